#include <lintel/check.hpp>
#include <lintel/rule.hpp>
#include <lintel/validate.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct span_of_time {
    std::optional<int> from, to;

    BOOST_DESCRIBE_CLASS(span_of_time, (), (from, to), (), ())
};
struct calendar {
    std::vector<span_of_time> spans;

    BOOST_DESCRIBE_CLASS(calendar, (), (spans), (), ())
};

void ordered(const span_of_time& s, lintel::findings& found) {
    if (s.from && s.to && *s.from > *s.to) found.add({"to"}, "to is before from", "swap them");
}

BOOST_DEFINE_ENUM_CLASS(mood, merry, grim)
struct wake_up {
    std::optional<std::int8_t> at;
    std::optional<lintel::blob> sound;
    std::optional<double> loud;
    std::optional<mood> as;

    BOOST_DESCRIBE_CLASS(wake_up, (), (at, sound, loud, as), (), ())
};
void silent(const wake_up& a, lintel::findings& found) {
    if (a.at || a.sound || a.loud || a.as) found.add({}, "it wakes somebody", "");
}

} // namespace

template <> struct lintel::rules_of<wake_up> {
    static constexpr lintel::rule<wake_up> table[] = {
        {{"silence", lintel::severity::note, "Sleep is precious.", "common sense"}, silent}};
};
template <> struct lintel::rules_of<span_of_time> {
    static constexpr lintel::rule<span_of_time> table[] = {{{"span-order",
                                                             lintel::severity::warning,
                                                             "A span that ends before it begins is empty.",
                                                             "common sense"},
                                                            ordered}};
};

TEST_CASE("a rule of one's own runs wherever its struct stands, with pointer, hint and place") {
    const auto found = lintel::check<calendar>("{\"spans\":[{\"from\":1,\"to\":2},\n{\"from\":3,\"to\":2}]}");
    REQUIRE(found.size() == 1);
    CHECK(found[0].rule == "span-order");
    CHECK(found[0].severity == lintel::severity::warning);
    CHECK(found[0].pointer == "/spans/1/to");
    CHECK(found[0].hint == "swap them");
    CHECK(found[0].line == 2);
    CHECK(found[0].column == 16);
}

TEST_CASE("a rule does not see what could not be read") {
    CHECK(lintel::check<wake_up>(R"({"at":1})").size() == 1);
    CHECK(lintel::check<wake_up>("{}").empty());
    for (const std::string_view at : {"300", "99999999999", "\"2\"", "1.5", "[]", "{}", "true"}) {
        const auto found = lintel::check<wake_up>("{\"at\":" + std::string(at) + "}");
        REQUIRE(found.size() == 1);
        CHECK(found[0].pointer == "/at");
    }
    CHECK(lintel::check<wake_up>(R"({"sound":"Zg="})").front().rule == "encoding");
    CHECK(lintel::check<wake_up>(R"({"sound":"Zg="})").size() == 1);
    CHECK(lintel::check<wake_up>(R"({"as":"grim"})").front().rule == "silence");
    CHECK(lintel::check<wake_up>(R"({"as":"sad"})").front().rule == "enum");
    CHECK(lintel::check<wake_up>(R"({"as":"sad"})").size() == 1);
    CHECK(lintel::check<wake_up>(R"({"loud":1e999})").front().rule == "range");
    CHECK(lintel::check<wake_up>(R"({"loud":1e999})").size() == 1);
}

TEST_CASE("a rule can be turned off and given another severity") {
    const calendar bad{{{2, 1}}};
    CHECK(lintel::validate(bad).size() == 1);
    CHECK(lintel::validate(bad, {.rules = {{"span-order", {}}}}).empty());
    CHECK_FALSE(lintel::validate(bad, {.rules = {{"span-order", lintel::severity::error}}}).ok());
}
