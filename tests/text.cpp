#include <lintel/detail/text.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace lintel::detail;

TEST_CASE("characters are counted as Unicode scalar values") {
    CHECK(scalar_count("") == 0);
    CHECK(scalar_count("abc") == 3);
    CHECK(scalar_count("żółw") == 4);
    CHECK(scalar_count("👍") == 1);
    CHECK(scalar_count("e\u0301") == 2);
}

TEST_CASE("UTF-8 is told from what only looks like it, wherever it stands") {
    for (std::size_t before = 0; before < 20; ++before) {
        for (const std::string_view good :
             {"", "a", "ż", "\u20ac", "👍", "\x7f", "\xf4\x8f\xbf\xbf", "\xed\x9f\xbf", "\xee\x80\x80"})
            CHECK(is_utf8(std::string(before, 'a') + std::string(good) + "b"));
        for (const std::string_view bad : {"\x80",
                                           "\xbf",
                                           "\xc0\x80",
                                           "\xc1\xbf",
                                           "\xe0\x9f\xbf",
                                           "\xed\xa0\x80",
                                           "\xf0\x8f\xbf\xbf",
                                           "\xf4\x90\x80\x80",
                                           "\xf5\x80\x80\x80",
                                           "\xff",
                                           "\xc3",
                                           "\xe2\x82",
                                           "\xf0\x9f\x91"})
            CHECK_FALSE(is_utf8(std::string(before, 'a') + std::string(bad)));
    }
}

TEST_CASE("what is not ASCII is found at every place") {
    for (std::size_t size = 0; size < 100; ++size) {
        std::string text(size, 'a');
        CHECK(is_ascii(text));
        CHECK(ascii_prefix(text) == size);
        for (std::size_t at = 0; at < size; ++at) {
            text[at] = '\x80';
            CHECK_FALSE(is_ascii(text));
            CHECK(ascii_prefix(text) == at);
            text[at] = 'a';
        }
    }
}
