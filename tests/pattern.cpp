#include <lintel/pattern.hpp>

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "pcre2.hpp"
#include "sanitized.hpp"

using lintel::match;
using lintel::pattern;
using tests::independent;

namespace {

constexpr auto target_key =
    pattern<R"(^[\p{L}\p{Z}\p{N}_.:/=\-@]*$|resource-groups:ResourceTypeFilters|resource-groups:Name)">;
constexpr auto document_version = pattern<"([$]LATEST|[$]DEFAULT|^[1-9][0-9]*$)">;
constexpr auto window_id = pattern<"^mw-[0-9a-f]{17}$">;
constexpr auto task_id =
    pattern<R"(^[0-9a-fA-F]{8}\-[0-9a-fA-F]{4}\-[0-9a-fA-F]{4}\-[0-9a-fA-F]{4}\-[0-9a-fA-F]{12}$)">;
constexpr auto max_concurrency = pattern<"^([1-9][0-9]*|[1-9][0-9]%|[1-9]%|100%)$">;
constexpr auto max_errors = pattern<"^([1-9][0-9]*|[0]|[1-9][0-9]%|[0-9]%|100%)$">;
constexpr auto window_name = pattern<R"(^[a-zA-Z0-9_\-.]{3,128}$)">;
constexpr auto alarm_name = pattern<R"(^(?!\s*$).+)">;

/// Everything that is compared with the independent engine.
constexpr std::array all{target_key,
                         document_version,
                         window_id,
                         task_id,
                         max_concurrency,
                         max_errors,
                         window_name,
                         alarm_name,
                         pattern<R"(^(?!a)[a-q]+$)">,
                         pattern<R"(^(?!a)[a-q]+)">,
                         pattern<R"(^(?!a|bcd)\w+$)">,
                         pattern<R"(^(?!^a$)[ab]+)">,
                         pattern<R"(^(?!a$)(a|b)+$)">,
                         pattern<R"(^(?![a-q]*$).*$)">,
                         pattern<"^(a$)+$">,
                         pattern<"^(a{0})$">,
                         pattern<"^|$">,
                         pattern<"^$$">,
                         pattern<"">,
                         pattern<"^$">,
                         pattern<"a*">,
                         pattern<"^a*$">,
                         pattern<"(a|b)*c">,
                         pattern<"(a*)*b">,
                         pattern<"^(ab?){2,4}$">,
                         pattern<"a{2}|b{3,}">,
                         pattern<"^a|b$">,
                         pattern<"(^a|b)(c|$)">,
                         pattern<"(^|a)b(a|$)">,
                         pattern<"x?y?z?">,
                         pattern<"^(a|ab)(c|bcd)$">,
                         pattern<R"([^\s]+@[^\s]+)">,
                         pattern<R"(^\w+\W\w+$)">,
                         pattern<R"(\d{2,3}\D)">,
                         pattern<R"(\S\s\S)">,
                         pattern<R"(^\P{L}+$)">,
                         pattern<R"([\P{N}]\p{N})">,
                         pattern<R"([^\p{L}\p{N}]{2})">,
                         pattern<"^.{2,3}$">,
                         pattern<"żółw|[ą-ż]{3}">,
                         pattern<R"(^[^a-cż]*$)">,
                         pattern<R"(\u017c\x41)">,
                         pattern<"((a{2,3}){2}b?){1,2}">,
                         pattern<"(a?){0,3}b{0}c">,
                         pattern<"(a|$)b*">};

void append_utf8(std::string& out, std::uint32_t c) {
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) return put(c);
    if (c < 0x800) return put(0xc0 | c >> 6), put(0x80 | (c & 63));
    if (c < 0x10000) return put(0xe0 | c >> 12), put(0x80 | (c >> 6 & 63)), put(0x80 | (c & 63));
    put(0xf0 | c >> 18), put(0x80 | (c >> 12 & 63)), put(0x80 | (c >> 6 & 63)), put(0x80 | (c & 63));
}

