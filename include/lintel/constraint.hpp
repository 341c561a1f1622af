#ifndef LINTEL_CONSTRAINT_HPP
#define LINTEL_CONSTRAINT_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/phrase.hpp>
#include <lintel/pattern_ref.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

// Each constraint is one small struct: its test, its words and its JSON Schema keywords stand together.
namespace lintel {

/// No limit on that side.
inline constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max();

namespace detail::inline LINTEL_ABI {
/// "at least 3 are required", or "at most 1 is allowed": which of the two n does not meet.
inline std::string limit_of(std::int64_t n, std::int64_t min, std::int64_t max) {
    const bool few = n < min;
    const std::int64_t limit = few ? min : max;
    return phrase({few ? "at least " : "at most ",
                   digits(limit),
                   limit == 1 ? " is " : " are ",
                   few ? "required" : "allowed"});
}
} // namespace detail::inline LINTEL_ABI

/// Limits of a string, in Unicode scalar values, or of a blob, in decoded bytes (Smithy: length).
struct length {
    std::int64_t min = 0;         ///< the smallest allowed
    std::int64_t max = unlimited; ///< the largest allowed

    /// JSON Schema keyword. @{
    static constexpr std::string_view min_keyword = "minLength";
    static constexpr std::string_view max_keyword = "maxLength";
    /// @}

    /// Whether `n` is within the limits.
    LINTEL_TAGGED constexpr bool allows(std::int64_t n) const noexcept { return n >= min && n <= max; }
    /// The message of a violation; `what` names the member.
    LINTEL_TAGGED std::string explain(std::string_view what, std::int64_t n, std::string_view unit) const {
        return detail::phrase({what,
                               " is ",
                               detail::digits(n),
                               " ",
                               unit,
                               n == 1 ? " long; " : "s long; ",
                               detail::limit_of(n, min, max)});
    }
    LINTEL_TAGGED bool operator==(const length&) const = default;
};

/// Limits of a list's or a map's number of entries (Smithy: length of a list or map).
struct count {
    std::int64_t min = 0;         ///< the smallest allowed
    std::int64_t max = unlimited; ///< the largest allowed

    /// JSON Schema keyword. @{
    static constexpr std::string_view min_keyword = "minItems";
    static constexpr std::string_view max_keyword = "maxItems";
    static constexpr std::string_view min_map_keyword = "minProperties";
    static constexpr std::string_view max_map_keyword = "maxProperties";
    /// @}

    /// Whether `n` is within the limits.
    LINTEL_TAGGED constexpr bool allows(std::int64_t n) const noexcept { return n >= min && n <= max; }
    /// The message of a violation; `what` names the member.
    LINTEL_TAGGED std::string explain(std::string_view what, std::int64_t n) const {
        return detail::phrase({what,
                               " has ",
                               detail::digits(n),
                               n == 1 ? " entry; " : " entries; ",
                               detail::limit_of(n, min, max)});
    }
    LINTEL_TAGGED bool operator==(const count&) const = default;
};

/// Limits of an integer's value, both ends allowed (Smithy: range).
struct range {
    std::int64_t min = std::numeric_limits<std::int64_t>::min(); ///< the smallest allowed
    std::int64_t max = unlimited;                                ///< the largest allowed

    /// JSON Schema keyword. @{
    static constexpr std::string_view min_keyword = "minimum";
    static constexpr std::string_view max_keyword = "maximum";
    /// @}

    /// Whether there is a lower limit.
    LINTEL_TAGGED constexpr bool has_min() const noexcept {
        return min != std::numeric_limits<std::int64_t>::min();
    }
    /// Whether `n` is within the limits.
    LINTEL_TAGGED constexpr bool allows(std::int64_t n) const noexcept { return n >= min && n <= max; }
    /// The message of a violation; `what` names the member.
    LINTEL_TAGGED std::string explain(std::string_view what, std::string_view value) const {
        if (has_min() && max != unlimited)
            return detail::phrase({what,
                                   " is ",
                                   value,
                                   "; it must be from ",
                                   detail::digits(min),
                                   " to ",
                                   detail::digits(max)});
        return detail::phrase({what,
                               " is ",
                               value,
                               has_min() ? "; it must be at least " : "; it must be at most ",
                               detail::digits(has_min() ? min : max)});
    }
    LINTEL_TAGGED bool operator==(const range&) const = default;
};

/// The member must be present (Smithy: required).
struct required_t {
    /// The message of a violation; `what` names the member.
    LINTEL_TAGGED static std::string explain(std::string_view what) {
        return detail::phrase({"required member ", what, " is missing"});
    }
};
/// Marks a member as required.
inline constexpr required_t required{};

/// The value must appear in no message, hint, excerpt or exception (Smithy: sensitive).
struct sensitive_t {};
/// Marks a member, shape or structure as sensitive.
inline constexpr sensitive_t sensitive{};

/// The member, if present and not an empty container, should no longer be used. `instead` is an imperative
/// sentence: what to do.
struct deprecated {
    std::string_view instead; ///< static storage
};

/// One enumerator that should no longer be used, by its name on the wire.
struct deprecated_value {
    std::string_view name;    ///< on the wire
    std::string_view instead; ///< what to do, an imperative sentence
};

/// A list that the service treats as a set: order and repetition do not matter to `diff`.
struct unordered_t {};
/// Marks a list as a set.
inline constexpr unordered_t unordered{};

} // namespace lintel

#endif
