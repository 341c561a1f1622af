#include <lintel/check.hpp>
#include <lintel/parse.hpp>
#include <lintel/redact.hpp>
#include <lintel/serialize.hpp>
#include <lintel/ssm.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "allocations.hpp"
#include "documents.hpp"
#include "expect.hpp"
#include "guarded.hpp"
#include "own.hpp"
#include "sanitized.hpp"

using task = lintel::ssm::GetMaintenanceWindowTaskResult;
using own::Everything;

namespace {

std::string repeat(std::string_view what, std::size_t n) {
    std::string out;
    out.reserve(what.size() * n);
    while (n-- > 0) out += what;
    return out;
}
std::string inside(std::string_view member, std::string_view value) {
    return "{\"" + std::string(member) + "\":" + std::string(value) + '}';
}

/// A kind of bad text, and its last finding.
struct hostile {
    const char* what;
    std::string text;
    std::string_view rule;
    std::size_t offset; // 1-based; where the finding stands
};

const std::vector<hostile>& hostile_texts() {
    using namespace std::string_literals;
    static const std::vector<hostile> all{
        {"nothing", "", "syntax", 1},
        {"white space alone", " \t\r\n", "syntax", 5},
        {"a NUL", "\0"s, "encoding", 1},
        {"a NUL behind the document", "{}\0"s, "syntax", 3},
        {"a second document", "{} {}", "syntax", 4},
        {"text behind the document", "{}x", "syntax", 3},
        {"a comma behind the document", "{},", "syntax", 3},
        {"a byte-order mark", "\xef\xbb\xbf{}", "syntax", 1},
        {"UTF-16, big end first", "\xfe\xff\0{\0}"s, "encoding", 1},
        {"UTF-16, little end first", "\xff\xfe{\0}\0"s, "encoding", 1},
        {"UTF-16 without a mark", "{\0}\0"s, "encoding", 2},
        {"UTF-32, little end first", "\xff\xfe\0\0{\0\0\0"s, "encoding", 1},
        {"a million [", repeat("[", 1000000), "limit", 33},
        {"a million {\"a\":", repeat("{\"a\":", 1000000), "limit", 5 * 32 + 1},
        {"a million [ in an unknown member", "{\"x\":" + repeat("[", 1000000), "limit", 5 + 31 + 1},
        {"an overlong slash", inside("text", "\"\xc0\xaf\""), "encoding", 10},
        {"an overlong NUL", inside("text", "\"\xc0\x80\""), "encoding", 10},
        {"a surrogate in UTF-8", inside("text", "\"\xed\xa0\x80\""), "encoding", 10},
        {"beyond the last character", inside("text", "\"\xf4\x90\x80\x80\""), "encoding", 10},
        {"a byte that UTF-8 does not have", inside("text", "\"\xff\""), "encoding", 10},
        {"a continuation byte alone", inside("text", "\"\x80\""), "encoding", 10},
        {"a sequence cut by the quote", inside("text", "\"\xe2\x82\""), "encoding", 10},
        {"a sequence cut by the end", "{\"text\":\"\xe2\x82", "syntax", 12},
        {"UTF-8 that is not, in a name", "{\"\xff\":1}", "encoding", 3},
        {"a lone high surrogate", inside("text", R"("\ud83d")"), "encoding", 10},
        {"a lone low surrogate", inside("text", R"("\udc4d")"), "encoding", 10},
        {"surrogates the wrong way round", inside("text", R"("\udc4d\ud83d")"), "encoding", 10},
        {"a high surrogate twice", inside("text", R"("\ud83d\ud83d")"), "encoding", 10},
        {"an escape that is none", inside("text", R"("\x41")"), "syntax", 11},
        {"an escape with bad digits", inside("text", R"("\u12g4")"), "syntax", 14},
        {"an escape cut by the quote", inside("text", R"("\u12")"), "syntax", 14},
        {"a raw line end", inside("text", "\"a\nb\""), "syntax", 11},
        {"a raw tab", inside("text", "\"\t\""), "syntax", 10},
        {"a raw NUL", inside("text", "\"\0\""s), "syntax", 10},
        {"a raw escape of a terminal", inside("text", "\"\x1b[31m\""), "syntax", 10},
        {"a quote that never comes", "{\"text\":\"a", "syntax", 11},
        {"an integer that is too large", inside("i32", "2147483648"), "range", 8},
        {"an integer that is too small", inside("i32", "-2147483649"), "range", 8},
        {"one beyond 64 bits", inside("u64", "18446744073709551616"), "range", 8},
        {"one below 64 bits", inside("i64", "-9223372036854775809"), "range", 8},
        {"30 digits", inside("i64", repeat("9", 30)), "range", 8},
        {"a million digits", inside("i64", repeat("7", 1000000)), "range", 8},
        {"a number of no end", inside("real64", "1e400"), "range", 11},
        {"a million digits and an exponent", inside("real64", repeat("7", 1000000) + "e9"), "range", 11},
        {"a fraction for an integer", inside("i32", "1.5"), "type", 8},
        {"an exponent for an integer", inside("i32", "1e2"), "type", 8},
        {"a text for an integer", inside("i32", "\"1\""), "type", 8},
        {"NaN", inside("real64", "NaN"), "syntax", 11},
        {"infinity", inside("real64", "-Infinity"), "syntax", 12},
        {"hexadecimal", inside("i32", "0x10"), "syntax", 9},
        {"a leading zero", inside("i32", "01"), "syntax", 9},
        {"a leading plus", inside("i32", "+1"), "syntax", 8},
        {"a number without digits", inside("i32", "-"), "syntax", 9},
        {"a point without digits", inside("real64", "1."), "syntax", 13},
        {"an exponent without digits", inside("real64", "1e"), "syntax", 13},
        {"single quotes", "{'i32':1}", "syntax", 2},
        {"a name without quotes", "{i32:1}", "syntax", 2},
        {"a comma too many", "{\"i32\":1,}", "syntax", 10},
        {"a comma too many in a list", inside("numbers", "[1,]"), "syntax", 15},
        {"a comma too few", R"({"i32":1 "i8":1})", "syntax", 10},
        {"the wrong bracket", inside("numbers", "[1}"), "syntax", 14},
        {"a comment", "/* */{}", "syntax", 1},
        {"a comment inside", "{/**/}", "syntax", 2},
        {"True", inside("flag", "True"), "syntax", 9},
        {"a literal cut short", inside("flag", "tru"), "syntax", 12},
        {"an array for a document", "[]", "type", 1},
        {"null for a document", "null", "type", 1},
        {"null for an element", inside("numbers", "[null]"), "type", 13},
        {"null in a map", inside("counts", R"({"a":null})"), "type", 16},
        {"base64 with a line end", inside("bytes", R"("Zm9v\n")"), "encoding", 10},
        {"base64 with unused bits", inside("bytes", R"("Zm9=")"), "encoding", 10},
        {"base64 of the other alphabet", inside("bytes", R"("-_-_")"), "encoding", 10},
        {"base64 without padding", inside("bytes", R"("Zg")"), "encoding", 10},
        {"an enumerator in capitals", inside("closed", R"("RED")"), "enum", 11},
        {"an enumerator and a NUL", inside("closed", R"("red\u0000")"), "enum", 11},
        {"a name in capitals", inside("I32", "1"), "unknown-member", 2},
        {"a name and a NUL", inside("i32\\u0000", "1"), "unknown-member", 2},
        {"a name twice", R"({"i32":1,"i32":2})", "duplicate-member", 10},
        {"a name twice, once escaped", R"({"i32":1,"i\u00332":2})", "duplicate-member", 10},
        {"a map's name twice, once escaped", R"({"counts":{"a":1,"\u0061":2}})", "duplicate-member", 18},
    };
    return all;
}

/// Names with what the quick hash reads of a member's, and something else elsewhere.
std::vector<std::string> colliding(std::string_view name) {
    std::vector<std::string> out;
    for (std::size_t i = 1; i + 1 < name.size(); ++i) {
        if (i == name.size() / 2) continue;
        std::string other(name);
        other[i] = other[i] == 'q' ? 'z' : 'q';
        out.push_back(std::move(other));
    }
    return out;
}

} // namespace

