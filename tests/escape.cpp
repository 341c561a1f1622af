#include <lintel/detail/escape.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
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

TEST_CASE("escapes are the shortest, wherever they stand") {
    const std::pair<std::string_view, std::string_view> pairs[] = {{"\"", R"(\")"},
                                                                   {"\\", R"(\\)"},
                                                                   {"\b", R"(\b)"},
                                                                   {"\f", R"(\f)"},
                                                                   {"\n", R"(\n)"},
                                                                   {"\r", R"(\r)"},
                                                                   {"\t", R"(\t)"},
                                                                   {"\x01", R"(\u0001)"},
                                                                   {"\x1f", R"(\u001f)"},
                                                                   {std::string_view("\0", 1), R"(\u0000)"},
                                                                   {"/", "/"},
                                                                   {"ż", "ż"},
                                                                   {"\x7f", "\x7f"}};
    for (const auto& [plain, escaped] : pairs)
        for (std::size_t before = 0; before < 70; ++before)
            for (const int after : {0, 1, 9, 40}) {
                const std::string head(before, 'a'), tail(static_cast<std::size_t>(after), 'b');
                const std::string text = head + std::string(plain) + tail;
                std::string out(escaped_room(text.size()), '#');
                out.resize(static_cast<std::size_t>(put_escaped(text, out.data()) - out.data()));
                CHECK(out == head + std::string(escaped) + tail);
            }
}

TEST_CASE("a name is escaped at compile time as a text is when the program runs") {
    static constexpr std::string_view name = "a\"b\\c\n\x01\x1f/\x7fż";
    static_assert(escaped_size(name) == name.size() + 3 + 2 * 5);
    constexpr auto at_compile_time = [] {
        std::array<char, escaped_size(name)> to{};
        const bool fits = put_escaped_name(name, to.data()) == to.data() + to.size();
        return fits ? to : std::array<char, escaped_size(name)>{};
    }();
    CHECK(std::string_view(at_compile_time.data(), at_compile_time.size()) == R"(a\"b\\c\n\u0001\u001f/)"
                                                                              "\x7fż");
    for (int c = 0; c < 256; ++c) {
        const std::string text = "ab" + std::string(1, static_cast<char>(c)) + 'c';
        std::string once(escaped_size(text), '#'), twice(escaped_room(text.size()), '#');
        CHECK(put_escaped_name(text, once.data()) == once.data() + once.size());
        twice.resize(static_cast<std::size_t>(put_escaped(text, twice.data()) - twice.data()));
        CHECK(once == twice);
    }
}

TEST_CASE("room for the escapes of a text is enough when all of it has to be escaped") {
    for (std::size_t n = 0; n < 200; ++n) {
        const std::string text(n, '\x01');
        const std::size_t room = escaped_room(n);
        std::string out(room + 100, '#');
        CHECK(put_escaped(text, out.data()) == out.data() + 6 * n);
        CHECK(out.substr(room) == std::string(100, '#'));
    }
}

TEST_CASE("a quoted text is cut between characters") {
    CHECK(quoted("a\"b") == "\"a\\\"b\"");
    CHECK(quoted(std::string(40, 'a')) == '"' + std::string(40, 'a') + '"');
    CHECK(quoted(std::string(39, 'a') + "żż") == '"' + std::string(39, 'a') + "…\"");
    CHECK(quoted(std::string(50, '\x80')) == "\"…\"");
}
