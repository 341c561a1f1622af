#include <lintel/check.hpp>
#include <lintel/serialize.hpp>

#include <boost/describe/class.hpp>

#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct node {
    std::optional<std::string> name;
    std::vector<node> children;
    std::map<std::string, node> named;

    BOOST_DESCRIBE_CLASS(node, (), (name, children, named), (), ())
    bool operator==(const node&) const = default;
};
struct holder {
    int before = 0;
    std::optional<node> tree;
    std::string after;

    BOOST_DESCRIBE_CLASS(holder, (), (before, tree, after), (), ())
};
struct base {
    virtual ~base() = default;
    std::optional<int> inherited;

    BOOST_DESCRIBE_CLASS(base, (), (inherited), (), ())
};
struct derived : base {
    std::map<std::string, int> counts;
    std::optional<bool> last;

    BOOST_DESCRIBE_CLASS(derived, (base), (counts, last), (), ())
};

template <class T> std::string again(std::string_view text) {
    const auto read = lintel::parse<T>(text);
    return read ? lintel::serialize(*read) : std::string(read.error().front().message);
}

} // namespace

TEST_CASE("a recursive structure may be reached first through another one") {
    const std::string_view text =
        R"({"before":1,"tree":{"name":"a","children":[{"children":[],"named":{}}],"named":{"b":{"children":[],"named":{}}}},"after":"c"})";
    CHECK(again<holder>(text) == text);
}

TEST_CASE("members of a base and of a structure with virtual functions are found at their places") {
    const std::string_view text = R"({"inherited":1,"counts":{"a":2},"last":true})";
    CHECK(again<derived>(text) == text);
}
