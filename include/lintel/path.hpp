#ifndef LINTEL_PATH_HPP
#define LINTEL_PATH_HPP

#include <lintel/detail/abi.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace lintel {

/// One step of a path: a member's name or an entry's key, which must outlive it, or an element's index in its
/// list.
struct path_part {
    /// From a name or an index. @{
    LINTEL_TAGGED constexpr path_part() noexcept = default;
    LINTEL_TAGGED constexpr path_part(std::string_view step_name) noexcept : name(step_name) {}
    LINTEL_TAGGED constexpr path_part(const char* step_name) noexcept : name(step_name) {}
    LINTEL_TAGGED path_part(const std::string& step_name) noexcept : name(step_name) {}
    template <std::integral N> LINTEL_TAGGED constexpr path_part(N element) noexcept
        : index(static_cast<std::size_t>(element)), is_element(true) {}
    /// @}

    std::string_view name{}; ///< of a member or entry, unescaped
    std::size_t index = 0;   ///< of an element in the list as the rule sees it, from 0
    bool is_element = false; ///< which of the two
};

/// Where a value is, seen from the struct that a rule reads: `{"Targets", 0, "Key"}`. Of the struct itself:
/// `{}`. Holds no text and allocates nothing.
class path {
public:
    static constexpr std::size_t longest = 8; ///< steps; those past it are left out

    /// The struct itself, or what its parts lead to. @{
    LINTEL_TAGGED constexpr path() noexcept = default;
    LINTEL_TAGGED constexpr path(std::initializer_list<path_part> parts) noexcept {
        for (const path_part& part : parts) append(part);
    }
    /// @}
    /// The path with one more step.
    LINTEL_TAGGED constexpr path operator/(const path_part& part) const noexcept {
        path longer = *this;
        longer.append(part);
        return longer;
    }

    /// From the struct downwards.
    LINTEL_TAGGED constexpr std::span<const path_part> parts() const noexcept {
        return {parts_.data(), size_};
    }

private:
    LINTEL_TAGGED constexpr void append(const path_part& part) noexcept {
        if (size_ < longest) parts_[size_++] = part;
    }

    std::array<path_part, longest> parts_{};
    std::size_t size_ = 0;
};

} // namespace lintel

#endif
