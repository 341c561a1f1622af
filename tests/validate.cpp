#include <lintel/check.hpp>
#include <lintel/parse.hpp>
#include <lintel/ssm.hpp>
#include <lintel/validate.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "allocations.hpp"
#include "documents.hpp"
#include "expect.hpp"
#include "own.hpp"

using lintel::count;
using lintel::length;
using lintel::member;
using lintel::pattern;
using lintel::range;
using own::Color;
using task = lintel::ssm::GetMaintenanceWindowTaskResult;

namespace {

using entries = std::map<std::string, std::vector<std::string>, std::less<>>;

inline constexpr lintel::shape Word{"Word", length{2, 4}, pattern<"^[a-z]+$">};
inline constexpr lintel::shape Part{"Part", pattern<"[0-9]+">};
inline constexpr lintel::shape Words{"Words", count{1, 2}, lintel::elements{Word}};
inline constexpr lintel::shape Dictionary{
    "Dictionary", count{.max = 2}, lintel::keys{Word}, lintel::values{Words}};
inline constexpr lintel::shape Hue{"Hue", lintel::deprecated_value{"green", "take red"}};

struct Leaf {
    std::optional<std::string> word;

    BOOST_DESCRIBE_CLASS(Leaf, (), (word), (), ())
    static constexpr auto lintel_shape = lintel::structure("Leaf", member("word", Word, lintel::required));
    bool operator==(const Leaf&) const = default;
};

struct Plant {
    std::optional<std::string> word, part;
    std::optional<lintel::blob> bytes;
    std::optional<std::vector<std::string>> words;
    std::optional<entries> dictionary;
    std::optional<std::int32_t> size;
    std::optional<std::uint64_t> huge;
    std::optional<Color> closed;
    std::optional<lintel::open_enum<Color>> open;
    std::optional<std::string> old;
    std::optional<std::vector<std::string>> olds;
    std::optional<std::vector<Leaf>> leaves;
    std::string plain = "ab";

    BOOST_DESCRIBE_CLASS(
        Plant,
        (),
        (word, part, bytes, words, dictionary, size, huge, closed, open, old, olds, leaves, plain),
        (),
        ())
    static constexpr auto lintel_shape = lintel::structure("Plant",
                                                           member("word", Word, lintel::required),
                                                           member("part", Part),
                                                           member("bytes", length{1, 3}),
                                                           member("words", Words),
                                                           member("dictionary", Dictionary),
                                                           member("size", range{-1, 10}),
                                                           member("huge", range{.min = 5}),
                                                           member("closed", Hue),
                                                           member("open", Hue),
                                                           member("old", lintel::deprecated{"use word"}),
                                                           member("olds", lintel::deprecated{"use words"}),
                                                           member("leaves"),
                                                           member("plain", Word));
    bool operator==(const Plant&) const = default;
};

struct Cupboard {
    std::map<std::string, std::string> labels;
    std::map<std::string, std::int32_t> levels;
    std::map<std::string, lintel::blob> blobs;
    std::deque<bool> flags;
    std::vector<double> weights;

    BOOST_DESCRIBE_CLASS(Cupboard, (), (labels, levels, blobs, flags, weights), (), ())
    static constexpr lintel::shape Label{"Label", length{2, 4}}, Level{"Level", range{.max = 10}},
        Bytes{"Bytes", length{.max = 3}};
    static constexpr auto lintel_shape = lintel::structure("Cupboard",
                                                           member("labels", lintel::values{Label}),
                                                           member("levels", lintel::values{Level}),
                                                           member("blobs", lintel::values{Bytes}),
                                                           member("flags"),
                                                           member("weights"));
};

struct Safe {
    std::optional<std::int32_t> code;
    std::optional<lintel::open_enum<Color>> color;
    std::optional<std::uint64_t> huge;

