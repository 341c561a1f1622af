// documents COUNT SEED [SHAPE...]: generated documents with lintel's verdict, for other validators to judge.
//
// Prints a JSON text a line: first {"shape", "schema"} for each shape, then {"shape", "ok", "rules",
// "changes", "document"}. "ok": lintel's generic rules found no error. Every second document is broken in one
// to three places, named in "changes"; a change that starts with "!" is one that other validators are known
// to judge differently, and stands alone.
#include <lintel/ssm.hpp>

#include <boost/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <limits>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../model_rules.hpp"
#include "sample.hpp"

namespace json = boost::json;
using lintel::member;
using lintel::shape;
using namespace lintel::detail;

namespace oracle {

BOOST_DEFINE_ENUM_CLASS(Color, red, green, blue)

struct Node {
    std::optional<std::string> name;
    std::vector<Node> children;

    BOOST_DESCRIBE_CLASS(Node, (), (name, children), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("Node",
                          member("name", lintel::length{1, 5}, lintel::required),
                          member("children", lintel::count{0, 3}));
};

/// What the SSM model has none of.
struct Sample {
    std::optional<std::int8_t> i8;
    std::optional<std::int16_t> i16;
    std::optional<std::int64_t> i64;
    std::optional<std::uint8_t> u8;
    std::optional<std::uint32_t> u32;
    std::optional<std::uint64_t> u64;
    std::optional<bool> flag;
    std::optional<float> real32;
    std::optional<double> real64;
    std::optional<lintel::blob> any_bytes, two_to_five, three_to_seven, nine;
    std::optional<Color> closed;
    std::optional<lintel::open_enum<Color>> open;
    std::optional<std::vector<std::vector<std::int32_t>>> rows;
    std::optional<std::map<std::string, std::map<std::string, std::string>>> nested;
    std::optional<Node> tree;
    std::optional<std::string> spaced;
    std::int32_t plain_number = 7;
    std::string plain_text;
    std::string plain_filled = "ab";
    std::vector<std::string> plain_list;

    BOOST_DESCRIBE_CLASS(Sample,
                         (),
                         (i8,
                          i16,
                          i64,
                          u8,
                          u32,
                          u64,
                          flag,
                          real32,
                          real64,
                          any_bytes,
                          two_to_five,
                          three_to_seven,
                          nine,
                          closed,
                          open,
                          rows,
                          nested,
                          tree,
                          spaced,
                          plain_number,
                          plain_text,
                          plain_filled,
                          plain_list),
                         (),
                         ())
    static constexpr shape row{"", lintel::count{1, 2}},
        key{"", lintel::pattern<R"(^[\w-.]+$)">, lintel::length{1, 4}}, text{"Text", lintel::length{0, 2}},
        texts{"Texts", lintel::keys{key}, lintel::values{text}, lintel::count{0, 2}};
    static constexpr auto lintel_shape =
        lintel::structure("Sample",
                          member("i8"),
                          member("i16", lintel::range{-5, 5}),
                          member("i64"),
                          member("u8", lintel::range{.min = 1}),
                          member("u32"),
                          member("u64", lintel::required),
                          member("flag", lintel::required),
                          member("real32"),
                          member("real64"),
                          member("any_bytes"),
                          member("two_to_five", lintel::length{2, 5}),
                          member("three_to_seven", lintel::length{3, 7}),
                          member("nine", lintel::length{9, 9}),
                          member("closed"),
                          member("open", lintel::deprecated_value{"green", "use blue"}),
                          member("rows", lintel::elements{row}, lintel::count{0, 3}),
                          member("nested", lintel::values{texts}, lintel::count{1, 3}),
                          member("tree"),
                          member("spaced", lintel::pattern<R"(\0|^a\-\S+[^\d\-]$)">),
                          member("plain_number", lintel::range{1, 9}),
                          member("plain_text"),
                          member("plain_filled", lintel::length{1, 3}),
                          member("plain_list", lintel::count{0, 2}));
};

/// A change of one place of a document.
struct change {
    std::string pointer, name;
    std::function<json::value()> make; ///< the new value; none: the member is dropped
};

class writer {
public:
    explicit writer(std::uint64_t seed) : random(seed) {}
    dice random;
    std::vector<change> changes;
    std::vector<std::string> raw; ///< texts that stand in a document as they are
    bool is_request = false;      ///< in which an unknown member is an error

    template <class T> json::value document() {
        changes.clear();
        raw.clear();
        is_request = lintel::role_of<T>() == lintel::document_role::request;
        return structure<T>("", 0);
    }

