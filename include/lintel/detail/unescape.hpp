#ifndef LINTEL_DETAIL_UNESCAPE_HPP
#define LINTEL_DETAIL_UNESCAPE_HPP

#include <lintel/detail/blocks.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lintel::detail {

/// The value of four hexadecimal digits, above 0xffff when they are none.
constexpr std::uint32_t hex4(const char* p) noexcept {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) {
        const auto c = static_cast<unsigned char>(p[i]);
        const std::uint32_t digit = c - std::uint32_t{'0'}, letter = (c | 0x20U) - std::uint32_t{'a'};
        value = value << 4 | (digit < 10 ? digit : letter < 6 ? letter + 10 : 0x10000);
    }
    return value;
}

/// Appends a scalar value as UTF-8; at most 4 bytes.
constexpr char* put_utf8(char* to, std::uint32_t c) noexcept {
    const auto put = [&](std::uint32_t byte) { *to++ = static_cast<char>(byte); };
    if (c < 0x80) return put(c), to;
    if (c < 0x800) {
        put(0xc0 | c >> 6);
    } else {
        if (c < 0x10000) {
            put(0xe0 | c >> 12);
        } else {
            put(0xf0 | c >> 18);
            put(0x80 | (c >> 12 & 63));
        }
        put(0x80 | (c >> 6 & 63));
    }
    put(0x80 | (c & 63));
    return to;
}

/// What stands for which byte after a backslash.
inline constexpr auto unescaped_letters = [] {
    std::array<char, 't' + 1> bytes{};
    const auto set = [&](char letter, char c) { bytes[static_cast<unsigned char>(letter)] = c; };
    set('"', '"'), set('\\', '\\'), set('/', '/');
    set('b', '\b'), set('f', '\f'), set('n', '\n'), set('r', '\r'), set('t', '\t');
    return bytes;
}();

/// How many bytes more than the inside of a string unescape() may write over.
inline constexpr std::size_t unescape_slack = wide_block::size;

/// Writes what the inside of a well-formed JSON string stands for, never longer than `inside`, and returns
/// its end. `to` has room for `inside` and the slack.
inline char* unescape(std::string_view inside, char* to) noexcept {
    const char *p = inside.data(), *const end = p + inside.size();
    for (;;) {
        copy_until(p, end, to, [](const auto& b) { return b.equal('\\'); }, [](char c) { return c == '\\'; });
        if (p == end) return to;
        const char* const plain_end = p;
        p += 2;
        if (plain_end[1] != 'u') {
            *to++ = unescaped_letters[static_cast<unsigned char>(plain_end[1])];
            continue;
        }
        std::uint32_t c = hex4(p);
        p += 4;
        if (c >= 0xd800 && c < 0xdc00) {
            c = 0x10000 + ((c - 0xd800) << 10) + (hex4(p + 2) - 0xdc00);
            p += 6;
        }
        to = put_utf8(to, c);
    }
}

/// Makes `to` what the inside of a well-formed JSON string stands for.
inline void unescape(std::string_view inside, std::string& to) {
    to.resize(inside.size() + unescape_slack);
    to.resize(static_cast<std::size_t>(unescape(inside, to.data()) - to.data()));
}

/// The text of a well-formed JSON string token, quotes included in `token`. Copied into `scratch` only when
/// it has escapes; else a part of `token`.
inline std::string_view unquoted(std::string_view token, std::string& scratch) {
    const std::string_view inside = token.substr(1, token.size() - 2);
    if (inside.find('\\') == inside.npos) return inside;
    unescape(inside, scratch);
    return scratch;
}

} // namespace lintel::detail

#endif
