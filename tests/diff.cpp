#include <lintel/arena.hpp>
#include <lintel/diff.hpp>
#include <lintel/parse.hpp>
#include <lintel/serialize.hpp>
#include <lintel/ssm.hpp>
#include <lintel/storage.hpp>

#include <boost/json/parse.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "allocations.hpp"
#include "generate.hpp"
#include "own.hpp"
#include "read.hpp"

using namespace std::string_literals;
using kind = lintel::difference::kind;
using task = lintel::ssm::GetMaintenanceWindowTaskResult;

namespace {

lintel::differences between(std::string_view a, std::string_view b) {
    return lintel::diff(tests::read(a), tests::read(b));
}

} // namespace

TEST_CASE("equal values do not differ") {
    const auto text =
        R"({"Targets":[{"Key":"InstanceIds","Values":["a","b"]}],"Priority":1,"TaskType":"LALaDA"})";
    const auto found = between(text, text);
    CHECK(found.empty());
    CHECK(found.equal());
    CHECK(found == lintel::differences());
    CHECK_FALSE(between(text, "{}").equal());
}

TEST_CASE("what was added, removed and changed is told with both values") {
    const auto found = between(R"({"Priority":1,"Name":"abc"})", R"({"Priority":2,"MaxErrors":"1"})");
    REQUIRE(found.size() == 3);
    CHECK(found[0] == lintel::difference{kind::changed, "/Priority", "1", "2"});
    CHECK(found[1] == lintel::difference{kind::added, "/MaxErrors", "", "\"1\""});
    CHECK(found[2] == lintel::difference{kind::removed, "/Name", "\"abc\"", ""});
    CHECK(lintel::to_string(kind::added) == "added");
    CHECK(lintel::to_string(kind::removed) == "removed");
    CHECK(lintel::to_string(kind::changed) == "changed");
    CHECK(lintel::to_string(kind::not_compared) == "not compared");
    CHECK((found.front() == found[0] && found.back() == found[2]));
    CHECK(std::equal(found.begin(), found.end(), &found[0], &found[0] + 3));
    for (const auto what : {kind::added, kind::removed, kind::changed}) CHECK(found.count(what) == 1);
    CHECK(found.count(kind::not_compared) == 0);
    CHECK(lintel::to_string(static_cast<kind>(9)).empty());
}

TEST_CASE("lists that are sets to the service compare as sets") {
    CHECK(between(R"({"Targets":[{"Key":"k","Values":["a","b","b"]}]})",
                  R"({"Targets":[{"Key":"k","Values":["b","a"]}]})")
              .empty());
    const auto found = between(R"({"Targets":[{"Key":"k","Values":["a","b"]}]})",
                               R"({"Targets":[{"Key":"k","Values":["c","b"]}]})");
    REQUIRE(found.size() == 2);
    CHECK(found[0] == lintel::difference{kind::removed, "/Targets/0/Values/0", "\"a\"", ""});
    CHECK(found[1] == lintel::difference{kind::added, "/Targets/0/Values/0", "", "\"c\""});
}

TEST_CASE("other lists compare one by one") {
    const auto found = between(R"({"Targets":[{"Key":"a"},{"Key":"b"}]})", R"({"Targets":[{"Key":"b"}]})");
    REQUIRE(found.size() == 2);
    CHECK(found[0] == lintel::difference{kind::changed, "/Targets/0/Key", "\"a\"", "\"b\""});
    CHECK(found[1] == lintel::difference{kind::removed, "/Targets/1", "{\"Key\":\"b\"}", ""});
    const auto longer = between(R"({"Targets":[]})", R"({"Targets":[{"Key":"b"}]})");
    REQUIRE(longer.size() == 1);
    CHECK(longer[0] == lintel::difference{kind::added, "/Targets/0", "", "{\"Key\":\"b\"}"});
}

TEST_CASE("maps compare by key") {
    const auto found =
        between(R"({"TaskInvocationParameters":{"Automation":{"Parameters":{"a/b":["1"],"c":["2"]}}}})",
                R"({"TaskInvocationParameters":{"Automation":{"Parameters":{"c":["3"],"d":[]}}}})");
    REQUIRE(found.size() == 3);
    CHECK(found[0].pointer == "/TaskInvocationParameters/Automation/Parameters/a~1b");
    CHECK(found[0].what == kind::removed);
    CHECK(found[1] ==
          lintel::difference{
              kind::changed, "/TaskInvocationParameters/Automation/Parameters/c/0", "\"2\"", "\"3\""});
    CHECK(found[2].what == kind::added);
    const auto before =
        between(R"({"TaskInvocationParameters":{"Automation":{"Parameters":{"c":[]}}}})",
                R"({"TaskInvocationParameters":{"Automation":{"Parameters":{"a":[],"c":[]}}}})");
    REQUIRE(before.size() == 1);
    CHECK(before[0] ==
          lintel::difference{kind::added, "/TaskInvocationParameters/Automation/Parameters/a", "", "[]"});
}

