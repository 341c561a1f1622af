#include <lintel/check.hpp>
#include <lintel/serialize.hpp>
#include <lintel/ssm.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "allocations.hpp"
#include "documents.hpp"
#include "expect.hpp"
#include "generate.hpp"
#include "model_rules.hpp"
#include "own.hpp"

using task = lintel::ssm::GetMaintenanceWindowTaskResult;
using request = lintel::ssm::RegisterTaskWithMaintenanceWindowRequest;

namespace {

template <class T = task> std::string found(std::string_view marked_json, const lintel::options& opts = {}) {
    const tests::marked source(marked_json);
    INFO(source.text);
    return tests::brief(lintel::check<T>(source.text, tests::generic_only(opts)), source);
}

std::vector<std::string> rules_and_pointers(const lintel::report& r) {
    std::vector<std::string> out;
    for (const auto& d : r)
        out.push_back(std::string(to_string(d.severity)) + ' ' + std::string(d.rule) + ' ' + d.pointer + ' ' +
                      d.message + ' ' + d.hint);
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace

TEST_SUITE("check") {
    TEST_CASE("nothing is wrong with a sound task") { CHECK(found(tests::clean_task) == ""); }

    TEST_CASE("a finding stands where its value does") {
        CHECK(found("{\n  \"TaskArn\": ^\"\",\n\t\"Priority\" :\r\n ^-1 }") ==
              "length /TaskArn; range /Priority");
        CHECK(found(R"({"Targets": ^[{},{},{},{},{},{"Key":^""}]})") ==
              "count /Targets; length /Targets/5/Key");
        CHECK(found(R"({"AlarmConfiguration":{"Alarms":^[]},"TaskType":^"LALaDA"})") ==
              "count /AlarmConfiguration/Alarms; enum /TaskType");
        CHECK(found(R"({"é👍":1,"TaskArn":^""})", {.rules = {{"unknown-member", {}}}}) == "length /TaskArn");
    }
    TEST_CASE("a text may begin with line ends") {
        CHECK(found("\n{\"TaskArn\":^\"\"}") == "length /TaskArn");
        CHECK(found("\n\n{\n\"TaskArn\":\n^\"\"}") == "length /TaskArn");
    }
    TEST_CASE("a missing member stands at its object") {
        CHECK(found(R"({"AlarmConfiguration": ^{} })") == "required /AlarmConfiguration/Alarms");
        CHECK(found(R"({"AlarmConfiguration":{"Alarms":[^{"Name":null}]}})") ==
              "required /AlarmConfiguration/Alarms/0/Name");
        CHECK(found<request>(" ^^^{}") == "required /WindowId; required /TaskArn; required /TaskType");
    }
    TEST_CASE("unknown and duplicate members stand at their keys") {
        CHECK(found(R"({^"name" : 1, "Name":"abc", ^"Name" : "abc"})") ==
              "unknown-member /name; duplicate-member /Name");
        CHECK(found(R"({"TaskInvocationParameters":{"RunCommand":{"Parameters":{"a":[],^"\u0061":[]}}}})") ==
              "duplicate-member /TaskInvocationParameters/RunCommand/Parameters/a");
    }
    TEST_CASE("a map key stands at its entry") {
        CHECK(found(R"({"TaskInvocationParameters":{"Automation":{"Parameters":{"k":["v"],"": ^["v"]}}}})") ==
              "length /TaskInvocationParameters/Automation/Parameters/");
    }
    TEST_CASE("escaped names are found, and pointers escape them") {
        CHECK(
            found(
                R"({"TaskInvocationParameters":{"Automation":{"Parameters":{"a\/b~c":[^""],"a~1b":[^""],"\u00e9\ud83d\udc4d\n":["v",^""],"~0":[^""]}}}})") ==
            "length /TaskInvocationParameters/Automation/Parameters/a~1b~0c/0; "
            "length /TaskInvocationParameters/Automation/Parameters/a~01b/0; "
            "length /TaskInvocationParameters/Automation/Parameters/é👍\n/1; "
            "length /TaskInvocationParameters/Automation/Parameters/~00/0");
        CHECK(found(R"({"\u0054ask\u0041rn":^""})") == "length /TaskArn");
    }
    TEST_CASE("of duplicates the last one is meant") {
        CHECK(found(R"({"TaskArn":"","Name":"abc",^"TaskArn":^""})") ==
              "duplicate-member /TaskArn; length /TaskArn");
        CHECK(found(R"({"TaskArn":"",^"TaskArn":"x"})") == "duplicate-member /TaskArn");
        CHECK(found(R"({"AlarmConfiguration":{"Alarms":[{"Name":""}]},^"AlarmConfiguration":^{}})") ==
              "duplicate-member /AlarmConfiguration; required /AlarmConfiguration/Alarms");
        CHECK(found(R"({"Targets":[{"Key":""}],^"Targets":[{"Key":"k"},{"Key":^""}]})") ==
              "duplicate-member /Targets; length /Targets/1/Key");
        CHECK(
            found(
                R"({"TaskInvocationParameters":{"Automation":{"Parameters":{"k":[""],^"k":["v",^""]}}}})") ==
            "duplicate-member /TaskInvocationParameters/Automation/Parameters/k; "
            "length /TaskInvocationParameters/Automation/Parameters/k/1");
    }

    TEST_CASE("findings stand in the order of the text") {
        CHECK(found("{\n\"AlarmConfiguration\":{\"Alarms\":^[]},\n^\"x\":[],\n\"Name\":^5,\n\"Targets\":[{"
                    "\"Key\":^\"\"}],\n"
                    "\"TaskArn\":^\"\"}") == "count /AlarmConfiguration/Alarms; unknown-member /x; type "
                                             "/Name; length /Targets/0/Key; length /TaskArn");
    }
    TEST_CASE("a member of the wrong type is not missing too, nor anything below it") {
        CHECK(found<request>(R"({"WindowId":^5,"TaskArn":^[],"TaskType":"LAMBDA"})") ==
              "type /WindowId; type /TaskArn");
        CHECK(found(R"({"AlarmConfiguration":{"Alarms":^7}})") == "type /AlarmConfiguration/Alarms");
        CHECK(found(R"({"AlarmConfiguration":{"Alarms":[^7]}})") == "type /AlarmConfiguration/Alarms/0");
        CHECK(found<request>("^[]") == "type ");
        CHECK(found<request>(R"(^{"WindowIds":5,"TaskArn":"a","TaskType":"LAMBDA"})",
                             {.rules = {{"unknown-member", {}}}}) == "required /WindowId");
    }
    TEST_CASE("type errors and violations are told together") {
        CHECK(
            found(
                R"({"Priority":^"1","TaskArn":^"","Targets":[^1,{"Key":^"","Values":^{}},^null,{"Key":^""}]})") ==
            "type /Priority; length /TaskArn; type /Targets/0; length /Targets/1/Key; type "
            "/Targets/1/Values; "
            "type /Targets/2; length /Targets/3/Key");
        CHECK(
            found(
                R"({"TaskInvocationParameters":{"Automation":{"Parameters":{"k":["v",^1,^""]}},"Lambda":{"Payload":^"?","Qualifier":^""}}})") ==
            "type /TaskInvocationParameters/Automation/Parameters/k/1; "
            "length /TaskInvocationParameters/Automation/Parameters/k/2; "
            "encoding /TaskInvocationParameters/Lambda/Payload; length "
            "/TaskInvocationParameters/Lambda/Qualifier");
    }
    TEST_CASE("after a syntax error nothing is validated") {
        CHECK(found(R"({"TaskArn":"","AlarmConfiguration":{}^)") == "syntax ");
        CHECK(found(R"({"TaskArn":"","Priority":^1.5,^})") == "type /Priority; syntax ");
        CHECK(found(R"({"TaskArn":""} ^x)") == "syntax ");
        CHECK(found("{\"TaskArn\":\"\",\"Name\":\"^\xff\"}") == "encoding /Name");
        CHECK(found<request>("^") == "syntax ");
    }
    TEST_CASE("names that stand twice are told when the text breaks off in their map") {
        CHECK(found(R"({"TaskParameters":{"a":{},^"a":{},"b"^)") ==
              "duplicate-member /TaskParameters/a; syntax /TaskParameters/b");
        CHECK(found(R"({"TaskParameters":{"a":{},^"a":{"Values":["x",^)") ==
              "duplicate-member /TaskParameters/a; syntax /TaskParameters/a/Values");
    }
    TEST_CASE("which findings are kept does not depend on when they were found") {
        // Names that stand twice in a borrowed map are found at its end.
        std::string text = R"({"TaskParameters":{)";
        for (int i = 0; i < 40; ++i)
            text += '"' + std::to_string(i * 7 % 10) + R"(":)" + (i % 3 ? "{}," : "1,");
        text.back() = '}';
        for (const std::string& json : {text + '}', text, text.substr(0, text.size() - 1)})
            for (std::size_t most = 0; most < 50; ++most)
                for (const std::size_t bytes : {std::size_t{1} << 20, most * 99}) {
                    const lintel::options opts{.max_diagnostics = most, .max_report_size = bytes};
                    task x;
                    const auto expected = lintel::parse_into(x, json, opts);
                    lintel::borrowed_t<task> y{};
                    lintel::arena memory;
                    const auto is = lintel::parse_borrowed(y, json, memory, opts);
                    if (is != expected)
                        FAIL_CHECK(tests::full(is) << "instead of\n" << tests::full(expected));
                }
    }

    TEST_CASE("options hold") {
        constexpr std::string_view text =
            R"({"x":1,"TaskArn":"","Priority":1.5,"Targets":[{"Key":""},{"Key":""}]})";
        const auto all = lintel::check<task>(text, tests::generic_only());
        CHECK(all.size() == 5);
        for (std::size_t cap = 0; cap < 6; ++cap) {
            const auto some = lintel::check<task>(text, tests::generic_only({.max_diagnostics = cap}));
            CHECK(some.size() == std::min<std::size_t>(cap, 5));
            CHECK(some.size() + some.omitted() == 5);
            CHECK_FALSE(some.ok());
            for (const auto& d : some) CHECK(std::find(all.begin(), all.end(), d) != all.end());
        }
        CHECK(
            tests::brief(lintel::check<task>(
                text, tests::generic_only({.rules = {{"length", {}}, {"type", lintel::severity::note}}}))) ==
            "unknown-member /x; type /Priority");
    }

    TEST_CASE("a warm checker allocates nothing for a clean document") {
        lintel::checker<task> check;
        for (int i = 0; i < 3; ++i) REQUIRE(check(tests::clean_task).empty());
        std::size_t findings = 1;
        CHECK(tests::allocations_of([&] { findings = check(tests::clean_task).size(); }) == 0);
        CHECK(findings == 0);
        REQUIRE(check(R"({"Name":5,"TaskArn":"","x":[)").size() == 3);
        REQUIRE(check(tests::clean_task).empty());
        CHECK(tests::allocations_of([&] { findings = check(tests::clean_task).size(); }) == 0);
        CHECK(findings == 0);
    }
    TEST_CASE("a checker gives what check gives, whatever came before") {
        lintel::checker<task> checker;
        for (const std::string_view text : {tests::clean_task,
                                            std::string_view("{"),
                                            std::string_view(R"({"Name":5})"),
                                            std::string_view(""),
                                            std::string_view("[]"),
                                            std::string_view(R"({"TaskArn":"","x":{},"x":[]})"),
                                            tests::clean_task,
                                            std::string_view(R"({"TaskParameters":{"a":{},"a":{}}})")})
            CHECK(checker(text) == lintel::check<task>(text));
    }

    TEST_CASE("check finds what parse and validate find") {
        tests::generator random(99);
        const auto each = [&]<class... T>(lintel::ssm::type_list<T...>) {
            (
                [&] {
                    for (int i = 0; i < 100; ++i) {
                        const T x = random.make<T>();
                        const std::string text = lintel::serialize(x);
                        INFO(text);
                        const auto checked = lintel::check<T>(text);
                        CHECK(rules_and_pointers(checked) == rules_and_pointers(lintel::validate(x)));
                        for (std::size_t d = 0; d < checked.size(); ++d) {
                            CHECK(checked[d].offset > 0);
                            if (d > 0) CHECK(checked[d - 1].offset <= checked[d].offset);
                        }
                    }
                }(),
                ...);
        };
        each(lintel::ssm::documents{});
    }
    TEST_CASE("what replaces a member that could not be read is checked") {
        const auto rules_of = [](std::string_view json) {
            std::string all;
            for (const auto& d : lintel::check<task>(json))
                if (d.severity == lintel::severity::error)
                    all += std::string(d.rule) + ' ' + d.pointer + '\n';
            return all;
        };
        CHECK(rules_of(R"({"WindowId":5,"WindowId":"bad"})") ==
              "type /WindowId\nlength /WindowId\npattern /WindowId\n");
        CHECK(rules_of(R"({"WindowId":"bad","WindowId":5})") == "type /WindowId\n");
        CHECK(rules_of(R"({"WindowId":5,"WindowId":"bad","WindowId":6})") ==
              "type /WindowId\ntype /WindowId\n");
        CHECK(rules_of(R"({"Priority":99999999999,"Priority":-1})") == "range /Priority\nrange /Priority\n");
        CHECK(rules_of(R"({"Targets":[{"Key":5}],"Targets":[{"Key":"?","Values":["a"]}]})") ==
              "type /Targets/0/Key\npattern /Targets/0/Key\n");
        CHECK(rules_of(R"({"TaskParameters":{"a":5,"a":{"Values":[""]}}})") ==
              "type /TaskParameters/a\nlength /TaskParameters/a/Values/0\n");
    }

    TEST_CASE("findings of reading and of validation fill one report") {
        const std::string_view text = R"({"zz":1,"WindowId":"bad","Name":"!"})";
        const lintel::report all = lintel::check<task>(text);
        REQUIRE(all.size() == 5);
        std::size_t three = 0;
        for (std::size_t i = 0; i < 3; ++i) three += lintel::report::text_size(all[i]);
        const lintel::report found = lintel::check<task>(text, {.max_report_size = three});
        CHECK(found.size() == 3);
        CHECK(found.omitted() == 2);
        CHECK(lintel::check<task>(text, {.max_report_size = 1}).omitted() == 5);
    }

    TEST_CASE("a rule says nothing of a member that could not be read") {
        using request = lintel::ssm::RegisterTaskWithMaintenanceWindowRequest;
        const auto has = [](const lintel::report& found, std::string_view rule) {
            return std::any_of(found.begin(), found.end(), [&](const auto& d) { return d.rule == rule; });
        };
        const std::string head =
            R"({"WindowId":"mw-0c50858d01e4a2b97","TaskArn":"a","TaskType":"AUTOMATION","MaxErrors":"5",)";
        CHECK(has(lintel::check<request>(head + R"("Name":"abc"})"), "concurrency-without-targets"));
        CHECK_FALSE(has(lintel::check<request>(head + R"("Targets":"x"})"), "concurrency-without-targets"));
        const auto prefix = [](std::string_view bucket) {
            return R"({"TaskInvocationParameters":{"RunCommand":{)" + std::string(bucket) +
                   R"("OutputS3KeyPrefix":"p"}}})";
        };
        CHECK(has(lintel::check<task>(prefix("")), "output-prefix"));
        CHECK(has(lintel::check<task>(prefix(R"("Comment":5,)")), "output-prefix"));
        CHECK_FALSE(has(lintel::check<task>(prefix(R"("OutputS3BucketName":5,)")), "output-prefix"));
    }

    TEST_CASE("owned and borrowed reading find the same in damaged texts") {
        tests::generator random(5);
        for (int i = 0; i < 1500; ++i) {
            std::string text(tests::clean_task);
            if (random.one_in(2)) text = lintel::serialize(random.make<task>());
            for (std::size_t n = 1 + random.below(4); n > 0; --n) {
                static constexpr std::string_view bytes = "{}[],:\"\\0123456789truefalsnN \n\x01\x80\xff";
                const std::size_t at = random.below(text.size());
                if (random.one_in(3))
                    text.erase(at, 1 + random.below(12));
                else
                    text[at] = bytes[random.below(bytes.size())];
                if (text.empty()) text = "{";
            }
            task owned;
            lintel::ssm::basic::GetMaintenanceWindowTaskResult<lintel::borrowed> borrowed;
            lintel::arena memory;
            const auto a = lintel::parse_into(owned, text),
                       b = lintel::parse_borrowed(borrowed, text, memory);
            INFO(text);
            CHECK(tests::full(a) == tests::full(b));
            lintel::parser<task> p;
            const std::size_t split = random.below(text.size() + 1);
            p.write(std::string_view(text).substr(0, split));
            p.write(std::string_view(text).substr(split));
            task pushed;
            CHECK(tests::full(p.finish_into(pushed)) == tests::full(a));
            CHECK(pushed == owned);
        }
    }

    TEST_CASE("no allocation failure leaks") {
        constexpr std::string_view text =
            R"({"x":1,"TaskArn":"","Priority":1.5,"Targets":[{"Key":""},{"Key":"\u0000"}]})";
        const auto expected = lintel::check<task>(text);
        bool done = false;
        for (std::size_t n = 0; !done; ++n) {
            REQUIRE(n < 1000);
            try {
                lintel::report r;
                {
                    const tests::failing_after limit(n);
                    r = lintel::check<task>(text);
                }
                CHECK(r == expected);
                done = true;
            } catch (const std::bad_alloc&) {
            }
        }
    }
    TEST_CASE("a checker serves again after an allocation failure") {
        constexpr std::string_view text =
            R"({"x":1,"TaskArn":"","Priority":1.5,"x":{"Targets":[{"Key":"\u0000"}]}})";
        const auto expected = lintel::check<task>(text);
        lintel::checker<task> checker;
        for (std::size_t n = 0; n < 60; ++n) {
            try {
                const tests::failing_after limit(n);
                (void)checker(text);
            } catch (const std::bad_alloc&) {
            }
            if (n % 7 == 0) CHECK(checker(text) == expected);
        }
    }
    TEST_CASE("many findings cost time linear in the text") {
        std::string text = R"({"TaskInvocationParameters":{"Automation":{"Parameters":{)";
        for (int i = 0; i < 20000; ++i) text += "\"k" + std::to_string(i) + "\":[\"\",1],";
        text.back() = '}';
        text += "}}}";
        const auto r =
            lintel::check<task>(text, {.max_diagnostics = 100000, .max_report_size = std::size_t{1} << 30});
        CHECK(r.size() == 40001);
        CHECK(r.back().line == 1);
    }
}

TEST_CASE("a long key cannot make a report larger than its limit and one finding") {
    const std::string key(100000, 'k');
    std::string text = R"({"TaskParameters":{")" + key + R"(":{"Values":[)";
    for (int i = 0; i < 1000; ++i) text += "\"\",";
    text.back() = ']';
    const auto r = lintel::check<task>(text + "}}}");
    CHECK(r.count(lintel::severity::error) == 1001);
    CHECK(r.bytes() < (std::size_t{4} << 20) + 2 * key.size());
    CHECK(r.omitted() > 900);
}
