#include <lintel/options.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <set>
#include <string_view>

using lintel::severity;

TEST_CASE("a rule keeps its severity unless the options say otherwise, and the last word counts") {
    CHECK(lintel::options{}.level(lintel::rules::length) == severity::error);
    const lintel::options opts{
        .rules = {{"length", severity::note}, {"count", {}}, {"length", severity::warning}}};
    CHECK(opts.level(lintel::rules::length) == severity::warning);
    CHECK_FALSE(opts.level(lintel::rules::count).has_value());
    CHECK(opts.level(lintel::rules::range) == severity::error);
}

TEST_CASE("a setting can be for the findings of one severity alone") {
    lintel::rule_info strict = lintel::rules::length, mild = lintel::rules::length;
    strict.severity = severity::warning, mild.severity = severity::note;
    const lintel::options opts{.rules = {{"length", severity::error, severity::warning}}};
    CHECK(opts.level(strict) == severity::error);
    CHECK(opts.level(mild) == severity::note);
    CHECK(lintel::options{.rules = {{"length", {}}, {"length", severity::error, severity::warning}}}.level(
              mild) == std::nullopt);
}

TEST_CASE("depth has a default of 32 and an upper end") {
    CHECK(lintel::options{}.depth_limit() == 32);
    CHECK(lintel::options{.max_depth = 100000}.depth_limit() == lintel::options::deepest);
}

TEST_CASE("a text of 64 MiB is read and 4 MiB of findings are kept, unless told otherwise") {
    CHECK(lintel::options{}.max_size == 67108864);
    CHECK(lintel::options{}.max_report_size == 4194304);
}

TEST_CASE("the generic rules are those of the contract, each with a reason") {
    std::set<std::string_view> ids;
    for (const auto& r : lintel::core_rules) {
        ids.insert(r.id);
        CHECK_FALSE(r.why.empty());
        CHECK_FALSE(r.source.empty());
    }
    CHECK(ids == std::set<std::string_view>{"syntax",
                                            "encoding",
                                            "type",
                                            "limit",
                                            "duplicate-member",
                                            "unknown-member",
                                            "null-member",
                                            "skeleton",
                                            "required",
                                            "length",
                                            "count",
                                            "range",
                                            "pattern",
                                            "pattern-partial",
                                            "enum",
                                            "deprecated",
                                            "not-a-document"});
}
