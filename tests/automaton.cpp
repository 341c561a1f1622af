#include <lintel/detail/automaton.hpp>

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

using namespace lintel::detail;

TEST_CASE("a set of positions holds what was put in, in every word") {
    for (std::size_t a = 0; a < position_set::size; ++a) {
        position_set one;
        CHECK(one.empty());
        one.add(a);
        CHECK_FALSE(one.empty());
        for (const std::size_t b : {std::size_t{0}, std::size_t{63}, std::size_t{64}, std::size_t{255}}) {
            position_set other;
            other.add(b);
            CHECK(one.meets(other) == (a == b));
            CHECK((one == other) == (a == b));
            other |= one;
            CHECK(other.meets(one));
            std::vector<std::size_t> in, expected{std::min(a, b)};
            if (a != b) expected.push_back(std::max(a, b));
            other.each([&](std::size_t p) { in.push_back(p); });
            CHECK(in == expected);
        }
    }
}

namespace {
/// Tables whose class 0 is 'a' and U+00E9, class 1 'b' and U+20AC, class 2 U+1F600.
struct tables {
    std::array<char_class, 3> classes{};
    std::array<std::uint32_t, 128> ascii{};

    tables() {
        classes[0].add('a', 'a'), classes[0].add(0xe9, 0xe9);
        classes[1].add('b', 'b'), classes[1].add(0x20ac, 0x20ac);
        classes[2].add(0x1f600, 0x1f600);
        ascii['a'] = 1, ascii['b'] = 2;
    }
    automaton made() const {
        automaton a;
        a.classes = classes.data(), a.class_count = classes.size(), a.classes_of_ascii = ascii.data();
        return a;
    }
};
} // namespace

TEST_CASE("a walk tells each character's classes, the first and the last") {
    const tables t;
    std::string told;
    const auto walk = [&](std::string_view text, std::size_t most = 99) {
        told.clear();
        t.made().walk(text, [&](std::uint32_t in, bool first, bool last) {
            told += std::to_string(in) + (first ? "<" : "") + (last ? ">" : "") + ' ';
            return --most > 0;
        });
        return told;
    };
    CHECK(walk("").empty());
    CHECK(walk("a") == "1<> ");
    CHECK(walk("abc") == "1< 2 0> ");
    CHECK(walk("é€😀") == "1< 2 4> ");
    CHECK(walk("\xc3") == "0<> ");
    CHECK(walk("\xc3\xc3\xa9\x80") == "0< 1 0> ");
    CHECK(walk("\xf0\x9f\x98 a") == "0< 0 0 0 1> ");
    CHECK(walk("aaaa", 2) == "1< 1 ");
}
