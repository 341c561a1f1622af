#include <lintel/open_enum.hpp>

#include <boost/describe/enum.hpp>

#include <doctest/doctest.h>

namespace {
BOOST_DEFINE_ENUM_CLASS(colour, red, green)
using open = lintel::open_enum<colour>;
} // namespace

TEST_CASE("an open enum holds an enumerator or unknown text") {
    CHECK(open(colour::green) == colour::green);
    CHECK(open("green") == colour::green);
    CHECK(open("green").value() == colour::green);
    const open other("Green");
    CHECK_FALSE(other.known());
    CHECK_FALSE(other.value().has_value());
    CHECK_FALSE(other == colour::green);
    CHECK(other.text() == "Green");
}

TEST_CASE("unknown empty text is not the first enumerator") {
    const open empty("");
    CHECK_FALSE(empty.known());
    CHECK(empty.text().empty());
    CHECK_FALSE(empty == open());
    CHECK(open() == colour::red);
}

TEST_CASE("open enums are equal when they say the same") {
    CHECK(open("red") == open(colour::red));
    CHECK(open("x") == open("x"));
    CHECK_FALSE(open("x") == open("y"));
    CHECK_FALSE(open("x") == open("red"));
}

TEST_CASE("enumerators are found by their whole name only") {
    CHECK(lintel::enum_value<colour>("red") == colour::red);
    CHECK_FALSE(lintel::enum_value<colour>("re").has_value());
    CHECK_FALSE(lintel::enum_value<colour>("redd").has_value());
    CHECK(lintel::enum_name(colour::green) == "green");
    CHECK(lintel::enum_name(static_cast<colour>(7)).empty());
}
