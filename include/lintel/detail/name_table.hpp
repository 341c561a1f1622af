#ifndef LINTEL_DETAIL_NAME_TABLE_HPP
#define LINTEL_DETAIL_NAME_TABLE_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/blocks.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lintel::detail::inline LINTEL_ABI {

/// A compile-time perfect hash of a type's names, as plain data. find() costs one hash and one comparison.
struct name_table {
    static constexpr std::uint8_t none = 0xff;

    const std::string_view* names = nullptr;
    const std::uint8_t* slots = nullptr; ///< hash to index, `none` where empty
    std::uint32_t mask = 0;
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
    constexpr std::uint32_t hash(std::string_view s) const noexcept {
        return (whole ? whole_hash(s, seed) : quick_hash(s, seed)) & mask;
    }

    /// The index of `name`, or `none`.
    [[gnu::always_inline]] std::uint8_t find(std::string_view name) const noexcept {
        if (!slots) return none;
        const std::uint8_t index = slots[hash(name)];
        if (index == none) return none;
        const std::string_view known = names[index];
        return known.size() == name.size() && same_bytes(known.data(), name.data(), name.size()) ? index
                                                                                                 : none;
    }
};

/// Not constexpr: a constant expression that calls it is a compile error.
inline void no_perfect_hash_was_found_for_these_names() {}

template <std::size_t N> struct name_slots {
    static_assert(N < name_table::none,
                  "lintel: at most 254 members or enumerators are supported in one type");
    static constexpr std::size_t size = N == 0 ? 1 : std::bit_ceil(4 * N);

    std::array<std::uint8_t, size> slots{};
    std::uint32_t seed = 0;
    bool whole = false;

    constexpr bool place(const std::array<std::string_view, N>& names) {
        slots.fill(name_table::none);
        const name_table hash{nullptr, nullptr, static_cast<std::uint32_t>(size - 1), seed, whole};
        for (std::size_t i = 0; i < N; ++i) {
            auto& slot = slots[hash.hash(names[i])];
            if (slot != name_table::none) return false;
            slot = static_cast<std::uint8_t>(i);
        }
        return true;
    }

    /// Finds a hash that gives each name a slot of its own.
    constexpr bool place_all(const std::array<std::string_view, N>& names) {
        for (const bool try_whole : {false, true})
            for (seed = 1, whole = try_whole; seed < 200; ++seed)
                if (place(names)) return true;
        return false;
    }

    // Without a return: where constructors return `this`, as on 32-bit Arm, g++ 12 takes one with a return
    // for not constant.
    constexpr explicit name_slots(const std::array<std::string_view, N>& names) {
        if (!place_all(names)) no_perfect_hash_was_found_for_these_names();
    }
};

/// The hash of a constant array of names.
template <const auto& Names> inline constexpr name_slots<Names.size()> slots_of{Names};
template <const auto& Names>
inline constexpr name_table name_table_of{Names.data(),
                                          slots_of<Names>.slots.data(),
                                          static_cast<std::uint32_t>(slots_of<Names>.size - 1),
                                          slots_of<Names>.seed,
                                          slots_of<Names>.whole};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
