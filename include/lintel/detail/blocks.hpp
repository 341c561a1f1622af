#ifndef LINTEL_DETAIL_BLOCKS_HPP
#define LINTEL_DETAIL_BLOCKS_HPP

#include <lintel/detail/abi.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__AVX2__)
#include <immintrin.h>
#elif defined(__SSE2__)
#include <emmintrin.h> // a tenth of what the header of all instructions costs to compile
#endif

// Several bytes of a text at a time. A block loads `size` bytes and answers each question with a mask, exact
// for every byte; which of its bits stands for which byte only the block knows. Which instructions are used
// is what the compiler may use for the target; with AVX-512 a block loads fewer bytes as well, so that short
// texts need neither loops nor guesses of the processor.
namespace lintel::detail::inline LINTEL_ABI {

/// Eight bytes in a register: for every machine, and for what is too short for a wider block. The mark of a
/// byte is the top bit of its place in the register, so only first() and without() know the byte order. No
/// sum exceeds a byte, so no carry marks a neighbour.
struct word_block {
    static constexpr std::size_t size = 8;

    explicit word_block(const char* p) noexcept { std::memcpy(&bytes, p, size); }

    /// Bytes that end or interrupt the plain ASCII of a JSON string.
    std::uint64_t not_plain() const noexcept { return (~ordinary() | bytes) & tops; }
    /// Bytes that must be escaped in a JSON string.
    std::uint64_t escaped() const noexcept { return ~(ordinary() | bytes) & tops; }
    /// Bytes beyond ASCII.
    std::uint64_t beyond_ascii() const noexcept { return bytes & tops; }
    std::uint64_t equal(char c) const noexcept {
        const std::uint64_t differs = bytes ^ ones * static_cast<unsigned char>(c);
        return ~(((differs & lows) + lows) | differs) & tops;
    }

    /// The index of the first byte that a mask marks; the mask is not 0.
    static std::size_t first(std::uint64_t mask) noexcept {
        const int bits = is_little ? std::countr_zero(mask) : std::countl_zero(mask);
        return static_cast<std::size_t>(bits) / 8;
    }
    /// The mask without the marks of the first `n` bytes, fewer than `size`.
    static std::uint64_t without(std::uint64_t mask, std::size_t n) noexcept {
        constexpr std::uint64_t all = ~std::uint64_t{0};
        return mask & (is_little ? all << 8 * n : all >> 8 * n);
    }
    void store(char* to) const noexcept { std::memcpy(to, &bytes, size); }

private:
    static_assert(std::endian::native == std::endian::little || std::endian::native == std::endian::big,
                  "mixed byte orders are not supported");
    static constexpr bool is_little = std::endian::native == std::endian::little;

    static constexpr std::uint64_t ones = 0x0101010101010101U, lows = ones * 0x7f, tops = ones * 0x80;

    /// The top bit of a byte, regardless of the byte's own: its lower bits are at least 0x20, and neither a
    /// quote nor a backslash.
    std::uint64_t ordinary() const noexcept {
        const std::uint64_t low = bytes & lows;
        return (low + ones * 0x60) & ((low ^ ones * '"') + lows) & ((low ^ ones * '\\') + lows);
    }

    std::uint64_t bytes;
};

#if defined(__AVX512BW__) && defined(__AVX512VL__)
#define LINTEL_PARTIAL_BLOCKS 1
#else
#define LINTEL_PARTIAL_BLOCKS 0
#endif

#if defined(__AVX2__)
struct wide_block {
    static constexpr std::size_t size = 32;

    explicit wide_block(const char* p) noexcept
        : bytes(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(p))) {}
#if LINTEL_PARTIAL_BLOCKS
    /// Of at most `size` bytes; instead of the others stands what is nothing special.
    wide_block(const char* p, std::size_t n) noexcept
        : bytes(_mm256_mask_loadu_epi8(
              _mm256_set1_epi8('a'), static_cast<__mmask32>((std::uint64_t{1} << n) - 1), p)) {}
    bool operator==(const wide_block& b) const noexcept {
        return _mm256_cmpneq_epi8_mask(bytes, b.bytes) == 0;
    }
#endif