    /// A value that serializes to `text` once text_of() has been at it.
    json::value literally(std::string text) {
        raw.push_back(std::move(text));
        return json::value("\1raw" + std::to_string(raw.size() - 1));
    }
    std::string text_of(const json::value& document) const {
        std::string out = json::serialize(document);
        for (std::size_t i = 0; i < raw.size(); ++i) {
            const std::string mark = "\"\\u0001raw" + std::to_string(i) + '"';
            for (std::size_t at; (at = out.find(mark)) != out.npos;) out.replace(at, mark.size(), raw[i]);
        }
        return out;
    }

private:
    static constexpr std::size_t deepest = 6;

    void may(const std::string& pointer, std::string name, std::function<json::value()> make) {
        changes.push_back({pointer, std::move(name), std::move(make)});
    }
    static std::string below(const std::string& pointer, std::string_view token) {
        std::string out = pointer + '/';
        for (const char c : token) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
        return out;
    }

    std::string text(std::size_t length) {
        std::string out;
        if (random.one_in(2)) return std::string(length, 'x');
        while (length-- > 0) out += random.any(characters);
        return out;
    }
    std::string text(const shape& s) {
        const auto min = static_cast<std::size_t>(s.length.min);
        const auto max =
            s.length.max == lintel::unlimited ? min + 12 : static_cast<std::size_t>(s.length.max);
        for (int tries = 0; tries < 100 && s.is(shape::has_pattern); ++tries) {
            std::string out = sampler(s.pattern.source(), random).text();
            if (s.length.allows(static_cast<std::int64_t>(scalar_count(out))) && s.pattern.search(out))
                return out;
        }
        if (s.is(shape::has_pattern))
            throw std::runtime_error("no text found for " + std::string(s.pattern.source()));
        const std::size_t usual = std::min(max, min + 12);
        return text(random.one_in(8) ? max : random.one_in(8) ? min : min + random.below(usual - min + 1));
    }

    /// Values of every JSON type.
    json::value other() {
        switch (random.below(7)) {
        case 0: return "text";
        case 1: return 5;
        case 2: return true;
        case 3: return json::array{};
        case 4: return json::object{};
        case 5: return 1.5;
        default: return json::array{nullptr};
        }
    }

    void text_changes(const std::string& at, const shape& s, const std::string& good) {
        if (s.is(shape::has_length)) {
            if (s.length.min > 0)
                may(at, "too short", [=, this] {
                    return json::value(text(static_cast<std::size_t>(s.length.min - 1)));
                });
            if (s.length.max != lintel::unlimited)
                may(at, "too long", [=, this] {
                    return json::value(text(static_cast<std::size_t>(s.length.max + 1)));
                });
        }
        if (s.is(shape::has_pattern)) {
            may(at, "one character off", [=, this] { return json::value(one_off(good)); });
            may(at, "more around", [=, this] {
                const std::string more(random.any(characters));
                return json::value(random.one_in(2) ? good + more : more + good);
            });
        }
        if (random.one_in(4))
            may(at, "!lone surrogate", [this] {
                return literally(random.any(std::array{R"("\ud800")", R"("\udc00x")", R"("a\ud83dA")"}));
            });
    }
    std::string one_off(std::string text) {
        if (text.empty()) return std::string(random.any(characters));
        const std::size_t at = random.below(text.size());
        if (static_cast<unsigned char>(text[at]) >= 0x80) return text + "!";
        return text.replace(at, random.below(2), random.one_in(3) ? "" : random.any(characters));
    }

    static std::string base64(std::size_t bytes, dice& random) {
        lintel::blob data(bytes);
        for (auto& b : data) b = static_cast<std::byte>(random.bits() & 0xff);
        std::string out;
        lintel::base64_encode(data, out);
        return out;
    }
    json::value blob(const shape& s, const std::string& at) {
        const auto min = static_cast<std::size_t>(s.length.min);
        const auto max =
            s.length.max == lintel::unlimited ? min + 20 : static_cast<std::size_t>(s.length.max);
        const std::size_t n = random.one_in(8) ? max
                              : random.one_in(8)
                                  ? min
                                  : min + random.below(std::min(max - min, std::size_t{30}) + 1);
        const std::string good = base64(n, random);
        for (const std::size_t bytes : {min - 2, min - 1, min, max, max + 1, max + 2})
            if (bytes <= max + 2)
                may(at, "another size", [=, this] { return json::value(base64(bytes, random)); });
        may(at, "broken base64", [=, this] {
            static constexpr std::array bad{"xyz",
                                            "YmxvYg=",
                                            "-_==",
                                            "YQ==\n",
                                            " YQ==",
                                            "YR==",
                                            "YWJ=",
                                            "YWK=",
                                            "====",
                                            "=",
                                            "YQ==YQ==",
                                            "Y===",
                                            "YWI=YQ=="};
            if (good.empty() || random.one_in(2)) return json::value(random.any(bad));
            return json::value(one_off(good));
        });
        return json::value(good);
    }

