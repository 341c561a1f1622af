#include "../tools/columns.hpp"

#include <lintel/detail/text.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>

#include "characters.hpp"

using lintel::tool::offsets;

namespace {

/// Random text of the characters that tokens and lines are made of.
std::string random_text(std::mt19937& random, std::size_t characters) {
    constexpr std::string_view ascii = "\"\"\"\\\\ab1{}[],: \t\r\n";
    std::string text;
    while (characters-- > 0) {
        const std::size_t choice = random() % (ascii.size() + 3);
        if (choice < ascii.size())
            text += ascii[choice];
        else
            text += choice == ascii.size() ? "é" : choice == ascii.size() + 1 ? "日" : "😀";
    }
    return text;
}

/// Offsets where characters begin, in any order, some more than once.
offsets random_places(std::mt19937& random, std::string_view text) {
    offsets at;
    for (std::size_t n = random() % 20; n-- > 0;) {
        std::size_t i = random() % (text.size() + 1);
        while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xc0) == 0x80) ++i;
        at.push_back(i);
    }
    return at;
}

/// One token, by itself.
std::size_t token_end(std::string_view text, std::size_t at) {
    if (at >= text.size() || text[at] == '\n' || text[at] == '\r') return at;
    const std::size_t line_end = std::min(text.find_first_of("\r\n", at), text.size());
    std::size_t i = at + 1;
    if (text[at] == '"') {
        for (; i < line_end && text[i] != '"'; ++i) i += text[i] == '\\';
        return std::min(i + 1, line_end);
    }
    constexpr std::string_view ends = "\"[]{},: \t";
    if (ends.find(text[at]) != ends.npos) return at + 1;
    while (i < line_end && ends.find(text[i]) == ends.npos) ++i;
    return i;
}

lintel::report found_at(std::string_view text, const offsets& at) {
    lintel::report found;
    for (const std::size_t i : at) {
        lintel::diagnostic d;
        d.offset = i + 1;
        const std::string_view before = text.substr(0, i);
        d.column = i - (before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1) + 1;
        found.add(std::move(d));
    }
    return found;
}

} // namespace

TEST_CASE("characters are counted before any offsets in any order") {
    std::mt19937 random(1);
    for (int run = 0; run < 2000; ++run) {
        const std::string text = random_text(random, random() % 60);
        const offsets at = random_places(random, text);
        const auto counts = lintel::tool::characters_before(text, at);
        REQUIRE(counts.size() == at.size());
        for (std::size_t i = 0; i < at.size(); ++i)
            REQUIRE(counts[i] == tests::decoded(text.substr(0, at[i])).size());
    }
}

TEST_CASE("tokens end where each ends by itself, in any order") {
    std::mt19937 random(2);
    for (int run = 0; run < 4000; ++run) {
        const std::string text = random_text(random, random() % 40);
        const offsets at = random_places(random, text);
        const auto ends = lintel::tool::token_ends(text, at);
        REQUIRE(ends.size() == at.size());
        for (std::size_t i = 0; i < at.size(); ++i) {
            CAPTURE(text);
            CAPTURE(at[i]);
            REQUIRE(ends[i] == token_end(text, at[i]));
        }
    }
}

TEST_CASE("columns count characters from the line's begin") {
    std::mt19937 random(3);
    for (int run = 0; run < 2000; ++run) {
        const std::string text = random_text(random, random() % 60);
        const offsets at = random_places(random, text);
        lintel::report found = found_at(text, at);
        found.add({}); // without a place
        const auto columns = lintel::tool::columns_of(found, text);
        REQUIRE(columns.size() == at.size() + 1);
        for (std::size_t i = 0; i < at.size(); ++i) {
            const auto& d = found[i];
            CHECK(lintel::tool::begin_of(d, text) == at[i]);
            const std::size_t begin = lintel::tool::line_begin_of(d, text);
            CHECK((begin == 0 || text[begin - 1] == '\n'));
            REQUIRE(columns[i] == tests::decoded(text.substr(begin, at[i] - begin)).size() + 1);
        }
        CHECK(columns.back() == 0);
    }
}

TEST_CASE("a finding behind the text is at its end") {
    lintel::diagnostic d;
    d.offset = 10, d.column = 10;
    CHECK(lintel::tool::begin_of(d, "ab\n") == 3);
    CHECK(lintel::tool::line_begin_of(d, "ab\n") == 0);
    d.column = 2;
    CHECK(lintel::tool::line_begin_of(d, "ab\n") == 3);
}

// Were each place counted or each token read by itself, these would take many minutes.
TEST_CASE("a text is read once, however many places there are") {
    constexpr std::size_t size = std::size_t{1} << 20;
    offsets at;
    for (std::size_t i = 0; i < size; ++i) at.push_back(i * 7919 % size); // each, not in order
    const std::string word(size, 'a');
    CHECK(lintel::tool::characters_before(word, at)[size - 1] == at[size - 1]);
    CHECK(lintel::tool::token_ends(word, at) == offsets(size, size));

    std::string quotes = "\"";
    while (quotes.size() + 2 < size) quotes += "\\\"";
    for (const bool ends : {true, false}) { // of the string
        const std::string text = quotes + (ends ? "\"" : "");
        offsets inside{0};
        for (std::size_t i = 2; i < quotes.size(); i += 2) inside.push_back(i);
        CHECK(lintel::tool::token_ends(text, inside) == offsets(inside.size(), text.size()));
    }
    const offsets same(size, std::size_t{0});
    CHECK(lintel::tool::token_ends(word, same) == offsets(size, size));
    CHECK(lintel::tool::characters_before(word, offsets(size, size)) == offsets(size, size));
}
