#ifndef LINTEL_DETAIL_REPAIRS_HPP
#define LINTEL_DETAIL_REPAIRS_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/blank.hpp>
#include <lintel/detail/escape.hpp>
#include <lintel/detail/nearest.hpp>
#include <lintel/detail/phrase.hpp>
#include <lintel/detail/text.hpp>
#include <lintel/pattern.hpp>
#include <lintel/shape.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// What to write instead of a text that its shape does not allow.
namespace lintel::detail::inline LINTEL_ABI {

/// The longest text, in bytes, for which repairs are tried.
inline constexpr std::size_t longest_repaired = 128;

constexpr char upper_ascii(char c) noexcept { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }
/// The text without the quotes around it, if there are some.
constexpr std::string_view without_quotes(std::string_view text) noexcept {
    const bool quotes = text.size() >= 2 && text.front() == text.back() &&
                        (text.front() == '"' || text.front() == '\'' || text.front() == '`');
    return quotes ? text.substr(1, text.size() - 2) : text;
}

/// Whether a text holds what documentation writes in the place of a value of the reader's own.
inline bool is_placeholder(std::string_view text) noexcept {
    constexpr std::array<std::string_view, 5> marks{"EXAMPLE", "xxxx", "XXXX", "account-id", "region"};
    const std::size_t open = text.find('<');
    return (open != text.npos && text.find('>', open) != text.npos) ||
           std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
               return text.find(mark) != text.npos;
           });
}
inline constexpr std::string_view placeholder_hint = "this is the documentation's placeholder: put your own";

/// Whether a text, which is valid UTF-8, is what a shape allows.
inline bool meets(std::string_view text, const shape& s) noexcept {
    return (!s.is(shape::has_length) || s.length.allows(static_cast<std::int64_t>(scalar_count(text)))) &&
           (!s.is(shape::has_pattern) || s.pattern.full(text));
}

/// Tries simple changes of a text until one is allowed.
class repair {
public:
    repair(std::string_view text, const shape& s) : text_(text), shape_(&s) {}

    /// The text as it should be; empty when no simple change is enough. Tries at most 16 texts, each no
    /// longer than longest_repaired and a few bytes.
    std::string find() {
        if (text_.empty() || text_.size() > longest_repaired) return {};
        if (!shape_->is(shape::has_pattern)) {
            // What is inside of such a text may be meant.
            return try_one(phrase({trimmed(text_)})) ? found_ : std::string();
        }
        const std::string_view bare = trimmed(without_quotes(trimmed(text_)));
        std::string dense;
        for (const char c : bare)
            if (!is_blank(c)) dense += c;
        for (const std::string_view base : {bare, std::string_view(dense)})
            if (try_cases(phrase({base})) || try_percent(base) || try_dollar(base)) return found_;
        return {};
    }

private:
    bool try_one(const std::string& candidate) {
        if (candidate.empty() || candidate == text_ || !meets(candidate, *shape_)) return false;
        found_ = candidate;
        return true;
    }
    bool try_cases(std::string candidate) {
        if (try_one(candidate)) return true;
        for (char& c : candidate) c = lower_ascii(c);
        if (try_one(candidate)) return true;
        for (char& c : candidate) c = upper_ascii(c);
        return try_one(candidate);
    }
    /// One percent sign at the end or, where the pattern knows none, no such sign.
    bool try_percent(std::string_view base) {
        std::string digits;
        for (const char c : base)
            if (c != '%') digits += c;
        if (shape_->pattern.source().find('%') != std::string_view::npos)
            return try_one(phrase({digits, "%"}));
        return digits.size() != base.size() && try_one(digits);
    }
    /// A dollar sign in front, where the pattern names one.
    bool try_dollar(std::string_view base) {
        const std::string_view source = shape_->pattern.source();
        const bool is_named = source.find("[$]") != source.npos || source.find("\\$") != source.npos;
        return is_named && try_cases(phrase({"$", base}));
    }

    std::string_view text_;
    const shape* shape_;
    std::string found_;
};

/// What to do about a text that its shape does not allow; empty when nothing simple helps. Not for a
/// sensitive text: the hint holds it.
[[gnu::cold, gnu::noinline]] inline std::string repair_hint(std::string_view text, const shape& s) {
    if (text.size() <= longest_repaired && is_placeholder(text)) return std::string(placeholder_hint);
    const std::string repaired = repair(text, s).find();
    if (repaired.empty()) return {};
    std::string shown(escaped_room(repaired.size()), '\0');
    shown.resize(static_cast<std::size_t>(put_escaped(repaired, shown.data()) - shown.data()));
    return phrase({"did you mean \"", shown, "\"?"});
}

} // namespace lintel::detail::inline LINTEL_ABI

#endif
