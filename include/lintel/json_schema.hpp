#ifndef LINTEL_JSON_SCHEMA_HPP
#define LINTEL_JSON_SCHEMA_HPP

#include <lintel/annotate.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/detail/ecma_pattern.hpp>
#include <lintel/detail/portable_pattern.hpp>
#include <lintel/detail/schema_type.hpp>
#include <lintel/detail/vector.hpp>
#include <lintel/pattern.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

namespace lintel {

/// The syntax of a schema's patterns.
enum class pattern_syntax : std::uint8_t {
    ecma,    ///< ECMA-262 with the u flag, as JSON Schema has it; as in the service's model where possible
    portable ///< what Python's re reads too, with the same verdict: classes such as `\p{L}` are written out
};

/// Choices of json_schema. Plain data.
struct schema_options {
    pattern_syntax patterns = pattern_syntax::ecma; ///< of every pattern
};

namespace detail::inline LINTEL_ABI {

/// Makes the schema of one type from its tables. Structures wait in a list, so recursive types end.
class schema_writer {
public:
    schema_writer(const schema_type& root, const schema_options& opts)
        : structures_{{&root, {}}}, opts_(opts) {}

    boost::json::object write() {
        const schema_type& root = *structures_.front().type;
        boost::json::object out{{"$schema", "https://json-schema.org/draft/2020-12/schema"}};
        if (!root.shape.empty()) out["$id"] = phrase({"urn:lintel:", percent_encoded(root.shape)});
        boost::json::object body = structure(root);
        for (std::size_t i = 1; i < structures_.size(); ++i) {
            const std::string key = structures_[i].key;
            defs_[key] = structure(*structures_[i].type);
        }
        if (body.if_contains("title")) out["title"] = std::move(body["title"]);
        out["description"] = "What lintel accepts without an error of its generic rules; rules between "
                             "members are not in a schema";
        for (auto& [key, part] : body) out.insert({{key, std::move(part)}});
        if (!defs_.empty()) out["$defs"] = std::move(defs_);
        return out;
    }

private:
    struct entry {
        const schema_type* type;
        std::string key; ///< in $defs; the root has none
    };

    static std::string percent_encoded(std::string_view text) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        std::string out;
        for (const char c : text) {
            const auto byte = static_cast<unsigned char>(c);
            const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                               std::string_view("-._~").find(c) != std::string_view::npos;
            if (plain)
                out += c;
            else
                out.append({'%', digits[byte >> 4], digits[byte & 15]});
        }
        return out;
    }
    static boost::json::object reference(std::string_view key) {
        std::string token;
        for (const char c : key) token += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
        return {{"$ref", phrase({"#/$defs/", percent_encoded(token)})}};
    }

    boost::json::object reference(const schema_type& type) {
        if (&type == structures_.front().type) return {{"$ref", "#"}};
        for (const entry& e : structures_)
            if (e.type == &type) return reference(e.key);
        const std::string name(type.shape.empty() ? "structure" : type.shape);
        std::string key = name;
        for (int n = 2; defs_.contains(key); ++n) key = phrase({name, "_", digits(std::int64_t{n})});
        defs_[key] = nullptr; // keeps its place until write() comes to it
        structures_.push_back({&type, key});
        return reference(key);
    }

    /// The schema of a value, or a reference to it when it has a name. Calls itself for what lists and maps
    /// hold, not for members.
    boost::json::object schema(const schema_type& type, const shape& s) {
        if (type.kind == type_class::structure) return reference(type);
        boost::json::object made;
        if (!s.name.empty()) made["title"] = s.name;
        describe(made, type, s);
        if (s.is_sensitive) made["writeOnly"] = true;
        if (s.name.empty()) return made;
        const auto* const known = defs_.if_contains(s.name);
        if (known && *known != boost::json::value(made)) return made; // a member's own limits
        if (!known) defs_[s.name] = std::move(made);
        return reference(s.name);
    }

    void describe(boost::json::object& to, const schema_type& type, const shape& s) {
        switch (type.kind) {
        case type_class::boolean: to["type"] = "boolean"; break;
        case type_class::integer: integer(to, type, s); break;
        case type_class::number: number(to, type); break;
        case type_class::string:
            to["type"] = "string";
            text(to, s);
            break;
        case type_class::blob: blob_text(to, s); break;
        case type_class::enumeration: enumeration(to, type, s); break;
        case type_class::list:
            to["type"] = "array";
            limits(to, s.is(shape::has_count), s.count, count::min_keyword, count::max_keyword);
            to["items"] = schema(*type.element, s.element_shape ? *s.element_shape : unconstrained);
            break;
        case type_class::map: map(to, type, s); break;
        case type_class::structure:          // is a reference
        case type_class::unsupported: break; // does not compile
        }
    }

