#ifndef LINTEL_DETAIL_BLANK_HPP
#define LINTEL_DETAIL_BLANK_HPP

#include <lintel/detail/abi.hpp>

#include <cstddef>
#include <string_view>

namespace lintel::detail::inline LINTEL_ABI {

/// Whether a byte is white space of JSON.
constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
inline constexpr std::string_view blanks = " \t\n\r";

/// The text without blanks at its beginning, its end, or both. @{
constexpr std::string_view without_leading_blanks(std::string_view s) noexcept {
    const std::size_t at = s.find_first_not_of(blanks);
    return at == s.npos ? std::string_view() : s.substr(at);
}
constexpr std::string_view without_trailing_blanks(std::string_view s) noexcept {
    return s.substr(0, s.find_last_not_of(blanks) + 1); // npos + 1 is 0
}
constexpr std::string_view trimmed(std::string_view s) noexcept {
    return without_trailing_blanks(without_leading_blanks(s));
}
/// @}

/// Whether a byte is a control character of ASCII.
constexpr bool is_control(char c) noexcept { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }

} // namespace lintel::detail::inline LINTEL_ABI

#endif
