
#include <lintel/ssm.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "documents.hpp"
#include "expect.hpp"
#include "generate.hpp"
#include "read.hpp"
#include "sanitized.hpp"

using task = lintel::ssm::GetMaintenanceWindowTaskResult;

TEST_CASE("a register request has all of the answer but what the service makes") {
    const auto made = lintel::ssm::to_register(tests::read(
        R"({"WindowId":"w","WindowTaskId":"t","Targets":[{"Key":"k"}],"TaskArn":"a","TaskType":"LALaDA","MaxConcurrency":"1","MaxErrors":"2",
            "TaskInvocationParameters":{"Lambda":{"Payload":"AAE="}},"Name":"n"})"));
    CHECK(made.left_out.empty());
    CHECK(
        lintel::serialize(made.request) ==
        R"({"WindowId":"w","Targets":[{"Key":"k"}],"TaskArn":"a","TaskType":"LALaDA",)"
        R"("TaskInvocationParameters":{"Lambda":{"Payload":"AAE="}},"MaxConcurrency":"1","MaxErrors":"2","Name":"n"})");
}

TEST_CASE("placeholders of a task without targets are left out, real limits are left out and told") {
    const auto silent = lintel::ssm::to_register(
        tests::read(R"({"MaxConcurrency":"1","MaxErrors":"1","TaskParameters":{}})"));
    CHECK(lintel::serialize(silent.request) == "{}");
    CHECK(silent.left_out.empty());
    const auto told =
        lintel::ssm::to_register(tests::read(R"({"Targets":[],"MaxConcurrency":"5%","MaxErrors":"1"})"));
    CHECK(lintel::serialize(told.request) == R"({"Targets":[]})");
    REQUIRE(told.left_out.size() == 1);
    CHECK(told.left_out[0].pointer == "/MaxConcurrency");
    CHECK(told.left_out[0].rule == "not-carried-over");
    CHECK(told.left_out.ok());
}

TEST_CASE("an enum that is empty, as Go writes an absent one, is left out wherever it is") {
    const auto answer = lintel::parse<task>(
                            R"({"TaskType":"","CutoffBehavior":"","TaskInvocationParameters":{"RunCommand":{
"DocumentHashType":"","NotificationConfig":{"NotificationType":"","NotificationArn":"a"}}}})")
                            .value();
    const std::string expected =
        R"({"TaskInvocationParameters":{"RunCommand":{"NotificationConfig":{"NotificationArn":"a"}}}})";
    CHECK(lintel::serialize(lintel::ssm::to_register(answer).request) == expected);
    CHECK(lintel::serialize(lintel::ssm::to_update(answer).request) == expected);
    auto plain = answer;
    lintel::ssm::drop_defaults(plain);
    CHECK(lintel::serialize(plain).find(R"("")") == std::string::npos);
}

TEST_CASE("an update request keeps the task's ids and tells that the type cannot be changed") {
    const auto made = lintel::ssm::to_update(
        tests::read(R"({"WindowId":"w","WindowTaskId":"t","TaskType":"LAMBDA","Priority":3})"));
    CHECK(lintel::serialize(made.request) == R"({"WindowId":"w","WindowTaskId":"t","Priority":3})");
    REQUIRE(made.left_out.size() == 1);
    CHECK(made.left_out[0].pointer == "/TaskType");
}

TEST_CASE("requests made from a borrowed answer are those made from an owned one") {
    // Keys in the order of an owned map, which is the order of a borrowed one.
    for (const std::string& json :
         {lintel::serialize(tests::read(tests::clean_task)),
          std::string(R"({"TaskType":"LALaDA","MaxConcurrency":"1","MaxErrors":"5%","Name":"\u00e9"})")}) {
        lintel::arena memory;
        lintel::ssm::basic::GetMaintenanceWindowTaskResult<lintel::borrowed> answer;
        CHECK(lintel::parse_borrowed(answer, json, memory).ok());
        const auto same = [](const auto& a, const auto& b) {
            CHECK(lintel::serialize(a.request) == lintel::serialize(b.request));
            CHECK(a.left_out == b.left_out);
            CHECK(a.bound == b.bound);
        };
        task owned = tests::read(json);
        same(lintel::ssm::to_register(answer), lintel::ssm::to_register(owned));
        same(lintel::ssm::to_update(answer), lintel::ssm::to_update(owned));
        lintel::ssm::drop_placeholders(answer);
        lintel::ssm::drop_placeholders(owned);
        CHECK(lintel::serialize(answer) == lintel::serialize(owned));
    }
}

