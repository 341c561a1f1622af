#ifndef LINTEL_CONSTRAINT_HPP
#define LINTEL_CONSTRAINT_HPP

#include <lintel/pattern.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

// Each constraint is one small struct: its test, its words and its JSON Schema keywords stand together.
namespace lintel {

/// No limit on that side.
inline constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max();

/// Limits of a string, in Unicode scalar values, or of a blob, in decoded bytes (Smithy: length).
struct length {
    std::int64_t min = 0;
    std::int64_t max = unlimited;

    static constexpr std::string_view min_keyword = "minLength";
    static constexpr std::string_view max_keyword = "maxLength";

    constexpr bool allows(std::int64_t n) const noexcept { return n >= min && n <= max; }
    std::string explain(std::string_view what, std::int64_t n, std::string_view unit) const {
        std::string text(what);
        text += " is " + std::to_string(n) + ' ' + std::string(unit) + (n == 1 ? "" : "s") + " long; ";
        return text + (n < min ? "at least " + std::to_string(min) + (min == 1 ? " is" : " are") + " required"
                               : "at most " + std::to_string(max) + (max == 1 ? " is" : " are") + " allowed");
    }
    bool operator==(const length&) const = default;
};

/// Limits of a list's or a map's number of entries (Smithy: length of a list or map).
struct count {
    std::int64_t min = 0;
    std::int64_t max = unlimited;

    static constexpr std::string_view min_keyword = "minItems";
    static constexpr std::string_view max_keyword = "maxItems";
    static constexpr std::string_view min_map_keyword = "minProperties";
    static constexpr std::string_view max_map_keyword = "maxProperties";

    constexpr bool allows(std::int64_t n) const noexcept { return n >= min && n <= max; }
    std::string explain(std::string_view what, std::int64_t n) const {
        std::string text(what);
        text += " has " + std::to_string(n) + (n == 1 ? " entry; " : " entries; ");
        return text + (n < min ? "at least " + std::to_string(min) + (min == 1 ? " is" : " are") + " required"
                               : "at most " + std::to_string(max) + (max == 1 ? " is" : " are") + " allowed");
    }
    bool operator==(const count&) const = default;
};

/// Limits of an integer's value, both ends allowed (Smithy: range).
struct range {
    std::int64_t min = std::numeric_limits<std::int64_t>::min();
    std::int64_t max = unlimited;

    static constexpr std::string_view min_keyword = "minimum";
    static constexpr std::string_view max_keyword = "maximum";

    constexpr bool has_min() const noexcept { return min != std::numeric_limits<std::int64_t>::min(); }
    constexpr bool allows(std::int64_t n) const noexcept { return n >= min && n <= max; }
    std::string explain(std::string_view what, std::string_view value) const {
        std::string text(what);
        text += " is ";
        text += value;
        text += "; ";
        if (has_min() && max != unlimited)
            return text + "it must be from " + std::to_string(min) + " to " + std::to_string(max);
        return text + (has_min() ? "it must be at least " + std::to_string(min)
                                 : "it must be at most " + std::to_string(max));
    }
    bool operator==(const range&) const = default;
};

/// The member must be present (Smithy: required).
struct required_t {
    static std::string explain(std::string_view what) {
        return std::string(what) + " is missing; it is required";
    }
};
inline constexpr required_t required{};

/// The value must appear in no message, hint, excerpt or exception (Smithy: sensitive).
struct sensitive_t {};
inline constexpr sensitive_t sensitive{};

/// The member, if present and not an empty container, should no longer be used. `instead` is an imperative
/// sentence: what to do.
struct deprecated {
    std::string_view instead;
};

/// One enumerator that should no longer be used, by its name on the wire.
struct deprecated_value {
    std::string_view name;
    std::string_view instead;
};

/// A list that the service treats as a set: order and repetition do not matter to `diff`.
struct unordered_t {};
inline constexpr unordered_t unordered{};

} // namespace lintel

#endif
