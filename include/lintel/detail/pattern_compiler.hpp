#ifndef LINTEL_DETAIL_PATTERN_COMPILER_HPP
#define LINTEL_DETAIL_PATTERN_COMPILER_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/automaton.hpp>
#include <lintel/detail/char_class.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lintel::detail::inline LINTEL_ABI {

/// What the source is: a pattern, what stands behind its guard, or the inside of a guard. Without a tag, as
/// it is a part of the names of a pattern's tables, which all files share.
enum class pattern_role : std::uint8_t { whole, guarded, guard };

} // namespace lintel::detail::inline LINTEL_ABI

namespace lintel::detail::inline LINTEL_ABI {

enum class pattern_error : std::uint8_t {
    none,
    parenthesis,
    class_not_closed,
    range_order,
    class_too_rich,
    nothing_to_repeat,
    repetition,
    escape,
    property,
    group,
    too_large
};

/// Reads a pattern, at compile time, and builds its automaton. Each part is a fragment; the positions of a
/// repeated part are copied. ECMA-262 syntax with the u flag, as far as service models use it.
struct pattern_compiler {
    static constexpr std::size_t unbounded = static_cast<std::size_t>(-1);
    static constexpr std::size_t most_times = 99999; ///< of what is no automaton

    /// A part that is one class, repeated.
    struct run {
        bool is = false;
        std::uint8_t of = 0;
        std::size_t min = 0, max = 0;
    };

    std::string_view source;
    std::size_t at = 0;
    pattern_error error = pattern_error::none;
    std::array<char_class, 32> classes{};
    std::size_t class_count = 0;
    std::array<std::uint8_t, position_set::size> class_of{};
    std::array<position_set, position_set::size> follow{};
    std::size_t positions = 0;
    fragment whole{};
    run first_branch{};    ///< when it is `^`, the run, and `$` or nothing
    bool only_run = false; ///< the pattern is `^`, the run and `$`; no automaton is made

    using role = pattern_role;

    constexpr explicit pattern_compiler(std::string_view pattern, role is = role::whole)
        : source(pattern), role_(is) {
        only_run = is != role::guard && is_only_run();
        if (only_run) return;
        at = 0, error = pattern_error::none, class_count = 0;
        whole = alternation(0);
        if (!done()) fail(pattern_error::parenthesis);
    }

    /// The class at `at` of a pattern that compiles: a character, `.`, an escape or brackets. `at` is then
    /// its end.
    static constexpr char_class class_at(std::string_view pattern, std::size_t& at) {
        pattern_compiler one(pattern, at);
        const char_class c = one.one_class();
        at = one.at;
        return c;
    }

    /// Whether the pattern is `^`, at most 64 classes one after the other, and `$`.
    constexpr bool is_line() const {
        if (positions == 0 || positions > 64 || whole.nullable[1][1] || !whole.first[0].empty() ||
            !whole.last[0].empty())
            return false;
        position_set next;
        next.add(0);
        if (whole.first[1] != next) return false;
        for (std::size_t i = 0; i + 1 < positions; ++i) {
            next = {};
            next.add(i + 1);
            if (follow[i] != next) return false;
        }
        return whole.last[1] == next && follow[positions - 1].empty();
    }

private:
    role role_ = role::whole;

    /// Compiles nothing.
    constexpr pattern_compiler(std::string_view pattern, std::size_t begin) : source(pattern), at(begin) {}

    constexpr bool done() const { return at >= source.size(); }
    constexpr char peek() const { return done() ? '\0' : source.data()[at]; }
    constexpr bool next_is(std::string_view s) const { return source.substr(at).starts_with(s); }
    constexpr bool skip(char c) {
        if (done() || peek() != c) return false;
        ++at;
        return true;
    }
    constexpr bool skip(std::string_view s) {
        if (!next_is(s)) return false;
        at += s.size();
        return true;
    }
    constexpr void fail(pattern_error e) {
        if (error == pattern_error::none) error = e;
        at = source.size();
    }

