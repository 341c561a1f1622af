#ifndef LINTEL_DETAIL_ECMA_PATTERN_HPP
#define LINTEL_DETAIL_ECMA_PATTERN_HPP

#include <lintel/detail/abi.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace lintel::detail::inline LINTEL_ABI {

/// A pattern that lintel compiles, as ECMA-262 wants it under the u flag, which JSON Schema asks for. Service
/// models write three things that the flag forbids and lintel takes: `\-` outside of brackets, a plain `-`
/// after a class in brackets (`[\w-.]`), and `\0` before a digit. Everything else stays as it is written.
inline std::string ecma_pattern(std::string_view source) {
    std::string out;
    bool in_brackets = false, after_class = false;
    for (std::size_t i = 0; i < source.size(); ++i) {
        const char c = source[i];
        const bool escape = c == '\\' && i + 1 < source.size();
        const bool was_class = after_class;
        after_class = false;
        if (escape) {
            const char e = source[++i];
            const bool digit_follows = i + 1 < source.size() && source[i + 1] >= '0' && source[i + 1] <= '9';
            if (e == '-' && !in_brackets)
                out += '-';
            else if (e == '0' && digit_follows)
                out += "\\x00";
            else
                out.append({c, e});
            after_class = std::string_view("sSwWdDpP").find(e) != std::string_view::npos;
            if (e == 'p' || e == 'P')
                while (i + 1 < source.size() && source[i] != '}') out += source[++i];
        } else if (in_brackets && was_class && c == '-' && i + 1 < source.size() && source[i + 1] != ']') {
            out += "\\-";
        } else {
            if (c == '[') in_brackets = true;
            if (c == ']') in_brackets = false;
            out += c;
        }
    }
    return out;
}

} // namespace lintel::detail::inline LINTEL_ABI

#endif
