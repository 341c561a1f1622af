#include <lintel/detail/scanner.hpp>

#include <boost/json.hpp>

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

using lintel::position;
using lintel::detail::scan_problem;
using lintel::detail::scanner;
using lintel::detail::token;
using lintel::detail::token_span;

namespace {

struct scanned {
    std::vector<std::tuple<token, std::size_t, std::size_t, std::size_t, std::size_t>> tokens;
    bool ok = true;
    scan_problem problem;

    bool operator==(const scanned& o) const {
        return tokens == o.tokens && ok == o.ok && problem.rule == o.problem.rule &&
               problem.message == o.problem.message && problem.hint == o.problem.hint &&
               problem.where == o.problem.where;
    }
};

scanned
scan(const std::vector<std::string_view>& chunks, std::size_t depth = 32, std::size_t size = 1 << 24) {
    scanned s;
    scanner scan(depth, size);
    const auto sink = [&](const token_span& t) {
        s.tokens.emplace_back(t.kind, t.begin.offset, t.begin.line, t.begin.column, t.end);
    };
    for (const auto chunk : chunks)
        if (!scan.write(chunk, sink)) break;
    if (!scan.failed()) scan.finish(sink);
    s.ok = !scan.failed();
    if (!s.ok) s.problem = scan.problem();
    return s;
}

bool boost_accepts(std::string_view text) {
    boost::system::error_code ec;
    const auto value = boost::json::parse({text.data(), text.size()}, ec);
    return !ec;
}

const std::vector<std::string> seeds{
    R"({"a":[1,-2.5e+3,true,false,null,"x\n\u00e9\ud83d\udc4d"],"b":{},"c":[]})",
    "[]",
    "0",
    "\"\"",
    " [1 , 2 ] ",
    R"({"k":"żółw 👍"})",
    "[0.5,1E5,-0,10]",
    "[[[[]]]]",
    "{\"a\":{\"b\":{\"c\":[{}]}}}",
    "null"};

const std::vector<std::string> broken{"",
                                      " ",
                                      "{",
                                      "[1,]",
                                      "{\"a\":1,}",
                                      "{\"a\" 1}",
                                      "{a:1}",
                                      "{'a':1}",
                                      "[01]",
                                      "[+1]",
                                      "[1.]",
                                      "[.5]",
                                      "[0x1]",
                                      "[NaN]",
                                      "[Infinity]",
                                      "[True]",
                                      "nul",
                                      "\"abc",
                                      "\"a\\",
                                      "\"\\q\"",
                                      "\"\\u12g4\"",
                                      "\"\\ud800\"",
                                      "\"\\udc00\"",
                                      "\"\\ud800\\u0041\"",
                                      "\"a\nb\"",
                                      "\"a\tb\"",
                                      "\"\xff\"",
                                      "\"\xc0\x80\"",
                                      "\"\xed\xa0\x80\"",
                                      "\"\xf4\x90\x80\x80\"",
                                      "\"\xe2\x82\"",
                                      "\xef\xbb\xbf{}",
                                      "\xff\xfe{\0",
                                      "{} x",
                                      "{}{}",
                                      "[1 2]",
                                      "{\"a\":1 \"b\":2}",
                                      "]",
                                      "[}",
                                      "// c\n{}",
                                      "\xef\xbb",
                                      "1e",
                                      "-",
                                      "[1,,2]"};

} // namespace

TEST_CASE("each token is told with its place: lines and columns count from one, columns count bytes") {
    const auto s = scan({"{\"ż\":\n [12, \"a\"]}"});
    REQUIRE(s.ok);
    using t = std::tuple<token, std::size_t, std::size_t, std::size_t, std::size_t>;
    CHECK(s.tokens == std::vector<t>{{token::begin_object, 1, 1, 1, 2},
                                     {token::key, 2, 1, 2, 6},
                                     {token::begin_array, 9, 2, 2, 10},
                                     {token::number, 10, 2, 3, 12},
                                     {token::string, 14, 2, 7, 17},
                                     {token::end_array, 17, 2, 10, 18},
                                     {token::end_object, 18, 2, 11, 19}});
}