TEST_CASE("what belongs to the answer's window or account is told, each with its place") {
    const task answer = tests::read(
        R"({"WindowId":"w","Targets":[{"Key":"InstanceIds","Values":["i"]},{"Key":"WindowTargetIds","Values":["a","b"]}],
            "TaskArn":"arn:aws:states:eu-west-1:111122223333:stateMachine:s","ServiceRoleArn":"arn:aws:iam::111122223333:role/r",
            "TaskInvocationParameters":{"Automation":{"Parameters":{"a/b":["x","arn:aws:iam::111122223333:role/r"]}},
              "RunCommand":{"ServiceRoleArn":"arn:aws-cn:iam::111122223333:role/r","NotificationConfig":{"NotificationArn":"arn:aws:sns:r:111122223333:t"}}},
            "MaxConcurrency":"1","MaxErrors":"1"})");
    const auto made = lintel::ssm::to_register(answer);
    CHECK(tests::brief(made.bound) ==
          "bound-to-origin /WindowId; bound-to-origin /Targets/1/Values/0; bound-to-origin "
          "/Targets/1/Values/1; "
          "bound-to-origin /TaskArn; bound-to-origin /ServiceRoleArn; "
          "bound-to-origin /TaskInvocationParameters/RunCommand/NotificationConfig/NotificationArn; "
          "bound-to-origin /TaskInvocationParameters/RunCommand/ServiceRoleArn; "
          "bound-to-origin /TaskInvocationParameters/Automation/Parameters/a~1b/1");
    CHECK(made.bound.ok());
    CHECK(made.left_out.empty());
    CHECK(tests::full(made.bound).find("111122223333") == std::string::npos);
    // An update is of the same task.
    CHECK(lintel::ssm::to_update(answer).bound.empty());
}

TEST_CASE("which texts name an account") {
    const auto told = [](const std::string& arn) {
        task answer;
        answer.TaskArn = arn;
        return !lintel::ssm::to_register(answer).bound.empty();
    };
    for (const char* arn : {"arn:aws:lambda:r:111122223333:function:f",
                            "arn:aws-us-gov:iam::111122223333:role/r",
                            "111122223333:function:f",
                            "aws sts assume-role --role-arn arn:aws:iam::111122223333:role/r",
                            "{\"a\":\"arn:aws:s3:::b\",\"b\":\"arn:aws:iam::111122223333:role/r\"}"})
        CHECK(told(arn));
    const auto in_payload = lintel::parse<task>(
        R"({"TaskInvocationParameters":{"Lambda":{"Payload":"eyJhIjoiYXJuOmF3czppYW06OjExMTEyMjIyMzMzMzpyb2xlL3IifQ=="}}})");
    CHECK(tests::brief(lintel::ssm::to_register(*in_payload).bound) ==
          "bound-to-origin /TaskInvocationParameters/Lambda/Payload");
    for (const char* arn : {"f",
                            "",
                            "AWS-RunShellScript",
                            "arn:aws:ssm:r::document/d",
                            "arn:aws:iam::aws:policy/p",
                            "arn:aws:iam::11112222333:role/r",
                            "arn:aws:iam::1111222233334:role/r",
                            "arn:aws:iam::111122223333",
                            "111122223333",
                            "111122223333:f"})
        CHECK_FALSE(told(arn));
}

TEST_CASE("notes of what belongs elsewhere have the caps of a report") {
    task answer;
    auto& target = answer.Targets.emplace().emplace_back();
    target.Key = "WindowTargetIds";
    target.Values.emplace(5000, "a");
    const auto made = lintel::ssm::to_register(answer);
    CHECK(made.bound.size() == lintel::options{}.max_diagnostics);
    CHECK(made.bound.count(lintel::severity::note) == 5000);
}