    BOOST_DESCRIBE_CLASS(Safe, (), (code, color, huge), (), ())
    static constexpr auto lintel_shape = lintel::structure("Safe",
                                                           member("code", range{.max = 9}, lintel::sensitive),
                                                           member("color", Hue, lintel::sensitive),
                                                           member("huge", range{.max = 9}));
};

Plant sound() {
    Plant p;
    p.word = "ab";
    return p;
}

lintel::diagnostic only(const Plant& p) {
    const lintel::report found = lintel::validate(p);
    INFO(tests::full(found));
    REQUIRE(found.size() == 1);
    return found.front();
}

std::string said(const lintel::diagnostic& d) {
    CHECK(d.offset == 0);
    CHECK(d.line == 0);
    CHECK(d.column == 0);
    std::string out =
        std::string(to_string(d.severity)) + ' ' + std::string(d.rule) + ' ' + d.pointer + ": " + d.message;
    if (!d.hint.empty()) out += " (" + d.hint + ')';
    return out;
}

struct Scale {
    std::optional<std::int32_t> low, high;
    BOOST_DESCRIBE_CLASS(Scale, (), (low, high), (), ())
};
struct Scales {
    std::vector<Scale> all;
    BOOST_DESCRIBE_CLASS(Scales, (), (all), (), ())
};

} // namespace

template <> struct lintel::rules_of<Scale> {
    static constexpr std::array table{
        lintel::rule<Scale>{{"order", lintel::severity::warning, "low must be below high.", "the test"},
                            [](const Scale& s, lintel::findings& found) {
                                if (s.low && s.high && *s.low > *s.high)
                                    found.add({"low"}, "low is above high", "exchange them");
                            }}};
};