    std::uint64_t not_plain() const noexcept {
        // As signed numbers, bytes beyond ASCII are below 0x20 as well.
        const __m256i low = _mm256_cmpgt_epi8(_mm256_set1_epi8(0x20), bytes);
        return mask(_mm256_or_si256(low, _mm256_or_si256(is('"'), is('\\'))));
    }
    std::uint64_t escaped() const noexcept {
        const __m256i control = _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, _mm256_set1_epi8(0x1f)), bytes);
        return mask(_mm256_or_si256(control, _mm256_or_si256(is('"'), is('\\'))));
    }
    std::uint64_t beyond_ascii() const noexcept { return mask(bytes); }
    std::uint64_t equal(char c) const noexcept { return mask(is(c)); }

    static std::size_t first(std::uint64_t mask) noexcept {
        return static_cast<std::size_t>(std::countr_zero(mask));
    }
    static std::uint64_t without(std::uint64_t mask, std::size_t n) noexcept {
        return mask & ~std::uint64_t{0} << n;
    }
    void store(char* to) const noexcept { _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), bytes); }

private:
    __m256i is(char c) const noexcept { return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(c)); }
    static std::uint64_t mask(__m256i m) noexcept {
        return static_cast<std::uint32_t>(_mm256_movemask_epi8(m));
    }

    __m256i bytes;
};
#elif defined(__SSE2__)
struct wide_block {
    static constexpr std::size_t size = 16;

    explicit wide_block(const char* p) noexcept
        : bytes(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p))) {}

    std::uint64_t not_plain() const noexcept {
        const __m128i low = _mm_cmpgt_epi8(_mm_set1_epi8(0x20), bytes);
        return mask(_mm_or_si128(low, _mm_or_si128(is('"'), is('\\'))));
    }
    std::uint64_t escaped() const noexcept {
        const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1f)), bytes);
        return mask(_mm_or_si128(control, _mm_or_si128(is('"'), is('\\'))));
    }
    std::uint64_t beyond_ascii() const noexcept { return mask(bytes); }
    std::uint64_t equal(char c) const noexcept { return mask(is(c)); }

    static std::size_t first(std::uint64_t mask) noexcept {
        return static_cast<std::size_t>(std::countr_zero(mask));
    }
    static std::uint64_t without(std::uint64_t mask, std::size_t n) noexcept {
        return mask & ~std::uint64_t{0} << n;
    }
    void store(char* to) const noexcept { _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes); }

private:
    __m128i is(char c) const noexcept { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); }
    static std::uint64_t mask(__m128i m) noexcept { return static_cast<std::uint32_t>(_mm_movemask_epi8(m)); }

    __m128i bytes;
};
#else
using wide_block = word_block;
#endif

/// The first byte of [p, end) that ends_at(byte) knows, which are those that marks(block) finds, else `end`.
template <class Marks, class EndsAt> [[gnu::always_inline]] inline const char*
skip_until(const char* p, const char* end, Marks marks, [[maybe_unused]] EndsAt ends_at) noexcept {
    while (static_cast<std::size_t>(end - p) >= wide_block::size) {
        if (const auto found = marks(wide_block(p))) return p + wide_block::first(found);
        p += wide_block::size;
    }
#if LINTEL_PARTIAL_BLOCKS
    const auto found = marks(wide_block(p, static_cast<std::size_t>(end - p)));
    return found ? p + wide_block::first(found) : end;
#else
    while (static_cast<std::size_t>(end - p) >= word_block::size) {
        if (const auto found = marks(word_block(p))) return p + word_block::first(found);
        p += word_block::size;
    }
    while (p != end && !ends_at(*p)) ++p;
    return p;
#endif
}

/// The first byte of [p, end) that is not plain ASCII of a JSON string, else `end`.
inline const char* skip_plain(const char* p, const char* end) noexcept {
    return skip_until(
        p,
        end,
        [](const auto& block) { return block.not_plain(); },
        [](char c) { return static_cast<signed char>(c) < 0x20 || c == '"' || c == '\\'; });
}

