#ifndef LINTEL_TESTS_RULE_FAMILIES_HPP
#define LINTEL_TESTS_RULE_FAMILIES_HPP

#include <lintel/blob.hpp>
#include <lintel/check.hpp>
#include <lintel/detail/type_table.hpp>
#include <lintel/ssm.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document_tree.hpp"
#include "rule_cases.hpp"

// For each rule of the model, each list, map and text on the way to its finding grown to any size. They are
// made from the rules' cases, and every rule has a case (tests/rules.cpp), so no rule can be forgotten.
namespace tests {

/// A way to grow a document.
enum class growth {
    elements, ///< of a list: its elements are repeated
    entries,  ///< of a map: its entries are repeated under other keys
    long_key, ///< of a map: half of the size is its key, half the elements of the lists below it
    text      ///< a text or a blob is repeated
};

struct rule_family {
    std::string name;
    std::function<std::string(std::size_t)> text;
    void (*run)(const std::string&);
};

namespace families {

namespace json = boost::json;
using lintel::detail::type_class;
using lintel::detail::type_table;

inline std::string repeated_text(const type_table& type, const json::value& original, std::size_t n) {
    std::string one(original.get_string());
    lintel::blob bytes;
    if (type.kind == type_class::blob) {
        bytes.resize(lintel::base64_decoded_size(one));
        (void)lintel::base64_decode(one, bytes.data());
        one.assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    }
    std::string all;
    while (all.size() < n) all += one.empty() ? "x" : one;
    if (type.kind != type_class::blob) return json::serialize(json::string(all));
    std::string encoded;
    lintel::base64_encode(std::as_bytes(std::span(all.data(), all.size())), encoded);
    return '"' + encoded + '"';
}

/// Writes a document in which what is at a pointer is grown to n bytes.
struct writer {
    std::string_view target;
    growth how;
    std::size_t n;
    std::string out{};
    bool below_long_key = false;

    void write(const json::value& v, const type_table* type, const std::string& at) {
        const bool here = at == target;
        if (v.is_object()) {
            out += '{';
            bool begun = false;
            const auto one = [&](std::string_view key, std::string_view written, const json::value& below) {
                if (begun) out += ',';
                begun = true;
                out += json::serialize(json::string(written)) + ':';
                write(below, trees::type_below(*type, key), pointer_below(at, key));
            };
            const std::size_t begin = out.size();
            for (std::size_t i = 0; i == 0 || (here && how == growth::entries && out.size() - begin < n); ++i)
                for (const auto& [key, below] : v.get_object()) {
                    std::string written(key);
                    if (here && how == growth::entries && i > 0) written += std::to_string(i);
                    if (here && how == growth::long_key) {
                        while (written.size() < n / 2) written += "k/";
                        below_long_key = true;
                    }
                    one(key, written, below);
                }
            out += '}';
        } else if (v.is_array()) {
            const bool grows = (here && how == growth::elements) || below_long_key;
            const std::size_t size = below_long_key ? n / 2 : n;
            out += '[';
            const std::size_t begin = out.size();
            for (std::size_t i = 0; i == 0 || (grows && !v.get_array().empty() && out.size() - begin < size);
                 ++i) {
                std::size_t j = 0;
                for (const auto& below : v.get_array()) {
                    if (i + j > 0) out += ',';
                    write(below, type->element, at + '/' + std::to_string(j++));
                }
            }
            out += ']';
        } else if (here && how == growth::text && v.is_string()) {
            out += repeated_text(*type, v, n);
        } else {
            out += json::serialize(v);
        }
    }
};

/// check with the usual options, with the rule turned off, and with few findings kept.
template <class T> void check_thrice(const std::string& text) {
    (void)lintel::check<T>(text);
    lintel::options off;
    for (const auto& c : rule_cases) off.rules.push_back({std::string(c.rule), {}});
    (void)lintel::check<T>(text, off);
    (void)lintel::check<T>(text, {.max_diagnostics = 10});
}

template <class T> void add(const rule_case& c, std::size_t number, std::vector<rule_family>& all) {
    const json::value whole = json::parse(document<T>(c.fires));
    const type_table& root = lintel::detail::type_table_of<T>::value;
    const auto grow = [&](const std::string& pointer, growth how, std::string_view word) {
        all.push_back({std::string(c.rule) + '_' + std::to_string(number) + pointer + ':' + std::string(word),
                       [=, &root](std::size_t n) {
                           writer w{pointer, how, n};
                           w.write(whole, &root, "");
                           return w.out;
                       },
                       check_thrice<T>});
    };
    for (const spot& s : way_to(whole, root, c.pointer)) {
        if (s.type->kind == type_class::map && s.value->is_object()) {
            grow(s.pointer, growth::entries, "entries");
            grow(s.pointer, growth::long_key, "long_key");
        }
        if (s.type->kind == type_class::list && s.value->is_array())
            grow(s.pointer, growth::elements, "elements");
        if ((s.type->kind == type_class::string || s.type->kind == type_class::blob) && s.value->is_string())
            grow(s.pointer, growth::text, "text");
    }
}

} // namespace families

/// All of them. A name is the rule, the number of its case, the pointer that grows and how.
inline std::vector<rule_family> rule_families() {
    std::vector<rule_family> all;
    std::size_t number = 0;
    for (const auto& c : rule_cases) {
        ++number;
        if (c.in & G)
            families::add<get>(c, number, all);
        else if (c.in & R)
            families::add<reg>(c, number, all);
        else if (c.in & Q)
            families::add<update>(c, number, all);
        else
            families::add<updated>(c, number, all);
    }
    return all;
}

} // namespace tests

#endif