    constexpr bool is_only_run() {
        constexpr std::string_view no_class = "()^$|";
        if (!skip('^') || no_class.find(peek()) != no_class.npos) return false;
        const char_class c = one_class();
        std::size_t min = 1, max = 1;
        quantifier(min, max);
        if (error != pattern_error::none || !skip('$') || !done()) return false;
        classes[class_count++] = c;
        first_branch = {true, 0, min, max};
        return true;
    }

    static constexpr fragment joined(const fragment& a, const fragment& b) {
        fragment f;
        for (int i : {0, 1}) {
            f.first[i] = a.first[i];
            if (a.nullable[i][0]) f.first[i] |= b.first[i];
            f.last[i] = b.last[i];
            if (b.nullable[0][i]) f.last[i] |= a.last[i];
            for (int j : {0, 1}) f.nullable[i][j] = a.nullable[i][j] && b.nullable[i][j];
        }
        return f;
    }
    constexpr void link(const fragment& a, const fragment& b) {
        a.last[0].each([&](std::size_t p) { follow[p] |= b.first[0]; });
    }
    constexpr fragment concatenated(const fragment& a, const fragment& b) {
        link(a, b);
        return joined(a, b);
    }
    static constexpr fragment either(fragment a, const fragment& b) {
        for (int i : {0, 1}) {
            a.first[i] |= b.first[i];
            a.last[i] |= b.last[i];
            for (int j : {0, 1}) a.nullable[i][j] |= b.nullable[i][j];
        }
        return a;
    }
    static constexpr fragment optional(fragment a) {
        for (auto& row : a.nullable) row[0] = row[1] = true;
        return a;
    }
    static constexpr fragment only_where(bool start, bool end) {
        fragment f;
        for (int i : {0, 1})
            for (int j : {0, 1}) f.nullable[i][j] = (!start || i) && (!end || j);
        return f;
    }

    constexpr fragment alternation(std::size_t depth) {
        fragment f = sequence(depth);
        // A guard is the first alternative's alone, which one automaton beside another cannot tell.
        if (peek() == '|' && depth == 0 && role_ == role::guarded) fail(pattern_error::group);
        while (skip('|')) f = either(f, sequence(depth));
        return f;
    }

    constexpr fragment sequence(std::size_t depth) {
        fragment f;
        run r;
        const bool watched = depth == 0 && at == 0;
        std::size_t parts = 0;
        while (!done() && peek() != '|' && peek() != ')') {
            const char c = peek();
            run one;
            f = concatenated(f, term(depth, one));
            ++parts;
            if (watched && parts == 1) r.is = c == '^';
            if (watched && parts == 2) one.is = r.is && one.is, r = one;
            if (watched && parts == 3) r.is = r.is && c == '$';
        }
        if (watched) first_branch = r, first_branch.is = r.is && (parts == 2 || parts == 3);
        return f;
    }

    /// An atom and its quantifier.
    constexpr fragment term(std::size_t depth, run& one) {
        if (skip('^')) return only_where(true, false);
        if (skip('$')) return only_where(false, true);
        const std::size_t first = positions;
        const bool plain = peek() != '(';
        const fragment once = atom(depth);
        std::size_t min = 1, max = 1;
        quantifier(min, max);
        one = {plain, positions > first ? class_of[first] : std::uint8_t{0}, min, max};
        return repeated(once, first, min, max);
    }

    constexpr void quantifier(std::size_t& min, std::size_t& max) {
        const std::size_t begin = at;
        if (skip('*'))
            min = 0, max = unbounded;
        else if (skip('+'))
            max = unbounded;
        else if (skip('?'))
            min = 0;
        else if (peek() == '{')
            braces(min, max);
        if (at == begin) return;
        skip('?'); // lazy or not, the verdict is the same
        if (peek() == '*' || peek() == '+' || peek() == '?' || peek() == '{')
            fail(pattern_error::nothing_to_repeat);
    }
    constexpr void braces(std::size_t& min, std::size_t& max) {
        skip('{');
        if (!number(min)) return fail(pattern_error::repetition);
        max = min;
        if (skip(',')) {
            max = unbounded;
            if (peek() != '}' && !number(max)) return fail(pattern_error::repetition);
        }
        if (!skip('}') || min > max) fail(pattern_error::repetition);
    }
    constexpr bool number(std::size_t& n) {
        if (peek() < '0' || peek() > '9') return false;
        for (n = 0; peek() >= '0' && peek() <= '9'; ++at)
            if (n <= most_times) n = n * 10 + static_cast<std::size_t>(peek() - '0');
        if (n > most_times) fail(pattern_error::too_large);
        return true;
    }

