// A text's length is its number of Unicode scalar values and a column is a number of bytes, in every plane,
// raw and escaped, for values, elements and keys.
#include <lintel/check.hpp>
#include <lintel/serialize.hpp>

#include <boost/describe/class.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "characters.hpp"
#include "pcre2.hpp"
#include "sanitized.hpp"

namespace planes {
namespace {

inline constexpr std::int64_t limit = 3;
inline constexpr lintel::shape Three{"Three", lintel::length{limit, limit}};
inline constexpr lintel::shape Least{"Least", lintel::length{.min = limit}};
inline constexpr lintel::shape Most{"Most", lintel::length{.max = limit}};

struct Texts {
    std::optional<std::string> value, least, most, last;
    std::optional<std::vector<std::string>> elements;
    std::optional<std::map<std::string, std::string>> entries, keyed;

    BOOST_DESCRIBE_CLASS(Texts, (), (value, least, most, elements, entries, keyed, last), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("Texts",
                          lintel::member("value", Three),
                          lintel::member("least", Least),
                          lintel::member("most", Most),
                          lintel::member("elements", lintel::elements{Three}),
                          lintel::member("entries", lintel::values{Three}),
                          lintel::member("keyed", lintel::keys{Three}),
                          lintel::member("last", lintel::length{1, 1}));
    bool operator==(const Texts&) const = default;
};

bool is_surrogate(char32_t c) { return c >= 0xd800 && c < 0xe000; }

/// The edges of every plane and of every length of UTF-8, and random characters of each plane.
std::vector<char32_t> characters() {
    std::vector<char32_t> all{0x20, 0x7e, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xfffd};
    std::mt19937 random(3);
    for (char32_t plane = 0; plane <= 16; ++plane) {
        for (const char32_t c : {U'\x00', U'\x01', U'\x02', U'\ufffd', U'\ufffe', U'\uffff'})
            all.push_back(plane << 16 | c);
        for (int i = 0; i < (tests::sanitized ? 4 : 20); ++i)
            all.push_back(plane << 16 | static_cast<char32_t>(random() & 0xffff));
    }
    std::erase_if(all, is_surrogate);
    return all;
}

/// Ways to write a character in a JSON text.
enum class spelling { raw, lower, upper };

std::string escaped(char32_t unit, spelling how) {
    const std::string_view digits = how == spelling::upper ? "0123456789ABCDEF" : "0123456789abcdef";
    std::string out = "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += digits[unit >> shift & 15];
    return out;
}
std::string written(char32_t c, spelling how) {
    if (how == spelling::raw && c >= 0x20 && c != '"' && c != '\\') return tests::encoded(c);
    if (c < 0x10000) return escaped(c, how);
    return escaped(0xd800 + ((c - 0x10000) >> 10), how) + escaped(0xdc00 + ((c - 0x10000) & 0x3ff), how);
}

/// A document whose texts all are those characters, and a last member that is always too long.
struct document {
    std::string text, decoded;
    std::size_t last = 0; ///< offset of the last member's value, 1-based

