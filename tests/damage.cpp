// A reader of a report sees everything that can be known of a document, whatever is wrong beside it, and
// nothing that is not so. Documents with findings are damaged at every other place in every way.
#include <lintel/check.hpp>
#include <lintel/ssm.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "broken_documents.hpp"
#include "document_tree.hpp"
#include "documents.hpp"
#include "rule_cases.hpp"

namespace {

namespace json = boost::json;
using lintel::detail::type_class;
using lintel::detail::type_table;
using tests::spot;
using tests::with;

/// A finding without its place, which damage before it moves.
std::string told(const lintel::diagnostic& d) {
    return std::string(d.rule) + ' ' + d.pointer + ": " + d.message + " (" +
           std::string(to_string(d.severity)) + ')';
}
using findings = std::multiset<std::string>;
template <class T> findings found_in(const std::string& text, const lintel::options& opts = {}) {
    findings all;
    for (const auto& d : lintel::check<T>(text, opts)) all.insert(told(d));
    return all;
}

/// With what findings imply: what is ignored because it is deprecated is deprecated, which is not told again.
findings with_implied(findings all) {
    findings more;
    for (const auto& one : all) {
        if (!one.starts_with("ignored-by-")) continue;
        const auto slash = one.find('/'), colon = one.find(':'), name = one.rfind('/', colon) + 1;
        more.insert("deprecated " + one.substr(slash, colon - slash) + ": " + one.substr(name, colon - name) +
                    " is deprecated (warning)");
    }
    all.merge(more);
    return all;
}

/// Texts that cannot be read as a value of that type.
std::vector<std::string> unreadable(const type_table& type) {
    std::vector<std::string> texts;
    for (const std::string text :
         {"5", "1.5", "99999999999999999999", "true", "\"?\"", "[[[]]]", "{\"a\":[5]}"}) {
        const bool is_text = text[0] == '"', is_object = text[0] == '{', is_list = text[0] == '[';
        const bool is_integer = text == "5";
        switch (type.kind) {
        case type_class::string:
        case type_class::enumeration:
            if (!is_text) texts.push_back(text);
            break;
        case type_class::integer:
            if (!is_integer) texts.push_back(text);
            break;
        case type_class::boolean:
            if (text != "true") texts.push_back(text);
            break;
        case type_class::blob: texts.push_back(text); break; // ? is not base64
        case type_class::list:
            if (!is_list) texts.push_back(text);
            break;
        default:
            if (!is_object) texts.push_back(text);
        }
    }
    return texts;
}

/// What might have stood there instead: values that can be read, with what rules look for.
std::vector<std::string> readable(const type_table& type, const json::value& original) {
    std::vector<std::string> texts{json::serialize(original)};
    const auto add = [&](std::initializer_list<std::string_view> more) {
        for (const auto text : more) texts.emplace_back(text);
    };
    switch (type.kind) {
    case type_class::string:
        add({R"("")",
             R"("x")",
             R"("1")",
             R"("5")",
             R"("*")",
             R"("{}")",
             R"("InstanceIds")",
             R"("WindowTargetIds")",
             R"("i-12345678")",
             R"("4f7ca192-7e9a-40fe-9192-5cb15e5f27a1")",
             R"("{{TARGET_ID}}")",
             R"("{{NOPE}}")",
             R"("{{INVOCATION_ID}}")",
             R"("arn:aws:states:us-east-1:111122223333:stateMachine:SSMx")",
             R"("arn:aws:lambda:us-east-1:111122223333:function:f")",
             R"("arn:aws:iam::111122223333:role/r")",
             R"("arn:aws:iam::444455556666:role/r")",
             R"("arn:aws:iam::111122223333:role/aws-service-role/ssm.amazonaws.com/AWSServiceRoleForAmazonSSM")",
             R"("SSM")",
             R"("AWS-RunPatchBaseline")",
             R"("Scan")"});
        break;
    case type_class::enumeration:
        for (const auto name : type.names) texts.push_back('"' + std::string(name) + '"');
        break;
    case type_class::integer: add({"0", "1", "7"}); break;
    case type_class::boolean: add({"true", "false"}); break;
    case type_class::blob: add({R"("")", R"("e30=")", R"("eyJhIjo=")"}); break;
    case type_class::list:
        add({"[]"});
        if (type.element->kind == type_class::structure) add({"[{}]"});
        if (type.element->kind == type_class::string) add({R"(["x"])", R"(["x","y"])", R"(["Scan"])"});
        break;
    default:
        add({"{}"});
        if (type.kind == type_class::structure && type.lookup.find("StepFunctions") < type.fields.size())
            add({R"({"RunCommand":{"Comment":"c"}})",
                 R"({"Automation":{"DocumentVersion":"1"}})",
                 R"({"StepFunctions":{"Input":"{}"}})",
                 R"({"Lambda":{"Qualifier":"1"}})",
                 R"({"Lambda":{"Qualifier":"SSM"}})"});
        if (type.kind == type_class::structure && type.lookup.find("Qualifier") < type.fields.size())
            add({R"({"Qualifier":"SSM"})"});
    }
    return texts;
}

bool is_at_or_below(std::string_view told_finding, const std::string& pointer) {
    const std::string_view at = told_finding.substr(told_finding.find(' ') + 1);
    return at.starts_with(pointer) && (at[pointer.size()] == ':' || at[pointer.size()] == '/');
}

std::string listed(const findings& all) {
    std::string text;
    for (const auto& one : all) text += "\n  " + one;
    return text;
}

/// What is found whatever readable value stands at a place.
template <class T> findings found_in_any_case(const json::value& whole, const spot& at) {
    findings all;
    bool begun = false;
    for (const auto& text : readable(*at.type, *at.value)) {
        // An element that equals another one says something of both.
        const auto holder = at.pointer.substr(0, at.pointer.rfind('/'));
        if (at.type->kind == type_class::enumeration && !holder.empty())
            if (const json::value* const list = &whole.at_pointer(holder); list->is_array()) {
                const auto same = std::count_if(list->get_array().begin(),
                                                list->get_array().end(),
                                                [&](const auto& e) { return json::serialize(e) == text; });
                if (same > 0) continue;
            }
        const findings some = with_implied(found_in<T>(with(whole, at.pointer, text)));
        if (!begun) {
            all = some;
        } else {
            findings both;
            std::set_intersection(
                all.begin(), all.end(), some.begin(), some.end(), std::inserter(both, both.end()));
            all = std::move(both);
        }
        begun = true;
    }
    return all;
}

template <class T> void damage_everywhere(const std::string& document) {
    const json::value whole = json::parse(document);
    const auto spots = tests::spots_of(whole, lintel::detail::type_table_of<T>::value);
    for (const spot& at : spots) {
        if (at.pointer.empty()) continue;
        const findings expected = found_in_any_case<T>(whole, at);
        for (const auto& text : unreadable(*at.type)) {
            const std::string damaged = with(whole, at.pointer, text);
            const findings is = found_in<T>(damaged), known = with_implied(is);
            INFO(damaged);
            for (const auto& one : expected)
                if (!is_at_or_below(one, at.pointer) && known.count(one) < expected.count(one))
                    FAIL_CHECK("lost: " << one << "; found:" << listed(is));
            for (const auto& one : known)
                if (!is_at_or_below(one, at.pointer) && known.count(one) > expected.count(one))
                    FAIL_CHECK("invented: " << one << "; known:" << listed(expected));
            // Of the value itself only the reader speaks.
            const auto of_it = std::count_if(
                is.begin(), is.end(), [&](const auto& one) { return is_at_or_below(one, at.pointer); });
            const auto of_key = std::count_if(expected.begin(), expected.end(), [&](const auto& one) {
                return one.find(" key ") != one.npos && is_at_or_below(one, at.pointer);
            });
            CHECK(of_it == 1 + of_key);

            // Whatever the caps are, a finding is kept or counted.
            const std::size_t all = is.size();
            for (const std::size_t cap : {std::size_t{0}, std::size_t{1}, all, all + 1}) {
                const auto some = lintel::check<T>(damaged, {.max_diagnostics = cap});
                CHECK(some.size() == std::min(cap, all));
                CHECK(some.size() + some.omitted() == all);
            }
            // A rule that is off takes only its own findings with it.
            std::set<std::string> rules;
            for (const auto& one : is) rules.insert(one.substr(0, one.find(' ')));
            for (const auto& rule : rules) {
                findings others;
                for (const auto& one : is)
                    if (one.substr(0, one.find(' ')) != rule) others.insert(one);
                CHECK(found_in<T>(damaged, {.rules = {{rule, {}}}}) == others);
            }
        }
    }
}

template <class T> std::string twice(const json::value& whole, const spot& at, std::string_view first) {
    // The member stands twice: once damaged, then as it was.
    const auto slash = at.pointer.rfind('/');
    const spot holder{at.pointer.substr(0, slash), nullptr, &whole.at_pointer(at.pointer.substr(0, slash))};
    std::string object = "{";
    for (const auto& [key, value] : holder.value->get_object()) {
        if (object.size() > 1) object += ',';
        const std::string name = json::serialize(json::string(key));
        if (at.pointer.substr(slash + 1) == lintel::detail::reference_token({key.data(), key.size()}))
            object += name + ':' + std::string(first) + ',';
        object += name + ':' + json::serialize(value);
    }
    return with(whole, holder.pointer, object + '}');
}

/// What a damaged member that is replaced later, or an unknown one, adds is one finding of the reader and no
/// other.
template <class T> void damage_beside(const std::string& document) {
    const json::value whole = json::parse(document);
    const auto spots = tests::spots_of(whole, lintel::detail::type_table_of<T>::value);
    const findings expected = found_in<T>(document);
    for (const spot& at : spots) {
        if (at.value->is_object()) {
            std::string object = json::serialize(*at.value);
            if (at.type->kind == type_class::structure) {
                object.replace(0, 1, object.size() > 2 ? R"({"zzzz":[5],)" : R"({"zzzz":[5])");
                findings is = found_in<T>(with(whole, at.pointer, object));
                INFO(object);
                CHECK(is.size() == expected.size() + 1);
                CHECK(std::includes(is.begin(), is.end(), expected.begin(), expected.end()));
            }
        }
        if (at.pointer.empty()) continue;
        const json::value& holder = whole.at_pointer(at.pointer.substr(0, at.pointer.rfind('/')));
        if (!holder.is_object()) continue;
        for (const auto& text : unreadable(*at.type)) {
            const std::string damaged = twice<T>(whole, at, text);
            INFO(damaged);
            for (const bool off : {false, true}) {
                const lintel::options opts =
                    off ? lintel::options{.rules = {{"duplicate-member", {}}}} : lintel::options{};
                const findings is = found_in<T>(damaged, opts);
                CHECK(is.size() == expected.size() + (off ? 1 : 2));
                CHECK(std::includes(is.begin(), is.end(), expected.begin(), expected.end()));
            }
            const auto counted = lintel::check<T>(damaged, {.max_diagnostics = 0});
            CHECK(counted.omitted() == expected.size() + 2);
        }
    }
}

} // namespace

