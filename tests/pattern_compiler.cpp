#include <lintel/detail/pattern_compiler.hpp>

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "pcre2.hpp"

using namespace lintel::detail;
using namespace std::string_view_literals;

namespace {

/// The compiler, run by the program instead of by the compiler, and what it made.
class built_now {
public:
    explicit built_now(std::string_view source) : made_(source) {
        for (std::size_t i = 0; i < made_.class_count; ++i)
            for (std::uint32_t c = 0; c < 128; ++c)
                ascii_[c] |= std::uint32_t{made_.classes[i].has_ascii(c)} << i;
    }
    const pattern_compiler& made() const { return made_; }
    lintel::match test(std::string_view text) const {
        if (made_.only_run) return runs(text) ? lintel::match::full : lintel::match::none;
        if (body().full(text)) return lintel::match::full;
        return body().search(text, false) ? lintel::match::partial : lintel::match::none;
    }

private:
    automaton body() const {
        return {made_.classes.data(),
                made_.class_count,
                ascii_.data(),
                made_.class_of.data(),
                made_.follow.data(),
                made_.positions,
                made_.whole};
    }
    bool runs(std::string_view text) const {
        std::size_t n = 0;
        bool all = true;
        body().walk(text, [&](std::uint32_t in, bool, bool) { return ++n, all = all && (in & 1) != 0; });
        return all && n >= made_.first_branch.min && n <= made_.first_branch.max;
    }

    pattern_compiler made_;
    std::array<std::uint32_t, 128> ascii_{};
};

std::string repeated(std::string_view what, std::size_t n) {
    std::string out;
    while (n-- > 0) out += what;
    return out;
}
/// `n` different classes.
std::string classes(std::size_t n) {
    std::string out;
    for (std::size_t i = 0; i < n; ++i) out += static_cast<char>('A' + i % 26), out += i < 26 ? "" : "\\d";
    return out;
}
/// A class with `n` ranges beyond ASCII.
std::string ranges(std::size_t n) {
    std::string out = "[";
    for (std::size_t i = 0; i < n; ++i) out += std::string{'\xc4', static_cast<char>(0x80 + 2 * i)};
    return out + ']';
}

} // namespace

TEST_CASE("a pattern that the program compiles gives PCRE2's verdicts" * doctest::skip(!tests::has_pcre2)) {
    constexpr std::string_view patterns[] = {
        "",
        "a",
        "ab",
        "a|b",
        "a|",
        "|a",
        "(a|b)*c",
        "^a",
        "a$",
        "^$",
        "^",
        "$",
        "^a$",
        "^a*$",
        "^a+$",
        "^a?$",
        "^a{2}$",
        "^a{2,}$",
        "^a{2,3}$",
        "^a{0}$",
        "^a{0,1}$",
        "a{0}b",
        "a{0,2}b",
        "a{1,1}b",
        "a{2,}b",
        "(ab){2,3}",
        "(a*)*b",
        "(a+)+b",
        "(a?b?){2}",
        "((ab){2}c){2}",
        "(a{2}b?){1,2}",
        "(^a{2}|b{2}$){2}",
        "((a|b){2}){2,}",
        "(a{0}b){2}",
        "(a{0,2}){2}b",
        "^(ab){0}c$",
        "(){3}a",
        "(a|){3}",
        "((^a|b)+c){2}",
        "^(a$)*$",
        "^(a$)+",
        "^(^a){2}$",
        "^(^a)+$",
        "^(a)*$",
        "^(a*)$",
        "^(a{0})$",
        "^(a{0}){2}$",
        "^(?:a{0})*$",
        "^|$",
        "^$$",
        "^^$",
        "^^a$",
        "^|a",
        "(a|b){0,2}c",
        "a*?b",
        "a+?",
        "a??b",
        "a{1,2}?b",
        "(^a|b)c",
        "(a|b$)",
        "(^|a)b",
        "b(a|$)",
        "$b",
        "(a|$)b",
        "a^b",
        "a(^|b)c",
        "(a$|b)c",
        "(^b|a)*c",
        "^a|b$",
        "^(a)$",
        "(?:ab|c)*d",
        "[ab]",
        "[^ab]",
        "[a-c]",
        "[a-]",
        "[-a]",
        "[^a-c]$",
        "[\\d-]",
        "[\\w.]+",
        "[^\\s]+",
        "[\\]\\\\]",
        "[\\-a]",
        "\\s",
        "\\S",
        "\\w",
        "\\W",
        "\\d",
        "\\D",

        "[\\W]",
        "[\\D]a",
        "\\x61",
        "\\x7Ab",
        "[\\x61-\\x63]",
        "\\u0062c",
        "\\u00e9",
        "é",
        "[à-ü]+",
        "ż{2}",
        "€|😀",
        "[😀-😂]",
        "^\\p{L}+$",
        "\\P{L}",
        "[\\p{N}]",
        "[^\\p{Z}]",
        "[\\P{N}a]b",
        "\\n|\\t",
        "\\^\\$\\.\\*\\+",
        "\\(\\)\\[\\]",
        "a\\-b",
        "^.$",
        "^.{2}$",
        "^[^a]{1,2}$",
        "(a)(b)(c)",
        "((a|b)|c)d",
        "^a$|b",
        "b|^a$",
        "^ab?$",
        "^a{256}$",
        "a{3}",
        "(a{2}){2}",
        "((a|^)b)+",
        "(b(c|$))+",
    };
    const std::vector<std::string_view> parts{"a", "b",    "c",  "d",  "z",  "-",        ".",
                                              "1", "9",    "0",  " ",  "\t", "\n",       "A",
                                              "_", "^",    "$",  "*",  "+",  "(",        ")",
                                              "[", "]",    "\\", "é",  "ż",  "à",        "ü",
                                              "€", "😀",   "😁", "😂", "😃", "\xc2\xa0", "\xe2\x80\xa8",
                                              "٣", "\x7f", "`",  "{",  "@"};
    std::mt19937 random(7);
    for (const auto source : patterns) {
        CAPTURE(source);
        const built_now ours(source);
        REQUIRE(ours.made().error == pattern_error::none);
        const tests::independent theirs(source);
        std::size_t differ = 0;
        const auto compare = [&](const std::string& text) {
            if (ours.test(text) != theirs.test(text) && ++differ == 1)
                FAIL_CHECK("differs on '" << text << '\'');
        };
        compare("");
        for (const auto a : parts) {
            compare(std::string(a));
            for (const auto b : parts) compare(std::string(a) + std::string(b));
        }
        for (int i = 0; i < 600; ++i) { // mostly of few letters, so that they match
            std::string text;
            const std::size_t few = i % 3 == 0 ? parts.size() : 4;
            for (std::size_t n = 1 + random() % 7; n > 0; --n) text += parts[random() % few];
            compare(text);
        }
        for (const std::size_t n : {255u, 256u, 257u}) compare(repeated("a", n));
    }
}