/// Calls use(block, at) with blocks that together hold the bytes [p, p + n), `at` telling where a block
/// begins. They may overlap. Of what is too short for a block, use_byte(byte, at) gets each byte.
template <class Use, class UseByte> [[gnu::always_inline]] inline void
each_block(const char* p, std::size_t n, Use use, [[maybe_unused]] UseByte use_byte) noexcept {
    const auto in_blocks_of = [&]<class Block>() {
        for (std::size_t i = 0; i + Block::size < n; i += Block::size) use(Block(p + i), i);
        use(Block(p + n - Block::size), n - Block::size);
    };
    if (n >= wide_block::size) return in_blocks_of.template operator()<wide_block>();
#if LINTEL_PARTIAL_BLOCKS
    use(wide_block(p, n), 0);
#else
    if (n >= word_block::size) return in_blocks_of.template operator()<word_block>();
    for (std::size_t i = 0; i < n; ++i) use_byte(static_cast<unsigned char>(p[i]), i);
#endif
}

/// Copies whole blocks of [p, end) until `marks` finds a byte in one, and goes on to that byte. False:
/// nothing was found, and less than a block is left.
template <class Block, class Marks> [[gnu::always_inline]] inline bool
copy_blocks(const char*& p, const char* end, char*& to, Marks marks) noexcept {
    while (static_cast<std::size_t>(end - p) >= Block::size) {
        const Block block(p);
        block.store(to);
        const std::uint64_t found = marks(block);
        const std::size_t n = found ? Block::first(found) : Block::size;
        p += n;
        to += n;
        if (found) return true;
    }
    return false;
}

/// Copies [p, end) up to the first byte that ends_at(byte) knows, which are those that marks(block) finds,
/// and goes on to it. Writes up to a block's width beyond.
template <class Marks, class EndsAt> [[gnu::always_inline]] inline void copy_until(
    const char*& p, const char* end, char*& to, Marks marks, [[maybe_unused]] EndsAt ends_at) noexcept {
    if (copy_blocks<wide_block>(p, end, to, marks)) return;
#if LINTEL_PARTIAL_BLOCKS
    const auto left = static_cast<std::size_t>(end - p);
    const wide_block block(p, left);
    block.store(to);
    const std::uint64_t found = marks(block);
    const std::size_t n = found ? wide_block::first(found) : left;
    p += n;
    to += n;
#else
    if (copy_blocks<word_block>(p, end, to, marks)) return;
    while (p != end && !ends_at(*p)) *to++ = *p++;
#endif
}

/// Whether a text holds `c`. For short texts, where a call costs more than the search.
inline bool has_byte(const char* p, std::size_t n, char c) noexcept {
    std::uint64_t found = 0;
    each_block(
        p,
        n,
        [&](const auto& block, std::size_t) { found |= block.equal(c); },
        [&](unsigned char byte, std::size_t) { found |= byte == static_cast<unsigned char>(c); });
    return found != 0;
}

/// Whether two texts of `n` bytes are equal. For short texts, where a call costs more than the comparison.
inline bool same_bytes(const char* a, const char* b, std::size_t n) noexcept {
#if LINTEL_PARTIAL_BLOCKS
    if (n <= wide_block::size) return wide_block(a, n) == wide_block(b, n);
#endif
    const auto differ = [&]<class Word>(Word, std::size_t at) {
        Word x, y;
        std::memcpy(&x, a + at, sizeof x);
        std::memcpy(&y, b + at, sizeof y);
        return x != y;
    };
    if (n >= 8) {
        for (std::size_t i = 0; i + 8 < n; i += 8)
            if (differ(std::uint64_t{}, i)) return false;
        return !differ(std::uint64_t{}, n - 8);
    }
    if (n >= 4) return !differ(std::uint32_t{}, 0) && !differ(std::uint32_t{}, n - 4);
    for (std::size_t i = 0; i < n; ++i)
        if (a[i] != b[i]) return false;
    return true;
}

} // namespace lintel::detail::inline LINTEL_ABI

#endif
