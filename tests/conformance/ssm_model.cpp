// Holds the model against the SSM service model that botocore installs: every shape, member, limit, pattern,
// enum value, required and sensitive mark.
#include <lintel/ssm.hpp>

#include <boost/json.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "../../tools/model_comparison.hpp"

namespace json = boost::json;
using lintel::tool::compare_model;
using lintel::tool::model_difference;

namespace {

/// Where botocore's model and ours differ, and why. An entry that is not needed fails the test.
struct known_difference {
    std::string_view shape, what, reason;
};
constexpr std::array<known_difference, 0> known_differences{};

const json::object& model() {
    static const json::value parsed = [] {
        const char* const named = std::getenv("LINTEL_SSM_MODEL");
        const std::string path =
            named ? named : "/usr/lib/python3/dist-packages/botocore/data/ssm/2014-11-06/service-2.json";
        std::ifstream file(path, std::ios::binary);
        if (!file) FAIL(path, " is missing: install python3-botocore, or name the model in LINTEL_SSM_MODEL");
        return json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
    }();
    return parsed.as_object();
}

bool is_known(const model_difference& d) {
    return std::any_of(known_differences.begin(), known_differences.end(), [&](const known_difference& k) {
        return k.shape == d.shape && k.what == d.what;
    });
}

/// What the comparison says of the model after a change: "change shape: what: lintel -> service", in lines.
template <class Change> std::string told_after(const Change& change) {
    json::object changed = model();
    change(changed);
    const auto compared = compare_model(changed);
    std::string told;
    for (const auto& d : compared.found())
        if (!is_known(d))
            told += d.change + ' ' + d.shape + ": " + d.what + ": " + d.lintel + " -> " + d.service + '\n';
    return told;
}

} // namespace

TEST_CASE("the model is botocore's: shapes, members, limits, patterns, enums, required and sensitive marks") {
    const auto compared = compare_model(model());
    std::size_t excused = 0;
    for (const auto& d : compared.found()) {
        excused += is_known(d);
        CHECK_MESSAGE(is_known(d), d.change, ' ', d.shape, ": ", d.what, ": ", d.lintel, " -> ", d.service);
    }
    CHECK(compared.checked() > 600);
    CHECK(excused == known_differences.size());
}

TEST_CASE("nothing that the four operations reach is missing") {
    CHECK(compare_model(model()).reached().size() > 80);
    for (const auto operation : {"GetMaintenanceWindowTask",
                                 "RegisterTaskWithMaintenanceWindow",
                                 "UpdateMaintenanceWindowTask",
                                 "DescribeMaintenanceWindowTasks"})
        for (const auto& e : model().at("operations").at(operation).at("errors").as_array()) {
            const std::string name(e.at("shape").as_string());
            const auto known = std::find_if(lintel::ssm::known_errors.begin(),
                                            lintel::ssm::known_errors.end(),
                                            [&](const auto& k) { return k.name == name; });
            REQUIRE_MESSAGE(known != lintel::ssm::known_errors.end(), name);
            const auto* about = model().at("shapes").at(name).as_object().if_contains("fault");
            CHECK((known->fault == lintel::ssm::fault::server) == (about && about->as_bool()));
        }
}

TEST_CASE("what a service adds, changes and drops is told, each once") {
    const auto told = [](std::string_view shape, const auto& change) {
        return told_after([&](json::object& m) { change(m["shapes"].as_object()[shape].as_object()); });
    };
    CHECK(told("S3BucketName", [](json::object& s) { s["max"] = 64; }) ==
          "changed S3BucketName: max: 63 -> 64\n");
    CHECK(told("S3BucketName", [](json::object& s) { s.erase("max"); }) ==
          "dropped S3BucketName: max: 63 -> \n");
    CHECK(told("S3BucketName", [](json::object& s) { s["pattern"] = "^a$"; }) ==
          "added S3BucketName: pattern:  -> ^a$\n");
    CHECK(told("S3BucketName", [](json::object& s) { s["type"] = "blob"; }) ==
          "changed S3BucketName: type: string -> blob\n");
    CHECK(told("S3BucketName", [](json::object& s) { s["sensitive"] = true; }) ==
          "added S3BucketName: sensitive:  -> yes\n");
    CHECK(told("Alarm", [](json::object& s) { s["required"] = json::array(); }) ==
          "dropped Alarm: Name required: yes -> \n");
    CHECK(told("MaintenanceWindowTaskType",
               [](json::object& s) {
                   auto& values = s["enum"].as_array();
                   values[0] = "RUN_TWICE";
               }) == "added MaintenanceWindowTaskType: enum value:  -> RUN_TWICE\n"
                     "dropped MaintenanceWindowTaskType: enum value: RUN_COMMAND -> \n");
    CHECK(told("Targets", [](json::object& s) { s["member"] = {{"shape", "Alarm"}}; }) ==
          "changed Targets: member shape: Target -> Alarm\n");
    CHECK(told("Alarm", [](json::object& s) { s["members"].as_object().erase("Name"); }) ==
          "dropped Alarm: Name: AlarmName -> \n");
    CHECK(told_after([](json::object& m) { m["shapes"].as_object().erase("AlarmName"); }) ==
          "dropped AlarmName: : string -> \n");
    CHECK(told_after([](json::object& m) {
              auto& shapes = m["shapes"].as_object();
              shapes["New"] = {{"type", "list"}, {"member", {{"shape", "String"}}}};
              shapes["Alarm"].at("members").as_object()["Kind"] = {{"shape", "New"}};
          }).find("added Alarm: Kind:  -> New\n") != std::string::npos);
    CHECK(told_after([](json::object& m) {
              m["operations"].as_object().erase("DescribeMaintenanceWindowTasks");
          }) == "dropped DescribeMaintenanceWindowTasks: operation: DescribeMaintenanceWindowTasks -> \n");
}
