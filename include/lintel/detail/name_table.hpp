#ifndef LINTEL_DETAIL_NAME_TABLE_HPP
#define LINTEL_DETAIL_NAME_TABLE_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/blocks.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lintel::detail::inline LINTEL_ABI {

/// A compile-time perfect hash of a type's names, as plain data. find() costs one hash and one comparison.
///
/// Few names get a slot each from one hash. Of many, hardly any hash does that: their hash chooses a bucket,
/// and the bucket's shift moves them to slots that are free ("hash and displace"), which succeeds for any
/// names.
struct name_table {
    static constexpr std::uint8_t none = 0xff;

    const std::string_view* names = nullptr;
    const std::uint8_t* slots = nullptr;  ///< hash to index, `none` where empty
    const std::uint8_t* shifts = nullptr; ///< of each bucket; null when the hash alone is the slot
    std::uint32_t mask = 0;
    std::uint32_t bucket_mask = 0;
    std::uint32_t seed = 0;
    bool whole = false; ///< the hash needs every byte: no quick one tells the names apart

    /// Length and three bytes: enough for nearly every set of member names.
    static constexpr std::uint32_t quick_hash(std::string_view s, std::uint32_t seed) noexcept {
        const auto at = [&](std::size_t i) {
            return static_cast<std::uint32_t>(static_cast<unsigned char>(s[i]));
        };
        if (s.empty()) return 0;
        const std::uint32_t key = at(0) | at(s.size() / 2) << 8 | at(s.size() - 1) << 16 |
                                  static_cast<std::uint32_t>(s.size()) << 24;
        const std::uint32_t product = key * (2 * seed + 0x9e3779b1U);
        return product >> 20 ^ product >> 9;
    }
    static constexpr std::uint32_t whole_hash(std::string_view s, std::uint32_t seed) noexcept {
        std::uint32_t h = 2166136261U ^ seed;
        for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 16777619U;
        return h ^ h >> 15;
    }
    /// Before the mask: names whose slots are to differ must differ in it.
    constexpr std::uint32_t spread(std::string_view s) const noexcept {
        return whole ? whole_hash(s, seed) : quick_hash(s, seed);
    }
    static constexpr std::uint32_t moved(std::uint32_t spread, std::uint8_t shift) noexcept {
        const std::uint32_t product = (spread ^ shift * 0x9e3779b1U) * 0x85ebca6bU;
        return product ^ product >> 15;
    }
    constexpr std::uint32_t slot_of(std::string_view s) const noexcept {
        const std::uint32_t h = spread(s);
        return (shifts ? moved(h, shifts[h & bucket_mask]) : h) & mask;
    }

    /// The index of `name`, or `none`.
    [[gnu::always_inline]] std::uint8_t find(std::string_view name) const noexcept {
        if (!slots) return none;
        const std::uint8_t index = slots[slot_of(name)];
        if (index == none) return none;
        const std::string_view known = names[index];
        return known.size() == name.size() && same_bytes(known.data(), name.data(), name.size()) ? index
                                                                                                 : none;
    }
};

/// Not constexpr: a constant expression that calls it is a compile error.
inline void two_of_these_names_are_the_same() {}

template <std::size_t N> struct name_slots {
    static_assert(N < name_table::none,
                  "lintel: at most 254 members or enumerators are supported in one type");
    static constexpr std::size_t size = N == 0 ? 1 : std::bit_ceil(4 * N);
    static constexpr std::size_t buckets = N == 0 ? 1 : std::bit_ceil(N);

    std::array<std::uint8_t, size> slots{};
    std::array<std::uint8_t, buckets> shifts{};
    std::uint32_t seed = 0;
    bool whole = false;
    bool displaced = false;

    /// `names`: those that it was made of.
    constexpr name_table table(const std::string_view* names) const noexcept {
        return {names,
                slots.data(),
                displaced ? shifts.data() : nullptr,
                static_cast<std::uint32_t>(size - 1),
                static_cast<std::uint32_t>(buckets - 1),
                seed,
                whole};
    }

    // Without a return: where constructors return `this`, as on 32-bit Arm, g++ 12 takes one with a return
    // for not constant.
    constexpr explicit name_slots(const std::array<std::string_view, N>& names) {
        if (!place_all(names)) two_of_these_names_are_the_same();
    }

private:
    /// Gives each name a slot of its own. The first that works: one hash; moved ones; moved ones of every
    /// byte. Each has some tries, as its hash may take two names for one.
    constexpr bool place_all(const std::array<std::string_view, N>& names) {
        for (seed = 1; seed < 64; ++seed)
            if (place(names)) return true;
        displaced = true;
        for (const bool every_byte : {false, true})
            for (seed = 1, whole = every_byte; seed < (every_byte ? 64 : 8); ++seed)
                if (displace(names)) return true;
        return false;
    }
    constexpr bool take(std::size_t slot, std::size_t name) {
        if (slots[slot] != name_table::none) return false;
        slots[slot] = static_cast<std::uint8_t>(name);
        return true;
    }
    constexpr bool place(const std::array<std::string_view, N>& names) {
        slots.fill(name_table::none);
        const name_table hash = table(names.data());
        for (std::size_t i = 0; i < N; ++i)
            if (!take(hash.slot_of(names[i]), i)) return false;
        return true;
    }
    /// Finds a shift for each bucket, the largest bucket first.
    constexpr bool displace(const std::array<std::string_view, N>& names) {
        slots.fill(name_table::none);
        const name_table hash = table(names.data());
        std::array<std::uint32_t, N> spread{};
        std::array<std::size_t, buckets> sizes{};
        for (std::size_t i = 0; i < N; ++i) ++sizes[(spread[i] = hash.spread(names[i])) & (buckets - 1)];
        for (std::size_t some = *std::max_element(sizes.begin(), sizes.end()); some > 0; --some)
            for (std::size_t b = 0; b < buckets; ++b)
                if (sizes[b] == some && !place_bucket(b, spread)) return false;
        return true;
    }
    constexpr bool place_bucket(std::size_t bucket, const std::array<std::uint32_t, N>& spread) {
        std::array<std::size_t, N> names{};
        std::size_t n = 0;
        for (std::size_t i = 0; i < N; ++i) {
            if ((spread[i] & (buckets - 1)) != bucket) continue;
            for (std::size_t k = 0; k < n; ++k)
                if (spread[names[k]] == spread[i]) return false; // no shift parts these
            names[n++] = i;
        }
        const auto slot = [&](std::size_t k) {
            return name_table::moved(spread[names[k]], shifts[bucket]) & (size - 1);
        };
        for (std::uint32_t shift = 0; shift < 256; ++shift) {
            shifts[bucket] = static_cast<std::uint8_t>(shift);
            std::size_t k = 0;
            while (k < n && take(slot(k), names[k])) ++k;
            if (k == n) return true;
            while (k-- > 0) slots[slot(k)] = name_table::none; // take back
        }
        return false;
    }
};

/// The hash of a constant array of names.
template <const auto& Names> inline constexpr name_slots<Names.size()> slots_of{Names};
template <const auto& Names> inline constexpr name_table name_table_of = slots_of<Names>.table(Names.data());

} // namespace lintel::detail::inline LINTEL_ABI

#endif