TEST_CASE("a pattern that is none is refused with its reason") {
    using enum pattern_error;
    const struct {
        std::string source;
        pattern_error error;
    } all[] = {
        {"(a", parenthesis},
        {"a)", parenthesis},
        {"(", parenthesis},
        {")", parenthesis},
        {"(a))", parenthesis},
        {"[a", class_not_closed},
        {"[", class_not_closed},
        {"[^", class_not_closed},
        {"a]", class_not_closed},
        {"a}", class_not_closed},
        {"]", class_not_closed},
        {"[b-a]", range_order},
        {"[a-\\d]", range_order},
        {"[a-", range_order},
        {"*", nothing_to_repeat},
        {"+a", nothing_to_repeat},
        {"?", nothing_to_repeat},
        {"{2}", nothing_to_repeat},
        {"a**", nothing_to_repeat},
        {"a+*", nothing_to_repeat},
        {"a{2}{3}", nothing_to_repeat},
        {"a?+", nothing_to_repeat},
        {"a{1}?+", nothing_to_repeat},
        {"a|*", nothing_to_repeat},
        {"(*a)", nothing_to_repeat},
        {"^*", nothing_to_repeat},
        {"a{", repetition},
        {"a{}", repetition},
        {"a{,2}", repetition},
        {"a{2", repetition},
        {"a{2,1}", repetition},
        {"a{2,x}", repetition},
        {"a{/}", repetition},
        {"a{:}", repetition},
        {"\\q", escape},
        {"\\", escape},
        {"\\x4", escape},
        {"\\x/0", escape},
        {"\\x:0", escape},
        {"\\xg0", escape},
        {"\\x`0", escape},
        {"\\u004", escape},
        {"\\k", escape},
        {"\xc3", escape},
        {"\xe2\x82", escape},
        {"\xf0\x9f\x98", escape},
        {"\\p{M}", property},
        {"\\p", property},
        {"[\\P{X}]", property},
        {"(?=a)", group},
        {"(?!a)", group},
        {"a(?<n>b)", group},
        {"a{256}", none},
        {"a{257}", too_large},
        {"a{0,257}", too_large},
        {"a{257,}", too_large},
        {"a{99999999999999999999}", too_large},
        {"a{256}b", too_large},
        {"^)$", parenthesis},
        {"\\ud83d", escape},
        {"\\udc4d", escape},
        {"\\ud83da", escape},
        {"\\ud83d\\ud83d", escape},
        {"\\ud83d\\u0041", escape},
        {"[\\udc4d]", escape},
        {"^a{257}b$", too_large},
        {"(){257}", too_large},
        {"^a{100000}$", too_large},
        {"^a{1,100000}$", too_large},
        {"^a{99999999999999999999}$", too_large},
        {"(a{16}){16}", none},
        {"(a{16}){17}", too_large},
        {"^a{256}$", none},
        {classes(26) + "abcdef", none},
        {classes(26) + "abcdefg", too_large},
        {ranges(16), none},
        {ranges(17), class_too_rich},
        {"[\\S" + ranges(16).substr(1), class_too_rich},
        {"[\\s" + ranges(8).substr(1), none},
        {"[\\s" + ranges(9).substr(1), class_too_rich},
        {"[\\s" + ranges(8).substr(1, 16) + "\\u1234]", class_too_rich},
    };
    for (const auto& one : all) {
        CAPTURE(one.source);
        CHECK(static_cast<int>(pattern_compiler(one.source).error) == static_cast<int>(one.error));
    }
}