namespace {
constexpr lintel::shape Secret{"Secret", lintel::sensitive};
struct Bag {
    std::vector<std::string> secrets, open;

    BOOST_DESCRIBE_CLASS(Bag, (), (secrets, open), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("Bag",
                          lintel::member("secrets", lintel::unordered, lintel::elements{Secret}),
                          lintel::member("open", lintel::unordered));
};
} // namespace

TEST_CASE("an element of a set may be sensitive alone") {
    const auto found = lintel::diff(Bag{{"a"}, {"a"}}, Bag{{"b"}, {"b"}});
    REQUIRE(found.size() == 4);
    CHECK(found[0] == lintel::difference{kind::removed, "/secrets/0", "\"***\"", ""});
    CHECK(found[1] == lintel::difference{kind::added, "/secrets/0", "", "\"***\""});
    CHECK(found[2] == lintel::difference{kind::removed, "/open/0", "\"a\"", ""});
    CHECK(found[3] == lintel::difference{kind::added, "/open/0", "", "\"b\""});
}

namespace {
struct Case {
    std::optional<Bag> bag;

    BOOST_DESCRIBE_CLASS(Case, (), (bag), (), ())
};
} // namespace

TEST_CASE("a list with sensitive elements is hidden in what is added") {
    const auto found = lintel::diff(Case{}, Case{Bag{{"s3cret"}, {"b"}}});
    REQUIRE(found.size() == 1);
    CHECK(found[0] == lintel::difference{kind::added, "/bag", "", R"({"secrets":"***","open":["b"]})"});
}

namespace {
using own::Strongbox;
struct Bank {
    std::optional<Strongbox> deposit;

    BOOST_DESCRIBE_CLASS(Bank, (), (deposit), (), ())
};
} // namespace

TEST_CASE("in a sensitive structure every value is") {
    for (const auto& found : {lintel::diff(Strongbox{"gold"}, Strongbox{"lead"}),
                              lintel::diff(Bank{Strongbox{"gold"}}, Bank{Strongbox{"lead"}})}) {
        REQUIRE(found.size() == 1);
        CHECK(found[0].before == "\"***\"");
        CHECK(found[0].after == "\"***\"");
    }
}

TEST_CASE("an empty map that the service puts in is no drift") {
    CHECK(between(R"({"TaskParameters":{}})", "{}").empty());
    CHECK(between("{}", R"({"TaskParameters":{}})").empty());
}

TEST_CASE("a sensitive value is told to differ and not shown, however it is nested") {
    const auto canary = "c4n4ry"s;
    for (const auto& [a, b] : {
             std::pair{R"({"Description":"c4n4ry"})"s, R"({"Description":"other c4n4ry"})"s},
             {R"({})", R"({"TaskInvocationParameters":{"RunCommand":{"Parameters":{"k":["c4n4ry"]}}}})"},
             {R"({"TaskInvocationParameters":{}})",
              R"({"TaskInvocationParameters":{"Lambda":{"Payload":"YzRuNHJ5"}}})"},
             {R"({"TaskParameters":{"k":{"Values":["c4n4ry"]}}})",
              R"({"TaskParameters":{"k":{"Values":[]}}})"},
             {R"({"TaskParameters":{"k":{"Values":["c4n4ry"]}}})", R"({})"},
             {R"({"TaskInvocationParameters":{"StepFunctions":{"Input":"c4n4ry"}}})", R"({})"},
         }) {
        const auto found = between(a, b);
        REQUIRE(found.size() == 1);
        for (const auto& text : {found[0].before, found[0].after}) {
            CHECK(text.find(canary) == text.npos);
            CHECK(text.find("YzRuNHJ5") == text.npos);
        }
    }
}

TEST_CASE("a secret in what is added or removed is three asterisks, whatever it is") {
    const auto found = between(
        "{}",
        R"({"TaskInvocationParameters":{"RunCommand":{"Comment":"c","Parameters":{"k":["s3cret"]}},)"
        R"("Lambda":{"Payload":"c2VjcmV0","Qualifier":"q"}},"TaskParameters":{"k":{"Values":["s3cret"]}}})");
    REQUIRE(found.size() == 2);
    CHECK(found[0] == lintel::difference{kind::added, "/TaskParameters", "", "\"***\""});
    CHECK(found[1] == lintel::difference{kind::added,
                                         "/TaskInvocationParameters",
                                         "",
                                         R"({"RunCommand":{"Comment":"c","Parameters":"***"},)"
                                         R"("Lambda":{"Qualifier":"q","Payload":"***"}})"});
    const auto deposit = lintel::diff(Bank{}, Bank{Strongbox{"gold"}});
    REQUIRE(deposit.size() == 1);
    CHECK(deposit[0] == lintel::difference{kind::added, "/deposit", "", "\"***\""});
}

TEST_CASE("elements of a set that are there again are told once") {
    const auto bag = [](std::vector<std::string> open) { return Bag{{}, std::move(open)}; };
    CHECK(lintel::diff(bag({"a", "a", "b"}), bag({"b", "b", "a"})).equal());
    const auto found = lintel::diff(bag({"x", "b", "b", "a", "b", "a"}), bag({"d", "c", "x", "c", "x"}));
    REQUIRE(found.size() == 4);
    CHECK(found[0] == lintel::difference{kind::removed, "/open/1", "\"b\"", ""});
    CHECK(found[1] == lintel::difference{kind::removed, "/open/3", "\"a\"", ""});
    CHECK(found[2] == lintel::difference{kind::added, "/open/0", "", "\"d\""});
    CHECK(found[3] == lintel::difference{kind::added, "/open/1", "", "\"c\""});
}

// Containers of every kind.
namespace {

template <class Map> struct Holder {
    Map map;
    std::optional<Map> maybe;

    BOOST_DESCRIBE_CLASS(Holder, (), (map, maybe), (), ())
};
struct no_case {
    bool operator()(const std::string& a, const std::string& b) const {
        return std::lexicographical_compare(
            a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return (x | 32) < (y | 32); });
    }
};
using pairs = std::vector<std::pair<std::string, int>>;

template <class Map> Map map_of(const pairs& some, lintel::arena& memory) {
    Map map;
    for (const auto& [key, value] : some) {
        if constexpr (std::is_same_v<Map, lintel::arena_map<int>>) {
            auto& entry = map.emplace_in(memory);
            entry.first = key;
            entry.second = value;
        } else {
            map.emplace(key, value);
        }
    }
    return map;
}

} // namespace