    document(const std::vector<char32_t>& characters, spelling how) {
        std::string inside;
        for (const char32_t c : characters) {
            inside += written(c, how);
            decoded += tests::encoded(c);
        }
        const std::string quoted = '"' + inside + '"';
        text = "{\"value\":" + quoted + ",\"least\":" + quoted + ",\"most\":" + quoted +
               ",\n\"elements\":[\"abc\"," + quoted + "],\"entries\":{\"k\":" + quoted + "},\"keyed\":{" +
               quoted + ":\"\"},\"last\":";
        last = text.size() + 1;
        text += "\"xy\"}";
    }
};

/// The findings of length but the last, whose message says the number of characters.
void compare(const lintel::report& found, std::size_t n, const std::string& decoded) {
    std::size_t wrong = 0;
    for (const auto& d : found) {
        CHECK(d.rule == "length");
        if (d.pointer == "/last") continue;
        ++wrong;
        const std::string says =
            " is " + std::to_string(n) + (n == 1 ? " character long;" : " characters long;");
        CHECK_MESSAGE(d.message.find(says) != std::string::npos, d.message);
        if (d.pointer.starts_with("/keyed"))
            CHECK(d.pointer == "/keyed/" + lintel::detail::reference_token(decoded));
    }
    CHECK(wrong == (n == limit ? 0 : 5)); // of `least` and `most` one holds
}

void try_text(const std::vector<char32_t>& characters) {
    const std::size_t n = characters.size();
    for (const spelling how : {spelling::raw, spelling::lower, spelling::upper}) {
        const document d(characters, how);
        INFO(d.text);
        const auto read = lintel::parse<Texts>(d.text);
        REQUIRE(read.has_value());
        CHECK(*read->value == d.decoded);
        CHECK(read->elements->at(1) == d.decoded);
        CHECK(read->entries->at("k") == d.decoded);
        CHECK(read->keyed->count(d.decoded) == 1);
        CHECK(lintel::parse<Texts>(lintel::serialize(*read)).value() == *read);
        compare(lintel::validate(*read), n, d.decoded);

        const auto found = lintel::check<Texts>(d.text);
        compare(found, n, d.decoded);
        REQUIRE_FALSE(found.empty());
        // Columns count bytes, whatever stands before them in the line.
        CHECK(found.back().pointer == "/last");
        CHECK(found.back().offset == d.last);
        CHECK(found.back().line == 2);
        CHECK(found.back().column == d.last - d.text.find('\n') - 1);
        // The same for what the reader finds itself.
        std::string broken = d.text;
        broken.replace(d.last - 1, 4, "[]");
        const auto first = lintel::parse<Texts>(broken);
        REQUIRE_FALSE(first.has_value());
        CHECK(first.error().back().offset == d.last);
        CHECK(first.error().back().column == d.last - d.text.find('\n') - 1);
        CHECK(first.error().back().line == 2);
    }
}

} // namespace
} // namespace planes

TEST_CASE("length counts scalar values of every plane, columns their bytes") {
    for (const char32_t c : planes::characters())
        for (std::size_t n = 1; n <= 5; ++n) {
            std::vector<char32_t> text(n, c);
            planes::try_text(text);
            if (n < 3) continue;
            text.front() = 'a'; // among ASCII
            text.back() = 'z';
            planes::try_text(text);
        }
}

TEST_CASE("length counts scalar values of mixed planes") {
    const auto all = planes::characters();
    std::mt19937 random(4);
    for (int i = 0; i < 300; ++i) {
        std::vector<char32_t> text(random() % 70);
        if (text.empty()) continue;
        for (char32_t& c : text) c = all[random() % all.size()];
        planes::try_text(text);
    }
}

TEST_CASE("patterns see characters of every plane as PCRE2 does" * doctest::skip(!tests::has_pcre2)) {
    const auto try_pattern = [&](const lintel::pattern_ref& ours, std::string_view source) {
        const tests::independent theirs(source);
        for (const char32_t c : planes::characters())
            for (const std::string& text : {tests::encoded(c),
                                            tests::encoded(c) + tests::encoded(c),
                                            'a' + tests::encoded(c),
                                            tests::encoded(c) + 'a',
                                            'a' + tests::encoded(c) + 'a'}) {
                if (tests::beyond_pcre2(text)) continue;
                INFO(source, " and U+", static_cast<std::uint32_t>(c));
                CHECK(ours.test(text) == theirs.test(text));
            }
    };
    try_pattern(lintel::pattern<"^.$">, "^.$");
    try_pattern(lintel::pattern<"^[^a]{2}$">, "^[^a]{2}$");
    try_pattern(lintel::pattern<R"(^\p{L}$)">, R"(^\p{L}$)");
    try_pattern(lintel::pattern<R"(^[\p{L}\p{Z}\p{N}]*$)">, R"(^[\p{L}\p{Z}\p{N}]*$)");
    try_pattern(lintel::pattern<R"(\P{L}a)">, R"(\P{L}a)");
    try_pattern(lintel::pattern<R"(^a\S$)">, R"(^a\S$)");
}
