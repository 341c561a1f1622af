#ifndef LINTEL_DETAIL_BLANK_HPP
#define LINTEL_DETAIL_BLANK_HPP

#include <lintel/detail/abi.hpp>

namespace lintel::detail::inline LINTEL_ABI {

/// Whether a byte is white space of JSON.
constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

} // namespace lintel::detail::inline LINTEL_ABI

#endif
