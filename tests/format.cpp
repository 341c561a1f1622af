#include <lintel/format.hpp>
#include <lintel/parse.hpp>
#include <lintel/serialize.hpp>
#include <lintel/ssm/shapes.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "expect.hpp"
#include "generate.hpp"
#include "own.hpp"

using own::Everything;
using own::Tree;
using task = lintel::ssm::GetMaintenanceWindowTaskResult;

namespace {

template <class T> std::string
formatted(std::string_view json, const lintel::format_options& how = {}, lintel::report* found = nullptr) {
    std::string out = "before ";
    const lintel::report all = lintel::format_to<T>(out, json, how);
    if (found) *found = all;
    CHECK(out.substr(0, 7) == "before ");
    CHECK((all.ok() || out == "before "));
    return out.substr(7);
}

/// A text without the white space between its tokens.
std::string without_space(std::string_view json) {
    std::string out;
    bool inside = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        if (json[i] == '"') inside = !inside;
        if (inside || (json[i] != ' ' && json[i] != '\n')) out += json[i];
        if (json[i] == '\\') out += json[++i];
    }
    return out;
}

/// Writes a value's JSON text anew: members and entries in any order, scalar ones sometimes twice, unknown
/// members between them, white space, escapes that need not be.
class disorder {
public:
    explicit disorder(std::uint64_t seed) : some_(seed) {}

    std::string text(const boost::json::value& x, const lintel::detail::type_table& type) {
        out_.clear();
        unknown_.clear();
        value(x, type);
        return out_;
    }
    /// The texts of the unknown members, without white space, one list for each struct.
    const std::vector<std::vector<std::string>>& unknown() const { return unknown_; }

private:
    using table = lintel::detail::type_table;
    using type_class = lintel::detail::type_class;

    void space() {
        for (std::size_t n = some_.one_in(3) ? some_.below(4) : 0; n > 0; --n)
            out_ += " \n\t\r"[some_.below(4)];
    }
    void string(std::string_view s) {
        constexpr std::string_view digits = "0123456789abcdef";
        out_ += '"';
        for (const char c : s) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte >= 0x80 || (byte >= 0x20 && c != '"' && c != '\\' && !some_.one_in(8)))
                out_ += c;
            else if (c == '/' && some_.one_in(2))
                out_ += "\\/";
            else
                out_ += std::string("\\u00") + digits[byte >> 4] + digits[byte & 15];
        }
        out_ += '"';
    }
    void value(const boost::json::value& x, const table& type) {
        space();
        if (x.is_object())
            object(x.get_object(), type);
        else if (x.is_array())
            array(x.get_array(), *type.element);
        else if (x.is_string())
            string(x.get_string());
        else
            out_ += boost::json::serialize(x);
        space();
    }
    void array(const boost::json::array& list, const table& element) {
        out_ += '[';
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (i > 0) out_ += ',';
            value(list[i], element);
        }
        space();
        out_ += ']';
    }
    void object(const boost::json::object& o, const table& type) {
        const bool is_map = type.kind == type_class::map;
        std::vector<boost::json::object::const_iterator> order;
        for (auto at = o.begin(); at != o.end(); ++at)
            for (std::size_t n = !at->value().is_structured() && some_.one_in(6) ? 2 : 1; n > 0; --n)
                order.push_back(at);
        for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[some_.below(i)]);
        out_ += '{';
        bool any = false;
        const std::size_t mine = unknown_.size();
        if (!is_map) unknown_.emplace_back();
        const auto next = [&] {
            if (std::exchange(any, true)) out_ += ',';
            space();
        };
        const auto add_unknown = [&] {
            if (is_map || !some_.one_in(4)) return;
            next();
            const std::size_t begin = out_.size();
            out_ += "\"?" + std::to_string(++last_name_) + "\" : " + any_json(3);
            unknown_[mine].push_back(without_space(std::string_view(out_).substr(begin)));
        };
        for (const auto at : order) {
            add_unknown();
            next();
            string(at->key());
            space();
            out_ += ':';
            const table& of = is_map ? *type.element : *type.fields[type.lookup.find(at->key())].type;
            value(at->value(), of);
        }
        add_unknown();
        space();
        out_ += '}';
    }
    std::string any_json(std::size_t depth) {
        switch (some_.below(depth == 0 ? 4 : 6)) {
        case 0: return "-1.50e+007";
        case 1: return "null";
        case 2: return "\"a\\u0022\\u00e9 }\"";
        case 3: return "{ }";
        case 4: return "[ " + any_json(depth - 1) + "\n, " + any_json(depth - 1) + " ]";
        default: return "{\"z\": " + any_json(depth - 1) + ",\"a\":" + any_json(depth - 1) + ", \"a\":1}";
        }
    }

    tests::generator some_;
    std::string out_;
    std::vector<std::vector<std::string>> unknown_;
    std::size_t last_name_ = 0;
};

