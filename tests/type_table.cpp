#include <lintel/check.hpp>
#include <lintel/serialize.hpp>

#include <boost/describe/class.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <deque>
#include <list>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
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

/// What is not asked of a list or a map is not needed.
struct plain_list : private std::list<int> {
    using list::begin, list::emplace_back, list::end, list::pop_back, list::size, list::value_type;
};
struct list_that_keeps : private std::list<int> {
    using list::begin, list::emplace_back, list::end, list::size, list::value_type;
};
struct list_of_proxies : std::list<int> {
    int emplace_back(int x) { return list::emplace_back(x); }
};
struct list_with_a_size : std::list<int> {
    explicit list_with_a_size(std::size_t n) : list(n) {}
};
using map_of_counts = std::map<std::string, int>;
struct map_with_a_size : map_of_counts {
    explicit map_with_a_size(std::size_t) {}
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

TEST_CASE("a container can be filled if it has what the reader calls") {
    using lintel::detail::fillable_list, lintel::detail::fillable_map;
    CHECK(fillable_list<std::vector<int>>);
    CHECK(fillable_list<std::deque<int>>);
    CHECK(fillable_list<std::list<std::string>>);
    CHECK(fillable_list<lintel::arena_list<int>>);
    CHECK(fillable_list<plain_list>);
    CHECK_FALSE(fillable_list<list_that_keeps>);
    CHECK_FALSE(fillable_list<list_of_proxies>);
    CHECK_FALSE(fillable_list<list_with_a_size>);
    CHECK_FALSE(fillable_list<std::span<const int>>);
    CHECK_FALSE(fillable_list<std::array<int, 2>>);
    CHECK_FALSE(fillable_list<std::set<int>>);
    CHECK(fillable_map<map_of_counts>);
    CHECK(fillable_map<std::unordered_map<std::string, int>>);
    CHECK(fillable_map<lintel::arena_map<int>>);
    CHECK_FALSE(fillable_map<map_with_a_size>);
    CHECK_FALSE(fillable_map<std::multimap<std::string, int>>);
}