/// Words that the patterns are about, and characters at the edges of their classes.
const std::vector<std::string> pieces = [] {
    std::vector<std::string> list{"a",
                                  "b",
                                  "c",
                                  "x",
                                  "y",
                                  "z",
                                  "A",
                                  "F",
                                  "f",
                                  "g",
                                  "0",
                                  "1",
                                  "5",
                                  "9",
                                  "10",
                                  "100",
                                  "%",
                                  "-",
                                  "_",
                                  ".",
                                  ":",
                                  "/",
                                  "=",
                                  "@",
                                  " ",
                                  "\n",
                                  "\r",
                                  "\t",
                                  "!",
                                  "$",
                                  "$LATEST",
                                  "$DEFAULT",
                                  "mw-",
                                  "mw-0c50858d01e4a2b97",
                                  "4f7ca192-7e9a-40fe-9192-5cb15e5f27a1",
                                  "resource-groups:Name",
                                  "resource-groups:ResourceTypeFilters",
                                  "aa",
                                  "ab",
                                  "bcd",
                                  "aaa",
                                  "żółw",
                                  "ż",
                                  "ą",
                                  "Ł"};
    for (const std::uint32_t c : {0x85U,
                                  0xa0U,
                                  0xaaU,
                                  0xb2U,
                                  0xbcU,
                                  0x17cU,
                                  0x660U,
                                  0x1680U,
                                  0x2028U,
                                  0x2029U,
                                  0x200bU,
                                  0x3000U,
                                  0xfeffU,
                                  0x4e00U,
                                  0x1f44dU,
                                  0x10ffffU,
                                  0x2164U})
        append_utf8(list.emplace_back(), c);
    return list;
}();

} // namespace

TEST_CASE("search and full match agree with PCRE2 on generated texts" * doctest::skip(!tests::has_pcre2)) {
    std::mt19937 random(20241);
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    for (const auto p : all) {
        const independent peer(p.source());
        std::array<std::size_t, 3> seen{};
        for (int i = 0; i < 3000; ++i) {
            std::string text;
            for (std::size_t n = below(6); n > 0; --n) text += pieces[below(pieces.size())];
            if (i % 5 == 0 && !text.empty() && static_cast<unsigned char>(text.back()) < 0x80)
                text.back() = 'q';
            const match ours = p.test(text);
            ++seen[static_cast<std::size_t>(ours)];
            if (ours != peer.test(text)) FAIL_CHECK(p.source(), " on ", text, ": ", static_cast<int>(ours));
        }
        CHECK(seen[0] + seen[1] + seen[2] == 3000);
    }
}

TEST_CASE("fixed forms agree with PCRE2 one character off, at every place" *
          doctest::skip(!tests::has_pcre2)) {
    for (const auto& [p, good] : {std::pair{window_id, std::string("mw-0c50858d01e4a2b97")},
                                  std::pair{task_id, std::string("4f7ca192-7e9A-40fe-9192-5cb15e5f27a1")},
                                  std::pair{max_concurrency, std::string("100%")},
                                  std::pair{window_name, std::string("patch_web-servers.1")}}) {
        const independent peer(p.source());
        REQUIRE(p.full(good));
        for (std::size_t i = 0; i <= good.size(); ++i) {
            for (const std::string_view other : {"", "g", "G", "-", "0", "ż", "\n"}) {
                std::string text = good;
                text.replace(i, i < good.size() ? 1 : 0, other);
                CHECK_MESSAGE(p.test(text) == peer.test(text), p.source(), " on ", text);
                text = good;
                text.insert(i, other);
                CHECK_MESSAGE(p.test(text) == peer.test(text), p.source(), " on ", text);
            }
        }
    }
}

TEST_CASE("every code point has the category that PCRE2 gives it" * doctest::skip(!tests::has_pcre2)) {
    // PCRE2 10.42 knows Unicode 14; the tables are newer, so they may only have more.
    constexpr auto letter = pattern<R"(^\p{L}$)">, separator = pattern<R"(^\p{Z}$)">,
                   number = pattern<R"(^\p{N}$)">;
    std::size_t newer = 0, members = 0;
    for (const auto p : {letter, separator, number}) {
        const independent peer(p.source());
        for (std::uint32_t c = 0; c <= 0x10ffff; c += tests::sanitized ? 10 : 1) {
            if (c >= 0xd800 && c < 0xe000) continue;
            std::string text;
            append_utf8(text, c);
            const bool ours = p.full(text), theirs = peer.test(text) == match::full;
            members += ours;
            newer += ours && !theirs;
            if (theirs && !ours) FAIL_CHECK("U+", c, " is missing from ", p.source());
        }
    }
    CHECK(lintel::detail::unicode_version == "15.0.0");
    CHECK(members > (tests::sanitized ? 13000 : 130000));
    CHECK(newer < 6000); // Unicode 15 added 4,489 characters
}

