#ifndef LINTEL_DETAIL_TEXT_HPP
#define LINTEL_DETAIL_TEXT_HPP

#include <lintel/detail/blocks.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace lintel::detail {

/// The number of Unicode scalar values in valid UTF-8.
inline std::size_t scalar_count(std::string_view s) noexcept {
    std::size_t n = 0;
    for (const char c : s) n += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    return n;
}

/// The length of the leading run of ASCII bytes.
inline std::size_t ascii_prefix(std::string_view s) noexcept {
    std::size_t i = 0;
    while (s.size() - i >= wide_block::size && !wide_block(s.data() + i).beyond_ascii())
        i += wide_block::size;
    while (s.size() - i >= word_block::size && !word_block(s.data() + i).beyond_ascii())
        i += word_block::size;
    while (i < s.size() && static_cast<unsigned char>(s[i]) < 0x80) ++i;
    return i;
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

inline bool is_utf8(std::string_view s) noexcept {
    for (;;) {
        s.remove_prefix(ascii_prefix(s));
        if (s.empty()) return true;
        if (!take_beyond_ascii(s)) return false;
    }
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
    const auto set = [&](char c, char letter) { all[static_cast<unsigned char>(c)] = {{'\\', letter}, 2}; };
    set('"', '"'), set('\\', '\\'), set('\b', 'b'), set('\f', 'f'), set('\n', 'n'), set('\r', 'r'),
        set('\t', 't');
    return all;
}();

/// Writes a JSON escape for a byte that needs one, at most 6 bytes (over 8), and returns its end.
inline char* put_escape(char c, char* to) noexcept {
    const escape& e = escapes[static_cast<unsigned char>(c)];
    std::memcpy(to, &e, sizeof e);
    return to + e.size;
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

} // namespace lintel::detail

#endif
