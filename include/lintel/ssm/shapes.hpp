#ifndef LINTEL_SSM_SHAPES_HPP
#define LINTEL_SSM_SHAPES_HPP

#include <lintel/annotate.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/open_enum.hpp>
#include <lintel/ssm/simple_shapes.hpp>
#include <lintel/storage.hpp>

#include <boost/describe/class.hpp>

#include <cstdint>
#include <optional>

// The documents of AWS Systems Manager's maintenance-window tasks (API version 2014-11-06), named exactly as
// on the wire. Source: the public service model of SSM. Every limit belongs to a named shape, as in AWS's own
// tables.
namespace lintel::ssm {

/// The structures over a storage policy: `owning`, which the plain names below mean, or `borrowed`.
namespace basic {

/// A member's type under a storage policy: any member may be absent. @{
template <class S> using text = std::optional<typename S::string>;
template <class S> using bytes = std::optional<typename S::blob>;
template <class S, class E> using choice = std::optional<open_enum<E, typename S::string>>;
template <class S, class T> using list = std::optional<typename S::template list<T>>;
template <class S, class T> using map = std::optional<typename S::template map<T>>;
using integer = std::optional<std::int32_t>;
using boolean = std::optional<bool>;
/// @}

/// What AWS's documentation says to use instead. @{
inline constexpr std::string_view use_invocation_parameters =
    "give the task's parameters in TaskInvocationParameters instead";
inline constexpr std::string_view use_output_settings =
    "use OutputS3BucketName and OutputS3KeyPrefix in TaskInvocationParameters.RunCommand instead";
/// @}

/// Asks for one task of a maintenance window.
template <class S = owning> struct GetMaintenanceWindowTaskRequest {
    text<S> WindowId{}, WindowTaskId{};

    BOOST_DESCRIBE_CLASS(GetMaintenanceWindowTaskRequest, (), (WindowId, WindowTaskId), (), ())
    static constexpr auto lintel_shape =
        structure("GetMaintenanceWindowTaskRequest",
                  request,
                  model,
                  member("WindowId", shapes::MaintenanceWindowId, required),
                  member("WindowTaskId", shapes::MaintenanceWindowTaskId, required));
    LINTEL_TAGGED bool operator==(const GetMaintenanceWindowTaskRequest&) const = default;
};

/// What a task runs on: instances by their ids, or targets of its window by theirs.
template <class S = owning> struct Target {
    text<S> Key{};
    list<S, typename S::string> Values{};

    BOOST_DESCRIBE_CLASS(Target, (), (Key, Values), (), ())
    static constexpr auto lintel_shape =
        structure("Target", member("Key", shapes::TargetKey), member("Values", shapes::TargetValues));
    LINTEL_TAGGED bool operator==(const Target&) const = default;
};

/// The values of one of the older TaskParameters.
template <class S = owning> struct MaintenanceWindowTaskParameterValueExpression {
    list<S, typename S::string> Values{};

    BOOST_DESCRIBE_CLASS(MaintenanceWindowTaskParameterValueExpression, (), (Values), (), ())
    static constexpr auto lintel_shape =
        structure("MaintenanceWindowTaskParameterValueExpression",
                  sensitive,
                  member("Values", shapes::MaintenanceWindowTaskParameterValueList));
    LINTEL_TAGGED bool operator==(const MaintenanceWindowTaskParameterValueExpression&) const = default;
};

/// Where Run Command sends its output in CloudWatch Logs.
template <class S = owning> struct CloudWatchOutputConfig {
    text<S> CloudWatchLogGroupName{};
    boolean CloudWatchOutputEnabled{};

    BOOST_DESCRIBE_CLASS(
        CloudWatchOutputConfig, (), (CloudWatchLogGroupName, CloudWatchOutputEnabled), (), ())
    static constexpr auto lintel_shape =
        structure("CloudWatchOutputConfig",
                  member("CloudWatchLogGroupName", shapes::CloudWatchLogGroupName),
                  member("CloudWatchOutputEnabled", shapes::CloudWatchOutputEnabled));
    LINTEL_TAGGED bool operator==(const CloudWatchOutputConfig&) const = default;
};

/// Whom Run Command tells of a command's status, by Amazon SNS.
template <class S = owning> struct NotificationConfig {
    text<S> NotificationArn{};
    list<S, open_enum<ssm::NotificationEvent, typename S::string>> NotificationEvents{};
    choice<S, ssm::NotificationType> NotificationType{};

    BOOST_DESCRIBE_CLASS(
        NotificationConfig, (), (NotificationArn, NotificationEvents, NotificationType), (), ())
    static constexpr auto lintel_shape =
        structure("NotificationConfig",
                  member("NotificationArn", shapes::NotificationArn),
                  member("NotificationEvents", shapes::NotificationEventList),
                  member("NotificationType", shapes::NotificationType));
    LINTEL_TAGGED bool operator==(const NotificationConfig&) const = default;
};

/// What a RUN_COMMAND task runs, and how.
template <class S = owning> struct MaintenanceWindowRunCommandParameters {
    text<S> Comment{};
    std::optional<basic::CloudWatchOutputConfig<S>> CloudWatchOutputConfig{};
    text<S> DocumentHash{};
    choice<S, ssm::DocumentHashType> DocumentHashType{};
    text<S> DocumentVersion{};
    std::optional<basic::NotificationConfig<S>> NotificationConfig{};
    text<S> OutputS3BucketName{}, OutputS3KeyPrefix{};
    map<S, typename S::template list<typename S::string>> Parameters{};
    text<S> ServiceRoleArn{};
    integer TimeoutSeconds{};

    BOOST_DESCRIBE_CLASS(MaintenanceWindowRunCommandParameters,
                         (),
                         (Comment,
                          CloudWatchOutputConfig,
                          DocumentHash,
                          DocumentHashType,
                          DocumentVersion,
                          NotificationConfig,
                          OutputS3BucketName,
                          OutputS3KeyPrefix,
                          Parameters,
                          ServiceRoleArn,
                          TimeoutSeconds),
                         (),
                         ())
    static constexpr auto lintel_shape = structure("MaintenanceWindowRunCommandParameters",
                                                   member("Comment", shapes::Comment),
                                                   member("CloudWatchOutputConfig"),
                                                   member("DocumentHash", shapes::DocumentHash),
                                                   member("DocumentHashType", shapes::DocumentHashType),
                                                   member("DocumentVersion", shapes::DocumentVersion),
                                                   member("NotificationConfig"),
                                                   member("OutputS3BucketName", shapes::S3BucketName),
                                                   member("OutputS3KeyPrefix", shapes::S3KeyPrefix),
                                                   member("Parameters", shapes::Parameters),
                                                   member("ServiceRoleArn", shapes::ServiceRole),
                                                   member("TimeoutSeconds", shapes::TimeoutSeconds));
    LINTEL_TAGGED bool operator==(const MaintenanceWindowRunCommandParameters&) const = default;
};

/// What an AUTOMATION task runs.
template <class S = owning> struct MaintenanceWindowAutomationParameters {
    text<S> DocumentVersion{};
    map<S, typename S::template list<typename S::string>> Parameters{};

    BOOST_DESCRIBE_CLASS(MaintenanceWindowAutomationParameters, (), (DocumentVersion, Parameters), (), ())
    static constexpr auto lintel_shape = structure("MaintenanceWindowAutomationParameters",
                                                   member("DocumentVersion", shapes::DocumentVersion),
                                                   member("Parameters", shapes::AutomationParameterMap));
    LINTEL_TAGGED bool operator==(const MaintenanceWindowAutomationParameters&) const = default;
};

/// What a STEP_FUNCTIONS task is given.
template <class S = owning> struct MaintenanceWindowStepFunctionsParameters {
    text<S> Input{}, Name{};

    BOOST_DESCRIBE_CLASS(MaintenanceWindowStepFunctionsParameters, (), (Input, Name), (), ())
    static constexpr auto lintel_shape =
        structure("MaintenanceWindowStepFunctionsParameters",
                  member("Input", shapes::MaintenanceWindowStepFunctionsInput),
                  member("Name", shapes::MaintenanceWindowStepFunctionsName));
    LINTEL_TAGGED bool operator==(const MaintenanceWindowStepFunctionsParameters&) const = default;
};

/// What a LAMBDA task is given.
template <class S = owning> struct MaintenanceWindowLambdaParameters {
    text<S> ClientContext{}, Qualifier{};
    bytes<S> Payload{};

    BOOST_DESCRIBE_CLASS(MaintenanceWindowLambdaParameters, (), (ClientContext, Qualifier, Payload), (), ())
    static constexpr auto lintel_shape =
        structure("MaintenanceWindowLambdaParameters",
                  member("ClientContext", shapes::MaintenanceWindowLambdaClientContext),
                  member("Qualifier", shapes::MaintenanceWindowLambdaQualifier),
                  member("Payload", shapes::MaintenanceWindowLambdaPayload));
    LINTEL_TAGGED bool operator==(const MaintenanceWindowLambdaParameters&) const = default;
};

/// A task's parameters: the member of the task's type is the one that counts.
template <class S = owning> struct MaintenanceWindowTaskInvocationParameters {
    std::optional<basic::MaintenanceWindowRunCommandParameters<S>> RunCommand{};
    std::optional<basic::MaintenanceWindowAutomationParameters<S>> Automation{};
    std::optional<basic::MaintenanceWindowStepFunctionsParameters<S>> StepFunctions{};
    std::optional<basic::MaintenanceWindowLambdaParameters<S>> Lambda{};

    BOOST_DESCRIBE_CLASS(MaintenanceWindowTaskInvocationParameters,
                         (),
                         (RunCommand, Automation, StepFunctions, Lambda),
                         (),
                         ())
    static constexpr auto lintel_shape = structure(
        "MaintenanceWindowTaskInvocationParameters",
        member("RunCommand", also_known_as{"MaintenanceWindowRunCommandParameters", "CloudFormation"}),
        member("Automation", also_known_as{"MaintenanceWindowAutomationParameters", "CloudFormation"}),
        member("StepFunctions", also_known_as{"MaintenanceWindowStepFunctionsParameters", "CloudFormation"}),
        member("Lambda", also_known_as{"MaintenanceWindowLambdaParameters", "CloudFormation"}));
    LINTEL_TAGGED bool operator==(const MaintenanceWindowTaskInvocationParameters&) const = default;
};

/// The bucket of a task's log, before RunCommand had its own members for it.
template <class S = owning> struct LoggingInfo {
    text<S> S3BucketName{}, S3KeyPrefix{}, S3Region{};

    BOOST_DESCRIBE_CLASS(LoggingInfo, (), (S3BucketName, S3KeyPrefix, S3Region), (), ())
    static constexpr auto lintel_shape = structure(
        "LoggingInfo",
        member("S3BucketName", shapes::S3BucketName, required, also_known_as{"S3Bucket", "CloudFormation"}),
        member("S3KeyPrefix", shapes::S3KeyPrefix, also_known_as{"S3Prefix", "CloudFormation"}),
        member("S3Region", shapes::S3Region, required, also_known_as{"Region", "CloudFormation"}));
    LINTEL_TAGGED bool operator==(const LoggingInfo&) const = default;
};

/// A CloudWatch alarm, by name.
template <class S = owning> struct Alarm {
    text<S> Name{};

    BOOST_DESCRIBE_CLASS(Alarm, (), (Name), (), ())
    static constexpr auto lintel_shape = structure("Alarm", member("Name", shapes::AlarmName, required));
    LINTEL_TAGGED bool operator==(const Alarm&) const = default;
};

/// The alarms that stop a task.
template <class S = owning> struct AlarmConfiguration {
    boolean IgnorePollAlarmFailure{};
    list<S, basic::Alarm<S>> Alarms{};

    BOOST_DESCRIBE_CLASS(AlarmConfiguration, (), (IgnorePollAlarmFailure, Alarms), (), ())
    static constexpr auto lintel_shape = structure("AlarmConfiguration",
                                                   member("IgnorePollAlarmFailure", shapes::Boolean),
                                                   member("Alarms", shapes::AlarmList, required));
    LINTEL_TAGGED bool operator==(const AlarmConfiguration&) const = default;
};

/// One task of a maintenance window, as the service stores it.
template <class S = owning> struct GetMaintenanceWindowTaskResult {
    text<S> WindowId{}, WindowTaskId{};
    list<S, basic::Target<S>> Targets{};
    text<S> TaskArn{}, ServiceRoleArn{};
    choice<S, ssm::MaintenanceWindowTaskType> TaskType{};
    map<S, basic::MaintenanceWindowTaskParameterValueExpression<S>> TaskParameters{};
    std::optional<basic::MaintenanceWindowTaskInvocationParameters<S>> TaskInvocationParameters{};
    integer Priority{};
    text<S> MaxConcurrency{}, MaxErrors{};
    std::optional<basic::LoggingInfo<S>> LoggingInfo{};
    text<S> Name{}, Description{};
    choice<S, ssm::MaintenanceWindowTaskCutoffBehavior> CutoffBehavior{};
    std::optional<basic::AlarmConfiguration<S>> AlarmConfiguration{};

    BOOST_DESCRIBE_CLASS(GetMaintenanceWindowTaskResult,
                         (),
                         (WindowId,
                          WindowTaskId,
                          Targets,
                          TaskArn,
                          ServiceRoleArn,
                          TaskType,
                          TaskParameters,
                          TaskInvocationParameters,
                          Priority,
                          MaxConcurrency,
                          MaxErrors,
                          LoggingInfo,
                          Name,
                          Description,
                          CutoffBehavior,
                          AlarmConfiguration),
                         (),
                         ())
    static constexpr auto lintel_shape = structure(
        "GetMaintenanceWindowTaskResult",
        answer,
        model,
        member("WindowId", shapes::MaintenanceWindowId),
        member("WindowTaskId", shapes::MaintenanceWindowTaskId),
        member("Targets", shapes::Targets),
        member("TaskArn", shapes::MaintenanceWindowTaskArn),
        member("ServiceRoleArn", shapes::ServiceRole),
        member("TaskType", shapes::MaintenanceWindowTaskType),
        member(
            "TaskParameters", shapes::MaintenanceWindowTaskParameters, deprecated{use_invocation_parameters}),
        member("TaskInvocationParameters"),
        member("Priority", shapes::MaintenanceWindowTaskPriority),
        member("MaxConcurrency", shapes::MaxConcurrency),
        member("MaxErrors", shapes::MaxErrors),
        member("LoggingInfo", deprecated{use_output_settings}),
        member("Name", shapes::MaintenanceWindowName),
        member("Description", shapes::MaintenanceWindowDescription),
        member("CutoffBehavior", shapes::MaintenanceWindowTaskCutoffBehavior),
        member("AlarmConfiguration"));
    LINTEL_TAGGED bool operator==(const GetMaintenanceWindowTaskResult&) const = default;
};

/// Error: a window, task or target is not there.
template <class S = owning> struct DoesNotExistException {
    text<S> Message{};

    BOOST_DESCRIBE_CLASS(DoesNotExistException, (), (Message), (), ())
    static constexpr auto lintel_shape =
        structure("DoesNotExistException", answer, model, member("Message", shapes::String));
    LINTEL_TAGGED bool operator==(const DoesNotExistException&) const = default;
};

/// Error: the service's own fault.
template <class S = owning> struct InternalServerError {
    text<S> Message{};

    BOOST_DESCRIBE_CLASS(InternalServerError, (), (Message), (), ())
    static constexpr auto lintel_shape =
        structure("InternalServerError", answer, model, member("Message", shapes::String));
    LINTEL_TAGGED bool operator==(const InternalServerError&) const = default;
};

/// Adds a task to a maintenance window.
template <class S = owning> struct RegisterTaskWithMaintenanceWindowRequest {
    text<S> WindowId{};
    list<S, basic::Target<S>> Targets{};
    text<S> TaskArn{}, ServiceRoleArn{};
    choice<S, ssm::MaintenanceWindowTaskType> TaskType{};
    map<S, basic::MaintenanceWindowTaskParameterValueExpression<S>> TaskParameters{};
    std::optional<basic::MaintenanceWindowTaskInvocationParameters<S>> TaskInvocationParameters{};
    integer Priority{};
    text<S> MaxConcurrency{}, MaxErrors{};
    std::optional<basic::LoggingInfo<S>> LoggingInfo{};
    text<S> Name{}, Description{}, ClientToken{};
    choice<S, ssm::MaintenanceWindowTaskCutoffBehavior> CutoffBehavior{};
    std::optional<basic::AlarmConfiguration<S>> AlarmConfiguration{};

    BOOST_DESCRIBE_CLASS(RegisterTaskWithMaintenanceWindowRequest,
                         (),
                         (WindowId,
                          Targets,
                          TaskArn,
                          ServiceRoleArn,
                          TaskType,
                          TaskParameters,
                          TaskInvocationParameters,
                          Priority,
                          MaxConcurrency,
                          MaxErrors,
                          LoggingInfo,
                          Name,
                          Description,
                          ClientToken,
                          CutoffBehavior,
                          AlarmConfiguration),
                         (),
                         ())
    static constexpr auto lintel_shape = structure(
        "RegisterTaskWithMaintenanceWindowRequest",
        request,
        model,
        member("WindowId", shapes::MaintenanceWindowId, required),
        member("Targets", shapes::Targets),
        member("TaskArn", shapes::MaintenanceWindowTaskArn, required),
        member("ServiceRoleArn", shapes::ServiceRole),
        member("TaskType", shapes::MaintenanceWindowTaskType, required),
        member(
            "TaskParameters", shapes::MaintenanceWindowTaskParameters, deprecated{use_invocation_parameters}),
        member("TaskInvocationParameters"),
        member("Priority", shapes::MaintenanceWindowTaskPriority),
        member("MaxConcurrency", shapes::MaxConcurrency),
        member("MaxErrors", shapes::MaxErrors),
        member("LoggingInfo", deprecated{use_output_settings}),
        member("Name", shapes::MaintenanceWindowName),
        member("Description", shapes::MaintenanceWindowDescription),
        member("ClientToken", shapes::ClientToken),
        member("CutoffBehavior", shapes::MaintenanceWindowTaskCutoffBehavior),
        member("AlarmConfiguration"));
    LINTEL_TAGGED bool operator==(const RegisterTaskWithMaintenanceWindowRequest&) const = default;
};

/// The id of the task that was added.
template <class S = owning> struct RegisterTaskWithMaintenanceWindowResult {
    text<S> WindowTaskId{};

    BOOST_DESCRIBE_CLASS(RegisterTaskWithMaintenanceWindowResult, (), (WindowTaskId), (), ())
    static constexpr auto lintel_shape = structure("RegisterTaskWithMaintenanceWindowResult",
                                                   answer,
                                                   model,
                                                   member("WindowTaskId", shapes::MaintenanceWindowTaskId));
    LINTEL_TAGGED bool operator==(const RegisterTaskWithMaintenanceWindowResult&) const = default;
};

/// Error: a ClientToken came again with another request.
template <class S = owning> struct IdempotentParameterMismatch {
    text<S> Message{};

    BOOST_DESCRIBE_CLASS(IdempotentParameterMismatch, (), (Message), (), ())
    static constexpr auto lintel_shape =
        structure("IdempotentParameterMismatch", answer, model, member("Message", shapes::String));
    LINTEL_TAGGED bool operator==(const IdempotentParameterMismatch&) const = default;
};

/// Error: the account has no room for more.
template <class S = owning> struct ResourceLimitExceededException {
    text<S> Message{};

    BOOST_DESCRIBE_CLASS(ResourceLimitExceededException, (), (Message), (), ())
    static constexpr auto lintel_shape =
        structure("ResourceLimitExceededException", answer, model, member("Message", shapes::String));
    LINTEL_TAGGED bool operator==(const ResourceLimitExceededException&) const = default;
};

/// Error: the task type is not offered in this region.
template <class S = owning> struct FeatureNotAvailableException {
    text<S> Message{};

    BOOST_DESCRIBE_CLASS(FeatureNotAvailableException, (), (Message), (), ())
    static constexpr auto lintel_shape =
        structure("FeatureNotAvailableException", answer, model, member("Message", shapes::String));
    LINTEL_TAGGED bool operator==(const FeatureNotAvailableException&) const = default;
};

/// Changes a task; what is absent stays as it is unless Replace is true.
template <class S = owning> struct UpdateMaintenanceWindowTaskRequest {
    text<S> WindowId{}, WindowTaskId{};
    list<S, basic::Target<S>> Targets{};
    text<S> TaskArn{}, ServiceRoleArn{};
    map<S, basic::MaintenanceWindowTaskParameterValueExpression<S>> TaskParameters{};
    std::optional<basic::MaintenanceWindowTaskInvocationParameters<S>> TaskInvocationParameters{};
    integer Priority{};
    text<S> MaxConcurrency{}, MaxErrors{};
    std::optional<basic::LoggingInfo<S>> LoggingInfo{};
    text<S> Name{}, Description{};
    boolean Replace{};
    choice<S, ssm::MaintenanceWindowTaskCutoffBehavior> CutoffBehavior{};
    std::optional<basic::AlarmConfiguration<S>> AlarmConfiguration{};

    BOOST_DESCRIBE_CLASS(UpdateMaintenanceWindowTaskRequest,
                         (),
                         (WindowId,
                          WindowTaskId,
                          Targets,
                          TaskArn,
                          ServiceRoleArn,
                          TaskParameters,
                          TaskInvocationParameters,
                          Priority,
                          MaxConcurrency,
                          MaxErrors,
                          LoggingInfo,
                          Name,
                          Description,
                          Replace,
                          CutoffBehavior,
                          AlarmConfiguration),
                         (),
                         ())
    static constexpr auto lintel_shape = structure(
        "UpdateMaintenanceWindowTaskRequest",
        request,
        model,
        member("WindowId", shapes::MaintenanceWindowId, required),
        member("WindowTaskId", shapes::MaintenanceWindowTaskId, required),
        member("Targets", shapes::Targets),
        member("TaskArn", shapes::MaintenanceWindowTaskArn),
        member("ServiceRoleArn", shapes::ServiceRole),
        member(
            "TaskParameters", shapes::MaintenanceWindowTaskParameters, deprecated{use_invocation_parameters}),
        member("TaskInvocationParameters"),
        member("Priority", shapes::MaintenanceWindowTaskPriority),
        member("MaxConcurrency", shapes::MaxConcurrency),
        member("MaxErrors", shapes::MaxErrors),
        member("LoggingInfo", deprecated{use_output_settings}),
        member("Name", shapes::MaintenanceWindowName),
        member("Description", shapes::MaintenanceWindowDescription),
        member("Replace", shapes::Boolean),
        member("CutoffBehavior", shapes::MaintenanceWindowTaskCutoffBehavior),
        member("AlarmConfiguration"));
    LINTEL_TAGGED bool operator==(const UpdateMaintenanceWindowTaskRequest&) const = default;
};

/// A task after its change.
template <class S = owning> struct UpdateMaintenanceWindowTaskResult {
    text<S> WindowId{}, WindowTaskId{};
    list<S, basic::Target<S>> Targets{};
    text<S> TaskArn{}, ServiceRoleArn{};
    map<S, basic::MaintenanceWindowTaskParameterValueExpression<S>> TaskParameters{};
    std::optional<basic::MaintenanceWindowTaskInvocationParameters<S>> TaskInvocationParameters{};
    integer Priority{};
    text<S> MaxConcurrency{}, MaxErrors{};
    std::optional<basic::LoggingInfo<S>> LoggingInfo{};
    text<S> Name{}, Description{};
    choice<S, ssm::MaintenanceWindowTaskCutoffBehavior> CutoffBehavior{};
    std::optional<basic::AlarmConfiguration<S>> AlarmConfiguration{};

    BOOST_DESCRIBE_CLASS(UpdateMaintenanceWindowTaskResult,
                         (),
                         (WindowId,
                          WindowTaskId,
                          Targets,
                          TaskArn,
                          ServiceRoleArn,
                          TaskParameters,
                          TaskInvocationParameters,
                          Priority,
                          MaxConcurrency,
                          MaxErrors,
                          LoggingInfo,
                          Name,
                          Description,
                          CutoffBehavior,
                          AlarmConfiguration),
                         (),
                         ())
    static constexpr auto lintel_shape = structure(
        "UpdateMaintenanceWindowTaskResult",
        answer,
        model,
        member("WindowId", shapes::MaintenanceWindowId),
        member("WindowTaskId", shapes::MaintenanceWindowTaskId),
        member("Targets", shapes::Targets),
        member("TaskArn", shapes::MaintenanceWindowTaskArn),
        member("ServiceRoleArn", shapes::ServiceRole),
        member(
            "TaskParameters", shapes::MaintenanceWindowTaskParameters, deprecated{use_invocation_parameters}),
        member("TaskInvocationParameters"),
        member("Priority", shapes::MaintenanceWindowTaskPriority),
        member("MaxConcurrency", shapes::MaxConcurrency),
        member("MaxErrors", shapes::MaxErrors),
        member("LoggingInfo", deprecated{use_output_settings}),
        member("Name", shapes::MaintenanceWindowName),
        member("Description", shapes::MaintenanceWindowDescription),
        member("CutoffBehavior", shapes::MaintenanceWindowTaskCutoffBehavior),
        member("AlarmConfiguration"));
    LINTEL_TAGGED bool operator==(const UpdateMaintenanceWindowTaskResult&) const = default;
};

/// Which tasks to list: a key and the values it may have.
template <class S = owning> struct MaintenanceWindowFilter {
    text<S> Key{};
    list<S, typename S::string> Values{};

    BOOST_DESCRIBE_CLASS(MaintenanceWindowFilter, (), (Key, Values), (), ())
    static constexpr auto lintel_shape = structure("MaintenanceWindowFilter",
                                                   member("Key", shapes::MaintenanceWindowFilterKey),
                                                   member("Values", shapes::MaintenanceWindowFilterValues));
    LINTEL_TAGGED bool operator==(const MaintenanceWindowFilter&) const = default;
};

/// Lists the tasks of a maintenance window, a page at a time.
template <class S = owning> struct DescribeMaintenanceWindowTasksRequest {
    text<S> WindowId{};
    list<S, basic::MaintenanceWindowFilter<S>> Filters{};
    integer MaxResults{};
    text<S> NextToken{};

    BOOST_DESCRIBE_CLASS(
        DescribeMaintenanceWindowTasksRequest, (), (WindowId, Filters, MaxResults, NextToken), (), ())
    static constexpr auto lintel_shape = structure("DescribeMaintenanceWindowTasksRequest",
                                                   request,
                                                   model,
                                                   member("WindowId", shapes::MaintenanceWindowId, required),
                                                   member("Filters", shapes::MaintenanceWindowFilterList),
                                                   member("MaxResults", shapes::MaintenanceWindowMaxResults),
                                                   member("NextToken", shapes::NextToken));
    LINTEL_TAGGED bool operator==(const DescribeMaintenanceWindowTasksRequest&) const = default;
};

/// A task in such a list: less than GetMaintenanceWindowTaskResult has.
template <class S = owning> struct MaintenanceWindowTask {
    text<S> WindowId{}, WindowTaskId{}, TaskArn{};
    choice<S, ssm::MaintenanceWindowTaskType> Type{};
    list<S, basic::Target<S>> Targets{};
    map<S, basic::MaintenanceWindowTaskParameterValueExpression<S>> TaskParameters{};
    integer Priority{};
    std::optional<basic::LoggingInfo<S>> LoggingInfo{};
    text<S> ServiceRoleArn{}, MaxConcurrency{}, MaxErrors{}, Name{}, Description{};
    choice<S, ssm::MaintenanceWindowTaskCutoffBehavior> CutoffBehavior{};
    std::optional<basic::AlarmConfiguration<S>> AlarmConfiguration{};

    BOOST_DESCRIBE_CLASS(MaintenanceWindowTask,
                         (),
                         (WindowId,
                          WindowTaskId,
                          TaskArn,
                          Type,
                          Targets,
                          TaskParameters,
                          Priority,
                          LoggingInfo,
                          ServiceRoleArn,
                          MaxConcurrency,
                          MaxErrors,
                          Name,
                          Description,
                          CutoffBehavior,
                          AlarmConfiguration),
                         (),
                         ())
    static constexpr auto lintel_shape = structure(
        "MaintenanceWindowTask",
        member("WindowId", shapes::MaintenanceWindowId),
        member("WindowTaskId", shapes::MaintenanceWindowTaskId),
        member("TaskArn", shapes::MaintenanceWindowTaskArn),
        member("Type", shapes::MaintenanceWindowTaskType),
        member("Targets", shapes::Targets),
        member(
            "TaskParameters", shapes::MaintenanceWindowTaskParameters, deprecated{use_invocation_parameters}),
        member("Priority", shapes::MaintenanceWindowTaskPriority),
        member("LoggingInfo", deprecated{use_output_settings}),
        member("ServiceRoleArn", shapes::ServiceRole),
        member("MaxConcurrency", shapes::MaxConcurrency),
        member("MaxErrors", shapes::MaxErrors),
        member("Name", shapes::MaintenanceWindowName),
        member("Description", shapes::MaintenanceWindowDescription),
        member("CutoffBehavior", shapes::MaintenanceWindowTaskCutoffBehavior),
        member("AlarmConfiguration"));
    LINTEL_TAGGED bool operator==(const MaintenanceWindowTask&) const = default;
};

/// A page of tasks, and the token of the next.
template <class S = owning> struct DescribeMaintenanceWindowTasksResult {
    list<S, basic::MaintenanceWindowTask<S>> Tasks{};
    text<S> NextToken{};

    BOOST_DESCRIBE_CLASS(DescribeMaintenanceWindowTasksResult, (), (Tasks, NextToken), (), ())
    static constexpr auto lintel_shape = structure("DescribeMaintenanceWindowTasksResult",
                                                   answer,
                                                   model,
                                                   member("Tasks", shapes::MaintenanceWindowTaskList),
                                                   member("NextToken", shapes::NextToken));
    LINTEL_TAGGED bool operator==(const DescribeMaintenanceWindowTasksResult&) const = default;
};

} // namespace basic

using GetMaintenanceWindowTaskRequest = basic::GetMaintenanceWindowTaskRequest<>;
using Target = basic::Target<>;
using MaintenanceWindowTaskParameterValueExpression = basic::MaintenanceWindowTaskParameterValueExpression<>;
using CloudWatchOutputConfig = basic::CloudWatchOutputConfig<>;
using NotificationConfig = basic::NotificationConfig<>;
using MaintenanceWindowRunCommandParameters = basic::MaintenanceWindowRunCommandParameters<>;
using MaintenanceWindowAutomationParameters = basic::MaintenanceWindowAutomationParameters<>;
using MaintenanceWindowStepFunctionsParameters = basic::MaintenanceWindowStepFunctionsParameters<>;
using MaintenanceWindowLambdaParameters = basic::MaintenanceWindowLambdaParameters<>;
using MaintenanceWindowTaskInvocationParameters = basic::MaintenanceWindowTaskInvocationParameters<>;
using LoggingInfo = basic::LoggingInfo<>;
using Alarm = basic::Alarm<>;
using AlarmConfiguration = basic::AlarmConfiguration<>;
using GetMaintenanceWindowTaskResult = basic::GetMaintenanceWindowTaskResult<>;
using DoesNotExistException = basic::DoesNotExistException<>;
using InternalServerError = basic::InternalServerError<>;
using RegisterTaskWithMaintenanceWindowRequest = basic::RegisterTaskWithMaintenanceWindowRequest<>;
using RegisterTaskWithMaintenanceWindowResult = basic::RegisterTaskWithMaintenanceWindowResult<>;
using IdempotentParameterMismatch = basic::IdempotentParameterMismatch<>;
using ResourceLimitExceededException = basic::ResourceLimitExceededException<>;
using FeatureNotAvailableException = basic::FeatureNotAvailableException<>;
using UpdateMaintenanceWindowTaskRequest = basic::UpdateMaintenanceWindowTaskRequest<>;
using UpdateMaintenanceWindowTaskResult = basic::UpdateMaintenanceWindowTaskResult<>;
using MaintenanceWindowFilter = basic::MaintenanceWindowFilter<>;
using DescribeMaintenanceWindowTasksRequest = basic::DescribeMaintenanceWindowTasksRequest<>;
using MaintenanceWindowTask = basic::MaintenanceWindowTask<>;
using DescribeMaintenanceWindowTasksResult = basic::DescribeMaintenanceWindowTasksResult<>;

/// A list of types.
template <class... T> struct type_list {};
/// The structures that are documents of their own.
using documents = type_list<GetMaintenanceWindowTaskResult,
                            GetMaintenanceWindowTaskRequest,
                            RegisterTaskWithMaintenanceWindowRequest,
                            RegisterTaskWithMaintenanceWindowResult,
                            UpdateMaintenanceWindowTaskRequest,
                            UpdateMaintenanceWindowTaskResult,
                            DescribeMaintenanceWindowTasksRequest,
                            DescribeMaintenanceWindowTasksResult,
                            DoesNotExistException,
                            FeatureNotAvailableException,
                            IdempotentParameterMismatch,
                            InternalServerError,
                            ResourceLimitExceededException>;

} // namespace lintel::ssm

