#ifndef LINTEL_PATTERN_REF_HPP
#define LINTEL_PATTERN_REF_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/fixed_string.hpp>

#include <cstdint>
#include <string_view>

// A pattern where a model names it. Its tables are made, which takes the compiler a while, only in files that
// include <lintel/pattern.hpp>, as validate.hpp does.
namespace lintel {

/// How a text meets a pattern: not at all, an ECMA-262 search succeeds, or the whole text is one match.
enum class match : std::uint8_t { none, partial, full };

namespace detail::inline LINTEL_ABI {
struct compiled_pattern;
} // namespace detail::inline LINTEL_ABI

namespace detail {
/// Where a pattern's tables are; defined in pattern.hpp. Not tagged: shapes, which have one name in all
/// files, refer to it, and the tables do not depend on the instruction set.
template <fixed_string Source> struct tables_of {
    static const compiled_pattern value;
};
} // namespace detail

/// A compiled pattern: a pointer to its constant tables. Matching is linear in the text, allocates
/// nothing and counts Unicode scalar values; a byte that is not UTF-8 matches nothing.
class pattern_ref {
public:
    LINTEL_TAGGED constexpr pattern_ref() noexcept = default;
    /// `pattern<"...">` makes them.
    LINTEL_TAGGED constexpr pattern_ref(std::string_view source,
                                        const detail::compiled_pattern& tables) noexcept
        : source_(source), tables_(&tables) {}

    /// Whether there is a pattern; without one nothing else may be called.
    LINTEL_TAGGED constexpr explicit operator bool() const noexcept { return tables_ != nullptr; }
    /// The pattern as it was written.
    LINTEL_TAGGED constexpr std::string_view source() const noexcept { return source_; }
    /// What a text must be, in words that follow "must be"; empty when none were given.
    LINTEL_TAGGED constexpr std::string_view meaning() const noexcept { return meaning_; }
    /// The same pattern with such words, of static storage: messages and schemas give them before the
    /// expression.
    ///
    ///     pattern<"^([1-9][0-9]*|[1-9][0-9]?%|100%)$">.means("a number from 1, or 1% to 100%")
    LINTEL_TAGGED constexpr pattern_ref means(std::string_view words) const noexcept {
        pattern_ref with_words = *this;
        with_words.meaning_ = words;
        return with_words;
    }

    /// How `text` meets it. To match, include <lintel/pattern.hpp>.
    LINTEL_TAGGED match test(std::string_view text) const noexcept;
    /// Whether `text` is ASCII and a whole match: quick. False does not say that it is none.
    LINTEL_TAGGED bool full_ascii(std::string_view text) const noexcept;
    /// Whether it matches a part of `text` or all.
    LINTEL_TAGGED bool search(std::string_view text) const noexcept;
    /// Whether it matches all of `text`.
    LINTEL_TAGGED bool full(std::string_view text) const noexcept;

private:
    std::string_view source_{};
    std::string_view meaning_{};
    const detail::compiled_pattern* tables_ = nullptr;
};

#ifdef __clang__ // the tables may be defined in another file
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-var-template"
#endif
/// A pattern as a constraint: ECMA-262 with the u flag, compiled by the compiler. Supported: literals,
/// escapes, `.`, classes with `\s \w \d \p{L} \p{Z} \p{N}` and their complements, groups, `|`, repetitions,
/// `^`, `$`, and one negative look-ahead `^(?!…)` at the start, without `|` outside of groups. Anything else
/// is a compile error that says what to do.
///
///     lintel::pattern<"^[1-9][0-9]*$">.test("5\n")           // match::none
///     lintel::pattern<"[$]LATEST">.test("foo$LATESTbar")     // match::partial
template <detail::fixed_string Source>
inline constexpr pattern_ref pattern{Source.view(), detail::tables_of<Source>::value};
#ifdef __clang__
#pragma clang diagnostic pop
#endif

} // namespace lintel

#endif
