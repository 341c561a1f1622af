#ifndef LINTEL_DETAIL_NEAREST_HPP
#define LINTEL_DETAIL_NEAREST_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/phrase.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace lintel::detail::inline LINTEL_ABI {

inline constexpr std::size_t longest_compared = 128;

constexpr char lower_ascii(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// The edit distance (insert, delete, replace, swap neighbours) of two texts regardless of ASCII case.
/// Texts longer than longest_compared bytes are infinitely far. Quadratic in at most that length.
inline std::size_t edit_distance(std::string_view a, std::string_view b) noexcept {
    if (a.size() > longest_compared || b.size() > longest_compared) return longest_compared;
    std::array<std::uint8_t, 3 * (longest_compared + 1)> rows;
    std::uint8_t *before = rows.data(), *above = before + longest_compared + 1,
                 *here = above + longest_compared + 1;
    for (std::size_t j = 0; j <= b.size(); ++j) above[j] = static_cast<std::uint8_t>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        here[0] = static_cast<std::uint8_t>(i);
        const char x = lower_ascii(a[i - 1]);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const char y = lower_ascii(b[j - 1]);
            int least = std::min({above[j] + 1, here[j - 1] + 1, above[j - 1] + (x != y)});
            if (i > 1 && j > 1 && x == lower_ascii(b[j - 2]) && lower_ascii(a[i - 2]) == y)
                least = std::min(least, before[j - 2] + 1);
            here[j] = static_cast<std::uint8_t>(least);
        }
        before = std::exchange(above, std::exchange(here, before));
    }
    return above[b.size()];
}

/// The candidate that was probably meant, or none: at most a third of its letters may differ. Never the text
/// itself.
inline std::string_view nearest(std::string_view text,
                                std::span<const std::string_view> candidates) noexcept {
    std::string_view best;
    std::size_t least = longest_compared;
    for (const auto candidate : candidates) {
        const std::size_t most = candidate.size() / 3;
        // No distance is less than the difference of the lengths.
        if (std::max(text.size(), candidate.size()) - std::min(text.size(), candidate.size()) > most)
            continue;
        const std::size_t distance = edit_distance(text, candidate);
        if (distance <= most && distance < least && candidate != text) best = candidate, least = distance;
    }
    return best;
}

/// "Did you mean X?", empty for an empty name.
inline std::string suggestion(std::string_view name) {
    return name.empty() ? std::string() : phrase({"did you mean ", shown(name), "?"});
}
/// The same of what is near, empty when nothing is.
inline std::string did_you_mean(std::string_view text, std::span<const std::string_view> candidates) {
    return suggestion(nearest(text, candidates));
}

/// The only candidate that begins as the text does, or that the text begins, for at least four letters and at
/// least three fifths of the candidate's ("FAILURE": Failed); empty when there is none or are several.
inline std::string_view same_stem(std::string_view text,
                                  std::span<const std::string_view> candidates) noexcept {
    constexpr std::size_t least = 4;
    std::string_view only;
    for (const auto candidate : candidates) {
        std::size_t n = 0;
        while (n < text.size() && n < candidate.size() && lower_ascii(text[n]) == lower_ascii(candidate[n]))
            ++n;
        if (n < least || n * 5 < candidate.size() * 3 || candidate == text) continue;
        if (!only.empty()) return {};
        only = candidate;
    }
    return only;
}
/// As did_you_mean, for a value of an enum: those are few and known, so more may differ.
inline std::string did_you_mean_value(std::string_view text, std::span<const std::string_view> names) {
    auto best = nearest(text, names);
    if (best.empty() && text.size() <= longest_compared) best = same_stem(text, names);
    return suggestion(best);
}

} // namespace lintel::detail::inline LINTEL_ABI

#endif
