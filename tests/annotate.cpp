#include <lintel/annotate.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

namespace {

inline constexpr lintel::shape short_name{"short_name", lintel::length{1, 8}};
inline constexpr lintel::shape names{
    "names", lintel::count{0, 3}, lintel::elements{short_name}, lintel::sensitive, lintel::unordered};

struct described {
    std::optional<std::string> first;
    std::vector<std::string> second;

    BOOST_DESCRIBE_CLASS(described, (), (first, second), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("Described",
                          lintel::member("second", names, lintel::deprecated{"use first"}),
                          lintel::member("first", short_name, lintel::length{2, 8}, lintel::required));
};
struct bare {
    int value;

    BOOST_DESCRIBE_CLASS(bare, (), (value), (), ())
};
struct foreign {
    std::string text;
};
BOOST_DESCRIBE_STRUCT(foreign, (), (text))
struct secret {
    std::string text;

    BOOST_DESCRIBE_CLASS(secret, (), (text), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("Secret", lintel::sensitive, lintel::member("text"));
};

inline constexpr lintel::model_info model{"ACME", "May 2020"};
struct ask {
    std::string text;

    BOOST_DESCRIBE_CLASS(ask, (), (text), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("Ask",
                          lintel::request,
                          model,
                          lintel::sensitive,
                          lintel::member("text", lintel::also_known_as{"txt", "Bob"}));
};
struct told {
    std::string text;

    BOOST_DESCRIBE_CLASS(told, (), (text), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("Told", lintel::sensitive, lintel::answer, lintel::member("text"));
};

} // namespace

template <> struct lintel::annotations<foreign> {
    static constexpr auto table =
        lintel::structure("Foreign", lintel::member("text", lintel::length{.max = 2}));
};

TEST_CASE("lines are found in the order of the members, whatever the order of the table") {
    constexpr const auto& lines = lintel::member_shapes<described>;
    REQUIRE(lines.size() == 2);
    CHECK(lines[0]->name == "first");
    CHECK(lines[0]->is_required);
    CHECK(lines[1]->name == "second");
    CHECK_FALSE(lines[1]->is_required);
    CHECK(lines[1]->instead == "use first");
    CHECK(lintel::shape_name<described>() == "Described");
}

TEST_CASE("a shape is shared, and a member may have constraints of its own on top") {
    CHECK(lintel::member_shapes<described>[0]->shape.name == "short_name");
    CHECK(lintel::member_shapes<described>[0]->shape.length == lintel::length{2, 8});
    CHECK(short_name.length == lintel::length{1, 8});
    const auto& list = lintel::member_shapes<described>[1]->shape;
    CHECK(list.element_shape == &short_name);
    CHECK(list.is_sensitive);
    CHECK(list.is_unordered);
    CHECK(list.is(lintel::shape::has_count));
    CHECK_FALSE(list.is(lintel::shape::has_length));
}

TEST_CASE("a struct without a table has lines without constraints") {
    CHECK(lintel::shape_name<bare>().empty());
    REQUIRE(lintel::member_shapes<bare>.size() == 1);
    CHECK(lintel::member_shapes<bare>[0]->name == "value");
    CHECK(lintel::member_shapes<bare>[0]->shape.has == 0);
}

TEST_CASE("a struct that cannot be edited gets its table from outside") {
    CHECK(lintel::shape_name<foreign>() == "Foreign");
    CHECK(lintel::member_shapes<foreign>[0]->shape.length.max == 2);
}

TEST_CASE("a structure can be a request or an answer of a model, in any order of what holds for the whole") {
    CHECK(lintel::role_of<ask>() == lintel::document_role::request);
    CHECK(lintel::role_of<told>() == lintel::document_role::answer);
    CHECK(lintel::role_of<described>() == lintel::document_role::none);
    CHECK(lintel::role_of<bare>() == lintel::document_role::none);
    REQUIRE(lintel::model_of<ask>());
    CHECK(lintel::model_of<ask>()->made == "May 2020");
    CHECK(lintel::model_of<told>() == nullptr);
    CHECK(lintel::model_of<bare>() == nullptr);
    CHECK(lintel::is_sensitive<ask>());
    CHECK(lintel::is_sensitive<told>());
    CHECK(lintel::member_shapes<ask>[0]->alias.name == "txt");
    CHECK(lintel::member_shapes<told>[0]->alias.name.empty());
}

TEST_CASE("a structure can be sensitive as a whole") {
    CHECK(lintel::is_sensitive<secret>());
    CHECK_FALSE(lintel::is_sensitive<described>());
}
