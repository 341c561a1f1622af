#include <lintel/detail/known_members.hpp>

#include <boost/describe/class.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using lintel::member;
using lintel::detail::enclosing;
using lintel::detail::known_members;
using lintel::detail::type_table_of;

struct Output {
    std::optional<std::string> GroupName;

    BOOST_DESCRIBE_CLASS(Output, (), (GroupName), (), ())
};
struct Log {
    std::optional<std::string> BucketName;
    std::optional<std::string> Comment;

    BOOST_DESCRIBE_CLASS(Log, (), (BucketName, Comment), (), ())
    static constexpr auto lintel_shape = lintel::structure(
        "Log", member("BucketName", lintel::also_known_as{"Bucket", "CloudFormation"}), member("Comment"));
};
struct Command {
    std::optional<::Output> Output;
    std::map<std::string, std::vector<std::string>> Parameters;
    std::optional<std::string> Comment;
    std::optional<std::vector<Log>> Logs;

    BOOST_DESCRIBE_CLASS(Command, (), (Output, Parameters, Comment, Logs), (), ())
    static constexpr auto lintel_shape = lintel::structure(
        "CommandParameters", member("Output"), member("Parameters"), member("Comment"), member("Logs"));
};
struct Choice {
    std::optional<::Command> Command;

    BOOST_DESCRIBE_CLASS(Choice, (), (Command), (), ())
};
struct Task {
    std::optional<std::string> TaskArn;
    std::optional<std::string> Name;
    std::optional<::Choice> Choice;
    std::map<std::string, std::string> Old;
    std::vector<Task> Next;

    BOOST_DESCRIBE_CLASS(Task, (), (TaskArn, Name, Choice, Old, Next), (), ())
    static constexpr auto lintel_shape = lintel::structure("Task",
                                                           member("TaskArn"),
                                                           member("Name"),
                                                           member("Choice"),
                                                           member("Old", lintel::deprecated{"use Choice"}),
                                                           member("Next"));
};

const enclosing task{&type_table_of<Task>::value, ""};
const enclosing choice{&type_table_of<Choice>::value, "Choice"};
const enclosing command{&type_table_of<Command>::value, "Command"};
const enclosing parameters{&type_table_of<std::map<std::string, std::vector<std::string>>>::value,
                           "Parameters"};
const enclosing logs{&type_table_of<std::vector<Log>>::value, "Logs"};
const enclosing log_entry{&type_table_of<Log>::value, ""};

std::string hint(const std::vector<enclosing>& around, std::string_view name) {
    return known_members(around, name).advice().hint;
}

} // namespace

TEST_CASE("the member that an unknown one is another name of is known, and no other") {
    const auto meant = [](const std::vector<enclosing>& around, std::string_view name) {
        const auto* const f = known_members(around, name).advice().meant;
        return f ? std::string(f->name) : std::string();
    };
    CHECK(meant({task}, "taskArn") == "TaskArn");
    CHECK(meant({task}, "TaskAm") == "TaskArn");
    CHECK(meant({task}, "task_arn") == "TaskArn");
    CHECK(meant({task, logs, log_entry}, "Bucket") == "BucketName");
    CHECK(meant({task, choice}, "CommandParameters") == "Command");
    CHECK(meant({task}, "Command").empty()); // one level down
    CHECK(meant({task}, "Something").empty());
}

TEST_CASE("names are the same but for case and what parts their words") {
    using lintel::detail::same_name;
    for (const std::string_view name : {"TaskArn", "taskArn", "task_arn", "TASK-ARN", "_taskarn_"})
        CHECK_MESSAGE(same_name(name, "TaskArn"), name);
    for (const std::string_view name : {"TaskAr", "TaskArns", "Task.Arn", "", "Task Arn"})
        CHECK_MESSAGE(!same_name(name, "TaskArn"), name);
    CHECK(same_name("", "_"));
}

TEST_CASE("a name in another spelling is told the structure's own") {
    CHECK(hint({task}, "taskArn") == "did you mean TaskArn?");
    CHECK(hint({task}, "task_arn") == "did you mean TaskArn?");
    CHECK(hint({task}, "TaskArm") == "did you mean TaskArn?");
    CHECK(hint({task, choice, command, logs, log_entry}, "Bucket") ==
          "write BucketName: Bucket is CloudFormation's name for it");
    CHECK(hint({task, choice, command, logs, log_entry}, "bucket") ==
          "write BucketName: bucket is CloudFormation's name for it");
    CHECK(hint({task, choice}, "CommandParameters") ==
          "write Command: CommandParameters is the name of its type");
}

TEST_CASE("a name that is known around is told where it belongs") {
    CHECK(hint({task, choice, command}, "TaskArn") == "TaskArn is a member of Task, two levels up");
    CHECK(hint({task, choice}, "TaskArn") == "TaskArn is a member of Task, one level up");
    CHECK(hint({task, choice}, "taskArn") == "TaskArn is a member of Task, one level up");
    CHECK(hint({task, choice, command}, "taskArn").empty());
    CHECK(hint({task, choice, command, logs, log_entry}, "Output") ==
          "Output is a member of Command, two levels up");
}

TEST_CASE("a name that is known below is told where it belongs") {
    CHECK(hint({task, choice}, "Output") == "Output is a member of Command, one level down");
    CHECK(hint({task, choice}, "output") == "Output is a member of Command, one level down");
    CHECK(hint({task, choice, command}, "BucketName") == "BucketName is a member of Logs, one level down");
    CHECK(hint({task, choice, command}, "GroupName") == "GroupName is a member of Output, one level down");
}

TEST_CASE("a name that is known elsewhere is told the way to it") {
    CHECK(hint({task}, "GroupName") == "GroupName is a member of Choice.Command.Output");
    CHECK(hint({task, choice, command, logs, log_entry}, "GroupName") ==
          "GroupName is a member of Choice.Command.Output");
    CHECK(hint({task}, "Comment") == "Comment is a member of Choice.Command");
    CHECK(hint({task}, "group_name").empty());
}

TEST_CASE("of a name that is known nowhere nothing is said") {
    CHECK(hint({task}, "Zebra").empty());
    CHECK(hint({task}, "").empty());
    CHECK(hint({task}, std::string(1 << 20, 'N')).empty());
}

TEST_CASE(
    "names of one's own belong in the maps of the structure, or of those below, but for deprecated ones") {
    const auto maps = [](const std::vector<enclosing>& around) {
        return known_members(around, "x").maps_hint();
    };
    CHECK(maps({task, choice}) == R"(put it into Command.Parameters, as "x": ["…"])");
    CHECK(maps({task, choice, command}) == R"(put it into Parameters, as "x": ["…"])");
    CHECK(maps({task}).empty());
}

TEST_CASE("an entry of the wrong type that is a member around it is told so, if it fits there") {
    const auto hint_for = [&](std::string_view name, lintel::detail::type_class kind) {
        const std::vector<enclosing> around{task, choice, command, parameters};
        return known_members(around, name).hint_for_entry([&](const lintel::detail::type_table& type) {
            return type.kind == kind;
        });
    };
    using lintel::detail::type_class;
    CHECK(hint_for("Output", type_class::structure) == "Output is a member of Command, one level up");
    CHECK(hint_for("Output", type_class::string).empty());
    CHECK(hint_for("TaskArn", type_class::string) == "TaskArn is a member of Task, three levels up");
    CHECK(hint_for("Zebra", type_class::string).empty());
    CHECK(hint_for("", type_class::string).empty());
}
