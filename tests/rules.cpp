// Each cross-field rule: a document that fires it, and its nearest neighbour that does not.
#include <lintel/ssm.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "allocations.hpp"
#include "model_rules.hpp"
#include "rule_cases.hpp"

namespace {

using namespace tests;

using found_at = std::tuple<std::string, severity, std::string>;
std::multiset<found_at> places(const lintel::report& r) {
    std::multiset<found_at> all_of;
    for (const auto& d : r) all_of.emplace(d.rule, d.severity, d.pointer);
    return all_of;
}

template <class T> void try_case(const rule_case& c) {
    const std::string fires = document<T>(c.fires), quiet = document<T>(c.quiet);
    INFO(c.rule, " in ", lintel::shape_name<T>(), ": ", fires);
    const auto with = lintel::check<T>(fires), without = lintel::check<T>(quiet);
    auto only = places(with);
    for (const auto& p : places(without))
        if (const auto at = only.find(p); at != only.end()) only.erase(at);
    const found_at expected{std::string(c.rule), c.level, std::string(c.pointer)};
    CHECK(only.count(expected) == 1);
    CHECK(only.size() == 1);
    CHECK(places(without).count(expected) == 0);
    for (const auto& d : with) {
        if (d.rule != c.rule) continue;
        CHECK(d.line == 1);
        CHECK_FALSE(d.message.empty());
    }
    // The same in memory, with owning storage.
    CHECK(places(lintel::validate(lintel::parse<T>(fires).value())) == places(with));
}

using tests::collect;
using tests::id_and_level;

template <class T> void has_a_case_for_each(unsigned bit) {
    std::set<id_and_level> listed;
    collect<T>(listed);
    CHECK(listed.size() > 10);
    for (const auto& [id, level] : listed) {
        const bool tried = std::any_of(rule_cases.begin(), rule_cases.end(), [&](const rule_case& c) {
            return c.rule == id && c.level == level && (c.in & bit);
        });
        CHECK_MESSAGE(tried, id, " has no case for ", lintel::shape_name<T>());
    }
}

std::string hint_of(std::string_view rule, const std::string& text) {
    for (const auto& d : lintel::check<get>(text))
        if (d.rule == rule) return d.hint;
    return "not found";
}

} // namespace

TEST_CASE("each rule fires where it should, alone, and not beside it") {
    for (const auto& c : rule_cases) {
        if (c.in & G) try_case<get>(c);
        if (c.in & U) try_case<updated>(c);
        if (c.in & R) try_case<reg>(c);
        if (c.in & Q) try_case<update>(c);
    }
}

TEST_CASE("every rule of every kind of document has a case") {
    has_a_case_for_each<get>(G);
    has_a_case_for_each<updated>(U);
    has_a_case_for_each<reg>(R);
    has_a_case_for_each<update>(Q);
}

TEST_CASE("hints say what was probably meant") {
    CHECK(hint_of("target-key", R"({"Targets":[{"Key":"instanceids","Values":["a"]}]})") ==
          "did you mean InstanceIds?");
    CHECK(hint_of("target-key", R"({"Targets":[{"Key":"Tag:Env","Values":["a"]}]})") ==
          "did you mean tag:Env?");
    for (const std::string_view text : {"{{{TARGET_ID}}}",
                                        "{{{{TARGET_ID}}",
                                        "{{x{{TARGET_ID}}",
                                        "{{ {{ TARGET_ID }}",
                                        "{{A}}{{TARGET_ID}}"})
        CHECK_FALSE(hint_of("pseudo-parameter",
                            '{' + run_command(R"("Parameters":{"a":[")" + std::string(text) + R"("]})") + '}')
                        .empty());
    CHECK(hint_of("pseudo-parameter", '{' + run_command(R"("Parameters":{"a":["{{WINDOWID}}"]})") + '}') ==
          "did you mean WINDOW_ID?");
    CHECK(hint_of("payload-json", '{' + lambda(R"("Payload":"ZXlKaElqb3hmUT09")") + '}')
              .find("base64 of base64") != std::string::npos);
    CHECK(hint_of("payload-json", '{' + lambda(R"("Payload":"Yid7fSc=")") + '}').find("bytes literal") !=
          std::string::npos);
}

TEST_CASE("a typical broken answer shows all of it in one run") {
    std::string ids;
    for (int i = 0; i < 11; ++i) ids += R"("4f7ca192-7e9a-40fe-9192-5cb15e5f27a1",)";
    ids.pop_back();
    const auto found =
        lintel::check<get>(R"({"TaskType":"RUN_COMMAND","TaskParameters":{"k":{"Values":["v"]}},)" + logging +
                           ',' + run_command(R"("DocumentHashType":"Sha1")") + "}");
    std::set<std::string_view> rules;
    for (const auto& d : found) rules.insert(d.rule);
    CHECK(rules == std::set<std::string_view>{"targets-required", "deprecated", "ignored-by-invocation"});
    CHECK(found.count(severity::warning) == 5);
    const auto targeted = lintel::check<get>(
        R"({"Targets":[{"Key":"instanceids","Values":["a"]},{"Key":"WindowTargetIds","Values":[)" + ids +
        "]}]}");
    REQUIRE(targeted.size() == 2);
    CHECK(targeted[0].rule == "target-key");
    CHECK(targeted[1].rule == "target-values");
    CHECK(targeted[1].message == "Values has 11 WindowTargetIds; at most 10 are taken");
}

TEST_CASE("findings past the cap are counted and cost no words") {
    get broken;
    broken.Targets.emplace().resize(1000);
    for (auto& t : *broken.Targets) {
        t.Key = "instanceids";
        t.Values.emplace().push_back("x");
    }
    std::size_t found = 0;
    const lintel::options none{.max_diagnostics = 0};
    CHECK(tests::allocations_of([&] { found = lintel::validate(broken, none).omitted(); }) == 0);
    CHECK(found == 1001);
}