TEST_CASE("what is wrong with a text is told with rule, place and words") {
    struct wrong {
        std::string_view text, rule, message;
        position where;
    };
    for (const auto& w : {
             wrong{"", "syntax", "expected a value, but the text is empty", {1, 1, 1}},
             {"[1,]", "syntax", "expected a value after ',', found ']'", {4, 1, 4}},
             {"{\"a\":1\n\"b\":2}", "syntax", "expected ',' or '}' after a member, found '\"'", {8, 2, 1}},
             {"{\"ż\" 1}", "syntax", "expected ':' after the member name, found a digit", {7, 1, 7}},
             {"{} x", "syntax", "only white space may follow the value, found a letter", {4, 1, 4}},
             {"[$", "syntax", "expected a value or ']', found another character", {2, 1, 2}},
             {"[\x7f", "syntax", "expected a value or ']', found U+007F", {2, 1, 2}},
             {"[\x01", "syntax", "expected a value or ']', found U+0001", {2, 1, 2}},
             {"[\"abc", "syntax", "the text ends inside a string", {6, 1, 6}},
             {"[\"\xff\"]",
              "encoding",
              "expected UTF-8 in the string, found a byte that no character has",
              {3, 1, 3}},
             {"[\"ab\\ud800\"]",
              "encoding",
              "expected a pair of surrogate escapes, found a lone one",
              {5, 1, 5}},
             {"\xef\xbb\xbf{}", "syntax", "the text begins with a byte-order mark", {1, 1, 1}},
             {"[\"a\nb\"]",
              "syntax",
              "expected no raw control character in a string, found U+000A",
              {4, 1, 4}},
         }) {
        const auto s = scan({w.text});
        INFO(w.text);
        CHECK_FALSE(s.ok);
        CHECK(s.problem.rule == w.rule);
        CHECK(s.problem.message == w.message);
        CHECK(s.problem.where == w.where);
    }
}

TEST_CASE("depth and size have limits, told with their place") {
    CHECK(scan({"[[]]"}, 2).ok);
    const auto deep = scan({"[[[]]]"}, 2);
    CHECK(deep.problem.rule == "limit");
    CHECK(deep.problem.where == position{3, 1, 3});
    CHECK(scan({"[  ]"}, 32, 4).ok);
    const auto large = scan({"[   ]"}, 32, 4);
    CHECK(large.problem.rule == "limit");
    CHECK(large.problem.where == position{5, 1, 5});
}

TEST_CASE("however a text is split, tokens and problem are the same") {
    for (const auto& list : {seeds, broken}) {
        for (const auto& text : list) {
            const auto whole = scan({text});
            std::vector<std::string_view> bytes;
            for (std::size_t i = 0; i < text.size(); ++i) {
                bytes.push_back(std::string_view(text).substr(i, 1));
                CHECK_MESSAGE(
                    (scan({std::string_view(text).substr(0, i), std::string_view(text).substr(i)}) == whole),
                    text,
                    " at ",
                    i);
            }
            CHECK_MESSAGE((scan(bytes) == whole), text);
        }
    }
}

TEST_CASE("the verdict is that of Boost.JSON on mutated texts") {
    std::mt19937 random(99);
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    constexpr std::string_view nasty = "{}[]:,\"\\/ 01-+.eEtfnul\n\t\xff\x80\xc3\xed\xa0\xf4x";
    std::size_t accepted = 0;
    for (int i = 0; i < 60000; ++i) {
        std::string text = seeds[below(seeds.size())];
        for (std::size_t n = below(3) + 1; n > 0 && !text.empty(); --n) {
            const std::size_t at = below(text.size());
            switch (below(4)) {
            case 0: text[at] = nasty[below(nasty.size())]; break;
            case 1: text.insert(at, 1, nasty[below(nasty.size())]); break;
            case 2: text.erase(at, 1); break;
            default: text.resize(at);
            }
        }
        const bool ours = scan({text}).ok;
        accepted += ours;
        if (ours != boost_accepts(text)) FAIL_CHECK("differs on ", text);
    }
    CHECK(accepted > 3000);
    CHECK(accepted < 50000);
}

