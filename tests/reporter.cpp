#include <lintel/detail/reporter.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace lintel;
using detail::reporter;

namespace {
constexpr rule_info bad{"bad", severity::error, "", ""}, odd{"odd", severity::warning, "", ""};
}

TEST_CASE("a place is put into a finding as it is") {
    diagnostic d;
    detail::place(d, {7, 2, 3});
    CHECK((d.offset == 7 && d.line == 2 && d.column == 3));
}

TEST_CASE("a finding has its rule's severity, or the one that was asked for") {
    options opts;
    opts.rules.push_back({"odd", severity::error});
    report found;
    reporter to(found, opts);
    REQUIRE(to.wants(bad));
    to.add(bad, "/a", "message", "hint");
    REQUIRE(to.wants(odd));
    to.add(odd, "/b", "message");
    CHECK((found[0].severity == severity::error && found[1].severity == severity::error));
    CHECK((found[0].pointer == "/a" && found[0].message == "message" && found[0].hint == "hint"));
    CHECK(found[1].hint.empty());
    CHECK((&to.out() == &found && &to.opts() == &opts));
}

TEST_CASE("findings are put in the order of the text, those at one place in theirs") {
    report found;
    for (const std::size_t offset : {5u, 3u, 9u, 3u, 1u}) {
        diagnostic d{severity::error, "bad", std::to_string(found.size()), "", ""};
        d.offset = offset;
        found.add(std::move(d));
    }
    detail::sort_by_place(found);
    std::string order;
    for (const auto& d : found) order += d.pointer;
    CHECK(order == "41302");
}

TEST_CASE("what was found late is kept past the caps until they are looked at") {
    options opts;
    opts.max_diagnostics = 2;
    report found;
    reporter to(found, opts);
    for (int i = 0; i < 3; ++i)
        if (to.wants_late(bad, true)) to.add(bad, "/abc", "");
    CHECK(found.size() == 3);
    CHECK_FALSE(to.wants_late(bad, false));
    CHECK(found.count(severity::error) == 4);
    detail::trim(found, opts);
    CHECK((found.size() == 2 && found.omitted() == 2 && found.bytes() == 8));
    opts.max_report_size = 5;
    detail::trim(found, opts);
    CHECK(found.size() == 2);
    opts.max_report_size = 4;
    detail::trim(found, opts);
    CHECK((found.size() == 1 && found.omitted() == 3 && found.bytes() == 4));
    opts.max_diagnostics = 0;
    detail::trim(found, opts);
    CHECK((found.empty() && found.omitted() == 4 && found.bytes() == 0));
    opts.rules.push_back({"bad", {}});
    CHECK_FALSE(to.wants_late(bad, true));
    CHECK_FALSE(to.wants_late(bad, false));
    CHECK(found.omitted() == 4);
}

TEST_CASE("a rule that is off is neither kept nor counted") {
    options opts;
    opts.rules.push_back({"odd", {}});
    report found;
    CHECK_FALSE(reporter(found, opts).wants(odd));
    CHECK(found.omitted() == 0);
    CHECK(found.count(severity::warning) == 0);
}

TEST_CASE("past the cap of findings they are counted, not kept") {
    options opts;
    opts.max_diagnostics = 2;
    report found;
    reporter to(found, opts);
    for (int i = 0; i < 5; ++i)
        if (to.wants(bad)) to.add(bad, "", "");
    CHECK(found.size() == 2);
    CHECK(found.omitted() == 3);
    CHECK(found.count(severity::error) == 5);
}

TEST_CASE("past the cap of bytes too: the finding that reaches it is the last one kept") {
    options opts;
    opts.max_report_size = 10;
    report found;
    reporter to(found, opts);
    for (int i = 0; i < 5; ++i)
        if (to.wants(odd)) to.add(odd, "/a", "abc");
    CHECK(found.size() == 2); // 5 bytes each
    CHECK(found.omitted() == 3);
}
