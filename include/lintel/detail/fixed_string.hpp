#ifndef LINTEL_DETAIL_FIXED_STRING_HPP
#define LINTEL_DETAIL_FIXED_STRING_HPP

#include <lintel/detail/abi.hpp>

#include <cstddef>
#include <string_view>

// Without a tag, as it is a part of the names of patterns, which all files share.
namespace lintel::detail::inline LINTEL_ABI {

/// A string literal as a template argument. N counts the terminating zero.
template <std::size_t N> struct fixed_string {
    char data[N]{};

    LINTEL_TAGGED constexpr fixed_string() = default;
    LINTEL_TAGGED constexpr fixed_string(const char (&literal)[N]) {
        for (std::size_t i = 0; i < N; ++i) data[i] = literal[i];
    }
    LINTEL_TAGGED constexpr std::size_t size() const noexcept { return N - 1; }
    LINTEL_TAGGED constexpr std::string_view view() const noexcept { return {data, N - 1}; }
};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
