#include <lintel/detail/ecma_pattern.hpp>
#include <lintel/json_schema.hpp>
#include <lintel/ssm.hpp>

#include <boost/json.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "own.hpp"

namespace json = boost::json;
using lintel::json_schema;
using lintel::member;
using lintel::detail::ecma_pattern;

namespace {

json::value expected(std::string_view text) { return json::parse(text); }

inline constexpr auto number = lintel::pattern<"^[1-9][0-9]*$">.means("a number from 1");
inline constexpr lintel::shape number_key{"", number};
struct in_words {
    std::optional<std::string> limit, old, plain;
    std::map<std::string, std::int32_t> keyed;

    BOOST_DESCRIBE_CLASS(in_words, (), (limit, old, plain, keyed), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("InWords",
                          member("limit", number),
                          member("old", number, lintel::deprecated{"use limit"}),
                          member("plain", lintel::pattern<"a">),
                          member("keyed", lintel::keys{number_key}));
};

/// A member's schema, and one of $defs.
template <class T> const json::value& property(const json::object& schema, T name) {
    return schema.at("properties").at(name);
}

BOOST_DEFINE_ENUM_CLASS(Size, small, large)
BOOST_DEFINE_ENUM_CLASS(Only, one)

constexpr lintel::shape Code{"Code", lintel::length{2, 4}, lintel::pattern<R"(^\-?[a-z]+$)">};
constexpr lintel::shape Codes{"Codes", lintel::count{1, 3}, lintel::elements{Code}};
constexpr lintel::shape Passphrase{"Passphrase", lintel::sensitive};
constexpr lintel::shape short_key{"", lintel::length{.max = 3}};
constexpr lintel::shape small_number{"", lintel::range{.max = 9}};

struct Variety {
    std::optional<std::string> code, again, own_limits, bare, secret, old;
    std::optional<std::vector<std::string>> codes;
    std::optional<std::map<std::string, std::int16_t>> numbers;
    std::optional<std::map<std::string, std::string>> coded;
    std::optional<lintel::open_enum<Size>> size;
    std::optional<Only> only;
    std::optional<bool> flag;
    std::optional<std::uint64_t> wide;
    std::optional<std::int32_t> ranged, half, must;
    std::optional<double> real;
    std::optional<float> real32;