TEST_SUITE("validate") {
    TEST_CASE("a sound value has no findings and costs no allocation") {
        const task t = lintel::parse<task>(tests::clean_task).value();
        std::size_t findings = 1;
        CHECK(tests::allocations_of([&] { findings = lintel::validate(t).size(); }) == 0);
        CHECK(findings == 0);
        CHECK(lintel::validate(t).ok());
        CHECK(lintel::validate(own::Everything{}).empty());
        CHECK(tests::allocations_of([] { ::operator delete(::operator new(1)); }) > 0);
    }

    TEST_CASE("required") {
        CHECK(said(only(Plant{})) == "error required /word: required member word is missing (add word)");
        Plant p = sound();
        p.leaves = {{{"ab"}}, {}};
        CHECK(said(only(p)) == "error required /leaves/1/word: required member word is missing (add word)");
    }
    TEST_CASE("length counts characters") {
        Plant p = sound();
        p.word = "a";
        CHECK(said(only(p)) == "error length /word: word is 1 character long; at least 2 are required");
        p.word = "abcde";
        CHECK(said(only(p)) == "error length /word: word is 5 characters long; at most 4 are allowed");
        p.word = "abcd";
        CHECK(lintel::validate(p).empty());
        task t;
        t.TaskArn = "👍";
        CHECK(lintel::validate(t).empty());
        for (const std::string_view character : {"x", "é", "日", "👍"}) {
            t.TaskArn = std::string();
            for (int i = 0; i < 1600; ++i) *t.TaskArn += character;
            CHECK(lintel::validate(t).empty());
            *t.TaskArn += character;
            CHECK(tests::brief(lintel::validate(t)) == "length /TaskArn");
        }
        t.TaskArn = "";
        CHECK(tests::brief(lintel::validate(t)) == "length /TaskArn");
    }
    TEST_CASE("length of a blob counts bytes") {
        Plant p = sound();
        p.bytes.emplace();
        CHECK(said(only(p)) == "error length /bytes: bytes is 0 bytes long; at least 1 is required");
        p.bytes->resize(3);
        CHECK(lintel::validate(p).empty());
        p.bytes->resize(4);
        CHECK(said(only(p)) == "error length /bytes: bytes is 4 bytes long; at most 3 are allowed");
    }
    TEST_CASE("the sentence of the contract") {
        task t;
        t.TaskParameters.emplace()["k"].Values = {"v", std::string(256, 'v')};
        const lintel::report found = lintel::validate(t, {.rules = {{"deprecated", {}}}});
        REQUIRE(found.size() == 1);
        CHECK(found.front().message ==
              "TaskParameters value is 256 characters long; at most 255 are allowed");
        CHECK(found.front().pointer == "/TaskParameters/k/Values/1");
    }
    TEST_CASE("count") {
        Plant p = sound();
        p.words.emplace();
        CHECK(said(only(p)) == "error count /words: words has 0 entries; at least 1 is required");
        p.words = {"ab", "cd", "ef"};
        CHECK(said(only(p)) == "error count /words: words has 3 entries; at most 2 are allowed");
        p = sound();
        p.dictionary = entries{{"aa", {"bb"}}, {"cc", {"dd"}}, {"ee", {"ff"}}};
        CHECK(said(only(p)) == "error count /dictionary: dictionary has 3 entries; at most 2 are allowed");
    }
    TEST_CASE("range") {
        Plant p = sound();
        for (const int inside : {-1, 0, 10}) {
            p.size = inside;
            CHECK(lintel::validate(p).empty());
        }
        p.size = 11;
        CHECK(said(only(p)) == "error range /size: size is 11; it must be from -1 to 10");
        p.size = -2;
        CHECK(said(only(p)) == "error range /size: size is -2; it must be from -1 to 10");
        p = sound();
        p.huge = UINT64_MAX;
        CHECK(lintel::validate(p).empty());
        p.huge = 4;
        CHECK(said(only(p)) == "error range /huge: huge is 4; it must be at least 5");
    }
    TEST_CASE("pattern, whole and in part") {
        Plant p = sound();
        p.word = "aB";
        CHECK(said(only(p)) ==
              "error pattern /word: word does not match the pattern ^[a-z]+$ (did you mean \"ab\"?)");
        p = sound();
        p.part = "x";
        CHECK(said(only(p)) == "error pattern /part: part does not match the pattern [0-9]+");
        p.part = "12";
        CHECK(lintel::validate(p).empty());
        p.part = "x12";
        CHECK(said(only(p)) == "warning pattern-partial /part: part matches the pattern [0-9]+ only in part "
                               "(the whole string must match; the service is likely to reject it)");
        CHECK(lintel::validate(p).ok());
    }
    TEST_CASE("one text may break two constraints") {
        Plant p = sound();
        p.word = "ABCDE";
        CHECK(tests::brief(lintel::validate(p)) == "length /word; pattern /word");
    }
    TEST_CASE("elements, keys and values") {
        Plant p = sound();
        p.words = {"ab", "x"};
        CHECK(said(only(p)) ==
              "error length /words/1: element 1 of words is 1 character long; at least 2 are required");
        p = sound();
        p.dictionary = entries{{"q~/r", {"ab"}}};
        CHECK(said(only(p)) ==
              "error pattern /dictionary/q~0~1r: dictionary key does not match the pattern ^[a-z]+$");
        p.dictionary = entries{{"", {"ab"}}, {"ab", {"ab", "abcde"}}};
        CHECK(tests::brief(lintel::validate(p)) == "length /dictionary/; length /dictionary/ab/1");
    }
    TEST_CASE("enum") {
        Plant p = sound();
        p.open = lintel::open_enum<Color>("bleu");
        CHECK(said(only(p)) == "error enum /open: open \"bleu\" is not a valid value; expected one of: red, "
                               "green, blue (did you mean blue?)");
        p.open = lintel::open_enum<Color>("");
        CHECK(said(only(p)) ==
              "error enum /open: open \"\" is not a valid value; expected one of: red, green, blue");
        p = sound();
        p.closed = static_cast<Color>(9);
        CHECK(tests::brief(lintel::validate(p)) == "enum /closed");
        task t;
        t.TaskType = lintel::open_enum<lintel::ssm::MaintenanceWindowTaskType>("LALaDA");
        CHECK(lintel::validate(t).front().hint == "did you mean LAMBDA?");
    }
    TEST_CASE("deprecated members and values") {
        Plant p = sound();
        p.old = "";
        CHECK(said(only(p)) == "warning deprecated /old: old is deprecated (use word)");
        p = sound();
        p.olds.emplace();
        CHECK(lintel::validate(p).empty());
        p.olds->push_back("");
        CHECK(said(only(p)) == "warning deprecated /olds: olds is deprecated (use words)");
        p = sound();
        p.open = Color::green;
        CHECK(said(only(p)) == "warning deprecated /open: open green is deprecated (take red)");
        p.open.reset();
        p.closed = Color::green;
        CHECK(said(only(p)) == "warning deprecated /closed: closed green is deprecated (take red)");
    }
    TEST_CASE("text that is not UTF-8") {
        Plant p = sound();
        p.part = "\xff"
                 "1";
        CHECK(said(only(p)) == "error encoding /part: part is not valid UTF-8");
        p = sound();
        p.dictionary = entries{{"\xc3", {"ab"}}};
        CHECK(only(p).message == "dictionary key is not valid UTF-8");
    }
    TEST_CASE("nesting past max_depth") {
        own::Tree t;
        for (int i = 0; i < 40; ++i) {
            own::Tree above;
            above.children.push_back(std::move(t));
            t = std::move(above);
        }
        const auto found = lintel::validate(t);
        REQUIRE(found.size() == 1);
        CHECK(found.front().rule == "limit");
        CHECK(lintel::validate(t, {.max_depth = 41}).empty());
    }
    TEST_CASE("rules between members") {
        Scales s;
        s.all = {{1, 2}, {3, 2}, {{}, 1}};
        const auto found = lintel::validate(s);
        REQUIRE(found.size() == 1);
        CHECK(said(found.front()) == "warning order /all/1/low: low is above high (exchange them)");
        CHECK(lintel::validate(s, {.rules = {{"order", {}}}}).empty());
    }
    TEST_CASE("a member that is not optional is validated, and an empty text is one finding") {
        Plant p = sound();
        p.plain.clear();
        CHECK(tests::brief(lintel::validate(p)) == "length /plain");
        CHECK(tests::brief(lintel::validate(p, {.rules = {{"length", {}}}})) == "pattern /plain");
        CHECK(lintel::validate(p, {.rules = {{"length", {}}, {"pattern", {}}}}).empty());
    }

    TEST_CASE("findings stand in the order of the members") {
        Plant p;
        p.part = "x";
        p.words = {"a", "b", "cd"};
        p.size = 99;
        p.old = "o";
        p.leaves = {{}, {{"x"}}};
        CHECK(tests::brief(lintel::validate(p)) ==
              "required /word; pattern /part; count /words; length /words/0; length /words/1; range /size; "
              "deprecated /old; required /leaves/0/word; length /leaves/1/word");
    }
    TEST_CASE("findings past the cap are counted") {
        Plant p = sound();
        p.leaves.emplace(5000);
        const auto found = lintel::validate(p, {.max_diagnostics = 3});
        CHECK(found.size() == 3);
        CHECK(found.omitted() == 4997);
        CHECK(found.back().pointer == "/leaves/2/word");
        CHECK(lintel::validate(p).omitted() == 4000);
        const auto none = lintel::validate(p, {.max_diagnostics = 0});
        CHECK(none.empty());
        CHECK_FALSE(none.ok());
        CHECK(tests::allocations_of([&] { (void)lintel::validate(p, {.max_diagnostics = 0}); }) == 0);
    }
    TEST_CASE("every rule can be off or have another severity") {
        Plant p;
        p.part = "x1";
        p.words = {};
        p.size = 99;
        p.old = "o";
        p.bytes.emplace();
        p.open = lintel::open_enum<Color>("x");
        p.plain = "A";
        p.dictionary = entries{{"ab", {"\xff"}}};
        p.words.emplace();
        const auto all = lintel::validate(p);
        CHECK(
            tests::brief(all) ==
            "required /word; pattern-partial /part; length /bytes; count /words; encoding /dictionary/ab/0; "
            "range /size; enum /open; deprecated /old; length /plain; pattern /plain");
        for (const auto& d : all) {
            lintel::options opts{.rules = {{std::string(d.rule), {}}}};
            const auto without = lintel::validate(p, opts);
            CHECK(without.size() == all.size() - (d.rule == "length" ? 2 : 1));
            for (const auto& other : without) CHECK(other.rule != d.rule);
            opts.rules.push_back({std::string(d.rule), lintel::severity::note});
            for (const auto& noted : lintel::validate(p, opts))
                CHECK((noted.severity == lintel::severity::note) == (noted.rule == d.rule));
        }
    }

    TEST_CASE("what a map holds is validated, of whatever kind") {
        Cupboard c;
        c.labels = {{"a", "ab"}, {"b", "x"}};
        c.levels = {{"a", 10}, {"b", 11}};
        c.blobs = {{"a", lintel::blob(3)}, {"b", lintel::blob(4)}};
        c.flags = {true, false};
        c.weights = {1.5};
        CHECK(tests::brief(lintel::validate(c)) == "length /labels/b; range /levels/b; length /blobs/b");
        c.labels["b"] = "\xff";
        CHECK(tests::brief(lintel::validate(c)) == "encoding /labels/b; range /levels/b; length /blobs/b");
    }

    TEST_CASE("a rule that is off says nothing and counts nothing") {
        Plant p = sound();
        p.closed = Color::green;
        CHECK(tests::brief(lintel::validate(p)) == "deprecated /closed");
        const lintel::report quiet = lintel::validate(p, {.rules = {{"deprecated", {}}}});
        CHECK(quiet.empty());
        CHECK(quiet.omitted() == 0);
    }

    TEST_CASE("a value nested past the limit is told, unless the rule is off") {
        own::Tree t, *last = &t;
        for (int i = 0; i < 40; ++i) last = &last->children.emplace_back();
        CHECK(lintel::validate(t).front().rule == "limit");
        CHECK(lintel::validate(t, {.rules = {{"limit", {}}}}).empty());
    }

    TEST_CASE("a number or enumerator that is wrong is shown unless it is sensitive") {
        Safe s;
        s.code = 4711;
        s.color = lintel::open_enum<Color>("canary");
        s.huge = 9223372036854775808U;
        const lintel::report found = lintel::validate(s);
        CHECK(tests::full(found) ==
              "0:0(0) error[range] /code: code is out of range; it must be at most 9\n"
              "0:0(0) error[enum] /color: color is not a valid value; expected one of: red, "
              "green, blue\n"
              "0:0(0) error[range] /huge: huge is 9223372036854775808; it must be at most "
              "9\n");
        s = {};
        s.color = Color::green;
        CHECK(tests::full(lintel::validate(s)) ==
              "0:0(0) warning[deprecated] /color: color has a deprecated value (take red)\n");
    }

    TEST_CASE("no text of a finding holds a sensitive value") {
        constexpr std::string_view canary = "CANARY";
        const std::string much(9000, 'x'), secret = "CANARY" + much;
        task t;
        t.Description = secret;
        t.TaskParameters.emplace()["k"].Values = {secret, "CANARY\xff", ""};
        auto& call = t.TaskInvocationParameters.emplace();
        call.RunCommand.emplace().Parameters = entries{{"k", {secret, "CANARY\xff"}}};
        call.StepFunctions.emplace().Input = secret;
        call.Lambda.emplace().Payload.emplace();
        for (const char c : secret) call.Lambda->Payload->push_back(static_cast<std::byte>(c));
        const auto check_silence = [&](const lintel::report& found, std::size_t at_least) {
            CHECK(found.size() >= at_least);
            for (const auto& d : found) {
                CHECK(d.message.find(canary) == std::string::npos);
                CHECK(d.hint.find(canary) == std::string::npos);
                CHECK(d.message.find("xx") == std::string::npos);
            }
        };
        check_silence(lintel::validate(t), 8);

        const std::string call_of = R"({"TaskInvocationParameters":{)";
        for (const std::string& value : {std::string("\"CANARY\""),
                                         std::string("[\"CANARY\"]"),
                                         std::string("{\"CANARY\":\"CANARY\"}"),
                                         std::string("[[\"CANARY\"]]"),
                                         std::string("123456789012345678901234567890"),
                                         std::string("\"CANARY\\ud800\""),
                                         std::string("\"CANARY\xff\""),
                                         std::string("\"CANARY"),
                                         std::string("{\"k\":\"CANARY\"}"),
                                         std::string("{\"k\":[\"CANARY\",{\"a\":\"CANARY\"}]}"),
                                         std::string("{\"k\":{\"Values\":\"CANARY\"}}"),
                                         std::string("{\"k\":{\"Values\":[\"CANARY\",[\"CANARY\"]]}}")})
            for (const std::string& json : {R"({"Description":)" + value + "}",
                                            R"({"TaskParameters":)" + value + "}",
                                            call_of + R"("Lambda":{"Payload":)" + value + "}}}",
                                            call_of + R"("StepFunctions":{"Input":)" + value + "}}}",
                                            call_of + R"("RunCommand":{"Parameters":)" + value + "}}}"}) {
                INFO(json);
                check_silence(lintel::check<task>(json), 0);
                task out;
                check_silence(lintel::parse_into(out, json), 0);
            }
    }
}
