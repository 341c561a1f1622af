#ifndef LINTEL_TOOLS_EXCERPT_HPP
#define LINTEL_TOOLS_EXCERPT_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace lintel::tool {

/// The part of a line around the byte at `at`, and under it a line with a caret: both indented by four
/// spaces, the part at most `widest` cells of a terminal wide, with an ellipsis where it is cut. `line_begin`
/// is the offset of the line's first byte. Characters are shown as first_character() has it, tabs as one
/// space. Reads a number of bytes that depends on `widest` only.
std::string excerpt(std::string_view text, std::size_t at, std::size_t line_begin, std::size_t widest);

} // namespace lintel::tool

#endif
