#ifndef LINTEL_SSM_RULES_FACTS_HPP
#define LINTEL_SSM_RULES_FACTS_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/open_enum.hpp>
#include <lintel/rule.hpp>
#include <lintel/ssm/shapes.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

// What several rules ask of a document. A task is an answer (of Get, of Update, or an element of Describe's
// list) or a request (register, update).
namespace lintel::ssm::facts::inline LINTEL_ABI {

// Where the rules are from.
inline constexpr std::string_view documented = "AWS documentation";
inline constexpr std::string_view observed = "error text of the service";
inline constexpr std::string_view quoted = "error text quoted by a public rule set";
inline constexpr std::string_view inferred = "inferred from the AWS documentation";

/// Characters that Step Functions refuses in the names of state machines and executions.
inline constexpr std::string_view refused_in_names = " \t\n\v\f\r<>{}[]?*\"#%\\^|~`$&,;:/";

/// Which document T is. @{
template <class T> inline constexpr bool is_register = requires(const T& t) { t.ClientToken; };
template <class T> inline constexpr bool is_update = requires(const T& t) { t.Replace; };
template <class T> inline constexpr bool is_request = role_of<T>() == document_role::request;
/// @}
/// The severity of what the service refuses: an error in a request; an answer exists, so there a warning.
template <class T> inline constexpr severity refused = is_request<T> ? severity::error : severity::warning;

/// Whether the document has targets, whether or not they could be read.
template <class T> bool has_targets(const T& task, const findings& found) {
    return task.Targets && task.Targets->size() + found.unread_count({"Targets"}) > 0;
}
/// Whether a member is given, whether or not it could be read. `at` is the member.
template <class Member> bool is_given(const Member& member, const path& at, const findings& found) {
    return member.has_value() || found.is_unread(at);
}
/// Whether a text is missing or empty; one that could not be read is neither.
template <class Text> bool is_blank(const Text& text, const path& at, const findings& found) {
    return text ? text->empty() : !found.is_unread(at);
}

/// Whether any member of an optional structure is given, whether or not it could be read: `{}` says as much
/// as nothing. `at` is the structure.
template <class Structure> bool is_populated(const Structure& s, const path& at, const findings& found) {
    if (!s) return false;
    if (found.unread_count(at) > 0) return true;
    using T = typename Structure::value_type;
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        return (((*s).*lintel::detail::described_member<T, I>::pointer).has_value() || ...);
    }(std::make_index_sequence<lintel::detail::described_names<T>.size()>{});
}
/// Calls f(type, member name) for each member of TaskInvocationParameters that is populated.
template <class T, class F> void each_invocation(const T& task, const findings& found, F&& f) {
    if (!task.TaskInvocationParameters) return;
    const auto& p = *task.TaskInvocationParameters;
    const auto one = [&](const auto& member, MaintenanceWindowTaskType type, std::string_view name) {
        if (is_populated(member, {"TaskInvocationParameters", name}, found)) f(type, name);
    };
    one(p.RunCommand, MaintenanceWindowTaskType::RUN_COMMAND, "RunCommand");
    one(p.Automation, MaintenanceWindowTaskType::AUTOMATION, "Automation");
    one(p.StepFunctions, MaintenanceWindowTaskType::STEP_FUNCTIONS, "StepFunctions");
    one(p.Lambda, MaintenanceWindowTaskType::LAMBDA, "Lambda");
}
/// Whether a member of TaskInvocationParameters is populated.
template <class T> bool has_invocation(const T& task, const findings& found) {
    bool any = false;
    each_invocation(task, found, [&](MaintenanceWindowTaskType, std::string_view) { any = true; });
    return any;
}
/// Whether T has TaskInvocationParameters: an element of Describe's list has not.
template <class T> inline constexpr bool has_invocations =
    requires(const T& t) { t.TaskInvocationParameters; };
