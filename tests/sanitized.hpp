#ifndef LINTEL_TESTS_SANITIZED_HPP
#define LINTEL_TESTS_SANITIZED_HPP

namespace tests {

/// Whether the address sanitizer watches. Tests that are merely large are a tenth as large then: it makes
/// them ten times as slow.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool sanitized = true;
#elif defined(__has_feature)
inline constexpr bool sanitized = __has_feature(address_sanitizer);
#else
inline constexpr bool sanitized = false;
#endif

} // namespace tests

#endif
