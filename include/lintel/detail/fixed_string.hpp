#ifndef LINTEL_DETAIL_FIXED_STRING_HPP
#define LINTEL_DETAIL_FIXED_STRING_HPP

#include <lintel/detail/abi.hpp>

#include <cstddef>
#include <string_view>

namespace lintel::detail::inline LINTEL_ABI {

/// A string literal as a template argument. N counts the terminating zero.
template <std::size_t N> struct fixed_string {
    char data[N]{};

    constexpr fixed_string() = default;
    constexpr fixed_string(const char (&literal)[N]) {
        for (std::size_t i = 0; i < N; ++i) data[i] = literal[i];
    }
    constexpr std::size_t size() const noexcept { return N - 1; }
    constexpr std::string_view view() const noexcept { return {data, N - 1}; }
};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
