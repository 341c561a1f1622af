#ifndef LINTEL_SSM_CONVERT_HPP
#define LINTEL_SSM_CONVERT_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/phrase.hpp>
#include <lintel/diagnostic.hpp>
#include <lintel/rule_info.hpp>
#include <lintel/ssm/shapes.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace lintel::ssm {

/// A request made from an answer, and what could not be carried over, by pointers into the answer.
template <class Request> struct conversion {
    /// Nothing converted.
    LINTEL_TAGGED conversion() = default;
    // The members that the compiler makes, declared so that they have the tag.
    LINTEL_TAGGED conversion(const conversion&) = default;
    LINTEL_TAGGED conversion(conversion&&) = default;
    LINTEL_TAGGED conversion& operator=(const conversion&) = default;
    LINTEL_TAGGED conversion& operator=(conversion&&) = default;
    LINTEL_TAGGED ~conversion() = default;

    Request request; ///< as complete as the answer allows; check it before it is sent
    report left_out; ///< notes, by pointers into the answer
};

/// What a conversion reports with.
inline constexpr rule_info not_carried_over{"not-carried-over",
                                            severity::note,
                                            "A part of an answer has no place in the request made from it.",
                                            "AWS API documentation"};

} // namespace lintel::ssm

namespace lintel::detail::inline LINTEL_ABI {

inline void leave_out(report& out, std::string_view pointer, std::string message, std::string hint) {
    const rule_info& rule = ssm::not_carried_over;
    out.add({rule.severity, rule.id, std::string(pointer), std::move(message), std::move(hint)});
}

/// Copies a member to one that is absent. Flattened, as the members that compilers make for a model's structs
/// have no tag.
template <class T>
[[gnu::flatten, gnu::noinline]] void copy_member(std::optional<T>& to, const std::optional<T>& from) {
    if (from) to.emplace(*from);
}

/// Takes out an enum whose text is empty, which some SDKs write of one that is absent.
template <class Choice> void drop_if_empty(Choice& choice) {
    if (choice && choice->text().empty()) choice.reset();
}
/// The same for all members of a document.
template <class Document> void drop_empty_choices(Document& task) {
    drop_if_empty(task.CutoffBehavior);
    if constexpr (requires { task.TaskType; }) drop_if_empty(task.TaskType);
    if (!task.TaskInvocationParameters || !task.TaskInvocationParameters->RunCommand) return;
    auto& run = *task.TaskInvocationParameters->RunCommand;
    drop_if_empty(run.DocumentHashType);
    if (run.NotificationConfig) drop_if_empty(run.NotificationConfig->NotificationType);
}

/// What both requests take from an answer as it is.
template <class Request, class Answer> void copy_common(Request& to, const Answer& from) {
    copy_member(to.WindowId, from.WindowId);
    copy_member(to.Targets, from.Targets);
    copy_member(to.TaskArn, from.TaskArn);
    copy_member(to.ServiceRoleArn, from.ServiceRoleArn);
    if (from.TaskParameters && !from.TaskParameters->empty())
        copy_member(to.TaskParameters, from.TaskParameters);
    copy_member(to.TaskInvocationParameters, from.TaskInvocationParameters);
    copy_member(to.Priority, from.Priority);
    copy_member(to.MaxConcurrency, from.MaxConcurrency);
    copy_member(to.MaxErrors, from.MaxErrors);
    copy_member(to.LoggingInfo, from.LoggingInfo);
    copy_member(to.Name, from.Name);
    copy_member(to.Description, from.Description);
    copy_member(to.CutoffBehavior, from.CutoffBehavior);
    copy_member(to.AlarmConfiguration, from.AlarmConfiguration);
}

template <class Answer> bool has_targets(const Answer& task) {
    return task.Targets && !task.Targets->empty();
}

/// A task without targets cannot be given limits; the service shows the placeholder "1" there.
template <class Request> void drop_limits(Request& to, report& out) {
    const auto drop = [&](auto& limit, std::string_view name) {
        if (limit && *limit != "1")
            leave_out(out,
                      phrase({"/", name}),
                      phrase({name, " is left out: the task has no targets"}),
                      "give Targets if the limit is meant");
        limit.reset();
    };
    drop(to.MaxConcurrency, "MaxConcurrency");
    drop(to.MaxErrors, "MaxErrors");
}

} // namespace lintel::detail::inline LINTEL_ABI

namespace lintel::ssm {

/// Takes out what an answer has without meaning it: the limits "1" of a task without targets, which the
/// service puts there, and the empty enums of some SDKs.
template <class S> LINTEL_TAGGED void drop_placeholders(basic::GetMaintenanceWindowTaskResult<S>& task) {
    detail::drop_empty_choices(task);
    if (detail::has_targets(task)) return;
    for (auto* limit : {&task.MaxConcurrency, &task.MaxErrors})
        if (*limit == "1") limit->reset();
}

/// What one would send to register the task again. Left out: what the service makes (WindowTaskId), and the
/// placeholders "1" that it shows for MaxConcurrency and MaxErrors of a task without targets, an empty
/// TaskParameters and an empty enum, which mean none. Whatever else cannot be carried over is told in
/// `left_out`. An answer may lack what a request must have: validate the request before it is sent. A request
/// made from a borrowed answer borrows what the answer does.
template <class S> LINTEL_TAGGED [[nodiscard]] conversion<basic::RegisterTaskWithMaintenanceWindowRequest<S>>
to_register(const basic::GetMaintenanceWindowTaskResult<S>& task) {
    conversion<basic::RegisterTaskWithMaintenanceWindowRequest<S>> made;
    auto& to = made.request;
    detail::copy_common(to, task);
    detail::copy_member(to.TaskType, task.TaskType);
    detail::drop_empty_choices(to);
    if (!detail::has_targets(task)) detail::drop_limits(to, made.left_out);
    return made;
}

/// What one would send to change the task: its ids and all that can be changed. TaskType cannot be and is
/// told in `left_out`. Placeholders and real limits of a task without targets are treated as by to_register.
template <class S> LINTEL_TAGGED [[nodiscard]] conversion<basic::UpdateMaintenanceWindowTaskRequest<S>>
to_update(const basic::GetMaintenanceWindowTaskResult<S>& task) {
    conversion<basic::UpdateMaintenanceWindowTaskRequest<S>> made;
    auto& to = made.request;
    detail::copy_common(to, task);
    detail::copy_member(to.WindowTaskId, task.WindowTaskId);
    detail::drop_empty_choices(to);
    if (task.TaskType && !task.TaskType->text().empty())
        detail::leave_out(made.left_out,
                          "/TaskType",
                          "TaskType is left out: an update cannot change it",
                          "register a new task to change its type");
    if (!detail::has_targets(task)) detail::drop_limits(to, made.left_out);
    return made;
}

} // namespace lintel::ssm

#endif