TEST_SUITE("hostile") {
    TEST_CASE("each kind of bad text has its rule and its place, and is read in bounded memory") {
        REQUIRE(hostile_texts().size() >= 60);
        lintel::checker<Everything> reused;
        for (const auto& h : hostile_texts()) {
            INFO(std::string(h.what));
            const tests::heap_use heap;
            const auto found = lintel::check<Everything>(h.text);
            const std::size_t peak = heap.peak();
            CHECK(peak <= 2 * h.text.size() + 65536);
            if (found.empty()) {
                FAIL_CHECK("nothing was found");
                continue;
            }
            CHECK(found.back().rule == h.rule);
            CHECK(found.back().offset == h.offset);
            CHECK(reused(h.text) == found); // whatever it has read before

            lintel::parser<Everything> p; // in small chunks
            const std::size_t size = h.text.size() > 10000 ? 997 : 1;
            for (std::size_t i = 0; i < h.text.size(); i += size)
                if (!p.write(std::string_view(h.text).substr(i, size))) break;
            Everything out;
            const auto pushed = p.finish_into(out);
            CHECK(pushed == found);
            for (const auto& d : found)
                for (const char c : d.message + d.hint) CHECK(static_cast<unsigned char>(c) >= 0x20);
        }
    }

    TEST_CASE("a text that ends where memory ends is not read past, however long it is") {
        // Every suffix of a text also puts every byte at every place in a block.
        const std::string rich = lintel::serialize(lintel::parse<task>(tests::clean_task).value());
        tests::guarded memory(rich.size() + 200);
        for (std::size_t from = 0; from <= rich.size(); ++from) {
            const auto text = memory.at_end(std::string_view(rich).substr(from));
            (void)lintel::check<task>(text);
            (void)lintel::redact<task>(text);
            (void)lintel::detail::is_json(text, 32);
            const auto cut = memory.at_end(std::string_view(rich).substr(0, from));
            CHECK(lintel::parse<task>(cut).has_value() == (from == rich.size()));
            (void)lintel::redact<task>(cut);
        }
        // Strings of every length up to several blocks, plain and with what is special as the last byte.
        for (std::size_t n = 0; n < 140; ++n)
            for (const std::string_view last :
                 {"", "\"", "\\", "\\u", "\\u0041", "\xc3", "\xc3\xa9", "\n", " "}) {
                const std::string inner = repeat("x", n) + std::string(last);
                for (const std::string& text :
                     {inner, '"' + inner, '"' + inner + '"', "{\"Name\":\"" + inner, "{\"" + inner}) {
                    const auto placed = memory.at_end(text);
                    (void)lintel::check<task>(placed);
                    (void)lintel::detail::is_json(placed, 32);
                    (void)lintel::base64_problem(placed);
                    lintel::blob out(lintel::base64_decoded_size(placed));
                    (void)lintel::base64_decode(placed, out.data());
                    for (const auto& p : {lintel::ssm::shapes::TargetKey.pattern,
                                          lintel::ssm::shapes::AlarmName.pattern,
                                          lintel::ssm::shapes::MaintenanceWindowName.pattern,
                                          lintel::ssm::shapes::MaintenanceWindowTaskId.pattern})
                        (void)p.test(placed), (void)p.full_ascii(placed);
                }
            }
    }
    TEST_CASE("nor is a borrowed value that ends where memory ends") {
        tests::guarded memory(400);
        for (std::size_t n = 0; n < 300; ++n)
            for (const std::string_view last : {"", "\"", "\\", "\x7f", "\xc3\xa9", "\xc3"}) {
                lintel::borrowed_t<task> x{};
                const std::string text = repeat("y", n) + std::string(last);
                x.Description = memory.at_end(text);
                (void)lintel::validate(x);
                const std::string written = lintel::serialize(x);
                if (last == "\xc3") {
                    CHECK(written.empty());
                    continue;
                }
                CHECK(lintel::parse<task>(written).value().Description == text);
                // A payload is looked at whether it is JSON.
                x.TaskInvocationParameters.emplace().Lambda.emplace().Payload =
                    lintel::blob_view(reinterpret_cast<const std::byte*>(x.Description->data()), text.size());
                (void)lintel::validate(x);
                (void)lintel::serialize(x);
            }
    }

    TEST_CASE("names that share their hash with a member are not that member") {
        for (const auto name : lintel::detail::described_names<task>)
            for (const auto& other : colliding(name)) {
                task out;
                const auto found = lintel::parse_into(out, inside(other, "[1]"));
                CHECK(tests::brief(found) == "unknown-member /" + other);
            }
    }
    TEST_CASE("whatever the byte and its place, nothing goes wrong and every reader says the same") {
        const std::string good = lintel::serialize(lintel::parse<task>(tests::clean_task).value());
        const std::string nasty("\0\x01\t\n\x1b\"\\/{}[],:-\x7f\x80\xc0\xed\xff", 20);
        lintel::parser<task> p;
        for (std::size_t i = 0; i < good.size(); ++i)
            for (const char c : nasty) {
                std::string text = good;
                text[i] = c;
                task a, b;
                const auto found = lintel::parse_into(a, text);
                p.write(text);
                const auto pushed = p.finish_into(b);
                if (found != pushed || a != b) FAIL_CHECK("byte " << i << ", " << int{c});
            }
    }
    TEST_CASE("a string of 100 MB is read, and refused where the limit is lower") {
        constexpr std::size_t n = tests::sanitized ? 10'000'000 : 100'000'000;
        const std::string text = inside("Name", '"' + repeat("n", n) + '"');
        const auto x = lintel::parse<task>(text, {.max_size = text.size()});
        REQUIRE(x.has_value());
        CHECK(x->Name->size() == n);
        CHECK(tests::brief(lintel::check<task>(text, {.max_size = n / 2})) == "limit /Name");
        if (!tests::sanitized) CHECK(tests::brief(lintel::check<task>(text)) == "limit /Name");
        CHECK(tests::brief(lintel::check<task>(text, {.max_size = text.size()})) ==
              "length /Name; pattern /Name"); // which is the service's limit
    }
    TEST_CASE("a million findings are counted, and as many kept as was asked for") {
        std::string list = "[";
        constexpr std::size_t n = tests::sanitized ? 100'000 : 1'000'000;
        for (std::size_t i = 0; i < n; ++i) list += "{},";
        list.back() = ']';
        const auto found = lintel::check<Everything>(inside("numbers", list));
        CHECK(found.size() == 1000);
        CHECK(found.count(lintel::severity::error) == n);
        CHECK(found.omitted() == n - 1000);
        CHECK(found.back().pointer == "/numbers/999");
        const auto few = lintel::check<Everything>(inside("numbers", list), {.max_diagnostics = 2});
        CHECK((few.size() == 2 && few.omitted() == n - 2));
    }
    TEST_CASE("100,000 names of a map are read whatever their order, and with one long beginning") {
        const std::string same(200, 'k');
        const auto number = [](std::size_t i) { return std::to_string(1'000'000 + i); };
        constexpr std::size_t n = tests::sanitized ? 10'000 : 100'000;
        for (const bool twice : {false, true})
            for (const int order : {0, 1, 2}) { // up, down, inwards from both ends
                std::string text = "{";
                for (std::size_t i = 0; i < n; ++i) {
                    const std::size_t at = order == 0   ? i
                                           : order == 1 ? n - 1 - i
                                           : i % 2      ? n - 1 - i / 2
                                                        : i / 2;
                    text += '"' + same + number(twice ? at / 2 : at) + "\":" + std::to_string(at) + ',';
                }
                text.back() = '}';
                const lintel::options opts{.max_report_size = std::size_t{100} << 20};
                const auto found = lintel::check<Everything>(inside("counts", text), opts);
                CHECK(found.count(lintel::severity::warning) == (twice ? n / 2 : 0));
                const auto x = lintel::parse<Everything>(inside("counts", text), opts);
                REQUIRE(x.has_value());
                CHECK(x->counts->size() == (twice ? n / 2 : n));
                const std::int32_t last = !twice ? 3 : order == 1 ? 6 : 7;
                CHECK(x->counts->at(same + number(3)) == last);
            }
    }
}
