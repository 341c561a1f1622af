// What check, validate, parse_into and parser find in requests and answers beside constraints, and what hints
// know of the model.
#include <lintel/ssm.hpp>

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "expect.hpp"
#include "model_rules.hpp"

namespace requests { // the tests of one unit are compiled together
namespace {

namespace ssm = lintel::ssm;
using get = ssm::GetMaintenanceWindowTaskResult;
using reg = ssm::RegisterTaskWithMaintenanceWindowRequest;
using update = ssm::UpdateMaintenanceWindowTaskRequest;
using lintel::severity;

template <class T> lintel::report checked(std::string_view text, lintel::options opts = {}) {
    return lintel::check<T>(text, tests::generic_only(std::move(opts)));
}
/// "severity rule pointer; …" of what is found.
std::string found_in(const lintel::report& found) {
    std::string all;
    for (const auto& d : found) {
        if (!all.empty()) all += "; ";
        all.append(to_string(d.severity)).append(" ").append(d.rule).append(" ").append(d.pointer);
    }
    return all;
}
template <class T> std::string found(std::string_view text, lintel::options opts = {}) {
    return found_in(checked<T>(text, std::move(opts)));
}
/// The text of an update request with such members, which starts without findings.
std::string updating(std::string_view members) {
    return R"({"WindowId":"mw-0c50858d01e4a2b97","WindowTaskId":"4f7ca192-7e9a-40fe-9192-5cb15e5f27a1",)" +
           std::string(members) + '}';
}
/// The only finding of a request with such members.
lintel::diagnostic only(std::string_view members) {
    const auto all = checked<update>(updating(members));
    INFO(tests::full(all));
    REQUIRE(all.size() == 1);
    return all[0];
}
std::string hint(std::string_view members) { return only(members).hint; }
std::string run_command(std::string_view members) {
    return R"("TaskInvocationParameters":{"RunCommand":{)" + std::string(members) + "}}";
}

TEST_CASE("an unknown member is an error in a request, wherever it is, and a warning elsewhere") {
    for (const std::string_view members : {R"("Nmae":1)",
                                           R"("TaskInvocationParameters":{"x":1})",
                                           R"("TaskInvocationParameters":{"RunCommand":{"x":1}})",
                                           R"("AlarmConfiguration":{"Alarms":[{"Name":"a","x":1}]})",
                                           R"("TaskInvocationParameters":{"Lambda":{"x":null}})"}) {
        const auto in_request = checked<update>(updating(members));
        REQUIRE(in_request.size() == 1);
        CHECK(in_request[0].rule == "unknown-member");
        CHECK(in_request[0].severity == severity::error);
        const auto in_answer = checked<get>('{' + std::string(members) + '}');
        REQUIRE(in_answer.size() == 1);
        CHECK(in_answer[0].severity == severity::warning);
        CHECK(in_answer[0].message.substr(0, 9) == in_request[0].message.substr(0, 9));
    }
    CHECK(found<ssm::Alarm>(R"({"Name":"a","x":1})") == "warning unknown-member /x");
}

TEST_CASE("both severities of an unknown member can be set, together and apart") {
    const std::string request = updating(R"("x":1)");
    const std::string_view answer = R"({"x":1})";
    const lintel::options off{.rules = {{"unknown-member", {}}}};
    CHECK(found<update>(request, off).empty());
    CHECK(found<get>(answer, off).empty());
    const lintel::options errors_off{.rules = {{"unknown-member", {}, severity::error}}};
    CHECK(found<update>(request, errors_off).empty());
    CHECK(found<get>(answer, errors_off) == "warning unknown-member /x");
    const lintel::options warnings_off{.rules = {{"unknown-member", {}, severity::warning}}};
    CHECK(found<update>(request, warnings_off) == "error unknown-member /x");
    CHECK(found<get>(answer, warnings_off).empty());
    CHECK(found<update>(request, {.rules = {{"unknown-member", severity::note}}}) ==
          "note unknown-member /x");
}

TEST_CASE("a request with an unknown member parses, with a warning where warnings are given") {
    const std::string text = updating(R"("x":1,"Name":"abc")");
    const auto parsed = lintel::parse<update>(text);
    REQUIRE(parsed.has_value());
    CHECK(parsed->Name == "abc");
    update value;
    CHECK(found_in(lintel::parse_into(value, text)) == "warning unknown-member /x");
    CHECK(value.Name == "abc");
    lintel::parser<update> pushed;
    pushed.write(text);
    update other;
    CHECK(found_in(pushed.finish_into(other)) == "warning unknown-member /x");
    CHECK(other == value);
    const lintel::options strict{.rules = {{"unknown-member", severity::error}}};
    CHECK_FALSE(lintel::parse<update>(text, strict).has_value());
}

TEST_CASE("a null in a request is a note, unless the member is required and so missing") {
    for (const std::string_view members : {R"("Name":null)",
                                           R"("TaskInvocationParameters":{"RunCommand":{"Comment":null}})",
                                           R"("Targets":[{"Key":null}])"}) {
        const std::string text = updating(members);
        const auto all = checked<update>(text);
        INFO(tests::full(all));
        REQUIRE(all.size() == 1);
        CHECK(all[0].rule == "null-member");
        CHECK(all[0].severity == severity::note);
        CHECK(all.ok());
        CHECK(checked<update>(text, {.rules = {{"null-member", {}}}}).empty());
        update value;
        CHECK(found_in(lintel::parse_into(value, text)) == "note null-member " + all[0].pointer);
        lintel::parser<update> pushed;
        pushed.write(text);
        CHECK(found_in(pushed.finish_into(value)) == "note null-member " + all[0].pointer);
        CHECK(lintel::parse<update>(text).has_value());
        CHECK(checked<get>('{' + std::string(members) + '}').empty());
    }
    CHECK(only(R"("Name":null)").message ==
          "Name is null: absent on the wire, but the AWS clients refuse null");
    CHECK(hint(R"("Name":null)") == "leave it out");
    const std::string_view required =
        R"({"WindowId":null,"WindowTaskId":"4f7ca192-7e9a-40fe-9192-5cb15e5f27a1"})";
    CHECK(found<update>(required) == "error required /WindowId");
    CHECK(found<update>(required, {.rules = {{"required", {}}}}) == "note null-member /WindowId");
    CHECK_FALSE(
        lintel::parse<update>(updating(R"("Name":null)"), {.rules = {{"null-member", severity::error}}})
            .has_value());
}

TEST_CASE("what clients add to an answer at its top is known") {
    for (const std::string_view name : ssm::added_by_clients) {
        const std::string added = '"' + std::string(name) + R"(":{"a":[1,{"b":null}]})";
        // Also where the text is read token by token.
        for (const std::string_view other : {"", R"(,"Name":5)"}) {
            const std::string text = '{' + added + std::string(other) + '}';
            CHECK_MESSAGE(found<get>(text) == (other.empty() ? "" : "error type /Name"), text);
            get value;
            CHECK(lintel::parse_into(value, text).size() == (other.empty() ? 0 : 1));
        }
        CHECK(found<get>(R"({"LoggingInfo":{"S3BucketName":"abc","S3Region":"abc",)" + added + "}}") ==
              "warning deprecated /LoggingInfo; warning unknown-member /LoggingInfo/" + std::string(name));
        CHECK(found<update>(updating(added)) == "error unknown-member /" + std::string(name));
    }
    CHECK(found<ssm::DescribeMaintenanceWindowTasksResult>(R"({"Tasks":[],"ResponseMetadata":{}})").empty());
    CHECK(found<ssm::DescribeMaintenanceWindowTasksResult>(R"({"Tasks":[{"ResponseMetadata":{}}]})") ==
          "warning unknown-member /Tasks/0/ResponseMetadata");
}

TEST_CASE("an enum that is empty is absent in an answer, as a member, and kept") {
    const std::string text =
        R"({"TaskType":"","TaskInvocationParameters":{"RunCommand":{"NotificationConfig":{"NotificationType":""}}},)"
        R"("CutoffBehavior":""})";
    CHECK(found<get>(text).empty());
    const get value = lintel::parse<get>(text).value();
    CHECK(lintel::validate(value, tests::generic_only()).empty());
    CHECK(lintel::serialize(value) == text);
    CHECK(found<ssm::DescribeMaintenanceWindowTasksResult>(R"({"Tasks":[{"Type":""}]})").empty());
    CHECK(found<get>(R"({"TaskType":"x"})") == "error enum /TaskType");
    CHECK(found<update>(updating(R"("CutoffBehavior":"")")) == "error enum /CutoffBehavior");
    const std::string events = R"("NotificationConfig":{"NotificationEvents":[""]})";
    CHECK(found<get>('{' + run_command(events) + '}') ==
          "error enum /TaskInvocationParameters/RunCommand/NotificationConfig/NotificationEvents/0");
}

TEST_CASE("an empty text is one finding") {
    CHECK(found<update>(updating(R"("Name":"","Description":"")")) ==
          "error length /Name; error length /Description");
    CHECK(only(R"("Name":"")").message == "Name is 0 characters long; at least 3 are required");
    CHECK(found<update>(updating(R"("Name":"")"), {.rules = {{"length", {}}}}) == "error pattern /Name");
    CHECK(found<update>(updating(run_command(R"("DocumentVersion":"")"))) ==
          "error pattern /TaskInvocationParameters/RunCommand/DocumentVersion");
}

TEST_CASE("a member that is there under another name is not missing as well") {
    const std::string id = R"("WindowId":"mw-0c50858d01e4a2b97",)", arn = R"("TaskArn":"f")";
    CHECK(found<reg>('{' + id + arn + R"(,"TaskTipe":"LAMBDA"})") == "error unknown-member /TaskTipe");
    CHECK(found<reg>(R"({"WindowID":"x","task_arn":"f","TaskType":"LAMBDA"})") ==
          "error unknown-member /WindowID; error unknown-member /task_arn");
    CHECK(found<reg>('{' + id + arn +
                     R"(,"TaskType":"RUN_COMMAND","LoggingInfo":{"S3Bucket":"abc","Region":"x"}})") ==
          "warning deprecated /LoggingInfo; error unknown-member /LoggingInfo/S3Bucket; "
          "error unknown-member /LoggingInfo/Region");
    // Both, in either order: what is there is judged.
    CHECK(found<reg>('{' + arn + R"(,"TaskType":"LAMBDA","WindowID":"x","WindowId":"y"})") ==
          "error unknown-member /WindowID; error length /WindowId; error pattern /WindowId");
    CHECK(found<reg>('{' + arn + R"(,"TaskType":"LAMBDA","WindowId":"y","WindowID":"x"})") ==
          "error length /WindowId; error pattern /WindowId; error unknown-member /WindowID");
    // Nothing says that a name is wrong, or not as an error: the member is missing.
    for (const lintel::rule_setting& off :
         {lintel::rule_setting{"unknown-member", {}}, {"unknown-member", severity::warning}})
        CHECK(found<reg>('{' + id + arn + R"(,"TaskTipe":"LAMBDA"})", {.rules = {off}})
                  .find("error required /TaskType") != std::string::npos);
    CHECK(found<get>(R"({"LoggingInfo":{"S3Bucket":"abc","S3Region":"x"}})")
              .find("error required /LoggingInfo/S3BucketName") != std::string::npos);
    // Of something else nothing is known.
    CHECK(found<reg>('{' + id + arn + R"(,"Something":"LAMBDA"})") ==
          "error required /TaskType; error unknown-member /Something");
    // The rules take it for given.
    for (const auto& d :
         lintel::check<reg>('{' + id + R"("TaskArn":"AWS-RunShellScript","TaskType":"RUN_COMMAND",
"TaskInvocationParameters":{"MaintenanceWindowRunCommandParameters":{}}})"))
        CHECK(d.rule != "document-parameters");
}

TEST_CASE("a skeleton that was not filled in is one finding, and all else that is wrong") {
    const std::string_view text = R"({"WindowId":"","WindowTaskId":"",
"Targets":[{"Key":"","Values":["",""]}],"Name":"","TaskInvocationParameters":{"RunCommand":{"Comment":"",
"TimeoutSeconds":0}},"MaxErrors":"x","Priority":-1,"Nmae":""})";
    const auto all = checked<update>(text);
    CHECK(found_in(all) ==
          "error skeleton ; error pattern /MaxErrors; error range /Priority; error unknown-member /Nmae");
    CHECK(all[0].message == "7 members are empty and 1 number is 0, as in a skeleton that was not filled in: "
                            "/WindowId, /WindowTaskId, /Targets/0/Key, …");
    CHECK(all[0].hint == "fill in or delete the empty members");
    CHECK(all[0].offset == 1);
    CHECK(found<update>(text, {.rules = {{"skeleton", {}}}}) ==
          "error length /WindowId; error length /WindowTaskId; error length /Targets/0/Key; error length "
          "/Name; "
          "error range /TaskInvocationParameters/RunCommand/TimeoutSeconds; error pattern /MaxErrors; "
          "error range /Priority; error unknown-member /Nmae");
    // In memory the same, but for what only a text has.
    const auto value = lintel::parse<update>(text).value();
    CHECK(found_in(lintel::validate(value, tests::generic_only())) ==
          "error skeleton ; error range /Priority; error pattern /MaxErrors");
}

