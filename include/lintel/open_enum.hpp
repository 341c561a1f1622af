#ifndef LINTEL_OPEN_ENUM_HPP
#define LINTEL_OPEN_ENUM_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/described.hpp>
#include <lintel/detail/temporary_text.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace lintel {

/// The wire name of an enumerator, empty when `value` is none of E's described enumerators. Linear in their
/// number.
template <detail::described_enum E> LINTEL_TAGGED constexpr std::string_view enum_name(E value) noexcept {
    using list = detail::enumerators_of<E>;
    for (std::size_t i = 0; i < list::values.size(); ++i)
        if (list::values[i] == value) return list::names[i];
    return {};
}

/// The enumerator of that exact name (whole strings are compared), or none. Linear in their number.
template <detail::described_enum E>
LINTEL_TAGGED constexpr std::optional<E> enum_value(std::string_view name) noexcept {
    using list = detail::enumerators_of<E>;
    for (std::size_t i = 0; i < list::values.size(); ++i)
        if (list::names[i] == name) return list::values[i];
    return std::nullopt;
}

/// An enum value as the wire has it: one of E's enumerators, or text that E does not know, kept unchanged
/// (services add values). `Text` is std::string, or std::string_view in borrowed structs. Allocates for
/// unknown text only.
///
///     open_enum<MaintenanceWindowTaskType> t{"LALaDA"};
///     t.known()                                // false
///     t == MaintenanceWindowTaskType::LAMBDA   // false
///     t.text()                                 // "LALaDA"
template <detail::described_enum E, class Text = std::string> class open_enum {
public:
    using enum_type = E; ///< the described enum

    LINTEL_TAGGED constexpr open_enum() noexcept = default;
    /// A known value.
    LINTEL_TAGGED constexpr open_enum(E value) noexcept : value_(value) {}
    /// A value from the wire, known or not. Linear in the number of enumerators.
    LINTEL_TAGGED constexpr explicit open_enum(std::string_view text) {
        if (const auto value = enum_value<E>(text))
            value_ = *value;
        else
            text_ = Text(text), known_ = false;
    }
    /// A borrowed value would point into a text that ends with the call.
    template <detail::temporary_text T>
        requires(!std::is_same_v<Text, std::string>)
    explicit open_enum(T&&) = delete; // lintel: keep the text in a variable

    // The members that the compiler makes, declared so that they have the tag.
    LINTEL_TAGGED constexpr open_enum(const open_enum&) = default;
    LINTEL_TAGGED constexpr open_enum(open_enum&&) = default;
    LINTEL_TAGGED constexpr open_enum& operator=(const open_enum&) = default;
    LINTEL_TAGGED constexpr open_enum& operator=(open_enum&&) = default;
    LINTEL_TAGGED constexpr ~open_enum() = default;

    /// Whether it is an enumerator.
    LINTEL_TAGGED constexpr bool known() const noexcept { return known_; }
    /// The enumerator, or none when the text is not known.
    LINTEL_TAGGED constexpr std::optional<E> value() const noexcept {
        return known_ ? std::optional<E>(value_) : std::nullopt;
    }
    /// The text as on the wire.
    LINTEL_TAGGED constexpr std::string_view text() const noexcept {
        return known_ ? enum_name(value_) : std::string_view(text_);
    }

    /// Unknown text equals the same text only. @{
    LINTEL_TAGGED friend constexpr bool operator==(const open_enum& a, E b) noexcept {
        return a.known_ && a.value_ == b;
    }
    LINTEL_TAGGED friend constexpr bool operator==(const open_enum& a, const open_enum& b) noexcept {
        return a.known_ == b.known_ && (a.known_ ? a.value_ == b.value_ : a.text_ == b.text_);
    }
    /// @}

private:
    E value_{};
    bool known_ = true;
    Text text_{};
};

namespace detail::inline LINTEL_ABI {
template <class T> inline constexpr bool is_open_enum = false;
template <class E, class Text> inline constexpr bool is_open_enum<open_enum<E, Text>> = true;

template <class T> struct enum_behind {
    using type = T;
};
template <class E, class Text> struct enum_behind<open_enum<E, Text>> {
    using type = E;
};
/// The described enum that T is or wraps.
template <class T> using enum_of = typename enum_behind<T>::type;
} // namespace detail::inline LINTEL_ABI

} // namespace lintel

#endif
