#include "../tools/printable.hpp"

#include <lintel/detail/text.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "characters.hpp"

using lintel::tool::first_character;
using lintel::tool::printable;

namespace {

constexpr char32_t last_character = 0x10ffff;

bool is_surrogate(char32_t c) { return c >= 0xd800 && c < 0xe000; }

bool is_ascii(std::string_view text) { return lintel::detail::is_ascii(text); }

} // namespace

TEST_CASE("what fools a reader is escaped, all of Unicode") {
    std::size_t wrong = 0, as_is = 0;
    for (char32_t c = 0; c <= last_character; ++c) {
        if (is_surrogate(c)) continue;
        const std::string text = tests::encoded(c), shown = printable(text);
        const bool escaped = shown != text;
        as_is += !escaped;
        if (tests::fools_a_reader(c) && !escaped) ++wrong;
        if (escaped && (!is_ascii(shown) || !shown.starts_with('\\'))) ++wrong;
        const auto first = first_character(text);
        if (first.size != text.size() || first.escaped != escaped) ++wrong;
        if (escaped && first.cells != shown.size()) ++wrong;
    }
    CHECK(wrong == 0);
    CHECK(as_is > 250000); // letters, ideographs, symbols and private use stay
}

TEST_CASE("bytes are escaped as bytes, characters as characters") {
    CHECK(printable("a\x1b[31m\n\x7f") == "a\\x1b[31m\\x0a\\x7f");
    CHECK(printable("\xff\xc3(\xe2\x82") == "\\xff\\xc3(\\xe2\\x82");
    CHECK(printable("\xed\xa0\x80") == "\\xed\\xa0\\x80"); // a surrogate is no character
    CHECK(printable("a\u202eb\u2066c") == "a\\u{202e}b\\u{2066}c");
    CHECK(printable("\u0085\u061c\ufeff\u2028\U000e0041") == "\\u{85}\\u{61c}\\u{feff}\\u{2028}\\u{e0041}");
    CHECK(printable("Grüße, 日本語 हिन्दी עברית 😀") == "Grüße, 日本語 हिन्दी עברית 😀");
    CHECK(printable("a\u00a0b\u3000c") == "a\u00a0b\u3000c");
}

TEST_CASE("parts of an emoji that change the width of others are escaped") {
    CHECK(printable("👩\u200d💻") == "👩\\u{200d}💻");
    CHECK(printable("👍🏽") == "👍\\u{1f3fd}");
    CHECK(printable("❤\ufe0f") == "❤\\u{fe0f}");
    CHECK(printable("🇩🇪") == "\\u{1f1e9}\\u{1f1ea}");
    CHECK(printable(tests::encoded(0x10fffe)) == "\\u{10fffe}"); // no character
    CHECK(printable(tests::encoded(0x378)) == "\\u{378}");       // not assigned
}

TEST_CASE("cells: none for combining, two for wide characters") {
    const auto cells = [](std::string_view text) { return first_character(text).cells; };
    CHECK(cells("a") == 1);
    CHECK(cells("é") == 1);
    CHECK(cells("\u0301") == 0);
    CHECK(cells("\u20e3") == 0);
    CHECK(cells("日") == 2);
    CHECK(cells("ｱ") == 1);
    CHECK(cells("Ａ") == 2);
    CHECK(cells("\u3000") == 2);
    CHECK(cells("😀") == 2);
    CHECK(cells("한") == 2);
    // The same syllable in three parts.
    CHECK(cells("\u1112") == 2);
    CHECK(cells("\u1161") == 0);
    CHECK(cells("\u11ab") == 0);
    CHECK(cells("\u202e") == 8);
    CHECK(cells("\xff") == 4);
}

TEST_CASE("text for JSON is UTF-8") {
    CHECK(lintel::tool::utf8("ü\u202e") == "ü\u202e");
    CHECK(lintel::tool::utf8("ü\xff") == "ü\\xff");
}

TEST_CASE("JSON for a terminal has the same value, all of Unicode") {
    std::string text;
    for (char32_t c = 0; c <= last_character; ++c)
        if (!is_surrogate(c)) text += tests::encoded(c);
    const boost::json::value all(text);
    std::string json = boost::json::serialize(all);
    lintel::tool::escape_in_json(json);
    std::size_t wrong = 0;
    for (const char32_t c : tests::decoded(json)) wrong += tests::fools_a_reader(c);
    CHECK(wrong == 0);
    CHECK(boost::json::parse(json) == all);
}

TEST_CASE("JSON is escaped from the given place on, and only what need be") {
    std::string json = "[\"\u202e\"]\n[\"\u202e日\U000e0041\"]\n";
    lintel::tool::escape_in_json(json, json.find('\n'));
    CHECK(json == "[\"\u202e\"]\n[\"\\u202e日\\udb40\\udc41\"]\n");
    std::string plain = "{\"ü\":1}";
    lintel::tool::escape_in_json(plain);
    CHECK(plain == "{\"ü\":1}");
}
