#ifndef LINTEL_TOOLS_COLUMNS_HPP
#define LINTEL_TOOLS_COLUMNS_HPP

#include <lintel/diagnostic.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

// Places in a text as people count them. Each of these takes all places of a text at once, in any order, so
// that the text is read once however many there are: linear in the text, n log n in the places.
namespace lintel::tool {

/// Byte offsets, from 0.
using offsets = std::vector<std::size_t>;

/// The offset of a finding in a text, and where its line begins there.
std::size_t begin_of(const diagnostic&, std::string_view text) noexcept;
std::size_t line_begin_of(const diagnostic&, std::string_view text) noexcept;

/// How many characters (Unicode scalar values) are before each offset. The text is UTF-8 up to the last one.
std::vector<std::size_t> characters_before(std::string_view text, const offsets& at);

/// The column of each finding in characters, 1-based; 0 for one that has no place in a text.
std::vector<std::size_t> columns_of(const report& found, std::string_view text);

/// Where the token ends that begins at each offset: a string with its quotes, a bracket, or what stands up to
/// the next of them or white space. A token ends with its line at the latest.
offsets token_ends(std::string_view text, const offsets& begins);

} // namespace lintel::tool

#endif