    /// `once`, whose positions are those from `begin` on, min to max times: x{1,3} is x x? x?.
    constexpr fragment repeated(const fragment& once, std::size_t begin, std::size_t min, std::size_t max) {
        if (error != pattern_error::none || (min == 1 && max == 1)) return once;
        if (max == 0) return fragment{};
        const std::size_t size = positions - begin, copies = max == unbounded ? (min > 1 ? min : 1) : max;
        if (copies > position_set::size || begin + copies * size > position_set::size)
            return fail(pattern_error::too_large), once;
        for (; positions < begin + copies * size; ++positions) {
            class_of[positions] = class_of[positions - size];
            follow[positions] = moved(follow[positions - size], size);
        }
        fragment all, one = once;
        for (std::size_t i = 0; i < copies; ++i) {
            for (int k = 0; k < 2 && i > 0; ++k)
                one.first[k] = moved(one.first[k], size), one.last[k] = moved(one.last[k], size);
            if (max == unbounded && i + 1 == copies) link(one, one);
            const fragment next = i >= min ? optional(one) : one;
            all = i == 0 ? next : concatenated(all, next);
        }
        return all;
    }
    static constexpr position_set moved(const position_set& set, std::size_t by) {
        position_set m;
        set.each([&](std::size_t p) { m.add(p + by); });
        return m;
    }

    constexpr fragment atom(std::size_t depth) {
        if (peek() == '(') return group(depth);
        const char_class c = one_class();
        return error == pattern_error::none ? one_of(c) : fragment{};
    }

    constexpr char_class one_class() {
        char_class c;
        if (skip('.')) {
            c = dot_class();
        } else if (skip('[')) {
            bracketed(c);
        } else if (skip('\\')) {
            class_escape(c, false);
        } else {
            const char ch = peek();
            if (ch == '*' || ch == '+' || ch == '?' || ch == '{') fail(pattern_error::nothing_to_repeat);
            if (ch == ']' || ch == '}') fail(pattern_error::class_not_closed);
            if (error != pattern_error::none || done()) return c;
            const std::uint32_t scalar = literal();
            c.add(scalar, scalar);
        }
        return c;
    }

    constexpr fragment group(std::size_t depth) {
        skip('(');
        if (peek() == '?' && !skip("?:")) fail(pattern_error::group);
        const fragment f = alternation(depth + 1);
        if (!skip(')') && error == pattern_error::none) fail(pattern_error::parenthesis);
        return f;
    }

    constexpr fragment one_of(const char_class& c) {
        std::size_t id = 0;
        while (id < class_count && !(classes[id] == c)) ++id;
        if (id == classes.size() || positions == position_set::size) {
            fail(pattern_error::too_large);
            return {};
        }
        if (id == class_count) classes[class_count++] = c;
        class_of[positions] = static_cast<std::uint8_t>(id);
        fragment f = only_where(true, true);
        f.nullable[1][1] = false;
        for (int i : {0, 1}) f.first[i].add(positions), f.last[i].add(positions);
        ++positions;
        return f;
    }

    /// One scalar value, as UTF-8 in the source.
    constexpr std::uint32_t literal() {
        const auto byte = [&](std::size_t i) {
            return static_cast<std::uint32_t>(static_cast<unsigned char>(source[i]));
        };
        const std::uint32_t lead = byte(at);
        const std::size_t size = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (at + size > source.size()) {
            fail(pattern_error::escape);
            return 0;
        }
        std::uint32_t c = size == 1 ? lead : lead & (0x7fU >> size);
        for (std::size_t i = 1; i < size; ++i) c = c << 6 | (byte(at + i) & 0x3f);
        at += size;
        return c;
    }