TEST_CASE("LoggingInfo becomes RunCommand's where the service does the same with both") {
    const auto converted = [](const std::string& more) {
        const task answer = tests::read(
            R"({"Targets":[{"Key":"k"}],"LoggingInfo":{"S3BucketName":"bkt","S3KeyPrefix":"p","S3Region":"eu-west-1"})" +
            more + '}');
        const auto made = lintel::ssm::to_register(answer);
        const auto update = lintel::ssm::to_update(answer);
        CHECK((update.request.LoggingInfo == made.request.LoggingInfo));
        CHECK((update.request.TaskInvocationParameters == made.request.TaskInvocationParameters));
        const std::string json = lintel::serialize(made.request);
        const auto begin = json.find("]");
        return json.substr(begin + 1) + ' ' + tests::brief(made.left_out);
    };
    const std::string moved =
        R"("TaskInvocationParameters":{"RunCommand":{"OutputS3BucketName":"bkt","OutputS3KeyPrefix":"p"}}} )"
        "not-carried-over /LoggingInfo/S3Region";
    const std::string kept =
        R"("LoggingInfo":{"S3BucketName":"bkt","S3KeyPrefix":"p","S3Region":"eu-west-1"}} )";
    const std::string run = R"(,"TaskType":"RUN_COMMAND")";
    CHECK(converted(run) == run + ',' + moved);
    // What says nothing does not count.
    CHECK(converted(run + R"(,"TaskParameters":{},"TaskInvocationParameters":{"RunCommand":{}})") ==
          run + ',' + moved);
    CHECK(converted(run + R"(,"TaskInvocationParameters":{"RunCommand":{"Comment":"","Parameters":{}}})")
              .find(R"("OutputS3BucketName":"bkt")") != std::string::npos);
    // Beside TaskInvocationParameters it has no effect, and must not get one.
    for (const std::string parameters : {R"("RunCommand":{"Comment":"c"})",
                                         R"("RunCommand":{"OutputS3BucketName":"own"})",
                                         R"("Automation":{"DocumentVersion":"1"})"})
        CHECK(converted(run + R"(,"TaskInvocationParameters":{)" + parameters + '}') ==
              run + R"(,"TaskInvocationParameters":{)" + parameters + "}} not-carried-over /LoggingInfo");
    for (const std::string type : {"LAMBDA", "AUTOMATION", "STEP_FUNCTIONS"})
        CHECK(converted(R"(,"TaskType":")" + type + '"') ==
              R"(,"TaskType":")" + type + R"("} not-carried-over /LoggingInfo)");
    // TaskParameters would lose its effect; and of other types nothing is known.
    const std::string parameters = R"(,"TaskParameters":{"k":{"Values":["v"]}})";
    CHECK(converted(run + parameters) == run + parameters + ',' + kept);
    CHECK(converted(R"(,"TaskType":"NEW")") == R"(,"TaskType":"NEW",)" + kept);
    CHECK(converted("") == ',' + kept);
}

TEST_CASE("what the service adds by itself is dropped, and nothing else") {
    const auto dropped = [](const std::string& json) {
        task x = tests::read(json);
        lintel::arena memory;
        lintel::ssm::basic::GetMaintenanceWindowTaskResult<lintel::borrowed> y;
        CHECK(lintel::parse_borrowed(y, json, memory).ok());
        lintel::ssm::drop_defaults(x);
        lintel::ssm::drop_defaults(y);
        const std::string left = lintel::serialize(x);
        CHECK(left == lintel::serialize(y));
        lintel::ssm::drop_defaults(x);
        CHECK(left == lintel::serialize(x));
        return left;
    };
    CHECK(
        dropped(
            R"({"Targets":[],"TaskArn":"a","ServiceRoleArn":"arn:aws:iam::111122223333:role/aws-service-role/ssm.amazonaws.com/AWSServiceRoleForAmazonSSM",
                  "TaskParameters":{},"TaskInvocationParameters":{"RunCommand":{"Comment":"","Parameters":{},"NotificationConfig":{},"CloudWatchOutputConfig":{}},
                  "Automation":{"Parameters":{}},"StepFunctions":{},"Lambda":{}},"MaxConcurrency":"1","MaxErrors":"1","CutoffBehavior":"CONTINUE_TASK"})") ==
        R"({"TaskArn":"a"})");
    for (
        const std::string kept :
        {R"({"CutoffBehavior":"CANCEL_TASK"})",
         R"({"CutoffBehavior":"continue"})",
         R"({"ServiceRoleArn":"arn:aws:iam::111122223333:role/AWSServiceRoleForAmazonSSM"})",
         R"({"Targets":[{"Key":"k"}],"MaxConcurrency":"1","MaxErrors":"1"})",
         R"({"MaxConcurrency":"2","MaxErrors":"0"})",
         R"({"TaskInvocationParameters":{"RunCommand":{"Comment":"c"}}})",
         R"({"TaskInvocationParameters":{"StepFunctions":{"Input":""}}})",
         R"({"TaskInvocationParameters":{"RunCommand":{"NotificationConfig":{"NotificationEvents":["All"]}}}})",
         R"({"Priority":0,"Name":"n","Description":""})"})
        CHECK(dropped(kept) == kept);
    lintel::ssm::RegisterTaskWithMaintenanceWindowRequest request;
    request.ClientToken = "t";
    request.Name = "n";
    lintel::ssm::drop_defaults(request);
    CHECK(lintel::serialize(request) == R"({"Name":"n"})");
}

