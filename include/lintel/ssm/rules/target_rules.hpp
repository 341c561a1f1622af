#ifndef LINTEL_SSM_RULES_TARGET_RULES_HPP
#define LINTEL_SSM_RULES_TARGET_RULES_HPP

#include <lintel/detail/nearest.hpp>
#include <lintel/rule.hpp>
#include <lintel/ssm/rules/facts.hpp>

#include <array>
#include <string>
#include <string_view>

// The rules of a task's targets.
namespace lintel::ssm::target_rules {

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

/// Whether a key is one that the service knows. Automation's own keys are let pass where the type is not
/// known.
template <class T> bool is_key(const T& task, std::string_view key) {
    if (key.starts_with("tag:") && key.size() > 4) return true;
    std::size_t known = keys_of_all_types;
    if constexpr (requires { task.TaskType; }) {
        if (facts::is_type(task, MaintenanceWindowTaskType::AUTOMATION)) known = keys.size();
    } else {
        known = keys.size();
    }
    for (std::size_t i = 0; i < known; ++i)
        if (keys[i] == key) return true;
    return false;
}

inline std::string at(std::size_t target, std::string_view member) {
    return "/Targets/" + std::to_string(target) + '/' + std::string(member);
}

/// Calls f(target, its number) for each target.
template <class T, class F> void each_target(const T& task, F&& f) {
    if (!task.Targets) return;
    std::size_t i = 0;
    for (const auto& target : *task.Targets) f(target, i++);
}

inline std::string key_hint(std::string_view key) {
    if (key.size() > 4 && lintel::detail::edit_distance(key.substr(0, 4), "tag:") == 0)
        return "did you mean tag:" + std::string(key.substr(4)) + '?';
    const std::string meant = lintel::detail::did_you_mean(key, keys);
    return meant.empty() ? "use InstanceIds, WindowTargetIds, tag:NAME, tag-key or resource-groups:Name"
                         : meant;
}
template <class T> void target_key(const T& task, findings& found) {
    each_target(task, [&](const auto& target, std::size_t i) {
        if (target.Key && !is_key(task, *target.Key) && found.wanted())
            found.add(at(i, "Key"),
                      "Key is none of the target keys that the service knows for this task",
                      key_hint(*target.Key));
    });
}

template <class T> void target_values(const T& task, findings& found) {
    constexpr std::size_t most_window_targets = 10;
    each_target(task, [&](const auto& target, std::size_t i) {
        if (!target.Values || target.Values->size() == 0)
            found.add(at(i, "Values"),
                      "Values is missing or empty, so Key selects nothing",
                      "give at least one value");
        else if (target.Key && *target.Key == "WindowTargetIds" &&
                 target.Values->size() > most_window_targets)
            found.add(at(i, "Values"),
                      "Values has " + std::to_string(target.Values->size()) +
                          " WindowTargetIds; at most 10 are taken",
                      "split them over several tasks, or use a tag or resource group");
    });
}

/// Calls f(value, its pointer as a function) for each value of a target with that key.
template <class T, class F> void each_value(const T& task, std::string_view key, F&& f) {
    each_target(task, [&](const auto& target, std::size_t i) {
        if (!target.Key || !target.Values || (!key.empty() && *target.Key != key)) return;
        std::size_t j = 0;
        for (const auto& value : *target.Values) {
            f(std::string_view(value), [&] { return at(i, "Values/") + std::to_string(j); });
            ++j;
        }
    });
}
template <class T> void target_value_format(const T& task, findings& found) {
    each_value(task, "InstanceIds", [&](std::string_view value, auto&& pointer) {
        if (!is_instance_id(value))
            found.add(pointer(),
                      "a value of InstanceIds is not an instance id",
                      "write i- and 8 or 17 characters, or mi- and 17");
    });
    each_value(task, "WindowTargetIds", [&](std::string_view value, auto&& pointer) {
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
template <class T> void target_wildcard(const T& task, findings& found) {
    if (!runs_commands(task)) return;
    each_value(task, {}, [&](std::string_view value, auto&& pointer) {
        if (value == "*")
            found.add(pointer(),
                      "Values \"*\" selects every instance, which RUN_COMMAND does not take",
                      "name the instances, or use a tag");
    });
}

template <class T> inline constexpr std::array table{
    rule<T>{{"target-key",
             severity::warning,
             "A key that the service does not know selects nothing.",
             facts::documented},
            target_key<T>},
    rule<T>{{"target-values",
             severity::warning,
             "A target needs values, and takes at most 10 WindowTargetIds.",
             facts::observed},
            target_values<T>},
    rule<T>{{"target-value-format", severity::warning, "Ids have fixed forms.", facts::documented},
            target_value_format<T>},
    rule<T>{{"target-wildcard",
             severity::warning,
             "A RUN_COMMAND task cannot target everything.",
             facts::documented},
            target_wildcard<T>},
};

} // namespace lintel::ssm::target_rules

#endif