boost::json::value parsed(const std::string& json) {
    boost::json::parse_options deep;
    deep.max_depth = 256;
    return boost::json::parse(json, {}, deep);
}

/// What holds for any text that can be read.
template <class T> std::string check_forms(const std::string& json) {
    const std::string compact = formatted<T>(json), pretty = formatted<T>(json, {.pretty = true});
    CHECK(formatted<T>(compact) == compact);
    CHECK(formatted<T>(pretty, {.pretty = true}) == pretty);
    CHECK(formatted<T>(pretty) == compact);
    CHECK(formatted<T>(compact, {.pretty = true}) == pretty);
    CHECK(without_space(pretty) == compact);
    T before, after;
    CHECK(lintel::parse_into(before, json).ok());
    CHECK(lintel::parse_into(after, compact).ok());
    CHECK((before == after));
    return compact;
}

template <class T> void check_generated(std::uint64_t seed, int count) {
    tests::generator some(seed);
    disorder mixed(seed);
    for (int i = 0; i < count; ++i) {
        const std::string canonical = lintel::serialize(some.make<T>());
        lintel::report found;
        CHECK(formatted<T>(canonical, {}, &found) == canonical);
        CHECK(found.empty());

        const std::string json = mixed.text(parsed(canonical), lintel::detail::type_table_of<T>::value);
        const std::string compact = check_forms<T>(json);
        for (const auto& of_one : mixed.unknown()) {
            std::size_t after = 0;
            for (const std::string& member : of_one) {
                std::string written = member; // as it is written: shortest escapes
                for (std::size_t at; (at = written.find("\\u0022")) != written.npos;)
                    written.replace(at, 6, "\\\"");
                for (std::size_t at; (at = written.find("\\u00e9")) != written.npos;)
                    written.replace(at, 6, "é");
                const std::size_t at = compact.find(written);
                REQUIRE(at != compact.npos); // kept
                CHECK(at >= after);          // in order
                after = at;
            }
        }
    }
}

} // namespace

