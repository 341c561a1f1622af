#include <lintel/parse.hpp>
#include <lintel/ssm.hpp>

#include <boost/json/parse.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "documents.hpp"
#include "expect.hpp"
#include "own.hpp"

using own::Everything;
using task = lintel::ssm::GetMaintenanceWindowTaskResult;

namespace {

/// A parser's answer beside that of parse_into.
template <class T> struct answer {
    T value{};
    lintel::report found;
    bool operator==(const answer&) const = default;
};

template <class T> answer<T> whole(std::string_view text, const lintel::options& opts = {}) {
    answer<T> a;
    a.found = lintel::parse_into(a.value, text, opts);
    return a;
}
template <class T> answer<T> finished(lintel::parser<T>& p) {
    answer<T> a;
    a.found = p.finish_into(a.value);
    return a;
}

/// Every split in two, and one byte at a time, with one parser for all.
template <class T> void check_splits(const std::string& text, const lintel::options& opts = {}) {
    INFO(text);
    const answer<T> expected = whole<T>(text, opts);
    lintel::parser<T> p(opts);
    std::size_t differences = 0;
    const auto compare = [&](std::size_t at) {
        const answer<T> a = finished(p);
        if (a == expected) return;
        INFO(at);
        if (++differences == 1) CHECK(tests::full(a.found) == tests::full(expected.found));
    };
    for (std::size_t at = 0; at <= text.size(); ++at) {
        // Each part is a string of its own, so that a sanitizer sees every byte read too many.
        const std::string head = text.substr(0, at), tail = text.substr(at);
        p.write(head);
        p.write(tail);
        compare(at);
    }
    for (const char c : text) p.write(std::string(1, c));
    compare(text.size() + 1);
    CHECK(differences == 0);
}

/// Every split in three.
template <class T> void check_pairs_of_splits(const std::string& text) {
    INFO(text);
    REQUIRE(text.size() <= 200);
    const answer<T> expected = whole<T>(text);
    lintel::parser<T> p;
    for (std::size_t first = 0; first <= text.size(); ++first)
        for (std::size_t second = first; second <= text.size(); ++second) {
            p.write(std::string_view(text).substr(0, first));
            p.write(std::string_view(text).substr(first, second - first));
            p.write(std::string_view(text).substr(second));
            if (!(finished(p) == expected)) FAIL_CHECK("split at " << first << " and " << second);
        }
}

constexpr std::string_view findings_everywhere = R"({
  "i8": 1000, "i32": 1.5, "u64": 123456789012345678901234567890, "real64": 12.5e-3, "flag": fals,
)";

} // namespace

