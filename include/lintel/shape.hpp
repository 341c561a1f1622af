#ifndef LINTEL_SHAPE_HPP
#define LINTEL_SHAPE_HPP

#include <lintel/constraint.hpp>
#include <lintel/detail/abi.hpp>

#include <cstdint>
#include <string_view>
#include <type_traits>

namespace lintel {

struct shape;

namespace detail::inline LINTEL_ABI {
template <class T, class... Others> inline constexpr bool is_one_of = (std::is_same_v<T, Others> || ...);
/// Whether no two of the types are the same: of two constraints of a kind, one would have no effect.
template <class... Parts> inline constexpr bool given_once = true;
template <class First, class Second, class... Rest> inline constexpr bool given_once<First, Second, Rest...> =
    !is_one_of<First, Second, Rest...> && given_once<Second, Rest...>;
} // namespace detail::inline LINTEL_ABI

/// The shape of a list's elements. Refers to it: name a constant.
struct elements {
    const shape& of; ///< a constant
};
/// The shape of a map's keys.
struct keys {
    const shape& of; ///< a constant
};
/// The shape of a map's values.
struct values {
    const shape& of; ///< a constant
};

/// A named set of constraints, as in Smithy and AWS's models: limited once, used by every member of that
/// shape. `inline constexpr lintel::shape S3BucketName{"S3BucketName", lintel::length{3, 63}};` One plain
/// type for all, so that tables of shapes cost no template instantiations.
struct shape {
    /// Which constraints were given; what does not fit the member's type is refused at compile time.
    enum given : std::uint8_t {
        has_length = 1,
        has_count = 2,
        has_range = 4,
        has_pattern = 8,
        has_elements = 16,
        has_keys = 32,
        has_values = 64,
        has_deprecated_value = 128
    };

    std::string_view name;                       ///< as in the service's model; static storage
    std::uint8_t has = 0;                        ///< of `given`
    bool is_sensitive = false;                   ///< marked `sensitive`
    bool is_unordered = false;                   ///< marked `unordered`
    lintel::length length{};                     ///< counts if `has_length`
    lintel::count count{};                       ///< counts if `has_count`
    lintel::range range{};                       ///< counts if `has_range`
    pattern_ref pattern{};                       ///< empty without one
    lintel::deprecated_value deprecated_value{}; ///< counts if `has_deprecated_value`
    const shape* element_shape = nullptr;        ///< of a list's elements, or none
    const shape* key_shape = nullptr;            ///< of a map's keys, or none
    const shape* value_shape = nullptr;          ///< of a map's values, or none

    /// The shape of that name with those constraints, in any order, each of another kind.
    template <class... Constraints>
    LINTEL_TAGGED constexpr explicit shape(std::string_view named, const Constraints&... cs) : name(named) {
        static_assert(detail::given_once<Constraints...>,
                      "lintel: this shape has two constraints of one kind, of which one would have no "
                      "effect: join them "
                      "into one");
        (apply(cs), ...);
    }

    /// Adds a constraint, in place of one of its kind. @{
    LINTEL_TAGGED constexpr void apply(const lintel::length& c) { length = c, has |= has_length; }
    LINTEL_TAGGED constexpr void apply(const lintel::count& c) { count = c, has |= has_count; }
    LINTEL_TAGGED constexpr void apply(const lintel::range& c) { range = c, has |= has_range; }
    LINTEL_TAGGED constexpr void apply(const pattern_ref& c) { pattern = c, has |= has_pattern; }
    LINTEL_TAGGED constexpr void apply(const lintel::deprecated_value& c) {
        deprecated_value = c, has |= has_deprecated_value;
    }
    LINTEL_TAGGED constexpr void apply(const elements& c) { element_shape = &c.of, has |= has_elements; }
    LINTEL_TAGGED constexpr void apply(const keys& c) { key_shape = &c.of, has |= has_keys; }
    LINTEL_TAGGED constexpr void apply(const values& c) { value_shape = &c.of, has |= has_values; }
    LINTEL_TAGGED constexpr void apply(const sensitive_t&) { is_sensitive = true; }
    LINTEL_TAGGED constexpr void apply(const unordered_t&) { is_unordered = true; }
    /// @}

    /// Whether that kind of constraint was given.
    LINTEL_TAGGED constexpr bool is(given what) const noexcept { return (has & what) != 0; }
};

/// The shape of whatever has no constraint.
inline constexpr shape unconstrained{""};

} // namespace lintel

#endif
