#include <lintel/detail/portable_pattern.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace lintel::detail;

namespace {

/// By looking at every scalar value.
scalar_ranges slowly(const char_class& c) {
    scalar_ranges all;
    for (std::uint32_t s = 0; s <= last_scalar; s = next_scalar(s)) {
        if (!(s < 0x80 ? c.has_ascii(s) : c.has(s))) continue;
        if (!all.empty() && next_scalar(all.back().last) == s)
            all.back().last = s;
        else
            all.push_back({s, s});
    }
    return all;
}
char_class class_of_text(std::string_view text) {
    std::size_t at = 0;
    const char_class c = pattern_compiler::class_at(text, at);
    CHECK(at == text.size());
    return c;
}

} // namespace

TEST_CASE("a class's ranges are those of its members") {
    for (const std::string_view text : {"a",
                                        "é",
                                        ".",
                                        R"(\s)",
                                        R"(\S)",
                                        R"(\w)",
                                        R"(\W)",
                                        R"(\p{L})",
                                        R"(\P{L})",
                                        R"(\p{Z})",
                                        R"(\P{N})",
                                        R"([^\p{L}\P{N}x])",
                                        R"([\P{L}\P{Z}])",
                                        R"([^\s\p{N}])",
                                        "[]",
                                        "[^]",
                                        R"([\u0020-\ud7ff\ue000-\ufffd\ud800\udc00-\udbff\udfff])",
                                        R"([^\ud7ff\ue000])",
                                        R"([^\ue000])",
                                        R"([\ud83d\ude00-\ud83d\ude4f])"}) {
        INFO(text);
        const char_class c = class_of_text(text);
        CHECK(ranges_of(c) == slowly(c));
        CHECK(merged(complement(complement(ranges_of(c)))) == ranges_of(c));
    }
}

TEST_CASE("ranges that overlap, touch or have surrogates between them are one") {
    CHECK(merged({}).empty());
    CHECK(merged({{5, 9}, {1, 4}, {8, 12}, {20, 20}}) == scalar_ranges{{1, 12}, {20, 20}});
    CHECK(merged({{0xd000, 0xdc00}, {0xdf00, 0xe001}}) == scalar_ranges{{0xd000, 0xe001}});
    CHECK(merged({{0xd800, 0xdfff}}).empty());
    CHECK(complement({}) == scalar_ranges{{0, last_scalar}});
    CHECK(complement({{0, last_scalar}}).empty());
    CHECK(complement({{0, 0xd7ff}}) == scalar_ranges{{0xe000, last_scalar}});
    CHECK(complement({{1, 1}, {0xe000, last_scalar}}) == scalar_ranges{{0, 0}, {2, 0xd7ff}});
}

TEST_CASE("a portable pattern has no class and no anchor that readers take differently") {
    const std::pair<std::string_view, std::string_view> pairs[] = {
        {R"(^[a-zA-Z0-9_\-.]{3,128}$)", R"(^[\-.0-9A-Z_a-z]{3,128}$(?!\n))"},
        {R"(([$]LATEST|^[1-9]\d*?$))", R"((\$LATEST|^[1-9][0-9]*?$(?!\n)))"},
        {R"(^(?!aws:|x$)(?:\w)+)", R"(^(?!aws:|x$(?!\n))(?:[0-9A-Z_a-z])+)"},
        {R"(\.\*\+\?\(\)\[\]\{\}\|\^\$\/\\\-)", R"(\.\*\+\?\(\)\[\]\{\}\|\^\$/\\-)"},
        {R"([\]\[\\^\-a-c&])", R"([&\-\[-\^a-c])"},
        {R"(\n\0\x7f\u00e9)", "\\x0a\\x00\\x7fé"},
        {"[^\\W\\w][\\W\\w][][^]", "[^\\s\\S][\\s\\S][^\\s\\S][\\s\\S]"},
        {".", "[^\\x0a\\x0d\u2028\u2029]"},
        {R"([\ud83d\ude00-\ud83d\ude02x])", "[x😀-😂]"},
        {R"([äöü])", "[äöü]"},
        {R"(\s)", "[\\x09-\\x0d \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]"},
        {"a{2}b{0,1}c{3,}?", "a{2}b{0,1}c{3,}?"},
        {"", ""}};
    for (const auto& [source, portable] : pairs) {
        INFO(source);
        CHECK(portable_pattern(source) == portable);
    }
    CHECK(portable_pattern(R"([\p{L}]\P{Z})").find("\\p") == std::string::npos);
}
