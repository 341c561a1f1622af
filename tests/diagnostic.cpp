#include <lintel/diagnostic.hpp>

#include <doctest/doctest.h>

namespace {
lintel::diagnostic finding(lintel::severity s) { return {s, "length", "/a", "m", "h"}; }
} // namespace

TEST_CASE("a report is ok unless it has an error, kept or left out") {
    lintel::report r;
    CHECK(r.ok());
    r.add(finding(lintel::severity::warning));
    CHECK(r.ok());
    r.tally(lintel::severity::error);
    CHECK_FALSE(r.ok());
    CHECK(r.size() == 1);
    CHECK(r.omitted() == 1);
}

TEST_CASE("a report is a range and counts by severity") {
    lintel::report r;
    r.add(finding(lintel::severity::error));
    r.add(finding(lintel::severity::note));
    r.add(finding(lintel::severity::note), false);
    std::size_t seen = 0;
    for (const lintel::diagnostic& d : r) seen += d.rule == "length";
    CHECK(seen == 2);
    CHECK(r.count(lintel::severity::error) == 1);
    CHECK(r.count(lintel::severity::warning) == 0);
    CHECK(r.count(lintel::severity::note) == 2);
    CHECK(r.front().severity == lintel::severity::error);
    CHECK(r.back().severity == lintel::severity::note);
    r.clear();
    CHECK(r.empty());
    CHECK(r.omitted() == 0);
    CHECK(r.ok());
}

TEST_CASE("without a text there is no place") {
    const lintel::diagnostic d;
    CHECK(d.offset == 0);
    CHECK(d.line == 0);
    CHECK(d.column == 0);
    CHECK(lintel::position{} == lintel::position{0, 0, 0});
}

TEST_CASE("severities have names") {
    CHECK(to_string(lintel::severity::error) == "error");
    CHECK(to_string(lintel::severity::warning) == "warning");
    CHECK(to_string(lintel::severity::note) == "note");
    CHECK(to_string(static_cast<lintel::severity>(9)).empty());
}
