#ifndef LINTEL_SSM_RULES_FACTS_HPP
#define LINTEL_SSM_RULES_FACTS_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/rule.hpp>
#include <lintel/ssm/shapes.hpp>

#include <concepts>
#include <string_view>
#include <utility>

// What several rules ask of a document.
namespace lintel::ssm::facts::inline LINTEL_ABI {

// Where the rules are from.
inline constexpr std::string_view documented = "AWS API documentation";
inline constexpr std::string_view observed = "error text of the service";
inline constexpr std::string_view inferred = "inferred from the AWS API documentation";

/// Whether the document has targets, whether or not they could be read.
template <class T> bool has_targets(const T& task, const findings& found) {
    return task.Targets && task.Targets->size() + found.unread_count({"Targets"}) > 0;
}
/// Whether a member is given, whether or not it could be read. `at` is the member.
template <class Member> bool is_given(const Member& member, const path& at, const findings& found) {
    return member.has_value() || found.is_unread(at);
}

/// Whether the document says that it is of one of the types; one without a TaskType is of none.
template <class T> bool is_type(const T& task, std::same_as<MaintenanceWindowTaskType> auto... types) {
    if constexpr (requires { task.TaskType; })
        return task.TaskType && ((*task.TaskType == types) || ...);
    else
        return false;
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

/// Calls f(name) for each deprecated member that is in use.
template <class T, class F> void each_deprecated(const T& task, const findings& found, F&& f) {
    if (task.TaskParameters && task.TaskParameters->size() + found.unread_count({"TaskParameters"}) > 0)
        f(std::string_view("TaskParameters"));
    if (task.LoggingInfo) f(std::string_view("LoggingInfo"));
}

/// Calls f(name, value) for MaxConcurrency and MaxErrors.
template <class T, class F> void each_limit(const T& task, F&& f) {
    f(std::string_view("MaxConcurrency"), task.MaxConcurrency);
    f(std::string_view("MaxErrors"), task.MaxErrors);
}

} // namespace lintel::ssm::facts::inline LINTEL_ABI

#endif
