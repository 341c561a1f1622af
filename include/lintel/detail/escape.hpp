#ifndef LINTEL_DETAIL_ESCAPE_HPP
#define LINTEL_DETAIL_ESCAPE_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/blocks.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace lintel::detail::inline LINTEL_ABI {

/// The escapes of two characters, RFC 8259 section 7: the one after the backslash, and what it stands for.
struct short_escape {
    char letter, byte;
};
inline constexpr short_escape short_escapes[] = {
    {'"', '"'}, {'\\', '\\'}, {'b', '\b'}, {'f', '\f'}, {'n', '\n'}, {'r', '\r'}, {'t', '\t'}, {'/', '/'}};

/// By letter: the byte that it stands for, 0 for what is no such letter.
inline constexpr auto escaped_bytes = [] {
    std::array<char, 256> bytes{};
    for (const auto& e : short_escapes) bytes[static_cast<unsigned char>(e.letter)] = e.byte;
    return bytes;
}();
constexpr char escaped_byte(char letter) noexcept {
    return escaped_bytes[static_cast<unsigned char>(letter)];
}

constexpr bool needs_escape(char c) noexcept {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

/// A JSON escape.
struct escape {
    char text[7];
    std::uint8_t size;
};
/// By byte, for those that need one.
inline constexpr auto escapes = [] {
    std::array<escape, '\\' + 1> all{};
    constexpr char digits[] = "0123456789abcdef";
    for (std::size_t c = 0; c < 0x20; ++c)
        all[c] = {{'\\', 'u', '0', '0', digits[c >> 4], digits[c & 15]}, 6};
    for (const auto& e : short_escapes)
        if (needs_escape(e.byte)) all[static_cast<unsigned char>(e.byte)] = {{'\\', e.letter}, 2};
    return all;
}();

/// Writes a JSON escape for a byte that needs one, at most 6 bytes (over 8), and returns its end.
inline char* put_escape(char c, char* to) noexcept {
    const escape& e = escapes[static_cast<unsigned char>(c)];
    std::memcpy(to, &e, sizeof e);
    return to + e.size;
}

/// The bytes of `s` as the inside of a JSON string.
constexpr std::size_t escaped_size(std::string_view s) noexcept {
    std::size_t n = 0;
    for (const char c : s)
        n += needs_escape(c) ? escapes[static_cast<unsigned char>(c)].size : std::size_t{1};
    return n;
}
/// Writes exactly these bytes and returns their end: for names, at compile time.
constexpr char* put_escaped_name(std::string_view s, char* to) noexcept {
    for (const char c : s) {
        if (!needs_escape(c)) {
            *to++ = c;
            continue;
        }
        const escape& e = escapes[static_cast<unsigned char>(c)];
        for (std::size_t i = 0; i < e.size; ++i) *to++ = e.text[i];
    }
    return to;
}

/// The most that put_escaped() writes over for `n` bytes.
constexpr std::size_t escaped_room(std::size_t n) noexcept { return 6 * n + wide_block::size; }

/// Writes `s` as the inside of a JSON string and returns its end.
inline char* put_escaped(std::string_view s, char* to) noexcept {
    const char *p = s.data(), *const end = p + s.size();
    for (;;) {
        copy_until(p, end, to, [](const auto& block) { return block.escaped(); }, needs_escape);
        if (p == end) return to;
        to = put_escape(*p++, to);
    }
}

/// A text as a message shows it: quoted, escaped, and cut after 40 bytes or so.
inline std::string quoted(std::string_view s) {
    constexpr std::size_t longest_shown = 40;
    std::size_t end = s.size();
    if (end > longest_shown) {
        end = longest_shown;
        while (end > 0 && (static_cast<unsigned char>(s[end]) & 0xc0) == 0x80) --end;
    }
    std::string out = "\"";
    out.resize(1 + escaped_room(end));
    out.resize(static_cast<std::size_t>(put_escaped(s.substr(0, end), out.data() + 1) - out.data()));
    return out += end < s.size() ? "…\"" : "\"";
}

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
            *to++ = escaped_byte(plain_end[1]);
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

} // namespace lintel::detail::inline LINTEL_ABI

#endif
