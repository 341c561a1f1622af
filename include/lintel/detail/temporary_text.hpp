#ifndef LINTEL_DETAIL_TEMPORARY_TEXT_HPP
#define LINTEL_DETAIL_TEMPORARY_TEXT_HPP

#include <lintel/detail/abi.hpp>

#include <concepts>
#include <string_view>
#include <type_traits>

namespace lintel::detail::inline LINTEL_ABI {

/// For a parameter `T&&`: whether the argument is a temporary that owns its characters, such as a
/// std::string. What points into it is dangling after the call. A type that has nothing to destroy is taken
/// for a view.
template <class T>
concept temporary_text =
    !std::is_reference_v<T> && std::is_class_v<T> && std::convertible_to<const T&, std::string_view> &&
    !std::is_trivially_destructible_v<T>;

} // namespace lintel::detail::inline LINTEL_ABI

#endif
