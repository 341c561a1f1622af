#ifndef LINTEL_SSM_DEFAULTS_HPP
#define LINTEL_SSM_DEFAULTS_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/described.hpp>
#include <lintel/detail/layout.hpp>
#include <lintel/detail/type_class.hpp>
#include <lintel/ssm/rules/arn.hpp>
#include <lintel/ssm/shapes.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

// What the service adds to a task by itself.
namespace lintel::detail::inline LINTEL_ABI {

/// Whether a value says as much as an absent one: a list or map without elements, a structure without
/// members that say more; on demand an empty text, too. Recurses as deep as the type nests.
inline bool holds_nothing(const void* x, const layout& type, bool texts_count) {
    switch (type.kind) {
    case type_class::structure:
        for (const layout_field& f : type.fields)
            if (const void* const held = value_of(f, x); held && !holds_nothing(held, *f.type, texts_count))
                return false;
        return true;
    case type_class::list:
    case type_class::map: return type.elements(x).size == 0;
    case type_class::string: return !texts_count && text_at(x, type.view).empty();
    case type_class::enumeration: return !texts_count && type.enumerator(x).text.empty();
    default: return false;
    }
}
/// Whether a member is there and holds more than empty texts.
template <class T> bool says_something(const std::optional<T>& member) {
    return member && !holds_nothing(&*member, layout_of<T>::value, false);
}
/// Makes a member absent that says as much.
template <class T> void drop_if_nothing(std::optional<T>& member) {
    if (member && holds_nothing(&*member, layout_of<T>::value, true)) member.reset();
}

/// Makes the members absent whose type is an enum and whose text is empty, in a structure and in what its
/// members hold: Go writes so what an answer does not have.
template <class T> void drop_empty_enums(T& x) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        const auto look = [&](auto& member) {
            using held = typename std::remove_cvref_t<decltype(member)>::value_type;
            if (!member) return;
            if constexpr (class_of<held> == type_class::enumeration) {
                if (member->text().empty()) member.reset();
            } else if constexpr (class_of<held> == type_class::structure) {
                drop_empty_enums(*member);
            }
        };
        (look(x.*described_member<T, I>::pointer), ...);
    }(std::make_index_sequence<described_names<T>.size()>{});
}

/// Of a member of TaskInvocationParameters. @{
template <class S>
void drop_defaults_of(std::optional<ssm::basic::MaintenanceWindowRunCommandParameters<S>>& run) {
    if (!run) return;
    if (run->Comment && run->Comment->empty()) run->Comment.reset();
    drop_if_nothing(run->Parameters);
    drop_if_nothing(run->CloudWatchOutputConfig);
    drop_if_nothing(run->NotificationConfig);
    drop_if_nothing(run);
}
template <class S>
void drop_defaults_of(std::optional<ssm::basic::MaintenanceWindowTaskInvocationParameters<S>>& parameters) {
    if (!parameters) return;
    drop_defaults_of(parameters->RunCommand);
    if (parameters->Automation) drop_if_nothing(parameters->Automation->Parameters);
    drop_if_nothing(parameters->Automation);
    drop_if_nothing(parameters->StepFunctions);
    drop_if_nothing(parameters->Lambda);
    drop_if_nothing(parameters);
}
/// @}

template <class Task> bool has_targets(const Task& task) { return task.Targets && !task.Targets->empty(); }

/// The limits "1" of a task without targets.
template <class Task> void drop_placeholder_limits(Task& task) {
    if (has_targets(task)) return;
    for (auto* const limit : {&task.MaxConcurrency, &task.MaxErrors})
        if (*limit == "1") limit->reset();
}

} // namespace lintel::detail::inline LINTEL_ABI

namespace lintel::ssm {

/// Takes out what the service puts into an answer without meaning it: the limits "1" of a task without
/// targets.
template <class S> LINTEL_TAGGED void drop_placeholders(basic::GetMaintenanceWindowTaskResult<S>& task) {
    detail::drop_placeholder_limits(task);
}

/// Takes out of an answer or a request that describes a task what says no more than its absence, so that a
/// request and the answer to it can be compared: what the service adds by itself (CutoffBehavior
/// CONTINUE_TASK, the service-linked role, an empty Comment, enums that are empty as Go writes them, the
/// limits "1" of a task without targets), lists, maps and structures without contents, and the ClientToken of
/// a request, which is not stored. Linear.
///
///     ssm::drop_defaults(a);
///     ssm::drop_defaults(b);
///     diff(a, b).equal() // no drift
template <class Task> LINTEL_TAGGED void drop_defaults(Task& task) {
    using cutoff = MaintenanceWindowTaskCutoffBehavior;
    detail::drop_empty_enums(task);
    detail::drop_if_nothing(task.Targets);
    detail::drop_if_nothing(task.TaskParameters);
    detail::drop_placeholder_limits(task);
    if (task.ServiceRoleArn && is_service_linked(*task.ServiceRoleArn)) task.ServiceRoleArn.reset();
    if (task.CutoffBehavior && *task.CutoffBehavior == cutoff::CONTINUE_TASK) task.CutoffBehavior.reset();
    if constexpr (requires { task.TaskInvocationParameters; })
        detail::drop_defaults_of(task.TaskInvocationParameters);
    if constexpr (requires { task.ClientToken; }) task.ClientToken.reset();
}

} // namespace lintel::ssm

#endif