    /// A decimal number with one added to its digits, whatever its sign.
    static std::string one_further(std::string number) {
        for (std::size_t i = number.size(); i-- > 0 && number[i] != '-';) {
            if (number[i]++ != '9') return number;
            number[i] = '0';
        }
        return number.insert(number.find('0'), 1, '1');
    }
    template <class T> json::value integer(const shape& s, const std::string& at) {
        using limits = std::numeric_limits<T>;
        const auto low =
            std::cmp_greater(s.range.min, limits::min()) ? static_cast<T>(s.range.min) : limits::min();
        const auto high =
            std::cmp_less(s.range.max, limits::max()) ? static_cast<T>(s.range.max) : limits::max();
        const std::string above = high < 0 ? std::to_string(high + 1) : one_further(std::to_string(high));
        const std::string under = low > 0    ? std::to_string(low - 1)
                                  : low == 0 ? "-1"
                                             : one_further(std::to_string(low));
        // A double cannot tell the ends of 64 bits from their neighbours.
        const std::string mark = sizeof(T) == 8 ? "!one past 64 bits" : "one past the range";
        may(at, mark, [=, this] { return literally(above); });
        may(at, limits::min() == 0 ? "one past the range" : mark, [=, this] { return literally(under); });
        may(at, "far out", [this] {
            return literally(random.any(std::array{
                "123456789012345678901234567890", "-99999999999999999999999", "4294967296000000000000000"}));
        });
        may(at, "a fraction", [] { return json::value(2.5); });
        may(at, "quoted", [] { return json::value("1"); });
        may(at, "minus zero", [this] { return literally("-0"); });
        may(at, "!1.0 for an integer", [=, this] { return literally(std::to_string(low) + ".0"); });
        may(at, "!1e1 for an integer", [=, this] { return literally(random.one_in(2) ? "1e1" : "50E0"); });
        const std::size_t which = random.below(4);
        if (which == 0) return json::value(low);
        if (which == 1) return json::value(high);
        const auto span = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
        const std::uint64_t step = which == 2 ? random.bits() : random.below(100);
        return json::value(
            static_cast<T>(static_cast<std::uint64_t>(low) + (span + 1 == 0 ? step : step % (span + 1))));
    }
    template <class T> json::value real(const std::string& at) {
        may(at, "too large", [this] { return literally(random.any(std::array{"1e400", "-1e400"})); });
        if constexpr (sizeof(T) == 4) {
            may(at, "edge of float", [this] {
                return literally(random.any(std::array{
                    "3.4028235e38", "-3.4028236e38", "3.4028235677973362e38", "3.402823567797337e38"}));
            });
            // What rounds to the largest float, but as a double is the limit itself, which does not.
            may(at, "!nearest below a float's end", [this] {
                return literally(random.any(std::array{"3.4028235677973365e38", "-3.4028235677973366e38"}));
            });
        }
        return literally(
            random.any(std::array{"0", "-0", "1", "-1.5", "1e2", "0.1", "1e-400", "3.25e37", "123456"}));
    }
    template <class E> json::value choice(const std::string& at) {
        const auto& names = enumerators_of<E>::names;
        const std::string good(random.any(names));
        may(at, "unknown value", [=, this] {
            const std::string wrong = random.any(std::array{"LALaDA", "", " ", "null"});
            return json::value(random.one_in(2) ? wrong : random.one_in(2) ? good + ' ' : good.substr(1));
        });
        return json::value(good);
    }

