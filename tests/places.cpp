// The pointer and the place of a finding below a map key, whatever the key is made of and however it is
// written.
#include <lintel/check.hpp>

#include <boost/describe/class.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "sanitized.hpp"

namespace places {
namespace {

struct Item {
    std::optional<std::string> name;

    BOOST_DESCRIBE_CLASS(Item, (), (name), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("Item", lintel::member("name", lintel::length{1, 1}, lintel::required));
};
inline constexpr lintel::shape Empty{"Empty", lintel::length{0, 0}};
struct Maps {
    std::optional<std::map<std::string, std::string>> texts, keyed;
    std::optional<std::map<std::string, Item>> items;
    std::optional<std::map<std::string, std::vector<std::string>>> lists;

    BOOST_DESCRIBE_CLASS(Maps, (), (texts, keyed, items, lists), (), ())
    static constexpr auto lintel_shape = lintel::structure("Maps",
                                                           lintel::member("texts", lintel::values{Empty}),
                                                           lintel::member("keyed", lintel::keys{Empty}),
                                                           lintel::member("items"),
                                                           lintel::member("lists"));
};

/// A part of a key: as JSON writes it, and as a pointer has it.
struct part {
    std::string_view json, pointer;
};
constexpr std::array parts{part{R"(\n)", "\n"},
                           part{R"(\u00e9)", "\xc3\xa9"},
                           part{R"(\ud83d\udc4d)", "\xf0\x9f\x91\x8d"},
                           part{R"(\udbff\udfff)", "\xf4\x8f\xbf\xbf"},
                           part{R"(\/)", "~1"},
                           part{R"(\")", "\""},
                           part{R"(\\)", "\\"},
                           part{R"(\u007e)", "~0"},
                           part{R"(\u0000)", std::string_view("\0", 1)},
                           part{"~", "~0"},
                           part{"/", "~1"},
                           part{"\xc3\xa9", "\xc3\xa9"}};

struct key {
    std::string json, pointer;
};
/// A key of n characters `k` with a part before character number `at`, and `tail` at its end.
key make_key(std::size_t n, const part& p, std::size_t at, std::string_view tail = "") {
    key k{std::string(n, 'k'), std::string(n, 'k')};
    k.json.insert(at, p.json);
    k.pointer.insert(at, p.pointer);
    return {k.json + std::string(tail), k.pointer + std::string(tail)};
}

struct place {
    std::string rule, pointer;
    std::size_t offset, line, column;