TEST_CASE_TEMPLATE("maps of any order compare by key, and are told in the order of keys",
                   Map,
                   std::map<std::string, int>,
                   std::map<std::string, int, std::greater<>>,
                   std::map<std::string, int, no_case>,
                   std::unordered_map<std::string, int>,
                   std::multimap<std::string, int>,
                   std::unordered_multimap<std::string, int>,
                   lintel::arena_map<int>) {
    lintel::arena memory;
    pairs before, after;
    std::vector<lintel::difference> expected;
    for (int i = 999; i >= 0; --i) {
        const std::string key = "k" + std::to_string(i), pointer = "/map/" + key;
        if (i % 7 != 0) before.emplace_back(key, i);
        if (i % 5 != 0) after.emplace_back(key, i % 3 == 0 ? -1 : i);
        const std::string text = std::to_string(i);
        if (i % 7 == 0 && i % 5 != 0)
            expected.push_back({kind::added, pointer, "", i % 3 == 0 ? "-1" : text});
        else if (i % 7 != 0 && i % 5 == 0)
            expected.push_back({kind::removed, pointer, text, ""});
        else if (i % 7 != 0 && i % 3 == 0)
            expected.push_back({kind::changed, pointer, text, "-1"});
    }
    std::sort(
        expected.begin(), expected.end(), [](const auto& x, const auto& y) { return x.pointer < y.pointer; });
    std::reverse(after.begin() + 10, after.begin() + 400);
    Holder<Map> x{map_of<Map>(before, memory), {}}, y{map_of<Map>(after, memory), {}};
    const auto found = lintel::diff(x, y);
    CHECK(std::equal(found.begin(), found.end(), expected.begin(), expected.end()));
    CHECK(lintel::diff(x, x).equal());

    const pairs reversed(before.rbegin(), before.rend());
    const Holder<Map> again{map_of<Map>(reversed, memory), {}};
    CHECK(lintel::diff(x, again).equal());

    const pairs few{{"c", 3}, {"a", 1}, {"b", 2}};
    const Holder<Map> none{{}, {}}, empty{{}, Map{}}, some{{}, map_of<Map>(few, memory)};
    CHECK(lintel::diff(none, empty).equal());
    CHECK(lintel::diff(empty, none).equal());
    const auto gone = lintel::diff(some, none);
    REQUIRE(gone.size() == 1);
    CHECK(gone[0] == lintel::difference{kind::removed, "/maybe", R"({"a":1,"b":2,"c":3})", ""});
    CHECK(lintel::diff(empty, some).count(kind::added) == 3);
}

TEST_CASE("keys compare byte by byte, whatever the map calls equal") {
    const Holder<std::map<std::string, int, no_case>> x{{{"Key", 1}}, {}}, y{{{"key", 1}}, {}};
    const auto found = lintel::diff(x, y);
    REQUIRE(found.size() == 2);
    CHECK(found[0] == lintel::difference{kind::removed, "/map/Key", "1", ""});
    CHECK(found[1] == lintel::difference{kind::added, "/map/key", "", "1"});
}

TEST_CASE_TEMPLATE("of the entries of one key the last holds",
                   Map,
                   std::multimap<std::string, int>,
                   lintel::arena_map<int>) {
    lintel::arena memory;
    const pairs twice{{"b", 1}, {"a", 1}, {"b", 2}, {"a", 3}, {"b", 3}}, once{{"a", 3}, {"b", 3}};
    const Holder<Map> x{map_of<Map>(twice, memory), {}}, y{map_of<Map>(once, memory), {}};
    CHECK(lintel::diff(x, y).equal());
    CHECK(lintel::diff(y, x).equal());
    const Holder<Map> other{{}, map_of<Map>(twice, memory)};
    const auto found = lintel::diff(Holder<Map>{}, other);
    REQUIRE(found.size() == 1);
    CHECK(found[0].after == R"({"a":3,"b":3})");
}

