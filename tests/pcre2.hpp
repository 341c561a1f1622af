#ifndef LINTEL_TESTS_PCRE2_HPP
#define LINTEL_TESTS_PCRE2_HPP

#include <lintel/pattern.hpp>

#ifndef LINTEL_TESTS_WITHOUT_PCRE2
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#endif

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace tests {

#ifdef LINTEL_TESTS_WITHOUT_PCRE2
// For other machines, whose PCRE2 is rarely installed: what compares with it is skipped.
inline constexpr bool has_pcre2 = false;

class independent {
public:
    explicit independent(std::string_view) { throw std::logic_error("there is no PCRE2"); }
    lintel::match test(std::string_view) const { throw std::logic_error("there is no PCRE2"); }
};
inline bool beyond_pcre2(std::string_view) { return true; }
#else
inline constexpr bool has_pcre2 = true;

/// The same pattern for PCRE2, whose \s and dot mean other sets than ECMA-262's.
inline std::string translated(std::string_view source) {
    const std::string inside =
        R"(\t\n\x0b\f\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff})";
    std::string out;
    bool in_class = false;
    for (std::size_t i = 0; i < source.size(); ++i) {
        const char c = source[i];
        if (c == '\\') {
            const char e = source[++i];
            if (e == 's')
                out += in_class ? inside : '[' + inside + ']';
            else if (e == 'S')
                out += "[^" + inside + ']';
            else if (e == 'u')
                out += "\\x{" + std::string(source.substr(i + 1, 4)) + '}', i += 4;
            else
                out += {'\\', e};
        } else if (c == '.' && !in_class) {
            out += R"([^\n\r\x{2028}\x{2029}])";
        } else {
            in_class = c == '[' || (in_class && c != ']');
            out += c;
        }
    }
    return out;
}

/// PCRE2 as the judge of a pattern.
class independent {
public:
    explicit independent(std::string_view source)
        : search_(compile(translated(source))), full_(compile("\\A(?:" + translated(source) + ")\\z")) {}

    lintel::match test(std::string_view text) const {
        if (matches(full_.get(), text)) return lintel::match::full;
        return matches(search_.get(), text) ? lintel::match::partial : lintel::match::none;
    }

private:
    struct free_code {
        void operator()(pcre2_code* c) const { pcre2_code_free(c); }
    };
    using code = std::unique_ptr<pcre2_code, free_code>;

    static code compile(const std::string& source) {
        int number = 0;
        PCRE2_SIZE at = 0;
        code c(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(source.data()),
                             source.size(),
                             PCRE2_UTF | PCRE2_DOLLAR_ENDONLY,
                             &number,
                             &at,
                             nullptr));
        if (!c) throw std::logic_error("PCRE2 cannot compile " + source);
        return c;
    }
    static bool matches(const pcre2_code* c, std::string_view text) {
        const std::unique_ptr<pcre2_match_data, void (*)(pcre2_match_data*)> data(
            pcre2_match_data_create_from_pattern(c, nullptr), pcre2_match_data_free);
        const int result =
            pcre2_match(c, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), 0, 0, data.get(), nullptr);
        if (result < 0 && result != PCRE2_ERROR_NOMATCH)
            throw std::runtime_error("PCRE2 gave up: " + std::to_string(result));
        return result >= 0;
    }

    code search_, full_;
};

/// Whether a text has a character that PCRE2's Unicode (14, in Debian 12) does not know: then its verdict on
/// \p{L} and its like is out of date.
inline bool beyond_pcre2(std::string_view text) {
    static const independent unassigned(R"(\p{Cn})");
    return unassigned.test(text) != lintel::match::none;
}

#endif

} // namespace tests

#endif
