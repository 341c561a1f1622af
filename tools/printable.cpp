#include "printable.hpp"

#include <lintel/detail/text.hpp>

#include <utf8proc.h>

namespace lintel::tool {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

/// The scalar value of a well-formed UTF-8 sequence beyond ASCII.
char32_t decoded(std::string_view sequence) noexcept {
    char32_t value = static_cast<unsigned char>(sequence[0]) & (0x7fU >> sequence.size());
    for (const char c : sequence.substr(1)) value = value << 6 | (static_cast<unsigned char>(c) & 0x3fU);
    return value;
}

std::size_t hex_size(char32_t value) noexcept {
    std::size_t n = 1;
    while (value >>= 4) ++n;
    return n;
}

/// The last `n` hexadecimal digits.
void append_hex(std::string& out, char32_t value, std::size_t n) {
    while (n-- > 0) out += digits[value >> 4 * n & 15];
}

/// Of a character beyond ASCII; see first_character().
bool is_escaped(char32_t c, const utf8proc_property_t& is) noexcept {
    constexpr char32_t first_modifier = 0x1f3fb, last_modifier = 0x1f3ff;
    switch (is.category) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return true;
    default:
        return is.ignorable || is.boundclass == UTF8PROC_BOUNDCLASS_REGIONAL_INDICATOR ||
               (c >= first_modifier && c <= last_modifier);
    }
}

void append_json_escape(std::string& out, char32_t c) {
    if (c >= 0x10000) {
        append_json_escape(out, 0xd800 + ((c - 0x10000) >> 10));
        c = 0xdc00 + (c & 0x3ff);
    }
    out += "\\u";
    append_hex(out, c, 4);
}

} // namespace

shown_character first_character(std::string_view text) noexcept {
    constexpr std::size_t byte_escape = 4; // cells of \x1b
    const auto byte = static_cast<unsigned char>(text[0]);
    if (byte >= 0x20 && byte < 0x7f) return {1, 1, false};
    const std::size_t size = byte < 0x80 ? 0 : detail::utf8_sequence(text);
    if (size == 0) return {1, byte_escape, true};
    const char32_t c = decoded(text.substr(0, size));
    const utf8proc_property_t& is = *utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
    if (is_escaped(c, is)) return {size, std::string_view("\\u{}").size() + hex_size(c), true};
    const bool joins = is.boundclass == UTF8PROC_BOUNDCLASS_V || is.boundclass == UTF8PROC_BOUNDCLASS_T;
    return {size, joins ? 0U : is.charwidth, false};
}

void append_shown(std::string& out, std::string_view text, const shown_character& first) {
    if (!first.escaped) {
        out += text.substr(0, first.size);
    } else if (first.size == 1) {
        out += "\\x";
        append_hex(out, static_cast<unsigned char>(text[0]), 2);
    } else {
        const char32_t c = decoded(text.substr(0, first.size));
        out += "\\u{";
        append_hex(out, c, hex_size(c));
        out += '}';
    }
}

std::string printable(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const shown_character first = first_character(text);
        append_shown(out, text, first);
        text.remove_prefix(first.size);
    }
    return out;
}

std::string utf8(std::string_view text) {
    return detail::is_utf8(text) ? std::string(text) : printable(text);
}

void escape_in_json(std::string& json, std::size_t from) {
    const auto plain = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x7f; // control characters are escaped in a string, and white space outside of one
    };
    std::string out;
    std::size_t copied = from;
    for (std::size_t i = from; i < json.size();) {
        if (plain(json[i])) {
            ++i;
            continue;
        }
        const std::string_view rest = std::string_view(json).substr(i);
        const shown_character first = first_character(rest);
        if (first.escaped) {
            out.append(json, copied, i - copied);
            append_json_escape(out, first.size == 1 ? char32_t{0x7f} : decoded(rest.substr(0, first.size)));
            copied = i + first.size;
        }
        i += first.size;
    }
    if (copied == from) return;
    out.append(json, copied);
    json.replace(from, json.npos, out);
}

} // namespace lintel::tool