namespace {

template <class List> struct Row {
    List list, set;

    BOOST_DESCRIBE_CLASS(Row, (), (list, set), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("Row", lintel::member("list"), lintel::member("set", lintel::unordered));
};
template <class List>
List list_of(std::initializer_list<typename List::value_type> elements, lintel::arena& memory) {
    List list;
    for (const auto& e : elements) {
        if constexpr (std::is_same_v<List, lintel::arena_list<typename List::value_type>>)
            list.emplace_in(memory) = e;
        else
            list.insert(list.end(), e);
    }
    return list;
}

} // namespace

TEST_CASE_TEMPLATE("lists compare whatever they are made of",
                   List,
                   std::vector<std::int16_t>,
                   std::list<std::int16_t>,
                   std::deque<std::int16_t>,
                   std::set<std::int16_t>,
                   std::multiset<std::int16_t>,
                   lintel::arena_list<std::int16_t>,
                   std::vector<double>,
                   std::list<float>) {
    lintel::arena memory;
    const auto row = [&](std::initializer_list<typename List::value_type> list,
                         std::initializer_list<typename List::value_type> set) {
        return Row<List>{list_of<List>(list, memory), list_of<List>(set, memory)};
    };
    const auto x = row({1, 2, 3}, {1, 2, 3, 5}), y = row({1, 4}, {2, 4, 6});
    CHECK(lintel::diff(x, x).equal());
    const auto found = lintel::diff(x, y);
    REQUIRE(found.size() == 7);
    CHECK(found[0] == lintel::difference{kind::changed, "/list/1", "2", "4"});
    CHECK(found[1] == lintel::difference{kind::removed, "/list/2", "3", ""});
    CHECK(found[2] == lintel::difference{kind::removed, "/set/0", "1", ""});
    CHECK(found[3] == lintel::difference{kind::removed, "/set/2", "3", ""});
    CHECK(found[4] == lintel::difference{kind::removed, "/set/3", "5", ""});
    CHECK(found[5] == lintel::difference{kind::added, "/set/1", "", "4"});
    CHECK(found[6] == lintel::difference{kind::added, "/set/2", "", "6"});
    CHECK(lintel::diff(y, x)[1] == lintel::difference{kind::added, "/list/2", "", "3"});
}

// Values that JSON cannot hold, or has two texts for.
namespace {

template <class N> struct Number {
    N one{};
    std::vector<N> set;

    BOOST_DESCRIBE_CLASS(Number, (), (one, set), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("Number", lintel::member("one"), lintel::member("set", lintel::unordered));
};
struct Odd {
    std::string text{};
    own::Color color = own::Color::red;
    lintel::open_enum<own::Color> open{};
    lintel::blob bytes{};
    std::vector<own::Color> colors{};

    BOOST_DESCRIBE_CLASS(Odd, (), (text, color, open, bytes, colors), (), ())
    static constexpr auto lintel_shape = lintel::structure("Odd",
                                                           lintel::member("text"),
                                                           lintel::member("color"),
                                                           lintel::member("open"),
                                                           lintel::member("bytes"),
                                                           lintel::member("colors", lintel::unordered));
};

} // namespace

TEST_CASE_TEMPLATE("numbers are equal when their texts are", N, float, double, long double) {
    using limits = std::numeric_limits<N>;
    const std::pair<N, std::string> numbers[] = {{N(0), "0"},
                                                 {-N(0), "-0.0"},
                                                 {N(1.5), "1.5"},
                                                 {N(-1), "-1"},
                                                 {limits::quiet_NaN(), "\"NaN\""},
                                                 {limits::infinity(), "\"Infinity\""},
                                                 {-limits::infinity(), "\"-Infinity\""}};
    for (const auto& [x, before] : numbers)
        for (const auto& [y, after] : numbers) {
            const auto found = lintel::diff(Number<N>{x, {x}}, Number<N>{y, {y, y}});
            CHECK(found.equal() == (before == after));
            if (before == after) continue;
            REQUIRE(found.size() == 3);
            CHECK(found[0] == lintel::difference{kind::changed, "/one", before, after});
            CHECK(found[1] == lintel::difference{kind::removed, "/set/0", before, ""});
            CHECK(found[2] == lintel::difference{kind::added, "/set/0", "", after});
        }
    CHECK(lintel::diff(Number<N>{-limits::quiet_NaN(), {}}, Number<N>{limits::quiet_NaN(), {}}).equal());
}

TEST_CASE("integers are told whole") {
    const auto text = [](auto n) {
        using number = Number<decltype(n)>;
        return lintel::diff(number{n, {}}, number{5, {}})[0].before;
    };
    CHECK(text(std::int8_t{-128}) == "-128");
    CHECK(text(std::uint8_t{255}) == "255");
    CHECK(text(std::int64_t{std::numeric_limits<std::int64_t>::min()}) == "-9223372036854775808");
    CHECK(text(std::uint64_t{std::numeric_limits<std::uint64_t>::max()}) == "18446744073709551615");
}

TEST_CASE("what JSON cannot hold is compared and has a text that JSON can") {
    const auto one = [](const Odd& x, const Odd& y) {
        CHECK(lintel::diff(x, x).equal());
        const auto found = lintel::diff(x, y);
        REQUIRE(found.size() == 1);
        return found[0];
    };
    const Odd none;
    CHECK(one({.text = "a\xff\xe2\x82z\n"}, {.text = "a\xfe\xe2\x82z\n"}) ==
          lintel::difference{
              kind::changed, "/text", R"("a\ufffd\ufffd\ufffdz\n")", R"("a\ufffd\ufffd\ufffdz\n")"});
    CHECK(one(none, {.text = std::string(300, 'a') + "ż\x80"}).after ==
          '"' + std::string(300, 'a') + "ż\\ufffd\"");
    const auto odd = static_cast<own::Color>(-7), odder = static_cast<own::Color>(-8);
    CHECK(one({.color = odd}, {.color = odder}) == lintel::difference{kind::changed, "/color", "-7", "-8"});
    CHECK(one(none, {.color = odd}) == lintel::difference{kind::changed, "/color", "\"red\"", "-7"});
    CHECK(lintel::diff(Odd{.colors = {odd, odder}}, Odd{.colors = {odder, odd, odd}}).equal());
    CHECK(lintel::diff(Odd{.colors = {odd}}, Odd{.colors = {odder}}).size() == 2);
    using open = lintel::open_enum<own::Color>;
    CHECK(one({.open = open("mauve")}, {.open = open(own::Color::green)}) ==
          lintel::difference{kind::changed, "/open", "\"mauve\"", "\"green\""});
    CHECK(one(none, {.bytes = {std::byte{0}, std::byte{1}}}) ==
          lintel::difference{kind::changed, "/bytes", "\"\"", "\"AAE=\""});
}

// Caps.
namespace {

const lintel::options no_caps{.max_diagnostics = std::numeric_limits<std::size_t>::max(),
                              .max_report_size = std::numeric_limits<std::size_t>::max()};

std::size_t size_of(const lintel::difference& d) {
    return d.pointer.size() + d.before.size() + d.after.size();
}

/// Tries the caps at, below and above each place where they matter. The number of checks made.
template <class T> void try_caps(const T& a, const T& b) {
    const auto all = lintel::diff(a, b, no_caps);
    REQUIRE(all.omitted() == 0);
    std::size_t wrong = 0;
    const auto look = [&](std::size_t number, std::size_t bytes, std::size_t expected) {
        const auto found = lintel::diff(a, b, {.max_diagnostics = number, .max_report_size = bytes});
        std::size_t kept = 0;
        for (const auto& d : found) kept += size_of(d);
        bool right = found.size() == expected && found.size() + found.omitted() == all.size() &&
                     kept == found.bytes() && kept <= bytes && found.equal() == all.empty() &&
                     std::equal(found.begin(), found.end(), all.begin());
        for (const auto what : {kind::added, kind::removed, kind::changed, kind::not_compared})
            right = right && found.count(what) == all.count(what);
        wrong += !right;
    };
    std::size_t bytes = 0;
    for (std::size_t n = 0; n <= all.size(); ++n) {
        look(n, no_caps.max_report_size, n);
        look(no_caps.max_diagnostics, bytes, n);
        look(n, bytes, n);
        if (n == all.size()) {
            look(n + 1, bytes + 1, n);
            break;
        }
        look(no_caps.max_diagnostics, bytes + size_of(all[n]) - 1, n);
        look(no_caps.max_diagnostics, bytes + all[n].pointer.size(), n);
        bytes += size_of(all[n]);
    }
    CHECK(wrong == 0);
}

} // namespace

TEST_CASE("a difference that does not fit ends what is kept, also when a later one is smaller") {
    const auto x = tests::read(R"({"Priority":1,"Name":"a long name","MaxErrors":"1"})");
    const auto found = lintel::diff(x, {}, {.max_report_size = 14 + 15});
    REQUIRE(lintel::diff(x, {}).size() == 3);
    CHECK(found.size() == 2);
    const auto none = lintel::diff(x, {}, {.max_report_size = 8});
    CHECK(none.empty());
    CHECK(none.omitted() == 3);
    CHECK_FALSE(none.equal());
}

TEST_CASE("many differences below a long key are counted, not made") {
    std::string key(100000, 'k'), a = "[", b = "[";
    for (int i = 0; i < 5000; ++i) a += i ? ",\"a\"" : "\"a\"", b += i ? ",\"b\"" : "\"b\"";
    const auto text = [&](const std::string& list) {
        return R"({"TaskInvocationParameters":{"Automation":{"Parameters":{")" + key + "\":" + list + "]}}}}";
    };
    const auto x = tests::read(text(a)), y = tests::read(text(b));
    const tests::heap_use heap;
    const auto found = lintel::diff(x, y);
    CHECK(found.size() == (std::size_t{4} << 20) / (100000 + 60));
    CHECK(found.count(kind::changed) == 5000);
    CHECK(found.bytes() <= std::size_t{4} << 20);
    CHECK(heap.peak() <= (std::size_t{4} << 20) + 20000);
}

TEST_CASE("a value too large to be kept is not written") {
    task x;
    x.Name = std::string(std::size_t{8} << 20, '\n');
    const tests::heap_use heap;
    const auto found = lintel::diff(x, task{});
    CHECK((found.empty() && found.omitted() == 1));
    CHECK(heap.peak() <= 1000);
}

// Random pairs.
namespace {

/// Changes a value a little, or not at all.
template <class T> void edit(T& x, tests::generator& make) {
    using namespace lintel::detail;
    if constexpr (is_optional<T>) {
        if (!x || make.one_in(8))
            x = make.make<T>(4);
        else
            edit(*x, make);
    } else if constexpr (class_of<T> == type_class::structure) {
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            ((make.one_in(3) ? edit(x.*described_member<T, I>::pointer, make) : void()), ...);
        }(std::make_index_sequence<described_names<T>.size()>{});
    } else if constexpr (class_of<T> == type_class::list || class_of<T> == type_class::map) {
        if (x.size() != 0 && make.one_in(3))
            x.erase(std::next(x.begin(), static_cast<std::ptrdiff_t>(make.below(x.size()))));
        for (auto& e : x)
            if (make.one_in(3)) {
                if constexpr (class_of<T> == type_class::map)
                    edit(e.second, make);
                else
                    edit(e, make);
            }
        if (make.one_in(3)) {
            if constexpr (class_of<T> == type_class::map)
                x.emplace(make.text(), make.make<typename T::mapped_type>(4));
            else
                x.push_back(make.make<typename T::value_type>(4));
        }
    } else if (make.one_in(2)) {
        x = make.make<T>(4);
    }
}

using told = std::map<std::string, std::pair<kind, std::pair<boost::json::value, boost::json::value>>>;

/// The same by documents: `maps` are the members whose emptiness says nothing.
void naive(const boost::json::value& a,
           const boost::json::value& b,
           const std::string& at,
           const std::set<std::string>& maps,
           told& out) {
    const auto empty = [&](const std::string& pointer, const boost::json::value& x) {
        return maps.count(pointer) && x.as_object().empty();
    };
    if (a.is_object() && b.is_object()) {
        for (const auto& [key, x] : a.get_object()) {
            const std::string here = at + '/' + lintel::detail::reference_token(key);
            if (const auto* const y = b.get_object().if_contains(key))
                naive(x, *y, here, maps, out);
            else if (!empty(here, x))
                out[here] = {kind::removed, {x, nullptr}};
        }
        for (const auto& [key, y] : b.get_object()) {
            const std::string here = at + '/' + lintel::detail::reference_token(key);
            if (!a.get_object().contains(key) && !empty(here, y)) out[here] = {kind::added, {nullptr, y}};
        }
    } else if (a.is_array() && b.is_array()) {
        const auto &x = a.get_array(), &y = b.get_array();
        for (std::size_t i = 0; i < std::max(x.size(), y.size()); ++i) {
            const std::string here = at + '/' + std::to_string(i);
            if (i >= y.size())
                out[here] = {kind::removed, {x[i], nullptr}};
            else if (i >= x.size())
                out[here] = {kind::added, {nullptr, y[i]}};
            else
                naive(x[i], y[i], here, maps, out);
        }
    } else if (a != b) {
        out[at] = {kind::changed, {a, b}};
    }
}

boost::json::value json_of(const std::string& text) {
    return text.empty() ? boost::json::value() : boost::json::parse(text);
}

} // namespace

