#ifndef LINTEL_SSM_RULES_HPP
#define LINTEL_SSM_RULES_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/rule.hpp>
#include <lintel/ssm/rules/invocation_rules.hpp>
#include <lintel/ssm/rules/target_rules.hpp>
#include <lintel/ssm/rules/task_rules.hpp>
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

template <class S> struct rules_of<ssm::basic::GetMaintenanceWindowTaskResult<S>> {
    using T = ssm::basic::GetMaintenanceWindowTaskResult<S>;
    LINTEL_TAGGED static constexpr auto table = detail::joined(ssm::task_rules::typed<T>,
                                                               ssm::task_rules::answered<T>,
                                                               ssm::target_rules::table<T>,
                                                               ssm::task_rules::common<T>);
};
template <class S> struct rules_of<ssm::basic::UpdateMaintenanceWindowTaskResult<S>> {
    using T = ssm::basic::UpdateMaintenanceWindowTaskResult<S>;
    LINTEL_TAGGED static constexpr auto table =
        detail::joined(ssm::task_rules::answered<T>, ssm::target_rules::table<T>, ssm::task_rules::common<T>);
};
template <class S> struct rules_of<ssm::basic::RegisterTaskWithMaintenanceWindowRequest<S>> {
    using T = ssm::basic::RegisterTaskWithMaintenanceWindowRequest<S>;
    LINTEL_TAGGED static constexpr auto table = detail::joined(ssm::task_rules::typed<T>,
                                                               ssm::task_rules::registered<T>,
                                                               ssm::target_rules::table<T>,
                                                               ssm::task_rules::common<T>);
};
template <class S> struct rules_of<ssm::basic::UpdateMaintenanceWindowTaskRequest<S>> {
    using T = ssm::basic::UpdateMaintenanceWindowTaskRequest<S>;
    LINTEL_TAGGED static constexpr auto table =
        detail::joined(ssm::task_rules::updated<T>, ssm::target_rules::table<T>, ssm::task_rules::common<T>);
};

template <class S> struct rules_of<ssm::basic::MaintenanceWindowRunCommandParameters<S>> {
    LINTEL_TAGGED static constexpr const auto& table =
        ssm::invocation_rules::run_command<ssm::basic::MaintenanceWindowRunCommandParameters<S>>;
};
template <class S> struct rules_of<ssm::basic::MaintenanceWindowAutomationParameters<S>> {
    LINTEL_TAGGED static constexpr const auto& table =
        ssm::invocation_rules::automation<ssm::basic::MaintenanceWindowAutomationParameters<S>>;
};
template <class S> struct rules_of<ssm::basic::MaintenanceWindowStepFunctionsParameters<S>> {
    LINTEL_TAGGED static constexpr const auto& table =
        ssm::invocation_rules::step_functions<ssm::basic::MaintenanceWindowStepFunctionsParameters<S>>;
};
template <class S> struct rules_of<ssm::basic::MaintenanceWindowLambdaParameters<S>> {
    LINTEL_TAGGED static constexpr const auto& table =
        ssm::invocation_rules::lambda<ssm::basic::MaintenanceWindowLambdaParameters<S>>;
};
template <class S> struct rules_of<ssm::basic::NotificationConfig<S>> {
    LINTEL_TAGGED static constexpr const auto& table =
        ssm::invocation_rules::notification<ssm::basic::NotificationConfig<S>>;
};
template <class S> struct rules_of<ssm::basic::CloudWatchOutputConfig<S>> {
    LINTEL_TAGGED static constexpr const auto& table =
        ssm::invocation_rules::cloud_watch<ssm::basic::CloudWatchOutputConfig<S>>;
};

} // namespace lintel

#endif
