// Types that hold themselves, reached from another type.
#include <lintel/lintel.hpp>

#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recursive {
namespace {

using lintel::member;

struct Nested {
    std::optional<std::string> s;
    std::optional<std::vector<Nested>> list;

    BOOST_DESCRIBE_CLASS(Nested, (), (s, list), (), ())
    static constexpr auto lintel_shape = lintel::structure(
        "Nested", member("s", lintel::length{1, 3}), member("list", lintel::count{.max = 2}));
};
struct Named {
    std::optional<std::string> s;
    std::optional<std::map<std::string, Named>> map;

    BOOST_DESCRIBE_CLASS(Named, (), (s, map), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("Named", member("s", lintel::length{1, 3}), member("map"));
};
struct Other;
struct One {
    std::optional<std::vector<Other>> others;
    std::optional<std::string> s;

    BOOST_DESCRIBE_CLASS(One, (), (others, s), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("One", member("others"), member("s", lintel::length{1, 3}));
};
struct Other {
    std::optional<One> one;

    BOOST_DESCRIBE_CLASS(Other, (), (one), (), ())
};
template <class T> struct Root {
    std::optional<T> first;

    BOOST_DESCRIBE_CLASS(Root, (), (first), (), ())
};

/// The only finding of a document, which is read, written, compared and described, too.
template <class T> std::string only_finding(std::string_view text) {
    const auto read = lintel::parse<T>(text);
    REQUIRE(read);
    CHECK(lintel::serialize(*read) == text);
    CHECK(lintel::diff(*read, *read).equal());
    CHECK_FALSE(lintel::diff(*read, T{}).equal());
    CHECK(lintel::redact<T>(text) == text);
    CHECK(lintel::validate(*read).size() == 1);
    CHECK(lintel::json_schema<T>().contains("$schema"));
    std::string formatted;
    CHECK(lintel::format_to<T>(formatted, text).ok());
    CHECK(formatted == text);
    const auto found = lintel::check<T>(text);
    REQUIRE(found.size() == 1);
    return std::string(found[0].rule) + ' ' + found[0].pointer;
}

TEST_CASE("a type that holds itself is read and validated below another, however it holds itself") {
    CHECK(only_finding<Root<Nested>>(R"({"first":{"list":[{"list":[{"s":"abcd"}]}]}})") ==
          "length /first/list/0/list/0/s");
    CHECK(only_finding<Root<Named>>(R"({"first":{"map":{"a":{"map":{"b":{"s":"abcd"}}}}}})") ==
          "length /first/map/a/map/b/s");
    CHECK(only_finding<Root<One>>(R"({"first":{"others":[{"one":{"others":[{"one":{"s":"abcd"}}]}}]}})") ==
          "length /first/others/0/one/others/0/one/s");
    CHECK(only_finding<Nested>(R"({"list":[{"list":[{"s":"abcd"}]}]})") == "length /list/0/list/0/s");
    CHECK(only_finding<Other>(R"({"one":{"others":[{"one":{"s":"abcd"}}]}})") ==
          "length /one/others/0/one/s");
}

} // namespace
} // namespace recursive