TEST_CASE("what is told of random pairs is what their documents say") {
    std::size_t all = 0, wrong = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        tests::generator make(seed);
        const auto a = make.make<own::Everything>();
        auto b = a;
        edit(b, make);
        told expected, got;
        naive(json_of(lintel::serialize(a)),
              json_of(lintel::serialize(b)),
              "",
              {"/counts", "/named", "/nested"},
              expected);
        const auto found = lintel::diff(a, b, no_caps);
        for (const auto& d : found) {
            got[d.pointer] = {d.what, {json_of(d.before), json_of(d.after)}};
            wrong +=
                d.before.empty() != (d.what == kind::added) || d.after.empty() != (d.what == kind::removed);
        }
        all += found.size();
        wrong += got != expected || got.size() != found.size();
        wrong += lintel::diff(b, a, no_caps).size() != found.size() || !lintel::diff(a, a).equal();
    }
    CHECK(wrong == 0);
    CHECK(all > 2000);
}

TEST_CASE("whatever the caps, all differences of random pairs are counted") {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        tests::generator make(seed);
        const auto a = make.make<own::Everything>();
        auto b = a;
        edit(b, make);
        try_caps(a, b);
        const auto x = make.make<task>();
        auto y = x;
        edit(y, make);
        try_caps(x, y);
    }
}