TEST_CASE("a dollar sign matches only at the very end") {
    CHECK(pattern<"^[1-9][0-9]*$">.test("5") == match::full);
    CHECK(pattern<"^[1-9][0-9]*$">.test("5\n") == match::none);
}

TEST_CASE("a full match begins at the first byte and no later") {
    constexpr auto p = lintel::pattern<"^ab?c(de)?$">;
    for (const std::string_view text : {"ac", "abc", "acde", "abcde"})
        CHECK(p.test(text) == lintel::match::full);
    for (const std::string_view text : {"aac", "aabc", "acac", "acdeac", "abcded", ""})
        CHECK(p.test(text) == lintel::match::none);
}

TEST_CASE("a search that is no full match is partial") {
    CHECK(document_version.test("$LATEST") == match::full);
    CHECK(document_version.test("foo$LATESTbar") == match::partial);
    CHECK(document_version.test("latest") == match::none);
    CHECK(target_key.test("!resource-groups:Name") == match::partial);
    CHECK(document_version.search("foo$LATESTbar"));
    CHECK_FALSE(document_version.full("foo$LATESTbar"));
}

TEST_CASE("the patterns of the model hold at their borders") {
    CHECK(target_key.test("") == match::full);
    CHECK(target_key.test("tag:Größe 部門 Ⅳ") == match::full);
    CHECK(target_key.test("tag:Größe!") == match::none);
    CHECK(max_concurrency.test("100%") == match::full);
    CHECK(max_concurrency.test("101%") == match::none);
    CHECK(max_concurrency.test("0") == match::none);
    CHECK(max_errors.test("0") == match::full);
    CHECK(max_errors.test("0%") == match::full);
    CHECK(max_errors.test("00") == match::none);
    CHECK(window_name.test("ab") == match::none);
    CHECK(window_name.test("abc") == match::full);
    CHECK(window_name.test(std::string(128, 'a')) == match::full);
    CHECK(window_name.test(std::string(129, 'a')) == match::none);
    CHECK(window_name.test("żaba") == match::none);
    CHECK(alarm_name.test("") == match::none);
    CHECK(alarm_name.test(" \t\u00a0") == match::none);
    CHECK(alarm_name.test(" x ") == match::full);
    CHECK(alarm_name.test("a\nb") == match::partial);
}

TEST_CASE("a byte that is not UTF-8 matches nothing, not even what a class leaves out") {
    for (const std::string_view bad :
         {"\xff", "\x80", "\xc3", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xc0\x80"}) {
        CHECK(pattern<"^[^a]+$">.test(bad) == match::none);
        CHECK(pattern<"^.+$">.test(bad) == match::none);
        CHECK(pattern<R"(^\S$)">.test(bad) == match::none);
    }
}

TEST_CASE("matching takes long texts and nested repetitions") {
    const std::string long_text(1 << 20, 'a');
    CHECK(pattern<"(a*)*b">.test(long_text) == match::none);
    CHECK(pattern<"^(a|aa)+$">.test(long_text) == match::full);
    CHECK(pattern<"(a?){20}a{20}b">.test(long_text) == match::none);
    CHECK(window_name.test(long_text) == match::none);
}

TEST_CASE("two halves of a surrogate pair are one character") {
    CHECK(pattern<"^\\ud83d\\udc4d$">.full("👍"));
    CHECK_FALSE(pattern<"^\\ud83d\\udc4d$">.full("👎"));
    CHECK(pattern<"^[\\ud83d\\udc4d-\\ud83d\\udc4e]{2}$">.full("👍👎"));
}

TEST_CASE("a handle without a pattern is false") {
    CHECK_FALSE(lintel::pattern_ref());
    CHECK(window_id);
    CHECK(window_id.source() == "^mw-[0-9a-f]{17}$");
}
