#ifndef LINTEL_SSM_SIMPLE_SHAPES_HPP
#define LINTEL_SSM_SIMPLE_SHAPES_HPP

#include <lintel/annotate.hpp>
#include <lintel/shape.hpp>

#include <boost/describe/enum.hpp>

#include <array>
#include <string_view>

// The enums of the SSM model, and its named shapes of strings, numbers, lists and maps: each limit stands
// here once. Names, limits and patterns are those of the public service model of SSM (API version
// 2014-11-06).
namespace lintel::ssm {

/// What the SDKs and command lines add to an answer at its top: boto3, Go, JavaScript, and PowerShell two.
inline constexpr std::array<std::string_view, 5> added_by_clients{
    "ResponseMetadata", "ResultMetadata", "$metadata", "ContentLength", "HttpStatusCode"};
/// This model, as hints name it.
inline constexpr lintel::model_info model{"AWS", "November 2026", added_by_clients};

BOOST_DEFINE_ENUM_CLASS(MaintenanceWindowTaskType, RUN_COMMAND, AUTOMATION, STEP_FUNCTIONS, LAMBDA)
BOOST_DEFINE_ENUM_CLASS(DocumentHashType, Sha256, Sha1)
BOOST_DEFINE_ENUM_CLASS(NotificationEvent, All, InProgress, Success, TimedOut, Cancelled, Failed)
BOOST_DEFINE_ENUM_CLASS(NotificationType, Command, Invocation)
BOOST_DEFINE_ENUM_CLASS(MaintenanceWindowTaskCutoffBehavior, CONTINUE_TASK, CANCEL_TASK)

/// The service's named shapes.
namespace shapes {

inline constexpr lintel::shape MaintenanceWindowId{
    "MaintenanceWindowId",
    length{20, 20},
    pattern<"^mw-[0-9a-f]{17}$">.means("mw- and 17 digits from 0-9 and a-f")};
inline constexpr lintel::shape MaintenanceWindowTaskId{
    "MaintenanceWindowTaskId",
    length{36, 36},
    pattern<R"(^[0-9a-fA-F]{8}\-[0-9a-fA-F]{4}\-[0-9a-fA-F]{4}\-[0-9a-fA-F]{4}\-[0-9a-fA-F]{12}$)">.means(
        "a UUID: 8-4-4-4-12 hexadecimal digits")};
inline constexpr lintel::shape TargetKey{
    "TargetKey",
    length{1, 163},
    pattern<R"(^[\p{L}\p{Z}\p{N}_.:/=\-@]*$|resource-groups:ResourceTypeFilters|resource-groups:Name)">.means(
        "InstanceIds or WindowTargetIds")};
inline constexpr lintel::shape TargetValue{"TargetValue"};
inline constexpr lintel::shape TargetValues{"TargetValues", count{0, 50}, elements{TargetValue}, unordered};
inline constexpr lintel::shape Targets{"Targets", count{0, 5}};
inline constexpr lintel::shape MaintenanceWindowTaskArn{"MaintenanceWindowTaskArn", length{1, 1600}};
inline constexpr lintel::shape ServiceRole{"ServiceRole"};
inline constexpr lintel::shape MaintenanceWindowTaskType{"MaintenanceWindowTaskType"};
inline constexpr lintel::shape MaintenanceWindowTaskParameterName{"MaintenanceWindowTaskParameterName",
                                                                  length{1, 255}};
inline constexpr lintel::shape MaintenanceWindowTaskParameterValue{
    "MaintenanceWindowTaskParameterValue", length{1, 255}, sensitive};
inline constexpr lintel::shape MaintenanceWindowTaskParameterValueList{
    "MaintenanceWindowTaskParameterValueList", elements{MaintenanceWindowTaskParameterValue}, sensitive};
inline constexpr lintel::shape MaintenanceWindowTaskParameters{
    "MaintenanceWindowTaskParameters", keys{MaintenanceWindowTaskParameterName}, sensitive};
inline constexpr lintel::shape Comment{"Comment", length{.max = 100}};
inline constexpr lintel::shape CloudWatchLogGroupName{"CloudWatchLogGroupName", length{1, 512}};
inline constexpr lintel::shape CloudWatchOutputEnabled{"CloudWatchOutputEnabled"};
inline constexpr lintel::shape DocumentHash{"DocumentHash", length{.max = 256}};
inline constexpr lintel::shape DocumentHashType{
    "DocumentHashType", deprecated_value{"Sha1", "use a Sha256 hash: Sha1 hashes are deprecated"}};
inline constexpr lintel::shape DocumentVersion{
    "DocumentVersion",
    pattern<"([$]LATEST|[$]DEFAULT|^[1-9][0-9]*$)">.means("$LATEST, $DEFAULT or a version number")};
inline constexpr lintel::shape NotificationArn{"NotificationArn"};
inline constexpr lintel::shape NotificationEvent{"NotificationEvent"};
inline constexpr lintel::shape NotificationEventList{
    "NotificationEventList", elements{NotificationEvent}, unordered};
inline constexpr lintel::shape NotificationType{"NotificationType"};
inline constexpr lintel::shape S3BucketName{"S3BucketName", length{3, 63}};
inline constexpr lintel::shape S3KeyPrefix{"S3KeyPrefix", length{.max = 500}};
inline constexpr lintel::shape ParameterName{"ParameterName"};
inline constexpr lintel::shape ParameterValue{"ParameterValue"};
inline constexpr lintel::shape ParameterValueList{"ParameterValueList", elements{ParameterValue}};
inline constexpr lintel::shape Parameters{
    "Parameters", keys{ParameterName}, values{ParameterValueList}, sensitive};
inline constexpr lintel::shape TimeoutSeconds{"TimeoutSeconds", range{30, 2592000}};
inline constexpr lintel::shape AutomationParameterKey{"AutomationParameterKey", length{1, 50}};
inline constexpr lintel::shape AutomationParameterValue{"AutomationParameterValue", length{1, 512}};
inline constexpr lintel::shape AutomationParameterValueList{
    "AutomationParameterValueList", count{0, 50}, elements{AutomationParameterValue}};
inline constexpr lintel::shape AutomationParameterMap{"AutomationParameterMap",
                                                      count{1, 200},
                                                      keys{AutomationParameterKey},
                                                      values{AutomationParameterValueList}};
inline constexpr lintel::shape MaintenanceWindowStepFunctionsInput{
    "MaintenanceWindowStepFunctionsInput", length{.max = 4096}, sensitive};
inline constexpr lintel::shape MaintenanceWindowStepFunctionsName{"MaintenanceWindowStepFunctionsName",
                                                                  length{1, 80}};
inline constexpr lintel::shape MaintenanceWindowLambdaClientContext{"MaintenanceWindowLambdaClientContext",
                                                                    length{1, 8000}};
inline constexpr lintel::shape MaintenanceWindowLambdaQualifier{"MaintenanceWindowLambdaQualifier",
                                                                length{1, 128}};
inline constexpr lintel::shape MaintenanceWindowLambdaPayload{
    "MaintenanceWindowLambdaPayload", length{.max = 4096}, sensitive};
inline constexpr lintel::shape MaintenanceWindowTaskPriority{"MaintenanceWindowTaskPriority",
                                                             range{.min = 0}};
inline constexpr lintel::shape MaxConcurrency{"MaxConcurrency",
                                              length{1, 7},
                                              pattern<"^([1-9][0-9]*|[1-9][0-9]%|[1-9]%|100%)$">.means(
                                                  "a number from 1, or a percentage from 1% to 100%")};
inline constexpr lintel::shape MaxErrors{"MaxErrors",
                                         length{1, 7},
                                         pattern<"^([1-9][0-9]*|[0]|[1-9][0-9]%|[0-9]%|100%)$">.means(
                                             "a number from 0, or a percentage from 0% to 100%")};
inline constexpr lintel::shape S3Region{"S3Region", length{3, 20}};
inline constexpr lintel::shape MaintenanceWindowName{
    "MaintenanceWindowName",
    length{3, 128},
    pattern<R"(^[a-zA-Z0-9_\-.]{3,128}$)">.means(
        "3 to 128 letters from A to Z, digits and the characters _ . -")};
inline constexpr lintel::shape MaintenanceWindowDescription{
    "MaintenanceWindowDescription", length{1, 128}, sensitive};
inline constexpr lintel::shape MaintenanceWindowTaskCutoffBehavior{"MaintenanceWindowTaskCutoffBehavior"};
inline constexpr lintel::shape Boolean{"Boolean"};
inline constexpr lintel::shape AlarmName{
    "AlarmName", length{1, 255}, pattern<R"(^(?!\s*$).+)">.means("a text that is not blank")};
inline constexpr lintel::shape AlarmList{"AlarmList", count{1, 1}};
inline constexpr lintel::shape String{"String"};
inline constexpr lintel::shape ClientToken{"ClientToken", length{1, 64}};
inline constexpr lintel::shape MaintenanceWindowFilterKey{"MaintenanceWindowFilterKey", length{1, 128}};
inline constexpr lintel::shape MaintenanceWindowFilterValue{"MaintenanceWindowFilterValue", length{1, 256}};
inline constexpr lintel::shape MaintenanceWindowFilterValues{"MaintenanceWindowFilterValues",
                                                             elements{MaintenanceWindowFilterValue}};
inline constexpr lintel::shape MaintenanceWindowFilterList{"MaintenanceWindowFilterList", count{0, 5}};
inline constexpr lintel::shape MaintenanceWindowMaxResults{"MaintenanceWindowMaxResults", range{10, 100}};
inline constexpr lintel::shape NextToken{"NextToken"};
inline constexpr lintel::shape MaintenanceWindowTaskList{"MaintenanceWindowTaskList"};

} // namespace shapes

} // namespace lintel::ssm

#endif
