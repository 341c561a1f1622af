#include <lintel/parse.hpp>
#include <lintel/ssm.hpp>

#include <boost/json/parse.hpp>

#include <doctest/doctest.h>

#include <charconv>
#include <cmath>
#include <limits>
#include <new>
#include <string>
#include <string_view>

#include "allocations.hpp"
#include "documents.hpp"
#include "expect.hpp"
#include "generate.hpp"
#include "own.hpp"

using own::Color;
using own::Everything;
using own::Tree;
using task = lintel::ssm::GetMaintenanceWindowTaskResult;

namespace {

/// Secrets that are no texts.
struct Guarded {
    std::optional<std::int32_t> pin;
    std::optional<Color> colour;
    std::optional<lintel::open_enum<Color>> open;
    std::optional<lintel::blob> key;

    BOOST_DESCRIBE_CLASS(Guarded, (), (pin, colour, open, key), (), ())
    static constexpr auto lintel_shape = lintel::structure("Guarded",
                                                           lintel::member("pin", lintel::sensitive),
                                                           lintel::member("colour", lintel::sensitive),
                                                           lintel::member("open", lintel::sensitive),
                                                           lintel::member("key", lintel::sensitive));
};

/// What a text without findings holds.
template <class T = Everything> T good(std::string_view json, const lintel::options& opts = {}) {
    T out{};
    const lintel::report found = lintel::parse_into(out, json, opts);
    INFO(json);
    CHECK(tests::full(found) == "");
    return out;
}

/// What is found in a text with findings, each compared with its mark. A value that is not given leaves `out`
/// as it was.
template <class T = Everything>
std::string bad(std::string_view marked_json, const lintel::options& opts = {}) {
    const tests::marked source(marked_json);
    tests::generator random(1);
    const T before = random.make<T>();
    T out = before;
    const lintel::report found = lintel::parse_into(out, source.text, opts);
    INFO(marked_json);
    if (!found.ok()) CHECK(out == before);
    CHECK(lintel::parse<T>(source.text, opts).has_value() == found.ok());
    return tests::brief(found, source);
}

/// The value of a text with warnings only.
template <class T = Everything> T warned(std::string_view json, std::string_view warnings) {
    const tests::marked source(json);
    T out{};
    const lintel::report found = lintel::parse_into(out, source.text);
    INFO(json);
    CHECK(found.ok());
    CHECK(tests::brief(found, source) == warnings);
    return out;
}

template <class T = Everything> lintel::diagnostic only(std::string_view json) {
    T out{};
    const lintel::report found = lintel::parse_into(out, json);
    INFO(json);
    REQUIRE(found.size() == 1);
    return found.front();
}

std::string nested(std::size_t levels) {
    return R"({"x":)" + std::string(levels - 1, '[') + std::string(levels - 1, ']') + '}';
}

struct Loan {
    std::optional<std::string_view> text;
    std::string_view plain;
    std::optional<lintel::arena_list<std::string_view>> texts;
    std::optional<lintel::blob_view> bytes;
    std::optional<lintel::open_enum<Color, std::string_view>> open;
    lintel::arena_map<std::string_view> named;
    int n = 0;

    BOOST_DESCRIBE_CLASS(Loan, (), (text, plain, texts, bytes, open, named, n), (), ())
};

/// Every kind of member that is no std::optional, with a value of its own; one is not written in the struct.
struct Part {
    std::int32_t a = 1, b = 2;

    BOOST_DESCRIBE_CLASS(Part, (), (a, b), (), ())
    bool operator==(const Part&) const = default;
};
struct Preset : Part {
    Preset() { a = 7; }

    bool flag = true;
    std::int32_t number = 8080;
    double real = 0.5;
    std::string text = "as it was";
    lintel::blob bytes{std::byte{1}};
    Color closed = Color::blue;
    lintel::open_enum<Color> open{"pink"};
    std::vector<std::int32_t> list{1, 2};
    std::vector<std::string> texts{"a", "b"};
    std::map<std::string, std::int32_t> map{{"a", 1}};
    Part part{.a = 5, .b = 6};
    std::optional<std::int32_t> maybe = 4;

    BOOST_DESCRIBE_CLASS(Preset,
                         (Part),
                         (flag, number, real, text, bytes, closed, open, list, texts, map, part, maybe),
                         (),
                         ())
    bool operator==(const Preset&) const = default;
};
/// The same, borrowed.
struct PresetLoan {
    std::string_view text = "as it was";
    std::int32_t number = 8080;
    std::optional<std::string_view> maybe = "some";

    BOOST_DESCRIBE_CLASS(PresetLoan, (), (text, number, maybe), (), ())
};

} // namespace