TEST_CASE("fewer than three empty texts that may not be empty are no skeleton, nor is an answer") {
    CHECK(found<update>(R"({"WindowId":"","WindowTaskId":"","Targets":[{"Values":["","","","a"]}]})") ==
          "error length /WindowId; error length /WindowTaskId");
    CHECK(found<update>(R"({"WindowId":"","WindowTaskId":"","Replace":true,"Priority":0})") ==
          "error skeleton ");
    CHECK(found<update>(R"({"WindowId":"","WindowTaskId":"","Name":""})") == "error skeleton ");
    CHECK(found<get>(R"({"WindowId":"","WindowTaskId":"","Name":""})") ==
          "error length /WindowId; error length /WindowTaskId; error length /Name");
    // Findings that are off do not count.
    CHECK(found<update>(R"({"WindowId":"","WindowTaskId":"","Name":""})",
                        {.rules = {{"length", {}}, {"pattern", {}}}})
              .empty());
}

TEST_CASE("a skeleton's finding is kept and counted as any is") {
    const std::string_view text = R"({"WindowId":"","WindowTaskId":"","Name":"","MaxErrors":"x"})";
    const auto one = checked<update>(text, {.max_diagnostics = 1});
    CHECK(found_in(one) == "error skeleton ");
    CHECK(one.omitted() == 1);
    const auto none = checked<update>(text, {.max_diagnostics = 0});
    CHECK(none.omitted() == 2);
    CHECK(none.count(severity::error) == 2);
}

