#ifndef LINTEL_SSM_CONVERT_HPP
#define LINTEL_SSM_CONVERT_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/described.hpp>
#include <lintel/detail/layout.hpp>
#include <lintel/detail/path.hpp>
#include <lintel/detail/phrase.hpp>
#include <lintel/detail/reporter.hpp>
#include <lintel/diagnostic.hpp>
#include <lintel/rule_info.hpp>
#include <lintel/ssm/defaults.hpp>
#include <lintel/ssm/rules/arn.hpp>
#include <lintel/ssm/shapes.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace lintel::ssm {

/// A request made from an answer, what could not be carried over, and what belongs elsewhere.
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
    /// Notes, by pointers into the answer: what belongs to its window or account and must be replaced when
    /// the request is for another. Of a request that changes the same task there are none.
    report bound;
};

/// What a conversion reports with. @{
inline constexpr rule_info not_carried_over{"not-carried-over",
                                            severity::note,
                                            "A part of the answer cannot be carried over to the request.",
                                            "AWS API documentation"};
inline constexpr rule_info bound_to_origin{
    "bound-to-origin",
    severity::note,
    "A request contains an id or account number of the original window or account.",
    "AWS API documentation"};
/// @}

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
    drop_empty_enums(to);
}

/// A task without targets cannot be given limits; the service shows the placeholder "1" there.
template <class Request> void drop_limits(Request& to, report& out) {
    const auto drop = [&](auto& limit, std::string_view name) {
        if (limit && *limit != "1")
            leave_out(out,
                      phrase({"/", name}),
                      phrase({name, " is left out: the task has no targets"}),
                      "give Targets to keep the limit");
        limit.reset();
    };
    drop(to.MaxConcurrency, "MaxConcurrency");
    drop(to.MaxErrors, "MaxErrors");
}

/// Moves LoggingInfo into RunCommand where the service does the same with both: for RUN_COMMAND, when nothing
/// else is in TaskInvocationParameters or TaskParameters, since LoggingInfo has an effect only without the
/// first, which take the effect from the second. Where it has none it is left out. In all other cases it
/// stays.
template <class Request, class Answer>
void replace_logging_info(Request& to, const Answer& from, report& out) {
    using type = ssm::MaintenanceWindowTaskType;
    if (!from.LoggingInfo || !from.TaskType || !from.TaskType->known()) return;
    if (*from.TaskType != type::RUN_COMMAND) {
        to.LoggingInfo.reset();
        leave_out(
            out, "/LoggingInfo", "LoggingInfo is left out: the service ignores it for this TaskType", {});
        return;
    }
    if (says_something(from.TaskInvocationParameters)) {
        to.LoggingInfo.reset();
        leave_out(
            out,
            "/LoggingInfo",
            "LoggingInfo is left out: the service ignores it when TaskInvocationParameters is given",
            "give OutputS3BucketName and OutputS3KeyPrefix in TaskInvocationParameters.RunCommand if the "
            "output is wanted");
        return;
    }
    if (!from.LoggingInfo->S3BucketName || to.TaskParameters) return;
    auto& parameters =
        to.TaskInvocationParameters ? *to.TaskInvocationParameters : to.TaskInvocationParameters.emplace();
    auto& run = parameters.RunCommand ? *parameters.RunCommand : parameters.RunCommand.emplace();
    run.OutputS3BucketName.reset();
    run.OutputS3KeyPrefix.reset();
    copy_member(run.OutputS3BucketName, from.LoggingInfo->S3BucketName);
    copy_member(run.OutputS3KeyPrefix, from.LoggingInfo->S3KeyPrefix);
    to.LoggingInfo.reset();
    if (from.LoggingInfo->S3Region)
        leave_out(
            out,
            "/LoggingInfo/S3Region",
            "S3Region is left out: LoggingInfo became OutputS3BucketName and OutputS3KeyPrefix, which have "
            "no Region",
            "the service finds the bucket's Region by itself");
}

/// Whether a text holds an ARN with the number of an account, or is a part of one as functions have it.
/// Linear.
inline bool names_account(std::string_view text) noexcept {
    for (std::size_t at = 0; (at = text.find("arn:", at)) != text.npos; ++at)
        if (ssm::is_account(ssm::split_arn(text.substr(at)).account)) return true;
    return ssm::is_account(text.substr(0, 12)) && text.substr(12).starts_with(":function:");
}

/// Tells of every text in an answer that names an account. Recurses as deep as the type nests; values are
/// never shown, as some may be secret.
inline void note_accounts(const void* x, const layout& type, const step& at, reporter& out) {
    switch (type.kind) {
    case type_class::string:
    case type_class::blob:
        if (names_account(type.kind == type_class::blob ? as_text(bytes_at(x, type.view))
                                                        : text_at(x, type.view)))
            out.add(ssm::bound_to_origin,
                    at,
                    {noun_of(at), " contains an account number"},
                    "replace it if the request is for another account");
        break;
    case type_class::structure:
        for (const layout_field& f : type.fields)
            if (const void* const held = value_of(f, x))
                note_accounts(held, *f.type, step_to_member(at, f.name, false), out);
        break;
    case type_class::list:
    case type_class::map: {
        std::size_t i = 0;
        each_item(type, x, [&](std::string_view key, const void* held) {
            const bool is_map = type.kind == type_class::map;
            const step here = is_map ? step_to_entry(at, key, false) : step_to_element(at, i++, false);
            note_accounts(held, *type.element, here, out);
        });
        break;
    }
    default: break;
    }
}

