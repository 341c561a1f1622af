#include <lintel/parse.hpp>
#include <lintel/serialize.hpp>
#include <lintel/ssm.hpp>

#include <boost/json/parse.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <limits>
#include <new>
#include <string>
#include <string_view>
#include <tuple>

#include "allocations.hpp"
#include "documents.hpp"
#include "expect.hpp"
#include "generate.hpp"
#include "own.hpp"

using own::Color;
using own::Everything;
using own::Inner;
using own::Tree;
using task = lintel::ssm::GetMaintenanceWindowTaskResult;

namespace {

BOOST_DEFINE_ENUM_CLASS(Ton, rot, grün)
struct Abroad {
    std::optional<int> größe;
    std::optional<Ton> farbe;

    BOOST_DESCRIBE_CLASS(Abroad, (), (größe, farbe), (), ())
};

std::string text_member(std::string_view text) {
    const std::string json = lintel::serialize(Inner{.n = {}, .s = std::string(text)});
    REQUIRE(json.size() >= 8);
    CHECK(json.substr(0, 6) == R"({"s":")");
    return json.substr(6, json.size() - 8);
}

template <class T> void check_round_trip(const T& x) {
    const std::string json = lintel::serialize(x);
    REQUIRE(json != "");
    boost::system::error_code ec;
    boost::json::parse_options deep;
    deep.max_depth = 256;
    (void)boost::json::parse(json, ec, {}, deep);
    CHECK_FALSE(ec.failed());
    T back;
    CHECK(tests::full(lintel::parse_into(back, json, {.max_depth = 256})) == "");
    CHECK(back == x);
    CHECK(lintel::serialize(back) == json);
}

/// Refused with one finding, and the buffer as before.
template <class T> std::string refused(const T& x) {
    std::string out = "before";
    const lintel::report found = lintel::serialize_to(out, x);
    CHECK(out == "before");
    CHECK_FALSE(found.ok());
    CHECK(lintel::serialize(x) == "");
    return tests::brief(found);
}

Tree tree_of(std::size_t levels) {
    Tree t;
    for (std::size_t i = 1; i < levels; ++i) {
        Tree above;
        above.children.push_back(std::move(t));
        t = std::move(above);
    }
    return t;
}

} // namespace

