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
#include "rule_cases.hpp"

namespace {

using namespace tests;

using found_at = std::tuple<std::string, severity, std::string>;
std::multiset<found_at> places(const lintel::report& r) {
    std::multiset<found_at> all_of;
    for (const auto& d : r) all_of.emplace(d.rule, d.severity, d.pointer);
    return all_of;
}

template <class T> void try_case(const rule_case& c) {
    const std::string fires = document<T>(c.fires), quiet = document<T>(c.quiet);
    INFO(c.rule, " in ", lintel::shape_name<T>(), ": ", fires);
    const auto with = lintel::check<T>(fires), without = lintel::check<T>(quiet);
    auto only = places(with);
    for (const auto& p : places(without))
        if (const auto at = only.find(p); at != only.end()) only.erase(at);
    const found_at expected{std::string(c.rule), c.level, pointer_in<T>(c.pointer)};
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
        const bool tried = std::any_of(rule_cases.begin(), rule_cases.end(), [&](const rule_case& c) {
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

std::string state_machine_task(std::string_view name) {
    return R"({"WindowId":"mw-0c50858d01e4a2b97","TaskType":"STEP_FUNCTIONS","TaskArn":")"
           "arn:aws:states:eu-west-1:111122223333:stateMachine:" +
           std::string(name) + "\"}";
}
template <class T> bool has_rule(std::string_view rule, const std::string& text) {
    const auto all = lintel::check<T>(text);
    return std::any_of(all.begin(), all.end(), [&](const auto& d) { return d.rule == rule; });
}

} // namespace

TEST_CASE("each rule fires where it should, alone, and not beside it") {
    for (const auto& c : rule_cases) {
        if (c.in & G) try_case<get>(c);
        if (c.in & U) try_case<updated>(c);
        if (c.in & R) try_case<reg>(c);
        if (c.in & Q) try_case<update>(c);
        if (c.in & D) try_case<described>(c);
    }
}

TEST_CASE("every rule of every kind of document has a case") {
    has_a_case_for_each<get>(G);
    has_a_case_for_each<updated>(U);
    has_a_case_for_each<reg>(R);
    has_a_case_for_each<update>(Q);
    has_a_case_for_each<described>(D);
}

TEST_CASE("hints say what was probably meant") {
    CHECK(hint_of("target-key", R"({"Targets":[{"Key":"instanceids","Values":["a"]}]})") ==
          "did you mean InstanceIds?");
    for (const std::string_view key :
         {"tag:Env", "tag-key", "resource-groups:Name", "ResourceGroup", "tag_name"})
        CHECK(
            hint_of("target-key", R"({"Targets":[{"Key":")" + std::string(key) + R"(","Values":["a"]}]})") ==
            "register the tag or group as a target of the window, and give that target's id as "
            "WindowTargetIds");
    CHECK(hint_of("target-key", R"({"Targets":[{"Key":"windowtargetIds","Values":["a"]}]})") ==
          "did you mean WindowTargetIds?");
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
    CHECK(found.count(severity::warning) == 4);
    const auto targeted = lintel::check<get>(
        R"({"Targets":[{"Key":"instanceids","Values":["a"]},{"Key":"WindowTargetIds","Values":[)" + ids +
        "]}]}");
    REQUIRE(targeted.size() == 2);
    CHECK(targeted[0].rule == "target-values");
    CHECK(targeted[0].pointer == "/Targets");
    CHECK(targeted[1].rule == "target-key");
}

TEST_CASE("a finding has the service's own words where they are known") {
    const auto told = [](const std::string& text, std::string_view rule) {
        for (const auto& d : lintel::check<reg>(text))
            if (d.rule == rule) return d.message;
        return std::string("not found");
    };
    const auto has = [&](std::string_view rule, const std::string& inside, std::string_view words) {
        const std::string message = told(document<reg>(inside), rule);
        CHECK_MESSAGE(message.find(words) != message.npos, message);
    };
    has("target-key",
        target(R"("Key":"tag:Env","Values":["a"])"),
        "tag:Env is an invalid window task target type, use WindowTargetIds or InstanceIds");
    has("targets-required",
        R"("TaskType":"RUN_COMMAND")",
        "For Run Command tasks, you must specify at least one resource as the target of the task");
    has("target-values",
        two_targets("WindowTargetIds", 6, 5, window_target),
        "maximum number of window targets is 10");
    has("target-values",
        two_targets("InstanceIds", 26, 25, "i-12345678"),
        "you can specify between 1 and 50 instance IDs");
    has("concurrency-without-targets",
        R"("TaskType":"LAMBDA","MaxErrors":"2")",
        "Maintenance window tasks without targets do not support MaxErrors values");
    has("concurrency-required",
        one_target + R"(,"MaxConcurrency":"1")",
        "Max Errors must be a number of at least 0, or a percentage between 0 and 100");
    has("concurrency-required",
        one_target + R"(,"MaxErrors":"1")",
        "Max Concurrency must be a number greater than 0, or a percentage between 1 and 100");
    has("invocation-mismatch",
        R"("TaskType":"LAMBDA",)" + run_command(R"("Comment":"c")"),
        "Task Invocation Parameters must contain an entry only for the Task Type specified in the Window "
        "Task");
    has("notification-role",
        run_command(R"("NotificationConfig":{"NotificationArn":"a"})"),
        "ServiceRoleArn of RunCommandInvocationParameter is required if NotificationConfig is specified");
}

TEST_CASE("one fault is one finding") {
    const auto rules_in = [](const lintel::report& r, std::string_view pointer) {
        std::multiset<std::string> rules;
        for (const auto& d : r)
            if (d.pointer == pointer) rules.emplace(d.rule);
        return rules;
    };
    using only = std::multiset<std::string>;
    // Both limits are missing: one finding names both.
    const auto limits = lintel::check<reg>(
        document<reg>(R"("TaskType":"LAMBDA","TaskArn":"SSMf",)" + role + ',' + one_target));
    REQUIRE(limits.size() == 1);
    CHECK(limits[0].hint == "add MaxConcurrency and MaxErrors");
    const auto replaced =
        lintel::check<update>(document<update>(R"("Replace":true,"TaskArn":"abc",)" + one_target));
    CHECK(std::count_if(replaced.begin(), replaced.end(), [](const auto& d) {
              return d.severity == severity::error;
          }) == 1);
    CHECK(rules_in(replaced, "/MaxConcurrency") == only{"replace-required"});
    // A deprecated member that is ignored.
    for (const std::string_view deprecated : {"LoggingInfo", "TaskParameters"}) {
        const std::string member =
            deprecated == "LoggingInfo" ? logging : R"("TaskParameters":{"a":{"Values":["b"]}})";
        const std::string at = '/' + std::string(deprecated);
        CHECK(rules_in(lintel::check<get>('{' + member + '}'), at) == only{"deprecated"});
        CHECK(rules_in(lintel::check<get>(R"({"TaskType":"RUN_COMMAND",)" + member + '}'), at) ==
              only{"deprecated"});
        CHECK(rules_in(lintel::check<get>(R"({"TaskType":"LAMBDA",)" + member + '}'), at) ==
              only{"ignored-by-task-type"});
        CHECK(rules_in(lintel::check<get>(R"({"TaskType":"RUN_COMMAND",)" + member + ',' +
                                          run_command(R"("Comment":"")") + '}'),
                       at) == only{"ignored-by-invocation"});
        CHECK(rules_in(lintel::check<get>(R"({"TaskType":7,)" + member + '}'), at) == only{"deprecated"});
        CHECK(rules_in(lintel::check<update>(document<update>(member)), at) == only{"deprecated"});
    }
    // What a constraint says is not said again.
    CHECK(rules_in(lintel::check<get>(R"({"Targets":[{"Key":"a!","Values":["b"]}]})"), "/Targets/0/Key") ==
          only{"pattern"});
    CHECK(rules_in(lintel::check<get>(R"({"Targets":[{"Key":")" + std::string(164, 'k') +
                                      R"(","Values":["b"]}]})"),
                   "/Targets/0/Key") == only{"length"});
    const auto many = lintel::check<get>(R"({"Targets":[)" + ids("InstanceIds", 51, "i-12345678") + "]}");
    REQUIRE(many.size() == 1);
    CHECK(many[0].rule == "count");
    CHECK(rules_in(
              lintel::check<get>(R"({"TaskType":"STEP_FUNCTIONS","TaskArn":"arn:aws:states:r:activity:s"})"),
              "/TaskArn") == only{"arn-kind"});
    CHECK(rules_in(lintel::check<get>(R"({"TaskType":"LAMBDA","TaskArn":"arn:aws:states:r:1:activity:s"})"),
                   "/TaskArn") == only{"arn-kind"});
    CHECK(
        rules_in(lintel::check<get>(R"({"TaskType":"RUN_COMMAND","TaskArn":"arn:aws:ssm:r:a b:document/x"})"),
                 "/TaskArn") == only{"arn-form"});
}

