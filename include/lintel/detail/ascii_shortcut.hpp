#ifndef LINTEL_DETAIL_ASCII_SHORTCUT_HPP
#define LINTEL_DETAIL_ASCII_SHORTCUT_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/ascii_set.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lintel::detail::inline LINTEL_ABI {

/// Quick ways to see that the whole of an ASCII text matches. One that does not see it says nothing.
struct ascii_shortcut {
    enum class kind : std::uint8_t {
        none,
        run,  ///< one class, repeated
        line, ///< one class after the other: a fixed length, at most 64
        steps ///< an automaton of at most 64 positions, kept in the bits of a word
    };

    kind how = kind::none;
    const ascii_set* sets = nullptr; ///< of a run or line: its classes
    std::size_t min = 0, max = 0;    ///< of a run or line: its length
    std::size_t set_count = 0;
    const std::uint64_t* where = nullptr;   ///< of a line: for each class the places where it must be
    const std::uint64_t* accepts = nullptr; ///< of steps: for each character the positions that take it
    const std::uint64_t* follow = nullptr;  ///< of steps: by position
    std::uint64_t first = 0, last = 0;

    bool full(std::string_view text) const noexcept {
        switch (how) {
        case kind::run:
            return text.size() >= min && text.size() <= max && all_in(text.data(), text.size(), *sets);
        case kind::line: return text.size() == max && full_line(text);
        case kind::steps: return full_steps(text);
        default: return false;
        }
    }

private:
    bool full_line(std::string_view text) const noexcept {
        return all_in_line(text.data(), text.size(), sets, where, set_count);
    }
    bool full_steps(std::string_view text) const noexcept {
        std::uint64_t next = first, active = 0;
        for (const char c : text) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte >= 0x80) return false;
            active = next & accepts[byte];
            if (active == 0) return false;
            next = 0;
            for (std::uint64_t rest = active; rest; rest &= rest - 1) next |= follow[std::countr_zero(rest)];
        }
        return (active & last) != 0;
    }
};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
