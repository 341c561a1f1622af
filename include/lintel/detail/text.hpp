#ifndef LINTEL_DETAIL_TEXT_HPP
#define LINTEL_DETAIL_TEXT_HPP

#include <lintel/detail/blocks.hpp>

#include <cstddef>
#include <cstdint>
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
    while (s.size() - i >= wide_block::size && !wide_block(s.data() + i).beyond_ascii()) i += wide_block::size;
    while (s.size() - i >= word_block::size && !word_block(s.data() + i).beyond_ascii()) i += word_block::size;
    while (i < s.size() && static_cast<unsigned char>(s[i]) < 0x80) ++i;
    return i;
}

inline bool is_ascii(std::string_view s) noexcept {
    const char* const p = s.data();
    const std::size_t n = s.size();
    if (n >= wide_block::size) {
        std::uint64_t beyond = wide_block(p + n - wide_block::size).beyond_ascii();
        for (std::size_t i = 0; i + wide_block::size < n; i += wide_block::size)
            beyond |= wide_block(p + i).beyond_ascii();
        return beyond == 0;
    }
    if (n >= word_block::size) {
        std::uint64_t beyond = word_block(p + n - word_block::size).beyond_ascii();
        for (std::size_t i = 0; i + word_block::size < n; i += word_block::size)
            beyond |= word_block(p + i).beyond_ascii();
        return beyond == 0;
    }
    unsigned char all = 0;
    for (std::size_t i = 0; i < n; ++i) all |= static_cast<unsigned char>(p[i]);
    return all < 0x80;
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

inline bool is_utf8(std::string_view s) noexcept {
    for (;;) {
        s.remove_prefix(ascii_prefix(s));
        if (s.empty()) return true;
        const std::size_t n = utf8_sequence(s);
        if (n == 0) return false;
        s.remove_prefix(n);
    }
}

/// The length of the leading run of bytes that a JSON string holds as they are, non-ASCII ones included.
inline std::size_t unescaped_prefix(std::string_view s) noexcept {
    std::size_t i = 0;
    for (; s.size() - i >= wide_block::size; i += wide_block::size)
        if (const auto found = wide_block(s.data() + i).escaped()) return i + wide_block::first(found);
    for (; s.size() - i >= word_block::size; i += word_block::size)
        if (const auto found = word_block(s.data() + i).escaped()) return i + word_block::first(found);
    while (i < s.size() && static_cast<unsigned char>(s[i]) >= 0x20 && s[i] != '"' && s[i] != '\\') ++i;
    return i;
}

/// Appends a JSON escape for a byte that needs one.
template <class String> void append_escape(String& out, char c) {
    constexpr std::string_view named = "\"\\\b\f\n\r\t", letters = "\"\\bfnrt", digits = "0123456789abcdef";
    if (const auto at = named.find(c); at != named.npos) {
        const char two[] = {'\\', letters[at]};
        out.append(two, 2);
        return;
    }
    const auto byte = static_cast<unsigned char>(c);
    const char six[] = {'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]};
    out.append(six, 6);
}

/// Appends `s` as the inside of a JSON string.
template <class String> void append_escaped(String& out, std::string_view s) {
    for (;;) {
        const std::size_t n = unescaped_prefix(s);
        out.append(s.data(), n);
        if (n == s.size()) return;
        append_escape(out, s[n]);
        s.remove_prefix(n + 1);
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
    append_escaped(out, s.substr(0, end));
    return out += end < s.size() ? "…\"" : "\"";
}

} // namespace lintel::detail

#endif
