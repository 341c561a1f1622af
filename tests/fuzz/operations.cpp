#include <lintel/diff.hpp>
#include <lintel/format.hpp>
#include <lintel/parse.hpp>
#include <lintel/redact.hpp>
#include <lintel/ssm.hpp>
#include <lintel/validate.hpp>

#include <algorithm>
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
    fuzz::require(to_register.bound.ok() && to_update.bound.empty(),
                  "what belongs elsewhere is none, either");
    for (const auto& d : to_update.left_out) fuzz::require(d.pointer.starts_with('/'), "it is named");
    const auto kept =
        lintel::parse<lintel::ssm::UpdateMaintenanceWindowTaskRequest>(lintel::serialize(to_update.request));
    fuzz::require(kept && *kept == to_update.request, "a request survives being written and read");
    // What a request lacks or breaks, the rules tell without an exception.
    (void)lintel::validate(to_register.request);
    (void)lintel::validate(to_update.request);
}

/// What can be read has a canonical form, from which the same is read; what cannot be read has none.
void formatted(std::string_view text) {
    task before, after;
    std::string compact, pretty, again;
    const bool ok = lintel::parse_into(before, text).ok();
    fuzz::require(lintel::format_to<task>(compact, text).ok() == ok, "both read the same texts");
    fuzz::require(lintel::format_to<task>(pretty, text, {.pretty = true}).ok() == ok, "indented, too");
    fuzz::require(compact.empty() != ok && pretty.empty() != ok, "what cannot be read is not written");
    if (!ok) return;
    fuzz::require(lintel::parse_into(after, compact).ok() && before == after, "the value stays");
    fuzz::require(lintel::format_to<task>(again, compact).ok() && again == compact,
                  "the form is a fixed point");
    again.clear();
    fuzz::require(lintel::format_to<task>(again, pretty).ok() && again == compact,
                  "both forms have the same");
}

/// What the service adds is dropped once, and an answer does not differ from a request made of it.
void drift(task x) {
    auto request = lintel::ssm::to_update(x).request;
    request.LoggingInfo = x.LoggingInfo;
    request.TaskInvocationParameters = x.TaskInvocationParameters;
    request.Replace = true;
    auto live = lintel::ssm::as_request(request, x);
    live.MaxConcurrency = request.MaxConcurrency; // limits without targets
    live.MaxErrors = request.MaxErrors;
    lintel::ssm::drop_defaults(request);
    lintel::ssm::drop_defaults(live);
    fuzz::require(lintel::diff(request, live).equal(), "an answer does not differ from its request");
    lintel::ssm::drop_defaults(x);
    task again = x;
    lintel::ssm::drop_defaults(again);
    fuzz::require(again == x, "dropping again drops nothing");
}

/// With smaller caps the first differences are kept, and all are counted.
void few(const task& a, const task& b, const lintel::differences& all) {
    const lintel::options caps{.max_diagnostics = 5, .max_report_size = 200};
    const auto some = lintel::diff(a, b, caps);
    fuzz::require(some.size() <= 5 && some.bytes() <= 200, "caps hold");
    fuzz::require(some.size() + some.omitted() == all.size() + all.omitted(), "what is left out is counted");
    fuzz::require(std::equal(some.begin(), some.end(), all.begin()), "what comes first is kept");
}

} // namespace

FUZZ_TARGET(operations) {
    fuzz::input in(data, size);
    const std::string_view text = in.text();
    redacted(text);
    formatted(text);
    // Two answers: the second behind the first one's line end.
    const std::size_t line = std::min(text.find('\n'), text.size());
    const auto a = lintel::parse<task>(text.substr(0, line));
    const auto whole = lintel::parse<task>(text);
    for (const auto* x : {&a, &whole}) {
        if (!*x) continue;
        convert(**x);
        drift(**x);
        keeps_secret(**x, (*x)->Description);
        fuzz::require(lintel::diff(**x, **x).equal(), "a value does not differ from itself");
    }
    if (!a || line == text.size()) return 0;
    const auto b = lintel::parse<task>(text.substr(line + 1));
    if (!b) return 0;
    const auto there = lintel::diff(*a, *b), back = lintel::diff(*b, *a);
    using kind = lintel::difference::kind;
    fuzz::require(there.count(kind::added) == back.count(kind::removed), "what one adds the other removes");
    fuzz::require(there.count(kind::removed) == back.count(kind::added), "what one removes the other adds");
    fuzz::require(there.count(kind::changed) == back.count(kind::changed), "a change is one from both sides");
    fuzz::require(there.count(kind::not_compared) == 0, "what was read is compared");
    if (*a == *b) fuzz::require(there.equal(), "equal values do not differ");
    few(*a, *b, there);
    return 0;
}