TEST_SUITE("serialize") {
    TEST_CASE("members stand in the order of declaration, absent ones not at all") {
        CHECK(lintel::serialize(Inner{}) == "{}");
        CHECK(lintel::serialize(Inner{1, "a"}) == R"({"n":1,"s":"a"})");
        CHECK(lintel::serialize(Inner{{}, "a"}) == R"({"s":"a"})");
        task t;
        t.TaskType = lintel::ssm::MaintenanceWindowTaskType::LAMBDA;
        t.WindowId = "w";
        t.AlarmConfiguration.emplace().Alarms.emplace().emplace_back().Name = "n";
        t.Targets.emplace();
        t.TaskParameters.emplace();
        CHECK(
            lintel::serialize(t) ==
            R"({"WindowId":"w","Targets":[],"TaskType":"LAMBDA","TaskParameters":{},"AlarmConfiguration":{"Alarms":[{"Name":"n"}]}})");
    }
    TEST_CASE("plain members always stand there") {
        CHECK(
            lintel::serialize(Everything{}) ==
            R"({"plain_number":7,"plain_flag":false,"plain_text":"","plain_inner":{},"plain_list":[],"plain_map":{}})");
    }
    TEST_CASE("wherever the room for them ends, values are written whole") {
        for (std::size_t n = 440; n < 520; ++n) {
            Everything e;
            e.plain_text = std::string(n, 'x');
            const std::string_view after = R"(","plain_inner":{},"plain_list":[],"plain_map":{}})";
            CHECK(lintel::serialize(e) == R"({"plain_number":7,"plain_flag":false,"plain_text":")" +
                                              e.plain_text + std::string(after));
            std::string out(n, 'x');
            CHECK(lintel::serialize_to(out, Everything{}).ok());
            CHECK(out.substr(n) == lintel::serialize(Everything{}));
        }
    }
    TEST_CASE("inherited members come first") {
        Everything e;
        e.id = "i";
        e.i8 = std::int8_t{-5};
        CHECK(lintel::serialize(e).substr(0, 17) == R"({"id":"i","i8":-5)");
    }

    TEST_CASE("only what has to be escaped is, in the shortest way") {
        CHECK(text_member("") == "");
        CHECK(text_member("plain text / <>&'\x7f") == "plain text / <>&'\x7f");
        CHECK(text_member("\"\\\b\f\n\r\t") == R"(\"\\\b\f\n\r\t)");
        CHECK(text_member(std::string("\0\1\x0b\x1f ", 5)) == R"(\u0000\u0001\u000b\u001f )");
        CHECK(text_member("é日本👍\xe2\x80\xa8\xef\xbf\xbf") == "é日本👍\xe2\x80\xa8\xef\xbf\xbf");
        for (std::size_t n = 0; n < 20; ++n) {
            const std::string fill(n, 'x');
            CHECK(text_member(fill + '"' + fill) == fill + "\\\"" + fill);
            CHECK(text_member(fill + "\x1f" + fill) == fill + "\\u001f" + fill);
            CHECK(text_member(fill + "é\n" + fill) == fill + "é\\n" + fill);
        }
    }
    TEST_CASE("map keys are escaped too") {
        Everything e;
        e.counts = {{"", 1}, {"a\"b", 2}, {"é/~", 3}};
        CHECK(lintel::serialize(e).find(R"("counts":{"":1,"a\"b":2,"é/~":3})") != std::string::npos);
    }
    TEST_CASE("numbers") {
        Everything e;
        e.i64 = std::numeric_limits<std::int64_t>::min();
        e.u64 = std::numeric_limits<std::uint64_t>::max();
        e.i8 = std::int8_t{65};
        e.real32 = 0.1F;
        e.real64 = 1e23;
        const std::string json = lintel::serialize(e);
        CHECK(
            json.find(
                R"("i8":65,"i64":-9223372036854775808,"u64":18446744073709551615,"real32":0.1,"real64":1e+23)") !=
            std::string::npos);
    }
    TEST_CASE("blobs are base64") {
        Everything e;
        for (const auto& [bytes, text] :
             std::initializer_list<std::pair<std::string_view, std::string_view>>{{"", ""},
                                                                                  {"f", "Zg=="},
                                                                                  {"fo", "Zm8="},
                                                                                  {"foo", "Zm9v"},
                                                                                  {"\xfb\xff\xfe", "+//+"},
                                                                                  {"foob", "Zm9vYg=="}}) {
            e.bytes.emplace();
            for (const char c : bytes) e.bytes->push_back(static_cast<std::byte>(c));
            CHECK(lintel::serialize(e).substr(0, text.size() + 12) ==
                  "{\"bytes\":\"" + std::string(text) + "\",");
        }
    }
    TEST_CASE("an enum's unknown text is given back") {
        for (const std::string_view text : {R"({"TaskType":"LALaDA"})",
                                            R"({"TaskType":""})",
                                            R"({"CutoffBehavior":"é\"\n"})",
                                            R"({"TaskType":"LAMBDA"})"})
            CHECK(lintel::serialize(lintel::parse<task>(text).value()) == text);
    }

    TEST_CASE("serialize_to appends") {
        std::string out = "{";
        CHECK(lintel::serialize_to(out, Inner{1, {}}).empty());
        CHECK(out == R"({{"n":1})");
        CHECK(lintel::serialize_to(out, Inner{}).empty());
        CHECK(out == R"({{"n":1}{})");
    }
    TEST_CASE("into a buffer that is large enough it allocates nothing") {
        const task t = lintel::parse<task>(tests::clean_task).value();
        std::string out;
        out.reserve(4096);
        CHECK(tests::allocations_of([&] { (void)lintel::serialize_to(out, t); }) == 0);
        CHECK(out.size() > 1000);
    }

    TEST_CASE("text that is not UTF-8 is refused") {
        for (const std::string_view text : {"\xff",
                                            "a\xc0\x80",
                                            "\xed\xa0\x80",
                                            "\xf4\x90\x80\x80",
                                            "\xe2\x82",
                                            "\xe2\n\x82\xac",
                                            "0123456789abcdef\x80"})
            CHECK(refused(Inner{{}, std::string(text)}) == "encoding /s");
        Everything e;
        e.plain_map = {{"ok", "\xff"}};
        e.plain_list = {"", "\xfe"};
        CHECK(refused(e) == "encoding /plain_list/1; encoding /plain_map/ok");
        e = {};
        e.counts = {{"a\xff", 1}};
        CHECK(refused(e) == "encoding /counts/a\xff");
        e = {};
        e.open = lintel::open_enum<Color>("\xff");
        CHECK(refused(e) == "encoding /open");
    }
    TEST_CASE("a refused secret is in no message") {
        task t;
        t.Description = "CANARY\xff";
        std::string out;
        const auto found = lintel::serialize_to(out, t);
        REQUIRE(found.size() == 1);
        CHECK(tests::full(found).find("CANARY") == std::string::npos);
        CHECK(found.front().message == "Description is not valid UTF-8");
    }
    TEST_CASE("names beyond ASCII are written as they are") {
        const Abroad x{.größe = 1, .farbe = Ton::grün};
        const std::string text = lintel::serialize(x);
        CHECK(text == "{\"größe\":1,\"farbe\":\"grün\"}");
        const auto again = lintel::parse<Abroad>(text).value();
        CHECK(again.größe == 1);
        CHECK(again.farbe == Ton::grün);
    }
    TEST_CASE("a whole number has no exponent, and -0 keeps its sign") {
        Everything e;
        e.real32 = -0.0F;
        e.real64 = 1700000000;
        CHECK(lintel::serialize(e).find(R"("real32":-0.0,"real64":1700000000,)") != std::string::npos);
    }
    TEST_CASE("numbers that are not finite are refused") {
        Everything e;
        e.real64 = std::numeric_limits<double>::quiet_NaN();
        CHECK(refused(e) == "type /real64");
        e.real64 = -std::numeric_limits<double>::infinity();
        e.real32 = std::numeric_limits<float>::infinity();
        CHECK(refused(e) == "type /real32; type /real64");
    }
    TEST_CASE("a closed enum without an enumerator is refused") {
        Everything e;
        e.closed = static_cast<Color>(17);
        CHECK(refused(e) == "enum /closed");
    }
    TEST_CASE("a value that nobody could read again is refused") {
        // A level of Tree opens two brackets.
        const Tree deepest = tree_of(128), deeper = tree_of(129);
        CHECK(lintel::serialize(deepest) != "");
        CHECK(refused(deeper).rfind("limit /children/0/children/0", 0) == 0);
        Tree back;
        CHECK(lintel::parse_into(back, lintel::serialize(deepest), {.max_depth = 256}).ok());
        CHECK(back == deepest);
    }

    TEST_CASE("containers side by side are no depth, however many there are") {
        Everything many;
        constexpr std::size_t n = 1000;
        many.inners = std::vector<Inner>(n);
        many.rows.emplace(n);
        auto& named = many.named.emplace();
        auto& nested = many.nested.emplace();
        for (std::size_t i = 0; i < n; ++i) named[std::to_string(i)], nested[std::to_string(i)];
        Everything back;
        CHECK(lintel::parse_into(back, lintel::serialize(many)).ok());
        CHECK(back == many);
    }
    TEST_CASE("documents come back as they are") {
        for (
            const std::string_view text :
            {"{}",
             R"({"WindowId":""})",
             R"({"Targets":[]})",
             R"({"Targets":[{}]})",
             R"({"Targets":[{"Key":"a","Values":[]},{"Values":["b",""]}]})",
             R"({"TaskParameters":{}})",
             R"({"TaskParameters":{"":{},"é":{"Values":["\u0000"]}}})",
             R"({"TaskInvocationParameters":{"Lambda":{"Payload":""}}})",
             R"({"TaskInvocationParameters":{"Lambda":{"Payload":"Zg=="}}})",
             R"({"TaskInvocationParameters":{"RunCommand":{"NotificationConfig":{"NotificationEvents":["All","Some"]}}}})",
             R"({"Priority":-2147483648})"}) {
            INFO(text);
            CHECK(lintel::serialize(lintel::parse<task>(text).value()) == text);
            check_round_trip(lintel::parse<task>(text).value());
        }
        check_round_trip(lintel::parse<task>(tests::clean_task).value());
        CHECK(
            lintel::serialize(
                lintel::parse<task>(R"( {"Priority" : -0 , "Name":"\u0061\/" , "TaskArn":null})").value()) ==
            R"({"Priority":0,"Name":"a/"})");
    }
    TEST_CASE("random values of every document of the model come back") {
        tests::generator random(20141106);
        const auto each = [&]<class... T>(lintel::ssm::type_list<T...>) {
            (
                [&] {
                    for (int i = 0; i < 250; ++i) check_round_trip(random.make<T>());
                }(),
                ...);
        };
        each(lintel::ssm::documents{});
    }
    TEST_CASE("random values of other structs come back") {
        tests::generator random(7);
        for (int i = 0; i < 500; ++i) check_round_trip(random.make<Everything>());
        for (int i = 0; i < 100; ++i) check_round_trip(random.make<Tree>());
    }

    TEST_CASE("no allocation failure changes the buffer") {
        const task t = lintel::parse<task>(tests::clean_task).value();
        bool written = false;
        for (std::size_t n = 0; !written; ++n) {
            REQUIRE(n < 1000);
            std::string out = "before";
            try {
                const tests::failing_after limit(n);
                (void)lintel::serialize_to(out, t);
                written = true;
            } catch (const std::bad_alloc&) {
                CHECK(out == "before");
            }
        }
    }
}