TEST_CASE("a rule says nothing of an empty text in a skeleton, and of others what it always does") {
    const std::string_view text = R"({"WindowId":"","TaskArn":"","TaskType":"RUN_COMMAND",
"Targets":[{"Key":"","Values":["a"]}],"MaxConcurrency":"","MaxErrors":""})";
    for (const auto& d : lintel::check<reg>(text)) CHECK_MESSAGE(d.pointer != "/Targets/0/Key", d.message);
    const auto off = lintel::check<reg>(text, {.rules = {{"skeleton", {}}}});
    CHECK(off.size() > 5);
}

TEST_CASE("what a skeleton has of itself beside empty texts is no other finding") {
    for (const std::string_view type : {"RUN_COMMAND", "AUTOMATION", "LAMBDA", "STEP_FUNCTIONS"})
        for (const std::string_view hash : {"Sha1", "Sha256"})
            for (const std::string_view cutoff : {"CANCEL_TASK", "CONTINUE_TASK"}) {
                const std::string text = R"({"WindowId":"","Targets":[{"Key":"","Values":[""]}],"TaskArn":"",
"ServiceRoleArn":"","TaskType":")" + std::string(type) +
                                         R"(","TaskParameters":{"k":{"Values":[""]}},
"TaskInvocationParameters":{"RunCommand":{"Comment":"","CloudWatchOutputConfig":{"CloudWatchLogGroupName":"",
"CloudWatchOutputEnabled":false},"DocumentHash":"","DocumentHashType":")" +
                                         std::string(hash) + R"(","DocumentVersion":"","NotificationConfig":{
"NotificationArn":"","NotificationEvents":["TimedOut"],"NotificationType":"Command"},"OutputS3BucketName":"",
"Parameters":{"k":[""]},"ServiceRoleArn":"","TimeoutSeconds":0},"Automation":{"DocumentVersion":"",
"Parameters":{"k":[""]}},"StepFunctions":{"Input":"","Name":""},"Lambda":{"ClientContext":"","Qualifier":"","Payload":""}},
"Priority":0,"MaxConcurrency":"","MaxErrors":"","LoggingInfo":{"S3BucketName":"","S3Region":""},"Name":"",
"ClientToken":"","CutoffBehavior":")" + std::string(cutoff) +
                                         R"(","AlarmConfiguration":{"IgnorePollAlarmFailure":true,
"Alarms":[{"Name":""}]}})";
                const auto all = lintel::check<reg>(text);
                CHECK_MESSAGE(found_in(all) == "error skeleton ", text);
            }
    // Half filled in: what was, is judged.
    const auto half =
        lintel::check<reg>(R"({"WindowId":"mw-0c50858d01e4a2b97","TaskArn":"","ServiceRoleArn":"",
"TaskType":"LAMBDA","TaskInvocationParameters":{"RunCommand":{"Comment":"","TimeoutSeconds":600},"Lambda":{
"Qualifier":""}},"MaxErrors":"","Name":"","CutoffBehavior":"CANCEL_TASK"})");
    CHECK(found_in(half) == "error skeleton ; error invocation-mismatch "
                            "/TaskInvocationParameters/RunCommand; note cutoff-cancel /CutoffBehavior");
}

