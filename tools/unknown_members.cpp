#include "unknown_members.hpp"

#include <lintel/rule_info.hpp>

#include <boost/json/parse.hpp>

#include <set>
#include <string>

namespace lintel::tool {
namespace {

namespace json = boost::json;

void add_places(std::set<std::string>& places, const report& found) {
    for (const diagnostic& d : found)
        if (d.rule == rules::unknown_member.id) places.insert(d.pointer);
}

const json::value* value_at(const json::value& document, const std::string& pointer) {
    json::error_code absent;
    return document.find_pointer(pointer, absent);
}

} // namespace

bool compare_unknown_members(std::string_view a, std::string_view b, const options& opts, compared& found) {
    if (found.first.omitted() > 0 || found.second.omitted() > 0) return false;
    std::set<std::string> places;
    add_places(places, found.first);
    add_places(places, found.second);
    if (places.empty()) return true;

    json::parse_options how;
    how.max_depth = opts.depth_limit();
    json::error_code failed_first, failed_second;
    const json::value first = json::parse({a.data(), a.size()}, failed_first, {}, how);
    const json::value second = json::parse({b.data(), b.size()}, failed_second, {}, how);
    if (failed_first || failed_second) return false;
    using kind = difference::kind;
    const std::string secret = "\"***\"";
    for (const std::string& place : places) {
        const json::value *before = value_at(first, place), *after = value_at(second, place);
        if (before && after && *before == *after) continue;
        const kind what = !before ? kind::added : !after ? kind::removed : kind::changed;
        found.differences.add({what, place, before ? secret : "", after ? secret : ""});
    }
    return true;
}

} // namespace lintel::tool
