#ifndef LINTEL_DETAIL_REAL_TEXT_HPP
#define LINTEL_DETAIL_REAL_TEXT_HPP

#include <lintel/detail/abi.hpp>

#include <algorithm>
#include <charconv>
#include <climits>
#include <clocale>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>

// Numbers with a fraction, as JSON has them.
namespace lintel::detail::inline LINTEL_ABI {

/// Bytes of the longest text of a number.
inline constexpr std::size_t longest_real =
    std::max<std::size_t>(32, std::numeric_limits<long double>::max_digits10 + 9);

template <std::floating_point N> constexpr bool is_finite(N x) noexcept {
    constexpr N least = std::numeric_limits<N>::lowest(), most = std::numeric_limits<N>::max();
    return x >= least && x <= most;
}

/// By the C library, which wants the decimal point of its locale. What is out of range is 0 or infinite, with
/// its sign.
template <std::floating_point N> N read_real_by_c(std::string_view literal) {
    std::string local(literal);
    if (const auto point = local.find('.'); point != local.npos)
        local.replace(point, 1, std::localeconv()->decimal_point);
    if constexpr (sizeof(N) == sizeof(float))
        return std::strtof(local.c_str(), nullptr);
    else if constexpr (sizeof(N) == sizeof(double))
        return std::strtod(local.c_str(), nullptr);
    else
        return std::strtold(local.c_str(), nullptr);
}

/// Whether a number literal outside the range of its type is so near 0, rather than too large: the decimal
/// exponent of its first digit tells.
constexpr bool is_small(std::string_view literal) noexcept {
    const std::size_t e = std::min(literal.find_first_of("eE"), literal.size());
    const std::string_view digits = literal.substr(0, e);
    const std::size_t first = digits.find_first_of("123456789");
    if (first == digits.npos) return true;
    const bool down = e + 1 < literal.size() && literal[e + 1] == '-';
    constexpr std::int64_t most = 1'000'000'000'000;
    std::int64_t power = 0;
    for (const char c : literal.substr(e))
        if (c >= '0' && c <= '9') power = std::min(power * 10 + (c - '0'), most);
    const auto point = static_cast<std::int64_t>(std::min(digits.find('.'), digits.size()));
    return point - static_cast<std::int64_t>(first) + (down ? -power : power) <= 0;
}

/// The number that a JSON literal stands for; what is too small to hold is a zero of its sign. False: it is
/// too large.
template <std::floating_point N> bool read_real(std::string_view literal, N& x) {
#ifdef __cpp_lib_to_chars
    if (std::from_chars(literal.data(), literal.data() + literal.size(), x).ec == std::errc()) return true;
    if constexpr (sizeof(N) <= sizeof(double)) {
        x = literal.front() == '-' ? -N(0) : N(0);
        return is_small(literal);
    }
    // libstdc++ takes a subnormal long double for one that is out of range.
#endif // libc++ up to 19 reads no floating point
    x = read_real_by_c<N>(literal);
    return is_finite(x);
}

/// The shortest that reads back as the same number, by the C library.
template <std::floating_point N> char* print_real_by_c(char* to, N x) {
    for (int digits = 1;; ++digits) {
        char text[longest_real + MB_LEN_MAX]; // the locale's decimal point can have several bytes
        const int size = std::snprintf(text, sizeof text, "%.*Lg", digits, static_cast<long double>(x));
        std::string literal(text, static_cast<std::size_t>(size));
        const std::string_view local_point = std::localeconv()->decimal_point;
        if (const auto point = literal.find(local_point); point != literal.npos)
            literal.replace(point, local_point.size(), ".");
        if (digits < std::numeric_limits<N>::max_digits10 && read_real_by_c<N>(literal) != x) continue;
        std::memcpy(to, literal.data(), literal.size());
        return to + literal.size();
    }
}

/// Writes the shortest text that reads back as the same number, but a whole number below 2^53 without
/// exponent; at most longest_real bytes. Null when the number is not finite.
template <std::floating_point N> char* print_real(char* to, N x) {
    char* const end = to + longest_real;
    constexpr N whole_below = 0x1p53F;
    if (x > -whole_below && x < whole_below) {
        const auto whole = static_cast<std::int64_t>(x);
        if (static_cast<N>(whole) == x) {
            if (whole != 0 || !std::signbit(x)) return std::to_chars(to, end, whole).ptr;
            std::memcpy(to, "-0.0", 4);
            return to + 4;
        }
    }
    if (!is_finite(x)) return nullptr;
#ifdef _LIBCPP_VERSION // writes a long double as a double
    if constexpr (sizeof(N) > sizeof(double)) return print_real_by_c(to, x);
#endif
    return std::to_chars(to, end, x).ptr;
}

} // namespace lintel::detail::inline LINTEL_ABI

#endif
