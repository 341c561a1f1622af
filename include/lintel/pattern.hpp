#ifndef LINTEL_PATTERN_HPP
#define LINTEL_PATTERN_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/ascii_shortcut.hpp>
#include <lintel/detail/automaton.hpp>
#include <lintel/detail/fixed_string.hpp>
#include <lintel/detail/pattern_compiler.hpp>
#include <lintel/pattern_ref.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lintel {

namespace detail::inline LINTEL_ABI {

struct compiled_pattern {
    std::string_view source;
    automaton body;
    automaton guard; ///< what must not stand at the start; no positions and not nullable: no guard
    bool guarded = false;
    bool only_run = false;
    ascii_shortcut quick;
    const ascii_set* guard_run = nullptr; ///< the guard holds for an ASCII text when all of it is in here

    /// Whether a text is ASCII and a whole match. False says nothing.
    bool full_ascii(std::string_view text) const noexcept {
        if (guarded && (!guard_run || text.empty() || all_in(text.data(), text.size(), *guard_run)))
            return false;
        return quick.full(text);
    }
    match test(std::string_view text) const noexcept {
        return full_ascii(text) ? match::full : test_slowly(text);
    }
    [[gnu::cold]] match test_slowly(std::string_view text) const noexcept {
        if (guarded && guard.search(text, true)) return match::none;
        if (only_run) return full_run(text) ? match::full : match::none;
        if (body.full(text)) return match::full;
        return !body.in_line && body.search(text, false) ? match::partial : match::none;
    }

private:
    bool full_run(std::string_view text) const noexcept {
        std::size_t n = 0;
        bool all = true;
        body.walk(text, [&](std::uint32_t found_in, bool, bool) {
            ++n;
            return all = (found_in & 1) != 0;
        });
        return all && n >= quick.min && n <= quick.max;
    }
};

} // namespace detail::inline LINTEL_ABI

namespace detail {
/// The tables themselves. Not tagged: see tables_of.
template <fixed_string Source, pattern_role Role> struct pattern_data;
} // namespace detail

