#include "../tools/excerpt.hpp"

#include <doctest/doctest.h>
#include <sys/mman.h>
#include <unistd.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "characters.hpp"

namespace {

constexpr std::string_view ellipsis = "…";

/// What excerpt() makes, taken apart.
struct parts {
    std::string shown;     ///< without the indent
    std::size_t caret = 0; ///< cells before it, without the indent
};
parts excerpt(std::string_view text, std::size_t at, std::size_t line_begin, std::size_t widest) {
    const std::string both = lintel::tool::excerpt(text, at, line_begin, widest);
    const std::size_t end = both.find('\n');
    REQUIRE(end != both.npos);
    const std::string shown = both.substr(0, end), under = both.substr(end + 1);
    REQUIRE(shown.starts_with("    "));
    REQUIRE(under.find_first_not_of(' ') == under.size() - 2);
    REQUIRE(under.ends_with("^\n"));
    REQUIRE(under.size() >= 6);
    return {shown.substr(4), under.size() - 6};
}
parts excerpt(std::string_view line, std::size_t at, std::size_t widest) {
    return excerpt(line, at, 0, widest);
}

/// The cells that a terminal gives to a text.
std::size_t cells(std::string_view text) {
    std::size_t n = 0;
    for (const char32_t c : tests::decoded(text)) {
        const bool joins = (c >= 0x1160 && c <= 0x11ff) || (c >= 0xd7b0 && c <= 0xd7fb); // Hangul
        n += joins ? 0U : static_cast<std::size_t>(utf8proc_charwidth(static_cast<utf8proc_int32_t>(c)));
    }
    return n;
}

/// A part of a line: characters of all planes, sequences of them, and bytes that are none.
std::string random_part(std::mt19937& random) {
    constexpr std::array<std::string_view, 28> special{"e\u0301",
                                                       "a\u0301\u0323\u20dd",
                                                       "\u0301",
                                                       "日本",
                                                       "ｶﾞ",
                                                       "한",
                                                       "\u1112\u1161\u11ab",
                                                       "👩\u200d👩\u200d👧",
                                                       "👍🏽",
                                                       "❤\ufe0f",
                                                       "🇩🇪",
                                                       "1\ufe0f\u20e3",
                                                       "\u202eabc\u202c",
                                                       "\u2066x\u2069",
                                                       "\u200b",
                                                       "\ufeff",
                                                       "\u2028",
                                                       "\t",
                                                       "\r",
                                                       "\x1b[31m",
                                                       "\x7f",
                                                       "\u0085",
                                                       "\xff",
                                                       "\xe2\x82",
                                                       "\xf0\x9f\x98",
                                                       "\xed\xa0\x80",
                                                       "हिन्दी",
                                                       "\U000e0041"};
    const auto from = [&](char32_t first, char32_t last) {
        return std::uniform_int_distribution<char32_t>(first, last)(random);
    };
    switch (random() % 4) {
    case 0: return std::string(special[random() % special.size()]);
    case 1: return std::string(1 + random() % 5, 'x');
    case 2: return tests::encoded(from(0xa0, 0xd7ff));
    default: return tests::encoded(from(0xe000, 0x10ffff));
    }
}
std::string random_line(std::mt19937& random, std::size_t count) {
    std::string line;
    while (count-- > 0) line += random_part(random);
    std::erase(line, '#');
    return line;
}

} // namespace

TEST_CASE("the caret is under the place, whatever is printed before it") {
    std::mt19937 random(1);
    for (int run = 0; run < 4000; ++run) {
        const std::string before = random_line(random, random() % 30),
                          after = random_line(random, random() % 30);
        const std::string line = before + '#' + after;
        const std::size_t widest = 10 + random() % 100;
        CAPTURE(line);
        CAPTURE(widest);
        const parts is = excerpt(line, before.size(), widest);
        const std::size_t place = is.shown.find('#');
        REQUIRE(place != is.shown.npos);
        const std::string left = is.shown.substr(0, place);
        REQUIRE(is.caret == cells(left));
        REQUIRE(cells(is.shown) <= widest + 2);
        const auto characters = tests::decoded(is.shown);
        REQUIRE(std::none_of(characters.begin(), characters.end(), tests::fools_a_reader));
        if (is.shown.starts_with(ellipsis)) { // which no combining character may join
            const std::string behind = is.shown.substr(ellipsis.size());
            REQUIRE(cells(tests::encoded(tests::decoded(behind).front())) > 0);
        }
    }
}

