#include <lintel/check.hpp>
#include <lintel/rule.hpp>
#include <lintel/validate.hpp>

#include <boost/describe/class.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <string>
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
    if (s.from && s.to && *s.from > *s.to) found.add("/to", "to is before from", "swap them");
}

} // namespace

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

TEST_CASE("a rule can be turned off and given another severity") {
    const calendar bad{{{2, 1}}};
    CHECK(lintel::validate(bad).size() == 1);
    CHECK(lintel::validate(bad, {.rules = {{"span-order", {}}}}).empty());
    CHECK_FALSE(lintel::validate(bad, {.rules = {{"span-order", lintel::severity::error}}}).ok());
}
