#include <lintel/detail/fixed_string.hpp>

#include <doctest/doctest.h>

using lintel::detail::fixed_string;

TEST_CASE("a literal's characters are kept, without the zero behind them") {
    const fixed_string text("abc");
    CHECK(text.view() == "abc");
    CHECK(text.size() == 3);
    CHECK(text.data[3] == '\0');
    CHECK(fixed_string("").view().empty());
    CHECK(fixed_string("").size() == 0);
    CHECK(fixed_string("a\0b").view() == std::string_view("a\0b", 3));
    static_assert(fixed_string("abc").view() == "abc");
    CHECK(fixed_string<4>().view() == std::string_view("\0\0\0", 3));
}