TEST_CASE("what holds nothing but empty texts is told by the skeleton's finding alone") {
    const std::string begin = R"({"WindowId":"","TaskArn":"","ServiceRoleArn":"","TaskType":"RUN_COMMAND",
"Targets":[{"Key":"","Values":[""]}],"MaxConcurrency":"","MaxErrors":"","TaskInvocationParameters":{
"RunCommand":{"Comment":"","Parameters":{"k":[""]}},)",
                      end = R"(,"Lambda":{"ClientContext":"","Qualifier":""}},
"TaskParameters":{"k":{"Values":[""]}},"LoggingInfo":{"S3BucketName":"","S3Region":""}})";
    CHECK(found_in(lintel::check<reg>(begin + R"("StepFunctions":{"Input":"","Name":""})" + end)) ==
          "error skeleton ");
    CHECK(found_in(lintel::check<reg>(begin + R"("StepFunctions":{"Input":"{}","Name":""})" + end)) ==
          "error skeleton ; error invocation-mismatch /TaskInvocationParameters/StepFunctions");
    CHECK(found_in(lintel::check<update>(
              R"({"WindowId":"","WindowTaskId":"","Name":"","LoggingInfo":{"S3BucketName":"",
"S3Region":""}})")) == "error skeleton ");
}

TEST_CASE("a member in another spelling, from another tool or in the wrong place is told what it should be") {
    CHECK(only(R"("Nmae":1)").message == R"(unknown member "Nmae" in UpdateMaintenanceWindowTaskRequest)");
    CHECK(hint(R"("Nmae":1)") == "did you mean Name?");
    CHECK(hint(R"("taskArn":1)") == "did you mean TaskArn?");
    CHECK(hint(R"("task_arn":1)") == "did you mean TaskArn?");
    CHECK(hint(run_command(R"("MaxErrors":1)")) ==
          "MaxErrors is a member of UpdateMaintenanceWindowTaskRequest, two levels up");
    CHECK(hint(R"("RunCommand":{})") == "RunCommand is a member of TaskInvocationParameters, one level down");
    CHECK(hint(R"("CloudWatchOutputConfig":{})") ==
          "CloudWatchOutputConfig is a member of TaskInvocationParameters.RunCommand");
    CHECK(hint(run_command(R"("CloudWatchLogGroupName":1)")) ==
          "CloudWatchLogGroupName is a member of CloudWatchOutputConfig, one level down");
    CHECK(hint(R"("TaskInvocationParameters":{"DocumentVersion":"1"})") ==
          "DocumentVersion is a member of RunCommand or Automation, one level down");
    CHECK(hint(R"("TaskInvocationParameters":{"Lambda":{"Input":"1"}})") ==
          "Input is a member of TaskInvocationParameters.StepFunctions");
}