    template <class T> json::value list(const shape& s, const std::string& at, std::size_t depth) {
        const shape& element = s.element_shape ? *s.element_shape : lintel::unconstrained;
        const std::size_t n = entries(s, depth);
        json::array out;
        for (std::size_t i = 0; i < n; ++i)
            out.push_back(value<element_t<T>>(element, below(at, std::to_string(i)), depth));
        if (depth > deepest) return out; // a recursive type has to end
        json::value one = value<element_t<T>>(element, at + "/-", depth + 1);
        if (s.count.max != lintel::unlimited)
            may(at, "too many", [=] {
                json::array many = out;
                while (std::cmp_less_equal(many.size(), s.count.max)) many.push_back(one);
                return json::value(many);
            });
        if (s.count.min > 0) may(at, "too few", [] { return json::value(json::array{}); });
        may(at, "null inside", [=] {
            json::array with = out;
            with.push_back(nullptr);
            return json::value(with);
        });
        return out;
    }
    template <class T> json::value map(const shape& s, const std::string& at, std::size_t depth) {
        const shape& key = s.key_shape ? *s.key_shape : lintel::unconstrained;
        const shape& held = s.value_shape ? *s.value_shape : lintel::unconstrained;
        const std::size_t n = entries(s, depth);
        json::object out;
        for (std::size_t tries = 0; out.size() < n && tries < 200; ++tries) {
            const std::string name = text(key);
            if (!out.contains(name)) out[name] = value<mapped_t<T>>(held, below(at, name), depth);
        }
        if (depth > deepest) return out;
        json::value one = value<mapped_t<T>>(held, at + "/-", depth + 1);
        const auto with = [=](const std::string& name, const json::value& v) {
            json::object more = out;
            more[name] = v;
            return json::value(more);
        };
        if (s.count.max != lintel::unlimited)
            may(at, "too many", [=, this] {
                json::object many = out;
                while (std::cmp_less_equal(many.size(), s.count.max))
                    many[text(key) + std::to_string(many.size())] = one;
                return json::value(many);
            });
        if (s.count.min > 0) may(at, "too few", [] { return json::value(json::object{}); });
        may(at, "null inside", [=, this] { return with(text(key), nullptr); });
        if (key.is(shape::has_length)) {
            may(at, "key too short", [=] { return with("", one); });
            may(at, "key too long", [=, this] {
                return with(text(static_cast<std::size_t>(key.length.max + 1)), one);
            });
        }
        if (key.is(shape::has_pattern))
            may(at, "key off", [=, this] { return with(one_off(text(key)), one); });
        return out;
    }
    std::size_t entries(const shape& s, std::size_t depth) {
        const auto min = static_cast<std::size_t>(s.count.min);
        if (depth > deepest) return min;
        const std::size_t usual = min + random.below(3);
        const bool full = s.count.max != lintel::unlimited && random.one_in(10);
        return std::cmp_less(s.count.max, usual) || full ? static_cast<std::size_t>(s.count.max) : usual;
    }

    template <class T> json::value structure(const std::string& at, std::size_t depth) {
        json::object out;
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (add_member<T, I>(out, at, depth), ...);
        }(std::make_index_sequence<described_names<T>.size()>{});
        if (!is_request && random.one_in(20)) out["Unknown"] = other();
        if (at.empty() || random.one_in(4))
            may(below(at, "Unknown"), "an unknown member", [this] { return other(); });
        return out;
    }
    template <class T, std::size_t I>
    void add_member(json::object& out, const std::string& at, std::size_t depth) {
        using type = described_type<T, I>;
        constexpr const lintel::member_shape& line = *lintel::member_shapes<T>[I];
        constexpr bool optional = is_optional<type> && !line.is_required;
        const std::string here = below(at, line.name);
        if (optional && (depth > 4 || random.one_in(2))) {
            if (random.one_in(20)) out[line.name] = nullptr;
            return;
        }
        out[line.name] = value<without_optional<type>>(line.shape, here, depth);
        if (optional && !random.one_in(4)) return; // these two would break nothing
        may(here, "dropped", nullptr);
        may(here, "null", [] { return json::value(nullptr); });
    }

