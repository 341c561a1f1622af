#include <lintel/detail/schema_type.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <map>
#include <string>
#include <vector>

#include "own.hpp"

using namespace lintel::detail;

namespace {

constexpr lintel::shape code{"Code", lintel::length{2, 4}, lintel::pattern<"^[a-z]*$">};
constexpr lintel::shape codes{"Codes", lintel::count{1, 2}, lintel::elements{code}};
constexpr lintel::shape coded{"Coded", lintel::count{1, 2}, lintel::keys{code}, lintel::values{code}};

/// Members that have a value of their own, and one that has to be there.
struct Initial {
    std::string good = "abc", bad = "A";
    std::optional<std::string> may, must;

    BOOST_DESCRIBE_CLASS(Initial, (), (good, bad, may, must), (), ())
    static constexpr auto lintel_shape = lintel::structure("Initial",
                                                           lintel::member("good", code),
                                                           lintel::member("bad", code),
                                                           lintel::member("may", code),
                                                           lintel::member("must", code, lintel::required));
};

} // namespace

TEST_CASE("a value conforms when validate would find no error in it") {
    using strings = std::vector<std::string>;
    using map = std::map<std::string, std::string>;
    for (const auto* const text : {"ab", "abcd"}) CHECK(conforms(std::string(text), code));
    for (const auto* const text : {"", "a", "abcde", "aB"}) CHECK_FALSE(conforms(std::string(text), code));
    CHECK(conforms(std::string("AB"), lintel::shape("", lintel::length{2, 4})));
    CHECK_FALSE(conforms(std::string("AB"), lintel::shape("", lintel::pattern<"^[a-z]*$">)));
    CHECK(conforms(std::string("éé"), lintel::shape("", lintel::length{2, 2}))); // characters, not bytes
    CHECK(conforms(lintel::blob(4), code));
    CHECK_FALSE(conforms(lintel::blob(5), code));
    CHECK(conforms(lintel::blob(5), lintel::unconstrained));

    const lintel::shape some("", lintel::range{2, 3}), at_least("", lintel::range{.min = 0});
    for (const int n : {1, 2, 3, 4}) CHECK(conforms(n, some) == (n == 2 || n == 3));
    CHECK(conforms(std::numeric_limits<std::uint64_t>::max(), at_least));
    CHECK_FALSE(conforms(-1, at_least));
    CHECK(conforms(-1, lintel::unconstrained));

    CHECK(conforms(own::Color::red, lintel::unconstrained));
    CHECK_FALSE(conforms(static_cast<own::Color>(99), lintel::unconstrained));
    CHECK(conforms(lintel::open_enum<own::Color>(own::Color::red), lintel::unconstrained));
    CHECK_FALSE(conforms(lintel::open_enum<own::Color>("pink"), lintel::unconstrained));
    CHECK(conforms(true, code));

    CHECK(conforms(strings{"ab"}, codes));
    CHECK(conforms(strings{"A"}, lintel::unconstrained));
    for (const auto& list : {strings{}, strings{"ab", "ab", "ab"}, strings{"ab", "A"}})
        CHECK_FALSE(conforms(list, codes));
    CHECK(conforms(map{{"ab", "ab"}}, coded));
    CHECK(conforms(map{{"A", "A"}}, lintel::unconstrained));
    for (const auto& m :
         {map{}, map{{"A", "ab"}}, map{{"ab", "A"}}, map{{"aa", "ab"}, {"ab", "ab"}, {"ac", "ab"}}})
        CHECK_FALSE(conforms(m, coded));

    Initial x;
    x.bad = "ab";
    CHECK_FALSE(conforms(x, lintel::unconstrained)); // what must be there is not
    x.must = "ab";
    CHECK(conforms(x, lintel::unconstrained));
    x.may = "A";
    CHECK_FALSE(conforms(x, lintel::unconstrained));
}

TEST_CASE("a structure's table tells which members may be absent") {
    const schema_type& t = schema_type_of<Initial>::value;
    CHECK(t.kind == type_class::structure);
    CHECK(t.shape == "Initial");
    CHECK_FALSE(t.sensitive);
    REQUIRE(t.fields.size() == 4);
    const struct {
        const char* name;
        bool absent;
    } expected[] = {{"good", true}, {"bad", false}, {"may", true}, {"must", false}};
    for (std::size_t i = 0; i < 4; ++i) {
        CAPTURE(i);
        CHECK(t.fields[i].name == expected[i].name);
        CHECK(t.fields[i].type->kind == type_class::string);
        CHECK(t.fields[i].line->shape.name == "Code");
        CHECK(t.fields[i].may_be_absent() == expected[i].absent);
    }
}

TEST_CASE("a type's table tells its kind, limits, names and what it holds") {
    CHECK(schema_type_of<std::int8_t>::value.min == -128);
    CHECK(schema_type_of<std::int8_t>::value.max == 127);
    CHECK(schema_type_of<std::uint64_t>::value.min == 0);
    CHECK(schema_type_of<std::uint64_t>::value.max == std::numeric_limits<std::uint64_t>::max());
    CHECK(schema_type_of<float>::value.bytes == 4);
    CHECK(schema_type_of<double>::value.bytes == 8);
    CHECK(schema_type_of<own::Color>::value.names.size() == 3);
    CHECK(schema_type_of<lintel::open_enum<own::Color>>::value.names[2] == "blue");
    CHECK(schema_type_of<std::vector<float>>::value.element == &schema_type_of<float>::value);
    CHECK(schema_type_of<std::map<std::string, bool>>::value.element == &schema_type_of<bool>::value);
    CHECK(schema_type_of<own::Tree>::value.fields[1].type->element == &schema_type_of<own::Tree>::value);
}
