
#include <lintel/ssm.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using task = lintel::ssm::GetMaintenanceWindowTaskResult;

namespace {
task read(std::string_view text) { return lintel::parse<task>(text).value(); }
} // namespace

TEST_CASE("a register request has all of the answer but what the service makes") {
    const auto made = lintel::ssm::to_register(read(
        R"({"WindowId":"w","WindowTaskId":"t","Targets":[{"Key":"k"}],"TaskArn":"a","TaskType":"LALaDA","MaxConcurrency":"1","MaxErrors":"2",
            "TaskInvocationParameters":{"Lambda":{"Payload":"AAE="}},"Name":"n"})"));
    CHECK(made.left_out.empty());
    CHECK(
        lintel::serialize(made.request) ==
        R"({"WindowId":"w","Targets":[{"Key":"k"}],"TaskArn":"a","TaskType":"LALaDA",)"
        R"("TaskInvocationParameters":{"Lambda":{"Payload":"AAE="}},"MaxConcurrency":"1","MaxErrors":"2","Name":"n"})");
}

TEST_CASE("placeholders of a task without targets are left out, real limits are left out and told") {
    const auto silent =
        lintel::ssm::to_register(read(R"({"MaxConcurrency":"1","MaxErrors":"1","TaskParameters":{}})"));
    CHECK(lintel::serialize(silent.request) == "{}");
    CHECK(silent.left_out.empty());
    const auto told =
        lintel::ssm::to_register(read(R"({"Targets":[],"MaxConcurrency":"5%","MaxErrors":"1"})"));
    CHECK(lintel::serialize(told.request) == R"({"Targets":[]})");
    REQUIRE(told.left_out.size() == 1);
    CHECK(told.left_out[0].pointer == "/MaxConcurrency");
    CHECK(told.left_out[0].rule == "not-carried-over");
    CHECK(told.left_out.ok());
}

TEST_CASE("an update request keeps the task's ids and tells that the type cannot be changed") {
    const auto made = lintel::ssm::to_update(
        read(R"({"WindowId":"w","WindowTaskId":"t","TaskType":"LAMBDA","Priority":3})"));
    CHECK(lintel::serialize(made.request) == R"({"WindowId":"w","WindowTaskId":"t","Priority":3})");
    REQUIRE(made.left_out.size() == 1);
    CHECK(made.left_out[0].pointer == "/TaskType");
}
