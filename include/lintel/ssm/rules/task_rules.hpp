#ifndef LINTEL_SSM_RULES_TASK_RULES_HPP
#define LINTEL_SSM_RULES_TASK_RULES_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/rule.hpp>
#include <lintel/ssm/rules/facts.hpp>
#include <lintel/ssm/rules/pseudo_parameters.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

// The rules between the members of a task: answers, register requests and update requests.
namespace lintel::ssm::task_rules::inline LINTEL_ABI {

using type = MaintenanceWindowTaskType;

template <class T> void targets_required(const T& t, findings& found) {
    if (facts::is_type(t, type::RUN_COMMAND) && !facts::has_targets(t, found))
        found.add({"Targets"},
                  "TaskType is RUN_COMMAND, but Targets is missing or empty",
                  "give Targets: a RUN_COMMAND task must have one");
}
template <class T> void update_targets_required(const T& t, findings& found) {
    if (t.TaskInvocationParameters &&
        facts::is_given(
            t.TaskInvocationParameters->RunCommand, {"TaskInvocationParameters", "RunCommand"}, found) &&
        t.Targets && !facts::has_targets(t, found))
        found.add({"Targets"},
                  "TaskInvocationParameters.RunCommand is given, but Targets is empty",
                  "give Targets, or leave the member out to keep those of the task");
}

template <class T> void limits_required(const T& t, findings& found) {
    if (!facts::has_targets(t, found)) return;
    facts::each_limit(t, [&](std::string_view name, const auto& limit) {
        if (!limit) found.add({name}, {"Targets is given, but ", name, " is missing"}, {"add ", name});
    });
}
template <class T> void limits_without_targets(const T& t, findings& found) {
    if (facts::has_targets(t, found)) return;
    facts::each_limit(t, [&](std::string_view name, const auto& limit) {
        if (facts::is_given(limit, {name}, found))
            found.add({name},
                      {name, " is given, but Targets is not"},
                      {"give Targets, or remove ", name},
                      {{"Targets"}});
    });
}
template <class T> void placeholder(const T& t, findings& found) {
    if (facts::has_targets(t, found)) return;
    facts::each_limit(t, [&](std::string_view name, const auto& limit) {
        if (limit && *limit == "1")
            found.add({name},
                      {name, " \"1\" of a task without Targets is a placeholder of the service"},
                      "ignore it",
                      {{"Targets"}});
    });
}
template <class T> void limits_beside_placeholder(const T& t, findings& found) {
    if (facts::has_targets(t, found)) return;
    facts::each_limit(t, [&](std::string_view name, const auto& limit) {
        if (limit && *limit != "1")
            found.add({name},
                      {name, " is not the placeholder \"1\", but the task has no Targets"},
                      {"give Targets, or remove ", name},
                      {{"Targets"}});
    });
}

template <class T> void invocation_mismatch(const T& t, findings& found) {
    if (!t.TaskType || !t.TaskType->known()) return;
    facts::each_invocation(t, found, [&](type of, std::string_view name) {
        if (!(*t.TaskType == of))
            found.add(
                {"TaskInvocationParameters", name},
                {"TaskType is ", t.TaskType->text(), ", but TaskInvocationParameters.", name, " is given"},
                "give only the member of the task's own type");
    });
}
template <class T> void several_invocations(const T& t, findings& found) {
    std::string_view first;
    facts::each_invocation(t, found, [&](type, std::string_view name) {
        if (!first.empty())
            found.add({"TaskInvocationParameters", name},
                      {"TaskInvocationParameters has ", first, " and ", name},
                      "give only the member of the task's own type");
        else
            first = name;
    });
}

template <class T> void ignored_by_task_type(const T& t, findings& found) {
    if (!facts::is_type(t, type::LAMBDA, type::STEP_FUNCTIONS, type::AUTOMATION)) return;
    facts::each_deprecated(t, found, [&](std::string_view name) {
        found.add({name},
                  {name, " is ignored for TaskType ", t.TaskType->text()},
                  "remove it; use TaskInvocationParameters");
    });
}
template <class T> void ignored_by_invocation(const T& t, findings& found) {
    if (!facts::is_type(t, type::RUN_COMMAND)) return;
    bool has_invocation = false;
    facts::each_invocation(t, found, [&](type, std::string_view) { has_invocation = true; });
    if (!has_invocation) return;
    facts::each_deprecated(t, found, [&](std::string_view name) {
        found.add({name}, {name, " is ignored, because TaskInvocationParameters is given"}, "remove it");
    });
}

/// The service part of an ARN (arn:partition:service:…), empty when it is none.
constexpr std::string_view arn_service(std::string_view arn) noexcept {
    if (!arn.starts_with("arn:")) return {};
    const auto partition = arn.find(':', 4);
    if (partition == arn.npos) return {};
    const auto rest = arn.substr(partition + 1);
    return rest.substr(0, rest.find(':'));
}
/// Whether an ARN of Step Functions names a state machine.
constexpr bool names_state_machine(std::string_view arn) noexcept {
    constexpr std::string_view resource = ":stateMachine:";
    const auto at = arn.find(resource);
    return at != arn.npos && at + resource.size() < arn.size();
}
template <class T> void arn_kind(const T& t, findings& found) {
    if (!t.TaskArn) return;
    const std::string_view arn = *t.TaskArn, service = arn_service(arn);
    if (facts::is_type(t, type::STEP_FUNCTIONS) && (service != "states" || !names_state_machine(arn)))
        found.add({"TaskArn"},
                  "TaskType is STEP_FUNCTIONS, but TaskArn is not the ARN of a state machine",
                  "write arn:aws:states:REGION:ACCOUNT:stateMachine:NAME");
    if (facts::is_type(t, type::LAMBDA) && !service.empty() && service != "lambda")
        found.add({"TaskArn"},
                  "TaskType is LAMBDA, but TaskArn is an ARN of another service",
                  "write arn:aws:lambda:REGION:ACCOUNT:function:NAME, or the function's name");
}
template <class T> void alarm_task_type(const T& t, findings& found) {
    if (t.AlarmConfiguration && facts::is_type(t, type::LAMBDA, type::STEP_FUNCTIONS))
        found.add({"AlarmConfiguration"},
                  {"AlarmConfiguration has no effect for TaskType ", t.TaskType->text()},
                  "remove it");
}
template <class T> void service_role(const T& t, findings& found) {
    if (!t.ServiceRoleArn)
        found.add({"ServiceRoleArn"},
                  "ServiceRoleArn is missing, so the service-linked role is used",
                  "give a custom role: AWS recommends one");
}
template <class T> void replace_required(const T& t, findings& found) {
    if (t.Replace && *t.Replace && !t.TaskArn)
        found.add({"TaskArn"},
                  "Replace is true, but TaskArn is missing",
                  "give every member that a registration needs, or leave Replace out");
}
template <class T> void update_drops(const T& t, findings& found) {
    if (t.TaskInvocationParameters)
        found.add({"TaskInvocationParameters"},
                  "TaskInvocationParameters replaces all that the task has there",
                  "give every value again that is to stay");
}
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

/// Rules of every task; their tests do nothing for a document that lacks what they read.
template <class T> inline constexpr std::array common{
    rule<T>{{"pseudo-parameter",
             severity::note,
             "A {{NAME}} that the service does not know is not replaced.",
             facts::documented},
            task_pseudo_parameters<T>},
};

/// Rules of tasks with a TaskType: answers and register requests.
template <class T> inline constexpr std::array typed{
    rule<T>{{"targets-required", severity::error, "A RUN_COMMAND task must have targets.", facts::documented},
            targets_required<T>},
    rule<T>{{"invocation-mismatch",
             severity::warning,
             "Parameters for another type of task have no effect.",
             facts::documented},
            invocation_mismatch<T>},
    rule<T>{{"ignored-by-task-type",
             severity::warning,
             "TaskParameters and LoggingInfo have no effect for this type of task.",
             facts::documented},
            ignored_by_task_type<T>},
    rule<T>{{"ignored-by-invocation",
             severity::warning,
             "TaskInvocationParameters takes the place of TaskParameters and LoggingInfo.",
             facts::documented},
            ignored_by_invocation<T>},
    rule<T>{
        {"arn-kind", severity::warning, "The task's ARN must name what its type runs.", facts::documented},
        arn_kind<T>},
    rule<T>{{"alarm-task-type",
             severity::note,
             "Alarms are not applied to this type of task.",
             facts::documented},
            alarm_task_type<T>},
};

template <class T> inline constexpr std::array answered{
    rule<T>{{"placeholder",
             severity::note,
             "The service shows \"1\" for the limits of a task without targets.",
             facts::documented},
            placeholder<T>},
    rule<T>{{"concurrency-without-targets",
             severity::warning,
             "Limits of a task without targets have no effect.",
             facts::inferred},
            limits_beside_placeholder<T>},
};

template <class T> inline constexpr std::array registered{
    rule<T>{{"concurrency-required",
             severity::error,
             "A task with targets must say how many run at once and may fail.",
             facts::documented},
            limits_required<T>},
    rule<T>{{"concurrency-without-targets",
             severity::error,
             "A task without targets must not have limits.",
             facts::observed},
            limits_without_targets<T>},
    rule<T>{{"service-role",
             severity::note,
             "AWS recommends a custom role over the service-linked one.",
             facts::documented},
            service_role<T>},
};

template <class T> inline constexpr std::array updated{
    rule<T>{{"targets-required", severity::error, "A RUN_COMMAND task must have targets.", facts::documented},
            update_targets_required<T>},
    rule<T>{{"concurrency-required",
             severity::note,
             "The documentation asks for both limits beside targets, though its examples omit them.",
             facts::documented},
            limits_required<T>},
    rule<T>{{"invocation-mismatch",
             severity::warning,
             "A task has one type, so it can use the parameters of one.",
             facts::inferred},
            several_invocations<T>},
    rule<T>{{"replace-required",
             severity::error,
             "Replace needs all that a registration needs.",
             facts::documented},
            replace_required<T>},
    rule<T>{{"update-drops",
             severity::note,
             "What is not given again in TaskInvocationParameters is removed.",
             facts::documented},
            update_drops<T>},
};

} // namespace lintel::ssm::task_rules::inline LINTEL_ABI

#endif
