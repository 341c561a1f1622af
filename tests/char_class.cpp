#include <lintel/detail/char_class.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>

using namespace lintel::detail;

namespace {
bool has(const char_class& c, std::uint32_t scalar) {
    return scalar < 0x80 ? c.has_ascii(scalar) : c.has(scalar);
}

/// Every border there is, and what lies beside it.
template <class F> void each_scalar(F&& f) {
    for (std::uint32_t c = 0; c < 0x3100; ++c) f(c);
    for (std::uint32_t c = 0xfe00; c <= 0xffff; ++c) f(c);
    for (const std::uint32_t c : {0x10000u, 0x1f600u, last_scalar - 1, last_scalar}) f(c);
}
} // namespace

TEST_CASE("a class has the ranges that were added, and their ends") {
    const struct {
        std::uint32_t first, last;
    } some[] = {{0, 0},
                {'a', 'z'},
                {63, 64},
                {0x7f, 0x7f},
                {0x7e, 0x81},
                {0x80, 0x80},
                {0x100, 0x17f},
                {0, last_scalar}};
    for (const auto& r : some) {
        char_class c;
        CHECK(c.add(r.first, r.last));
        char_class not_c = c;
        not_c.negated = true;
        each_scalar([&](std::uint32_t s) {
            const bool in = s >= r.first && s <= r.last;
            if (has(c, s) != in || has(not_c, s) == in) FAIL_CHECK(r.first << " to " << r.last << ": " << s);
        });
    }
}

TEST_CASE("each ASCII character of a class is told once, in order, and no other") {
    const auto told = [](const char_class& c) {
        std::string all;
        c.each_ascii([&](unsigned char one) { all += static_cast<char>(one); });
        return all;
    };
    char_class c;
    CHECK(told(c).empty());
    c.add('x', 'z'), c.add('0', '1'), c.add('?', '@'), c.add(0x7f, 0x90), c.add(0, 0);
    CHECK(told(c) == std::string("\0"
                                 "01?@xyz\x7f",
                                 9));
    c.negated = true;
    const std::string others = told(c);
    CHECK(others.size() == 128 - 9);
    CHECK(std::is_sorted(others.begin(), others.end()));
    for (const char one : told(space_class()))
        CHECK(space_class().has_ascii(static_cast<unsigned char>(one)));
    CHECK(told(space_class()).size() == 6);
    for (const char one : others) CHECK(c.has_ascii(static_cast<unsigned char>(one)));
}

TEST_CASE("a class takes 16 ranges beyond ASCII, and any number of ASCII's") {
    char_class c;
    for (std::uint32_t i = 0; i < 16; ++i) CHECK(c.add(0x100 + 4 * i, 0x101 + 4 * i));
    CHECK_FALSE(c.add(0x200, 0x200));
    CHECK(c.add('a', 'a'));
    for (std::uint32_t i = 0; i < 64; ++i) CHECK(c.has(0x100 + i) == (i % 4 < 2));
}

TEST_CASE("the classes of ECMA-262 have their characters and no other") {
    const auto is_space = [](std::uint32_t c) {
        return (c >= 9 && c <= 13) || c == 0x20 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) ||
               c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000 || c == 0xfeff;
    };
    const auto is_digit = [](std::uint32_t c) { return c >= '0' && c <= '9'; };
    const auto is_word = [&](std::uint32_t c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_';
    };
    const auto ends_line = [](std::uint32_t c) {
        return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
    };
    each_scalar([&](std::uint32_t c) {
        if (has(space_class(), c) != is_space(c)) FAIL_CHECK("space " << c);
        if (has(digit_class(), c) != is_digit(c)) FAIL_CHECK("digit " << c);
        if (has(word_class(), c) != is_word(c)) FAIL_CHECK("word " << c);
        if (has(dot_class(), c) == ends_line(c)) FAIL_CHECK("dot " << c);
    });
}

TEST_CASE("what is inside and what is outside a class make up everything") {
    for (const char_class& of : {space_class(), digit_class(), word_class(), [] {
                                     char_class c;
                                     c.add(0x80, 0x80), c.add(0x82, 0x90), c.add(last_scalar, last_scalar);
                                     return c;
                                 }()}) {
        char_class inside, outside;
        CHECK(add_inside(inside, of));
        CHECK(add_outside(outside, of));
        each_scalar([&](std::uint32_t c) {
            if (has(inside, c) != has(of, c) || has(outside, c) == has(of, c)) FAIL_CHECK("at " << c);
        });
    }
}

TEST_CASE("adding a class says when there is no room for it") {
    char_class full;
    for (std::uint32_t i = 0; i < 16; ++i) full.add(0x100 + 2 * i, 0x100 + 2 * i);
    char_class copy = full;
    CHECK(add_inside(copy, digit_class()));
    CHECK_FALSE(add_inside(copy, space_class()));
    CHECK_FALSE(add_outside(copy, digit_class()));
    char_class almost;
    for (std::uint32_t i = 0; i < 15; ++i) almost.add(0x100 + 2 * i, 0x100 + 2 * i);
    CHECK(add_outside(almost, digit_class()));
    CHECK(almost.range_count == 16);
}

TEST_CASE("a category is in or out, in ASCII and beyond") {
    struct expected {
        std::uint32_t scalar;
        std::uint8_t category;
    };
    for (const auto& e : {expected{'A', category::L},
                          {'Z', category::L},
                          {'[', 0},
                          {'@', 0},
                          {'a', category::L},
                          {'z', category::L},
                          {'{', 0},
                          {'`', 0},
                          {' ', category::Z},
                          {'\t', 0},
                          {'0', category::N},
                          {'9', category::N},
                          {'/', 0},
                          {':', 0},
                          {0xe9, category::L},
                          {0xd7, 0},
                          {0xa0, category::Z},
                          {0xb2, category::N},
                          {0x663, category::N},
                          {0x2028, category::Z},
                          {0x3000, category::Z},
                          {0x4e00, category::L},
                          {0x1f600, 0},
                          {last_scalar, 0},
                          {0x2fffe, 0}})
        for (const std::uint8_t which : {category::L, category::Z, category::N}) {
            CAPTURE(e.scalar);
            char_class in, out;
            in.add_category(which, false);
            out.add_category(which, true);
            CHECK(has(in, e.scalar) == (e.category == which));
            CHECK(has(out, e.scalar) == (e.category != which));
        }
    char_class both; // two of them
    both.add_category(category::L, false);
    both.add_category(category::N, false);
    CHECK((has(both, 0xe9) && has(both, 0x663) && !has(both, 0xa0)));
    CHECK((has(both, 'a') && has(both, '1') && !has(both, ' ')));
}
