#include <lintel/detail/unescape.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>

using namespace lintel::detail;

TEST_CASE("every escape stands for its character, wherever it stands") {
    const std::pair<std::string_view, std::string_view> pairs[] = {{R"(\")", "\""},
                                                                   {R"(\\)", "\\"},
                                                                   {R"(\/)", "/"},
                                                                   {R"(\b)", "\b"},
                                                                   {R"(\f)", "\f"},
                                                                   {R"(\n)", "\n"},
                                                                   {R"(\r)", "\r"},
                                                                   {R"(\t)", "\t"},
                                                                   {R"(\u0041)", "A"},
                                                                   {R"(\u0000)", std::string_view("\0", 1)},
                                                                   {R"(\u00fC)", "ü"},
                                                                   {R"(\u20aC)", "€"},
                                                                   {R"(\uffff)", "\xef\xbf\xbf"},
                                                                   {R"(\ud83d\uDC4d)", "👍"},
                                                                   {R"(\udbff\udfff)", "\xf4\x8f\xbf\xbf"},
                                                                   {R"(\n\n)", "\n\n"},
                                                                   {"ż", "ż"}};
    std::string scratch;
    for (const auto& [escaped, plain] : pairs)
        for (std::size_t before = 0; before < 70; ++before)
            for (const int after : {0, 1, 9, 40}) {
                const std::string head(before, 'a'), tail(static_cast<std::size_t>(after), 'b');
                const std::string token = '"' + head + std::string(escaped) + tail + '"';
                CHECK(unquoted(token, scratch) == head + std::string(plain) + tail);
            }
}

TEST_CASE("a text without escapes is not copied") {
    std::string scratch;
    const std::string_view token = "\"plain\"";
    CHECK(unquoted(token, scratch).data() == token.data() + 1);
    CHECK(unquoted("\"\"", scratch).empty());
}