TEST_CASE("a member that is there already is not suggested") {
    CHECK(hint(R"("Nmae":1)") == "did you mean Name?");
    CHECK(hint(R"("Name":"abc","Nmae":1)").find("did you mean") == std::string::npos);
    CHECK(hint(R"("Name":"abc","name":1)") == "did you mean Name?");
}

TEST_CASE("a name that is known further down or up, or spelled otherwise, is told where it belongs") {
    CHECK(hint(R"("AlarmConfiguration":{"Name":"x","Alarms":[{"Name":"a"}]})") ==
          "Name is a member of Alarms, one level down");
    CHECK(hint(R"("timeoutSeconds":600)") ==
          "TimeoutSeconds is a member of TaskInvocationParameters.RunCommand");
    CHECK(hint(R"("MaintenanceWindowRunCommandParameters":{})") ==
          "RunCommand is a member of TaskInvocationParameters");
    CHECK(hint(R"("S3Bucket":"abc")") == "S3BucketName is a member of LoggingInfo");
    CHECK(hint(run_command(R"("payload":"abc")")) ==
          "Payload is a member of TaskInvocationParameters.Lambda");
}

TEST_CASE("CloudFormation's names are told ours") {
    for (const std::string_view member : {"RunCommand", "Automation", "StepFunctions", "Lambda"}) {
        const std::string theirs = "MaintenanceWindow" + std::string(member) + "Parameters";
        CHECK(hint(R"("TaskInvocationParameters":{")" + theirs + R"(":{}})") ==
              "write " + std::string(member) + ": " + theirs + " is CloudFormation's name for it");
    }
    const auto found = checked<update>(updating(
        R"("LoggingInfo":{"S3BucketName":"abc","S3Region":"abc","S3Bucket":1,"S3Prefix":1,"Region":1})"));
    std::string hints;
    for (const auto& d : found)
        if (d.rule == "unknown-member") hints += d.hint.substr(0, d.hint.find(':')) + ". ";
    CHECK(hints == "write S3BucketName. write S3KeyPrefix. write S3Region. ");
}

