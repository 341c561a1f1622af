#ifndef LINTEL_SSM_RULES_PSEUDO_PARAMETERS_HPP
#define LINTEL_SSM_RULES_PSEUDO_PARAMETERS_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/blocks.hpp>
#include <lintel/detail/nearest.hpp>
#include <lintel/detail/vector.hpp>
#include <lintel/rule.hpp>
#include <lintel/ssm/rules/facts.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

// {{NAME}} in a parameter's value, which the service replaces. Source: AWS documentation, "pseudo
// parameters".
namespace lintel::ssm::inline LINTEL_ABI {

inline constexpr std::array<std::string_view, 9> pseudo_parameters{"TARGET_ID",
                                                                   "RESOURCE_ID",
                                                                   "TARGET_TYPE",
                                                                   "WINDOW_ID",
                                                                   "WINDOW_TASK_ID",
                                                                   "WINDOW_TARGET_ID",
                                                                   "WINDOW_EXECUTION_ID",
                                                                   "TASK_EXECUTION_ID",
                                                                   "INVOCATION_ID"};

/// Whether a text may have a pseudo parameter: most have none, which has to be quick.
inline bool may_have_pseudo_parameter(std::string_view text) noexcept {
    return lintel::detail::has_byte(text.data(), text.size(), '{');
}

/// Takes the first {{NAME}} in upper case, blanks inside the braces allowed, and what stands before it off a
/// text; gives its name, empty when there is none. Linear in what it takes.
inline std::string_view take_pseudo_parameter(std::string_view& text) noexcept {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    for (;;) {
        const auto open = text.find("{{");
        if (open == text.npos) return text = {};
        std::string_view rest = text.substr(open + 2);
        text.remove_prefix(open + 1); // of three braces the last two may be the ones
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
        const auto size = std::min(rest.find_first_not_of(letters), rest.size());
        const std::string_view name = rest.substr(0, size);
        rest.remove_prefix(size);
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
        if (name.empty() || !rest.starts_with("}}")) continue;
        text = rest.substr(2);
        return name;
    }
}

inline bool is_known(std::string_view name) noexcept {
    return std::find(pseudo_parameters.begin(), pseudo_parameters.end(), name) != pseudo_parameters.end();
}
inline bool is_unknown(std::string_view name) noexcept { return !is_known(name); }

/// The first name of a text for which is(name) holds, empty when there is none; takes it and what stands
/// before it off the text.
template <class Is> std::string_view take_pseudo_parameter_if(std::string_view& text, Is&& is) {
    for (;;) {
        const std::string_view name = take_pseudo_parameter(text);
        if (name.empty() || is(name)) return name;
    }
}

/// The names of a text for which is(name) holds, each once, in the order of their first places. n log n in
/// their number.
template <class Is> lintel::detail::vector<std::string_view> distinct_names(std::string_view text, Is&& is) {
    lintel::detail::vector<std::string_view> names;
    for (std::string_view name; name = take_pseudo_parameter_if(text, is), !name.empty();)
        if (names.empty() || names.back() != name)
            names.push_back(name); // most that repeat stand side by side
    const std::less<const char*> before;
    std::sort(names.begin(), names.end(), [&](std::string_view a, std::string_view b) {
        return a != b ? a < b : before(a.data(), b.data());
    });
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::sort(names.begin(), names.end(), [&](std::string_view a, std::string_view b) {
        return before(a.data(), b.data());
    });
    return names;
}

[[gnu::cold]] inline void
report_unknown_pseudo_parameters(std::string_view text, const path& at, findings& found) {
    for (const std::string_view name : distinct_names(text, is_unknown))
        found.add(at, "unknown pseudo parameter {{…}}; the service does not replace it", [&] {
            return lintel::detail::did_you_mean(name, pseudo_parameters);
        });
}

/// Reports each unknown one of a text once, at `at()`. The name is not shown, as it may be part of a secret.
template <class At> void unknown_pseudo_parameters(std::string_view text, At&& at, findings& found) {
    if (!may_have_pseudo_parameter(text)) return;
    std::string_view rest = text;
    if (!take_pseudo_parameter_if(rest, is_unknown).empty())
        report_unknown_pseudo_parameters(text, at(), found);
}

/// Calls f(text, its path as a function) for each value of Parameters.
template <class T, class F> void each_parameter(const T& invocation, F&& f) {
    if (!invocation.Parameters) return;
    for (const auto& entry : *invocation.Parameters) {
        std::size_t i = 0;
        for (const auto& text : entry.second) {
            f(std::string_view(text), [&] { return path{"Parameters", entry.first, i}; });
            ++i;
        }
    }
}
template <class T> void parameters_pseudo_parameter(const T& invocation, findings& found) {
    each_parameter(invocation,
                   [&](std::string_view text, auto&& at) { unknown_pseudo_parameters(text, at, found); });
}
/// Of the older TaskParameters.
template <class T> void task_pseudo_parameters(const T& t, findings& found) {
    if (!t.TaskParameters) return;
    for (const auto& entry : *t.TaskParameters) {
        if (!entry.second.Values) continue;
        std::size_t i = 0;
        for (const auto& text : *entry.second.Values) {
            unknown_pseudo_parameters(
                text, [&] { return path{"TaskParameters", entry.first, "Values", i}; }, found);
            ++i;
        }
    }
}

inline constexpr rule_info unknown_pseudo_parameter{
    "pseudo-parameter",
    severity::note,
    "A {{NAME}} that the service does not know is not replaced.",
    facts::documented,
    "D"};
template <class T> inline constexpr std::array task_pseudo_parameter_rules{
    rule<T>{unknown_pseudo_parameter, task_pseudo_parameters<T>},
};

} // namespace lintel::ssm::inline LINTEL_ABI

#endif
