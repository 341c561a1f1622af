#ifndef LINTEL_SSM_RULES_HPP
#define LINTEL_SSM_RULES_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/rule.hpp>
#include <lintel/ssm/rules/arn_rules.hpp>
#include <lintel/ssm/rules/document_rules.hpp>
#include <lintel/ssm/rules/limit_rules.hpp>
#include <lintel/ssm/rules/payload_rules.hpp>
#include <lintel/ssm/rules/pseudo_parameters.hpp>
#include <lintel/ssm/rules/run_command_rules.hpp>
#include <lintel/ssm/rules/target_rules.hpp>
#include <lintel/ssm/rules/type_rules.hpp>
#include <lintel/ssm/rules/update_rules.hpp>
#include <lintel/ssm/shapes.hpp>

#include <array>
#include <cstddef>

// Which rules hold for which structure. To add a rule: write its test and one entry in a table of rules/.
namespace lintel {
namespace detail::inline LINTEL_ABI {

template <class T, std::size_t... N> constexpr auto joined(const std::array<rule<T>, N>&... tables) {
    std::array<rule<T>, (N + ...)> all{};
    std::size_t at = 0;
    const auto add = [&](const auto& table) {
        for (const auto& r : table) all[at++] = r;
    };
    (add(tables), ...);
    return all;
}

} // namespace detail::inline LINTEL_ABI

namespace ssm::inline LINTEL_ABI {

/// The rules of every task, whichever document it is.
template <class T> inline constexpr auto rules_of_any_task =
    lintel::detail::joined(target_rules::table<T>,
                           arn_rules::task<T>,
                           type_rules::any<T>,
                           document_rules::table<T>,
                           task_pseudo_parameter_rules<T>);
/// Whether ignored-by-… reports a deprecated member, so that `deprecated` does not.
template <class T> bool explains_deprecated(const T& task, const findings& found) {
    return type_rules::deprecated_is_ignored(task, found);
}

} // namespace ssm::inline LINTEL_ABI

template <class S> struct rules_of<ssm::basic::GetMaintenanceWindowTaskResult<S>> {
    using T = ssm::basic::GetMaintenanceWindowTaskResult<S>;
    LINTEL_TAGGED static constexpr auto table = detail::joined(ssm::target_rules::required<T>,
                                                               ssm::limit_rules::answered<T>,
                                                               ssm::type_rules::stated<T>,
                                                               ssm::type_rules::stated_with_invocation<T>,
                                                               ssm::run_command_rules::task<T>,
                                                               ssm::rules_of_any_task<T>);
    /// See rules_of.
    LINTEL_TAGGED static constexpr auto explains_deprecated = ssm::explains_deprecated<T>;
};
template <class S> struct rules_of<ssm::basic::UpdateMaintenanceWindowTaskResult<S>> {
    using T = ssm::basic::UpdateMaintenanceWindowTaskResult<S>;
    LINTEL_TAGGED static constexpr auto table = detail::joined(ssm::target_rules::required<T>,
                                                               ssm::limit_rules::answered<T>,
                                                               ssm::type_rules::not_stated<T>,
                                                               ssm::run_command_rules::task<T>,
                                                               ssm::rules_of_any_task<T>);
};
template <class S> struct rules_of<ssm::basic::MaintenanceWindowTask<S>> {
    using T = ssm::basic::MaintenanceWindowTask<S>;
    LINTEL_TAGGED static constexpr auto table = detail::joined(ssm::target_rules::required<T>,
                                                               ssm::limit_rules::answered<T>,
                                                               ssm::type_rules::stated<T>,
                                                               ssm::rules_of_any_task<T>);
    /// See rules_of.
    LINTEL_TAGGED static constexpr auto explains_deprecated = ssm::explains_deprecated<T>;
};
template <class S> struct rules_of<ssm::basic::RegisterTaskWithMaintenanceWindowRequest<S>> {
    using T = ssm::basic::RegisterTaskWithMaintenanceWindowRequest<S>;
    LINTEL_TAGGED static constexpr auto table = detail::joined(ssm::target_rules::required<T>,
                                                               ssm::limit_rules::requested<T>,
                                                               ssm::type_rules::stated<T>,
                                                               ssm::type_rules::stated_with_invocation<T>,
                                                               ssm::arn_rules::registered<T>,
                                                               ssm::arn_rules::requested<T>,
                                                               ssm::run_command_rules::task<T>,
                                                               ssm::rules_of_any_task<T>);
    /// See rules_of.
    LINTEL_TAGGED static constexpr auto explains_deprecated = ssm::explains_deprecated<T>;
};
template <class S> struct rules_of<ssm::basic::UpdateMaintenanceWindowTaskRequest<S>> {
    using T = ssm::basic::UpdateMaintenanceWindowTaskRequest<S>;
    LINTEL_TAGGED static constexpr auto table = detail::joined(ssm::target_rules::update_required<T>,
                                                               ssm::limit_rules::requested<T>,
                                                               ssm::type_rules::not_stated<T>,
                                                               ssm::update_rules::table<T>,
                                                               ssm::arn_rules::requested<T>,
                                                               ssm::run_command_rules::task<T>,
                                                               ssm::rules_of_any_task<T>);
};

template <class S> struct rules_of<ssm::basic::MaintenanceWindowRunCommandParameters<S>> {
    LINTEL_TAGGED static constexpr const auto& table =
        ssm::run_command_rules::parameters<ssm::basic::MaintenanceWindowRunCommandParameters<S>>;
};
template <class S> struct rules_of<ssm::basic::MaintenanceWindowAutomationParameters<S>> {
    LINTEL_TAGGED static constexpr const auto& table =
        ssm::payload_rules::automation<ssm::basic::MaintenanceWindowAutomationParameters<S>>;
};
template <class S> struct rules_of<ssm::basic::MaintenanceWindowStepFunctionsParameters<S>> {
    LINTEL_TAGGED static constexpr const auto& table =
        ssm::payload_rules::step_functions<ssm::basic::MaintenanceWindowStepFunctionsParameters<S>>;
};
template <class S> struct rules_of<ssm::basic::MaintenanceWindowLambdaParameters<S>> {
    LINTEL_TAGGED static constexpr const auto& table =
        ssm::payload_rules::lambda<ssm::basic::MaintenanceWindowLambdaParameters<S>>;
};
template <class S> struct rules_of<ssm::basic::NotificationConfig<S>> {
    LINTEL_TAGGED static constexpr const auto& table =
        ssm::run_command_rules::notification<ssm::basic::NotificationConfig<S>>;
};
template <class S> struct rules_of<ssm::basic::CloudWatchOutputConfig<S>> {
    LINTEL_TAGGED static constexpr const auto& table =
        ssm::run_command_rules::cloud_watch<ssm::basic::CloudWatchOutputConfig<S>>;
};

} // namespace lintel

#endif