TEST_CASE("a parameter of a document is told where it belongs, and a name that is not known when the model "
          "was made") {
    const std::string newer =
        "AWS may have added it since this model was made (November 2026): if so, turn the rule "
        "unknown-member off";
    CHECK(hint(R"("TaskInvocationParameters":{"Operation":{"Values":["Install"]}})") ==
          R"(put it into RunCommand.Parameters or Automation.Parameters, as "Operation": ["…"]; )" + newer);
    CHECK(hint(run_command(R"("commands":["df"])")) ==
          R"(put it into Parameters, as "commands": ["…"]; )" + newer);
    CHECK(hint(R"("Zebra":1)") == newer);
    CHECK(checked<get>(R"({"Zebra":1})")[0].hint == newer);
}

TEST_CASE("a member that stands among a document's parameters is told where it belongs") {
    const auto entry = [](std::string_view text) {
        return hint(run_command(R"("Parameters":{)" + std::string(text) + '}'));
    };
    CHECK(entry(R"("CloudWatchOutputConfig":{})") ==
          "CloudWatchOutputConfig is a member of RunCommand, one level up");
    CHECK(entry(R"("TimeoutSeconds":60)") ==
          "put it in brackets: [ ]; or move it: TimeoutSeconds is a member of RunCommand, one level up");
    CHECK(entry(R"("Operation":"Install")") == "put it in brackets: [ ]");
    CHECK(entry(R"("TimeoutSeconds":"60")") == "put it in brackets: [ ]");
    CHECK(entry(R"("Operation":{})") == "");
}