TEST_CASE("borrowed values differ where the same owned ones do") {
    std::size_t wrong = 0, all = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        tests::generator make(seed);
        const auto x = make.make<task>();
        auto y = x;
        edit(y, make);
        const std::string a = lintel::serialize(x), b = lintel::serialize(y);
        lintel::arena memory;
        lintel::borrowed_t<task> p{}, q{};
        REQUIRE((lintel::parse_borrowed(p, a, memory).ok() && lintel::parse_borrowed(q, b, memory).ok()));
        const auto found = lintel::diff(x, y);
        wrong += lintel::diff(p, q) != found;
        all += found.size();
    }
    CHECK(wrong == 0);
    CHECK(all > 500);
}

// Sets of what holds other values.
namespace {

struct Piece {
    std::optional<std::string> name{};
    std::vector<std::string> tags{};
    std::optional<std::map<std::string, int>> numbers{};
    std::unordered_map<std::string, std::vector<double>> sizes{};
    std::vector<Piece> parts{};

    BOOST_DESCRIBE_CLASS(Piece, (), (name, tags, numbers, sizes, parts), (), ())
    static constexpr auto lintel_shape = lintel::structure("Piece",
                                                           lintel::member("name"),
                                                           lintel::member("tags", lintel::unordered),
                                                           lintel::member("numbers"),
                                                           lintel::member("sizes"),
                                                           lintel::member("parts", lintel::unordered));
};

/// A text that is the same for parts that do not differ, made the slow way.
std::string form(const Piece& x) {
    std::string out = x.name ? "n" + std::to_string(x.name->size()) + *x.name : "-";
    for (const auto& tag : std::set<std::string>(x.tags.begin(), x.tags.end()))
        out += " t" + std::to_string(tag.size()) + tag;
    if (x.numbers)
        for (const auto& [key, n] : *x.numbers)
            out += " m" + std::to_string(key.size()) + key + std::to_string(n);
    std::map<std::string, std::vector<double>> sizes(x.sizes.begin(), x.sizes.end());
    for (const auto& [key, list] : sizes) {
        out += " s" + std::to_string(key.size()) + key;
        for (const double n : list) out += "," + std::to_string(n);
    }
    std::set<std::string> parts;
    for (const Piece& p : x.parts) parts.insert(form(p));
    for (const auto& p : parts) out += " (" + p + ")";
    return out;
}

Piece random_part(tests::generator& make, std::size_t depth) {
    const auto word = [&] { return std::string(make.below(3), static_cast<char>('a' + make.below(2))); };
    Piece x;
    if (make.one_in(2)) x.name = word();
    for (std::size_t n = make.below(3); n > 0; --n) x.tags.push_back(word());
    if (make.one_in(2)) x.numbers.emplace();
    if (make.one_in(4)) x.numbers.emplace()[word()] = static_cast<int>(make.below(2));
    for (std::size_t n = make.below(2); n > 0; --n) x.sizes[word()] = std::vector<double>(make.below(3), 1);
    if (depth < 3)
        for (std::size_t n = make.below(3); n > 0; --n) x.parts.push_back(random_part(make, depth + 1));
    return x;
}
/// The same part, told another way.
Piece rearranged(const Piece& x, tests::generator& make) {
    Piece y = x;
    std::reverse(y.tags.begin(), y.tags.end());
    if (!y.tags.empty()) y.tags.push_back(y.tags[make.below(y.tags.size())]);
    if (!y.numbers)
        y.numbers.emplace();
    else if (y.numbers->empty())
        y.numbers.reset();
    y.sizes.rehash(50);
    for (Piece& p : y.parts) p = rearranged(p, make);
    std::reverse(y.parts.begin(), y.parts.end());
    if (!y.parts.empty()) y.parts.push_back(rearranged(y.parts[make.below(y.parts.size())], make));
    return y;
}

} // namespace

