// The small grammars that rules of the model know, at their borders: each against the plainest description of
// it.
#include <lintel/check.hpp>
#include <lintel/ssm.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rule_cases.hpp"

namespace grammars {
namespace {

/// How often a rule is told at a pointer.
std::size_t told(std::string_view members, std::string_view rule, std::string_view pointer) {
    std::size_t n = 0;
    for (const auto& d : lintel::check<tests::get>('{' + std::string(members) + '}'))
        n += d.rule == rule && d.pointer == pointer;
    return n;
}

bool is_hash(std::string_view type, std::string_view hash) {
    return told(tests::run_command(R"("DocumentHashType":")" + std::string(type) + R"(","DocumentHash":")" +
                                   std::string(hash) + '"'),
                "hash-shape",
                "/TaskInvocationParameters/RunCommand/DocumentHash") == 0;
}
bool is_value(std::string_view key, std::string_view value) {
    return told(R"("TaskType":"AUTOMATION",)" +
                    tests::target(R"("Key":")" + std::string(key) + R"(","Values":[")" + std::string(value) +
                                  R"("])"),
                "target-value-format",
                "/Targets/0/Values/0") == 0;
}
bool is_arn_for(std::string_view type, std::string_view arn) {
    return told(R"("TaskType":")" + std::string(type) + R"(","TaskArn":")" + std::string(arn) + '"',
                "arn-kind",
                "/TaskArn") == 0;
}

/// Each text with one of its characters left out, doubled, and made one of some others.
std::vector<std::string> one_off(const std::string& text, std::string_view others) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < text.size(); ++i) {
        all.push_back(text.substr(0, i) + text.substr(i + 1));
        all.push_back(text.substr(0, i) + text[i] + text.substr(i));
        for (const char c : others) {
            std::string other = text;
            other[i] = c;
            if (other != text) all.push_back(std::move(other));
        }
    }
    return all;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const auto& part : parts) all += (&part == parts.data() ? "" : ":") + part;
    return all;
}

} // namespace
} // namespace grammars

TEST_CASE("a hash has the number of hexadecimal digits of its type") {
    using namespace grammars;
    for (const auto& [type, digits] :
         {std::pair("Sha256", std::size_t{64}), std::pair("Sha1", std::size_t{40})}) {
        for (std::size_t n = 1; n <= 130; ++n) CHECK(is_hash(type, std::string(n, 'a')) == (n == digits));
        for (std::size_t i = 0; i < digits; ++i)
            for (const char c : std::string_view("09afAFgGxz`/:@ -")) {
                std::string hash(digits, '0');
                hash[i] = c;
                const bool hex = std::string_view("0123456789abcdefABCDEF").find(c) != std::string_view::npos;
                CHECK_MESSAGE(is_hash(type, hash) == hex, hash);
            }
    }
}

