#ifndef LINTEL_SSM_RULES_TARGET_RULES_HPP
#define LINTEL_SSM_RULES_TARGET_RULES_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/nearest.hpp>
#include <lintel/pattern.hpp>
#include <lintel/rule.hpp>
#include <lintel/ssm/rules/facts.hpp>

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// The rules of a task's targets.
namespace lintel::ssm::target_rules::inline LINTEL_ABI {

using lintel::detail::digits;
using lintel::detail::phrase;

inline constexpr std::array<std::string_view, 8> keys{"InstanceIds",
                                                      "WindowTargetIds",
                                                      "tag-key",
                                                      "resource-groups:Name",
                                                      "resource-groups:ResourceTypeFilters",
                                                      // for Automation only:
                                                      "ResourceGroup",
                                                      "ParameterValues",
                                                      "AWS::EC2::Instance"};
inline constexpr std::size_t keys_of_all_types = 5;

inline constexpr auto target_id = pattern<"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$">;

inline bool is_instance_id(std::string_view value) noexcept {
    switch (value.size()) {
    case 1: return value == "*";
    case 10: return pattern<R"(^i-\w{8}$)">.full(value);
    case 19: return pattern<R"(^i-\w{17}$)">.full(value);
    case 20: return pattern<R"(^mi-\w{17}$)">.full(value);
    default: return false;
    }
}

/// The keys that the service knows for a task. Automation's own keys are let pass where the type is not
/// known.
template <class T> std::span<const std::string_view> keys_for(const T& task) {
    if constexpr (requires { task.TaskType; })
        if (!facts::is_type(task, MaintenanceWindowTaskType::AUTOMATION))
            return std::span(keys).first(keys_of_all_types);
    return keys;
}
inline bool is_key(std::string_view key, std::span<const std::string_view> known) noexcept {
    if (key.starts_with("tag:") && key.size() > 4) return true;
    for (const auto one : known)
        if (one == key) return true;
    return false;
}

inline std::string at(std::size_t target, std::string_view member) {
    return phrase({"/Targets/", digits(target), "/", member});
}

/// Calls f(target, its number) for each target.
template <class List, class F> void each_target(const std::optional<List>& targets, F&& f) {
    if (!targets) return;
    std::size_t i = 0;
    for (const auto& target : *targets) f(target, i++);
}

inline std::string key_hint(std::string_view key) {
    if (key.size() > 4 && lintel::detail::edit_distance(key.substr(0, 4), "tag:") == 0)
        return phrase({"did you mean tag:", key.substr(4), "?"});
    const std::string meant = lintel::detail::did_you_mean(key, keys);
    return meant.empty() ? "use InstanceIds, WindowTargetIds, tag:NAME, tag-key or resource-groups:Name"
                         : meant;
}
template <class List> void
target_key(const std::optional<List>& targets, std::span<const std::string_view> known, findings& found) {
    each_target(targets, [&](const auto& target, std::size_t i) {
        if (target.Key && !is_key(*target.Key, known) && found.wanted())
            found.add(at(i, "Key"),
                      "Key is none of the target keys that the service knows for this task",
                      key_hint(*target.Key));
    });
}

template <class List> void target_values(const std::optional<List>& targets, findings& found) {
    constexpr std::size_t most_window_targets = 10;
    each_target(targets, [&](const auto& target, std::size_t i) {
        if (!target.Values || target.Values->size() == 0)
            found.add(at(i, "Values"),
                      "Values is missing or empty, so Key selects nothing",
                      "give at least one value");
        else if (target.Key && *target.Key == "WindowTargetIds" &&
                 target.Values->size() > most_window_targets)
            found.add(
                at(i, "Values"),
                phrase(
                    {"Values has ", digits(target.Values->size()), " WindowTargetIds; at most 10 are taken"}),
                "split them over several tasks, or use a tag or resource group");
    });
}

/// Calls f(value, its pointer as a function) for each value of a target with that key.
template <class List, class F>
void each_value(const std::optional<List>& targets, std::string_view key, F&& f) {
    each_target(targets, [&](const auto& target, std::size_t i) {
        if (!target.Key || !target.Values || (!key.empty() && *target.Key != key)) return;
        std::size_t j = 0;
        for (const auto& value : *target.Values) {
            f(std::string_view(value), [&] { return phrase({at(i, "Values/"), digits(j)}); });
            ++j;
        }
    });
}
template <class List> void target_value_format(const std::optional<List>& targets, findings& found) {
    each_value(targets, "InstanceIds", [&](std::string_view value, auto&& pointer) {
        if (!is_instance_id(value))
            found.add(pointer(),
                      "a value of InstanceIds is not an instance id",
                      "write i- and 8 or 17 characters, or mi- and 17");
    });
    each_value(targets, "WindowTargetIds", [&](std::string_view value, auto&& pointer) {
        if (!target_id.full(value))
            found.add(pointer(),
                      "a value of WindowTargetIds is not a window target's id",
                      "write the id as a UUID");
    });
}
/// Whether a task is of type RUN_COMMAND; a document without a TaskType is known by TaskInvocationParameters.
template <class T> bool runs_commands(const T& task) {
    if constexpr (requires { task.TaskType; })
        return facts::is_type(task, MaintenanceWindowTaskType::RUN_COMMAND);
    else
        return task.TaskInvocationParameters && task.TaskInvocationParameters->RunCommand;
}
template <class List> void target_wildcard(const std::optional<List>& targets, findings& found) {
    each_value(targets, {}, [&](std::string_view value, auto&& pointer) {
        if (value == "*")
            found.add(pointer(),
                      "Values \"*\" selects every instance, which RUN_COMMAND does not take",
                      "name the instances, or use a tag");
    });
}

// The same, for a task.
template <class T> void key_of_task(const T& task, findings& found) {
    target_key(task.Targets, keys_for(task), found);
}
template <class T> void values_of_task(const T& task, findings& found) { target_values(task.Targets, found); }
template <class T> void value_format_of_task(const T& task, findings& found) {
    target_value_format(task.Targets, found);
}
template <class T> void wildcard_of_task(const T& task, findings& found) {
    if (runs_commands(task)) target_wildcard(task.Targets, found);
}

template <class T> inline constexpr std::array table{
    rule<T>{{"target-key",
             severity::warning,
             "A key that the service does not know selects nothing.",
             facts::documented},
            key_of_task<T>},
    rule<T>{{"target-values",
             severity::warning,
             "A target needs values, and takes at most 10 WindowTargetIds.",
             facts::observed},
            values_of_task<T>},
    rule<T>{{"target-value-format", severity::warning, "Ids have fixed forms.", facts::documented},
            value_format_of_task<T>},
    rule<T>{{"target-wildcard",
             severity::warning,
             "A RUN_COMMAND task cannot target everything.",
             facts::documented},
            wildcard_of_task<T>},
};

} // namespace lintel::ssm::target_rules::inline LINTEL_ABI

#endif
