#ifndef LINTEL_DETAIL_CHAR_CLASS_HPP
#define LINTEL_DETAIL_CHAR_CLASS_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/unicode_tables.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace lintel::detail::inline LINTEL_ABI {

inline constexpr std::uint32_t last_scalar = 0x10ffff;

struct scalar_range {
    std::uint32_t first, last;
    constexpr bool operator==(const scalar_range&) const = default;
};

/// A set of Unicode scalar values: ASCII as bits, the rest as ranges and general categories.
struct char_class {
    std::array<std::uint64_t, 2> ascii{};
    std::array<scalar_range, 16> ranges{};
    std::uint8_t range_count = 0;
    std::uint8_t in = 0;     ///< categories whose members belong to it
    std::uint8_t not_in = 0; ///< categories that everything outside of belongs to it
    bool negated = false;

    constexpr bool operator==(const char_class&) const = default;

    constexpr void add_ascii(std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t c = first; c <= last && c < 0x80; ++c) ascii[c / 64] |= std::uint64_t{1} << c % 64;
    }
    /// False when there is no room for one more range.
    constexpr bool add(std::uint32_t first, std::uint32_t last) {
        add_ascii(first, last);
        if (last < 0x80) return true;
        if (range_count == ranges.size()) return false;
        ranges[range_count++] = {std::max(first, std::uint32_t{0x80}), last};
        return true;
    }
    constexpr void add_category(std::uint8_t which, bool outside) {
        char_class letters;
        if (which & category::L) letters.add_ascii('A', 'Z'), letters.add_ascii('a', 'z');
        if (which & category::Z) letters.add_ascii(' ', ' ');
        if (which & category::N) letters.add_ascii('0', '9');
        for (std::size_t i = 0; i < 2; ++i) ascii[i] |= outside ? ~letters.ascii[i] : letters.ascii[i];
        (outside ? not_in : in) |= which;
    }

    constexpr bool has_ascii(std::uint32_t c) const noexcept {
        return ((ascii[c / 64] >> c % 64 & 1) != 0) != negated;
    }

    /// Calls f(character) for each ASCII character of the class.
    template <class F> constexpr void each_ascii(F&& f) const {
        for (std::size_t i = 0; i < ascii.size(); ++i)
            for (std::uint64_t rest = negated ? ~ascii[i] : ascii[i]; rest; rest &= rest - 1)
                f(static_cast<unsigned char>(64 * i + static_cast<std::size_t>(std::countr_zero(rest))));
    }

    /// For a scalar value beyond ASCII.
    bool has(std::uint32_t c) const noexcept {
        bool found = false;
        for (std::size_t i = 0; i < range_count && !found; ++i)
            found = c >= ranges[i].first && c <= ranges[i].last;
        if (!found && (in | not_in)) {
            const std::uint8_t category = category_of(c);
            found = (in & category) || (not_in & ~category);
        }
        return found != negated;
    }

    /// L, Z, N, or none of them. Logarithmic in the table.
    static std::uint8_t category_of(std::uint32_t c) noexcept {
        const auto* const run =
            std::lower_bound(std::begin(category_runs),
                             std::end(category_runs),
                             c,
                             [](const category_run& r, std::uint32_t v) { return r.last < v; });
        return run != std::end(category_runs) && run->first <= c ? run->category : std::uint8_t{0};
    }
};

/// ECMA-262's \\s.
constexpr char_class space_class() {
    char_class s;
    for (const scalar_range r : {scalar_range{9, 13},
                                 {' ', ' '},
                                 {0xa0, 0xa0},
                                 {0x1680, 0x1680},
                                 {0x2000, 0x200a},
                                 {0x2028, 0x2029},
                                 {0x202f, 0x202f},
                                 {0x205f, 0x205f},
                                 {0x3000, 0x3000},
                                 {0xfeff, 0xfeff}})
        s.add(r.first, r.last);
    return s;
}
constexpr char_class word_class() {
    char_class s;
    s.add('A', 'Z'), s.add('a', 'z'), s.add('0', '9'), s.add('_', '_');
    return s;
}
constexpr char_class digit_class() {
    char_class s;
    s.add('0', '9');
    return s;
}
/// ECMA-262's dot: all but line terminators.
constexpr char_class dot_class() {
    char_class s;
    s.add('\n', '\n'), s.add('\r', '\r'), s.add(0x2028, 0x2029);
    s.negated = true;
    return s;
}

/// Adds to `to` what a class without categories of its own does not have. False when there is no room.
constexpr bool add_outside(char_class& to, const char_class& of) {
    for (std::size_t i = 0; i < 2; ++i) to.ascii[i] |= ~of.ascii[i];
    std::uint32_t next = 0x80;
    bool room = true;
    for (std::size_t i = 0; i < of.range_count; ++i) {
        if (of.ranges[i].first > next) room = room && to.add(next, of.ranges[i].first - 1);
        next = of.ranges[i].last + 1;
    }
    return room && to.add(next, last_scalar);
}
constexpr bool add_inside(char_class& to, const char_class& of) {
    for (std::size_t i = 0; i < 2; ++i) to.ascii[i] |= of.ascii[i];
    bool room = true;
    for (std::size_t i = 0; i < of.range_count; ++i)
        room = room && to.add(of.ranges[i].first, of.ranges[i].last);
    return room;
}

} // namespace lintel::detail::inline LINTEL_ABI

#endif
