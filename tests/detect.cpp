// Which document a text looks like: by reflection over every document of the model, and for texts that are
// none.
#include <lintel/pattern.hpp>
#include <lintel/ssm/detect.hpp>
#include <lintel/ssm/error.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "allocations.hpp"
#include "guarded.hpp"

namespace ssm = lintel::ssm;

namespace detecting {

using names = std::vector<std::string_view>;

/// A document of the model, as detection sees it.
struct kind {
    std::string_view shape;
    names all, required;
    bool is_request;

    bool has(std::string_view name) const { return std::find(all.begin(), all.end(), name) != all.end(); }
};

template <class T> kind kind_of() {
    const auto& table = lintel::annotations<T>::table;
    kind k{table.name, {}, {}, table.name.ends_with("Request")};
    for (const auto& line : table.members) {
        k.all.push_back(line.name);
        if (line.is_required) k.required.push_back(line.name);
    }
    return k;
}
template <class... T> std::vector<kind> kinds_of(ssm::type_list<T...>) { return {kind_of<T>()...}; }
const std::vector<kind>& kinds() {
    static const auto list = kinds_of(ssm::documents{});
    return list;
}

std::string object(const names& members, std::string_view value = "\"v\"") {
    std::string text = "{";
    for (const auto name : members) {
        if (text.size() > 1) text += ',';
        text.append("\"").append(name).append("\":").append(value);
    }
    return text + '}';
}

bool contains(const std::vector<std::string_view>& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

/// What an object looks like that has members of documents: one with those of errors alone is an answer.
ssm::likeness likeness_of(const names& members) {
    const bool of_errors = std::all_of(members.begin(), members.end(), [](std::string_view name) {
        return std::all_of(kinds().begin(), kinds().end(), [&](const kind& k) {
            const bool is_error = std::any_of(ssm::known_errors.begin(),
                                              ssm::known_errors.end(),
                                              [&](const auto& e) { return e.name == k.shape; });
            return is_error || !k.has(name);
        });
    });
    return of_errors ? ssm::likeness::error_answer : ssm::likeness::document;
}

/// What is promised of any object of names that some document has, said once more and in another way.
void expect_best(const names& members) {
    const std::string text = object(members);
    const ssm::detection found = ssm::detect(text);
    CAPTURE(text);
    REQUIRE(found.looks_like == likeness_of(members));
    const auto best = found.best.shapes();
    CHECK(contains(best, found.shape));
    CHECK(kinds()[found.number].shape == found.shape);
    std::size_t most = 0;
    for (std::size_t i = 0; i < kinds().size(); ++i) {
        const auto known = static_cast<std::size_t>(std::count_if(
            members.begin(), members.end(), [&](std::string_view name) { return kinds()[i].has(name); }));
        CHECK(found.known_to(i) == known);
        most = std::max(most, known);
    }
    bool request = false;
    for (std::size_t i = 0; i < kinds().size(); ++i) {
        if (!contains(best, kinds()[i].shape)) continue;
        CHECK(found.known_to(i) == most); // no other knows more of them
        request = request || kinds()[i].is_request;
    }
    CHECK(kinds()[found.number].is_request == request);
    const auto& required = kinds()[found.number].required;
    const bool complete = std::all_of(required.begin(), required.end(), [&](std::string_view name) {
        return std::find(members.begin(), members.end(), name) != members.end();
    });
    CHECK((found.fit == ssm::fit::whole) == (complete && most == members.size()));
    CHECK((found.fit == ssm::fit::poor) == (most < members.size() - most));
}

} // namespace detecting

TEST_CASE(
    "a document with all its members, or its required ones, is detected as itself or as a request like it") {
    using namespace detecting;
    for (const kind& k : kinds()) {
        for (const names& members : {k.all, k.required}) {
            if (members.empty()) continue;
            const ssm::detection found = ssm::detect(object(members));
            CAPTURE(k.shape);
            CHECK(contains(found.best.shapes(), k.shape));
            CHECK(found.fit == ssm::fit::whole);
            if (k.is_request) CHECK(kinds()[found.number].is_request);
            expect_best(members);
        }
    }
}

TEST_CASE("the documents of each operation are told apart by their members") {
    using namespace detecting;
    const std::initializer_list<std::pair<names, std::string_view>> cases = {
        {{"WindowId", "WindowTaskId"}, "GetMaintenanceWindowTaskRequest"},
        {{"WindowId", "WindowTaskId", "Name"}, "UpdateMaintenanceWindowTaskRequest"},
        {{"WindowId", "WindowTaskId", "TaskArn", "TaskType"}, "GetMaintenanceWindowTaskResult"},
        {{"WindowId", "TaskArn", "TaskType"}, "RegisterTaskWithMaintenanceWindowRequest"},
        {{"WindowId", "TaskType"}, "RegisterTaskWithMaintenanceWindowRequest"}, // TaskArn is missing
        {{"TaskType"}, "GetMaintenanceWindowTaskResult"},
        {{"WindowTaskId"}, "RegisterTaskWithMaintenanceWindowResult"},
        {{"WindowId"}, "DescribeMaintenanceWindowTasksRequest"},
        {{"Tasks"}, "DescribeMaintenanceWindowTasksResult"},
        {{"NextToken"}, "DescribeMaintenanceWindowTasksResult"},
        {{"Message"}, "DoesNotExistException"},
    };
    for (const auto& [members, shape] : cases) {
        const std::string text = object(members);
        CAPTURE(text);
        CHECK(ssm::detect(text).shape == shape);
    }
}

TEST_CASE("of any set of members the documents that know most of them are best, and a request comes first") {
    using namespace detecting;
    std::mt19937 random(20261127);
    std::size_t ties = 0;
    for (int i = 0; i < 4000; ++i) {
        const kind& from = kinds()[random() % kinds().size()];
        names members;
        for (const auto name : from.all)
            if (random() % 3 > 0) members.push_back(name);
        if (random() % 4 == 0) { // one of another document
            const kind& other = kinds()[random() % kinds().size()];
            const auto name = other.all[random() % other.all.size()];
            if (!from.has(name)) members.push_back(name);
        }
        if (members.empty()) continue;
        std::shuffle(members.begin(), members.end(), random);
        expect_best(members);
        ties += ssm::detect(object(members)).best.size() > 1;
    }
    CHECK(ties > 100);
}

TEST_CASE("values, order, repetition, what tools add, a mark, comments and escapes change nothing") {
    using namespace detecting;
    for (const kind& k : kinds()) {
        const ssm::detection wanted = ssm::detect(object(k.all));
        names reversed(k.all.rbegin(), k.all.rend()), twice = k.all, added = k.all;
        twice.insert(twice.end(), k.all.begin(), k.all.end());
        added.insert(added.end(), ssm::added_by_clients.begin(), ssm::added_by_clients.end());
        std::string escaped = "{";
        for (const auto name : k.all) {
            if (escaped.size() > 1) escaped += " , ";
            escaped += '"';
            for (const char c : name) {
                constexpr std::string_view digits = "0123456789abcdef";
                escaped += {'\\', 'u', '0', '0', digits[static_cast<unsigned char>(c) >> 4], digits[c & 15]};
            }
            escaped += "\" : 1";
        }
        escaped += '}';
        const std::string plain = object(k.all);
        for (const std::string& text : {object(reversed),
                                        object(twice),
                                        object(added),
                                        object(k.all, R"({"WindowId":[{"Tasks":"\"}{"}]})"),
                                        object(k.all, "-1.5e3"),
                                        object(k.all, "null"),
                                        "\xef\xbb\xbf" + plain,
                                        " \r\n\t" + plain + "\n",
                                        "// a \" comment\n/* { */" + plain,
                                        plain.substr(0, plain.size() - 1),
                                        plain.substr(0, plain.size() - 1) + ",}",
                                        plain + " garbage",
                                        escaped}) {
            const ssm::detection found = ssm::detect(text);
            CAPTURE(text);
            CHECK(found.shape == wanted.shape);
            CHECK(found.best == wanted.best);
            CHECK(found.looks_like == likeness_of(k.all));
        }
    }
}

