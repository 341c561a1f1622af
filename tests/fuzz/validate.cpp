#include <lintel/check.hpp>
#include <lintel/ssm.hpp>
#include <lintel/validate.hpp>

#include <boost/json/parse.hpp>

#include "../allocations.hpp"
#include "fuzz.hpp"
#include "naive.hpp"

// Constraints get the verdict of a naive checker; validating what is in order allocates nothing.
namespace {

/// Findings that constraints make, "rule pointer", sorted.
std::vector<std::string> of_constraints(const lintel::report& found) {
    std::vector<std::string> out;
    for (const auto& d : found)
        for (const std::string_view rule :
             {"required", "length", "count", "range", "pattern", "pattern-partial", "enum", "deprecated"})
            if (d.rule == rule) out.push_back(std::string(rule) + ' ' + d.pointer);
    for (const auto& d : found) // what is ignored is deprecated, which is not told again
        if (d.rule.substr(0, 11) == "ignored-by-") out.push_back("deprecated " + d.pointer);
    std::sort(out.begin(), out.end());
    return out;
}

template <class T> void judge(std::string_view text) {
    T x{};
    if (!lintel::parse_into(x, text).ok()) return;
    boost::json::error_code error;
    const boost::json::value value = boost::json::parse({text.data(), text.size()}, error);
    if (error == boost::json::error::exponent_overflow) return; // JSON has no such limit
    fuzz::require(!error, "what lintel reads is JSON");
    const auto expected = fuzz::naive_checker::findings<T>(value);
    if (!expected) return;
    // A skeleton is one finding in the place of many, and a name that is nearly right one in the place of
    // two.
    const lintel::options opts{.max_diagnostics = SIZE_MAX,
                               .max_report_size = SIZE_MAX,
                               .rules = {{"skeleton", {}}, {"unknown-member", {}}}};
    const std::size_t before = tests::allocations();
    const lintel::report found = lintel::validate(x, opts);
    if (found.empty()) fuzz::require(tests::allocations() == before, "what is in order allocates nothing");
    fuzz::require(of_constraints(found) == *expected, "validate: the verdict of the naive checker");
    fuzz::require(of_constraints(lintel::check<T>(text, opts)) == *expected, "check: the same verdict");
}

} // namespace

FUZZ_TARGET(validate) {
    fuzz::input in(data, size);
    const std::size_t type = in.below(3);
    if (type == 0) judge<lintel::ssm::GetMaintenanceWindowTaskResult>(in.text());
    if (type == 1) judge<lintel::ssm::RegisterTaskWithMaintenanceWindowRequest>(in.text());
    if (type == 2) judge<lintel::ssm::UpdateMaintenanceWindowTaskRequest>(in.text());
    return 0;
}
