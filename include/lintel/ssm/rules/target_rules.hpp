#ifndef LINTEL_SSM_RULES_TARGET_RULES_HPP
#define LINTEL_SSM_RULES_TARGET_RULES_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/nearest.hpp>
#include <lintel/detail/phrase.hpp>
#include <lintel/detail/text.hpp>
#include <lintel/pattern.hpp>
#include <lintel/rule.hpp>
#include <lintel/ssm/rules/facts.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The rules of a task's targets. A task names instances or targets of its window; tags and resource groups
// belong to the window's targets.
namespace lintel::ssm::target_rules::inline LINTEL_ABI {

inline constexpr std::array<std::string_view, 2> keys{"InstanceIds", "WindowTargetIds"};
inline constexpr std::size_t most_instances = 50, most_window_targets = 10;

inline constexpr auto target_id = pattern<"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$">;
inline constexpr auto window_id = pattern<"^mw-[0-9a-fA-F]{17}$">;

inline bool is_instance_id(std::string_view value) noexcept {
    switch (value.size()) {
    case 1: return value == "*";
    case 10: return pattern<R"(^i-\w{8}$)">.full(value);
    case 19: return pattern<R"(^i-\w{17}$)">.full(value);
    case 20: return pattern<R"(^mi-\w{17}$)">.full(value);
    default: return false;
    }
}

/// Calls f(target, its number) for each target.
template <class List, class F> void each_target(const std::optional<List>& targets, F&& f) {
    if (!targets) return;
    std::size_t i = 0;
    for (const auto& target : *targets) f(target, i++);
}

inline std::string key_hint(std::string_view key) {
    const std::string meant = lintel::detail::did_you_mean(key, keys);
    return meant.empty()
               ? "register the tag or group as a target of the window, and give that target's id as "
                 "WindowTargetIds"
               : meant;
}
/// Whether the constraints of a key say nothing: what they report is not reported twice.
inline bool meets_its_shape(std::string_view key) noexcept {
    const lintel::shape& s = shapes::TargetKey;
    return !key.empty() && s.pattern.full(key) &&
           static_cast<std::int64_t>(lintel::detail::scalar_count(key)) <= s.length.max;
}
template <class T> void target_key(const T& task, findings& found) {
    each_target(task.Targets, [&](const auto& target, std::size_t i) {
        if (!target.Key)
            return found.add({"Targets", i, "Key"},
                             "Key is missing; the service takes WindowTargetIds or InstanceIds",
                             "add Key: \"WindowTargetIds\" or Key: \"InstanceIds\"");
        const std::string_view key = *target.Key;
        if (key == keys[0] || key == keys[1] || !meets_its_shape(key)) return;
        found.add(
            {"Targets", i, "Key"},
            [&] {
                return lintel::detail::phrase(
                    {"Key: ",
                     lintel::detail::shown(key),
                     " is an invalid window task target type, use WindowTargetIds or "
                     "InstanceIds"});
            },
            [&] { return key_hint(key); });
    });
}

template <class T> void target_values(const T& task, findings& found) {
    std::size_t instances = 0, window_targets = 0;
    bool told = false; // of too many instances, by the limit of one list
    each_target(task.Targets, [&](const auto& target, std::size_t i) {
        const path at{"Targets", i, "Values"};
        const std::size_t size = (target.Values ? target.Values->size() : 0) + found.unread_count(at);
        if (size == 0) return found.add(at, "Values is missing or empty", "give at least one value");
        if (!target.Key) return;
        if (*target.Key == "WindowTargetIds") window_targets += size;
        if (*target.Key == "InstanceIds") instances += size;
        told |= size > most_instances;
    });
    if (window_targets > most_window_targets)
        found.add(
            {"Targets"},
            "Targets has more than 10 WindowTargetIds in all; the maximum number of window targets is 10",
            "register fewer targets that select more, or split the task");
    if (instances > most_instances && !told)
        found.add(
            {"Targets"},
            "Targets has more than 50 InstanceIds in all; you can specify between 1 and 50 instance IDs",
            "register a target of the window that selects them, or split the task");
}

/// Calls f(target, value, its path as a function) for each value of a target.
template <class T, class F> void each_value(const T& task, F&& f) {
    each_target(task.Targets, [&](const auto& target, std::size_t i) {
        if (!target.Values || !target.Key) return;
        std::size_t j = 0;
        for (const auto& value : *target.Values) {
            f(std::string_view(*target.Key), std::string_view(value), [&] {
                return path{"Targets", i, "Values", j};
            });
            ++j;
        }
    });
}
inline bool is_window(std::string_view value) noexcept {
    return value.starts_with("mw-") && window_id.full(value);
}
template <class T> void window_as_target(const T& task, findings& found) {
    each_value(task, [&](std::string_view key, std::string_view value, auto&& at) {
        if (is_window(value) && (key == keys[0] || key == keys[1]))
            found.add(at(),
                      {"a value of ", key, " is the id of a window"},
                      "register a target with the window, and give the id of that target as WindowTargetIds");
    });
}
template <class T> void target_value_format(const T& task, findings& found) {
    each_value(task, [&](std::string_view key, std::string_view value, auto&& at) {
        if (key == "InstanceIds" && !is_instance_id(value) && !is_window(value))
            found.add(at(),
                      "a value of InstanceIds is not an instance id",
                      "write i- and 8 or 17 characters, or mi- and 17");
        if (key == "WindowTargetIds" && !target_id.full(value) && !is_window(value))
            found.add(
                at(), "a value of WindowTargetIds is not a window target's id", "write the id as a UUID");
    });
}
template <class T> void target_wildcard(const T& task, findings& found) {
    if (!facts::runs_commands(task, found)) return;
    each_value(task, [&](std::string_view key, std::string_view value, auto&& at) {
        if (value == "*" && key == "InstanceIds")
            found.add(at(),
                      "Values \"*\" selects every instance, which is not possible for RUN_COMMAND",
                      "give the ids of the instances, or register a target of the window that selects them");
    });
}

inline constexpr std::string_view at_least_one =
    "For Run Command tasks, you must specify at least one resource as the target of the task";
template <class T> void targets_required(const T& t, findings& found) {
    if (facts::runs_commands(t, found) && !facts::has_targets(t, found))
        found.add({"Targets"},
                  {"Targets is missing or empty. ", at_least_one},
                  "give Targets with the key WindowTargetIds or InstanceIds");
}
template <class T> void update_targets_required(const T& t, findings& found) {
    if (!facts::runs_commands(t, found) || facts::has_targets(t, found)) return;
    if (t.Targets)
        found.add({"Targets"},
                  {"Targets is empty. ", at_least_one},
                  "give Targets, or leave the member out to keep those of the task");
    else if (t.Replace && *t.Replace)
        found.add({"Targets"},
                  {"Replace is true and Targets is missing. ", at_least_one},
                  "give Targets, or leave Replace out to keep those of the task");
}

inline constexpr std::string_view must_have_targets = "A RUN_COMMAND task must have targets.";

template <class T> inline constexpr std::array table{
    rule<T>{
        {"target-key",
         facts::refused<T>,
         "A task's targets are instances or targets of its window; tags and resource groups belong to the "
         "window's targets.",
         facts::observed,
         "S, D"},
        target_key<T>},
    rule<T>{{"target-values",
             facts::refused<T>,
             "A target needs values; a task takes at most 10 window targets and 50 instances.",
             facts::observed,
             "S"},
            target_values<T>},
    rule<T>{{"target-value-format", severity::warning, "Ids have fixed forms.", facts::documented, "D"},
            target_value_format<T>},
    rule<T>{{"target-value-format",
             facts::refused<T>,
             "The id of a window is not the id of a target.",
             facts::inferred,
             "I"},
            window_as_target<T>},
    rule<T>{{"target-wildcard",
             severity::warning,
             "A RUN_COMMAND task cannot target everything.",
             facts::documented,
             "D"},
            target_wildcard<T>},
};
template <class T> inline constexpr std::array required{
    rule<T>{{"targets-required", facts::refused<T>, must_have_targets, facts::observed, "S, D"},
            targets_required<T>},
};
template <class T> inline constexpr std::array update_required{
    rule<T>{{"targets-required", facts::refused<T>, must_have_targets, facts::observed, "S, D"},
            update_targets_required<T>},
};

} // namespace lintel::ssm::target_rules::inline LINTEL_ABI

#endif