TEST_CASE("a text that is no document says what it looks like") {
    using enum ssm::likeness;
    const std::initializer_list<std::pair<std::string_view, ssm::likeness>> cases = {
        {"", empty_text},
        {" \r\n\t", empty_text},
        {"\xef\xbb\xbf", empty_text},
        {"\xff\xfe{", utf_16},
        {"\xfe\xff", utf_16},
        {std::string_view("{\0\"\0", 4), utf_16},
        {std::string_view("\0{\0\"", 4), utf_16},
        {std::string_view("{\0\0\0", 4), utf_16},
        {std::string_view("\0\0\0{", 4), utf_16},
        {std::string_view("\0\1\2\3\4\5\6\7\t\n", 10), binary},
        {std::string_view("\x1f\x8b\x08\0\0\0\0\0\x02\x03", 10), binary},
        {"PK\3\4", binary},
        {"\x89PNG\r\n\x1a\n", binary},
        {"{'WindowId': 'mw-1', 'Priority': 1}", python},
        {"{u'WindowId': u'mw-1'}", python},
        {" [{'Tasks': []}]", python},
        {"[('a', 'b')]", python},
        {"b'{\"WindowId\":\"mw-1\"}'", python},
        {"b\"{'WindowId': 'mw-1'}\"\n", python},
        {"{'$metadata': {'httpStatusCode': 200}}", python},
        {"{'a-b': datetime.datetime(2026, 1, 1, tzinfo=tzlocal()), 'c-d': True}", python},
        {"{'a-b': \"it's, x: y\", 'WindowId': 1}", python},
        {"<botocore.response.StreamingBody object at 0x7f2a8c0d5e50>", python},
        {"{ '$metadata': { httpStatusCode: 200, requestId: undefined } }", javascript},
        {"{\n  '$metadata': {\n    httpStatusCode: 200\n  },\n  WindowId: 'mw-1'\n}", javascript},
        {"{ WindowId: 'mw-1' }", javascript},
        {"{\n  Priority: 1,\n  Targets: [ { Key: 'InstanceIds', Values: [Array] } ]\n}\n", javascript},
        {"[ { WindowId: 'mw-1' } ]", javascript},
        {"[object Object]", javascript},
        {"{ WindowId: \"mw-1\" }", malformed},           // JSON5, Go
        {"{ WindowId: \"it's\", Priority }", malformed}, // the quote is inside
        {"WindowId     : mw-1\r\nWindowTaskId : 1\r\nValues       : {a,\r\n               b}\r\n",
         powershell},
        {"\r\n\r\nWindowId : mw-1\r\n", powershell},
        {"WindowId TaskArn\r\n-------- -------\r\nmw-1     f\r\n", powershell},
        {"a : 1\nbcd : 2\n", yaml},
        {"Heading\n-------\n", other_text},
        {"None\n", text_output},
        {"title = \"x\"\n", settings},
        {"# comment\n; comment\nwindow_id=mw-1\n", settings},
        {"[default]\nregion = eu-west-1\n", settings},
        {"[profile dev] # mine\r\n", settings},
        {"[tool.poetry]\nname = \"x\"\n", settings},
        {"[[tool.poetry.source]]\n", settings},
        {"[remote \"origin\"]\n", settings},
        {"resource \"aws_ssm_maintenance_window_task\" \"x\" {\n  priority = 1\n}\n", settings},
        {"// c\n/* c */ locals {\n}\n", settings},
        {"terraform {", settings},
        {"<<<<<<< HEAD\n{\"WindowId\":1}\n=======\n{}\n>>>>>>> x\n", merge_conflict},
        {"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n", git_lfs_pointer},
        {"1\t10\t5\tRestart\nTARGETS\tInstanceIds\n", text_output},
        {"-----------\n|  GetMaintenanceWindowTask  |\n", text_output},
        {"\nAn error occurred (DoesNotExistException) when calling the X operation: none\n", error_text},
        {"Unable to locate credentials. You can configure credentials by running aws configure", error_text},
        {"Traceback (most recent call last):\n  File \"x.py\"\n", error_text},
        {"Error when retrieving token from sso: Token has expired and refresh failed", error_text},
        {"Could not connect to the endpoint URL: \"https://ssm.eu-west-1.amazonaws.com/\"", error_text},
        {"usage: aws [options] <command> <subcommand>\n", error_text},
        {"\naws: error: argument operation: Invalid choice", error_text},
        {"/usr/bin/deploy: line 3: aws: command not found\n", error_text},
        {"sh: 1: aws: not found", error_text},
        {R"({"__type":"DoesNotExistException","message":"none"})", error_answer},
        {R"({"Error":{"Code":"DoesNotExistException"},"ResponseMetadata":{}})", error_answer},
        {R"({"Error":{"Code":"DoesNotExistException","Message":"none"}})", error_answer},
        {R"({"message":"Forbidden"})", error_answer},
        {R"({"message":"Internal server error","connectionId":"c","requestId":"r"})", error_answer},
        {R"({"message":"none","ResponseMetadata":{}})", error_answer},
        {R"({"errorMessage":"none","errorType":"Error","trace":[]})", error_answer},
        {R"({"error":"Forbidden"})", error_answer},
        {R"({"message":"m","level":"info"})", unknown_object},
        {R"({"message":"m","code":1,"level":"info"})", unknown_object},
        {R"({"message":"m","windowId":1})", lower_camel},
        {"WindowId: mw-1\nPriority: 1\n", yaml},
        {"# a task\n\n---\nWindowId: mw-1\n", yaml},
        {"%YAML 1.2\n---\n", yaml},
        {"- WindowId: mw-1\n", yaml},
        {"\"WindowId\": mw-1\n", yaml},
        {"Resources:\n  Task:\n    Type: AWS::SSM::MaintenanceWindowTask\n", cloudformation_template},
        {"# c\nResources:\r\n  Task:\r\n    Type: 'AWS::SSM::MaintenanceWindowTask'\r\n",
         cloudformation_template},
        {"---\nAWSTemplateFormatVersion: 2010-09-09\n", cloudformation_template},
        {"Description: d\nAWSTemplateFormatVersion: \"2010-09-09\"\n", cloudformation_template},
        {"Resources:\n  - Type: other\n", yaml},
        {"a:\n  Resources:\n    Type: AWS::SSM::Document\n", yaml},
        {"a: AWSTemplateFormatVersion:\n", yaml},
        {"---\nschemaVersion: '2.2'\nmainSteps: []\n", ssm_document},
        {"<html><body>502</body></html>", markup},
        {"<?xml version=\"1.0\"?>", markup},
        {"<!DOCTYPE html>", markup},
        {"< 3", other_text},
        {"[]", list},
        {R"([{"WindowId":"mw-1"}])", list},
        {"// c\n[1]", list},
        {"[", list},
        {"[ true ]", list},
        {"[1,", list},
        {"[\"a", list},
        {"[INFO] Scanning", other_text},
        {"[2026-01-01 10:00:00] started", other_text},
        {"7", value},
        {"-1.5", value},
        {"null", value},
        {R"("{\"WindowId\":\"mw-1\"}")", value},
        {"{}{}", several_documents},
        {"{\"WindowId\":1}\n{\"WindowId\":2}\n", several_documents},
        {"{}", empty_object},
        {" { } ", empty_object},
        {R"({"windowId":"mw-1","priority":1})", lower_camel},
        {R"({"window_id":"mw-1","priority":1})", snake_case},
        {R"({"arn":"a","window_id":"mw-1"})", terraform_attributes},
        {R"({"window_task_id":"mw-1","task_arn":"a"})", terraform_attributes},
        {R"({"Resources":{}})", cloudformation_template},
        {R"({"AWSTemplateFormatVersion":"2010-09-09","Description":"d"})", cloudformation_template},
        {"// comment\n{\"Resources\":{},}", cloudformation_template},
        {R"({"Type":"AWS::SSM::MaintenanceWindowTask","Properties":{}})", cloudformation_resource},
        {R"({"version":4,"terraform_version":"1.9","serial":1,"lineage":"l","resources":[]})",
         terraform_state},
        {R"({"version":3,"deployment":{}})", pulumi_state},
        {R"({"name":"n","version":"1.0.0","description":"d"})", package_json},
        {R"({"devDependencies":{}})", package_json},
        {R"({"schemaVersion":"2.2","description":"d","mainSteps":[]})", ssm_document},
        {R"({"WindowId":"mw-1","Name":"n","Schedule":"daily","Duration":2,"Cutoff":1})", maintenance_window},
        {R"({"StartAt":"A","States":{}})", state_machine},
        {R"({"eventName":"RegisterTaskWithMaintenanceWindow","requestParameters":{}})", cloudtrail_event},
        {R"({"name":"n"})", unknown_object},
        {R"({"Foo":1})", unknown_object},
        {R"({"ResponseMetadata":{}})", unknown_object},
        {"{", malformed},
        {"{]", malformed},
        {"{\"Foo\":", malformed},
        {"{\"Foo\":1,}", malformed},
        {"some words", other_text},
        {"some words: and more", other_text},
        {"GetMaintenanceWindowTaskResponse(WindowId=mw-1, Priority=1)", other_text},
        {"WindowId,TaskArn\nmw-1,f\n", other_text},
        {"tru", other_text},
        {"\"WindowId", other_text},
        {"7 8", other_text},
        {"YWJjZA==", other_text},
        {"YWJjZGU=", other_text},
        {"#!/bin/sh\nA=1\n", other_text},
        {"// only a comment", other_text},
        {"# only a comment\n", other_text},
        {"/* not closed", other_text},
        {"https://example.com/?a=1", other_text},
    };
    for (const auto& [text, wanted] : cases) {
        const ssm::detection found = ssm::detect(text);
        CAPTURE(text);
        CHECK(static_cast<int>(found.looks_like) == static_cast<int>(wanted));
        const bool has_words =
            !ssm::words_for(wanted).message.empty() && !ssm::words_for(wanted).hint.empty();
        CHECK(has_words == (wanted != malformed));
        if (wanted != several_documents) {
            CHECK(found.shape.empty());
            CHECK(found.best.empty());
            CHECK(found.fit == ssm::fit::none);
        }
    }
}

TEST_CASE("a signature does not hide a document") {
    // Each name of a signature beside the members of each document: only the names that both can have are
    // shared.
    using namespace detecting;
    using lintel::detail::signatures;
    for (const auto& s : signatures) {
        for (const kind& k : kinds()) {
            names members = k.all;
            const bool all_shared = std::all_of(k.all.begin(), k.all.end(), [&](std::string_view name) {
                return std::find(s.shared.begin(), s.shared.end(), name) != s.shared.end();
            });
            for (const auto name : s.all)
                if (!name.empty()) members.push_back(name);
            if (!s.one_of[0].empty()) members.push_back(s.one_of[0]);
            const ssm::detection found = ssm::detect(object(members));
            CHECK(found.shape.empty() == all_shared);
            CHECK(found.looks_like == (all_shared ? s.is : likeness_of(k.all)));
        }
        // And alone they are what they are a sign of.
        names alone;
        for (const auto name : s.all)
            if (!name.empty()) alone.push_back(name);
        if (!s.one_of[0].empty()) alone.push_back(s.one_of[0]);
        CHECK(ssm::detect(object(alone)).looks_like == s.is);
        for (const auto name : s.shared) // every one is a member of a document
            if (!name.empty())
                CHECK(
                    std::any_of(kinds().begin(), kinds().end(), [&](const kind& k) { return k.has(name); }));
    }
}

TEST_CASE("only a text that begins with an object is left to a reader, which says where it is wrong") {
    std::mt19937 random(31);
    const std::string_view alphabet = "[]{}()<>,:;=-+.*/#\\\"'`|_ \t\r\n019aAeNtfnu$@!?&%\x01\x1f\x80\xff";
    for (int i = 0; i < 20000; ++i) {
        std::string text;
        for (std::size_t size = 1 + random() % 12; size > 0; --size)
            text += alphabet[random() % alphabet.size()];
        const ssm::detection found = ssm::detect(text);
        CAPTURE(text);
        if (text.find('{') == text.npos) {
            CHECK(found.looks_like != ssm::likeness::malformed);
            CHECK(found.looks_like != ssm::likeness::document);
            CHECK(found.shape.empty());
        }
        if (text.starts_with('{') && text.find('\'') == text.npos)
            CHECK(found.looks_like != ssm::likeness::other_text);
    }
}

TEST_CASE("executions of a task are told from the task, whatever members of it they have") {
    using namespace detecting;
    const names ids = {
        "WindowExecutionId", "TaskExecutionId", "InvocationId", "WindowExecutionTaskIdentities"};
    const names both = {"TaskArn",
                        "TaskType",
                        "TaskParameters",
                        "Priority",
                        "MaxConcurrency",
                        "MaxErrors",
                        "AlarmConfiguration"};
    for (const auto id : ids) {
        for (std::size_t chosen = 0; chosen < std::size_t{1} << both.size(); ++chosen) {
            names members = {id, "Status", "StartTime"};
            for (std::size_t i = 0; i < both.size(); ++i)
                if (chosen >> i & 1) members.push_back(both[i]);
            CHECK(ssm::detect(object(members)).looks_like == ssm::likeness::maintenance_window);
        }
    }
    CHECK(ssm::detect(object({"WindowTaskId", "TaskArn", "WindowExecutionId"})).looks_like ==
          ssm::likeness::document);
}

TEST_CASE("an error that the service answered has its shape, which only a caller can mean") {
    using namespace detecting;
    for (const std::string_view text : {R"({"Message":"Forbidden"})",
                                        R"({"Message":"none","__type":"DoesNotExistException"})",
                                        R"({"Error":{"Code":"c"},"ResponseMetadata":{},"Message":"none"})",
                                        R"({"Message":"none","RequestId":"r"})",
                                        R"({"Message":"none"} garbage)",
                                        R"({"Message":"none")"}) {
        const ssm::detection found = ssm::detect(text);
        CAPTURE(text);
        CHECK(found.looks_like == ssm::likeness::error_answer);
        CHECK(found.best.size() == ssm::known_errors.size());
        CHECK(found.shape == "DoesNotExistException");
    }
    CHECK(ssm::detect(R"({"Message":"m","WindowId":"mw-1"})").looks_like == ssm::likeness::document);
}

TEST_CASE("every spelling of a document's compound names is recognised") {
    using namespace detecting;
    for (const kind& k : kinds()) {
        for (const auto name : k.all) {
            std::string camel(name), snake;
            camel[0] = static_cast<char>(camel[0] | 0x20);
            std::size_t words = 0;
            for (const char c : name) {
                const bool capital = c >= 'A' && c <= 'Z';
                if (capital && words++ > 0) snake += '_';
                snake += capital ? static_cast<char>(c | 0x20) : c;
            }
            const auto like = [](const std::string& n) { return ssm::detect(object({n})).looks_like; };
            const auto of_word =
                camel == "message" ? ssm::likeness::error_answer : ssm::likeness::unknown_object;
            CHECK(like(camel) == (words > 1 ? ssm::likeness::lower_camel : of_word));
            const auto wanted = words == 1                  ? of_word
                                : snake == "window_task_id" ? ssm::likeness::terraform_attributes
                                                            : ssm::likeness::snake_case;
            CHECK(like(snake) == wanted);
        }
    }
}

TEST_CASE("any text is read within its bounds, and nothing is allocated") {
    using namespace detecting;
    const std::string whole = R"(// c
{"WindowId":"mw-\u00e9\"","Ta\u0073kType":["x",{"y":null}],"windowId":-1.5e+3,"Type":true,"Properties":{}} {)";
    std::mt19937 random(7);
    tests::guarded memory(whole.size());
    const auto expect_read = [&](const std::string& text) {
        ssm::detection found;
        const std::string_view in = memory.at_end(text);
        CHECK(tests::allocations_of([&] { found = ssm::detect(in); }) == 0);
        CHECK(found.shape.empty() == (found.fit == ssm::fit::none));
        CHECK(found.best.empty() == found.shape.empty());
    };
    for (const std::string_view start : {"b'{\"a\\'",
                                         "{'a-b': c, d: 'e\\'",
                                         "{ a : 'b' }",
                                         "[a.b] # c",
                                         "[[a]]",
                                         "[-1.5e+3 ,",
                                         "Name   : a\r\nB      : c\r\n",
                                         "a b\n-- -\n",
                                         "# c\n; d\na = b\n",
                                         "locals {",
                                         "<<<<<<< a",
                                         "<b object at 0x",
                                         "None \n",
                                         "a: c: not found\r\n",
                                         "AWSTemplateFormatVersion: 1",
                                         "Resources:\n Type: 'AWS::S3\n",
                                         "schemaVersion: 1\nmainSteps:\n",
                                         "// c\n/* d */e",
                                         "\xff\xfe",
                                         "\"a\": b"})
        for (std::size_t size = 0; size <= start.size(); ++size)
            expect_read(std::string(start.substr(0, size)));
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        for (int change = 0; change < 20; ++change) {
            std::string text = whole.substr(0, size);
            if (change > 0 && !text.empty())
                text[random() % text.size()] = static_cast<char>(random() & 0xff);
            expect_read(text);
        }
    }
}