    template <class T> json::value value(const shape& s, const std::string& at, std::size_t depth) {
        constexpr type_class kind = class_of<T>;
        may(at, "another type", [this] { return other(); });
        if constexpr (kind == type_class::boolean) {
            return json::value(random.one_in(2));
        } else if constexpr (kind == type_class::integer) {
            return integer<T>(s, at);
        } else if constexpr (kind == type_class::number) {
            return real<T>(at);
        } else if constexpr (kind == type_class::string) {
            std::string good = text(s);
            text_changes(at, s, good);
            return json::value(std::move(good));
        } else if constexpr (kind == type_class::blob) {
            return blob(s, at);
        } else if constexpr (kind == type_class::enumeration) {
            if constexpr (is_open_enum<T>)
                return choice<typename T::enum_type>(at);
            else
                return choice<T>(at);
        } else if constexpr (kind == type_class::structure) {
            return structure<T>(at, depth + 1);
        } else if constexpr (kind == type_class::list) {
            return list<T>(s, at, depth + 1);
        } else {
            return map<T>(s, at, depth + 1);
        }
    }
};

/// Makes the change; false when its place is gone, because what held it was changed before.
bool apply(json::value& document, const change& c) {
    json::value* holder = &document;
    std::string_view rest = c.pointer;
    for (;;) {
        rest.remove_prefix(1);
        const std::size_t end = std::min(rest.find('/'), rest.size());
        std::string token(rest.substr(0, end));
        for (std::size_t i; (i = token.find("~1")) != token.npos;) token.replace(i, 2, "/");
        for (std::size_t i = 0; (i = token.find("~0", i)) != token.npos; ++i) token.replace(i, 2, "~");
        rest.remove_prefix(end);
        auto* const object = holder->if_object();
        auto* const array = holder->if_array();
        if (!object && !array) return false;
        if (array) {
            const std::size_t i = token == "-" ? array->size() : std::strtoull(token.c_str(), nullptr, 10);
            if (i >= array->size()) return false;
            holder = &(*array)[i];
        } else if (!rest.empty()) {
            holder = object->if_contains(token);
            if (!holder) return false;
            continue;
        } else {
            if (!c.make && !object->contains(token)) return false;
            if (c.make)
                (*object)[token] = c.make();
            else
                object->erase(token);
            return true;
        }
        if (!rest.empty()) continue;
        if (!c.make) return false;
        *holder = c.make();
        return true;
    }
}

struct kind {
    std::string_view shape;
    json::object (*schema)(const lintel::schema_options&);
    void (*print)(writer&, bool broken);
    std::size_t weight;
};

template <class T> void print(writer& w, bool broken) {
    json::value document = w.document<T>();
    json::array names;
    std::size_t wanted = broken ? 1 + w.random.below(3) : 0;
    for (int tries = 0; names.size() < wanted && tries < 50; ++tries) {
        const change& c = w.random.any(w.changes);
        const bool alone = c.name.starts_with('!');
        if (alone && !names.empty()) continue;
        if (!apply(document, c)) continue;
        names.emplace_back(c.name);
        if (alone) wanted = 1;
    }
    const std::string text = w.text_of(document);
    static const lintel::options opts = tests::generic_only();
    const lintel::report found = lintel::check<T>(text, opts);
    std::set<std::string_view> rules;
    for (const auto& d : found)
        if (d.severity == lintel::severity::error) rules.insert(d.rule);
    json::object line{{"shape", lintel::shape_name<T>()}, {"ok", found.ok()}};
    line["rules"] = json::array(rules.begin(), rules.end());
    line["changes"] = std::move(names);
    std::string out = json::serialize(line);
    out.back() = ',';
    out += "\"document\":" + text + "}\n";
    std::fwrite(out.data(), 1, out.size(), stdout);
}

template <class T> std::size_t weight() {
    using namespace lintel::ssm;
    if (std::is_same_v<T, GetMaintenanceWindowTaskResult>) return 30;
    if (std::is_same_v<T, RegisterTaskWithMaintenanceWindowRequest> ||
        std::is_same_v<T, UpdateMaintenanceWindowTaskRequest>)
        return 15;
    return std::is_same_v<T, Sample> ? 20 : 2;
}
template <class... T> std::vector<kind> kinds(lintel::ssm::type_list<T...>) {
    return {kind{lintel::shape_name<T>(), lintel::json_schema<T>, print<T>, weight<T>()}...,
            kind{"Node", lintel::json_schema<Node>, print<Node>, weight<Node>()},
            kind{"Sample", lintel::json_schema<Sample>, print<Sample>, weight<Sample>()}};
}

int run(std::size_t count, std::uint64_t seed, const std::set<std::string_view>& wanted) {
    std::vector<const kind*> urn;
    static const auto all = kinds(lintel::ssm::documents{});
    for (const kind& k : all) {
        if (!wanted.empty() && !wanted.contains(k.shape)) continue;
        std::puts(json::serialize(json::object{{"shape", k.shape}, {"schema", k.schema({})}}).c_str());
        urn.insert(urn.end(), k.weight, &k);
    }
    if (urn.empty()) return std::fputs("documents: no such shape\n", stderr), 2;
    writer w(seed);
    for (std::size_t i = 0; i < count; ++i) w.random.any(urn)->print(w, i % 2 == 1);
    return std::fflush(stdout) == 0 ? 0 : 2;
}

} // namespace oracle

int main(int argc, char** argv) {
    if (argc < 3) return std::fputs("usage: documents COUNT SEED [SHAPE...]\n", stderr), 2;
    try {
        return oracle::run(std::strtoull(argv[1], nullptr, 10),
                           std::strtoull(argv[2], nullptr, 10),
                           {argv + 3, argv + argc});
    } catch (const std::exception& e) {
        std::fprintf(stderr, "documents: %s\n", e.what());
        return 2;
    }
}