TEST_SUITE("parser") {
    TEST_CASE("a rich document, split anywhere") { check_splits<task>(std::string(tests::clean_task)); }

    TEST_CASE("a document full of findings, split anywhere") {
        check_splits<task>(R"({
  "windowId": "mw-1", "Priority": 1.0, "Targets": [7, {"Key": [], "key": 1, "Values": ["a", null, "\u00fc\ud83d\udc4d"]}],
  "TaskParameters": {"a\/b": {"Values": {}}, "a/b": {"Values": ["x"]}, "~": null},
  "Priority": 123456789012345678901234567890, "Name": "a\"\\\u0062", "x": {"y": [1, {}, "z"]},
  "TaskInvocationParameters": {"Lambda": {"Payload": "xyz", "Qualifier": true}, "RunCommand": {"TimeoutSeconds": "1"}}
} )");
        check_splits<Everything>(std::string(findings_everywhere));
    }

    TEST_CASE("short texts, split anywhere") {
        for (const std::string_view text :
             {"",
              " ",
              "{}",
              "null",
              "nul",
              "[]",
              "-12.5e+3",
              "1",
              "\"a\"",
              "{\"i32\":-0}",
              "{\"i32\":2147483648}",
              "{\"i32\":1e2}",
              "{\"i64\":-9223372036854775808}",
              "{\"u64\":18446744073709551616}",
              "{\"real64\":0.1,\"real32\":1e39}",
              "{\"real64\":1234567890.1234567890123e-5}",
              "{\"text\":\"\\u20ac\\n\\ud83d\\udc4d\"}",
              "{\"text\":\"\\ud83d\"}",
              "{\"text\":\"\\ud83dx\"}",
              "{\"text\":\"\xe2\x82\xac\xf0\x9f\x91\x8d\"}",
              "{\"text\":\"\xe2\x82\"}",
              "{\"text\":\"\\q\"}",
              "{\"text\":\"\t\"}",
              "{\"t\\u0065xt\":\"a\",\"text\":\"b\"}",
              "{\"t\\ud800\":1}",
              "{\"bytes\":\"Zm9vYmE=\",\"bytes\":\"Zm9\"}",
              "{\"closed\":\"blue\",\"open\":\"gr\\u0065y\"}",
              "{\"closed\":\"blu\"}",
              "{\"flag\":true,\"flag\":tru}",
              "{\"flag\":true,}",
              "{\"flag\":true]",
              "{\"flag\" true}",
              "{flag:true}",
              "{\"numbers\":[1,2,3,4.0,true,null,[5],{}]}",
              "{\"numbers\":[1,2",
              "{\"numbers\":[01]}",
              "{\"i32\":1.}",
              "{\"i32\":-}",
              "{\"counts\":{\"a\":1,\"a\":\"2\",\"b\":x}}",
              "{\"inner\":{\"n\":\"1\",\"m\":{\"n\":[[[]]]}},\"x\":[{\"n\":1}]}",
              "{} {}",
              "{}\n\n x",
              "{}x",
              "1 2",
              "\xef\xbb\xbf{}",
              "\xef\xbb",
              "\xff\xfe{",
              "// c\n{}",
              "{\"x\":\r\n\t1,\n\"i32\":\n\"y\"}\n"})
            check_splits<Everything>(std::string(text)), check_pairs_of_splits<Everything>(std::string(text));
        check_splits<Everything>(std::string("{\"text\":\"\0\"}", 12));
        check_splits<Everything>(std::string("\0{", 2));
    }

    TEST_CASE("a text of 200 bytes, split in three anywhere") {
        check_pairs_of_splits<Everything>(
            R"({"text":"\u20ac\ud83d\udc4d\n","i32":-2147483649,"real64":1.5e-3,"x":[{"y":null}],"bytes":"Zm9v",)"
            R"("closed":"r\u0065d","counts":{"a":1,"\u0061":2},"flag":true,"inner":{"n":"1"},"numbers":[1,2.0],"t)");
    }

    TEST_CASE("options hold for chunks too") {
        const std::string text = R"({"i8":1000,"x":[[[]]],"i16":"a","inner":{"y":1},"i32":2,"i32":3})";
        check_splits<Everything>(text, {.max_diagnostics = 0});
        check_splits<Everything>(text, {.max_diagnostics = 2});
        for (std::size_t depth = 0; depth < 5; ++depth) check_splits<Everything>(text, {.max_depth = depth});
        for (std::size_t size = 0; size <= text.size(); ++size)
            check_splits<Everything>(text, {.max_size = size});
        check_splits<Everything>(text,
                                 {.rules = {{"type", {}}, {"duplicate-member", lintel::severity::error}}});
    }

    TEST_CASE("an escape split between two writes with a long one behind it") {
        // boostorg/json issue 876: basic_parser before 1.82 writes past its buffer here.
        std::string text = R"({"text":"\u20)";
        const std::size_t first = text.size();
        text += "19";
        text.append(4096, 'x');
        text += R"("})";
        const std::string head = text.substr(0, first), tail = text.substr(first);
        lintel::parser<Everything> p;
        CHECK(p.write(head));
        CHECK(p.write(tail));
        const auto a = finished(p);
        CHECK(tests::full(a.found) == "");
        CHECK(a.value.text == "\xe2\x80\x99" + std::string(4096, 'x'));
    }
    TEST_CASE("long chunks split in an escape anywhere") {
        const std::string filler(5000, 'y');
        const std::string text = R"({"text":")" + filler + R"(\ud83d\udc4d\u2019\n)" + filler +
                                 R"(","counts":{"k\u0065y)" + filler + R"(":1}})";
        const auto expected = whole<Everything>(text);
        REQUIRE(expected.found.empty());
        lintel::parser<Everything> p;
        for (std::size_t at = 0; at < text.size(); at += at > 4990 && at < 5050 ? 1 : 37) {
            p.write(text.substr(0, at));
            p.write(text.substr(at));
            const auto a = finished(p);
            if (!(a == expected)) FAIL_CHECK("split at " << at);
        }
    }

    TEST_CASE("write tells whether more is of use") {
        lintel::parser<Everything> p;
        CHECK(p.write("{\"i32\":"));
        CHECK(p.write(""));
        CHECK_FALSE(p.write("x"));
        CHECK_FALSE(p.write("1}"));
        const auto a = p.finish();
        REQUIRE(a.has_error());
        CHECK(a.error().size() == 1);
        CHECK(a.error().front().pointer == "/i32");
        CHECK(a.error().front().offset == 8);
    }
    TEST_CASE("type errors do not stop it") {
        lintel::parser<Everything> p;
        CHECK(p.write("{\"i32\":\"x\","));
        CHECK(p.write("\"text\":5}"));
        CHECK(tests::brief(p.finish().error()) == "type /i32; type /text");
    }
    TEST_CASE("it can be used again, whatever came before") {
        lintel::parser<Everything> p;
        p.write(R"({"i32":1})");
        CHECK(p.finish().value().i32 == 1);
        p.write(R"({"text":"a"})");
        const auto second = p.finish();
        CHECK(second->text == "a");
        CHECK_FALSE(second->i32);
        p.write("{\"i32\":7,\"x\":[");
        CHECK(p.finish().has_error());
        p.write("{]");
        CHECK(p.finish().has_error());
        CHECK(p.finish().has_error());
        p.write(R"({"i16":2})");
        CHECK(p.finish().value() == whole<Everything>(R"({"i16":2})").value);
    }
    TEST_CASE("reset forgets what was written") {
        lintel::parser<Everything> p;
        p.write("{\"i32\":\"x\",\"text\":\"a");
        p.reset();
        p.write(R"({"flag":true})");
        CHECK(finished(p) == whole<Everything>(R"({"flag":true})"));
        p.write("}");
        p.reset();
        CHECK(finished(p) == whole<Everything>(""));
    }
    TEST_CASE("out stays as it was when there is no value") {
        lintel::parser<Everything> p;
        p.write(R"({"i32":1,"text":5})");
        Everything out;
        out.text = "before";
        const Everything before = out;
        CHECK_FALSE(p.finish_into(out).ok());
        CHECK(out == before);
    }
}
