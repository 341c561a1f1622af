#include <lintel/detail/enum_words.hpp>

#include <doctest/doctest.h>

#include <array>
#include <string_view>

TEST_CASE("the message about an unknown value shows it and lists the known ones") {
    constexpr std::array<std::string_view, 2> names{"A", "B\n"};
    CHECK(lintel::detail::not_a_valid_value("C\"", names, false) ==
          R"( "C\"" is not a valid value; expected one of: A, B\u000a)");
}

TEST_CASE("a sensitive value is not shown") {
    constexpr std::array<std::string_view, 1> names{"A"};
    CHECK(lintel::detail::not_a_valid_value("secret", names, true) ==
          " is not a valid value; expected one of: A");
}