namespace detail::inline LINTEL_ABI {

/// The tables of one pattern, as large as it needs them.
template <fixed_string Source, pattern_role Role> struct pattern_tables {
    static constexpr pattern_compiler built{Source.view(), Role};
    static constexpr bool has_run =
        built.error == pattern_error::none && built.first_branch.is && built.class_count > 0;
    static constexpr bool in_line = built.is_line();
    static constexpr bool has_steps = built.error == pattern_error::none && !has_run && !in_line &&
                                      built.positions > 0 && built.positions <= 64;

    struct tables {
        static constexpr std::size_t class_count = built.class_count + 1, positions = built.positions + 1;

        char_class classes[class_count]{};
        std::uint32_t classes_of_ascii[128]{};
        std::uint8_t class_of[positions]{};
        position_set follow[positions]{};
        ascii_set sets[has_run || in_line ? class_count : 1]{}; ///< the ASCII parts of the classes
        std::uint64_t where[in_line ? class_count : 1]{};       ///< by class: its places
        std::uint64_t accepts[has_steps ? 128 : 1]{};           ///< by character: positions
        std::uint64_t followers[has_steps ? positions : 1]{};   ///< by position
    };
    static consteval tables make() {
        tables t;
        std::uint64_t places[tables::class_count]{};
        for (std::size_t i = 0; i < built.positions; ++i) {
            t.class_of[i] = built.class_of[i];
            t.follow[i] = built.follow[i];
            if (i < 64) places[built.class_of[i]] |= std::uint64_t{1} << i;
            if constexpr (has_steps) t.followers[i] = built.follow[i].bits[0];
        }
        for (std::size_t i = 0; i < built.class_count; ++i) {
            t.classes[i] = built.classes[i];
            if constexpr (in_line) t.where[i] = places[i];
            t.classes[i].each_ascii([&](unsigned char c) {
                t.classes_of_ascii[c] |= std::uint32_t{1} << i;
                if constexpr (has_run || in_line) t.sets[i].add(c);
                if constexpr (has_steps) t.accepts[c] |= places[i];
            });
        }
        return t;
    }
    static constexpr const tables& made = pattern_data<Source, Role>::value;

    static constexpr ascii_shortcut quick() {
        using kind = ascii_shortcut::kind;
        const auto& run = built.first_branch;
        if (has_run) return {.how = kind::run, .sets = &made.sets[run.of], .min = run.min, .max = run.max};
        if (in_line)
            return {.how = kind::line,
                    .sets = made.sets,
                    .max = built.positions,
                    .set_count = built.class_count,
                    .where = made.where};
        if (has_steps)
            return {.how = kind::steps,
                    .accepts = made.accepts,
                    .follow = made.followers,
                    .first = built.whole.first[1].bits[0],
                    .last = built.whole.last[1].bits[0]};
        return {};
    }
    static constexpr automaton matcher() {
        return {made.classes,
                built.class_count,
                made.classes_of_ascii,
                made.class_of,
                made.follow,
                built.positions,
                built.whole,
                in_line};
    }
};

/// The end of a `^(?!…)` at the start of a pattern: its first character after the closing parenthesis, 0
/// without one.
constexpr std::size_t guard_end(std::string_view source) {
    if (!source.starts_with("^(?!")) return 0;
    std::size_t open = 0;
    bool in_class = false;
    for (std::size_t i = 1; i < source.size(); ++i) {
        if (source[i] == '\\')
            ++i;
        else if (in_class)
            in_class = source[i] != ']';
        else if (source[i] == '[')
            in_class = true;
        else if (source[i] == '(')
            ++open;
        else if (source[i] == ')' && --open == 0)
            return i + 1;
    }
    return 0;
}

template <fixed_string Source, std::size_t Begin, std::size_t End, char Lead> constexpr auto part() {
    constexpr std::size_t extra = Lead ? 1 : 0;
    fixed_string<End - Begin + extra + 1> s;
    if (Lead) s.data[0] = Lead;
    for (std::size_t i = Begin; i < End; ++i) s.data[i - Begin + extra] = Source.data[i];
    return s;
}

/// Says what is wrong. In a function's body, so that clang says no more than the sentence.
template <pattern_error Error> constexpr bool check_pattern() {
    static_assert(Error != pattern_error::parenthesis,
                  "lintel: pattern: a parenthesis is not closed or not opened: balance it, or write \\\\( "
                  "for the character");
    static_assert(Error != pattern_error::class_not_closed,
                  "lintel: pattern: a bracket or brace is not closed or not opened: balance it, or write "
                  "\\\\[ for the character");
    static_assert(Error != pattern_error::range_order,
                  "lintel: pattern: a range in brackets runs backwards or has a class at an end: write it "
                  "from low to high");
    static_assert(Error != pattern_error::class_too_rich,
                  "lintel: pattern: a bracket lists too many ranges beyond ASCII: split it with |");
    static_assert(Error != pattern_error::nothing_to_repeat,
                  "lintel: pattern: nothing stands before a repetition: put a character, class or group "
                  "before * + ? or {}");
    static_assert(
        Error != pattern_error::repetition,
        "lintel: pattern: braces are not a repetition: write {n}, {n,} or {n,m} with n not above m");
    static_assert(Error != pattern_error::escape,
                  "lintel: pattern: this escape is not known: use \\\\s \\\\w \\\\d, their capitals, "
                  "\\\\xHH, \\\\uHHHH, or escape punctuation");
    static_assert(Error != pattern_error::property,
                  "lintel: pattern: this Unicode property is not known: use \\\\p{L}, \\\\p{Z} or \\\\p{N}");
    static_assert(Error != pattern_error::group,
                  "lintel: pattern: this kind of group is not supported: use ( ) or (?: ), and (?! ) only "
                  "right after a leading ^, without a | outside of groups");
    static_assert(Error != pattern_error::too_large,
                  "lintel: pattern: it has more than 256 characters and classes when its repetitions are "
                  "written out, or more than 32 different classes: make its bounds smaller and use `length`");
    return Error == pattern_error::none;
}

template <fixed_string Source> struct pattern_of {
    static constexpr std::size_t guarded_to = guard_end(Source.view());
    using role = pattern_compiler::role;
    using body = pattern_tables<part<Source, guarded_to, Source.size(), guarded_to ? '^' : '\0'>(),
                                guarded_to ? role::guarded : role::whole>;
    using guard = pattern_tables<part<Source, guarded_to ? 4 : 0, guarded_to ? guarded_to - 1 : 0, '\0'>(),
                                 role::guard>;

    static constexpr compiled_pattern make() {
        if constexpr (check_pattern<body::built.error>()) {
            compiled_pattern p;
            p.source = Source.view(), p.body = body::matcher(), p.quick = body::quick();
            p.only_run = body::built.only_run;
            if constexpr (guarded_to > 0 && check_pattern<guard::built.error>())
                p.guarded = true, p.guard = guard::matcher(), p.guard_run = guard_run();
            return p;
        } else {
            return {};
        }
    }
    /// Of a guard like `\\s*$`: a look-ahead to the end, so all or nothing.
    static constexpr const ascii_set* guard_run() {
        using anchored = pattern_tables<part<Source, 4, guarded_to - 1, '^'>(), role::whole>;
        constexpr auto& run = anchored::built.first_branch;
        if constexpr (anchored::built.only_run && run.min == 0 && run.max == pattern_compiler::unbounded)
            return &anchored::made.sets[run.of];
        else
            return nullptr;
    }
};
} // namespace detail::inline LINTEL_ABI

namespace detail {
template <fixed_string Source, pattern_role Role> struct pattern_data {
    static constexpr auto value = pattern_tables<Source, Role>::make();
};
template <fixed_string Source> constinit const compiled_pattern tables_of<Source>::value =
    pattern_of<Source>::make();
} // namespace detail

inline match pattern_ref::test(std::string_view text) const noexcept { return tables_->test(text); }
inline bool pattern_ref::full_ascii(std::string_view text) const noexcept {
    return tables_->full_ascii(text);
}
inline bool pattern_ref::search(std::string_view text) const noexcept { return test(text) != match::none; }
inline bool pattern_ref::full(std::string_view text) const noexcept { return test(text) == match::full; }

} // namespace lintel

#endif