TEST_CASE(
    "each parameter of AWS's documents is looked for, by its own name, and only in the task that runs it") {
    namespace known = ssm::document_parameters;
    const auto found_in = [](const std::string& members) {
        std::multiset<std::string> pointers;
        for (const auto& d : lintel::check<get>('{' + members + '}'))
            if (d.rule == "document-parameters") pointers.insert(d.pointer);
        return pointers;
    };
    using places = std::multiset<std::string>;
    const auto value_of = [](const known::parameter& p) {
        return p.values == known::takes::one_of ? std::string(p.listed.substr(0, p.listed.find('|')))
                                                : std::string("1");
    };
    const auto entry = [&](std::string name, const known::parameter& p) {
        return '"' + name + R"(":[")" + value_of(p) + "\"]";
    };
    for (const auto& p : known::commands) {
        const std::string at = "/TaskInvocationParameters/RunCommand/Parameters/";
        std::string others; // that the document requires
        for (const auto& q : known::parameters_of(p.document, known::commands))
            if (q.required && q.name != p.name)
                others += (others.empty() ? "" : ",") + entry(std::string(q.name), q);
        const std::string comma = others.empty() ? "" : ",", name(p.name);
        INFO(p.document, ' ', p.name);
        CHECK(found_in(runs(p.document, others)) == (p.required ? places{at + name} : places{}));
        CHECK(found_in(runs("Other", others)).empty());
        std::string other_case = name;
        other_case[0] = static_cast<char>(other_case[0] ^ 0x20);
        CHECK(found_in(runs(p.document, others + comma + entry(other_case, p))) == places{at + other_case});
        // An update need not give what the task has.
        CHECK(
            lintel::check<update>(document<update>(runs_untyped(p.document, ""))).count(severity::warning) ==
            0);
        if (p.values != known::takes::anything && p.values != known::takes::nothing)
            CHECK(found_in(runs(p.document, others + comma + '"' + name + R"(":[".","{{x}}"])")).size() ==
                  (p.values == known::takes::folder ? 0 : 1));
        if (p.values == known::takes::nothing)
            CHECK(found_in(runs(p.document, others + comma + entry(name, p))) == places{at + name});
    }
    for (const auto& p : known::automations) {
        const std::string at = "/TaskInvocationParameters/Automation/Parameters/";
        for (const std::string name : {"InstanceId", "instanceId", "instanceid", "INSTANCEID"}) {
            CHECK(found_in(automates(p.document, '"' + name + R"(":["i-12345678"])")).empty());
            CHECK(found_in(automates(p.document, '"' + name + R"(":[])")) == places{at + name});
        }
        CHECK(found_in(automates(p.document, R"("a":["b"])")) == places{at + "InstanceId"});
    }
    // All that is missing is one finding.
    for (const auto& d : lintel::check<get>('{' + runs("AWS-RunRemoteScript", "") + '}')) {
        CHECK(d.rule == "document-parameters");
        CHECK(d.message == "AWS-RunRemoteScript requires the parameters sourceType, sourceInfo, commandLine, "
                           "which are missing");
    }
    CHECK(found_in(runs("AWS-RunRemoteScript", "")).size() == 1);
}

TEST_CASE("an update that repeats only the ARN is judged by what the ARN is of") {
    const auto found = [](const std::string& members) {
        std::string all;
        for (
            const auto& d : lintel::check<update>(
                R"({"WindowId":"mw-0c50858d01e4a2b97","WindowTaskId":"4f7ca192-7e9a-40fe-9192-5cb15e5f27a1",)" +
                members + '}'))
            all += std::string(d.rule) + ' ';
        return all;
    };
    const std::string with_role = R"("ServiceRoleArn":"arn:aws:iam::111122223333:role/)",
                      linked =
                          with_role + R"(aws-service-role/ssm.amazonaws.com/AWSServiceRoleForAmazonSSM",)",
                      machine = R"("TaskArn":"arn:aws:states:eu-west-1:%:stateMachine:Foo")",
                      function = R"("TaskArn":"arn:aws:lambda:eu-west-1:%:function:Foo")";
    const auto of = [](std::string text, const std::string& account) {
        return text.replace(text.find('%'), 1, account);
    };
    CHECK(found(with_role + R"(r",)" + of(machine, "444455556666")) == "other-account ");
    CHECK(found(with_role + R"(r",)" + of(machine, "111122223333")).empty());
    CHECK(found(linked + of(machine, "111122223333")) == "role-prefix ");
    CHECK(found(linked + of(function, "444455556666")) == "other-account ");
    CHECK(found(linked + of(function, "111122223333")).empty()); // the stored qualifier may begin with SSM
}

TEST_CASE("what is no name of a state machine, or of its version or alias, is no ARN of one") {
    for (const std::string_view name : {"SSMm", "SSMm:1", "SSMm:prod-1"})
        CHECK_FALSE(has_rule<reg>("arn-kind", state_machine_task(name)));
    CHECK_FALSE(has_rule<reg>("arn-kind", state_machine_task(std::string(80, 's'))));
    for (const std::string& name :
         {std::string(81, 's'), "s:" + std::string(81, 's'), std::string(R"(s\u0001)")})
        CHECK(has_rule<reg>("arn-kind", state_machine_task(name)));
    for (const std::string_view name :
         {"", ":1", "SSMm:", "SSMm:1:2", "SSM m", "SSM*", "SSMm:a b", "SSMm/x", "SSMm:é"})
        CHECK_MESSAGE(has_rule<reg>("arn-kind", state_machine_task(name)), name);
}

TEST_CASE("an empty limit or log group is told by its length alone") {
    for (const std::string_view members :
         {R"("MaxErrors":"")",
          R"("TaskInvocationParameters":{"RunCommand":{"CloudWatchOutputConfig":{
"CloudWatchLogGroupName":"","CloudWatchOutputEnabled":false}}})"}) {
        const auto all = lintel::check<get>('{' + std::string(members) + '}');
        REQUIRE(all.size() == 1);
        CHECK(all[0].rule == "length");
    }
}

TEST_CASE("no finding shows a parameter's value") {
    const std::string secret = "tr0ub4dor";
    std::size_t seen = 0;
    for (const std::string name : {"Operation", "RebootOption", "SnapshotId", "InstallOverrideList"})
        for (const auto& d : lintel::check<get>(
                 '{' + runs("AWS-RunPatchBaseline", '"' + name + R"(":[")" + secret + "\"]") + '}')) {
            ++seen;
            CHECK((d.message + d.hint + d.pointer).find(secret) == std::string::npos);
        }
    CHECK(seen >= 4);
}

TEST_CASE("every rule says why it is so, and by what evidence") {
    std::set<std::string_view> ids;
    const auto one = [&](const lintel::rule_info& r) {
        ids.insert(r.id);
        CHECK_FALSE(r.why.empty());
        CHECK(r.why.back() == '.');
        CHECK_FALSE(r.source.empty());
        CHECK_FALSE(r.evidence.empty());
        for (std::size_t i = 0; i < r.evidence.size(); ++i)
            CHECK(std::string_view(i % 3 == 0   ? "SPDRI"
                                   : i % 3 == 1 ? ","
                                                : " ")
                      .find(r.evidence[i]) != std::string_view::npos);
    };
    for (const auto& r : lintel::rules_of<get>::table) one(r);
    for (const auto& r : lintel::rules_of<reg>::table) one(r);
    for (const auto& r : lintel::rules_of<update>::table) one(r);
    for (const auto& r : lintel::rules_of<updated>::table) one(r);
    for (const auto& r : lintel::rules_of<ssm::MaintenanceWindowTask>::table) one(r);
    for (const auto& r : lintel::rules_of<ssm::MaintenanceWindowRunCommandParameters>::table) one(r);
    for (const auto& r : lintel::rules_of<ssm::MaintenanceWindowLambdaParameters>::table) one(r);
    for (const auto& r : lintel::rules_of<ssm::MaintenanceWindowStepFunctionsParameters>::table) one(r);
    CHECK(ids.size() > 25);
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
    CHECK(found == 1001); // and count
}
