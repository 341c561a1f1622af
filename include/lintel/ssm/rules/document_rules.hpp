#ifndef LINTEL_SSM_RULES_DOCUMENT_RULES_HPP
#define LINTEL_SSM_RULES_DOCUMENT_RULES_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/nearest.hpp>
#include <lintel/rule.hpp>
#include <lintel/ssm/rules/arn.hpp>
#include <lintel/ssm/rules/document_parameters.hpp>
#include <lintel/ssm/rules/facts.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

// The rules of the parameters that a task gives to a document of AWS. Values are secret: no message has one.
namespace lintel::ssm::document_rules::inline LINTEL_ABI {

using namespace document_parameters;
using type = MaintenanceWindowTaskType;

/// The document that a TaskArn names, by its name or its ARN.
constexpr std::string_view document_of(std::string_view text) noexcept {
    if (!is_arn(text)) return text;
    const arn_parts arn = split_arn(text);
    if (arn.service != "ssm") return {};
    const std::string_view name = after(arn.resource, "document/");
    return name.empty() ? split_qualifier(after(arn.resource, "automation-definition/")).name : name;
}
/// The parameters of the task's document; none when it is not one of the tables.
template <class T> std::span<const parameter> parameters_of(const T& t, const findings& found) {
    if (!t.TaskArn) return {};
    const std::string_view name = document_of(*t.TaskArn);
    if (!name.starts_with("AWS-")) return {};
    const auto of = facts::type_of(t, found);
    if (of == type::RUN_COMMAND) return document_parameters::parameters_of(name, commands);
    if (of == type::AUTOMATION) return document_parameters::parameters_of(name, automations);
    return {};
}

constexpr bool same_but_case(std::string_view a, std::string_view b) noexcept {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
               return lintel::detail::lower_ascii(x) == lintel::detail::lower_ascii(y);
           });
}
/// The parameter of a name, in any case of letters; their number when there is none.
inline std::size_t index_of(std::string_view name, std::span<const parameter> known) noexcept {
    std::size_t i = 0;
    while (i < known.size() && !same_but_case(name, known[i].name)) ++i;
    return i;
}

/// A list of values at a place, and what could not be read of it.
template <class List> struct parameter_values {
    const List* list; ///< null when it is absent
    path at;          ///< from the task

    /// Whether there is none, read or not.
    bool is_empty(const findings& found) const noexcept {
        return (!list || list->empty()) && found.unread_count(at) == 0 && !found.is_unread(at);
    }
};
/// Calls f(name, values) for each parameter that the task gives and that counts.
template <class T, class F> void each_given(const T& t, const findings& found, F&& f) {
    const auto of_map = [&](const auto& map, const path& at) {
        if (map)
            for (const auto& entry : *map)
                f(std::string_view(entry.first), parameter_values{&entry.second, at / entry.first});
    };
    if constexpr (facts::has_invocations<T>) {
        if (const auto* const run = facts::run_command_of(t); run && facts::runs_commands(t, found))
            of_map(run->Parameters, {"TaskInvocationParameters", "RunCommand", "Parameters"});
        if (const auto* const automation = facts::automation_of(t);
            automation && facts::is_type(t, found, type::AUTOMATION))
            of_map(automation->Parameters, {"TaskInvocationParameters", "Automation", "Parameters"});
        if (facts::has_invocation(t, found) || facts::invocation_is_unread(found)) return;
    }
    if (!t.TaskParameters || !facts::is_type(t, found, type::RUN_COMMAND)) return; // ignored
    for (const auto& entry : *t.TaskParameters) {
        const auto& values = entry.second.Values;
        f(std::string_view(entry.first),
          parameter_values{values ? &*values : nullptr, path{"TaskParameters", entry.first, "Values"}});
    }
}

inline std::string choices(const parameter& p) {
    std::string text = "expected one of: ";
    for (const char c : p.listed) text += c == '|' ? std::string(", ") : std::string(1, c);
    return text;
}
template <class List>
void check_values(const parameter& p, const parameter_values<List>& values, findings& found) {
    if (p.values == takes::nothing)
        return found.add(
            values.at, {p.document, " has no parameter ", p.name}, "remove it, or use AWS-RunPatchBaseline");
    if (p.required && values.is_empty(found))
        return found.add(values.at, {p.name, " has no value, and ", p.document, " requires one"}, "give one");
    if (!values.list || p.values == takes::anything) return;
    std::size_t i = 0;
    for (const auto& value : *values.list) {
        if (!accepts(p, value))
            found.add(values.at / i, {p.name, " has a value that ", p.document, " refuses"}, [&] {
                return p.values == takes::one_of ? choices(p) : std::string(advice(p));
            });
        ++i;
    }
}
template <class T> void check_given(const T& t, std::span<const parameter> known, findings& found) {
    const bool any_case = facts::is_type(t, found, type::AUTOMATION);
    each_given(t, found, [&](std::string_view name, const auto& values) {
        const std::size_t i = index_of(name, known);
        if (i == known.size()) return;
        if (name == known[i].name || any_case)
            check_values(known[i], values, found);
        else
            found.add(values.at, {known[i].document, " has no parameter of that name: case matters"}, [&] {
                return lintel::detail::suggestion(known[i].name);
            });
    });
}