TEST_CASE("a message shows no letter or digit of the text") {
    for (const std::string_view text :
         {R"({"p":"say "Q7""})", R"({"p":"\Q7"})", R"({"p":Q7})", R"({"p":7Q})", "{\"p\":\"\xc3Q7\"}"}) {
        const auto s = scan({text});
        CHECK_FALSE(s.ok);
        CHECK((s.problem.message + s.problem.hint).find_first_of("Q7") == std::string::npos);
    }
}

TEST_CASE("a scanner can be used again") {
    scanner scan(4, 100);
    const auto nobody = [](const token_span&) {};
    CHECK_FALSE(scan.write("[[[[[", nobody));
    scan.reset();
    CHECK(scan.here() == position{1, 1, 1});
    CHECK(scan.write("[]", nobody));
    CHECK(scan.finish(nobody));
}

TEST_CASE("a syntax error says what to do, where that can be told") {
    const struct {
        std::string_view text, hint;
    } all[] = {
        {"{a:1}", "write the name in double quotes"},
        {"{7:1}", "write the name in double quotes"},
        {R"({"a":1,b:2})", "write the name in double quotes"},
        {"{[", ""},
        {"{{", ""},
        {"{]", ""},
        {R"({"a":1,[)", ""},
        {R"({"a":1,{)", ""},
        {"[\"\r\"]", "write \\r as an escape"},
        {"[0x1]", "JSON has no hexadecimal numbers"},
        {"[0X1]", "JSON has no hexadecimal numbers"},
        {"[\xef\xbb\xbf]", "outside strings JSON is ASCII; look for typographic quotes or a no-break space"},
        {R"({"a":1,]})", ""},
        {R"({"a":1,})", "remove the ',' before it"},
        {"[1,]", "remove the ',' before it"},
        {"[1,}", ""},
        {"[1}", "a ']' may be missing before it"},
        {R"({"a":1])", "a '}' may be missing before it"},
        {R"({"a":1 "b")", "a comma may be missing before this member"},
        {R"({"a":1 b)", ""},
        {"[1 2]", "a comma may be missing before this element"},
        {"[1 x]", ""},
        {"[1:", ""},
        {R"({"a"=1})", "JSON has ':' here"},
        {R"({"a" 1})", ""},
        {"[,1]", "there may be an extra comma"},
        {"{,", "there may be an extra comma"},
        {"{} {}", "one document is read at a time"},
        {"{}}", "it has no opening bracket"},
        {"{}]", "it has no opening bracket"},
        {"{},", ""},
        {"// a", "JSON has no comments"},
        {"[# a", "JSON has no comments"},
        {"['a']", "JSON has only double quotes"},
        {"[+1]", "a number has no '+' before it"},
        {"[.5]", "write 0 before the '.'"},
        {"[NaN]", "JSON has no NaN and no None; write null"},
        {"[Infinity]", "JSON has no Infinity"},
        {"[True]", "write true"},
        {"[False]", "write false"},
        {"[undefined]", "JSON has no undefined; write null"},
        {"[abc]", "strings need double quotes"},
        {"[Zbc]", "strings need double quotes"},
        {"[@]", ""},
        {"[!]", ""},
    };
    for (const auto& one : all) {
        scanner scan(32, 1000);
        CAPTURE(one.text);
        const auto nobody = [](const token_span&) {};
        CHECK_FALSE((scan.write(one.text, nobody) && scan.finish(nobody)));
        CHECK(scan.problem().hint == one.hint);
    }
}
