#include <lintel/diff.hpp>
#include <lintel/parse.hpp>
#include <lintel/redact.hpp>
#include <lintel/ssm.hpp>
#include <lintel/validate.hpp>

#include <optional>
#include <string>

#include "fuzz.hpp"

// What is done with two answers: rules, conversion, differences, redaction.
namespace {

using task = lintel::ssm::GetMaintenanceWindowTaskResult;

void redacted(std::string_view text) {
    const std::string shown = lintel::redact<task>(text);
    fuzz::require(shown.size() == text.size(), "redaction keeps every position");
    for (std::size_t i = 0; i < text.size(); ++i) {
        fuzz::require(shown[i] == text[i] || shown[i] == '*', "redaction only blanks");
        if (text[i] == '\n') fuzz::require(shown[i] == '\n', "redaction keeps lines");
    }
}

/// A secret that stands once in the text of its task stands in nothing that may be shown.
void keeps_secret(const task& x, const std::optional<std::string>& secret) {
    if (!secret || secret->size() < 4) return;
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (!std::all_of(secret->begin(), secret->end(), plain)) return;
    const std::string text = lintel::serialize(x);
    if (text.find(*secret, text.find(*secret) + 1) != text.npos) return;
    const auto hidden = [&](std::string_view shown) { return shown.find(*secret) == shown.npos; };
    fuzz::require(hidden(lintel::redact<task>(text)), "redact hides it");
    for (const auto& d : lintel::validate(x))
        fuzz::require(hidden(d.message) && hidden(d.hint), "findings hide it");
    for (const auto& d : lintel::diff(x, task{})) fuzz::require(hidden(d.before), "differences hide it");
}

void convert(const task& x) {
    const auto to_register = lintel::ssm::to_register(x);
    const auto to_update = lintel::ssm::to_update(x);
    fuzz::require(to_register.left_out.ok() && to_update.left_out.ok(), "what is left out is no error");
    for (const auto& d : to_update.left_out) fuzz::require(d.pointer.starts_with('/'), "it is named");
    const auto kept =
        lintel::parse<lintel::ssm::UpdateMaintenanceWindowTaskRequest>(lintel::serialize(to_update.request));
    fuzz::require(kept && *kept == to_update.request, "a request survives being written and read");
    // What a request lacks or breaks, the rules tell without an exception.
    (void)lintel::validate(to_register.request);
    (void)lintel::validate(to_update.request);
}

} // namespace

FUZZ_TARGET(operations) {
    fuzz::input in(data, size);
    const std::string_view text = in.text();
    redacted(text);
    // Two answers: the second behind the first one's line end.
    const std::size_t line = std::min(text.find('\n'), text.size());
    const auto a = lintel::parse<task>(text.substr(0, line));
    const auto whole = lintel::parse<task>(text);
    for (const auto* x : {&a, &whole}) {
        if (!*x) continue;
        convert(**x);
        keeps_secret(**x, (*x)->Description);
        fuzz::require(lintel::diff(**x, **x).empty(), "a value does not differ from itself");
    }
    if (!a || line == text.size()) return 0;
    const auto b = lintel::parse<task>(text.substr(line + 1));
    if (!b) return 0;
    const auto there = lintel::diff(*a, *b), back = lintel::diff(*b, *a);
    fuzz::require(there.size() == back.size(), "differences are the same in both directions");
    using kind = lintel::difference::kind;
    const auto of = [](const auto& list, kind k) {
        return std::count_if(list.begin(), list.end(), [&](const auto& d) { return d.what == k; });
    };
    fuzz::require(of(there, kind::added) == of(back, kind::removed), "what one adds the other removes");
    fuzz::require(of(there, kind::changed) == of(back, kind::changed), "a change is one from both sides");
    if (*a == *b) fuzz::require(there.empty(), "equal values do not differ");
    return 0;
}