TEST_SUITE("damage") {
    TEST_CASE("what can be known of a document is found whatever else could not be read, and nothing else") {
        using get = lintel::ssm::GetMaintenanceWindowTaskResult;
        for (const auto& document : tests::broken_documents()) damage_everywhere<get>(document);
        damage_everywhere<get>(std::string(tests::clean_task));
        for (const auto& c : tests::rule_cases) {
            if (c.in & tests::G) damage_everywhere<get>(tests::document<get>(c.fires));
            if (c.in & tests::R) damage_everywhere<tests::reg>(tests::document<tests::reg>(c.fires));
            if (c.in & tests::Q) damage_everywhere<tests::update>(tests::document<tests::update>(c.fires));
            if (c.in & tests::D)
                damage_everywhere<tests::described>(tests::document<tests::described>(c.fires));
            if (c.in & tests::U) damage_everywhere<tests::updated>(tests::document<tests::updated>(c.fires));
        }
    }
    TEST_CASE("an unknown member, or a damaged one that is replaced, changes no other finding") {
        using get = lintel::ssm::GetMaintenanceWindowTaskResult;
        for (const auto& document : tests::broken_documents()) damage_beside<get>(document);
        for (const auto& c : tests::rule_cases) {
            if (c.in & tests::G) damage_beside<get>(tests::document<get>(c.fires));
            if (c.in & tests::R) damage_beside<tests::reg>(tests::document<tests::reg>(c.fires));
        }
    }
}
