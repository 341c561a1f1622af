#ifndef LINTEL_DETAIL_PORTABLE_PATTERN_HPP
#define LINTEL_DETAIL_PORTABLE_PATTERN_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/char_class.hpp>
#include <lintel/detail/escape.hpp>
#include <lintel/detail/pattern_compiler.hpp>
#include <lintel/detail/unicode_tables.hpp>
#include <lintel/detail/vector.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

// Patterns in the syntax that ECMA-262 and Python's re share, with the same meaning in both.
namespace lintel::detail::inline LINTEL_ABI {

/// Sets of scalar values as ranges in order, none of which touches the next. Surrogates are no scalar values:
/// a range may span all of them, and none begins or ends there.
using scalar_ranges = vector<scalar_range>;

inline constexpr std::uint32_t before_surrogates = 0xd7ff, after_surrogates = 0xe000;

constexpr std::uint32_t next_scalar(std::uint32_t c) noexcept {
    return c == before_surrogates ? after_surrogates : c + 1;
}
constexpr std::uint32_t scalar_before(std::uint32_t c) noexcept {
    return c == after_surrogates ? before_surrogates : c - 1;
}

/// Any ranges as a set. n log n in their number.
inline scalar_ranges merged(scalar_ranges all) {
    for (scalar_range& r : all) {
        if (r.first > before_surrogates && r.first < after_surrogates) r.first = after_surrogates;
        if (r.last > before_surrogates && r.last < after_surrogates) r.last = before_surrogates;
    }
    std::erase_if(all, [](const scalar_range& r) { return r.first > r.last; });
    std::sort(all.begin(), all.end(), [](const scalar_range& a, const scalar_range& b) {
        return a.first < b.first;
    });
    scalar_ranges out;
    for (const scalar_range& r : all) {
        if (!out.empty() && r.first <= next_scalar(out.back().last))
            out.back().last = std::max(out.back().last, r.last);
        else
            out.push_back(r);
    }
    return out;
}

/// What a set has not.
inline scalar_ranges complement(const scalar_ranges& set) {
    scalar_ranges out;
    std::uint32_t next = 0;
    for (const scalar_range& r : set) {
        if (r.first > next) out.push_back({next, scalar_before(r.first)});
        next = next_scalar(r.last);
    }
    if (next <= last_scalar) out.push_back({next, last_scalar});
    return out;
}

/// The members of some categories.
inline scalar_ranges ranges_of_category(std::uint8_t which) {
    scalar_ranges all;
    char_class ascii;
    ascii.add_category(which, false);
    ascii.each_ascii([&](unsigned char c) { all.push_back({c, c}); });
    for (const category_run& run : category_runs)
        if (run.category & which) all.push_back({run.first, run.last});
    return merged(std::move(all));
}

/// The members of a class.
inline scalar_ranges ranges_of(char_class c) {
    const bool negated = std::exchange(c.negated, false);
    scalar_ranges all(c.ranges.begin(), c.ranges.begin() + c.range_count);
    c.each_ascii([&](unsigned char byte) { all.push_back({byte, byte}); });
    for (const std::uint8_t one : {category::L, category::Z, category::N}) {
        const scalar_ranges members = ranges_of_category(one);
        if (c.in & one) all.insert(all.end(), members.begin(), members.end());
        if (!(c.not_in & one)) continue;
        const scalar_ranges others = complement(members);
        all.insert(all.end(), others.begin(), others.end());
    }
    all = merged(std::move(all));
    return negated ? complement(all) : all;
}

/// A character as itself, escaped where it would mean something.
inline void append_literal(std::string& out, std::uint32_t c, std::string_view special) {
    constexpr std::string_view digits = "0123456789abcdef";
    if (c < 0x20 || (c >= 0x7f && c < 0xa0)) {
        out.append("\\x").append({digits[c >> 4], digits[c & 15]});
        return;
    }
    if (c < 0x80 && special.find(static_cast<char>(c)) != special.npos) out += '\\';
    char utf8[4];
    out.append(utf8, put_utf8(utf8, c));
}

/// A set as a class, `[...]`, or as its only character.
inline void append_class(std::string& out, const scalar_ranges& set) {
    if (set.size() == 1 && set.front().first == set.front().last)
        return append_literal(out, set.front().first, "^$\\.*+?()[]{}|");
    if (set.empty() || set.front() == scalar_range{0, last_scalar}) {
        out += set.empty() ? "[^\\s\\S]" : "[\\s\\S]";
        return;
    }
    // Few tools show the last scalar value: a class that has it is told by what it has not.
    const bool by_others = set.back().last == last_scalar;
    out += by_others ? "[^" : "[";
    for (const scalar_range& r : by_others ? complement(set) : set) {
        append_literal(out, r.first, "\\]^[-");
        if (r.last > next_scalar(r.first)) out += '-';
        if (r.last != r.first) append_literal(out, r.last, "\\]^[-");
    }
    out += ']';
}

/// A pattern that lintel compiles, for readers of ECMA-262 (with the u flag) and of Python's re alike.
/// Classes are written out, as those of Python differ; its `$` would match before a last newline, too.
inline std::string portable_pattern(std::string_view source) {
    std::string out;
    for (std::size_t at = 0; at < source.size();) {
        const char c = source[at];
        if (c == '$') {
            out += "$(?!\\n)";
            ++at;
        } else if (c == '{') {
            const std::size_t end = source.find('}', at) + 1;
            out += source.substr(at, end - at);
            at = end;
        } else if (c == '(') {
            const bool special = source.substr(at + 1, 1) == "?"; // (?: or (?!
            out += source.substr(at, special ? 3 : 1);
            at += special ? 3 : 1;
        } else if (std::string_view("^)|*+?").find(c) != std::string_view::npos) {
            out += c;
            ++at;
        } else {
            append_class(out, ranges_of(pattern_compiler::class_at(source, at)));
        }
    }
    return out;
}

} // namespace lintel::detail::inline LINTEL_ABI

#endif
