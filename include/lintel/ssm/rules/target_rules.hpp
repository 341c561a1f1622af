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

/// The keys that the service knows for a task. Automation's own keys are accepted where the type is not
/// known.
template <class T> std::span<const std::string_view> keys_for(const T& task, const findings& found) {
    if constexpr (requires { task.TaskType; })
        if (!facts::is_type(task, MaintenanceWindowTaskType::AUTOMATION) && !found.is_unread({"TaskType"}))
            return std::span(keys).first(keys_of_all_types);
    return keys;
}
inline bool is_key(std::string_view key, std::span<const std::string_view> known) noexcept {
    if (key.starts_with("tag:") && key.size() > 4) return true;
    for (const auto one : known)
        if (one == key) return true;
    return false;
}

/// Calls f(target, its number) for each target.
template <class List, class F> void each_target(const std::optional<List>& targets, F&& f) {
    if (!targets) return;
    std::size_t i = 0;
    for (const auto& target : *targets) f(target, i++);
}

inline std::string key_hint(std::string_view key) {
    if (key.size() > 4 && lintel::detail::edit_distance(key.substr(0, 4), "tag:") == 0)
        return lintel::detail::phrase({"did you mean tag:", key.substr(4), "?"});
    const std::string meant = lintel::detail::did_you_mean(key, keys);
    return meant.empty() ? "use InstanceIds, WindowTargetIds, tag:NAME, tag-key or resource-groups:Name"
                         : meant;
}
template <class T> void target_key(const T& task, findings& found) {
    const auto known = keys_for(task, found);
    each_target(task.Targets, [&](const auto& target, std::size_t i) {
        if (target.Key && !is_key(*target.Key, known))
            found.add({"Targets", i, "Key"},
                      "Key is none of the target keys that the service knows for this task",
                      [&] { return key_hint(*target.Key); });
    });
}

template <class T> void target_values(const T& task, findings& found) {
    constexpr std::size_t most_window_targets = 10;
    each_target(task.Targets, [&](const auto& target, std::size_t i) {
        const path at{"Targets", i, "Values"};
        const std::size_t size = (target.Values ? target.Values->size() : 0) + found.unread_count(at);
        if (size == 0)
            found.add(at, "Values is missing or empty, so Key selects nothing", "give at least one value");
        else if (target.Key && *target.Key == "WindowTargetIds" && size > most_window_targets)
            found.add(at,
                      {"Values has ", size, " WindowTargetIds; at most 10 are taken"},
                      "split them over several tasks, or use a tag or resource group");
    });
}

/// Calls f(target, value, its path as a function) for each value of a target.
template <class T, class F> void each_value(const T& task, F&& f) {
    each_target(task.Targets, [&](const auto& target, std::size_t i) {
        if (!target.Values) return;
        std::size_t j = 0;
        for (const auto& value : *target.Values) {
            f(target, std::string_view(value), [&] { return path{"Targets", i, "Values", j}; });
            ++j;
        }
    });
}
template <class T> void target_value_format(const T& task, findings& found) {
    each_value(task, [&](const auto& target, std::string_view value, auto&& at) {
        if (!target.Key) return;
        if (*target.Key == "InstanceIds" && !is_instance_id(value))
            found.add(at(),
                      "a value of InstanceIds is not an instance id",
                      "write i- and 8 or 17 characters, or mi- and 17");
        if (*target.Key == "WindowTargetIds" && !target_id.full(value))
            found.add(
                at(), "a value of WindowTargetIds is not a window target's id", "write the id as a UUID");
    });
}
/// Whether a task is of type RUN_COMMAND; a document without a TaskType is known by TaskInvocationParameters.
template <class T> bool runs_commands(const T& task, const findings& found) {
    if constexpr (requires { task.TaskType; })
        return facts::is_type(task, MaintenanceWindowTaskType::RUN_COMMAND);
    else
        return task.TaskInvocationParameters && facts::is_given(task.TaskInvocationParameters->RunCommand,
                                                                {"TaskInvocationParameters", "RunCommand"},
                                                                found);
}
template <class T> void target_wildcard(const T& task, findings& found) {
    if (!runs_commands(task, found)) return;
    each_value(task, [&](const auto&, std::string_view value, auto&& at) {
        if (value == "*")
            found.add(at(),
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

} // namespace lintel::ssm::target_rules::inline LINTEL_ABI

#endif