TEST_CASE("a value of the wrong type is told what to do only where that helps") {
    CHECK(hint(R"("Priority":"1")") == "write it without quotes");
    CHECK(hint(R"("Priority":" -1 ")") == "write it without quotes");
    for (const std::string_view text : {"high", "", "-", "01", "1.5", "1e2", "true"})
        CHECK_MESSAGE(hint(R"("Priority":")" + std::string(text) + '"').empty(), text);
    CHECK(hint(R"("Replace":"true")") == "write it without quotes");
    CHECK(hint(R"("Replace":"yes")").empty());
    CHECK(hint(R"("MaxErrors":1)") == "write it in quotes");
}

TEST_CASE("a blob that a language printed is told so, and never shown") {
    const auto payload = [](std::string_view value) {
        return only(R"("TaskInvocationParameters":{"Lambda":{"Payload":)" + std::string(value) + "}}");
    };
    CHECK(payload(R"("b'{}'")").hint ==
          "it looks like a Python bytes literal: encode the bytes, not their repr()");
    CHECK(payload(R"("{}")").hint.find("this is JSON text") == 0);
    CHECK(payload(R"({"0":123,"1":125})").hint ==
          "write the bytes in base64: JSON.stringify writes a Uint8Array or Buffer as an object");
    CHECK(payload("[123,125]").hint == "write the bytes in base64, as a string");
    CHECK(tests::full(
              checked<update>(updating(R"("TaskInvocationParameters":{"Lambda":{"Payload":"b'SECRET'"}})")))
              .find("SECRET") == std::string::npos);
}

TEST_CASE("a pattern's finding says what is wanted before the expression, and a repair where there is one") {
    const auto d = only(R"("MaxConcurrency":"10 %")");
    CHECK(d.message == "MaxConcurrency must be a number from 1, or a percentage from 1% to 100% (pattern "
                       "^([1-9][0-9]*|[1-9][0-9]%|[1-9]%|100%)$)");
    CHECK(d.hint == R"(did you mean "10%"?)");
    CHECK(hint(R"("MaxConcurrency":"200%")").empty());
    CHECK(hint(run_command(R"("DocumentVersion":"latest")")) == R"(did you mean "$LATEST"?)");
    const auto part = only(run_command(R"("DocumentVersion":"$LATEST ")"));
    CHECK(part.rule == "pattern-partial");
    CHECK(part.message ==
          "DocumentVersion must be $LATEST, $DEFAULT or a version number; only a part of it is (pattern "
          "([$]LATEST|[$]DEFAULT|^[1-9][0-9]*$))");
    CHECK(part.hint == R"(did you mean "$LATEST"?)");
    CHECK(hint(run_command(R"("DocumentVersion":"foo$LATESTbar")")) ==
          "the whole string must match; the service is likely to reject it");
    CHECK(
        checked<ssm::GetMaintenanceWindowTaskRequest>(
            R"({"WindowId":"mw-0c50858d01EXAMPLE","WindowTaskId":"4f7ca192-7e9a-40fe-9192-5cb15e5f27a1"})")[0]
            .hint == "this is the documentation's placeholder: put your own");
}

TEST_CASE(
    "of a length and a pattern that are wrong the pattern has the repair, of a length alone the length") {
    const auto all = checked<update>(
        R"({"WindowId":" mw-0c50858d01e4a2b97","WindowTaskId":"4f7ca192-7e9a-40fe-9192-5cb15e5f27a1"})");
    REQUIRE(found_in(all) == "error length /WindowId; error pattern /WindowId");
    CHECK(all[0].hint.empty());
    CHECK(all[1].hint == R"(did you mean "mw-0c50858d01e4a2b97"?)");
    CHECK(hint(run_command(R"("OutputS3BucketName":")" + std::string(60, 'a') + R"(    ")")) ==
          R"(did you mean ")" + std::string(60, 'a') + R"("?)");
}

TEST_CASE("no hint is made of a sensitive text") {
    for (const std::string& text :
         {std::string(200, 'x') + "EXAMPLE", std::string(130, ' '), " secret " + std::string(128, ' ')})
        CHECK_MESSAGE(hint(R"("Description":")" + text + '"').empty(), text);
}

TEST_CASE("a value of an enum may be another word of its stem") {
    CHECK(hint(run_command(R"("NotificationConfig":{"NotificationEvents":["FAILURE"]})")) ==
          "did you mean Failed?");
    CHECK(
        only(run_command(R"("NotificationConfig":{"NotificationEvents":["FAILURE"]})")).message ==
        R"(element 0 of NotificationEvents "FAILURE" is not a valid value; expected one of: All, InProgress, Success, )"
        "TimedOut, Cancelled, Failed");
}

TEST_CASE("a name that appears more than once is told") {
    CHECK(only(R"("Name":"abc","Name":"abd")").message ==
          R"(member "Name" appears more than once; the last one is used)");
    CHECK(only(R"("TaskInvocationParameters":{"Automation":{"Parameters":{"k":["a"],"k":["b"]}}})").message ==
          R"(key "k" appears more than once; the last one is used)");
}

/// Calls f(shape) for each shape of a document type and of all that it holds.
template <class T, class F> void each_shape(const lintel::shape& s, F&& f) {
    using namespace lintel::detail;
    f(s);
    if (s.element_shape) f(*s.element_shape);
    if (s.key_shape) f(*s.key_shape);
    if (s.value_shape) each_shape<T>(*s.value_shape, f);
    if constexpr (class_of<T> == type_class::structure)
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (each_shape<without_optional<described_type<T, I>>>(lintel::member_shapes<T>[I] -> shape, f),
             ...);
        }(std::make_index_sequence<described_names<T>.size()>{});
    else if constexpr (class_of<T> == type_class::list)
        each_shape<element_t<T>>(lintel::unconstrained, f);
    else if constexpr (class_of<T> == type_class::map)
        each_shape<mapped_t<T>>(lintel::unconstrained, f);
}
template <class... T, class F> void each_document_shape(ssm::type_list<T...>, F&& f) {
    (each_shape<T>(lintel::unconstrained, f), ...);
}
template <class T> void has_its_role() {
    const std::string_view name = lintel::shape_name<T>();
    const auto expected =
        name.ends_with("Request") ? lintel::document_role::request : lintel::document_role::answer;
    CHECK_MESSAGE(lintel::role_of<T>() == expected, name);
    CHECK_MESSAGE(lintel::model_of<T>() != nullptr, name);
}
template <class... T> void each_has_its_role(ssm::type_list<T...>) { (has_its_role<T>(), ...); }

TEST_CASE("every pattern of the model has words, and every document a role and the model") {
    std::size_t patterns = 0;
    each_document_shape(ssm::documents{}, [&](const lintel::shape& s) {
        if (!s.is(lintel::shape::has_pattern)) return;
        ++patterns;
        CHECK_MESSAGE(!s.pattern.meaning().empty(), s.name);
        CHECK_MESSAGE(s.pattern.meaning().back() != ' ', s.name);
    });
    CHECK(patterns > 20);
    each_has_its_role(ssm::documents{});
}

} // namespace
} // namespace requests
