#ifndef LINTEL_SSM_RULES_TYPE_RULES_HPP
#define LINTEL_SSM_RULES_TYPE_RULES_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/open_enum.hpp>
#include <lintel/rule.hpp>
#include <lintel/ssm/rules/facts.hpp>

#include <array>
#include <string_view>

// What a task's type makes of its other members: refused, ignored, or without effect.
namespace lintel::ssm::type_rules::inline LINTEL_ABI {

using type = MaintenanceWindowTaskType;

inline constexpr std::string_view only_its_own =
    "Task Invocation Parameters must contain an entry only for the Task Type specified in the Window Task";
template <class T> void invocation_mismatch(const T& t, findings& found) {
    const auto stated = facts::stated_type(t);
    if (!stated) return;
    facts::each_invocation(t, found, [&](type of, std::string_view name) {
        if (of != *stated)
            found.add({"TaskInvocationParameters", name},
                      {"TaskType is ", enum_name(*stated), ", but ", name, " is given. ", only_its_own},
                      "give only the member of the task's own type");
    });
}
template <class T> void several_invocations(const T& t, findings& found) {
    std::string_view first;
    facts::each_invocation(t, found, [&](type, std::string_view name) {
        if (!first.empty())
            found.add({"TaskInvocationParameters", name},
                      {"TaskInvocationParameters has ", first, " and ", name, ". ", only_its_own},
                      "give only the member of the task's own type");
        else
            first = name;
    });
}

template <class T> bool is_ignored_by_type(const T& t, const findings& found) {
    return facts::is_type(t, found, type::LAMBDA, type::STEP_FUNCTIONS, type::AUTOMATION);
}
template <class T> void ignored_by_task_type(const T& t, findings& found) {
    if (!is_ignored_by_type(t, found)) return;
    facts::each_deprecated(t, found, [&](std::string_view name) {
        found.add(
            {name},
            {name, " is deprecated, and is ignored for a task of type ", enum_name(*facts::stated_type(t))},
            "remove it; use TaskInvocationParameters");
    });
}
template <class T> bool is_ignored_by_invocation(const T& t, const findings& found) {
    return facts::is_type(t, found, type::RUN_COMMAND) && facts::has_invocation(t, found);
}
template <class T> void ignored_by_invocation(const T& t, findings& found) {
    if (!is_ignored_by_invocation(t, found)) return;
    facts::each_deprecated(t, found, [&](std::string_view name) {
        found.add({name},
                  {name, " is deprecated, and is ignored because TaskInvocationParameters is given"},
                  name == "LoggingInfo"
                      ? "remove it; use OutputS3BucketName and OutputS3KeyPrefix in RunCommand"
                      : "remove it");
    });
}
/// Whether ignored-by-… reports what is deprecated, so that `deprecated` need not.
template <class T> bool deprecated_is_ignored(const T& t, const findings& found) {
    if (is_ignored_by_type(t, found)) return true;
    if constexpr (facts::has_invocations<T>)
        return is_ignored_by_invocation(t, found);
    else
        return false;
}

template <class T> void alarm_task_type(const T& t, findings& found) {
    if (t.AlarmConfiguration && facts::is_type(t, found, type::LAMBDA, type::STEP_FUNCTIONS))
        found.add({"AlarmConfiguration"},
                  {"AlarmConfiguration has no effect for a task of type ", enum_name(*facts::stated_type(t))},
                  "remove it");
}
template <class T> void cutoff_cancel(const T& t, findings& found) {
    if (t.CutoffBehavior && *t.CutoffBehavior == MaintenanceWindowTaskCutoffBehavior::CANCEL_TASK &&
        facts::is_type(t, found, type::LAMBDA, type::STEP_FUNCTIONS, type::AUTOMATION))
        found.add({"CutoffBehavior"},
                  {"CANCEL_TASK does not stop running invocations of a task of type ",
                   enum_name(*facts::type_of(t, found))},
                  "they continue after the cutoff; only new ones are not started");
}

template <class T> inline constexpr std::array stated{
    rule<T>{{"ignored-by-task-type",
             severity::warning,
             "TaskParameters and LoggingInfo have no effect for this type of task.",
             facts::documented,
             "D"},
            ignored_by_task_type<T>},
    rule<T>{{"alarm-task-type",
             severity::note,
             "Alarms are not applied to this type of task.",
             facts::documented,
             "D"},
            alarm_task_type<T>},
};
template <class T> inline constexpr std::array stated_with_invocation{
    rule<T>{{"invocation-mismatch",
             facts::refused<T>,
             "A task has one type, and takes the parameters of that type alone.",
             facts::quoted,
             "P, D"},
            invocation_mismatch<T>},
    rule<T>{{"ignored-by-invocation",
             severity::warning,
             "TaskInvocationParameters takes the place of TaskParameters and LoggingInfo.",
             facts::documented,
             "D"},
            ignored_by_invocation<T>},
};
template <class T> inline constexpr std::array not_stated{
    rule<T>{{"invocation-mismatch",
             facts::refused<T>,
             "A task has one type, and takes the parameters of that type alone.",
             facts::quoted,
             "P"},
            several_invocations<T>},
};
template <class T> inline constexpr std::array any{
    rule<T>{{"cutoff-cancel",
             severity::note,
             "At the cutoff only RUN_COMMAND tasks are cancelled while they run.",
             facts::documented,
             "D"},
            cutoff_cancel<T>},
};

} // namespace lintel::ssm::type_rules::inline LINTEL_ABI

#endif
