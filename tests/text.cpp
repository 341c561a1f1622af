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

TEST_CASE("what needs an escape is found at every offset") {
    for (std::size_t before = 0; before < 20; ++before) {
        for (const char c : {'"', '\\', '\n', '\0', '\x1f'})
            CHECK(unescaped_prefix(std::string(before, 'a') + c + "aaaaaaaaaaaa") == before);
        for (const std::string_view c : {" ", "\x7f", "ż", "/", "#", "["})
            CHECK(unescaped_prefix(std::string(before, 'a') + std::string(c) + "aaaaaaaaaaaa") ==
                  before + c.size() + 12);
        CHECK(ascii_prefix(std::string(before, 'a') + "ż") == before);
    }
}

TEST_CASE("escapes are the shortest") {
    std::string out;
    append_escaped(out, "\"\\\b\f\n\r\t\x01\x1f/ż\x7f");
    CHECK(out == R"(\"\\\b\f\n\r\t\u0001\u001f/ż)"
                 "\x7f");
}

TEST_CASE("a quoted text is cut between characters") {
    CHECK(quoted("a\"b") == "\"a\\\"b\"");
    CHECK(quoted(std::string(40, 'a')) == '"' + std::string(40, 'a') + '"');
    CHECK(quoted(std::string(39, 'a') + "żż") == '"' + std::string(39, 'a') + "…\"");
}
