#include <lintel/detail/phrase.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

using lintel::detail::digits;
using lintel::detail::phrase;

TEST_CASE("a phrase is its parts, joined") {
    CHECK(phrase({}).empty());
    CHECK(phrase({"", "a", "", " b"}) == "a b");
    CHECK(phrase({"größer", " als ", digits(std::size_t{3})}) == "größer als 3");
}

TEST_CASE("digits are those of the whole range of a 64-bit number") {
    CHECK(digits(0L) == "0");
    CHECK(digits(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
    CHECK(digits(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
}

TEST_CASE("a name is shown without control characters") {
    using lintel::detail::shown;
    CHECK(shown("a\nb\x01\x1f") == R"(a\u000ab\u0001\u001f)");
    CHECK(shown("größe \"~/\\") == "größe \"~/\\");
    for (int c = 0; c < 256; ++c) {
        const std::string name(1, static_cast<char>(c)), made = shown(name);
        if (c < 0x20)
            CHECK(made.substr(0, 4) == "\\u00");
        else
            CHECK(made == name);
    }
    CHECK(lintel::detail::listed(std::vector<std::string_view>{"a\n", "b"}) == "a\\u000a, b");
}

TEST_CASE("names are listed with commas between them") {
    using names = std::vector<std::string_view>;
    CHECK(lintel::detail::listed(names{}) == "");
    CHECK(lintel::detail::listed(names{"a"}) == "a");
    CHECK(lintel::detail::listed(names{"a", "b", "c"}) == "a, b, c");
}