TEST_CASE("deep nesting and long names are no trouble") {
    const std::string deep = R"({"Tasks":)" + std::string(100000, '[') + std::string(100000, ']') + "}";
    CHECK(ssm::detect(deep).shape == "DescribeMaintenanceWindowTasksResult");
    const std::string open(100000, '{');
    CHECK(ssm::detect(open).looks_like == ssm::likeness::malformed);
    const std::string named = "{\"" + std::string(100000, 'W') + "\":1,\"Tasks\":[]}";
    CHECK(ssm::detect(named).shape == "DescribeMaintenanceWindowTasksResult");
    std::string escapes = "{\"";
    for (int i = 0; i < 10000; ++i) escapes += "\\u0041";
    CHECK(ssm::detect(escapes + "\":1}").looks_like == ssm::likeness::unknown_object);
}

TEST_CASE("a document behind a few stray bytes or lines of # is still one, for its reader to judge") {
    const std::string document = R"({"WindowId":"mw-0c50858d01e4a2b97","TaskArn":"f","TaskType":"LAMBDA"})";
    for (const std::string_view before :
         {",", "'", "\xc2\xa0", "\xe2\x80\x8b", "\f", "\x1b[0m", "# c\n", "// c\n# d\n# e\n  "}) {
        const auto found = lintel::ssm::detect(std::string(before) + document);
        CHECK_MESSAGE(found.shape == "RegisterTaskWithMaintenanceWindowRequest", before);
        CHECK_MESSAGE(found.looks_like == lintel::ssm::likeness::document, before);
    }
    for (const std::string& text :
         {'[' + document + ']', "some text " + document, "#" + document, std::string("# {}\n{")})
        CHECK_MESSAGE(lintel::ssm::detect(text).looks_like != lintel::ssm::likeness::document, text);
}