    bool operator<(const place& other) const {
        return std::tie(offset, rule, pointer, line, column) <
               std::tie(other.offset, other.rule, other.pointer, other.line, other.column);
    }
    bool operator==(const place&) const = default;
};

/// A document that is written piece by piece, with what has to be found in it.
class builder {
public:
    void write(std::string_view some) {
        for (const char c : some) {
            text_ += c;
            if (c != '\n') continue;
            ++line_;
            line_begin_ = text_.size();
        }
    }
    /// A finding at what is written next.
    void expect(std::string_view rule, std::string pointer) {
        expected_.insert(
            {std::string(rule), std::move(pointer), text_.size() + 1, line_, text_.size() - line_begin_ + 1});
    }
    void check() const {
        std::multiset<place> is;
        std::size_t before = 0;
        bool in_order = true;
        for (const auto& d : lintel::check<Maps>(text_, {.max_diagnostics = 1000000})) {
            is.insert({std::string(d.rule), d.pointer, d.offset, d.line, d.column});
            in_order = in_order && before <= d.offset;
            before = d.offset;
        }
        CHECK(in_order);
        CHECK(is.size() == expected_.size());
        for (const auto& p : expected_)
            if (is.count(p) != expected_.count(p))
                FAIL_CHECK(p.rule << " at " << p.pointer << ", " << p.offset << ", is not found in "
                                  << text_);
    }

private:
    std::string text_;
    std::size_t line_ = 1, line_begin_ = 0;
    std::multiset<place> expected_;
};

/// Every kind of finding below each of some keys, which all differ.
void try_keys(const std::vector<key>& keys) {
    builder b;
    const auto each = [&](std::string_view member, auto&& entry) {
        b.write("\"" + std::string(member) + "\":{");
        bool begun = false;
        for (const key& k : keys) {
            if (begun) b.write(",\n ");
            begun = true;
            entry('"' + k.json + "\": ", '/' + std::string(member) + '/' + k.pointer);
        }
        b.write("}");
    };
    b.write("{");
    each("texts", [&](const std::string& written, const std::string& pointer) {
        b.write(written);
        b.expect("length", pointer); // of the value
        b.write("\"x\"");
    });
    b.write(",");
    each("keyed", [&](const std::string& written, const std::string& pointer) {
        b.write(written);
        if (pointer != "/keyed/") b.expect("length", pointer); // of the key, which stands at its value
        b.write("\"\"");
    });
    b.write(",\n");
    each("items", [&](const std::string& written, const std::string& pointer) {
        b.write(written);
        b.expect("required", pointer + "/name");
        b.write("{ ");
        b.expect("unknown-member", pointer + "/nmae");
        b.write("\"nmae\":{}}");
    });
    b.write(",\n");
    each("lists", [&](const std::string& written, const std::string& pointer) {
        b.write(written + "[\"\", ");
        b.expect("type", pointer + "/1");
        b.write("5,\n");
        b.expect("type", pointer + "/2");
        b.write("null]");
    });
    b.write("}");
    b.check();
}

} // namespace
} // namespace places

TEST_CASE("a finding below a map key is at its place, wherever the key has an escape") {
    using namespace places;
    for (const part& p : parts)
        for (std::size_t n = 0; n <= 200; n += n < 70 ? (tests::sanitized ? 3 : 1) : 13) {
            // Keys that share all before the escape.
            std::vector<key> keys;
            const std::size_t step = n < 40 ? 1 : 7;
            for (std::size_t at = 0; at <= n; at += step) keys.push_back(make_key(n, p, at));
            if (n % step != 0) keys.push_back(make_key(n, p, n));
            try_keys(keys);
        }
}

TEST_CASE("a finding below a map key is at its place, whatever the key's length") {
    using namespace places;
    std::vector<key> keys;
    for (std::size_t n = 0; n <= 200; ++n) keys.push_back(make_key(n, {"", ""}, 0));
    try_keys(keys);
    for (std::size_t n = 0; n <= 200; ++n) try_keys({keys[n]});
    for (const part& p : parts)
        for (std::size_t n = 0; n <= 200; n += 3)
            try_keys(
                {make_key(n, p, n), make_key(n, p, n, "x"), make_key(n, p, n, "xy"), make_key(n, p, 0, "z")});
}

TEST_CASE("keys that differ in what a pointer escapes are told apart") {
    using namespace places;
    std::vector<key> keys;
    const std::array letters{
        part{"~", "~0"}, part{"/", "~1"}, part{"0", "0"}, part{"1", "1"}, part{"!", "!"}};
    for (std::size_t i = 0; i < 5 * 5 * 5 * 5; ++i) {
        key k;
        for (std::size_t rest = i, n = 0; n < 4; ++n, rest /= 5) {
            k.json += letters[rest % 5].json;
            k.pointer += letters[rest % 5].pointer;
        }
        keys.push_back(k);
    }
    try_keys(keys);
    keys.clear();
    for (std::size_t n = 0; n < 6; ++n)
        for (const part& p : letters) {
            key k;
            for (std::size_t i = 0; i < n; ++i) k.json += p.json, k.pointer += p.pointer;
            if (n > 0 || keys.empty()) keys.push_back(k);
        }
    try_keys(keys);
}

TEST_CASE("of a key that stands twice, however it is written, the last one counts") {
    using namespace places;
    for (const part& p : parts)
        for (std::size_t n = 0; n <= 100; ++n) {
            const key k = make_key(n, p, n / 2);
            // The same key with its first character escaped.
            const std::string other = n > 1 ? "\\u006b" + k.json.substr(1) : k.json;
            for (const bool first : {false, true}) {
                builder b;
                b.write("{\"texts\":{\"" + (first ? other : k.json) + "\":\"x\",\n");
                b.expect("duplicate-member", "/texts/" + k.pointer);
                b.write('"' + (first ? k.json : other) + "\":");
                b.expect("length", "/texts/" + k.pointer);
                b.write("\"x\"}}");
                b.check();
            }
        }
}