    template <class Limits> static void limits(boost::json::object& to,
                                               bool given,
                                               const Limits& limit,
                                               std::string_view min_keyword,
                                               std::string_view max_keyword) {
        if (!given) return;
        if (limit.min > 0) to[min_keyword] = limit.min;
        if (limit.max != unlimited) to[max_keyword] = limit.max;
    }

    std::string pattern_text(std::string_view source) const {
        return opts_.patterns == pattern_syntax::portable ? portable_pattern(source) : ecma_pattern(source);
    }

    void text(boost::json::object& to, const shape& s) const {
        limits(to, s.is(shape::has_length), s.length, length::min_keyword, length::max_keyword);
        if (!s.is(shape::has_pattern)) return;
        to["pattern"] = pattern_text(s.pattern.source());
        if (!s.pattern.meaning().empty()) to["description"] = "Must be " + std::string(s.pattern.meaning());
    }

    static void integer(boost::json::object& to, const schema_type& type, const shape& s) {
        to["type"] = "integer";
        const bool given = s.is(shape::has_range);
        to[range::min_keyword] = given ? std::max(type.min, s.range.min) : type.min;
        const bool narrower = given && s.range.max != unlimited && std::cmp_less(s.range.max, type.max);
        if (narrower)
            to[range::max_keyword] = s.range.max;
        else
            to[range::max_keyword] = type.max;
    }

    /// What rounds to an infinite value of the type is too large.
    static void number(boost::json::object& to, const schema_type& type) {
        to["type"] = "number";
        if (type.bytes == sizeof(float)) {
            constexpr double beyond_float = 0x1.ffffffp127;
            to["exclusiveMinimum"] = -beyond_float;
            to["exclusiveMaximum"] = beyond_float;
        } else if (type.bytes == sizeof(double)) {
            to[range::min_keyword] = std::numeric_limits<double>::lowest();
            to[range::max_keyword] = std::numeric_limits<double>::max();
        }
    }

    /// The limits of a blob count its bytes. Base64 writes three in four characters, so a limit that is no
    /// multiple of three needs words about the padding of the longest, or shortest, text.
    void blob_text(boost::json::object& to, const shape& s) const {
        to["type"] = "string";
        to["contentEncoding"] = "base64";
        to["pattern"] =
            pattern_text("^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$");
        if (!s.is(shape::has_length)) return;
        const auto characters = [](std::int64_t bytes) { return (bytes + 2) / 3 * 4; };
        boost::json::array padding;
        if (s.length.min > 0) {
            const std::int64_t shortest = characters(s.length.min);
            to[length::min_keyword] = shortest;
            if (s.length.min % 3 != 1)
                padding.push_back(
                    either(length::min_keyword, shortest + 1, s.length.min % 3 == 0 ? "[^=]$" : "[^=]=?$"));
        }
        if (s.length.max != unlimited) {
            const std::int64_t longest = characters(s.length.max);
            to[length::max_keyword] = longest;
            if (s.length.max % 3 != 0)
                padding.push_back(
                    either(length::max_keyword, longest - 1, s.length.max % 3 == 1 ? "==$" : "=$"));
        }
        if (padding.size() == 1) to["anyOf"] = std::move(padding.front().as_object()["anyOf"]);
        if (padding.size() == 2) to["allOf"] = std::move(padding);
    }
    boost::json::object
    either(std::string_view keyword, std::int64_t characters, std::string_view pattern) const {
        return {{"anyOf",
                 {boost::json::object{{keyword, characters}},
                  boost::json::object{{"pattern", pattern_text(pattern)}}}}};
    }

    static void enumeration(boost::json::object& to, const schema_type& type, const shape& s) {
        const std::string_view old = s.is(shape::has_deprecated_value) ? s.deprecated_value.name : "";
        boost::json::array names;
        bool has_old = false;
        for (const auto name : type.names) {
            const bool is_old = s.is(shape::has_deprecated_value) && name == old;
            has_old |= is_old;
            if (!is_old) names.emplace_back(name);
        }
        if (!has_old) return one_of(to, std::move(names));
        boost::json::object once{{"const", old}};
        deprecate(once, s.deprecated_value.instead);
        boost::json::array any;
        if (!names.empty()) one_of(any.emplace_back(boost::json::object_kind).get_object(), std::move(names));
        any.push_back(std::move(once));
        to["anyOf"] = std::move(any);
    }

