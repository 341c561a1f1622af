#ifndef LINTEL_DETAIL_PHRASE_HPP
#define LINTEL_DETAIL_PHRASE_HPP

#include <lintel/detail/abi.hpp>

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

// Texts for people, made by calls that are never made in place: they are many, and rarely run.
namespace lintel::detail::inline LINTEL_ABI {

/// The parts, joined.
[[gnu::cold, gnu::noinline]] inline std::string phrase(std::initializer_list<std::string_view> parts) {
    std::size_t size = 0;
    for (const auto part : parts) size += part.size();
    std::string all;
    all.reserve(size);
    for (const auto part : parts) all.append(part);
    return all;
}

/// A name as messages have it: its control characters are escaped, as in JSON.
[[gnu::cold, gnu::noinline]] inline std::string shown(std::string_view name) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string all;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20)
            all.append("\\u00").append({digits[byte >> 4], digits[byte & 15]});
        else
            all += c;
    }
    return all;
}

/// Names with commas between them.
[[gnu::cold, gnu::noinline]] inline std::string listed(std::span<const std::string_view> names) {
    std::string all;
    for (const auto name : names) {
        if (!all.empty()) all += ", ";
        all += shown(name);
    }
    return all;
}

[[gnu::cold, gnu::noinline]] inline std::string digits(long long n) { return std::to_string(n); }
[[gnu::cold, gnu::noinline]] inline std::string digits(unsigned long long n) { return std::to_string(n); }
inline std::string digits(long n) { return digits(static_cast<long long>(n)); }
inline std::string digits(unsigned long n) { return digits(static_cast<unsigned long long>(n)); }

} // namespace lintel::detail::inline LINTEL_ABI

#endif