TEST_SUITE("format") {
    TEST_CASE("known members come in the order of the struct, unknown ones after them in their own") {
        lintel::report found;
        CHECK(formatted<task>(
                  R"({"z":1,"Priority":1,"b":[ {"y":1, "x":2} ],"WindowId":"w","a":null})", {}, &found) ==
              R"({"WindowId":"w","Priority":1,"z":1,"b":[{"y":1,"x":2}],"a":null})");
        CHECK(tests::brief(found) == "unknown-member /z; unknown-member /b; unknown-member /a");
        CHECK(found.count(lintel::severity::warning) == 3);
        CHECK(found.ok());
    }
    TEST_CASE("at every level") {
        CHECK(
            formatted<task>(
                R"({"Targets":[{"n":1,"Key":"a","m":2}],"TaskParameters":{"k":{"u":1,"Values":["v"]}},)"
                R"("TaskInvocationParameters":{"Lambda":{"New":1,"Qualifier":"q"},"Other":{"b":1,"a":2}}})") ==
            R"({"Targets":[{"Key":"a","n":1,"m":2}],"TaskParameters":{"k":{"Values":["v"],"u":1}},)"
            R"("TaskInvocationParameters":{"Lambda":{"Qualifier":"q","New":1},"Other":{"b":1,"a":2}}})");
    }
    TEST_CASE("an unknown member of a request is kept, too") {
        lintel::report found;
        CHECK(formatted<lintel::ssm::RegisterTaskWithMaintenanceWindowRequest>(
                  R"({"New":1,"Name":"n"})", {}, &found) == R"({"Name":"n","New":1})");
        CHECK(tests::brief(found) == "unknown-member /New");
        CHECK(found.ok());
        std::string out;
        CHECK_FALSE(lintel::format_to<task>(
                        out, R"({"New":1})", {}, {.rules = {{"unknown-member", lintel::severity::error}}})
                        .ok());
        CHECK(out == "");
    }
    TEST_CASE(
        "unknown members of one name all stay; of a known one, and of a key, the last, with a warning") {
        lintel::report found;
        CHECK(
            formatted<task>(
                R"({"x":1,"Name":"a","x":2,"Name":"b","TaskParameters":{"k":{"Values":["1"]},"k":{"Values":["2"]}}})",
                {},
                &found) == R"({"TaskParameters":{"k":{"Values":["2"]}},"Name":"b","x":1,"x":2})");
        CHECK(found.count(lintel::severity::warning) == 4);
    }
    TEST_CASE("numbers keep their digits, strings get the shortest escapes") {
        CHECK(formatted<Everything>(
                  R"({"real64":1.500,"i32":-0,"u":1E400,"text":"\u0041\/\u00e9\u001F\ud83d\udc4d"})") ==
              "{\"i32\":-0,\"real64\":1.500,\"text\":\"A/é\\u001f\xf0\x9f\x91\x8d\",\"u\":1E400}");
        CHECK(formatted<task>(R"({"\u004eame":"a","\u0055":"\u0055"})") == R"({"Name":"a","U":"U"})");
    }
    TEST_CASE("keys of a map come in order") {
        CHECK(formatted<Everything>(R"({"counts":{"b":1,"\u0061":2,"é":3,"Z":4,"":5,"a":6}})") ==
              R"({"counts":{"":5,"Z":4,"a":6,"b":1,"é":3}})");
    }
    TEST_CASE("a null member is left out, with a note") {
        lintel::report found;
        CHECK(formatted<task>("{\"Name\":\n null,\"Targets\":[{},{\"Key\":null}],\"x\":null}", {}, &found) ==
              R"({"Targets":[{},{}],"x":null})");
        CHECK(tests::brief(found) == "left-out /Name; left-out /Targets/1/Key; unknown-member /x");
        CHECK(found.front().severity == lintel::severity::note);
        CHECK(found.front().line == 2);
        CHECK(found.front().column == 2);
    }
    TEST_CASE("what tools wrap around a document is left out, with a note, at the top alone") {
        constexpr std::string_view names[] = {"Meta", "Name"};
        lintel::report found;
        CHECK(formatted<task>(R"({"Meta":{"a":1},"Name":"n","Targets":[{"Meta":1}]})",
                              {.left_out = names},
                              &found) == R"({"Targets":[{"Meta":1}],"Name":"n"})");
        CHECK(tests::brief(found) == "left-out /Meta; unknown-member /Targets/0/Meta");
    }
    TEST_CASE("pretty is the style of jq") {
        CHECK(
            formatted<task>(
                R"({"WindowId":"w","Targets":[{"Key":"k","Values":["a","b"]},{}],"TaskParameters":{},"u":[[],{},[1]]})",
                {.pretty = true}) == R"({
  "WindowId": "w",
  "Targets": [
    {
      "Key": "k",
      "Values": [
        "a",
        "b"
      ]
    },
    {}
  ],
  "TaskParameters": {},
  "u": [
    [],
    {},
    [
      1
    ]
  ]
})");
        CHECK(formatted<task>(" { } ", {.pretty = true}) == "{}");
    }
    TEST_CASE("what cannot be read is not written") {
        for (const std::string_view bad : {R"({"Priority":"1"})",
                                           R"({"Targets":[null]})",
                                           "{",
                                           "",
                                           R"({"a":1}x)",
                                           R"({"Name":"\ud800"})",
                                           "[]",
                                           "1",
                                           "null"}) {
            lintel::report found;
            CHECK(formatted<task>(bad, {}, &found) == "");
            CHECK_FALSE(found.ok());
        }
        std::string out = "x";
        CHECK_FALSE(lintel::format_to<task>(out, R"({"a":[[1]]})", {}, {.max_depth = 2}).ok());
        CHECK(out == "x");
        CHECK(lintel::format_to<task>(out, R"({"a":[1]})", {}, {.max_depth = 2}).ok());
    }
    TEST_CASE("blobs stay in the form they have") {
        constexpr std::string_view raw = R"({"bytes":"{\"a\":1}"})", base64 = R"({"bytes":"eyJhIjoxfQ=="})";
        std::string out;
        CHECK(lintel::format_to<Everything>(out, raw, {}, {.blobs = lintel::blob_form::raw}).ok());
        CHECK(out == raw);
        CHECK(formatted<Everything>(raw) == "");
        CHECK(formatted<Everything>(base64) == base64);
    }
    TEST_CASE("findings past the caps are counted") {
        std::string json = "{";
        for (int i = 0; i < 30; ++i) json += "\"x" + std::to_string(i) + "\":1,\"Name\":null,";
        json += "\"Name\":\"n\"}";
        std::string out;
        const auto found = lintel::format_to<task>(out, json, {}, {.max_diagnostics = 7});
        CHECK(found.size() == 7);
        CHECK(found.count(lintel::severity::warning) == 60);
    }
    TEST_CASE("deep documents") {
        std::string json = "{}";
        for (int i = 0; i < 100; ++i)
            json = R"({"u":)" + std::to_string(i) + R"(,"children":[)" + json + R"(],"name":"n"})";
        std::string out;
        REQUIRE(lintel::format_to<Tree>(out, json, {}, {.max_depth = 256}).ok());
        std::string expected = "{}";
        for (int i = 0; i < 100; ++i)
            expected = R"({"name":"n","children":[)" + expected + R"(],"u":)" + std::to_string(i) + '}';
        CHECK(out == expected);
    }
    TEST_CASE("generated documents, mixed up, with unknown members everywhere") {
        check_generated<task>(1, 150);
        check_generated<lintel::ssm::UpdateMaintenanceWindowTaskRequest>(2, 100);
        check_generated<Everything>(3, 150);
        check_generated<Tree>(4, 30);
    }
    TEST_CASE("damaged documents: written is what can be read") {
        tests::generator some(5);
        disorder mixed(6);
        std::size_t read = 0, refused = 0;
        for (int i = 0; i < 1500; ++i) {
            const std::string whole = lintel::serialize(some.make<task>());
            std::string json = mixed.text(parsed(whole), lintel::detail::type_table_of<task>::value);
            for (std::size_t n = some.below(3); n > 0 && !json.empty(); --n) {
                const std::size_t at = some.below(json.size());
                if (some.one_in(2))
                    json.erase(at, 1);
                else
                    json[at] = R"({}[]",:a0n )"[some.below(11)];
            }
            task x;
            if (lintel::parse_into(x, json).ok()) {
                check_forms<task>(json);
                ++read;
            } else {
                CHECK(formatted<task>(json) == "");
                ++refused;
            }
        }
        CHECK(read > 100);
        CHECK(refused > 100);
    }
}
