#include <lintel/check.hpp>
#include <lintel/ssm.hpp>

#include <boost/json/parse.hpp>

#include <string>

#include "../own.hpp"
#include "fuzz.hpp"

// Every finding stands in the text and in its order, its line and column are those of its offset, and its
// pointer leads to a value of the document, or is that of what is missing in one.
namespace {

bool leads_somewhere(const boost::json::value& document, std::string_view pointer) {
    boost::system::error_code failure;
    return document.find_pointer({pointer.data(), pointer.size()}, failure) != nullptr;
}

bool is_core(std::string_view rule) {
    return std::any_of(
        lintel::core_rules.begin(), lintel::core_rules.end(), [&](const auto& r) { return r.id == rule; });
}

template <class T> void judge(std::string_view text, const boost::json::value* document) {
    std::size_t last = 0, line = 1, line_begin = 0, at = 0;
    const lintel::report found = lintel::check<T>(text);
    const bool names_twice =
        std::any_of(found.begin(), found.end(), [](const auto& d) { return d.rule == "duplicate-member"; });
    if (names_twice) document = nullptr; // Boost.JSON has the last value alone
    for (const auto& d : found) {
        fuzz::require(d.offset >= 1 && d.offset <= text.size() + 1, "a finding stands in the text");
        fuzz::require(d.offset >= last, "findings are in the order of the text");
        last = d.offset;
        for (; at < d.offset - 1; ++at)
            if (text[at] == '\n') ++line, line_begin = at + 1;
        fuzz::require(d.line == line && d.column == d.offset - line_begin,
                      "line and column are the offset's");
        if (!document) continue;
        const std::string_view parent =
            std::string_view(d.pointer).substr(0, std::min(d.pointer.rfind('/'), d.pointer.size()));
        const bool missing = d.rule == "required" || !is_core(d.rule); // a rule may name what is missing
        fuzz::require(leads_somewhere(*document, missing ? parent : std::string_view(d.pointer)),
                      "the pointer leads to a value");
    }
}

} // namespace

FUZZ_TARGET(pointers) {
    fuzz::input in(data, size);
    const std::size_t type = in.below(3);
    const std::string_view text = in.text();
    boost::system::error_code failure;
    const auto document = boost::json::parse({text.data(), text.size()}, failure);
    const auto* const read = failure ? nullptr : &document;
    if (type == 0) judge<lintel::ssm::GetMaintenanceWindowTaskResult>(text, read);
    if (type == 1) judge<lintel::ssm::UpdateMaintenanceWindowTaskRequest>(text, read);
    if (type == 2) judge<own::Everything>(text, read);
    return 0;
}
