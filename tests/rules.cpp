// Each cross-field rule: a document that fires it, and its nearest neighbour that does not.
#include <lintel/ssm.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "allocations.hpp"
#include "model_rules.hpp"

namespace ssm = lintel::ssm;
using lintel::severity;

namespace {

using get = ssm::GetMaintenanceWindowTaskResult;
using updated = ssm::UpdateMaintenanceWindowTaskResult;
using reg = ssm::RegisterTaskWithMaintenanceWindowRequest;
using update = ssm::UpdateMaintenanceWindowTaskRequest;

enum shapes : unsigned { G = 1, U = 2, R = 4, Q = 8, all = 15 };

struct rule_case {
    std::string_view rule;
    lintel::severity level;
    unsigned in;
    std::string_view pointer;
    std::string fires, quiet; // members of the document
};

const std::string task_limits = R"("MaxConcurrency":"1","MaxErrors":"1")";
const std::string targets = R"("Targets":[{"Key":"tag:a","Values":["b"]}],)" + task_limits;
const std::string logging = R"("LoggingInfo":{"S3BucketName":"abc","S3Region":"eu-west-1"})";

std::string target(std::string_view inside) {
    return R"("Targets":[{)" + std::string(inside) + "}]," + task_limits;
}
std::string invocation(std::string_view inside) {
    return R"("TaskInvocationParameters":{)" + std::string(inside) + '}';
}
std::string run_command(std::string_view inside) {
    return invocation(R"("RunCommand":{)" + std::string(inside) + '}');
}
std::string notified_of(std::string_view events) {
    return run_command(
        R"("ServiceRoleArn":"r","NotificationConfig":{"NotificationArn":"a","NotificationEvents":[)" +
        std::string(events) + "]}");
}
std::string lambda(std::string_view inside) {
    return invocation(R"("Lambda":{)" + std::string(inside) + '}');
}

std::string encoded(std::string_view text) {
    std::string out;
    lintel::base64_encode(std::as_bytes(std::span(text.data(), text.size())), out);
    return out;
}

const std::vector<rule_case> cases{
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

using found_at = std::tuple<std::string, severity, std::string>;
std::multiset<found_at> places(const lintel::report& r) {
    std::multiset<found_at> all_of;
    for (const auto& d : r) all_of.emplace(d.rule, d.severity, d.pointer);
    return all_of;
}

template <class T> std::string document(const std::string& inside) {
    if constexpr (std::is_same_v<T, reg>) return R"({"WindowId":"mw-0c50858d01e4a2b97",)" + inside + '}';
    if constexpr (std::is_same_v<T, update>)
        return R"({"WindowId":"mw-0c50858d01e4a2b97","WindowTaskId":"4f7ca192-7e9a-40fe-9192-5cb15e5f27a1",)" +
               inside + '}';
    return '{' + inside + '}';
}

template <class T> void try_case(const rule_case& c) {
    const std::string fires = document<T>(c.fires), quiet = document<T>(c.quiet);
    INFO(c.rule, " in ", lintel::shape_name<T>(), ": ", fires);
    const auto with = lintel::check<T>(fires), without = lintel::check<T>(quiet);
    auto only = places(with);
    for (const auto& p : places(without))
        if (const auto at = only.find(p); at != only.end()) only.erase(at);
    const found_at expected{std::string(c.rule), c.level, std::string(c.pointer)};
    CHECK(only.count(expected) == 1);
    CHECK(only.size() == 1);
    CHECK(places(without).count(expected) == 0);
    for (const auto& d : with) {
        if (d.rule != c.rule) continue;
        CHECK(d.line == 1);
        CHECK_FALSE(d.message.empty());
    }
    // The same in memory, with owning storage.
    CHECK(places(lintel::validate(lintel::parse<T>(fires).value())) == places(with));
}

using tests::collect;
using tests::id_and_level;

template <class T> void has_a_case_for_each(unsigned bit) {
    std::set<id_and_level> listed;
    collect<T>(listed);
    CHECK(listed.size() > 10);
    for (const auto& [id, level] : listed) {
        const bool tried = std::any_of(cases.begin(), cases.end(), [&](const rule_case& c) {
            return c.rule == id && c.level == level && (c.in & bit);
        });
        CHECK_MESSAGE(tried, id, " has no case for ", lintel::shape_name<T>());
    }
}

std::string hint_of(std::string_view rule, const std::string& text) {
    for (const auto& d : lintel::check<get>(text))
        if (d.rule == rule) return d.hint;
    return "not found";
}

} // namespace

TEST_CASE("each rule fires where it should, alone, and not beside it") {
    for (const auto& c : cases) {
        if (c.in & G) try_case<get>(c);
        if (c.in & U) try_case<updated>(c);
        if (c.in & R) try_case<reg>(c);
        if (c.in & Q) try_case<update>(c);
    }
}

TEST_CASE("every rule of every kind of document has a case") {
    has_a_case_for_each<get>(G);
    has_a_case_for_each<updated>(U);
    has_a_case_for_each<reg>(R);
    has_a_case_for_each<update>(Q);
}

TEST_CASE("hints say what was probably meant") {
    CHECK(hint_of("target-key", R"({"Targets":[{"Key":"instanceids","Values":["a"]}]})") ==
          "did you mean InstanceIds?");
    CHECK(hint_of("target-key", R"({"Targets":[{"Key":"Tag:Env","Values":["a"]}]})") ==
          "did you mean tag:Env?");
    for (const std::string_view text : {"{{{TARGET_ID}}}",
                                        "{{{{TARGET_ID}}",
                                        "{{x{{TARGET_ID}}",
                                        "{{ {{ TARGET_ID }}",
                                        "{{A}}{{TARGET_ID}}"})
        CHECK_FALSE(hint_of("pseudo-parameter",
                            '{' + run_command(R"("Parameters":{"a":[")" + std::string(text) + R"("]})") + '}')
                        .empty());
    CHECK(hint_of("pseudo-parameter", '{' + run_command(R"("Parameters":{"a":["{{WINDOWID}}"]})") + '}') ==
          "did you mean WINDOW_ID?");
    CHECK(hint_of("payload-json", '{' + lambda(R"("Payload":"ZXlKaElqb3hmUT09")") + '}')
              .find("base64 of base64") != std::string::npos);
    CHECK(hint_of("payload-json", '{' + lambda(R"("Payload":"Yid7fSc=")") + '}').find("bytes literal") !=
          std::string::npos);
}

TEST_CASE("a typical broken answer shows all of it in one run") {
    std::string ids;
    for (int i = 0; i < 11; ++i) ids += R"("4f7ca192-7e9a-40fe-9192-5cb15e5f27a1",)";
    ids.pop_back();
    const auto found =
        lintel::check<get>(R"({"TaskType":"RUN_COMMAND","TaskParameters":{"k":{"Values":["v"]}},)" + logging +
                           ',' + run_command(R"("DocumentHashType":"Sha1")") + "}");
    std::set<std::string_view> rules;
    for (const auto& d : found) rules.insert(d.rule);
    CHECK(rules == std::set<std::string_view>{"targets-required", "deprecated", "ignored-by-invocation"});
    CHECK(found.count(severity::warning) == 5);
    const auto targeted = lintel::check<get>(
        R"({"Targets":[{"Key":"instanceids","Values":["a"]},{"Key":"WindowTargetIds","Values":[)" + ids +
        "]}]}");
    REQUIRE(targeted.size() == 2);
    CHECK(targeted[0].rule == "target-key");
    CHECK(targeted[1].rule == "target-values");
    CHECK(targeted[1].message == "Values has 11 WindowTargetIds; at most 10 are taken");
}

TEST_CASE("findings past the cap are counted and cost no words") {
    get broken;
    broken.Targets.emplace().resize(1000);
    for (auto& t : *broken.Targets) {
        t.Key = "instanceids";
        t.Values.emplace().push_back("x");
    }
    std::size_t found = 0;
    const lintel::options none{.max_diagnostics = 0};
    CHECK(tests::allocations_of([&] { found = lintel::validate(broken, none).omitted(); }) == 0);
    CHECK(found == 1001);
}
