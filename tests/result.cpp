#include <lintel/result.hpp>

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <type_traits>
#include <utility>

using lintel::report;
using lintel::result;

namespace {

report one_error() {
    report found;
    found.add({lintel::severity::error, "type", "/a", "a is wrong", ""});
    return found;
}

} // namespace

TEST_CASE("a result of a value gives it, and an empty report") {
    result<std::string> made = std::string("abc");
    CHECK(made);
    CHECK(made.has_value());
    CHECK_FALSE(made.has_error());
    CHECK(*made == "abc");
    CHECK(made->size() == 3);
    CHECK(made.value() == "abc");
    CHECK(made.error().empty());
    CHECK(made.error().ok());
    made->push_back('d');
    CHECK(*std::as_const(made) == "abcd");
    CHECK(std::as_const(made).value() == "abcd");
    CHECK(std::as_const(made)->size() == 4);
    const std::string copied("x");
    CHECK(*result<std::string>(copied) == "x");
    CHECK(result<std::string>(std::in_place)->empty());
}

TEST_CASE("a result of a report has no value, and value() throws what it holds") {
    const result<std::string> made = one_error();
    CHECK_FALSE(made);
    CHECK_FALSE(made.has_value());
    CHECK(made.has_error());
    REQUIRE(made.error().size() == 1);
    CHECK(made.error().front().pointer == "/a");
    try {
        (void)made.value();
        FAIL("no exception");
    } catch (const lintel::bad_document& e) {
        CHECK(std::string(e.what()) == "type at '/a': a is wrong");
        CHECK(e.report().size() == 1);
    }
    auto copy = made;
    CHECK_THROWS_AS((void)copy.value(), lintel::bad_document);
    CHECK_THROWS_AS((void)std::move(copy).value(), lintel::bad_document);
}

TEST_CASE("of a temporary result the value and the report are moved") {
    result<std::unique_ptr<int>> made = std::make_unique<int>(7);
    const std::unique_ptr<int> value = *std::move(made);
    CHECK(*value == 7);
    CHECK(*result<std::unique_ptr<int>>(std::make_unique<int>(8)).value() == 8);
    const report found = result<std::unique_ptr<int>>(one_error()).error();
    CHECK(found.size() == 1);
    static_assert(std::is_same_v<result<int>::value_type, int>);
    static_assert(std::is_same_v<result<int>::error_type, report>);
    static_assert(!std::is_convertible_v<result<int>, bool>);
}
