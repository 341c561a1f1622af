#include <lintel/constraint.hpp>

#include <doctest/doctest.h>

TEST_CASE("a constraint allows its limits and nothing past them") {
    constexpr lintel::length l{2, 4};
    CHECK_FALSE(l.allows(1));
    CHECK(l.allows(2));
    CHECK(l.allows(4));
    CHECK_FALSE(l.allows(5));
    constexpr lintel::count c{.max = 1};
    CHECK(c.allows(0));
    CHECK_FALSE(c.allows(2));
    constexpr lintel::range r{.min = -1};
    CHECK_FALSE(r.allows(-2));
    CHECK(r.allows(-1));
    CHECK(r.allows(lintel::unlimited));
    CHECK(lintel::length{}.allows(0));
}

TEST_CASE("a constraint says the member, the size and the limit") {
    CHECK(lintel::length{1, 255}.explain("TaskParameters value", 256, "character") ==
          "TaskParameters value is 256 characters long; at most 255 are allowed");
    CHECK(lintel::length{1, 255}.explain("Name", 0, "character") ==
          "Name is 0 characters long; at least 1 is required");
    CHECK(lintel::length{.max = 1}.explain("Payload", 2, "byte") ==
          "Payload is 2 bytes long; at most 1 is allowed");
    CHECK(lintel::length{3, 9}.explain("Name", 1, "character") ==
          "Name is 1 character long; at least 3 are required");
    CHECK(lintel::count{0, 5}.explain("Targets", 6) == "Targets has 6 entries; at most 5 are allowed");
    CHECK(lintel::count{2, 5}.explain("Targets", 1) == "Targets has 1 entry; at least 2 are required");
    CHECK(lintel::range{30, 60}.explain("TimeoutSeconds", "10") ==
          "TimeoutSeconds is 10; it must be from 30 to 60");
    CHECK(lintel::range{.min = 0}.explain("Priority", "-1") == "Priority is -1; it must be at least 0");
    CHECK(lintel::range{.max = 9}.explain("Priority", "10") == "Priority is 10; it must be at most 9");
    CHECK(lintel::required_t::explain("Name") == "required member Name is missing");
}