/// A member of TaskInvocationParameters, null when it is absent. @{
template <class T> const auto* run_command_of(const T& task) noexcept {
    const auto& p = task.TaskInvocationParameters;
    return p && p->RunCommand ? &*p->RunCommand : nullptr;
}
template <class T> const auto* automation_of(const T& task) noexcept {
    const auto& p = task.TaskInvocationParameters;
    return p && p->Automation ? &*p->Automation : nullptr;
}
template <class T> const auto* lambda_of(const T& task) noexcept {
    const auto& p = task.TaskInvocationParameters;
    return p && p->Lambda ? &*p->Lambda : nullptr;
}
/// @}

/// Whether a member of TaskInvocationParameters, but for that one, could not be read.
inline bool invocation_is_unread(const findings& found, std::string_view but = {}) noexcept {
    for (const std::string_view name : {"RunCommand", "Automation", "StepFunctions", "Lambda"})
        if (name != but && found.is_unread({"TaskInvocationParameters", name})) return true;
    return false;
}
/// The only populated member of TaskInvocationParameters, as a type. None when there are none or several, or
/// when that cannot be known.
template <class T>
std::optional<MaintenanceWindowTaskType> type_of_invocation(const T& task, const findings& found) {
    if (invocation_is_unread(found)) return std::nullopt;
    std::optional<MaintenanceWindowTaskType> only;
    std::size_t n = 0;
    each_invocation(task, found, [&](MaintenanceWindowTaskType type, std::string_view) { only = type, ++n; });
    return n == 1 ? only : std::nullopt;
}
/// Whether the document can say its type; an update and its answer cannot.
template <class T> inline constexpr bool has_type =
    requires(const T& t) { t.TaskType; } || requires(const T& t) { t.Type; };
/// The type that the document states. Requires has_type.
template <class T> std::optional<MaintenanceWindowTaskType> stated_type(const T& task) {
    if constexpr (requires { task.TaskType; })
        return task.TaskType ? task.TaskType->value() : std::nullopt;
    else
        return task.Type ? task.Type->value() : std::nullopt;
}
/// The type that the document states, or that its TaskInvocationParameters are for when it cannot state one.
/// None when that is not known.
template <class T> std::optional<MaintenanceWindowTaskType> type_of(const T& task, const findings& found) {
    if constexpr (has_type<T>)
        return stated_type(task);
    else
        return type_of_invocation(task, found);
}
/// Whether something could not be read that may say the type.
template <class T> bool type_is_unread(const findings& found) {
    if constexpr (has_type<T>) {
        return found.is_unread({"TaskType"}) || found.is_unread({"Type"});
    } else {
        return invocation_is_unread(found);
    }
}
/// Whether the type is known and one of these.
template <class T, class... Types> bool is_type(const T& task, const findings& found, Types... types) {
    const auto type = type_of(task, found);
    return type && ((*type == types) || ...);
}
/// Whether it is a RUN_COMMAND task. A document that cannot state its type is one if RunCommand is given.
template <class T> bool runs_commands(const T& task, const findings& found) {
    if constexpr (has_type<T>)
        return stated_type(task) == MaintenanceWindowTaskType::RUN_COMMAND;
    else
        return task.TaskInvocationParameters && is_given(task.TaskInvocationParameters->RunCommand,
                                                         {"TaskInvocationParameters", "RunCommand"},
                                                         found);
}

/// Whether TaskParameters is in use.
template <class T> bool has_task_parameters(const T& task, const findings& found) {
    return task.TaskParameters && task.TaskParameters->size() + found.unread_count({"TaskParameters"}) > 0;
}
/// Calls f(name) for each deprecated member that is in use.
template <class T, class F> void each_deprecated(const T& task, const findings& found, F&& f) {
    if (has_task_parameters(task, found)) f(std::string_view("TaskParameters"));
    if (task.LoggingInfo) f(std::string_view("LoggingInfo"));
}

/// Calls f(name, value) for MaxConcurrency and MaxErrors.
template <class T, class F> void each_limit(const T& task, F&& f) {
    f(std::string_view("MaxConcurrency"), task.MaxConcurrency);
    f(std::string_view("MaxErrors"), task.MaxErrors);
}

} // namespace lintel::ssm::facts::inline LINTEL_ABI

#endif
