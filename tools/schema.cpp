#include <lintel/json_schema.hpp>

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <string>
#include <string_view>

#include "commands.hpp"
#include "input.hpp"

namespace lintel::tool {
namespace {

/// The value in one line, with a space after each colon and comma.
std::string one_line(const boost::json::value& v) {
    std::string out;
    if (const auto* object = v.if_object()) {
        for (const auto& [key, value] : *object)
            out += (out.empty() ? "{" : ", ") + boost::json::serialize(key) + ": " + one_line(value);
        return out.empty() ? "{}" : out + '}';
    }
    if (const auto* array = v.if_array()) {
        for (const auto& value : *array) out += (out.empty() ? "[" : ", ") + one_line(value);
        return out.empty() ? "[]" : out + ']';
    }
    return boost::json::serialize(v);
}

/// What fits into a line of 100 columns stands in one. As deep as a schema, which our own types bound.
void print(std::string& out, const boost::json::value& v, std::size_t indent, std::size_t taken) {
    constexpr std::size_t width = 100, step = 2;
    const std::string line = one_line(v);
    if (taken + line.size() <= width || !v.is_structured()) {
        out += line;
        return;
    }
    const std::string inside = '\n' + std::string(indent + step, ' ');
    std::string_view separator = "";
    const auto entry = [&](const std::string& key, const boost::json::value& value) {
        out += separator;
        out += inside + key;
        print(out, value, indent + step, indent + step + key.size() + 1);
        separator = ",";
    };
    out += v.is_object() ? '{' : '[';
    if (const auto* object = v.if_object())
        for (const auto& [key, value] : *object) entry(boost::json::serialize(key) + ": ", value);
    else
        for (const auto& value : v.get_array()) entry({}, value);
    out += '\n' + std::string(indent, ' ') + (v.is_object() ? '}' : ']');
}

} // namespace

int run_schema(const request& asked) {
    std::string out;
    const schema_options opts{asked.patterns == "portable" ? pattern_syntax::portable : pattern_syntax::ecma};
    print(out, document_named(asked.shape).schema(opts), 0, 0);
    return write(stdout, out + '\n') ? clean : trouble;
}

} // namespace lintel::tool
