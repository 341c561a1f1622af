#include <lintel/detail/repairs.hpp>

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

namespace {

using lintel::detail::repair_hint;

inline constexpr lintel::shape limit{
    "limit", lintel::length{1, 7}, lintel::pattern<"^([1-9][0-9]*|[1-9][0-9]?%|100%)$">};
inline constexpr lintel::shape count{"count", lintel::pattern<"^[0-9]+$">};
inline constexpr lintel::shape version{"version", lintel::pattern<"^([$]LATEST|[$]DEFAULT|[1-9][0-9]*)$">};
inline constexpr lintel::shape id{"id", lintel::length{20, 20}, lintel::pattern<"^mw-[0-9a-f]{17}$">};
inline constexpr lintel::shape code{"code", lintel::pattern<"^[A-Z]{3}$">};

struct example {
    std::string_view what;
    const lintel::shape& of;
    std::string_view text;
    std::string_view hint;
};

} // namespace

TEST_CASE("the obvious repair is named when the repaired text is allowed") {
    const std::array examples{
        example{"a blank behind", limit, "10% ", R"(did you mean "10%"?)"},
        example{"a line end", limit, "10\n", R"(did you mean "10"?)"},
        example{"a blank inside", limit, "10 %", R"(did you mean "10%"?)"},
        example{"two signs", limit, "10%%", R"(did you mean "10%"?)"},
        example{"a sign in front", limit, "%10", R"(did you mean "10%"?)"},
        example{"a sign where none may be", count, "10%", R"(did you mean "10"?)"},
        example{"quotes", limit, "\"5\"", R"(did you mean "5"?)"},
        example{"other quotes", limit, " '5' ", R"(did you mean "5"?)"},
        example{"lower case and no sign", version, "latest", R"(did you mean "$LATEST"?)"},
        example{"lower case", version, "$default", R"(did you mean "$DEFAULT"?)"},
        example{"no sign", version, "LATEST", R"(did you mean "$LATEST"?)"},
        example{"upper case", id, "MW-0C50858D01E4A2B97", R"(did you mean "mw-0c50858d01e4a2b97"?)"},
        example{"lower case alone", code, "abc", R"(did you mean "ABC"?)"},
        example{"blanks and case", code, "\ta b c ", R"(did you mean "ABC"?)"},
    };
    for (const example& e : examples) CHECK_MESSAGE(repair_hint(e.text, e.of) == e.hint, e.what);
}

TEST_CASE("nothing is named that is not allowed, and a percentage never becomes a number") {
    for (const std::string_view text : {"200%", "0", "ten", "", " ", "-1", "1.5", "%"})
        CHECK_MESSAGE(repair_hint(text, limit).empty(), text);
    CHECK(repair_hint("newest", version).empty());
    CHECK(repair_hint("mw-0c50858d01e4a2b9g", id).empty());
    CHECK(repair_hint("ab", code).empty());
}

TEST_CASE("of a text that has limits alone only the blanks around it go") {
    constexpr lintel::shape bucket{"bucket", lintel::length{3, 5}};
    CHECK(repair_hint("abcde ", bucket) == R"(did you mean "abcde"?)");
    for (const std::string_view text : {"ab", "a b c d", "\"abcd\"", "abcdef", "ab  "})
        CHECK_MESSAGE(repair_hint(text, bucket).empty(), text);
}

TEST_CASE("every repair meets the shape") {
    const std::string_view letters = "aZ09%$ \"'\n";
    for (const auto* s : {&limit, &count, &version, &id, &code}) {
        for (std::size_t n = 0; n < letters.size() * letters.size() * letters.size(); ++n) {
            const std::string text{letters[n % 10], letters[n / 10 % 10], letters[n / 100]};
            const std::string repaired = lintel::detail::repair(text, *s).find();
            if (!repaired.empty()) CHECK_MESSAGE(lintel::detail::meets(repaired, *s), text);
            CHECK(repaired != text);
        }
    }
}

TEST_CASE("the documentation's placeholder is called one") {
    for (const std::string_view text : {"mw-0c50858d01EXAMPLE",
                                        "<window id>",
                                        "mw-xxxxxxxxxxxxxxxxx",
                                        "mw-XXXXXXXXXXXXXXXXX",
                                        "arn:aws:iam::account-id:role/r",
                                        "arn:aws:sns:region:1:t"})
        CHECK_MESSAGE(repair_hint(text, id) == "this is the documentation's placeholder: put your own", text);
    for (const std::string_view text : {"mw-0c50858d01example", ">x<", "xxx", "account", "a < b"})
        CHECK_MESSAGE(!lintel::detail::is_placeholder(text), text);
}

TEST_CASE("of a long text no repair is tried") {
    const std::string blanks(lintel::detail::longest_repaired, ' ');
    CHECK(repair_hint(blanks.substr(1) + "5", limit) == R"(did you mean "5"?)");
    CHECK(repair_hint(blanks + "5", limit).empty());
    CHECK(repair_hint(blanks + "EXAMPLE", limit).empty());
}

TEST_CASE("what a hint shows is escaped") {
    constexpr lintel::shape odd{"odd", lintel::pattern<R"(^a"\x01$)">};
    CHECK(repair_hint("A\"\x01", odd) == R"(did you mean "a\"\u0001"?)");
}
