#ifndef LINTEL_DETAIL_ENUM_WORDS_HPP
#define LINTEL_DETAIL_ENUM_WORDS_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/escape.hpp>
#include <lintel/detail/phrase.hpp>

#include <span>
#include <string>
#include <string_view>

namespace lintel::detail::inline LINTEL_ABI {

/// What follows the member's name in the message about a value that its enum does not list.
[[gnu::cold, gnu::noinline]] inline std::string
not_a_valid_value(std::string_view text, std::span<const std::string_view> names, bool sensitive) {
    return phrase({sensitive ? "" : " ",
                   sensitive ? "" : quoted(text),
                   " is not a valid value; expected one of: ",
                   listed(names)});
}

} // namespace lintel::detail::inline LINTEL_ABI

#endif
