// The caps of a report leave findings out, but change no count of any severity, whoever makes the findings.
#include <lintel/check.hpp>
#include <lintel/ssm.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "broken_documents.hpp"
#include "model_rules.hpp"
#include "rule_cases.hpp"

namespace caps {
namespace {

using lintel::report;
using lintel::severity;
constexpr std::array levels{severity::note, severity::warning, severity::error};

/// Who makes a finding.
enum class maker { reader, constraint, model_rule };

maker maker_of(const lintel::diagnostic& d) {
    using namespace lintel;
    for (const rule_info& r : {rules::syntax,
                               rules::encoding,
                               rules::type,
                               rules::limit,
                               rules::duplicate_member,
                               rules::unknown_member})
        if (d.rule == r.id) return maker::reader;
    for (const rule_info& r : core_rules)
        if (d.rule == r.id) return maker::constraint;
    return maker::model_rule;
}

/// Whether each finding of `some` is one of `all`, each of which is there once at most as often.
bool is_part(const report& some, const report& all) {
    std::vector<bool> taken(all.size());
    return std::all_of(some.begin(), some.end(), [&](const lintel::diagnostic& d) {
        for (std::size_t i = 0; i < all.size(); ++i)
            if (!taken[i] && all[i] == d) return taken[i] = true, true;
        return false;
    });
}

void compare(const report& some, const report& all, const lintel::options& opts) {
    std::string wrong;
    for (const severity level : levels)
        if (some.count(level) != all.count(level)) wrong += " count of " + std::string(to_string(level));
    if (some.ok() != all.ok()) wrong += " ok";
    if (some.size() + some.omitted() != all.size()) wrong += " omitted";
    if (some.size() > opts.max_diagnostics) wrong += " number";
    if (some.bytes() > opts.max_report_size) wrong += " size";
    if (!is_part(some, all)) wrong += " content";
    CHECK_MESSAGE(wrong.empty(), opts.max_diagnostics, " findings, ", opts.max_report_size, " bytes:", wrong);
}

/// All that a call gives under every cap against what it gives without one.
template <class Call> void cap_all(Call&& call, const lintel::options& opts, bool sizes_too) {
    const report all = call(opts);
    REQUIRE(all.omitted() == 0);
    std::array<std::size_t, 3> counts{};
    std::size_t bytes = 0;
    for (const auto& d : all) {
        ++counts[static_cast<std::size_t>(d.severity)];
        bytes += report::text_size(d);
    }
    for (const severity level : levels) CHECK(all.count(level) == counts[static_cast<std::size_t>(level)]);
    CHECK(all.bytes() == bytes);

    lintel::options by_number = opts;
    for (std::size_t cap = 0; cap <= all.size() + 1; ++cap) {
        by_number.max_diagnostics = cap;
        const report some = call(by_number);
        compare(some, all, by_number);
        CHECK(some.size() == std::min(cap, all.size()));
    }
    if (!sizes_too) return;
    // Each size at which one finding more fits, and one byte less and more.
    std::set<std::size_t> sizes{0, 1, bytes, bytes + 1};
    std::size_t sum = 0;
    for (const auto& d : all) sizes.insert({sum += report::text_size(d), sum - 1});
    lintel::options by_size = opts;
    for (const std::size_t size : sizes) {
        by_size.max_report_size = size;
        const report some = call(by_size);
        compare(some, all, by_size);
        if (size >= bytes) CHECK(some == all);
    }
}

/// Notes which severities were seen of which makers.
using seen = std::set<std::pair<maker, severity>>;

/// A document as it is, and with every rule of each severity in turn.
template <class T> void try_document(const std::string& text, seen& all) {
    INFO(text);
    std::set<std::string> ids;
    for (const auto& d : lintel::check<T>(text)) ids.emplace(d.rule);
    for (const std::optional<severity> level : {std::optional<severity>(),
                                                std::optional(severity::note),
                                                std::optional(severity::warning),
                                                std::optional(severity::error)}) {
        lintel::options opts;
        if (level)
            for (const auto& id : ids) opts.rules.push_back({id, *level});
        for (const auto& d : lintel::check<T>(text, opts)) {
            all.emplace(maker_of(d), d.severity);
            if (level && d.rule != lintel::rules::syntax.id) CHECK(d.severity == *level);
        }
        cap_all([&](const lintel::options& o) { return lintel::check<T>(text, o); }, opts, !level);
        cap_all(
            [&](const lintel::options& o) {
                T value{};
                return lintel::parse_into(value, text, o);
            },
            opts,
            !level);
        T value{};
        lintel::options lenient; // so that the value has what could be read
        for (const auto& rule : lintel::core_rules)
            lenient.rules.push_back({std::string(rule.id), severity::note});
        (void)lintel::parse_into(value, text, lenient);
        cap_all([&](const lintel::options& o) { return lintel::validate(value, o); }, opts, !level);
    }
}

/// Puts members that the reader has something to say of around those of a document.
std::string with_findings_of_the_reader(const std::string& text) {
    return R"({"zzzz":1,"TaskParameters":{"a":{},"a":{},"b":{},"a":{}},"Priority":"x","AlarmConfiguration":5,"AlarmConfiguration":{"x":0,"Alarms":[1,{"Name":"a","Name":"b"}]},)" +
           text.substr(text[1] == '}' ? 2 : 1, text.size() - (text[1] == '}' ? 2 : 2)) +
           (text[1] == '}' ? R"("y":0})" : R"(,"y":0})");
}

} // namespace
} // namespace caps

TEST_CASE("caps change no count of any severity, whoever makes the findings, and keep a part of them") {
    caps::seen seen;
    for (const auto& text : tests::broken_documents()) {
        caps::try_document<tests::get>(text, seen);
        caps::try_document<tests::get>(caps::with_findings_of_the_reader(text), seen);
        caps::try_document<tests::get>(text.substr(0, text.size() - 1), seen); // breaks off
    }
    for (const auto& c : tests::rule_cases) {
        const auto both = [&]<class T>(unsigned bit, const T*) {
            if (!(c.in & bit)) return;
            const std::string text = tests::document<T>(c.fires);
            caps::try_document<T>(text, seen);
            caps::try_document<T>(caps::with_findings_of_the_reader(text), seen);
        };
        both(tests::G, static_cast<const tests::get*>(nullptr));
        both(tests::R, static_cast<const tests::reg*>(nullptr));
        both(tests::Q, static_cast<const tests::update*>(nullptr));
    }
    for (const auto who : {caps::maker::reader, caps::maker::constraint, caps::maker::model_rule})
        for (const auto level : caps::levels) {
            CAPTURE(static_cast<int>(who));
            CHECK_MESSAGE(seen.count({who, level}), to_string(level));
        }
}
