#ifndef LINTEL_DETAIL_ASCII_SET_HPP
#define LINTEL_DETAIL_ASCII_SET_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/blocks.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSSE3__)
#include <tmmintrin.h>
#endif

namespace lintel::detail::inline LINTEL_ABI {

/// A set of ASCII characters, as a bit for each in 16 bytes: the row is the lower half of the character's
/// code, the bit in it the upper.
struct ascii_set {
    std::array<std::uint8_t, 16> rows{};

    constexpr void add(unsigned char c) noexcept {
        rows[c & 15] |= static_cast<std::uint8_t>(1U << (c >> 4));
    }
    constexpr bool has(unsigned char c) const noexcept { return c < 0x80 && (rows[c & 15] >> (c >> 4) & 1); }
};

#if defined(__SSSE3__)
/// 16 bytes, each of which is looked up in sets.
class set_block {
public:
    static constexpr std::size_t size = 16;

    explicit set_block(const char* p) noexcept
        : set_block(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p))) {}
#if LINTEL_PARTIAL_BLOCKS
    /// Of at most 16 bytes.
    set_block(const char* p, std::size_t n) noexcept : set_block(_mm_maskz_loadu_epi8(places(n), p)) {}
    static __mmask16 places(std::size_t n) noexcept { return static_cast<__mmask16>((1U << n) - 1); }
#else
    /// From 8 to 15 bytes: the first and the last eight.
    set_block(const char* p, std::size_t n) noexcept : set_block(_mm_set_epi64x(word(p + n - 8), word(p))) {}
#endif

    /// A bit for each byte that is not in the set.
    std::uint64_t outside(const ascii_set& s) const noexcept {
        const __m128i row = _mm_loadu_si128(reinterpret_cast<const __m128i*>(s.rows.data()));
        const __m128i found = _mm_and_si128(_mm_shuffle_epi8(row, low_), bit_);
        return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(found, _mm_setzero_si128())));
    }

private:
    explicit set_block(__m128i bytes) noexcept {
        const __m128i half = _mm_set1_epi8(15);
        low_ = _mm_and_si128(bytes, half);
        const __m128i bits = _mm_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0);
        bit_ = _mm_shuffle_epi8(bits, _mm_and_si128(_mm_srli_epi16(bytes, 4), half));
    }
    static long long word(const char* p) noexcept {
        long long w;
        std::memcpy(&w, p, sizeof w);
        return w;
    }

    __m128i low_, bit_;
};
#endif

/// Whether every byte of a text is in the set.
inline bool all_in(const char* p, std::size_t n, const ascii_set& s) noexcept {
#if defined(__SSSE3__)
    if (n >= 16) {
        std::uint64_t outside = set_block(p + n - 16).outside(s);
        for (std::size_t i = 0; i + 16 < n && outside == 0; i += 16) outside = set_block(p + i).outside(s);
        return outside == 0;
    }
#endif
#if LINTEL_PARTIAL_BLOCKS
    return (set_block(p, n).outside(s) & set_block::places(n)) == 0;
#else
#if defined(__SSSE3__)
    if (n >= 8) return set_block(p, n).outside(s) == 0;
#endif
    bool all = true;
    for (std::size_t i = 0; i < n; ++i) all &= s.has(static_cast<unsigned char>(p[i]));
    return all;
#endif
}

/// Whether each of at most 64 bytes is in the set of its place: `where` has, for each of `count` sets, a bit
/// for each place.
inline bool all_in_line(const char* p,
                        std::size_t n,
                        const ascii_set* sets,
                        const std::uint64_t* where,
                        std::size_t count) noexcept {
    std::uint64_t wrong = 0;
#if defined(__SSSE3__)
    const auto look = [&](const set_block& block, std::size_t at) {
        for (std::size_t i = 0; i < count; ++i) wrong |= block.outside(sets[i]) & where[i] >> at;
    };
    if (n >= 16) {
        for (std::size_t i = 0; i + 16 < n; i += 16) look(set_block(p + i), i);
        look(set_block(p + n - 16), n - 16);
        return wrong == 0;
    }
#endif
#if LINTEL_PARTIAL_BLOCKS
    look(set_block(p, n), 0);
#else
#if defined(__SSSE3__)
    if (n >= 8) {
        const set_block block(p, n); // its second half is the last eight bytes
        for (std::size_t i = 0; i < count; ++i)
            wrong |= block.outside(sets[i]) & ((where[i] & 0xff) | (where[i] >> (n - 8) & 0xff) << 8);
        return wrong == 0;
    }
#endif
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t at = 0; at < n; ++at)
            wrong |= (where[i] >> at & 1) & std::uint64_t{!sets[i].has(static_cast<unsigned char>(p[at]))};
#endif
    return wrong == 0;
}

} // namespace lintel::detail::inline LINTEL_ABI

#endif
