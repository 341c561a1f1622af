#ifndef LINTEL_DETAIL_TEXT_HPP
#define LINTEL_DETAIL_TEXT_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/blocks.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lintel::detail::inline LINTEL_ABI {

/// The number of Unicode scalar values in valid UTF-8.
inline std::size_t scalar_count(std::string_view s) noexcept {
    std::size_t n = 0;
    for (const char c : s) n += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    return n;
}

/// The length of the leading run of ASCII bytes.
inline std::size_t ascii_prefix(std::string_view s) noexcept {
    const char* const first_beyond = skip_until(
        s.data(),
        s.data() + s.size(),
        [](const auto& block) { return block.beyond_ascii(); },
        [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    return static_cast<std::size_t>(first_beyond - s.data());
}

inline bool is_ascii(std::string_view s) noexcept {
    std::uint64_t beyond = 0;
    each_block(
        s.data(),
        s.size(),
        [&](const auto& block, std::size_t) { beyond |= block.beyond_ascii(); },
        [&](unsigned char byte, std::size_t) { beyond |= byte & 0x80; });
    return beyond == 0;
}

/// The length of the well-formed UTF-8 sequence of a non-ASCII character at the start of `s`, 0 when there is
/// none.
inline std::size_t utf8_sequence(std::string_view s) noexcept {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
    const unsigned char lead = at(0);
    const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || s.size() < size) return 0;
    const unsigned char low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    const unsigned char high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (at(1) < low || at(1) > high) return 0;
    for (std::size_t i = 2; i < size; ++i)
        if ((at(i) & 0xc0) != 0x80) return 0;
    return size;
}

/// Takes the characters beyond ASCII at the start of `s`. False: one of them is not well-formed.
inline bool take_beyond_ascii(std::string_view& s) noexcept {
    while (!s.empty() && static_cast<unsigned char>(s.front()) >= 0x80) {
        const std::size_t n = utf8_sequence(s);
        if (n == 0) return false;
        s.remove_prefix(n);
    }
    return true;
}

/// The length of the leading run of well-formed UTF-8.
inline std::size_t utf8_prefix(std::string_view s) noexcept {
    std::string_view rest = s;
    do rest.remove_prefix(ascii_prefix(rest));
    while (!rest.empty() && take_beyond_ascii(rest));
    return s.size() - rest.size();
}

inline bool is_utf8(std::string_view s) noexcept { return utf8_prefix(s) == s.size(); }

} // namespace lintel::detail::inline LINTEL_ABI

#endif