TEST_CASE("elements of a set are compared as any value is, sets in sets as well") {
    tests::generator make(1);
    std::size_t wrong = 0, same = 0;
    std::vector<Piece> parts;
    for (int i = 0; i < 150; ++i) parts.push_back(random_part(make, i % 4 == 0 ? 0 : 2));
    for (const Piece& x : parts) {
        const Piece holder{.parts = {x}}, other{.parts = {rearranged(x, make)}};
        wrong += !lintel::diff(x, other.parts[0]).equal() || !lintel::diff(holder, other).equal();
        for (const Piece& y : parts) {
            const bool expected = form(x) == form(y);
            same += expected;
            const auto found = lintel::diff(holder, Piece{.parts = {y}});
            wrong += found.equal() != expected || (!expected && found.size() != 2);
            wrong += lintel::diff(x, y).equal() != expected;
        }
    }
    CHECK(wrong == 0);
    CHECK(same > 150);
}

namespace {

using names_by_key = std::map<std::string, std::vector<std::string>>;
constexpr lintel::shape Names{"Names", lintel::unordered};
constexpr lintel::shape NamesByKey{"NamesByKey", lintel::values{Names}};
struct Ends {
    std::optional<std::string> from{}, to{};

    BOOST_DESCRIBE_CLASS(Ends, (), (from, to), (), ())
};
struct Groups {
    std::vector<names_by_key> maps{};
    std::vector<Ends> ends{};