/// Tells of what belongs to the answer's window or account.
template <class Answer> void note_origin(const Answer& task, report& out) {
    const options usual;
    reporter to(out, usual);
    const step root{};
    if (task.WindowId)
        to.add(ssm::bound_to_origin,
               step_to_member(root, "WindowId", false),
               "WindowId is the id of the answer's window",
               "use the id of the window in which the task is to be registered");
    const step targets = step_to_member(root, "Targets", false);
    for (std::size_t i = 0; has_targets(task) && i < task.Targets->size(); ++i) {
        const auto& target = task.Targets->begin()[static_cast<std::ptrdiff_t>(i)];
        if (!target.Values || target.Key != "WindowTargetIds") continue;
        const step here = step_to_element(targets, i, false), values = step_to_member(here, "Values", false);
        for (std::size_t n = 0; n < target.Values->size(); ++n)
            to.add(ssm::bound_to_origin,
                   step_to_element(values, n, false),
                   "a WindowTargetIds value is the id of a target of the answer's window",
                   "use the id of a target of the window in which the task is to be registered");
    }
    note_accounts(&task, layout_of<Answer>::value, root, to);
}

/// Makes the members absent that another value of the type does not have.
template <class T> void keep_members_of(T& x, const T& other) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        const auto keep = [&](auto member) {
            if (!(other.*member)) (x.*member).reset();
        };
        (keep(described_member<T, I>::pointer), ...);
    }(std::make_index_sequence<described_names<T>.size()>{});
}

} // namespace lintel::detail::inline LINTEL_ABI

namespace lintel::ssm {

/// An answer in the form of a request, to be compared with it: the members that such a request has, as they
/// are. @{
template <class S> LINTEL_TAGGED [[nodiscard]] basic::RegisterTaskWithMaintenanceWindowRequest<S>
as_request(const basic::RegisterTaskWithMaintenanceWindowRequest<S>& /*like*/,
           const basic::GetMaintenanceWindowTaskResult<S>& task) {
    basic::RegisterTaskWithMaintenanceWindowRequest<S> made;
    detail::copy_common(made, task);
    detail::copy_member(made.TaskType, task.TaskType);
    return made;
}
/// An update that does not replace the whole task says nothing of the members that it does not have: they are
/// left out.
template <class S> LINTEL_TAGGED [[nodiscard]] basic::UpdateMaintenanceWindowTaskRequest<S>
as_request(const basic::UpdateMaintenanceWindowTaskRequest<S>& like,
           const basic::GetMaintenanceWindowTaskResult<S>& task) {
    basic::UpdateMaintenanceWindowTaskRequest<S> made;
    detail::copy_common(made, task);
    detail::copy_member(made.WindowTaskId, task.WindowTaskId);
    if (!like.Replace.value_or(false)) detail::keep_members_of(made, like);
    made.Replace = like.Replace; // says how, not what
    return made;
}
/// @}

/// What one would send to register the task again. Left out: what the service makes (WindowTaskId), the
/// placeholders "1" that it shows for MaxConcurrency and MaxErrors of a task without targets, an empty
/// TaskParameters, which means none, and empty enums, which Go writes for absent ones. LoggingInfo becomes
/// OutputS3BucketName and OutputS3KeyPrefix of RunCommand where the service does the same with both. Whatever
/// else cannot be carried over is reported in `left_out`, and what belongs to the answer's window or account
/// in `bound`. An answer may lack what a request must have: validate the request before it is sent. A request
/// made from a borrowed answer borrows what the answer does.
template <class S> LINTEL_TAGGED [[nodiscard]] conversion<basic::RegisterTaskWithMaintenanceWindowRequest<S>>
to_register(const basic::GetMaintenanceWindowTaskResult<S>& task) {
    conversion<basic::RegisterTaskWithMaintenanceWindowRequest<S>> made;
    auto& to = made.request;
    detail::copy_common(to, task);
    if (task.TaskType && !task.TaskType->text().empty()) detail::copy_member(to.TaskType, task.TaskType);
    if (!detail::has_targets(task)) detail::drop_limits(to, made.left_out);
    detail::replace_logging_info(to, task, made.left_out);
    detail::note_origin(task, made.bound);
    return made;
}

/// What one would send to change the task: its ids and all that can be changed. TaskType cannot be and is
/// reported in `left_out`. Placeholders and real limits of a task without targets, and LoggingInfo, are
/// treated as by to_register.
template <class S> LINTEL_TAGGED [[nodiscard]] conversion<basic::UpdateMaintenanceWindowTaskRequest<S>>
to_update(const basic::GetMaintenanceWindowTaskResult<S>& task) {
    conversion<basic::UpdateMaintenanceWindowTaskRequest<S>> made;
    auto& to = made.request;
    detail::copy_common(to, task);
    detail::copy_member(to.WindowTaskId, task.WindowTaskId);
    if (task.TaskType)
        detail::leave_out(made.left_out,
                          "/TaskType",
                          "TaskType is left out: an update cannot change it",
                          "register a new task to change its type");
    if (!detail::has_targets(task)) detail::drop_limits(to, made.left_out);
    detail::replace_logging_info(to, task, made.left_out);
    return made;
}

} // namespace lintel::ssm

#endif