TEST_CASE("a request and the answer to it do not differ") {
    const auto drift = [](auto request, task answer) {
        auto live = lintel::ssm::as_request(request, answer);
        lintel::ssm::drop_defaults(request);
        lintel::ssm::drop_defaults(live);
        std::string out;
        for (const auto& d : lintel::diff(request, live)) out += d.pointer + ' ';
        return out;
    };
    const auto sent =
        lintel::parse<lintel::ssm::RegisterTaskWithMaintenanceWindowRequest>(
            R"({"WindowId":"w","TaskArn":"f","TaskType":"LAMBDA","ClientToken":"t","LoggingInfo":{"S3BucketName":"bkt"}})")
            .value();
    const std::string common =
        R"({"WindowId":"w","WindowTaskId":"t","Targets":[],"TaskParameters":{},"TaskInvocationParameters":{"Lambda":{}},
        "MaxConcurrency":"1","MaxErrors":"1","CutoffBehavior":"CONTINUE_TASK","LoggingInfo":{"S3BucketName":"bkt"},)";
    CHECK(drift(sent, tests::read(common + R"("TaskArn":"f","TaskType":"LAMBDA"})")) == "");
    CHECK(drift(sent, tests::read(common + R"("TaskArn":"g","TaskType":"AUTOMATION","Priority":2})")) ==
          "/TaskArn /TaskType /Priority ");

    // An update says nothing of what it does not have, unless it replaces everything.
    auto change = lintel::parse<lintel::ssm::UpdateMaintenanceWindowTaskRequest>(
                      R"({"WindowId":"w","WindowTaskId":"t","Priority":2})")
                      .value();
    const task live = tests::read(common + R"("TaskArn":"f","TaskType":"LAMBDA","Priority":2,"Name":"n"})");
    CHECK(drift(change, live) == "");
    change.Replace = false;
    CHECK(drift(change, live) == "");
    change.Replace = true;
    CHECK(drift(change, live) == "/TaskArn /LoggingInfo /Name ");
    change.Replace.reset();
    change.Priority = 3;
    CHECK(drift(change, live) == "/Priority ");
}

namespace {

/// Answers of all four types as the service could give them: no constraint and no error-level rule is broken.
class answers {
public:
    task next() {
        task t;
        t.WindowId = "mw-" + hex(17);
        t.WindowTaskId = uuid();
        t.TaskType = static_cast<type>(below(4));
        t.TaskArn = *t.TaskType == type::LAMBDA ? "arn:aws:lambda:eu-west-1:111122223333:function:f"
                    : *t.TaskType == type::STEP_FUNCTIONS
                        ? "arn:aws:states:eu-west-1:111122223333:stateMachine:s"
                        : "AWS-Run";
        if (maybe()) t.ServiceRoleArn = "arn:aws:iam::111122223333:role/r";
        add_targets(t);
        add_invocation(t.TaskInvocationParameters.emplace(), *t.TaskType->value());
        if (maybe()) t.TaskParameters.emplace();
        if (maybe()) t.Priority = static_cast<int>(below(10));
        if (maybe()) t.Name = "name_" + hex(9);
        if (maybe()) t.Description = words();
        if (maybe())
            t.CutoffBehavior = static_cast<lintel::ssm::MaintenanceWindowTaskCutoffBehavior>(below(2));
        if (maybe())
            t.AlarmConfiguration = {.IgnorePollAlarmFailure = maybe(), .Alarms = {{{.Name = words()}}}};
        return t;
    }

private:
    using type = lintel::ssm::MaintenanceWindowTaskType;

