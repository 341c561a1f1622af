#include <lintel/detail/scanner.hpp>
#include <lintel/detail/skim.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <memory>
#include <random>
#include <string>
#include <string_view>

#include "documents.hpp"
#include "guarded.hpp"

using lintel::detail::is_json;

namespace {

bool scanner_accepts(std::string_view text, std::size_t depth) {
    lintel::detail::scanner scan(depth, text.size() + 1);
    const auto nobody = [](const lintel::detail::token_span&) {};
    return scan.write(text, nobody) && scan.finish(nobody);
}
/// On the heap, so that a sanitizer sees every byte read too many.
bool skimmer_accepts(std::string_view text, std::size_t depth) {
    const auto copy = std::make_unique<char[]>(text.size());
    text.copy(copy.get(), text.size());
    return is_json({copy.get(), text.size()}, depth);
}

} // namespace

TEST_CASE("a text is one JSON text and no more") {
    CHECK(is_json(" {} ", 1));
    for (const std::string_view text : {"", " ", "{} {}", "{},", "1 2", "{}x"}) CHECK_FALSE(is_json(text, 8));
}

TEST_CASE("the skimmer accepts what the scanner accepts, on texts with a few bytes changed") {
    const std::string seeds[] = {
        std::string(tests::clean_task),
        R"({"a":[1,-2.5e+3,0,true,false,null,"x\n\u00e9\ud83d\udc4d"],"b":{},"c":[]})",
        "[[1,[2,{\"k\":[{}]}]], \"żółw 👍 and a text longer than a block of bytes\" ]",
        " 12.5E-7 ",
        "\"\\u20ac\""};
    const std::string_view bytes = "\"\\{}[]:,0129-+.eEtfnu \n\t\x01\x7f\x80\xbf\xc2\xe2\xed\xf0\xff/x";
    std::mt19937 random(7);
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    std::size_t accepted = 0, refused = 0;
    for (int i = 0; i < 60000; ++i) {
        std::string text = seeds[below(std::size(seeds))];
        for (std::size_t n = below(4); n > 0; --n) {
            const std::size_t at = below(text.size());
            const char c = bytes[below(bytes.size())];
            switch (below(4)) {
            case 0: text.erase(at, 1 + below(3)); break;
            case 1: text.insert(at, 1, c); break;
            case 2: text.resize(at); break;
            default: text[at] = c;
            }
            if (text.empty()) text.assign(1, ' ');
        }
        const bool expected = scanner_accepts(text, 32);
        ++(expected ? accepted : refused);
        if (skimmer_accepts(text, 32) != expected) FAIL(text);
    }
    CHECK(accepted > 10000);
    CHECK(refused > 10000);
}

TEST_CASE("as many brackets may be open as are asked for, at most 256") {
    for (const std::size_t depth :
         {std::size_t{1}, std::size_t{63}, std::size_t{64}, std::size_t{65}, std::size_t{256}}) {
        const std::string open(depth, '['), close(depth, ']');
        CHECK(is_json(open + close, depth));
        CHECK_FALSE(is_json("[" + open + close + "]", depth));
        CHECK(is_json("{\"a\":" + open.substr(1) + close.substr(1) + "}", depth) == (depth > 1));
    }
    const std::string deep(257, '['), end(257, ']');
    CHECK_FALSE(is_json(deep + end, 1000));
}

TEST_CASE("what interrupts a string is judged the same at every place in a block") {
    const std::string_view good[] = {"",
                                     R"(\n)",
                                     R"(\")",
                                     R"(\\)",
                                     R"(\/)",
                                     R"(\u00e9)",
                                     R"(\ud83d\udc4d)",
                                     "é",
                                     "żó",
                                     "👍",
                                     R"(é\n\\\"👍\u0000)"};
    const std::string_view bad[] = {"\x01",
                                    R"(\x)",
                                    R"(\u12g4)",
                                    R"(\ud83d)",
                                    R"(\ud83dx)",
                                    R"(\udc4d)",
                                    R"(\ud83d\u0041)",
                                    "\xc3",
                                    "\xe2\x82",
                                    "\xff",
                                    "é\n"};
    for (std::size_t before = 0; before < 70; ++before) {
        for (const std::size_t after : {0U, 1U, 2U, 5U, 31U, 40U}) {
            const auto quoted = [&](std::string_view middle) {
                return '"' + std::string(before, 'a') + std::string(middle) + std::string(after, 'b') + '"';
            };
            for (const std::string_view middle : good) {
                const std::string text = quoted(middle);
                if (!skimmer_accepts(text, 1)) FAIL_CHECK(text);
                for (std::size_t size = before; size < text.size(); ++size)
                    if (skimmer_accepts(text.substr(0, size), 1)) FAIL_CHECK(text.substr(0, size));
                lintel::detail::raw_string s;
                lintel::detail::skimmer in(text);
                if (!in.string(s) || s.size != text.size() - 2 ||
                    s.has_escapes != (middle.find('\\') != middle.npos))
                    FAIL_CHECK(text);
            }
            for (const std::string_view middle : bad)
                if (skimmer_accepts(quoted(middle), 1)) FAIL_CHECK(quoted(middle));
        }
    }
    CHECK(skimmer_accepts(R"("")", 1));
}

TEST_CASE("a text cut short anywhere where memory ends is refused, and nothing behind it is read") {
    const std::string_view whole =
        R"({"a":[-1.5e+3,true,false,null,"x\n\u00e9 \ud83d\udc4d żółw, and longer than a block"]})";
    tests::guarded memory(whole.size());
    for (std::size_t size = 0; size <= whole.size(); ++size)
        CHECK(is_json(memory.at_end(whole.substr(0, size)), 8) == (size == whole.size()));
}
