#include <lintel/redact.hpp>
#include <lintel/ssm.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "documents.hpp"
#include "own.hpp"

using task = lintel::ssm::GetMaintenanceWindowTaskResult;

namespace {

inline constexpr lintel::shape Combination{"Combination", lintel::sensitive};

struct Vault {
    std::optional<std::vector<std::string>> keys;
    std::optional<std::map<std::string, std::string>> doors;
    std::optional<std::string> label;

    BOOST_DESCRIBE_CLASS(Vault, (), (keys, doors, label), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("Vault",
                          lintel::member("keys", lintel::elements{Combination}),
                          lintel::member("doors", lintel::values{Combination}),
                          lintel::member("label"));
};

using own::Strongbox;
struct Shelf {
    std::optional<Strongbox> safe;
    std::optional<std::vector<Strongbox>> safes;
    std::optional<int> n;

    BOOST_DESCRIBE_CLASS(Shelf, (), (safe, safes, n), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("Shelf", lintel::member("safe"), lintel::member("safes"), lintel::member("n"));
};

template <class T = task> std::string redact(std::string_view text) {
    const std::string out = lintel::redact<T>(text);
    INFO(text);
    CHECK(out.size() == text.size());
    CHECK(std::count(out.begin(), out.end(), '\n') == std::count(text.begin(), text.end(), '\n'));
    CHECK(out.find("CANARY") == std::string::npos);
    CHECK(lintel::redact<T>(out).size() == out.size());
    return out;
}

} // namespace

TEST_SUITE("redact") {
    TEST_CASE("what is not sensitive stays") {
        CHECK(redact(R"({"Name":"a","Priority":1,"TaskType":"X","Targets":[{"Key":"k","Values":["v"]}]})") ==
              R"({"Name":"a","Priority":1,"TaskType":"X","Targets":[{"Key":"k","Values":["v"]}]})");
        std::string expected(tests::clean_task);
        for (const std::string_view secret : {"Runs every week; ask the operations team before you change it",
                                              "yum -y update",
                                              R"(echo \"done\" > \/tmp\/done\t# tab)",
                                              R"(echo B\u00fcro Köln \ud83d\udc4d)",
                                              R"(\/opt\/app)",
                                              "3600"})
            expected.replace(expected.find(secret), secret.size(), secret.size(), '*');
        CHECK(redact(tests::clean_task) == expected);
    }
    TEST_CASE("sensitive values are blanked, byte for byte, their names not") {
        CHECK(redact(R"({"Description":"CANARY", "Name":"n"})") == R"({"Description":"******", "Name":"n"})");
        CHECK(redact(R"({"TaskParameters":{"k":{"Values":["CANARY","é"]},"l":{}}})") ==
              R"({"TaskParameters":{"k":{"Values":["******","**"]},"l":{}}})");
        CHECK(
            redact(
                R"({"TaskInvocationParameters":{"Lambda":{"Payload":"CANARY==","Qualifier":"q"},)"
                R"("StepFunctions":{"Input":"CANARY"},"RunCommand":{"Parameters":{"k":["CANARY",""]}}}})") ==
            R"({"TaskInvocationParameters":{"Lambda":{"Payload":"********","Qualifier":"q"},)"
            R"("StepFunctions":{"Input":"******"},"RunCommand":{"Parameters":{"k":["******",""]}}}})");
        CHECK(redact(R"({"D\u0065scription":"\u0043\"ANARY\""})") ==
              R"({"D\u0065scription":"***************"})");
    }
    TEST_CASE("a list's elements and a map's values may be sensitive alone") {
        CHECK(redact<Vault>(R"({"keys":["CANARY"],"doors":{"front":"CANARY"},"label":"l"})") ==
              R"({"keys":["******"],"doors":{"front":"******"},"label":"l"})");
    }
    TEST_CASE("all of a sensitive structure is blanked, wherever it lies") {
        CHECK(redact<Shelf>(R"({"safe":{"code":"CANARY"},"safes":[{"code":"CANARY"}],"n":1})") ==
              R"({"safe":{"code":"******"},"safes":[{"code":"******"}],"n":1})");
    }
    TEST_CASE("a sensitive value of another kind is blanked too") {
        CHECK(redact(R"({"Description":12345,"Name":"n"})") == R"({"Description":*****,"Name":"n"})");
        CHECK(redact(R"({"Description":["CANARY",true,null,{"a":-1.5}]})") ==
              R"({"Description":["******",****,****,{"*":****}]})");
        CHECK(redact(R"({"TaskParameters":["CANARY",[1]]})") == R"({"TaskParameters":["******",[*]]})");
        CHECK(redact(R"({"TaskParameters":"CANARY"})") == R"({"TaskParameters":"******"})");
        CHECK(redact(R"({"TaskParameters":{"k":"CANARY"}})") == R"({"TaskParameters":{"k":"******"}})");
    }
    TEST_CASE("names in the place of a sensitive text or list are a part of it") {
        CHECK(redact(R"({"Description":{"CANARY":{"CANARY":1}},"Name":"n"})") ==
              R"({"Description":{"******":{"******":*}},"Name":"n"})");
        CHECK(redact(R"({"TaskParameters":{"k":{"Values":{"CANARY":["CANARY"]}}}})") ==
              R"({"TaskParameters":{"k":{"Values":{"******":["******"]}}}})");
        CHECK(redact(R"({"TaskInvocationParameters":{"StepFunctions":{"Input":{"CANARY":1}},"Lambda":{
"Payload":{"CANARY":"x"}},"RunCommand":{"Parameters":{"commands":{"CANARY":1}}}}})") ==
              R"({"TaskInvocationParameters":{"StepFunctions":{"Input":{"******":*}},"Lambda":{
"Payload":{"******":"*"}},"RunCommand":{"Parameters":{"commands":{"******":*}}}}})");
        CHECK(redact(R"({"TaskInvocationParameters":{"RunCommand":{"Parameters":{"commands":{"CANARY"]}}}})")
                  .find("CANARY") == std::string::npos);
        // A map's names are no values, and of a member that is not known nothing is secret but its value.
        CHECK(redact(R"({"TaskParameters":{"k":1},"x":{"y":1}})") ==
              R"({"TaskParameters":{"k":*},"x":{"y":*}})");
    }
    TEST_CASE("what is not known is blanked") {
        CHECK(redact(R"({"description":"CANARY","x":{"Name":["CANARY",7]},"Name":"n"})") ==
              R"({"description":"******","x":{"Name":["******",*]},"Name":"n"})");
        CHECK(redact(R"({"Name":{"Name":"CANARY"},"Targets":["CANARY",{"Key":"k"}]})") ==
              R"({"Name":{"Name":"******"},"Targets":["******",{"Key":"k"}]})");
        CHECK(redact(R"({"LoggingInfo":"CANARY","Targets":{"Key":"CANARY"}})") ==
              R"({"LoggingInfo":"******","Targets":{"Key":"******"}})");
        CHECK(redact(R"({"Targets":[{"Values":{"x":"CANARY"}}]})") ==
              R"({"Targets":[{"Values":{"x":"******"}}]})");
        CHECK(redact(R"({"AlarmConfiguration":[{"Name":"CANARY"}]})") ==
              R"({"AlarmConfiguration":[{"Name":"******"}]})");
        CHECK(redact("[\"CANARY\"]") == "[\"******\"]");
        CHECK(redact("\"CANARY\"") == "\"******\"");
    }
    TEST_CASE("after a syntax error nothing but white space stays") {
        CHECK(redact("{\"Name\":\"n\" \"Description\":\n \"CANARY\"}") ==
              "{\"Name\":\"n\" **************\n *********");
        CHECK(redact(R"({"Name":"n","Description":"CANARY)") == R"({"Name":"n","Description"********)");
        CHECK(redact(R"({"Description":"CANARY\q"})") == R"({"Description"************)");
        CHECK(redact("CANARY") == "******");
        CHECK(redact("{} CANARY") == "{} ******");
        CHECK(redact(R"({"Description":"say "CANARY""})").find("say") == std::string::npos);
        CHECK(redact("{\"Name\":CANARY\n}") == "{\"Name\"*******\n*");
        CHECK(redact("{'Description':'CANARY'}").find("Desc") == std::string::npos);
        CHECK(redact("") == "");
    }
    TEST_CASE("every truncation of a task, and every byte of it damaged") {
        std::string text(tests::clean_task);
        for (std::size_t at; (at = text.find("yum -y")) != text.npos;) text.replace(at, 6, "CANARY");
        text.replace(text.find("Runs every"), 10, "CANARYCANA");
        for (std::size_t n = 0; n <= text.size(); ++n) {
            const std::string out = lintel::redact<task>(text.substr(0, n));
            if (out.size() != n || out.find("CANARY") != out.npos) FAIL_CHECK("cut at " << n);
        }
        for (std::size_t n = 0; n < text.size(); ++n) {
            std::string damaged = text;
            damaged[n] = '\x01';
            const std::string out = lintel::redact<task>(damaged);
            if (out.size() != text.size() || out.find("CANARY") != out.npos) FAIL_CHECK("damaged at " << n);
        }
    }
    TEST_CASE("limits hold") {
        CHECK(lintel::redact<task>(R"({"Name":"n","Description":"CANARY"})", {.max_size = 12}) ==
              R"({"Name":"n")" + std::string(24, '*'));
        CHECK(lintel::redact<task>(R"({"Targets":[{"Key":"k"}]})", {.max_depth = 2}) ==
              R"({"Targets":[*************)");
    }
}