TEST_CASE("a short line is shown whole, a long one cut on either side") {
    CHECK(excerpt(R"({"a":1})", 5, 40).shown == R"({"a":1})");
    CHECK(excerpt(R"({"a":1})", 5, 40).caret == 5);
    CHECK(excerpt("", 0, 40).shown == "");
    const std::string line = std::string(30, 'a') + '#' + std::string(30, 'b');
    const parts is = excerpt(line, 30, 20);
    CHECK(is.shown == "…aaaaaaaaaa#bbbbbbbbb…");
    CHECK(is.caret == 11);
    CHECK(excerpt(line, 60, 20).shown == "…bbbbbbbbbbb");
    CHECK(excerpt(line, 0, 20).shown == "aaaaaaaaaaaaaaaaaaaa…");
}

TEST_CASE("widths are in cells") {
    const std::string wide = "日本語日本語日本語#日本語日本語日本語";
    const parts is = excerpt(wide, 27, 20);
    CHECK(is.shown == "…本語日本語#日本語日…");
    CHECK(is.caret == 11);
    CHECK(cells(is.shown) <= 22);
}

TEST_CASE("a character is never cut, nor parted from what combines with it") {
    // The fifth cell before the place is an e with two marks.
    const std::string marks = "xxe\u0301\u0323abcd#", emoji = "xx👩\u200dabc#";
    CHECK(excerpt(marks, marks.size() - 1, 10).shown == "…e\u0301\u0323abcd#");
    CHECK(excerpt(marks, marks.size() - 1, 9).shown == "…abcd#");
    CHECK(excerpt(marks, marks.size() - 1, 9).caret == 5);
    CHECK(excerpt(emoji, emoji.size() - 1, 10).shown == "…abc#");
    CHECK(excerpt("#abce\u0301\u0323xx", 0, 5).shown == "#abce\u0301\u0323…");
}

TEST_CASE("the line alone is shown, without its end") {
    const std::string text = "first\nsec#ond\r\nthird";
    CHECK(excerpt(text, 9, 6, 40).shown == "sec#ond");
    CHECK(excerpt(text, 9, 6, 40).caret == 3);
    CHECK(excerpt(text, 5, 0, 40).shown == "first");
    CHECK(excerpt(text, 5, 0, 40).caret == 5);
    CHECK(excerpt("a\tb\rc#\r", 5, 40).shown == "a b c#");
    CHECK(excerpt(text, text.size(), 15, 40).shown == "third");
}

TEST_CASE("what takes no cells is cut too, between characters") {
    for (const std::string_view mark : {"\u0301", "\u1ab0", "\U0001e8d0"}) {
        std::string marks;
        for (int i = 0; i < 100000; ++i) marks += mark;
        for (const std::size_t widest : {40U, 42U, 45U}) {
            const parts is = excerpt("x" + marks + '#' + marks, 1 + marks.size(), widest);
            CHECK(is.shown.size() < 400);
            CHECK(is.shown.starts_with(std::string(ellipsis) + '#'));
            CHECK(is.shown.ends_with(ellipsis));
            CHECK(is.caret == 1);
        }
    }
}

TEST_CASE("an excerpt reads no more of a text than can be shown") {
    // All but two pages in the middle of a gigabyte cannot be read.
    constexpr std::size_t size = std::size_t{1} << 30;
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    void* const memory = mmap(nullptr, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    REQUIRE(memory != MAP_FAILED);
    char* const text = static_cast<char*>(memory);
    const std::size_t middle = size / 2;
    REQUIRE(mprotect(text + middle - page, 2 * page, PROT_READ | PROT_WRITE) == 0);
    std::fill(text + middle - page, text + middle + page, 'x');
    const parts is = excerpt({text, size}, middle, 0, 100);
    CHECK(is.caret == 51);
    CHECK(is.shown.size() == 100 + 2 * ellipsis.size());
    munmap(memory, size);
}
