#include <lintel/detail/ascii_shortcut.hpp>

#include <doctest/doctest.h>

#include <array>
#include <string>

using namespace lintel::detail;
using kind = ascii_shortcut::kind;

namespace {
const ascii_set digits = [] {
    ascii_set s;
    for (unsigned char c = '0'; c <= '9'; ++c) s.add(c);
    return s;
}();
} // namespace

TEST_CASE("without a way to see it, nothing is seen") { CHECK_FALSE(ascii_shortcut{}.full("")); }

TEST_CASE("a run has its lengths and its characters") {
    ascii_shortcut s;
    s.how = kind::run, s.sets = &digits, s.min = 2, s.max = 40;
    for (std::size_t n = 0; n < 50; ++n) CHECK(s.full(std::string(n, '7')) == (n >= 2 && n <= 40));
    CHECK_FALSE(s.full("7a"));
    CHECK_FALSE(s.full("\xb7\xb7"));
}

TEST_CASE("a line has one length and each place its class") {
    const std::array<std::uint64_t, 1> where{0b111};
    ascii_shortcut s;
    s.how = kind::line, s.sets = &digits, s.max = 3, s.set_count = 1, s.where = where.data();
    CHECK(s.full("123"));
    for (const auto* const text : {"12", "1234", "12a", "a23", ""}) CHECK_FALSE(s.full(text));
}

TEST_CASE("steps go from a first position to a last one, through those that follow") {
    // (ab)*c as positions a, b, c
    std::array<std::uint64_t, 128> accepts{};
    accepts['a'] = 1, accepts['b'] = 2, accepts['c'] = 4;
    const std::array<std::uint64_t, 3> follow{2, 1 | 4, 0};
    ascii_shortcut s;
    s.how = kind::steps, s.accepts = accepts.data(), s.follow = follow.data(), s.first = 1 | 4, s.last = 4;
    for (const auto* const text : {"c", "abc", "ababc"}) CHECK(s.full(text));
    for (const auto* const text : {"", "a", "ab", "ac", "bc", "cc", "abcc", "xc", "\x80", "c\xff"}) {
        CAPTURE(std::string(text));
        CHECK_FALSE(s.full(text));
    }
}

TEST_CASE("steps may be at several positions at once, up to the 64th") {
    // a*a with 64 positions that all follow each other
    std::array<std::uint64_t, 128> accepts{};
    accepts['a'] = ~std::uint64_t{0};
    std::array<std::uint64_t, 64> follow{};
    for (std::size_t i = 0; i + 1 < 64; ++i) follow[i] = std::uint64_t{3} << i;
    follow[63] = std::uint64_t{1} << 63;
    ascii_shortcut s;
    s.how = kind::steps, s.accepts = accepts.data(), s.follow = follow.data(), s.first = 1,
    s.last = std::uint64_t{1} << 63;
    CHECK_FALSE(s.full(std::string(63, 'a')));
    CHECK(s.full(std::string(64, 'a')));
    CHECK(s.full(std::string(99, 'a')));
    CHECK_FALSE(s.full(std::string(63, 'a') + 'b'));
}