// These have rules: to validate one without including lintel/ssm/rules.hpp is a compile error.
namespace lintel {
template <class T> struct rules_of;
template <class S> struct rules_of<ssm::basic::GetMaintenanceWindowTaskResult<S>>;
template <class S> struct rules_of<ssm::basic::UpdateMaintenanceWindowTaskResult<S>>;
template <class S> struct rules_of<ssm::basic::MaintenanceWindowTask<S>>;
template <class S> struct rules_of<ssm::basic::RegisterTaskWithMaintenanceWindowRequest<S>>;
template <class S> struct rules_of<ssm::basic::UpdateMaintenanceWindowTaskRequest<S>>;
template <class S> struct rules_of<ssm::basic::MaintenanceWindowRunCommandParameters<S>>;
template <class S> struct rules_of<ssm::basic::MaintenanceWindowAutomationParameters<S>>;
template <class S> struct rules_of<ssm::basic::MaintenanceWindowStepFunctionsParameters<S>>;
template <class S> struct rules_of<ssm::basic::MaintenanceWindowLambdaParameters<S>>;
template <class S> struct rules_of<ssm::basic::NotificationConfig<S>>;
template <class S> struct rules_of<ssm::basic::CloudWatchOutputConfig<S>>;
} // namespace lintel

#endif
