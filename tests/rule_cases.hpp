#ifndef LINTEL_TESTS_RULE_CASES_HPP
#define LINTEL_TESTS_RULE_CASES_HPP

#include <lintel/blob.hpp>
#include <lintel/ssm/shapes.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

// For each rule of the model a document that fires it, and its nearest neighbour that does not.
namespace tests {

namespace ssm = lintel::ssm;
using lintel::severity;

using get = ssm::GetMaintenanceWindowTaskResult;
using updated = ssm::UpdateMaintenanceWindowTaskResult;
using reg = ssm::RegisterTaskWithMaintenanceWindowRequest;
using update = ssm::UpdateMaintenanceWindowTaskRequest;

/// Which documents a case is for: the answers of Get and Update, the requests of Register and Update.
enum kinds : unsigned { G = 1, U = 2, R = 4, Q = 8, all = 15 };

struct rule_case {
    std::string_view rule;
    lintel::severity level;
    unsigned in;
    std::string_view pointer;
    std::string fires, quiet; // members of the document
};

inline const std::string task_limits = R"("MaxConcurrency":"1","MaxErrors":"1")";
inline const std::string targets = R"("Targets":[{"Key":"tag:a","Values":["b"]}],)" + task_limits;
inline const std::string logging = R"("LoggingInfo":{"S3BucketName":"abc","S3Region":"eu-west-1"})";

inline std::string target(std::string_view inside) {
    return R"("Targets":[{)" + std::string(inside) + "}]," + task_limits;
}
inline std::string invocation(std::string_view inside) {
    return R"("TaskInvocationParameters":{)" + std::string(inside) + '}';
}
inline std::string run_command(std::string_view inside) {
    return invocation(R"("RunCommand":{)" + std::string(inside) + '}');
}
inline std::string notified_of(std::string_view events) {
    return run_command(
        R"("ServiceRoleArn":"r","NotificationConfig":{"NotificationArn":"a","NotificationEvents":[)" +
        std::string(events) + "]}");
}
inline std::string lambda(std::string_view inside) {
    return invocation(R"("Lambda":{)" + std::string(inside) + '}');
}

inline std::string encoded(std::string_view text) {
    std::string out;
    lintel::base64_encode(std::as_bytes(std::span(text.data(), text.size())), out);
    return out;
}

inline const std::vector<rule_case> rule_cases{
    {"targets-required",
     severity::error,
     G | R,
     "/Targets",
     R"("TaskType":"RUN_COMMAND")",
     R"("TaskType":"RUN_COMMAND",)" + targets},
    {"targets-required",
     severity::error,
     G | R,
     "/Targets",
     R"("TaskType":"RUN_COMMAND","Targets":[])",
     R"("TaskType":"LAMBDA","Targets":[])"},
    {"targets-required",
     severity::error,
     Q,
     "/Targets",
     R"("Targets":[],)" + run_command(""),
     run_command("")},
    {"concurrency-required",
     severity::error,
     R,
     "/MaxConcurrency",
     R"("Targets":[{"Key":"tag:a","Values":["b"]}],"MaxErrors":"1")",
     targets},
    {"concurrency-required",
     severity::note,
     Q,
     "/MaxErrors",
     R"("Targets":[{"Key":"tag:a","Values":["b"]}],"MaxConcurrency":"1")",
     targets},
    {"concurrency-without-targets",
     severity::error,
     R,
     "/MaxErrors",
     R"("TaskType":"LAMBDA","MaxErrors":"2")",
     R"("TaskType":"LAMBDA")"},
    {"concurrency-without-targets",
     severity::warning,
     G | U,
     "/MaxErrors",
     R"("MaxErrors":"2")",
     R"("MaxErrors":"1")"},
    {"placeholder", severity::note, G | U, "/MaxConcurrency", R"("MaxConcurrency":"1")", targets},
    {"invocation-mismatch",
     severity::warning,
     G | R,
     "/TaskInvocationParameters/Automation",
     R"("TaskType":"LAMBDA",)" + invocation(R"("Automation":{"DocumentVersion":"1"})"),
     R"("TaskType":"LAMBDA",)" + invocation(R"("Automation":{})")},
    {"invocation-mismatch",
     severity::warning,
     Q,
     "/TaskInvocationParameters/Lambda",
     invocation(R"("Automation":{"DocumentVersion":"1"},"Lambda":{"Qualifier":"1"})"),
     invocation(R"("Automation":{"DocumentVersion":"1"})")},
    {"ignored-by-task-type",
     severity::warning,
     G | R,
     "/LoggingInfo",
     R"("TaskType":"LAMBDA",)" + logging,
     logging},
    {"ignored-by-invocation",
     severity::warning,
     G | R,
     "/LoggingInfo",
     R"("TaskType":"RUN_COMMAND",)" + targets + ',' + logging + ',' + run_command(R"("Comment":"c")"),
     R"("TaskType":"RUN_COMMAND",)" + targets + ',' + logging + ',' + run_command("")},
    {"arn-kind",
     severity::warning,
     G | R,
     "/TaskArn",
     R"("TaskType":"STEP_FUNCTIONS","TaskArn":"arn:aws:states:r:1:activity:s")",
     R"("TaskType":"STEP_FUNCTIONS","TaskArn":"arn:aws:states:r:1:stateMachine:s")"},
    {"arn-kind",
     severity::warning,
     G | R,
     "/TaskArn",
     R"("TaskType":"LAMBDA","TaskArn":"arn:aws:states:r:1:stateMachine:s")",
     R"("TaskType":"LAMBDA","TaskArn":"my-function")"},
    {"arn-kind",
     severity::warning,
     G | R,
     "/TaskArn",
     R"("TaskType":"STEP_FUNCTIONS","TaskArn":"arn:aws:states:r:1:stateMachine:")",
     R"("TaskType":"STEP_FUNCTIONS","TaskArn":"arn:aws:states:r:1:stateMachine:s")"},
    {"alarm-task-type",
     severity::note,
     G | R,
     "/AlarmConfiguration",
     R"("TaskType":"LAMBDA","AlarmConfiguration":{"Alarms":[{"Name":"a"}]})",
     R"("TaskType":"AUTOMATION","AlarmConfiguration":{"Alarms":[{"Name":"a"}]})"},
    {"service-role",
     severity::note,
     R,
     "/ServiceRoleArn",
     R"("TaskType":"LAMBDA")",
     R"("TaskType":"LAMBDA","ServiceRoleArn":"r")"},
    {"replace-required", severity::error, Q, "/TaskArn", R"("Replace":true)", R"("Replace":false)"},
    {"update-drops", severity::note, Q, "/TaskInvocationParameters", invocation(""), R"("Priority":1)"},
    {"target-key",
     severity::warning,
     all,
     "/Targets/0/Key",
     target(R"("Key":"instanceids","Values":["a"])"),
     target(R"("Key":"tag:a","Values":["a"])")},
    {"target-key",
     severity::warning,
     all,
     "/Targets/0/Key",
     target(R"("Key":"tag:","Values":["a"])"),
     target(R"("Key":"tag-key","Values":["a"])")},
    {"target-key",
     severity::warning,
     G | R,
     "/Targets/0/Key",
     R"("TaskType":"LAMBDA",)" + target(R"("Key":"ResourceGroup","Values":["a"])"),
     R"("TaskType":"AUTOMATION",)" + target(R"("Key":"ResourceGroup","Values":["a"])")},
    {"target-values",
     severity::warning,
     all,
     "/Targets/0/Values",
     target(R"("Key":"tag:a")"),
     target(R"("Key":"tag:a","Values":["b"])")},
    {"target-value-format",
     severity::warning,
     all,
     "/Targets/0/Values/1",
     target(R"("Key":"InstanceIds","Values":["i-12345678","i-123456789"])"),
     target(R"("Key":"InstanceIds","Values":["i-12345678","mi-12345678901234567"])")},
    {"target-value-format",
     severity::warning,
     all,
     "/Targets/0/Values/0",
     target(R"("Key":"WindowTargetIds","Values":["x"])"),
     target(R"("Key":"WindowTargetIds","Values":["4f7ca192-7e9a-40fe-9192-5cb15e5f27a1"])")},
    {"target-wildcard",
     severity::warning,
     G | R,
     "/Targets/0/Values/0",
     R"("TaskType":"RUN_COMMAND",)" + target(R"("Key":"InstanceIds","Values":["*"])"),
     R"("TaskType":"AUTOMATION",)" + target(R"("Key":"InstanceIds","Values":["*"])")},
    {"target-wildcard",
     severity::warning,
     U | Q,
     "/Targets/0/Values/0",
     run_command("") + ',' + target(R"("Key":"InstanceIds","Values":["*"])"),
     run_command("") + ',' + target(R"("Key":"InstanceIds","Values":["i-12345678"])")},
    {"hash-shape",
     severity::note,
     all,
     "/TaskInvocationParameters/RunCommand/DocumentHash",
     run_command(R"("DocumentHash":")" + std::string(63, 'a') + R"(","DocumentHashType":"Sha256")"),
     run_command(R"("DocumentHash":")" + std::string(64, 'a') + R"(","DocumentHashType":"Sha256")")},
    {"hash-shape",
     severity::note,
     all,
     "/TaskInvocationParameters/RunCommand/DocumentHashType",
     run_command(R"("DocumentHash":")" + std::string(64, 'a') + '"'),
     run_command(R"("DocumentHash":")" + std::string(64, 'a') + R"(","DocumentHashType":"Sha256")")},
    {"output-prefix",
     severity::warning,
     all,
     "/TaskInvocationParameters/RunCommand/OutputS3KeyPrefix",
     run_command(R"("OutputS3KeyPrefix":"p")"),
     run_command(R"("OutputS3KeyPrefix":"p","OutputS3BucketName":"abc")")},
    {"output-prefix",
     severity::warning,
     all,
     "/TaskInvocationParameters/RunCommand/CloudWatchOutputConfig/CloudWatchOutputEnabled",
     run_command(
         R"("CloudWatchOutputConfig":{"CloudWatchLogGroupName":"g","CloudWatchOutputEnabled":false})"),
     run_command(
         R"("CloudWatchOutputConfig":{"CloudWatchLogGroupName":"g","CloudWatchOutputEnabled":true})")},
    {"notification-arn",
     severity::warning,
     all,
     "/TaskInvocationParameters/RunCommand/NotificationConfig/NotificationArn",
     run_command(R"("ServiceRoleArn":"r","NotificationConfig":{"NotificationType":"Command"})"),
     run_command(R"("ServiceRoleArn":"r","NotificationConfig":{"NotificationArn":"a"})")},
    {"notification-role",
     severity::note,
     all,
     "/TaskInvocationParameters/RunCommand/ServiceRoleArn",
     run_command(R"("NotificationConfig":{"NotificationArn":"a"})"),
     run_command(R"("ServiceRoleArn":"r","NotificationConfig":{"NotificationArn":"a"})")},
    {"notification-events",
     severity::note,
     all,
     "/TaskInvocationParameters/RunCommand/NotificationConfig/NotificationEvents/1",
     notified_of(R"("Failed","Failed")"),
     notified_of(R"("Failed","Success")")},
    {"notification-events",
     severity::note,
     all,
     "/TaskInvocationParameters/RunCommand/NotificationConfig/NotificationEvents/0",
     notified_of(R"("All","Failed")"),
     notified_of(R"("All")")},
    {"notification-events",
     severity::note,
     all,
     "/TaskInvocationParameters/RunCommand/NotificationConfig/NotificationEvents/1",
     notified_of(R"("All","All")"),
     notified_of(R"("All")")},
    {"payload-json",
     severity::warning,
     all,
     "/TaskInvocationParameters/Lambda/Payload",
     lambda(R"("Payload":"eyJhIjo=")"),
     lambda(R"("Payload":"eyJhIjoxfQ==")")},
    {"payload-json",
     severity::warning,
     all,
     "/TaskInvocationParameters/Lambda/Payload",
     lambda(R"("Payload":"e30gMQ==")"), // {} 1
     lambda(R"("Payload":")" + encoded(std::string(100, '[') + std::string(100, ']')) + '"')},
    {"input-json",
     severity::note,
     all,
     "/TaskInvocationParameters/StepFunctions/Input",
     invocation(R"("StepFunctions":{"Input":"{"})"),
     invocation(R"("StepFunctions":{"Input":"{}"})")},
    {"pseudo-parameter",
     severity::note,
     all,
     "/TaskInvocationParameters/StepFunctions/Input",
     invocation(R"("StepFunctions":{"Input":"\"{{NOPE}}\""})"),
     invocation(R"("StepFunctions":{"Input":"\"{{TARGET_ID}} {{a}\""})")},
    {"pseudo-parameter",
     severity::note,
     all,
     "/TaskInvocationParameters/Lambda/Payload",
     lambda(R"("Payload":"Int7Tk9QRX19Ig==")"), // "{{NOPE}}"
     lambda(R"("Payload":"Int7V0lORE9XX0lEfX0i")")},
    {"pseudo-parameter",
     severity::warning,
     all,
     "/TaskInvocationParameters/RunCommand/Parameters/a/0",
     run_command(R"("Parameters":{"a":["{{RESOURCE_ID}}"]})"),
     run_command(R"("Parameters":{"a":["{{WINDOW_TASK_ID}}"]})")},
    {"pseudo-parameter",
     severity::warning,
     all,
     "/TaskInvocationParameters/RunCommand/Parameters/a~1b/1",
     run_command(R"("Parameters":{"a/b":["x","{{TARGET_ID}}"]})"),
     run_command(R"("Parameters":{"a/b":["x","{{WINDOW_ID}}"]})")},
    {"pseudo-parameter",
     severity::note,
     all,
     "/TaskInvocationParameters/RunCommand/Parameters/a/0",
     run_command(R"("Parameters":{"a":["{{ WINDOWID }}"]})"),
     run_command(R"("Parameters":{"a":["{{ WINDOW_ID }} {{ssm:x}} {{"]})")},
    {"pseudo-parameter",
     severity::note,
     all,
     "/TaskInvocationParameters/Automation/Parameters/a/0",
     invocation(R"("Automation":{"Parameters":{"a":["{{TARGET}}"]}})"),
     invocation(R"("Automation":{"Parameters":{"a":["{{TARGET_ID}}"]}})")},
    {"pseudo-parameter",
     severity::note,
     all,
     "/TaskParameters/a~0/Values/0",
     R"("TaskParameters":{"a~":{"Values":["{{NOPE}}"]}})",
     R"("TaskParameters":{"a~":{"Values":["{{TARGET_ID}}"]}})"},
};

/// The whole document of a case's members.
template <class T> std::string document(const std::string& inside) {
    if constexpr (std::is_same_v<T, reg>) return R"({"WindowId":"mw-0c50858d01e4a2b97",)" + inside + '}';
    if constexpr (std::is_same_v<T, update>)
        return R"({"WindowId":"mw-0c50858d01e4a2b97","WindowTaskId":"4f7ca192-7e9a-40fe-9192-5cb15e5f27a1",)" +
               inside + '}';
    return '{' + inside + '}';
}

} // namespace tests

#endif