TEST_CASE("one class from the start to the end needs no automaton, whatever its length") {
    for (const auto source : {"^a$"sv,
                              "^[ab]*$"sv,
                              "^\\d{3,128}$"sv,
                              "^.+$"sv,
                              "^\\w{256}$"sv,
                              "^.{1,4096}$"sv,
                              "^[ab]{99999}$"sv,
                              "^a{300,}$"sv}) {
        CAPTURE(source);
        const pattern_compiler made(source);
        CHECK(made.only_run);
        CHECK(made.positions == 0);
        CHECK(made.class_count == 1);
    }
    for (const auto source : {""sv, "^"sv, "a$"sv, "^a"sv, "^(a)$"sv, "^ab$"sv, "^a$b"sv, "^a|b$"sv})
        CHECK_FALSE(pattern_compiler(source).only_run);
    const auto run = pattern_compiler("^[ab]{3,128}$").first_branch;
    CHECK((run.is && run.of == 0 && run.min == 3 && run.max == 128));
    CHECK(pattern_compiler("^a+$").first_branch.max == pattern_compiler::unbounded);
}

TEST_CASE("the first branch is a run when it is one class behind ^, to the end or not") {
    const auto run_of = [](std::string_view source) { return pattern_compiler(source).first_branch; };
    for (const auto source : {"^a*$|b"sv, "^a*|b"sv, "^[ab]{2,3}$|cd"sv, "^a|b"sv}) {
        CAPTURE(source);
        CHECK(run_of(source).is);
    }
    CHECK((run_of("^[ab]{2,3}$|cd").min == 2 && run_of("^[ab]{2,3}$|cd").max == 3));
    for (const auto source : {"a*$|b"sv,
                              "^ab$|c"sv,
                              "^(ab)$|c"sv,
                              "b|^a*$"sv,
                              "^|a"sv,
                              "^a$$|b"sv,
                              "^ab|c"sv,
                              "(^a$)|b"sv,
                              "^a*b$|c"sv,
                              "a^b|c"sv}) {
        CAPTURE(source);
        CHECK_FALSE(run_of(source).is);
    }
}

TEST_CASE("equal classes are one, and a repeated part is written out") {
    CHECK(pattern_compiler("ab[a]a").class_count == 2);
    CHECK(pattern_compiler("ab[a]a").positions == 4);
    CHECK(pattern_compiler("(ab){2,4}c").positions == 9);
    CHECK(pattern_compiler("(ab){2,}c").positions == 5);
    CHECK(pattern_compiler("(ab)*c").positions == 3);
    CHECK(pattern_compiler("(ab){0}c").positions == 3);
}

TEST_CASE("a line is one class after the other from the start to the end, at most 64") {
    const auto is_line = [](std::string_view source) { return pattern_compiler(source).is_line(); };
    CHECK_FALSE(is_line("^a$")); // a run
    CHECK(is_line("^ab$"));
    CHECK(is_line("^i-[0-9a-f]{8}$"));
    CHECK(is_line("^(ab){2}c$"));
    CHECK(is_line("^a[ab]{63}$"));
    CHECK_FALSE(is_line("^a[ab]{64}$"));
    for (const std::string_view other : {"",
                                         "^",
                                         "^$",
                                         "ab",
                                         "^ab",
                                         "ab$",
                                         "a^b$",
                                         "^a$b",
                                         "^ab?$",
                                         "^a?b$",
                                         "^ab*$",
                                         "^a+b$",
                                         "^(ab|c)$",
                                         "^ab$|^cd$",
                                         "^a{0}b$",
                                         "^ba{0}$",
                                         "(^|x)ab$",
                                         "^ab($|x)",
                                         "^(ab)+$"}) {
        INFO(other);
        CHECK_FALSE(is_line(other));
    }
}

TEST_CASE("what stands behind a guard has one alternative, for a guard is the first one's alone") {
    const auto error_of = [](std::string_view source, pattern_compiler::role of) {
        return pattern_compiler(source, of).error;
    };
    using role = pattern_compiler::role;
    CHECK(error_of("^b|a", role::guarded) == pattern_error::group);
    CHECK(error_of("^(b|a)", role::guarded) == pattern_error::none);
    CHECK(error_of("b|a", role::guard) == pattern_error::none);
    CHECK(error_of("^b|a", role::whole) == pattern_error::none);
    CHECK_FALSE(pattern_compiler("^b$", role::guard).only_run);
    CHECK(pattern_compiler("^b$", role::guarded).only_run);
}