    static void one_of(boost::json::object& to, boost::json::array names) {
        if (names.size() == 1)
            to["const"] = std::move(names.front());
        else
            to["enum"] = std::move(names);
    }

    static void deprecate(boost::json::object& to, std::string_view instead) {
        to["deprecated"] = true;
        const auto* const more = to.if_contains("description");
        to["description"] = phrase({"Deprecated: ",
                                    instead,
                                    more ? ". " : "",
                                    more ? std::string_view(more->as_string()) : std::string_view()});
    }

    void map(boost::json::object& to, const schema_type& type, const shape& s) {
        to["type"] = "object";
        limits(to, s.is(shape::has_count), s.count, count::min_map_keyword, count::max_map_keyword);
        if (s.key_shape && !s.key_shape->name.empty()) {
            to["propertyNames"] = schema(schema_type_of<std::string>::value, *s.key_shape);
        } else if (s.key_shape) {
            boost::json::object key; // a name is always a string
            text(key, *s.key_shape);
            to["propertyNames"] = std::move(key);
        }
        to["additionalProperties"] = schema(*type.element, s.value_shape ? *s.value_shape : unconstrained);
    }

    boost::json::object structure(const schema_type& type) {
        boost::json::object out, properties;
        boost::json::array required;
        if (!type.shape.empty()) out["title"] = type.shape;
        out["type"] = "object";
        for (const schema_field& f : type.fields) {
            if (!f.may_be_absent()) required.emplace_back(f.name);
            properties[f.name] = member(f);
        }
        if (!properties.empty()) out["properties"] = std::move(properties);
        if (!required.empty()) out["required"] = std::move(required);
        if (role() == document_role::request) out["additionalProperties"] = false;
        if (type.sensitive) out["writeOnly"] = true;
        return out;
    }

    boost::json::object member(const schema_field& f) {
        boost::json::object out = schema(*f.type, f.line->shape);
        if (role() == document_role::answer && f.type->kind == type_class::enumeration) out = or_empty(out);
        if (f.may_be_absent()) out = or_null(std::move(out));
        if (!f.line->instead.empty()) deprecate(out, f.line->instead);
        if (f.type->sensitive || f.line->shape.is_sensitive) out["writeOnly"] = true;
        return out;
    }
    /// Of the document: its parts have the same.
    document_role role() const noexcept { return structures_.front().type->role; }
    /// An enum of an answer that is empty counts as absent.
    static boost::json::object or_empty(const boost::json::object& s) {
        return {{"anyOf", {s, boost::json::object{{"const", ""}}}}};
    }
    static boost::json::object or_null(boost::json::object s) {
        if (auto* const names = s.if_contains("enum")) {
            names->as_array().emplace_back(nullptr);
        } else if (auto* const type = s.if_contains("type")) {
            *type = boost::json::array{*type, "null"};
        } else if (auto* const any = s.if_contains("anyOf")) {
            any->as_array().push_back(boost::json::object{{"type", "null"}});
        } else {
            return {{"anyOf", {std::move(s), boost::json::object{{"type", "null"}}}}};
        }
        return s;
    }

    vector<entry> structures_; ///< the root first, then in the order in which they are reached
    schema_options opts_;
    boost::json::object defs_;
};

} // namespace detail::inline LINTEL_ABI

/// The JSON Schema 2020-12 of T, from the annotations that parse and validate read: it accepts what
/// `check<T>` finds no error in, but for rules between members and for what a schema cannot see (duplicate
/// members, depth, size, `1.0` for an integer, a lone surrogate). Named shapes stand in `$defs` under their
/// names; an unknown member is an error in a request alone, so other schemas take them. Linear in the number
/// of distinct shapes and members, squared in that of structures.
///
///     std::cout << lintel::json_schema<listener>() << '\n';
template <detail::described_struct T>
LINTEL_TAGGED [[nodiscard]] boost::json::object json_schema(const schema_options& opts = {}) {
    return detail::schema_writer(detail::schema_type_of<T>::value, opts).write();
}

} // namespace lintel

#endif
