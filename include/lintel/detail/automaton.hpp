#ifndef LINTEL_DETAIL_AUTOMATON_HPP
#define LINTEL_DETAIL_AUTOMATON_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/char_class.hpp>
#include <lintel/detail/text.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lintel::detail::inline LINTEL_ABI {

/// A set of automaton positions.
struct position_set {
    static constexpr std::size_t words = 4;
    static constexpr std::size_t size = 64 * words;

    std::array<std::uint64_t, words> bits{};

    constexpr bool operator==(const position_set&) const = default;
    constexpr void add(std::size_t p) { bits[p / 64] |= std::uint64_t{1} << p % 64; }
    constexpr bool empty() const noexcept {
        for (const auto w : bits)
            if (w) return false;
        return true;
    }
    constexpr position_set& operator|=(const position_set& o) noexcept {
        for (std::size_t i = 0; i < words; ++i) bits[i] |= o.bits[i];
        return *this;
    }
    constexpr bool meets(const position_set& o) const noexcept {
        for (std::size_t i = 0; i < words; ++i)
            if (bits[i] & o.bits[i]) return true;
        return false;
    }
    template <class F> constexpr void each(F&& f) const {
        for (std::size_t i = 0; i < words; ++i)
            for (std::uint64_t w = bits[i]; w; w &= w - 1)
                f(64 * i + static_cast<std::size_t>(std::countr_zero(w)));
    }
};

/// What a part of a pattern can begin and end with (Glushkov's construction). Index 1: where `^` (first) or
/// `$` (last) holds, that is at the very start or end of the text; index 0: anywhere else.
struct fragment {
    position_set first[2]{};
    position_set last[2]{};
    bool nullable[2][2]{{true, true}, {true, true}}; ///< [`^` holds][`$` holds]
};

/// A pattern's automaton, as plain tables: one position for each character class in the unrolled pattern.
struct automaton {
    const char_class* classes = nullptr;
    std::size_t class_count = 0;
    const std::uint32_t* classes_of_ascii = nullptr; ///< 128 sets of classes
    const std::uint8_t* class_of = nullptr;          ///< by position
    const position_set* follow = nullptr;            ///< by position
    std::size_t positions = 0;
    fragment whole{};
    bool in_line = false; ///< positions follow each other one by one, from the start to the end

    /// Whether the whole text is a match. Linear in the text.
    bool full(std::string_view text) const noexcept {
        if (text.empty()) return whole.nullable[1][1];
        position_set active;
        bool alive = true;
        walk(text, [&](std::uint32_t found_in, bool at_start, bool) {
            position_set next = at_start ? whole.first[1] : position_set{};
            active.each([&](std::size_t p) { next |= follow[p]; });
            active = accepting(next, found_in);
            return alive = !active.empty();
        });
        return alive && active.meets(whole.last[1]);
    }

    /// Whether a part of the text is a match; when `anchored`, a part at its start. Linear in the text.
    bool search(std::string_view text, bool anchored) const noexcept {
        if (text.empty()) return whole.nullable[1][1];
        if (whole.nullable[1][0] || (!anchored && (whole.nullable[0][0] || whole.nullable[0][1])))
            return true;
        position_set active;
        bool found = false;
        walk(text, [&](std::uint32_t found_in, bool at_start, bool at_end) {
            position_set next = at_start ? whole.first[1] : anchored ? position_set{} : whole.first[0];
            active.each([&](std::size_t p) { next |= follow[p]; });
            active = accepting(next, found_in);
            found = active.meets(whole.last[at_end]);
            return !found;
        });
        return found;
    }

private:
    position_set accepting(const position_set& candidates, std::uint32_t found_in) const noexcept {
        position_set set;
        candidates.each([&](std::size_t p) {
            if (found_in >> class_of[p] & 1) set.add(p);
        });
        return set;
    }

public:
    /// Calls f(the classes that a character is in, whether it is the first, whether it is the last) until f
    /// is false. A byte that begins no UTF-8 sequence is in no class.
    template <class F> void walk(std::string_view text, F&& f) const {
        for (std::size_t i = 0; i < text.size();) {
            const auto byte = static_cast<unsigned char>(text[i]);
            std::size_t size = 1;
            std::uint32_t found = 0;
            if (byte < 0x80) {
                found = classes_of_ascii[byte];
            } else if (const std::size_t n = utf8_sequence(text.substr(i))) {
                size = n;
                found = classes_beyond_ascii(decode(text.substr(i, n)));
            }
            if (!f(found, i == 0, i + size == text.size())) return;
            i += size;
        }
    }

private:
    static std::uint32_t decode(std::string_view sequence) noexcept {
        const auto lead = static_cast<unsigned char>(sequence[0]);
        std::uint32_t c = lead & (0x7fU >> sequence.size());
        for (const char next : sequence.substr(1)) c = c << 6 | (static_cast<unsigned char>(next) & 0x3f);
        return c;
    }
    std::uint32_t classes_beyond_ascii(std::uint32_t c) const noexcept {
        std::uint32_t found = 0;
        for (std::size_t i = 0; i < class_count; ++i) found |= std::uint32_t{classes[i].has(c)} << i;
        return found;
    }
};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