    BOOST_DESCRIBE_CLASS(Variety,
                         (),
                         (code,
                          again,
                          own_limits,
                          bare,
                          secret,
                          old,
                          codes,
                          numbers,
                          coded,
                          size,
                          only,
                          flag,
                          wide,
                          ranged,
                          half,
                          must,
                          real,
                          real32),
                         (),
                         ())
    static constexpr auto lintel_shape = lintel::structure(
        "Variety",
        member("code", Code),
        member("again", Code, lintel::required),
        member("own_limits", Code, lintel::length{7, 8}),
        member("bare", lintel::length{1, 9}),
        member("secret", Passphrase),
        member("old", lintel::deprecated{"use code"}),
        member("codes", Codes),
        member("numbers", lintel::keys{short_key}, lintel::values{small_number}, lintel::count{1, 5}),
        member("coded", lintel::keys{Code}),
        member("size", lintel::deprecated_value{"large", "make it small"}),
        member("only"),
        member("flag"),
        member("wide"),
        member("ranged", lintel::range{-3, 7}),
        member("half", lintel::range{.min = 0}),
        member("must", lintel::required),
        member("real"),
        member("real32"));
};

template <std::int64_t Min, std::int64_t Max> struct Bytes {
    std::optional<lintel::blob> data;

    BOOST_DESCRIBE_CLASS(Bytes, (), (data), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("Bytes", member("data", lintel::length{Min, Max}, lintel::required));
};

struct Twig {
    std::optional<std::string> name;

    BOOST_DESCRIBE_CLASS(Twig, (), (name), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("a/b~c d", lintel::sensitive, member("name", lintel::required));
};
struct Branch {
    std::optional<Twig> leaf;
    std::vector<Branch> branches;
    std::map<std::string, Branch> named;

    BOOST_DESCRIBE_CLASS(Branch, (), (leaf, branches, named), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("Branch", member("leaf"), member("branches"), member("named"));
};
struct Trunk {
    std::optional<Branch> first;

    BOOST_DESCRIBE_CLASS(Trunk, (), (first), (), ())
    static constexpr auto lintel_shape = lintel::structure("Trunk", member("first", lintel::required));
};

/// Reached through another struct before it is used itself.
struct Inside {
    std::vector<Inside> more;
    BOOST_DESCRIBE_CLASS(Inside, (), (more), (), ())
};
struct Outside {
    std::optional<Inside> inside;
    BOOST_DESCRIBE_CLASS(Outside, (), (inside), (), ())
};

/// Members that cannot be absent: what they hold then is held against their constraints.
struct Plain {
    std::string free, filled = "abc", empty;
    std::int32_t number = 3, zero = 0;
    Twig leaf;
    std::vector<std::string> list;
    Size closed = Size::large;

    BOOST_DESCRIBE_CLASS(Plain, (), (free, filled, empty, number, zero, leaf, list, closed), (), ())
    static constexpr auto lintel_shape = lintel::structure("Plain",
                                                           member("free"),
                                                           member("filled", lintel::length{1, 5}),
                                                           member("empty", lintel::pattern<"^x">),
                                                           member("number", lintel::range{1, 5}),
                                                           member("zero", lintel::range{0, 5}),
                                                           member("leaf"),
                                                           member("list", lintel::count{1, 2}),
                                                           member("closed"));
};

struct Beyond {
    std::optional<std::int8_t> n;

    BOOST_DESCRIBE_CLASS(Beyond, (), (n), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("Beyond", member("n", lintel::range{-1000, 1000}, lintel::required));
};

struct Named {
    std::optional<std::string> x;

    BOOST_DESCRIBE_CLASS(Named, (), (x), (), ())
    static constexpr auto lintel_shape = lintel::structure("Code", member("x", Code));
};
struct Clash {
    std::optional<std::string> code;
    std::optional<Named> named;

    BOOST_DESCRIBE_CLASS(Clash, (), (code, named), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("Clash", member("code", Code, lintel::required), member("named", lintel::required));
};

/// Every $ref in a schema, and whether it leads somewhere.
void follow(const json::value& at, const json::object& root, std::set<std::string>& seen) {
    if (const auto* array = at.if_array())
        for (const auto& v : *array) follow(v, root, seen);
    if (const auto* object = at.if_object())
        for (const auto& [key, value] : *object) {
            if (key == "$ref") {
                const std::string to(value.as_string());
                seen.insert(to);
                if (to != "#") CHECK_MESSAGE(root.at("$defs").as_object().contains(to.substr(8)), to);
            }
            follow(value, root, seen);
        }
}

} // namespace

TEST_CASE("a schema says its dialect, its name and what it is of") {
    const json::object schema = json_schema<Variety>();
    CHECK(schema.at("$schema") == "https://json-schema.org/draft/2020-12/schema");
    CHECK(schema.at("$id") == "urn:lintel:Variety");
    CHECK(schema.at("title") == "Variety");
    CHECK(schema.at("type") == "object");
    CHECK(schema.at("required") == expected(R"(["again", "must"])"));
    CHECK_FALSE(schema.contains("additionalProperties")); // an unknown member is a warning
    CHECK(json_schema<Twig>().at("$id") == "urn:lintel:a%2Fb~c%20d");
}

TEST_CASE("a named shape is defined once, and null stands for an absent member") {
    const json::object schema = json_schema<Variety>();
    CHECK(property(schema, "code") == expected(R"({"anyOf": [{"$ref": "#/$defs/Code"}, {"type": "null"}]})"));
    CHECK(property(schema, "again") == expected(R"({"$ref": "#/$defs/Code"})"));
    CHECK(schema.at("$defs").at("Code") == expected(R"({
        "title": "Code", "type": "string", "minLength": 2, "maxLength": 4, "pattern": "^-?[a-z]+$"})"));
    CHECK(schema.at("$defs").at("Codes") == expected(R"({
        "title": "Codes", "type": "array", "minItems": 1, "maxItems": 3, "items": {"$ref": "#/$defs/Code"}})"));
    CHECK(property(schema, "bare") ==
          expected(R"({"type": ["string", "null"], "minLength": 1, "maxLength": 9})"));
}

TEST_CASE("a member's own limits do not touch the shape of that name") {
    const json::object schema = json_schema<Variety>();
    CHECK(property(schema, "own_limits") == expected(R"({"title": "Code", "type": ["string", "null"],
        "minLength": 7, "maxLength": 8, "pattern": "^-?[a-z]+$"})"));
}

TEST_CASE("every kind of member has its keywords") {
    const json::object schema = json_schema<Variety>();
    CHECK(property(schema, "numbers") == expected(R"({"type": ["object", "null"],
        "minProperties": 1, "maxProperties": 5, "propertyNames": {"maxLength": 3},
        "additionalProperties": {"type": "integer", "minimum": -32768, "maximum": 9}})"));
    CHECK(property(schema, "coded") == expected(R"({"type": ["object", "null"],
        "propertyNames": {"$ref": "#/$defs/Code"}, "additionalProperties": {"type": "string"}})"));
    CHECK(property(schema, "size") == expected(R"({"anyOf": [{"const": "small"},
        {"const": "large", "deprecated": true, "description": "Deprecated: make it small"}, {"type": "null"}]})"));
    CHECK(property(schema, "only") == expected(R"({"anyOf": [{"const": "one"}, {"type": "null"}]})"));
    CHECK(property(schema, "flag") == expected(R"({"type": ["boolean", "null"]})"));
    CHECK(property(schema, "wide") ==
          expected(R"({"type": ["integer", "null"], "minimum": 0, "maximum": 18446744073709551615})"));
    CHECK(property(schema, "ranged") ==
          expected(R"({"type": ["integer", "null"], "minimum": -3, "maximum": 7})"));
    CHECK(property(schema, "half") ==
          expected(R"({"type": ["integer", "null"], "minimum": 0, "maximum": 2147483647})"));
    CHECK(property(json_schema<Beyond>(), "n") ==
          expected(R"({"type": "integer", "minimum": -128, "maximum": 127})"));
    CHECK(property(schema, "must") ==
          expected(R"({"type": "integer", "minimum": -2147483648, "maximum": 2147483647})"));
    CHECK(property(schema, "real").at("maximum") == 1.7976931348623157e308);
    CHECK(property(schema, "real32").at("exclusiveMaximum") == 3.4028235677973366e38);
    CHECK(property(json_schema<own::Everything>(), "closed") ==
          expected(R"({"enum": ["red", "green", "blue", null]})"));
}

TEST_CASE("what is sensitive is write-only, and what is deprecated says what to do") {
    const json::object schema = json_schema<Variety>();
    CHECK(property(schema, "secret") ==
          expected(R"({"anyOf": [{"$ref": "#/$defs/Passphrase"}, {"type": "null"}], "writeOnly": true})"));
    CHECK(schema.at("$defs").at("Passphrase").at("writeOnly") == true);
    CHECK(property(schema, "old") ==
          expected(
              R"({"type": ["string", "null"], "deprecated": true, "description": "Deprecated: use code"})"));
    CHECK(property(json_schema<Branch>(), "leaf").at("writeOnly") == true);
    CHECK(json_schema<Twig>().at("writeOnly") == true);
}

TEST_CASE("a blob's limits are those of its base64 text, exactly") {
    const auto limits = []<std::int64_t Min, std::int64_t Max>() {
        json::object data = property(json_schema<Bytes<Min, Max>>(), "data").as_object();
        CHECK(data.at("contentEncoding") == "base64");
        data.erase("contentEncoding");
        data.erase("type");
        data.erase("pattern");
        return json::value(data);
    };
    CHECK(limits.operator()<0, 3>() == expected(R"({"maxLength": 4})"));
    CHECK(limits.operator()<1, 6>() == expected(R"({"minLength": 4, "maxLength": 8})"));
    CHECK(limits.operator()<0, 4>() ==
          expected(R"({"maxLength": 8, "anyOf": [{"maxLength": 7}, {"pattern": "==$"}]})"));
    CHECK(limits.operator()<0, 5>() ==
          expected(R"({"maxLength": 8, "anyOf": [{"maxLength": 7}, {"pattern": "=$"}]})"));
    CHECK(limits.operator()<2, 6>() == expected(R"({"minLength": 4, "maxLength": 8,
        "anyOf": [{"minLength": 5}, {"pattern": "[^=]=?$"}]})"));
    CHECK(limits.operator()<3, 5>() == expected(R"({"minLength": 4, "maxLength": 8, "allOf": [
        {"anyOf": [{"minLength": 5}, {"pattern": "[^=]$"}]},
        {"anyOf": [{"maxLength": 7}, {"pattern": "=$"}]}]})"));
}

TEST_CASE("recursive structures refer to themselves, the outermost as #") {
    const json::object tree = json_schema<own::Tree>(); // has no name
    CHECK_FALSE(tree.contains("$id"));
    CHECK_FALSE(tree.contains("$defs"));
    CHECK(property(tree, "children") == expected(R"({"type": ["array", "null"], "items": {"$ref": "#"}})"));

    const json::object trunk = json_schema<Trunk>();
    CHECK(property(trunk, "first") == expected(R"({"$ref": "#/$defs/Branch"})"));
    CHECK(property(trunk.at("$defs").at("Branch").as_object(), "branches").at("items") ==
          expected(R"({"$ref": "#/$defs/Branch"})"));
    CHECK(property(trunk.at("$defs").at("Branch").as_object(), "leaf").at("anyOf").at(0) ==
          expected(R"({"$ref": "#/$defs/a~1b~0c%20d"})"));
    CHECK(trunk.at("$defs").as_object().contains("a/b~c d"));
}

TEST_CASE("a recursive structure without a name is defined under a name of its own") {
    const json::object schema = json_schema<Outside>();
    CHECK(property(schema, "inside").at("anyOf").at(0) == expected(R"({"$ref": "#/$defs/structure"})"));
    CHECK(schema.at("$defs").at("structure").at("properties").at("more").at("items") ==
          expected(R"({"$ref": "#/$defs/structure"})"));
}

TEST_CASE("two things of one name are both defined") {
    const json::object schema = json_schema<Clash>();
    CHECK(property(schema, "code") == expected(R"({"$ref": "#/$defs/Code"})"));
    CHECK(property(schema, "named") == expected(R"({"$ref": "#/$defs/Code_2"})"));
    CHECK(schema.at("$defs").at("Code_2").at("properties").at("x").at("anyOf").at(0) ==
          expected(R"({"$ref": "#/$defs/Code"})"));
}

TEST_CASE("a member that is no optional must be there when its initial value breaks its constraints") {
    const json::object schema = json_schema<Plain>();
    const std::set<std::string> required{"empty", "leaf", "list"};
    std::set<std::string> listed, narrow;
    for (const auto& name : schema.at("required").as_array()) listed.emplace(name.as_string());
    for (const auto& [name, s] : schema.at("properties").as_object())
        if (json::serialize(s).find("null") == std::string::npos) narrow.emplace(name);
    CHECK(listed == required);
    CHECK(narrow == required);

    // The same words from check itself.
    const std::string all = R"("empty":"x","leaf":{"name":"n"},"list":["a"])";
    CHECK(lintel::check<Plain>('{' + all + '}').ok());
    CHECK_FALSE(lintel::check<Plain>("{}").ok());
    for (const auto& [name, s] : schema.at("properties").as_object()) {
        const std::string with_null = '{' + all + ",\"" + std::string(name) + "\":null}";
        CHECK_MESSAGE(lintel::check<Plain>(with_null).ok() == !required.contains(std::string(name)),
                      with_null);
    }
}

TEST_CASE("patterns are written as ECMA-262 wants them under the u flag") {
    CHECK(ecma_pattern(R"(^\-a\/b[\-\w\-x-z]$)") == R"(^-a\/b[\-\w\-x-z]$)");
    CHECK(ecma_pattern(R"([\w-.][\d-][\p{L}-_])") == R"([\w\-.][\d-][\p{L}\-_])");
    CHECK(ecma_pattern(R"([\wa-z][\d.-_])") == R"([\wa-z][\d.-_])");
    CHECK(ecma_pattern(R"(\p{L}\-[\-]\-)") == R"(\p{L}-[\-]-)");
    CHECK(ecma_pattern(R"(\01\0a\0)") == R"(\x001\0a\0)");
    CHECK(ecma_pattern(R"(\0-\0)") == R"(\0-\0)");
    CHECK(ecma_pattern(R"(\0:)") == R"(\0:)");
    CHECK(ecma_pattern(R"(\09)") == R"(\x009)");
    CHECK(ecma_pattern(R"(\p{L})") == R"(\p{L})");
    CHECK(ecma_pattern(R"(\p{Lu)") == R"(\p{Lu)");
    CHECK(ecma_pattern(R"([[-]a-b])") == R"([[-]a-b])");
    CHECK(ecma_pattern("ż{2}\\\\-") == "ż{2}\\\\-");
    CHECK(ecma_pattern(R"(\0a1\1a)") == R"(\0a1\1a)");
    CHECK(ecma_pattern(R"([\w-ab][\w-])") == R"([\w\-ab][\w-])");
    CHECK(ecma_pattern(R"(\P{L}-\)") == R"(\P{L}-\)");
    CHECK(ecma_pattern("[\\w-") == "[\\w-");
}

TEST_CASE("patterns are portable where that is asked for, those of blobs and keys too") {
    const lintel::schema_options portable{.patterns = lintel::pattern_syntax::portable};
    const json::value bytes = property(json_schema<Bytes<2, 5>>(portable), "data");
    CHECK(json::value_to<std::string>(bytes.at("pattern")) ==
          "^([+/-9A-Za-z]{4})*([+/-9A-Za-z][AQgw]==|[+/-9A-Za-z]{2}[048AEIMQUYcgkosw]=)?$(?!\\n)");
    CHECK(bytes.at("allOf").at(1).at("anyOf").at(1) == json::value({{"pattern", "=$(?!\\n)"}}));

    const std::string ecma = json::serialize(json_schema<lintel::ssm::GetMaintenanceWindowTaskResult>());
    const std::string other =
        json::serialize(json_schema<lintel::ssm::GetMaintenanceWindowTaskResult>(portable));
    CHECK(ecma.find("\\\\p{") != std::string::npos);
    CHECK(other.find("\\\\p{") == std::string::npos);
    CHECK(json_schema<lintel::ssm::GetMaintenanceWindowTaskResult>({}) ==
          json_schema<lintel::ssm::GetMaintenanceWindowTaskResult>());
}

TEST_CASE("every document has a schema that is whole") {
    std::size_t references = 0;
    [&]<class... T>(lintel::ssm::type_list<T...>) {
        (
            [&] {
                const json::object schema = json_schema<T>();
                INFO(schema.at("title").as_string().c_str());
                CHECK(std::string_view(schema.at("title").as_string()) == lintel::shape_name<T>());
                std::set<std::string> seen;
                follow(schema, schema, seen);
                const auto* defs = schema.if_contains("$defs");
                CHECK(seen.size() == (defs ? defs->as_object().size() : 0)); // none is left over
                references += seen.size();
            }(),
            ...);
    }(lintel::ssm::documents{});
    CHECK(references > 100);
}

TEST_CASE("a request's schema takes no unknown members anywhere, an answer's takes empty enums") {
    const json::object of_request = json_schema<lintel::ssm::UpdateMaintenanceWindowTaskRequest>();
    CHECK(of_request.at("additionalProperties") == false);
    std::size_t structures = 0;
    for (const auto& [name, s] : of_request.at("$defs").as_object())
        if (s.as_object().contains("properties")) {
            ++structures;
            CHECK_MESSAGE(s.at("additionalProperties") == false, name);
        }
    CHECK(structures > 8);
    CHECK(of_request.at("properties").at("CutoffBehavior") == json::parse(R"({"anyOf":
        [{"$ref":"#/$defs/MaintenanceWindowTaskCutoffBehavior"},{"type":"null"}]})"));
    const json::object of_answer = json_schema<lintel::ssm::GetMaintenanceWindowTaskResult>();
    CHECK_FALSE(of_answer.contains("additionalProperties"));
    CHECK(of_answer.at("properties").at("CutoffBehavior") == json::parse(R"({"anyOf":
        [{"$ref":"#/$defs/MaintenanceWindowTaskCutoffBehavior"},{"const":""},{"type":"null"}]})"));
    CHECK(of_answer.at("$defs").at("NotificationEventList").at("items") ==
          json::parse(R"({"$ref":"#/$defs/NotificationEvent"})"));
}

TEST_CASE("a pattern's words are its description, beside a deprecation's") {
    const auto properties = json_schema<in_words>().at("properties").as_object();
    CHECK(properties.at("limit").at("description") == "Must be a number from 1");
    CHECK(properties.at("old").at("description") == "Deprecated: use limit. Must be a number from 1");
    CHECK_FALSE(properties.at("plain").as_object().contains("description"));
    CHECK(properties.at("keyed").at("propertyNames").at("description") == "Must be a number from 1");
}

TEST_CASE("the schema of a task is the one that editors are given") {
    std::ifstream file("examples/editor/GetMaintenanceWindowTaskResult.schema.json", std::ios::binary);
    REQUIRE(file);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    CHECK(json::value(json_schema<lintel::ssm::GetMaintenanceWindowTaskResult>()) == json::parse(text));
}