    /// After a backslash: adds a class or a character to `c`. True when it was one character, told in
    /// `single`.
    constexpr bool class_escape(char_class& c, bool bracketed_set, std::uint32_t* single = nullptr) {
        const char e = peek();
        ++at;
        bool room = true;
        switch (e) {
        case 's': room = add_inside(c, space_class()); break;
        case 'S': room = add_outside(c, space_class()); break;
        case 'w': room = add_inside(c, word_class()); break;
        case 'W': room = add_outside(c, word_class()); break;
        case 'd': room = add_inside(c, digit_class()); break;
        case 'D': room = add_outside(c, digit_class()); break;
        case 'p':
        case 'P': property(c, e == 'P'); break;
        default: {
            const std::uint32_t scalar = escaped(e, bracketed_set);
            if (single)
                *single = scalar;
            else
                room = c.add(scalar, scalar);
            if (!room) fail(pattern_error::class_too_rich);
            return true;
        }
        }
        if (!room) fail(pattern_error::class_too_rich);
        return false;
    }
    constexpr void property(char_class& c, bool outside) {
        if (skip("{L}"))
            c.add_category(category::L, outside);
        else if (skip("{Z}"))
            c.add_category(category::Z, outside);
        else if (skip("{N}"))
            c.add_category(category::N, outside);
        else
            fail(pattern_error::property);
    }
    constexpr std::uint32_t escaped(char e, bool bracketed_set) {
        constexpr std::string_view letters = "nrtfv0", meant{"\n\r\t\f\v\0", 6};
        constexpr std::string_view themselves = "^$\\.*+?()[]{}|/";
        if (const auto i = letters.find(e); i != letters.npos) return static_cast<unsigned char>(meant[i]);
        if (themselves.find(e) != themselves.npos || (bracketed_set && e == '-'))
            return static_cast<unsigned char>(e);
        if (e == '-') return '-'; // service models write it outside of classes too
        if (e == 'x') return hex(2);
        if (e == 'u') return unicode_escape();
        fail(pattern_error::escape);
        return 0;
    }
    /// After `\\u`. Two halves of a surrogate pair are one character; one alone is none.
    constexpr std::uint32_t unicode_escape() {
        const std::uint32_t first = hex(4);
        if (first < 0xd800 || first > 0xdfff) return first;
        const std::uint32_t second = first < 0xdc00 && skip("\\u") ? hex(4) : 0;
        if (second < 0xdc00 || second > 0xdfff) fail(pattern_error::escape);
        return 0x10000 + ((first & 0x3ff) << 10) + (second & 0x3ff);
    }
    constexpr std::uint32_t hex(std::size_t digits) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < digits; ++i, ++at) {
            const char c = peek(), lower = static_cast<char>(c | 0x20);
            if (c >= '0' && c <= '9')
                value = value << 4 | static_cast<std::uint32_t>(c - '0');
            else if (lower >= 'a' && lower <= 'f')
                value = value << 4 | static_cast<std::uint32_t>(lower - 'a' + 10);
            else
                return fail(pattern_error::escape), 0;
        }
        return value;
    }

    /// After `[`.
    constexpr void bracketed(char_class& c) {
        const bool negated = skip('^');
        while (!done() && peek() != ']') {
            std::uint32_t first = 0;
            if (!member(c, first)) continue;
            std::uint32_t last = first;
            if (peek() == '-' && !next_is("-]")) {
                skip('-');
                if (done() || !member(c, last)) return fail(pattern_error::range_order);
            }
            if (last < first) return fail(pattern_error::range_order);
            if (!c.add(first, last)) return fail(pattern_error::class_too_rich);
        }
        c.negated = negated;
        if (!skip(']')) fail(pattern_error::class_not_closed);
    }
    /// One character of a class, told in `scalar`; false when it was a class escape, which is then in `c`.
    constexpr bool member(char_class& c, std::uint32_t& scalar) {
        if (skip('\\')) return class_escape(c, true, &scalar);
        scalar = literal();
        return true;
    }
};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
