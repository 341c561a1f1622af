#ifndef LINTEL_SSM_RULES_FACTS_HPP
#define LINTEL_SSM_RULES_FACTS_HPP

#include <lintel/detail/abi.hpp>
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

template <class T> bool has_targets(const T& task) { return task.Targets && task.Targets->size() > 0; }

/// Whether the document says that it is of one of the types; one without a TaskType is of none.
template <class T> bool is_type(const T& task, std::same_as<MaintenanceWindowTaskType> auto... types) {
    if constexpr (requires { task.TaskType; })
        return task.TaskType && ((*task.TaskType == types) || ...);
    else
        return false;
}

/// Whether any member of an optional structure is present: `{}` says as much as nothing.
template <class Structure> bool is_populated(const Structure& s) {
    if (!s) return false;
    using T = typename Structure::value_type;
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        return (((*s).*lintel::detail::described_member<T, I>::pointer).has_value() || ...);
    }(std::make_index_sequence<lintel::detail::described_names<T>.size()>{});
}
template <class T> bool has_invocation(const T& task) {
    if (!task.TaskInvocationParameters) return false;
    const auto& p = *task.TaskInvocationParameters;
    return is_populated(p.RunCommand) || is_populated(p.Automation) || is_populated(p.StepFunctions) ||
           is_populated(p.Lambda);
}

/// Calls f(name) for each deprecated member that is in use.
template <class T, class F> void each_deprecated(const T& task, F&& f) {
    if (task.TaskParameters && task.TaskParameters->size() > 0) f(std::string_view("TaskParameters"));
    if (task.LoggingInfo) f(std::string_view("LoggingInfo"));
}

/// Calls f(name, value) for MaxConcurrency and MaxErrors.
template <class T, class F> void each_limit(const T& task, F&& f) {
    f(std::string_view("MaxConcurrency"), task.MaxConcurrency);
    f(std::string_view("MaxErrors"), task.MaxErrors);
}

} // namespace lintel::ssm::facts::inline LINTEL_ABI

#endif
