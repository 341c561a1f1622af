#include <lintel/ssm.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "own.hpp"
#include "read.hpp"

using namespace std::string_literals;
using kind = lintel::difference::kind;
using task = lintel::ssm::GetMaintenanceWindowTaskResult;

namespace {

std::vector<lintel::difference> between(std::string_view a, std::string_view b) {
    return lintel::diff(tests::read(a), tests::read(b));
}

} // namespace

TEST_CASE("equal values do not differ") {
    const auto text =
        R"({"Targets":[{"Key":"InstanceIds","Values":["a","b"]}],"Priority":1,"TaskType":"LALaDA"})";
    CHECK(between(text, text).empty());
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
