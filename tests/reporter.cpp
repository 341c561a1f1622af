#include <lintel/detail/reporter.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "allocations.hpp"

using namespace lintel;
using detail::reporter;
using detail::step;

namespace {
constexpr rule_info bad{"bad", severity::error, "", ""}, odd{"odd", severity::warning, "", ""},
    tip{"tip", severity::note, "", ""};
constexpr std::array all_levels{&bad, &odd, &tip};

const step root, a = detail::step_to_member(root, "a", false);
} // namespace

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
    const diagnostic* const first = to.add(bad, a, "message", "hint");
    REQUIRE(first);
    CHECK((first->pointer == "/a" && first->message == "message" && first->hint == "hint"));
    REQUIRE(to.add(odd, root, {"in ", 2, " parts"}, [] { return std::string("made"); }, {7, 2, 3}));
    CHECK((found[0].severity == severity::error && found[1].severity == severity::error));
    CHECK((found[1].pointer.empty() && found[1].message == "in 2 parts" && found[1].hint == "made"));
    CHECK((found[1].offset == 7 && found[1].line == 2 && found[1].column == 3));
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

TEST_CASE("a rule that is off is neither kept nor counted, but for what makes a text unreadable") {
    options opts;
    opts.rules.push_back({"odd", {}});
    report found;
    reporter to(found, opts);
    CHECK_FALSE(to.wants(odd));
    CHECK(to.add(odd, a, "message", "") == nullptr);
    to.add_late(odd, a, "message", "", 1);
    CHECK(found.omitted() + found.size() == 0);
    CHECK(to.add(severity::error, "odd", a, "message", "", {}) != nullptr);
    CHECK(found.count(severity::error) == 1);
}

TEST_CASE("past each cap findings of each severity are counted under theirs, not kept") {
    for (const rule_info* const rule : all_levels)
        for (const bool by_number : {true, false})
            for (std::size_t cap = 0; cap < 5; ++cap) {
                options opts;
                if (by_number)
                    opts.max_diagnostics = cap;
                else
                    opts.max_report_size = 7 * cap + 6; // one byte short of another finding
                report found;
                reporter to(found, opts);
                for (int i = 0; i < 5; ++i) to.add(*rule, a, "mes", "hi"); // 7 bytes
                CHECK(found.size() == cap);
                CHECK(found.omitted() == 5 - cap);
                for (const rule_info* const other : all_levels)
                    CHECK(found.count(other->severity) == (other == rule ? 5 : 0));
                CHECK(to.wants(*rule) == false);
                to.add_late(*rule, a, "mes", "hi", 1);
                for (const rule_info* const other : all_levels)
                    CHECK(found.count(other->severity) == (other == rule ? 7 : 0));
            }
}

TEST_CASE("the bytes of a report never pass their cap, however a finding's words are made") {
    for (std::size_t cap = 0; cap < 40; ++cap) {
        const options opts{.max_report_size = cap};
        report found;
        reporter to(found, opts);
        for (int i = 0; i < 9; ++i) {
            to.add(bad, a, "abc", "");
            to.add(bad, a, [] { return std::string(5, 'x'); }, {"d", 1});
        }
        CHECK(found.bytes() <= cap);
        CHECK(found.size() + found.omitted() == 18);
    }
}

TEST_CASE("what does not fit closes the report: no words are made of it, and nothing later is kept") {
    const options opts{.max_report_size = 100};
    report found;
    reporter to(found, opts);
    const std::string key(200, 'k');
    const step long_one = detail::step_to_entry(root, key, false);
    CHECK(tests::allocations_of([&] { (void)to.add(bad, long_one, "message", "hint"); }) == 0);
    CHECK(tests::allocations_of([&] { (void)to.add(bad, a, {"one ", 1, key}, "hint"); }) == 0);
    bool made = false;
    (void)to.add(bad, a, [&] { return made = true, std::string(); }, "");
    CHECK_FALSE(made);
    CHECK_FALSE(to.wants(odd));
    CHECK((found.empty() && found.omitted() == 4));
    reporter later(found, opts); // of the same report
    CHECK_FALSE(later.wants(odd));
}

TEST_CASE("which findings are kept does not depend on when those found late were found") {
    // All orders of five findings of which some are found late: those that are kept are the first in the
    // text.
    struct finding {
        std::size_t offset;
        std::size_t size;
        bool late;
    };
    for (unsigned late = 0; late < 32; ++late)
        for (std::size_t most = 0; most < 6; ++most)
            for (std::size_t bytes = 0; bytes < 40; bytes += 3) {
                const std::size_t sizes[] = {5, 9, 2, 7, 3};
                const options opts{.max_diagnostics = most, .max_report_size = bytes};
                report in_order, is;
                reporter expected(in_order, opts), to(is, opts);
                for (const bool now : {true, false})
                    for (std::size_t i = 0; i < 5; ++i) {
                        const std::string message(sizes[i], 'x');
                        if (now) (void)expected.add(bad, root, message, "", {i + 1, 0, 0});
                        if (now == ((late >> i & 1) != 0)) continue;
                        if (now)
                            (void)to.add(bad, root, message, "", {i + 1, 0, 0});
                        else
                            to.add_late(bad, root, message, "", i + 1);
                    }
                to.trim();
                INFO(late, ' ', most, ' ', bytes);
                CHECK(is == in_order);
            }
}

TEST_CASE("findings found late are never many more than the caps allow") {
    for (const std::size_t bytes : {std::size_t{1000}, std::size_t{20}}) {
        const options opts{.max_diagnostics = 3, .max_report_size = bytes};
        report found;
        reporter to(found, opts);
        for (std::size_t offset = 100; offset > 0; --offset) {
            to.add_late(bad, a, "abc", "", offset);
            CHECK((found.size() <= 8 && found.bytes() <= 2 * bytes + 10));
        }
        to.trim();
        CHECK(found.size() == 3);
        CHECK(found[0].offset == 1);
        CHECK(found.omitted() == 97);
    }
}