    std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
    bool maybe() { return below(2) == 0; }
    std::string hex(std::size_t n) {
        std::string s;
        for (; n > 0; --n) s += "0123456789abcdef"[below(16)];
        return s;
    }
    std::string uuid() { return hex(8) + '-' + hex(4) + '-' + hex(4) + '-' + hex(4) + '-' + hex(12); }
    std::string words() {
        std::string s = "a ";
        for (std::size_t n = below(5); n > 0; --n) s += maybe() ? "żółw \"x\" " : "👍\\n";
        return s;
    }
    void add_targets(task& t) {
        const bool needed = *t.TaskType == type::RUN_COMMAND;
        if (!needed && maybe()) {
            if (maybe()) t.MaxConcurrency = t.MaxErrors = "1"; // the service's placeholders
            return;
        }
        auto& list = t.Targets.emplace();
        for (std::size_t n = below(5) + 1; n > 0; --n) {
            auto& target = list.emplace_back();
            const bool of_window = maybe();
            target.Key = of_window ? "WindowTargetIds" : "InstanceIds";
            auto& values = target.Values.emplace();
            for (std::size_t m = below(of_window ? 2 : 10) + 1; m > 0; --m)
                values.push_back(of_window ? uuid() : "i-" + hex(17));
        }
        t.MaxConcurrency = "10%";
        t.MaxErrors = "0";
    }
    void add_invocation(lintel::ssm::MaintenanceWindowTaskInvocationParameters& p, type of) {
        if (of == type::RUN_COMMAND) {
            auto& run = p.RunCommand.emplace();
            if (maybe()) run.Comment = "";
            if (maybe()) run.TimeoutSeconds = 30;
            if (maybe()) run.Parameters.emplace()["k/" + hex(2)] = {words()};
            if (maybe()) {
                run.NotificationConfig.emplace().NotificationArn = "arn:aws:sns:eu-west-1:111122223333:t";
                run.ServiceRoleArn = "arn:aws:iam::111122223333:role/notify";
            }
        } else if (of == type::AUTOMATION) {
            p.Automation.emplace().Parameters.emplace()["k"] = {words()};
        } else if (of == type::STEP_FUNCTIONS) {
            p.StepFunctions = {.Input = "{\"a\":1}", .Name = "n"};
        } else {
            p.Lambda.emplace().Payload = lintel::blob(1, std::byte{'1'});
        }
    }

    std::mt19937_64 random_{4711};
};

} // namespace

TEST_CASE("ten thousand valid answers become requests that check without an error") {
    answers some;
    lintel::checker<task> check_answer;
    lintel::checker<lintel::ssm::RegisterTaskWithMaintenanceWindowRequest> check_register;
    lintel::checker<lintel::ssm::UpdateMaintenanceWindowTaskRequest> check_update;
    std::size_t wrong = 0;
    for (int i = 0; i < (tests::sanitized ? 1000 : 10000); ++i) {
        const task answer = some.next();
        const auto clean = [&](auto& check, const auto& document) {
            const auto& found = check(lintel::serialize(document));
            if (found.ok()) return;
            if (wrong++ == 0)
                FAIL_CHECK(found[0].pointer, ": ", found[0].message, " in ", lintel::serialize(document));
        };
        clean(check_answer, answer);
        const auto as_register = lintel::ssm::to_register(answer);
        clean(check_register, as_register.request);
        clean(check_update, lintel::ssm::to_update(answer).request);
        // What was carried over is what was there.
        task again = lintel::parse<task>(lintel::serialize(as_register.request)).value();
        again.WindowTaskId = answer.WindowTaskId;
        task expected = answer;
        lintel::ssm::drop_placeholders(expected);
        if (!lintel::diff(again, expected).equal() && wrong++ == 0)
            FAIL_CHECK("differs: ", lintel::serialize(answer));
    }
    CHECK(wrong == 0);
}