TEST_CASE("an instance id is i- and 8 or 17 characters, or mi- and 17") {
    using namespace grammars;
    const auto is_id = [](std::string_view text) {
        const bool managed = text.starts_with('m');
        if (managed) text.remove_prefix(1);
        if (!text.starts_with("i-")) return false;
        text.remove_prefix(2);
        const auto strange =
            text.find_first_not_of("0123456789_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
        return strange == text.npos && (text.size() == 17 || (text.size() == 8 && !managed));
    };
    for (const std::string prefix :
         {"i-", "mi-", "", "-", "i", "mi", "m-", "ii-", "mmi-", "I-", "MI-", "x-", "mw-"})
        for (std::size_t n = 0; n <= 40; ++n)
            if (const std::string id = prefix + std::string(n, '0'); !id.empty())
                CHECK_MESSAGE(is_value("InstanceIds", id) == is_id(id), id);
    for (const std::string id : {"i-12345678", "i-12345678901234567", "mi-12345678901234567"}) {
        CHECK(is_value("InstanceIds", id));
        for (const auto& other : one_off(id, "-. *:_zZ"))
            CHECK_MESSAGE(is_value("InstanceIds", other) == is_id(other), other);
    }
    CHECK(is_value("InstanceIds", "*"));
    CHECK_FALSE(is_value("InstanceIds", "**"));
}

TEST_CASE("the id of a window's target is a UUID") {
    using namespace grammars;
    const std::string id = "4f7ca192-7E9A-40fe-9192-5cb15e5f27a1";
    CHECK(is_value("WindowTargetIds", id));
    for (const auto& other : one_off(id, "gG_ *")) CHECK_MESSAGE(!is_value("WindowTargetIds", other), other);
    for (std::size_t i = 0; i < id.size(); ++i) {
        std::string other = id;
        other[i] = id[i] == '-' ? '0' : '-';
        CHECK_MESSAGE(!is_value("WindowTargetIds", other), other);
        CHECK_FALSE(is_value("WindowTargetIds", id.substr(i + 1) + "x"));
    }
    for (const std::string& other : {'{' + id + '}', ' ' + id, id + ' ', id + id, std::string("*")})
        CHECK_MESSAGE(!is_value("WindowTargetIds", other), other);
}

TEST_CASE("the ARN of a state machine has its service, its kind and its name") {
    using namespace grammars;
    const std::vector<std::string> parts{
        "arn", "aws", "states", "us-east-1", "111122223333", "stateMachine", "SSM-n"};
    CHECK(is_arn_for("STEP_FUNCTIONS", joined(parts)));
    for (const std::string partition : {"aws-cn", "aws-us-gov"}) {
        auto some = parts;
        some[1] = partition;
        CHECK(is_arn_for("STEP_FUNCTIONS", joined(some)));
    }
    for (const std::size_t i : {0u, 2u, 5u}) // those that say what it is
        for (const std::string other :
             {"", "x", "activity", "lambda", "States", "statemachine", "stateMachines"}) {
            auto some = parts;
            some[i] = other;
            CHECK_MESSAGE(!is_arn_for("STEP_FUNCTIONS", joined(some)), joined(some));
        }
    for (const std::size_t i : {0u, 1u, 2u, 5u, 6u}) { // a part is missing
        auto some = parts;
        some.erase(some.begin() + static_cast<std::ptrdiff_t>(i));
        CHECK_MESSAGE(!is_arn_for("STEP_FUNCTIONS", joined(some)), joined(some));
    }
    for (std::size_t n = 0; n < parts.size(); ++n) { // it breaks off
        const std::string begin = joined({parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(n)});
        if (!begin.empty()) CHECK_MESSAGE(!is_arn_for("STEP_FUNCTIONS", begin), begin);
    }
    CHECK_FALSE(is_arn_for("STEP_FUNCTIONS", "SSM-n"));
}

TEST_CASE("the ARN of a function is lambda's; a name is none") {
    using namespace grammars;
    for (const std::string name : {"f", "function:f", "111122223333:function:f", "arn", "my-function:1"})
        CHECK_MESSAGE(is_arn_for("LAMBDA", name), name);
    for (const std::string service : {"lambda", "states", "ssm", "Lambda", "lambda2", "lambd", "iam"})
        for (const std::string rest :
             {":us-east-1:111122223333:function:f", ":us-east-1:111122223333:function:f:1"})
            CHECK_MESSAGE(is_arn_for("LAMBDA", "arn:aws:" + service + rest) == (service == "lambda"),
                          service);
}

TEST_CASE("an event counts once, and All alone, in every list of up to five events") {
    using namespace grammars;
    constexpr std::array<std::string_view, 4> events{"All", "Failed", "InProgress", "Success"};
    std::size_t lists = 1;
    for (std::size_t size = 1; size <= 5; ++size) {
        lists *= events.size();
        for (std::size_t i = 0; i < lists; ++i) {
            std::vector<std::string_view> list;
            for (std::size_t rest = i; list.size() < size; rest /= events.size())
                list.push_back(events[rest % events.size()]);
            std::multiset<std::string> expected, is;
            std::string text;
            for (std::size_t e = 0; e < size; ++e) {
                text += (e > 0 ? ",\"" : "\"") + std::string(list[e]) + '"';
                bool before = false, others = false;
                for (std::size_t other = 0; other < size; ++other) {
                    before = before || (other < e && list[other] == list[e]);
                    others = others || list[other] != "All";
                }
                if (before || (list[e] == "All" && others))
                    expected.insert(
                        "/TaskInvocationParameters/RunCommand/NotificationConfig/NotificationEvents/" +
                        std::to_string(e));
            }
            for (const auto& d : lintel::check<tests::get>('{' + tests::notified_of(text) + '}'))
                if (d.rule == "notification-events") is.insert(d.pointer);
            CHECK_MESSAGE(is == expected, text);
        }
    }
}

TEST_CASE("a pseudo parameter is a known name in two braces, with blanks or none") {
    using namespace grammars;
    const auto in_run_command = [](const std::string& text) {
        return told(tests::run_command(R"("Parameters":{"k":[")" + text + R"("]})"),
                    "pseudo-parameter",
                    "/TaskInvocationParameters/RunCommand/Parameters/k/0");
    };
    const auto in_automation = [](const std::string& text) {
        return told(tests::invocation(R"("Automation":{"Parameters":{"k":[")" + text + R"("]}})"),
                    "pseudo-parameter",
                    "/TaskInvocationParameters/Automation/Parameters/k/0");
    };
    for (const std::string_view known : lintel::ssm::pseudo_parameters) {
        const std::string name(known);
        const std::size_t misplaced = name == "TARGET_ID" || name == "RESOURCE_ID" ? 1 : 0;
        for (const std::string& text : {"{{" + name + "}}",
                                        "{{ " + name + " }}",
                                        "{{  " + name + "}}",
                                        "x{{" + name + "}}y{{" + name + "}}",
                                        "{{{" + name + "}}}",
                                        "{{x}} {{" + name + "}}"}) {
            INFO(text);
            CHECK(in_automation(text) == 0);
            CHECK(in_run_command(text) == misplaced);
        }
        for (const std::string& other : {name + "S",
                                         name.substr(1),
                                         name.substr(0, name.size() - 1),
                                         "A_" + name,
                                         name + "1",
                                         "_" + name}) {
            INFO(other);
            CHECK(in_automation("{{" + other + "}}") == 1);
            CHECK(in_automation("{{" + name + "}} {{ " + other + " }}") == 1);
            CHECK(in_automation("{{" + other + "}}{{" + other + "}}{{Z" + other + "}}") == 2); // each once
            CHECK(in_run_command("{{" + other + "}}") == 1);
            for (const std::string& none : {"{" + other + "}",
                                            "{{" + other + "}",
                                            "{" + other + "}}",
                                            "{{" + other,
                                            other + "}}",
                                            "{ {" + other + "}}",
                                            "{{" + other + "} }",
                                            "{{" + other + " x}}",
                                            "{{a" + other + "}}",
                                            "{{" + other + "a}}",
                                            "{{-" + other + "}}"}) {
                INFO(none);
                CHECK(in_automation(none) == 0);
                CHECK(in_run_command(none) == 0);
            }
        }
    }
}
