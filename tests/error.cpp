#include <lintel/ssm/error.hpp>

#include <doctest/doctest.h>

using lintel::ssm::fault;
using lintel::ssm::parse_error;

TEST_CASE("an error body gives the shape's name, the message and whose fault it is") {
    const auto e =
        parse_error(R"({"__type":"com.amazonaws.ssm#DoesNotExistException","message":"no such task"})");
    REQUIRE(e.has_value());
    CHECK(*e == lintel::ssm::error{"DoesNotExistException", "no such task", fault::client});
    CHECK(parse_error(R"({"__type":"InternalServerError","Message":"sorry"})").value() ==
          lintel::ssm::error{"InternalServerError", "sorry", fault::server});
}

TEST_CASE("the name stands after the last number sign and before the first colon") {
    CHECK(lintel::ssm::error_name("a#b#Name:http://x/y#z") == "Name");
    CHECK(lintel::ssm::error_name("Name") == "Name");
    CHECK(lintel::ssm::error_name("") == "");
    CHECK(lintel::ssm::error_name("a#") == "");
}

TEST_CASE("an unknown error keeps its name") {
    const auto e = parse_error(R"({"__type":"x#ThrottlingException"})");
    REQUIRE(e.has_value());
    CHECK(*e == lintel::ssm::error{"ThrottlingException", "", fault::unknown});
}

TEST_CASE("an error body that cannot be read is a report") {
    CHECK(parse_error("<html>").has_error());
    CHECK(parse_error(R"({"__type":5})").error()[0].rule == "type");
}
