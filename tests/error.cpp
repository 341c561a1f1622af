#include <lintel/ssm/error.hpp>

#include <doctest/doctest.h>

using lintel::ssm::fault;
using lintel::ssm::parse_error;

TEST_CASE("an error body gives the shape's name, the message and whose fault it is") {
    const auto e =
        parse_error(R"({"__type":"com.amazonaws.ssm#DoesNotExistException","message":"no such task"})");
    REQUIRE(e.has_value());
    CHECK(*e == lintel::ssm::error{"DoesNotExistException", "no such task", fault::client});
    CHECK(parse_error(R"({"__type":"InternalServerError","Message":"sorry"})").value() ==
          lintel::ssm::error{"InternalServerError", "sorry", fault::server});
}

TEST_CASE("the name stands after the last number sign and before the first colon") {
    CHECK(lintel::ssm::error_name("a#b#Name:http://x/y#z") == "Name");
    CHECK(lintel::ssm::error_name("Name") == "Name");
    CHECK(lintel::ssm::error_name("") == "");
    CHECK(lintel::ssm::error_name("a#") == "");
}

TEST_CASE("an unknown error keeps its name") {
    const auto e = parse_error(R"({"__type":"x#ThrottlingException"})");
    REQUIRE(e.has_value());
    CHECK(*e == lintel::ssm::error{"ThrottlingException", "", fault::unknown});
}

TEST_CASE("the name is __type, else code, else the header's text, each trimmed") {
    const auto name = [](std::string_view json, std::string_view header = {}) {
        INFO(json);
        const auto e = parse_error(json, {}, header);
        REQUIRE(e.has_value());
        return e->name;
    };
    for (const std::string_view written :
         {"Name", "a#Name", "Name:http://x/#y", "com.amazon#Name:http://x/", "a#b#Name"}) {
        const std::string quoted = '"' + std::string(written) + '"';
        CHECK(name("{\"__type\":" + quoted + "}") == "Name");
        CHECK(name("{\"code\":" + quoted + "}") == "Name");
        CHECK(name("{}", written) == "Name");
        CHECK(name("{\"code\":\"Other\",\"__type\":" + quoted + "}", "Third") == "Name");
        CHECK(name("{\"code\":" + quoted + "}", "Third") == "Name");
    }
    for (const std::string_view none :
         {"null", "\"\"", "\"a#\"", "\":b\"", "400", "[\"x\"]", "{\"x\":1}", "true"}) {
        const std::string type = "\"__type\":" + std::string(none), code = "\"code\":" + std::string(none);
        CHECK(name("{" + type + ",\"code\":\"Name\"}") == "Name");
        CHECK(name("{" + type + "," + code + "}", "Name") == "Name");
        CHECK(name("{\"__type\":\"Name\"," + code + "}") == "Name");
        CHECK(name("{" + code + ",\"message\":\"m\"}") == "");
    }
    CHECK(parse_error(R"({"code":"InternalServerError"})")->fault == fault::server);
    CHECK(parse_error("{}", {}, "InternalServerError")->fault == fault::server);
}

TEST_CASE("a member that is no string does not keep the others from being read") {
    const auto read = [](std::string_view json) { return parse_error(json).value(); };
    CHECK(read(R"({"code":400,"message":"bad gateway"})") ==
          lintel::ssm::error{"", "bad gateway", fault::unknown});
    CHECK(read(R"({"__type":5,"Message":"m"})") == lintel::ssm::error{"", "m", fault::unknown});
    CHECK(read(R"({"__type":"A","message":{"text":"x"}})") == lintel::ssm::error{"A", "", fault::unknown});
    CHECK(read(R"({"__type":"A","message":[1],"Message":"m"})") ==
          lintel::ssm::error{"A", "m", fault::unknown});
    CHECK(read(R"({"__type":"A","message":null,"Message":"m"})") ==
          lintel::ssm::error{"A", "m", fault::unknown});
    CHECK(read(R"({"__type":null})") == lintel::ssm::error{});
}

TEST_CASE("an error body that cannot be read is a report") {
    const auto rule = [](std::string_view json, const lintel::options& opts = {}) {
        INFO(json);
        const auto e = parse_error(json, opts);
        REQUIRE(e.has_error());
        return std::string(e.error()[0].rule);
    };
    CHECK(rule("<html>") == "syntax");
    CHECK(rule("") == "syntax");
    CHECK(rule("null") == "type");
    CHECK(rule("[]") == "type");
    CHECK(rule(R"({"__type":5})") == "type");
    CHECK(rule(R"({"code":400,"message":7})") == "type");
    CHECK(rule(R"({"__type":"A","code":400)") == "type"); // and the syntax
    CHECK(rule(R"({"__type":"A","message":"\ud800"})") == "encoding");
    // What the caller denies stays an error, however few findings are kept.
    lintel::options strict;
    strict.rules.push_back({"unknown-member", lintel::severity::error});
    CHECK(rule(R"({"__type":"A","code":400,"x":1})", strict) == "type");
    CHECK(rule(R"({"__type":"A","x":1})", strict) == "unknown-member");
    strict.max_diagnostics = 1;
    CHECK(rule(R"({"__type":"A","code":400,"x":1})", strict) == "type");
    CHECK(parse_error(R"({"__type":"A","code":400,"message":1})", {.max_diagnostics = 0}).has_value());
    CHECK(parse_error(R"({"__type":"A","x":1})").has_value());
}