    BOOST_DESCRIBE_CLASS(Groups, (), (maps, ends), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("Groups",
                          lintel::member("maps", lintel::unordered, lintel::elements{NamesByKey}),
                          lintel::member("ends", lintel::unordered));
};

} // namespace

TEST_CASE("where in a set's element a value ends counts") {
    const names_by_key maps[] = {{{"k", {"x", "y"}}, {"z", {}}},
                                 {{"k", {}}, {"x", {"y", "z"}}},
                                 {{"k", {"x"}}, {"y", {"z"}}},
                                 {{"k", {"xy", "z"}}},
                                 {{"k", {"x", "yz"}}},
                                 {{"kx", {"y", "z"}}},
                                 {}};
    for (const auto& x : maps)
        for (const auto& y : maps)
            CHECK(lintel::diff(Groups{.maps = {x}}, Groups{.maps = {y, y}}).size() == (x == y ? 0 : 2));
    const Groups first{.ends = {{.from = ""}}}, second{.ends = {{.to = ""}}};
    CHECK(lintel::diff(first, second).size() == 2);
}

// Nesting.
namespace {

struct Node {
    std::optional<std::string_view> name;
    lintel::arena_list<Node> children;
    lintel::arena_map<lintel::arena_list<Node>> named;

    BOOST_DESCRIBE_CLASS(Node, (), (name, children, named), (), ())
    static constexpr auto lintel_shape = lintel::structure("Node",
                                                           lintel::member("name"),
                                                           lintel::member("children", lintel::unordered),
                                                           lintel::member("named"));
};

/// A node of so many nodes above each other, made without recursion: in lists, or in lists in maps.
Node tower(std::size_t levels, bool in_map, lintel::arena& memory) {
    Node top;
    for (std::size_t i = 1; i < levels; ++i) {
        Node holder;
        auto& list = in_map ? holder.named.emplace_in(memory).second : holder.children;
        list.emplace_in(memory) = top;
        top = holder;
    }
    return top;
}

} // namespace

TEST_CASE("values nested past the limit are not compared, and so not equal") {
    lintel::arena memory;
    for (const bool in_map : {false, true})
        for (const std::size_t levels : {std::size_t{130}, std::size_t{100000}}) {
            const Node deep = tower(levels, in_map, memory);
            for (const auto& [a, b] : {std::pair{deep, deep}, {deep, Node{}}, {Node{}, deep}}) {
                const auto found = lintel::diff(a, b, {.max_depth = lintel::options::deepest + 1000});
                CHECK_FALSE(found.equal());
                REQUIRE(found.size() == 1);
                CHECK(found.count(kind::not_compared) == 1);
                CHECK(found[0].what == kind::not_compared);
                CHECK((found[0].before.empty() && found[0].after.empty()));
                std::string pointer; // to the first container of level 257
                for (int i = 0; i < (in_map ? 85 : 128); ++i) pointer += in_map ? "/named//0" : "/children/0";
                CHECK((found[0].pointer == pointer + (in_map ? "/children" : "")));
                const auto none = lintel::diff(a, b, {.max_diagnostics = 0});
                CHECK((none.empty() && none.omitted() == 1 && !none.equal()));
            }
        }
}

TEST_CASE("what parse reads with a limit is compared with it") {
    std::string open, close, maps, end;
    for (std::size_t levels = 0; levels < 20; ++levels) {
        const std::string tree = R"({"children":[)" + open + close + "]}",
                          text = R"({"nested":{"a":{"b":[]}},"named":{"c":{}}})";
        for (std::size_t limit = 0; limit < 45; ++limit) {
            const lintel::options opts{.max_depth = limit};
            const auto x = lintel::parse<own::Tree>(tree, {.max_depth = 45}).value();
            const bool read = lintel::parse<own::Tree>(tree, opts).has_value();
            CHECK(lintel::diff(x, x, opts).equal() == read);
            CHECK(lintel::diff(x, own::Tree{}, opts).count(kind::not_compared) == !read);
            if (levels > 0) continue;
            const auto y = lintel::parse<own::Everything>(text).value();
            // A plain list or map of a struct is there, also when the text has none.
            const bool whole = lintel::parse<own::Everything>(lintel::serialize(y), opts).has_value();
            CHECK(lintel::diff(y, y, opts).equal() == whole);
        }
        open += R"({"children":[)";
        close += "]}";
    }
}