/// Which of the parameters a document names, in TaskInvocationParameters or TaskParameters, as bits.
template <class T>
std::uint32_t named_parameters(const T& t, std::span<const parameter> known, const findings& found) {
    std::uint32_t named = 0;
    const auto one = [&](std::string_view name) {
        if (const std::size_t i = index_of(name, known); i < known.size()) named |= std::uint32_t{1} << i;
    };
    const auto of_map = [&](const auto& map, const path& at) {
        if (!map) return;
        for (const auto& entry : *map) one(entry.first);
        found.each_unread(at, one);
    };
    if (const auto* const run = facts::run_command_of(t))
        of_map(run->Parameters, {"TaskInvocationParameters", "RunCommand", "Parameters"});
    if (const auto* const automation = facts::automation_of(t))
        of_map(automation->Parameters, {"TaskInvocationParameters", "Automation", "Parameters"});
    of_map(t.TaskParameters, {"TaskParameters"});
    return named;
}
/// An update need not give what the task has, and a task of Describe's list does not show it.
template <class T> void check_missing(const T& t, std::span<const parameter> known, findings& found) {
    if (known.empty()) return;
    const std::uint32_t named = named_parameters(t, known, found);
    const auto is_missing = [&](const parameter& p) {
        return p.required && !(named >> (&p - known.data()) & 1);
    };
    const auto first = std::find_if(known.begin(), known.end(), is_missing);
    if (first == known.end()) return;
    const auto several = std::count_if(known.begin(), known.end(), is_missing) > 1;
    const auto listed = [&](std::string_view before, std::string_view behind) {
        std::string names;
        for (auto p = first; p != known.end(); ++p)
            if (is_missing(*p))
                (names += names.empty() ? "" : ", ").append(before).append(p->name).append(behind);
        return names;
    };
    const std::string_view member = facts::is_type(t, found, type::RUN_COMMAND) ? "RunCommand" : "Automation";
    found.add(
        {"TaskInvocationParameters", member, "Parameters", first->name},
        [&] {
            return lintel::detail::phrase({first->document,
                                           several ? " requires the parameters " : " requires the parameter ",
                                           listed("", ""),
                                           several ? ", which are missing" : ", which is missing"});
        },
        [&] {
            return lintel::detail::phrase({"add ",
                                           listed("\"", "\": [\"…\"]"),
                                           " to TaskInvocationParameters.",
                                           member,
                                           ".Parameters"});
        },
        {{"TaskParameters"}});
}

template <class T> void refused_parameters(const T& t, findings& found) {
    const auto known = parameters_of(t, found);
    if (known.empty()) return;
    check_given(t, known, found);
    if constexpr (facts::has_type<T> && facts::has_invocations<T>) check_missing(t, known, found);
}
template <class T> void discouraged_parameters(const T& t, findings& found) {
    const auto known = parameters_of(t, found);
    if (known.empty()) return;
    bool scans = false;
    each_given(t, found, [&](std::string_view name, const auto& values) {
        if (name == "Operation" && values.list)
            for (const auto& value : *values.list) scans |= std::string_view(value) == "Scan";
    });
    each_given(t, found, [&](std::string_view name, const auto& values) {
        const std::size_t i = index_of(name, known);
        if (i == known.size() || name != known[i].name || !values.list) return;
        const bool counts =
            std::any_of(values.list->begin(), values.list->end(), [&](std::string_view value) {
                return !value.empty() && value.find("{{") == value.npos && accepts(known[i], value);
            });
        if (!counts) return;
        if (known[i].values == takes::snapshot_id)
            found.add(values.at, "the maintenance window generates SnapshotId", "leave SnapshotId out");
        if (known[i].values == takes::override_list && scans)
            found.add(values.at, "InstallOverrideList is ignored when Operation is Scan", "remove it");
    });
}

template <class T> inline constexpr std::array table{
    rule<T>{{"document-parameters",
             severity::warning,
             "The service does not check a document's parameters at registration; the run fails if the "
             "document rejects them.",
             facts::documented,
             "D"},
            refused_parameters<T>},
    rule<T>{{"document-parameters",
             severity::note,
             "Some parameters have no effect in a maintenance window, or should be left to it.",
             facts::documented,
             "D"},
            discouraged_parameters<T>},
};

} // namespace lintel::ssm::document_rules::inline LINTEL_ABI

#endif