namespace {

/// What a conversion does with a member of the answer.
enum class carried {
    as_it_is,        ///< equal in the request
    unless_empty,    ///< an empty map means none, as an absent one does
    with_targets,    ///< a limit of a task without targets is told, the placeholder "1" dropped
    told,            ///< the request has no such member: a note
    made_by_service, ///< the request has no such member, which nobody has to know
    moved,           ///< it becomes a part of another member, or is told where it has no effect
    grown,           ///< what was moved is added to it
};
struct exception {
    std::string_view member;
    carried how;
};
/// All others are carried as they are. @{
constexpr std::array exceptions_of_register{exception{"WindowTaskId", carried::made_by_service},
                                            exception{"TaskParameters", carried::unless_empty},
                                            exception{"MaxConcurrency", carried::with_targets},
                                            exception{"MaxErrors", carried::with_targets},
                                            exception{"LoggingInfo", carried::moved},
                                            exception{"TaskInvocationParameters", carried::grown}};
constexpr std::array exceptions_of_update{exception{"TaskType", carried::told},
                                          exception{"TaskParameters", carried::unless_empty},
                                          exception{"MaxConcurrency", carried::with_targets},
                                          exception{"MaxErrors", carried::with_targets},
                                          exception{"LoggingInfo", carried::moved},
                                          exception{"TaskInvocationParameters", carried::grown}};
/// @}

/// Calls f(descriptor, name) for each member.
template <class T, class F> void each_member(F&& f) {
    using list = lintel::detail::members_of<T>;
    list::each([&](auto descriptor, std::size_t i) { f(descriptor, list::names[i]); });
}
template <class T> constexpr bool has_member(std::string_view name) {
    const auto& names = lintel::detail::described_names<T>;
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// The empty value, and random ones; of a limit the placeholder, too.
template <class M> std::vector<M> values_of(std::string_view name, tests::generator& random) {
    std::vector<M> all{M(typename M::value_type{})};
    if constexpr (std::is_same_v<M, std::optional<std::string>>)
        if (name == "MaxConcurrency" || name == "MaxErrors")
            all.insert(all.end(), {M("1"), M("5%"), M("11")});
    while (all.size() < 30)
        if (M some = random.make<M>()) all.push_back(std::move(some));
    return all;
}

/// What has to become of LoggingInfo.
enum class logging : std::uint8_t { stays, moves, goes };
logging logging_of(const task& answer) {
    using type = lintel::ssm::MaintenanceWindowTaskType;
    if (!answer.LoggingInfo || !answer.TaskType || !answer.TaskType->known()) return logging::stays;
    if (*answer.TaskType != type::RUN_COMMAND) return logging::goes;
    // Neither a name nor a bracket of a list or map, which has contents, is left of what says nothing.
    task parameters;
    parameters.TaskInvocationParameters = answer.TaskInvocationParameters;
    std::string json = lintel::serialize(parameters);
    for (bool again = true; again;) {
        again = false;
        for (const auto* const nothing : {"{}", "[]", "\"\""}) {
            const auto at = json.find(nothing);
            const auto name =
                at == json.npos || at < 2 || json[at - 1] != ':' ? json.npos : json.rfind('"', at - 3);
            if (name == json.npos || name == 0) continue;
            json.erase(name, at + 2 - name);
            if (json[name] == ',')
                json.erase(name, 1);
            else if (json[name - 1] == ',')
                json.erase(name - 1, 1);
            again = true;
        }
    }
    if (json != "{}") return logging::goes;
    return answer.LoggingInfo->S3BucketName && (!answer.TaskParameters || answer.TaskParameters->empty())
               ? logging::moves
               : logging::stays;
}

/// Holds a request and what was left out against an answer, member by member.
template <class Request, std::size_t N> void compare(const task& answer,
                                                     const lintel::ssm::conversion<Request>& made,
                                                     const std::array<exception, N>& exceptions) {
    std::set<std::string> told;
    const bool targets = answer.Targets && !answer.Targets->empty();
    const logging fate = logging_of(answer);
    if (fate == logging::goes) told.insert("/LoggingInfo");
    if (fate == logging::moves && answer.LoggingInfo->S3Region) told.insert("/LoggingInfo/S3Region");
    auto grown = answer.TaskInvocationParameters;
    if (fate == logging::moves) {
        if (!grown) grown.emplace();
        if (!grown->RunCommand) grown->RunCommand.emplace();
        grown->RunCommand->OutputS3BucketName = answer.LoggingInfo->S3BucketName;
        grown->RunCommand->OutputS3KeyPrefix = answer.LoggingInfo->S3KeyPrefix;
    }
    if (grown && grown->RunCommand) {
        auto& run = *grown->RunCommand;
        const auto is_empty = [](const auto& member) { return member && member->text().empty(); };
        if (is_empty(run.DocumentHashType)) run.DocumentHashType.reset();
        auto& notification = run.NotificationConfig;
        if (notification && is_empty(notification->NotificationType)) notification->NotificationType.reset();
    }
    each_member<task>([&](auto from, std::string_view name) {
        const auto at = std::find_if(
            exceptions.begin(), exceptions.end(), [&](const auto& e) { return e.member == name; });
        const carried how = at == exceptions.end() ? carried::as_it_is : at->how;
        const auto& is = answer.*from.pointer;
        bool found = false;
        each_member<Request>([&](auto to, std::string_view other) {
            if constexpr (requires { made.request.*to.pointer == is; })
                if (other == name) {
                    found = true;
                    bool drops = false;
                    if constexpr (requires { is->empty(); })
                        if (how == carried::unless_empty) drops = is && is->empty();
                    if constexpr (requires { is->text(); }) drops = is && is->text().empty();
                    if constexpr (requires { *is == "1"; })
                        if (how == carried::with_targets && !targets) {
                            drops = true;
                            if (is && *is != "1") told.insert('/' + std::string(name));
                        }
                    if (how == carried::moved) drops = fate != logging::stays;
                    INFO(name, " of ", lintel::serialize(answer));
                    if constexpr (requires { made.request.*to.pointer == grown; }) {
                        CHECK(made.request.*to.pointer == grown);
                        return;
                    }
                    if (drops)
                        CHECK_FALSE((made.request.*to.pointer).has_value());
                    else
                        CHECK(made.request.*to.pointer == is);
                }
        });
        const bool has_no_place = how == carried::told || how == carried::made_by_service;
        CHECK_MESSAGE(found != has_no_place, name);
        if (how == carried::told && is) told.insert('/' + std::string(name));
    });
    each_member<Request>([&](auto to, std::string_view name) {
        if (!has_member<task>(name)) CHECK_MESSAGE(!(made.request.*to.pointer).has_value(), name);
    });
    std::set<std::string> is_told;
    for (const auto& d : made.left_out) {
        CHECK((d.rule == "not-carried-over" && d.severity == lintel::severity::note));
        CHECK(d.message.starts_with(d.pointer.substr(d.pointer.rfind('/') + 1) + " is left out"));
        CHECK(is_told.insert(d.pointer).second);
    }
    INFO(lintel::serialize(answer));
    CHECK(is_told == told);
}

/// Both conversions of an answer, and those of the same answer borrowed.
void convert_both(const task& answer) {
    const auto as_register = lintel::ssm::to_register(answer);
    const auto as_update = lintel::ssm::to_update(answer);
    compare(answer, as_register, exceptions_of_register);
    compare(answer, as_update, exceptions_of_update);

    const std::string json = lintel::serialize(answer);
    lintel::arena memory;
    lintel::borrowed_t<task> borrowed;
    REQUIRE(lintel::parse_borrowed(borrowed, json, memory).ok());
    const auto same = [](const auto& made, const auto& expected) {
        CHECK(lintel::serialize(made.request) == lintel::serialize(expected.request));
        CHECK(made.left_out == expected.left_out);
        CHECK(made.bound == expected.bound);
    };
    same(lintel::ssm::to_register(borrowed), as_register);
    same(lintel::ssm::to_update(borrowed), as_update);

    task cleaned = answer;
    lintel::ssm::drop_placeholders(cleaned);
    each_member<task>([&](auto m, std::string_view name) {
        const auto &is = cleaned.*m.pointer, &was = answer.*m.pointer;
        bool drops = false;
        if constexpr (requires { *was == "1"; })
            drops = (name == "MaxConcurrency" || name == "MaxErrors") &&
                    as_register.request.Targets.value_or(std::vector<lintel::ssm::Target>()).empty() &&
                    was == "1";
        CHECK_MESSAGE((drops ? !is.has_value() : is == was), name);
    });
}

} // namespace

TEST_CASE("every member is carried alone, whatever its value, or told") {
    tests::generator random(8);
    each_member<task>([&](auto m, std::string_view name) {
        using member = std::remove_cvref_t<decltype(std::declval<task&>().*m.pointer)>;
        for (const auto& value : values_of<member>(name, random)) {
            task answer;
            answer.*m.pointer = value;
            convert_both(answer);
        }
    });
}

TEST_CASE("every member is carried beside all others, and each may be absent") {
    tests::generator random(9);
    const auto filled = [&] {
        task answer;
        each_member<task>([&](auto m, std::string_view) {
            auto& member = answer.*m.pointer;
            while (!member) member = random.make<std::remove_cvref_t<decltype(member)>>();
        });
        return answer;
    };
    for (int i = 0; i < 30; ++i) {
        const task all = filled();
        convert_both(all);
        each_member<task>([&](auto m, std::string_view) {
            task answer = all;
            (answer.*m.pointer).reset();
            convert_both(answer);
        });
    }
}