TEST_SUITE("parse") {
    TEST_CASE("a whole task arrives member by member") {
        const task t = good<task>(tests::clean_task);
        CHECK(t.WindowId == "mw-0c50858d01234567f");
        REQUIRE(t.Targets);
        REQUIRE(t.Targets->size() == 2);
        CHECK(t.Targets->at(1).Key == "WindowTargetIds");
        REQUIRE(t.Targets->at(0).Values);
        CHECK(*t.Targets->at(0).Values ==
              std::vector<std::string>{"i-0123456789abcdef0", "mi-0123456789abcdef0"});
        CHECK(t.TaskType == lintel::ssm::MaintenanceWindowTaskType::RUN_COMMAND);
        REQUIRE(t.TaskInvocationParameters);
        const auto& run = t.TaskInvocationParameters->RunCommand;
        REQUIRE(run);
        CHECK(run->Comment == "Weekly update,\nwith a second line");
        CHECK(run->CloudWatchOutputConfig->CloudWatchOutputEnabled == true);
        CHECK(run->NotificationConfig->NotificationEvents->at(2) == lintel::ssm::NotificationEvent::TimedOut);
        CHECK(run->Parameters->at("commands").at(1) == "echo \"done\" > /tmp/done\t# tab");
        CHECK(run->Parameters->at("commands").at(2) == "echo Büro Köln \xf0\x9f\x91\x8d");
        CHECK(run->TimeoutSeconds == 600);
        CHECK(t.Priority == 1);
        CHECK_FALSE(t.TaskParameters);
        CHECK_FALSE(t.LoggingInfo);
        CHECK(t.AlarmConfiguration->IgnorePollAlarmFailure == false);
    }

    TEST_CASE("the result tests as it should") {
        const auto yes = lintel::parse<task>(R"({"Name":"n"})");
        CHECK(yes.has_value());
        CHECK(static_cast<bool>(yes));
        CHECK(yes->Name == "n");
        CHECK(yes.value().Name == "n");
        const auto no = lintel::parse<task>(R"({"Name":5})");
        CHECK_FALSE(static_cast<bool>(no));
        CHECK(no.error().size() == 1);
        CHECK_FALSE(no.error().ok());
        CHECK(lintel::parse<task>(R"({"name":"a","x":1,"x":1})").has_value());
    }

    TEST_CASE("a sensitive value that does not fit is not repeated, of whatever kind") {
        for (const std::string_view text : {R"({"pin":4711471147114711})",
                                            R"({"pin":-4711471147114711})",
                                            R"({"colour":"4711"})",
                                            R"({"open":4711})",
                                            R"({"pin":4711.5})",
                                            R"({"pin":"4711"})",
                                            R"({"key":"4711="})"}) {
            Guarded out;
            const auto found = lintel::parse_into(out, text);
            CAPTURE(text);
            REQUIRE(found.size() == 1);
            CHECK(found[0].message.find("4711") == std::string::npos);
            CHECK(found[0].hint.find("4711") == std::string::npos);
        }
    }
    TEST_CASE("value() throws a bad_document that names the place and no secret") {
        constexpr std::string_view secret = "CANARY";
        const auto no = lintel::parse<task>(
            R"({"TaskParameters":{"k":{"Values":"CANARY"}},"Description":["CANARY"],"Name":"CANARY)");
        REQUIRE(no.has_error());
        try {
            (void)no.value();
            FAIL("value() gave a value");
        } catch (const lintel::bad_document& e) {
            CHECK(std::string_view(e.what()).find("/TaskParameters/k/Values") != std::string_view::npos);
            CHECK(std::string_view(e.what()).find(secret) == std::string_view::npos);
            CHECK(e.report() == no.error());
        }
        CHECK(std::string_view(lintel::bad_document({}).what()) == "lintel: the document cannot be read");
    }

    TEST_CASE("null makes a member absent") {
        const task t = good<task>(
            R"({"Name":null,"Targets":null,"TaskParameters":null,"LoggingInfo":null,"Priority":null})");
        CHECK(t == task{});
        CHECK(good<>(R"({"plain_number":null,"plain_text":null,"plain_list":null})") == own::Everything{});
        CHECK_FALSE(good<>(R"({"inner":{"n":null}})").inner->n);
        CHECK_FALSE(warned<>(R"({"i32":1,^"i32":null})", "duplicate-member /i32").i32);
    }
    TEST_CASE("null gives a member that is no optional its initial value, whatever stood before") {
        const auto each_way = [](const std::string& json) {
            INFO(json);
            Preset read, pushed;
            read.number = pushed.number = 1;
            read.list = pushed.list = {9};
            CHECK(lintel::parse_into(read, json).ok());
            lintel::parser<Preset> p;
            for (const char c : json) CHECK(p.write({&c, 1}));
            CHECK(p.finish_into(pushed).ok());
            CHECK(pushed == read);
            CHECK(lintel::parse<Preset>(json).value() == read);
            return read;
        };
        const Preset initial;
        for (const auto& [name, value] : {std::pair{"a", "3"},
                                          {"b", "3"},
                                          {"flag", "false"},
                                          {"number", "3"},
                                          {"real", "1.5"},
                                          {"text", R"("x")"},
                                          {"bytes", R"("Zm9v")"},
                                          {"closed", R"("red")"},
                                          {"open", R"("red")"},
                                          {"list", "[3]"},
                                          {"texts", R"(["c"])"},
                                          {"map", R"({"b":2})"},
                                          {"part", R"({"a":3})"}}) {
            const std::string member = std::string("\"") + name + "\":";
            CHECK(each_way("{}") == initial);
            CHECK(each_way('{' + member + "null}") == initial);
            CHECK(each_way('{' + member + value + ',' + member + "null}") == initial);
            CHECK(each_way('{' + member + value + ",\"x\":0," + member + "null}") == initial);
            const Preset given = each_way('{' + member + value + '}');
            CHECK(given != initial);
            CHECK(each_way('{' + member + "null," + member + value + '}') == given);
            CHECK(each_way('{' + member + value + ',' + member + value + '}') == given);
        }
        CHECK(each_way(R"({"list":[3],"texts":["c"],"map":{"b":2}})").list == std::vector<std::int32_t>{3});
        CHECK(each_way(R"({"texts":["c"]})").texts == std::vector<std::string>{"c"});
        CHECK(each_way(R"({"map":{"b":2}})").map == std::map<std::string, std::int32_t>{{"b", 2}});
        // What is given is begun anew; what it leaves out is as its own type has it.
        CHECK(each_way(R"({"part":{"a":3}})").part == Part{.a = 3, .b = 2});
        CHECK(each_way(R"({"part":{"a":null}})").part == Part{});
        CHECK(each_way(R"({"part":{"a":3},"part":{"b":4}})").part == Part{.a = 1, .b = 4});
        CHECK_FALSE(each_way(R"({"maybe":null})").maybe);
    }
    TEST_CASE("null gives borrowed members their initial values, too") {
        for (const std::string_view json : {R"({"text":null,"number":null})",
                                            R"({"text":"\u0061","number":1,"text":null,"number":null})"}) {
            PresetLoan read;
            lintel::arena memory;
            CHECK(lintel::parse_borrowed(read, json, memory).ok());
            CHECK(read.text == "as it was");
            CHECK(read.number == 8080);
            CHECK(read.maybe == "some");
        }
    }
    TEST_CASE("null is no element, no map value and no document") {
        CHECK(bad<>(R"({"numbers":[1,^null]})") == "type /numbers/1");
        CHECK(bad<>(R"({"inners":[^null,{}]})") == "type /inners/0");
        CHECK(bad<>(R"({"counts":{"a":^null}})") == "type /counts/a");
        CHECK(bad<>(R"({"rows":[[],^null,[^null]]})") == "type /rows/1; type /rows/2/0");
        CHECK(bad<task>(R"({"TaskParameters":{"a":^null}})") == "type /TaskParameters/a");
        CHECK(bad<>(" ^null ") == "type ");
        CHECK(only<>("null").hint == "");
        CHECK(only<>(R"({"numbers":[null]})").hint ==
              "remove it, or give it a value: null cannot stand in a list or map");
    }

    TEST_CASE("empty lists, maps, structs and strings are values") {
        const Everything e = good<>(
            R"({"numbers":[],"counts":{},"inner":{},"text":"","bytes":"","rows":[[]],"nested":{"":{}}})");
        REQUIRE(e.numbers);
        CHECK(e.numbers->empty());
        REQUIRE(e.counts);
        CHECK(e.counts->empty());
        CHECK(e.inner);
        CHECK(e.text == "");
        REQUIRE(e.bytes);
        CHECK(e.bytes->empty());
        REQUIRE(e.rows);
        CHECK(e.rows->size() == 1);
        CHECK(e.nested->count("") == 1);
        CHECK(good<>(" {\t} \r\n") == Everything{});
    }

    TEST_CASE("unknown members are passed over with all they hold") {
        CHECK(warned<>(R"({^"x":{"text":"no","y":[{"i32":1},[],{}],"z":null},"text":"yes"})",
                       "unknown-member /x")
                  .text == "yes");
        CHECK(warned<>(R"({^"x":[1,"2",[3,{"text":"no"}],true],^"":null,^"y":"s","i32":4})",
                       "unknown-member /x; unknown-member /; unknown-member /y")
                  .i32 == 4);
        CHECK(warned<>(R"({"inner":{^"x":{},"n":1},^"a/b~c":1.5e3,^"\u0061":false})",
                       "unknown-member /inner/x; unknown-member /a~1b~0c; unknown-member /a")
                  .inner->n == 1);
        CHECK(warned<>(R"({"inners":[{},{^"x":1}],"named":{"k":{^"y":[]}}})",
                       "unknown-member /inners/1/x; unknown-member /named/k/y")
                  .inners->size() == 2);
    }
    TEST_CASE("names are case-sensitive, and a near one is offered") {
        CHECK(warned<task>(R"({^"name":"n"})", "unknown-member /name") == task{});
        const auto d = only<task>(R"({"name":"n"})");
        CHECK(d.severity == lintel::severity::warning);
        CHECK(d.message == "unknown member \"name\" in GetMaintenanceWindowTaskResult");
        CHECK(d.hint == "did you mean Name?");
        CHECK(only<task>(R"({"TaskParmaeters":1})").hint == "did you mean TaskParameters?");
        CHECK(only<task>(R"({"Zebra":1})").hint ==
              "AWS may have added it since this model was made (November 2026): "
              "if so, turn the rule unknown-member off");
        CHECK(only<>(R"({"Zebra":1})").hint == "");
        CHECK(only<>(R"({"Text":1})").message == "unknown member \"Text\"");
    }

    TEST_CASE("of members with one name the last wins, whole") {
        CHECK(warned<>(R"({"i32":1,^"i32":2})", "duplicate-member /i32").i32 == 2);
        CHECK(
            warned<>(R"({"i32":1,^"i32":2,^"i32":3})", "duplicate-member /i32; duplicate-member /i32").i32 ==
            3);
        const Everything e = warned<>(R"({"inner":{"n":1},^"inner":{"s":"t"}})", "duplicate-member /inner");
        CHECK(e.inner == own::Inner{std::nullopt, "t"});
        CHECK(warned<>(R"({"numbers":[1,2],^"numbers":[3]})", "duplicate-member /numbers").numbers ==
              std::vector<std::int32_t>{3});
        CHECK(warned<>(R"({"plain_inner":{"n":1},^"plain_inner":{}})", "duplicate-member /plain_inner")
                  .plain_inner == own::Inner{});
        CHECK(warned<>(R"({"plain_list":["a"],^"plain_list":["b"]})", "duplicate-member /plain_list")
                  .plain_list == std::vector<std::string>{"b"});
        CHECK(only<>(R"({"i32":1,"i32":2})").severity == lintel::severity::warning);
    }
    TEST_CASE("names are compared unescaped") {
        CHECK(warned<>(R"({"i32":1,^"\u0069\u00332":2})", "duplicate-member /i32").i32 == 2);
        CHECK(warned<>(R"({"counts":{"a\/b":1,^"a/b":2}})", "duplicate-member /counts/a~1b").counts ==
              std::map<std::string, std::int32_t>{{"a/b", 2}});
        CHECK(warned<>(R"({"counts":{"\ud83d\udc4d":1,^"👍":2,"\u0000":3}})", "duplicate-member /counts/👍")
                  .counts->size() == 2);
    }
    TEST_CASE("a map's last entry of a name wins, whole") {
        const Everything e =
            warned<>(R"({"named":{"k":{"n":1},"l":{},^"k":{"s":"t"}},"counts":{"":1,^"":2}})",
                     "duplicate-member /named/k; duplicate-member /counts/");
        CHECK(e.named->at("k") == own::Inner{std::nullopt, "t"});
        CHECK(e.counts->at("") == 2);
        CHECK(bad<>(R"({"counts":{"a":1,^"a":^"x"}})") == "duplicate-member /counts/a; type /counts/a");
    }

    TEST_CASE("integers of every width reach both ends") {
        const Everything low = good<>(
            R"({"i8":-128,"i16":-32768,"i32":-2147483648,"i64":-9223372036854775808,"u8":0,"u16":0,"u32":0,"u64":0})");
        CHECK(low.i8 == std::numeric_limits<std::int8_t>::min());
        CHECK(low.i16 == std::numeric_limits<std::int16_t>::min());
        CHECK(low.i32 == std::numeric_limits<std::int32_t>::min());
        CHECK(low.i64 == std::numeric_limits<std::int64_t>::min());
        const Everything high = good<>(
            R"({"i8":127,"i16":32767,"i32":2147483647,"i64":9223372036854775807,"u8":255,"u16":65535,"u32":4294967295,"u64":18446744073709551615})");
        CHECK(high.i8 == 127);
        CHECK(high.i32 == std::numeric_limits<std::int32_t>::max());
        CHECK(high.i64 == std::numeric_limits<std::int64_t>::max());
        CHECK(high.u8 == 255);
        CHECK(high.u32 == std::numeric_limits<std::uint32_t>::max());
        CHECK(high.u64 == std::numeric_limits<std::uint64_t>::max());
        CHECK(good<>(R"({"i32":-0,"u8":-0})").u8 == 0);
    }
    TEST_CASE("an integer outside its type is a range error, however long") {
        CHECK(bad<>(R"({"i8":^128,"i16":^-32769,"i32":^2147483648,"i64":^9223372036854775808})") ==
              "range /i8; range /i16; range /i32; range /i64");
        CHECK(bad<>(R"({"u8":^256,"u16":^-1,"u32":^4294967296,"u64":^18446744073709551616})") ==
              "range /u8; range /u16; range /u32; range /u64");
        CHECK(bad<>(R"({"i32":^-2147483649,"u64":^-9223372036854775809,"i64":^-9223372036854775809})") ==
              "range /i32; range /u64; range /i64");
        CHECK(
            bad<>(
                R"({"i32":^123456789012345678901234567890,"numbers":[1,^-123456789012345678901234567890]})") ==
            "range /i32; range /numbers/1");
        CHECK(bad<>(R"({"i32":^1)" + std::string(5000, '0') + "}") == "range /i32");
        CHECK(bad<task>(R"({"Priority":^3000000000})") == "range /Priority");
        CHECK(only<task>(R"({"Priority":3000000000})").message ==
              "Priority is 3000000000; it must be from -2147483648 to 2147483647");
        CHECK(only<task>(R"({"Priority":-1)" + std::string(30, '0') + "}").message ==
              "Priority is an integer of 32 characters; it must be from -2147483648 to 2147483647");
    }
    TEST_CASE("an integer member takes nothing but an integer literal") {
        for (const std::string_view value :
             {"1.0", "1e2", "1E2", "-0.0", "1e400", "0e0", "\"123\"", "true", "false", "{}", "[1]", "\"\""}) {
            CHECK(bad<>(R"({"i32":^)" + std::string(value) + "}") == "type /i32");
            CHECK(bad<task>(R"({"Priority":^)" + std::string(value) + "}") == "type /Priority");
            CHECK(bad<>(R"({"numbers":[1,^)" + std::string(value) + ",2]}") == "type /numbers/1");
        }
        CHECK(only<>(R"({"i32":"5"})").hint == "write it without quotes");
        for (const auto* const value : {"5", "5.5", "true"})
            CHECK(only<>(R"({"text":)" + std::string(value) + '}').hint == "write it in quotes");
        for (const auto* const value : {"[5]", "{}"})
            CHECK(only<>(R"({"text":)" + std::string(value) + '}').hint == "");
        CHECK(only<>(R"({"i32":5.0})").hint == "write it without a fraction or exponent");
        CHECK(only<>(R"({"i32":5.0})").message ==
              "i32 is a number with a fraction or exponent; an integer is required");
    }
    TEST_CASE("numbers are read to the last bit") {
        const Everything e = good<>(R"({"real64":1.7976931348623157e308,"real32":0.1})");
        CHECK(e.real64 == std::numeric_limits<double>::max());
        CHECK(e.real32 == 0.1F);
        for (const double x : {5e-324,
                               2.2250738585072014e-308,
                               9007199254740993.0,
                               0.1,
                               1e23,
                               123456.789e-30,
                               8.41e21,
                               9.007199254740993e15,
                               6.02214076e23}) {
            char digits[64];
            const auto end =
                std::to_chars(digits, digits + sizeof digits, x, std::chars_format::scientific, 16).ptr;
            CHECK(good<>(R"({"real64":)" + std::string(digits, end) + '}').real64 == x);
        }
        CHECK(good<>(R"({"real64":7})").real64 == 7);
        CHECK(good<>(R"({"real64":18446744073709551616})").real64 == 18446744073709551616.0);
        for (const std::string_view json : {R"({"real64":-1e-999,"real32":-1e-999})",
                                            R"({"real64":-0.0,"real32":-0})",
                                            R"({"real64":1,"real64":-1e-999,"real32":-0.0e9})"}) {
            const auto read = lintel::parse<Everything>(json).value();
            CHECK((read.real64 == 0 && std::signbit(*read.real64)));
            CHECK((read.real32 == 0 && std::signbit(*read.real32)));
        }
        CHECK(good<>(R"({"real64":1e-400})").real64 == 0);
        CHECK_FALSE(std::signbit(*good<>(R"({"real64":1e-400})").real64));
        CHECK(std::signbit(*good<>(R"({"real64":-0})").real64));
    }
    TEST_CASE("a number too large for its type is a range error") {
        CHECK(bad<>(R"({"real64":^1e400})") == "range /real64");
        CHECK(bad<>(R"({"real64":^-1e400,"real32":^1e39})") == "range /real64; range /real32");
        CHECK(bad<>(R"({"real64":^1)" + std::string(400, '0') + "}") == "range /real64");
        CHECK(bad<>(R"({"real64":^"1","real32":^true})") == "type /real64; type /real32");
    }

    TEST_CASE("an open enum keeps every text") {
        const Everything e = good<>(R"({"open":"green"})");
        CHECK(e.open == Color::green);
        const Everything unknown = good<>(R"({"open":"gr\u0065eN"})");
        CHECK_FALSE(unknown.open->known());
        CHECK(unknown.open->text() == "greeN");
        CHECK(good<>(R"({"open":""})").open->text() == "");
        CHECK(good<task>(R"({"TaskType":"LALaDA"})").TaskType->text() == "LALaDA");
        CHECK(bad<>(R"({"open":^1})") == "type /open");
    }
    TEST_CASE("a closed enum takes its enumerators only") {
        CHECK(good<>(R"({"closed":"bl\u0075e"})").closed == Color::blue);
        CHECK(bad<>(R"({"closed":^"Blue"})") == "enum /closed");
        CHECK(bad<>(R"({"closed":^2})") == "type /closed");
        const auto d = only<>(R"({"closed":"bleu"})");
        CHECK(d.message == "closed \"bleu\" is not a valid value; expected one of: red, green, blue");
        CHECK(d.hint == "did you mean blue?");
    }

    TEST_CASE("base64") {
        const auto bytes = [](std::string_view text) {
            const Everything e = good<>(R"({"bytes":")" + std::string(text) + "\"}");
            REQUIRE(e.bytes);
            std::string out;
            for (const std::byte b : *e.bytes) out += static_cast<char>(b);
            return out;
        };
        CHECK(bytes("") == "");
        CHECK(bytes("Zg==") == "f");
        CHECK(bytes("Zm8=") == "fo");
        CHECK(bytes("Zm9v") == "foo");
        CHECK(bytes("\\u005am9v\\/\\/\\/\\/") == "foo\xff\xff\xff");
        for (const std::string_view wrong : {"xyz",
                                             "YmxvYg=",
                                             "-_==",
                                             "=",
                                             "====",
                                             "Zg=a",
                                             "Z===",
                                             "Zm9v\\n",
                                             " Zm8",
                                             "Zh==",
                                             "Zm9=",
                                             "Zm8=Zm8=",
                                             "Zg==Zg==",
                                             "Zm9vé",
                                             "Zm9\\u0000"})
            CHECK(bad<>(R"({"bytes":^")" + std::string(wrong) + "\"}") == "encoding /bytes");
        CHECK(bad<>(R"({"bytes":^5})") == "type /bytes");
        CHECK(only<>(R"({"bytes":"xyz"})").message ==
              "bytes is not base64: its length is not a multiple of 4");
    }

    TEST_CASE("every kind of member refuses every other kind of value") {
        struct kind {
            std::string_view member, values;
        };
        for (const auto& [member, fitting] : std::initializer_list<kind>{
                 {"i32", "i"},        {"flag", "b"},        {"real64", "id"},      {"text", "s"},
                 {"bytes", "s"},      {"closed", "s"},      {"open", "s"},         {"inner", "o"},
                 {"numbers", "a"},    {"inners", "a"},      {"rows", "a"},         {"counts", "o"},
                 {"named", "o"},      {"nested", "o"},      {"plain_number", "i"}, {"plain_flag", "b"},
                 {"plain_text", "s"}, {"plain_inner", "o"}, {"plain_list", "a"},   {"plain_map", "o"}}) {
            for (const auto& [letter, value] : std::initializer_list<std::pair<char, std::string_view>>{
                     {'i', "1"}, {'d', "1.5"}, {'b', "true"}, {'s', "\"\""}, {'o', "{}"}, {'a', "[]"}}) {
                if (fitting.find(letter) != fitting.npos) continue;
                const std::string name(member);
                CHECK(bad<>("{\"" + name + "\":^" + std::string(value) + "}") == "type /" + name);
            }
        }
        for (const std::string_view root :
             {"[]", "[{}]", "1", "1.5", "1e400", "99999999999999999999", "\"{}\"", "true"})
            CHECK(bad<>('^' + std::string(root)) == "type ");
    }
    TEST_CASE("the rest of a value of the wrong kind is passed over") {
        CHECK(bad<>(R"({"text":^{"text":1,"i32":"x"},"i32":^"y"})") == "type /text; type /i32");
        CHECK(bad<>(R"({"inner":^[{"n":"x"},[null]],"numbers":^{"a":["b"]},"flag":^0})") ==
              "type /inner; type /numbers; type /flag");
        CHECK(bad<>(R"({"inners":[{"n":1},^[{"n":"x"}],{"n":^"z"}]})") == "type /inners/1; type /inners/2/n");
        CHECK(bad<>(R"({"rows":[[1],^2,[3,^"4"]]})") == "type /rows/1; type /rows/2/1");
        CHECK(bad<>(R"({"named":{"a":^[{"n":[]}],"b":{"n":^[]}}})") == "type /named/a; type /named/b/n");
    }

    TEST_CASE("all errors of a document are collected, in its order and each in its place") {
        CHECK(bad<>("{\n"
                    "  \"i8\": ^1000,\n"
                    "  \"text\": ^[1, 2],\r\n"
                    "\t^\"tetx\": \"é\", \"bytes\": ^\"?\",\n"
                    "  \"nested\": {\"a/b\": {\"m~n\": [\"ok\", ^false, \"é👍\", ^null]}},\n"
                    "  ^\"text\": \"x\", \"closed\": ^\"no\",\n"
                    "  \"inners\": [{}, {\"n\": ^1.5}]\n"
                    "}\n") == "range /i8; type /text; unknown-member /tetx; encoding /bytes; "
                              "type /nested/a~1b/m~0n/1; type /nested/a~1b/m~0n/3; duplicate-member /text; "
                              "enum /closed; type /inners/1/n");
    }
    TEST_CASE("findings before a syntax error are kept, and the syntax error is the last") {
        CHECK(
            bad<>(R"({"i8":^1000,^"x":1,"text":"a",^})").rfind("range /i8; unknown-member /x; syntax ", 0) ==
            0);
    }

    TEST_CASE("syntax errors say where") {
        for (const std::string_view text : {"^",
                                            "^]",
                                            "^x",
                                            "{^",
                                            "{\"i32\":1^",
                                            "{\"i32\":1,^}",
                                            "{\"i32\" ^1}",
                                            "{^i32:1}",
                                            "{\"i32\":^}",
                                            "{\"numbers\":[1,^]}",
                                            "{\"numbers\":[^,1]}",
                                            "{\"numbers\":[1 ^2]}",
                                            "{}^{}",
                                            "{} ^x",
                                            "{}\n\n ^,",
                                            "{\"i32\":1}^}",
                                            "{\"i32\":^+1}",
                                            "{\"i32\":^.5}",
                                            "{\"flag\":^True}",
                                            "{\"text\":^'a'}",
                                            "{^/**/}",
                                            "{\"i32\":^NaN}",
                                            "{}^\xef\xbb\xbf"}) {
            // A text that ends too early is wrong at its end.
            const tests::marked source(text);
            Everything out;
            const auto found = lintel::parse_into(out, source.text);
            INFO(text);
            REQUIRE(found.size() == 1);
            CHECK(found.front().rule == "syntax");
            CHECK(tests::at({found.front().offset, found.front().line, found.front().column}) ==
                  tests::at(source.marks.at(0)));
        }
    }
    TEST_CASE("whatever the text, there is a report and it is placed") {
        for (const std::string_view text : {"{\"i32\":01}",
                                            "{\"i32\":1.}",
                                            "{\"i32\":-}",
                                            "{\"i32\":1e}",
                                            "{\"text\":\"",
                                            "{\"text\":\"\\",
                                            "{\"text\":\"\\x\"}",
                                            "{\"text\":\"\\u12\"}",
                                            "{\"text\":\"\n\"}",
                                            "{\"flag\":tru}",
                                            "{\"flag\":nul",
                                            "{\"a",
                                            "[",
                                            "[1",
                                            "\"",
                                            "tru",
                                            "-",
                                            "{\"i32\":0x1}",
                                            "{\"i32\":1 }}",
                                            "{\"a\":{\"b\":[}]}}"}) {
            Everything out;
            const auto found = lintel::parse_into(out, text);
            INFO(text);
            REQUIRE_FALSE(found.ok());
            CHECK(found.back().rule == "syntax");
            CHECK(found.back().offset >= 1);
            CHECK(found.back().offset <= text.size() + 1);
            CHECK(found.back().column ==
                  found.back().offset - text.substr(0, found.back().offset - 1).rfind('\n') - 1);
        }
    }
    TEST_CASE("a syntax error names the member that it is in") {
        CHECK(only<>(R"({"inner":{"n":1},"numbers":[1,x]})").pointer.rfind("/numbers", 0) == 0);
        CHECK(only<>(R"({"inner":{"n":tru}})").pointer == "/inner/n");
        CHECK(only<>("{} x").pointer == "");
    }
    TEST_CASE("a byte-order mark is called by its name") {
        const auto d = only<>("\xef\xbb\xbf{}");
        CHECK(d.rule == "syntax");
        CHECK(d.message.find("byte-order mark") != std::string::npos);
        CHECK(d.offset == 1);
    }
    TEST_CASE("text that is not UTF-8, and lone surrogates") {
        for (const std::string_view text : {"{\"text\":\"^\xff\"}",
                                            "{\"text\":\"a^\xc0\x80\"}",
                                            "{\"text\":\"^\xed\xa0\x80\"}",
                                            "{\"text\":\"^\xf4\x90\x80\x80\"}",
                                            "{\"text\":\"ok^\xe2\x82\"}",
                                            "{\"x\":[\"^\x80\"]}",
                                            "{\"a^\xffz\":1}"}) {
            const tests::marked source(text);
            Everything out;
            const auto found = lintel::parse_into(out, source.text, {.rules = {{"unknown-member", {}}}});
            INFO(text);
            REQUIRE(found.size() == 1);
            CHECK(found.front().rule == "encoding");
            CHECK(found.front().offset == source.marks[0].offset);
        }
        for (const std::string_view text : {R"({"text":"\ud800"})",
                                            R"({"text":"\udc00"})",
                                            R"({"text":"\ud800\u0041"})",
                                            R"({"text":"\udbff\udbff"})",
                                            R"({"numbers":["\ude00\ud83d"]})"})
            CHECK(only<>(text).rule == "encoding");
        CHECK(good<>(R"({"text":"\ud83d\udc4d\u0000\uffff"})").text == std::string("👍\0\xef\xbf\xbf", 8));
    }

    TEST_CASE("32 open containers are read, 33 are not") {
        const auto last = [](std::size_t levels, const lintel::options& opts = {}) {
            Everything out;
            const auto found = lintel::parse_into(out, nested(levels), opts);
            return std::string(found.empty() ? "" : found.back().rule);
        };
        CHECK(last(32) == "unknown-member");
        CHECK(last(33) == "limit");
        CHECK(last(1000000) == "limit");
        CHECK(last(3, {.max_depth = 3}) == "unknown-member");
        CHECK(last(4, {.max_depth = 3}) == "limit");
        CHECK(last(256, {.max_depth = 1000000}) == "unknown-member");
        CHECK(last(257, {.max_depth = 1000000}) == "limit");
        CHECK(bad<>(R"({"rows":[^[1]]})", {.max_depth = 2}) == "limit /rows");
        CHECK(bad<>("^{}", {.max_depth = 0}) == "limit ");

        std::string deep = "{}";
        for (int i = 0; i < 100; ++i) deep = R"({"children":[)" + deep + "]}";
        Tree tree;
        CHECK(lintel::parse_into(tree, deep, {.max_depth = 256}).ok());
        const Tree* at = &tree;
        for (int i = 0; i < 100; ++i) at = &at->children.at(0);
        CHECK(at->children.empty());
        CHECK_FALSE(lintel::parse_into(tree, deep).ok());
    }
    TEST_CASE("a text longer than max_size is not read past it") {
        constexpr std::string_view text = R"({"i32":5})";
        CHECK(good<>(text, {.max_size = text.size()}).i32 == 5);
        Everything out;
        for (std::size_t size = 0; size < text.size(); ++size) {
            const auto found = lintel::parse_into(out, text, {.max_size = size});
            REQUIRE(found.size() == 1);
            CHECK(found.front().rule == "limit");
        }
        CHECK(lintel::parse_into(out, R"({"i8":1000,"i16":"x"})", {.max_size = 11}).front().rule == "range");
        CHECK(lintel::parse_into(out, "{} ", {.max_size = 2}).front().rule == "limit");
    }
    TEST_CASE("findings past max_diagnostics are counted") {
        std::string text = R"({"numbers":["a")";
        for (int i = 1; i < 2000; ++i) text += ",\"a\"";
        text += R"(],"x":1})";
        Everything out;
        const auto found = lintel::parse_into(out, text);
        CHECK(found.size() == 1000);
        CHECK(found.omitted() == 1001);
        CHECK(found.count(lintel::severity::error) == 2000);
        CHECK(found.count(lintel::severity::warning) == 1);
        CHECK(found.back().pointer == "/numbers/999");
        CHECK(found.back().offset == text.find('"', 11) + 1 + 999 * 4);

        const auto none = lintel::parse_into(out, text, {.max_diagnostics = 0});
        CHECK(none.empty());
        CHECK(none.omitted() == 2001);
        CHECK_FALSE(none.ok());
        CHECK(lintel::parse<Everything>(text, {.max_diagnostics = 0}).has_error());

        text.back() = ',';
        const auto broken = lintel::parse_into(out, text, {.max_diagnostics = 1});
        CHECK(broken.size() == 1);
        CHECK(broken.count(lintel::severity::error) == 2001);
    }

    TEST_CASE("a rule can be off or have another severity") {
        Everything out;
        constexpr std::string_view text = R"({"x":1,"i32":1,"i32":2})";
        CHECK(tests::brief(lintel::parse_into(out, text, {.rules = {{"unknown-member", {}}}})) ==
              "duplicate-member /i32");
        const auto strict = lintel::parse_into(out,
                                               text,
                                               {.rules = {{"unknown-member", lintel::severity::error},
                                                          {"duplicate-member", lintel::severity::note}}});
        CHECK_FALSE(strict.ok());
        CHECK(strict[0].severity == lintel::severity::error);
        CHECK(strict[1].severity == lintel::severity::note);
        CHECK(strict.count(lintel::severity::note) == 1);
        CHECK(tests::brief(lintel::parse_into(
                  out,
                  text,
                  {.rules = {{"unknown-member", {}}, {"unknown-member", lintel::severity::note}}})) ==
              "unknown-member /x; duplicate-member /i32");
        CHECK(lintel::parse_into(out, text, {.rules = {{"unknown-member", {}}, {"duplicate-member", {}}}})
                  .empty());
        CHECK(out.i32 == 2);
    }
    TEST_CASE("what makes a text unreadable stays an error") {
        Everything out;
        const lintel::options lax{
            .rules = {{"syntax", {}}, {"limit", {}}, {"encoding", lintel::severity::note}}};
        CHECK_FALSE(lintel::parse_into(out, "{", lax).ok());
        CHECK_FALSE(lintel::parse_into(out, nested(40), lax).ok());
        CHECK_FALSE(lintel::parse_into(out, "{\"text\":\"\xff\"}", lax).ok());
    }

    TEST_CASE("inherited members are members") {
        const Everything e = good<>(R"({"id":"base","text":"own"})");
        CHECK(e.id == "base");
        CHECK(e.text == "own");
    }
    TEST_CASE("structs may hold themselves") {
        const Tree t = good<Tree>(R"({"name":"a","children":[{"name":"b"},{"children":[{"name":"c"}]}]})");
        REQUIRE(t.children.size() == 2);
        CHECK(t.children[0].name == "b");
        CHECK(t.children[1].children.at(0).name == "c");
        CHECK(bad<Tree>(R"({"children":[{"children":[{},{"name":^1}]}]})") ==
              "type /children/0/children/1/name");
    }

    TEST_CASE("an unknown member is passed over unless that is an error") {
        const std::string_view text = R"({"n":1,"x":2})";
        CHECK(lintel::parse<own::Inner>(text).value().n == 1);
        CHECK(lintel::parse<own::Inner>(text, {.rules = {{"unknown-member", {}}}}).has_value());
        const auto refused =
            lintel::parse<own::Inner>(text, {.rules = {{"unknown-member", lintel::severity::error}}});
        REQUIRE(refused.has_error());
        CHECK(tests::brief(refused.error()) == "unknown-member /x");
    }

    TEST_CASE("borrowed values are what owned ones are") {
        lintel::arena memory;
        lintel::ssm::basic::GetMaintenanceWindowTaskResult<lintel::borrowed> t;
        CHECK(lintel::parse_borrowed(t, tests::clean_task, memory).empty());
        CHECK(t.Name == "weekly-update");
        CHECK(t.Name->data() > tests::clean_task.data());
        CHECK(t.Name->data() < tests::clean_task.data() + tests::clean_task.size());
        CHECK(*t.Targets->begin()[1].Key == "WindowTargetIds");
        CHECK(t.Targets->begin()[0].Values->size() == 2);
        CHECK(t.TaskInvocationParameters->RunCommand->Parameters->begin()->first == "commands");

        const std::string twice =
            R"({"TaskParameters":{"a":{"Values":["1"]},"b":{},"\u0061":{"Values":["2","3"]},"c":{}}})";
        CHECK(tests::brief(lintel::parse_borrowed(t, twice, memory)) == "duplicate-member /TaskParameters/a");
        REQUIRE(t.TaskParameters->size() == 3);
        CHECK(t.TaskParameters->begin()[0].first == "b");
        CHECK(t.TaskParameters->begin()[1].second.Values->size() == 2);
    }

    TEST_CASE("borrowed text that has nowhere to live is refused, whatever borrows it") {
        Loan t;
        CHECK(tests::brief(lintel::parse_into(
                  t, R"({"text":"a","plain":"b","texts":["c"],"bytes":"ZA==","open":"red","n":1})")) ==
              "type /text; type /plain; type /texts; type /bytes; type /open");
        CHECK(lintel::parse_into(t, R"({"text":"a"})").front().hint == "read it with lintel::parse_borrowed");
        CHECK(lintel::parse_into(t, R"({"n":1})").ok());
        lintel::arena memory;
        CHECK(
            lintel::parse_borrowed(
                t,
                R"({"text":"","plain":"b","texts":["c"],"bytes":"ZA==","open":"red","n":1,"named":{"k":"v"}})",
                memory)
                .ok());
        CHECK(t.plain == "b");
        CHECK(t.named.begin()->second == "v");
        // What the second look at a text finds, its escapes undone, lives in the arena too.
        CHECK(tests::brief(lintel::parse_borrowed(
                  t,
                  R"({"text":"","plain":"\u0062","texts":["\u0063",""],"x":1,"named":{"\u006b":"\u0076"}})",
                  memory)) == "unknown-member /x");
        CHECK(t.plain == "b");
        CHECK(t.texts->begin()[0] == "c");
        CHECK(t.named.begin()->first == "k");
        CHECK(t.named.begin()->second == "v");
    }

    TEST_CASE("no allocation failure leaks or changes the value") {
        const task before = good<task>(R"({"Name":"before"})");
        bool read = false;
        for (std::size_t n = 0; !read; ++n) {
            REQUIRE(n < 10000);
            task out = before;
            try {
                const tests::failing_after limit(n);
                read = lintel::parse_into(out, tests::clean_task).ok();
            } catch (const std::bad_alloc&) {
                CHECK(out == before);
            }
        }
    }
    TEST_CASE("nor while findings are made") {
        const std::string text = R"({"Name":5,"name":1,"Targets":[{"Key":[]},7],"Priority":1.5,"x":")" +
                                 std::string(100, 'y') + "\"";
        bool done = false;
        for (std::size_t n = 0; !done; ++n) {
            REQUIRE(n < 10000);
            task out;
            try {
                const tests::failing_after limit(n);
                done = !lintel::parse_into(out, text).ok();
            } catch (const std::bad_alloc&) {
                CHECK(out == task{});
            }
        }
    }

    TEST_CASE("reading costs time linear in the text") {
        // Each of these was quadratic in some reader: they take far too long if it happens here.
        const std::size_t n = 400000;
        Everything out;
        std::string keys = "{\"counts\":{";
        for (std::size_t i = 0; i < n / 10; ++i)
            keys += "\"k" + std::to_string(i) + "\":" + std::to_string(i) + ',';
        keys.back() = '}';
        CHECK(lintel::parse_into(out, keys + '}').ok());
        CHECK(out.counts->size() == n / 10);
        CHECK(lintel::parse_into(out, R"({"text":")" + std::string(n, '\\') + "\"}").ok());
        CHECK(out.text->size() == n / 2);
        std::string same = "{";
        for (std::size_t i = 0; i < n / 10; ++i) same += "\"i32\":1,";
        same.back() = '}';
        CHECK(lintel::parse_into(out, same).omitted() == n / 10 - 1001);
    }
}
