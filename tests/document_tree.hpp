#ifndef LINTEL_TESTS_DOCUMENT_TREE_HPP
#define LINTEL_TESTS_DOCUMENT_TREE_HPP

#include <lintel/detail/path.hpp>
#include <lintel/detail/type_table.hpp>

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Documents as trees, walked beside the tables of their types.
namespace tests {

/// A place of a document, with what the model expects there.
struct spot {
    std::string pointer;
    const lintel::detail::type_table* type;
    const boost::json::value* value;
};

inline std::string pointer_below(const std::string& at, std::string_view name) {
    return at + '/' + lintel::detail::reference_token(name);
}

namespace trees {

namespace json = boost::json;
using lintel::detail::type_class;
using lintel::detail::type_table;

/// The type of what has that name or index; null when the type does not know it.
inline const type_table* type_below(const type_table& type, std::string_view name) {
    if (type.kind != type_class::structure) return type.element;
    const auto i = type.lookup.find(name);
    return i < type.fields.size() ? type.fields[i].type : nullptr;
}

inline void write(const json::value& v,
                  const std::string& at,
                  std::string_view target,
                  std::string_view text,
                  std::string& out) {
    if (at == target) {
        out += text;
    } else if (v.is_object()) {
        out += '{';
        bool begun = false;
        for (const auto& [key, below] : v.get_object()) {
            if (begun) out += ',';
            begun = true;
            out += json::serialize(json::string(key)) + ':';
            write(below, pointer_below(at, {key.data(), key.size()}), target, text, out);
        }
        out += '}';
    } else if (v.is_array()) {
        out += '[';
        std::size_t i = 0;
        for (const auto& below : v.get_array()) {
            if (i > 0) out += ',';
            write(below, at + '/' + std::to_string(i++), target, text, out);
        }
        out += ']';
    } else {
        out += json::serialize(v);
    }
}

inline void
collect(const json::value& v, const type_table& type, const std::string& at, std::vector<spot>& out) {
    out.push_back({at, &type, &v});
    if (v.is_object() && (type.kind == type_class::structure || type.kind == type_class::map)) {
        for (const auto& [key, below] : v.get_object()) {
            const std::string_view name{key.data(), key.size()};
            if (const type_table* const of = type_below(type, name))
                collect(below, *of, pointer_below(at, name), out);
        }
    } else if (v.is_array() && type.kind == type_class::list) {
        std::size_t i = 0;
        for (const auto& below : v.get_array())
            collect(below, *type.element, at + '/' + std::to_string(i++), out);
    }
}

} // namespace trees

/// The text of a document with another text at one place.
inline std::string with(const boost::json::value& whole, std::string_view pointer, std::string_view text) {
    std::string out;
    trees::write(whole, "", pointer, text, out);
    return out;
}

/// All places of a document that its type knows, each after what holds it.
inline std::vector<spot> spots_of(const boost::json::value& whole, const lintel::detail::type_table& type) {
    std::vector<spot> all;
    trees::collect(whole, type, "", all);
    return all;
}

/// What lies on the way to a pointer, from the document to the pointer's value or the last that is there.
inline std::vector<spot>
way_to(const boost::json::value& whole, const lintel::detail::type_table& type, std::string_view pointer) {
    std::vector<spot> way;
    for (const spot& s : spots_of(whole, type))
        if (pointer.starts_with(s.pointer) &&
            (pointer.size() == s.pointer.size() || pointer[s.pointer.size()] == '/'))
            way.push_back(s);
    return way;
}

} // namespace tests

#endif
