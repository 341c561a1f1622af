#include <lintel/annotate.hpp>
#include <lintel/arena.hpp>
#include <lintel/check.hpp>
#include <lintel/diff.hpp>
#include <lintel/parse.hpp>
#include <lintel/redact.hpp>
#include <lintel/serialize.hpp>
#include <lintel/ssm.hpp>
#include <lintel/storage.hpp>

#include <valgrind/callgrind.h>

#include <cstddef>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../tools/print.hpp"
#include "pathological.hpp"
#include "rule_families.hpp"

// For tools/slopes: `slope` lists the families; `slope FAMILY BYTES` does its work once, counted by
// callgrind.
namespace {

using task = lintel::ssm::GetMaintenanceWindowTaskResult;
using request = lintel::ssm::UpdateMaintenanceWindowTaskRequest;

struct work {
    std::string name;
    std::function<std::string(std::size_t)> text;
    std::function<void(const std::string&)> run;
};

/// Two documents in one text, each of about half its size, with a line end between them; make("a", n) is the
/// first, make("b", n) the second.
template <class Make> auto two_of(Make make) {
    return [make](std::size_t n) { return make("a", n / 2) + '\n' + make("b", n / 2); };
}
std::string list_of(const std::string& value, std::size_t n) {
    return '[' + pathological::numbered(n, [&](const std::string& i) { return '"' + i + value + '"'; }) + ']';
}
/// Documents to compare.
struct pair_of {
    std::string name;
    std::function<std::string(std::size_t)> text;
};
std::vector<pair_of> all_pairs() {
    using pathological::numbered, pathological::repeated, pathological::run_command;
    return {
        {"long_key", two_of([](const std::string& which, std::size_t n) {
             return run_command(R"("Parameters":{")" + repeated("key", n / 2) +
                                "\":" + list_of(which, n / 2) + '}');
         })},
        {"map_keys", two_of([](const std::string& which, std::size_t n) {
             const auto key = [&](const std::string& i) { return '"' + i + which + R"(":[])"; };
             return run_command(R"("Parameters":{)" + numbered(n, key) + '}');
         })},
        {"map_values", two_of([](const std::string& which, std::size_t n) {
             const auto entry = [&](const std::string& i) { return '"' + i + R"(":[")" + which + "\"]"; };
             return run_command(R"("Parameters":{)" + numbered(n, entry) + '}');
         })},
        {"sets", two_of([](const std::string& which, std::size_t n) {
             return R"({"Targets":[{"Key":"k","Values":)" + list_of(which, n) + "}]}";
         })},
        {"lists", two_of([](const std::string& which, std::size_t n) {
             return run_command(R"("Parameters":{"k":)" + list_of(which, n) + '}');
         })},
        {"structures", two_of([](const std::string& which, std::size_t n) {
             const auto target = [&](const std::string& i) {
                 return R"({"Key":")" + i + R"(","Values":[")" + which + "\"]}";
             };
             return R"({"Targets":[)" + numbered(n, target) + "]}";
         })},
        {"one_value", two_of([](const std::string& which, std::size_t n) {
             return R"({"Name":")" + repeated(which, n) + "\"}";
         })},
    };
}

/// Values that hold themselves.
struct tree {
    std::optional<std::string> name;
    std::vector<tree> children;

    BOOST_DESCRIBE_CLASS(tree, (), (name, children), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("tree", lintel::member("name"), lintel::member("children", lintel::unordered));
};
std::string trees(const std::string& which, std::size_t n) {
    const auto deep = [&](const std::string& i) {
        return pathological::repeated(R"({"children":[)", 13 * 14) + R"({"name":")" + i + which + "\"}" +
               pathological::repeated("]}", 2 * 14);
    };
    return R"({"children":[)" + pathological::numbered(n, deep) + "]}";
}

template <class T> void compare(const std::string& text) {
    const std::size_t line = text.find('\n');
    const auto a = lintel::parse<T>(std::string_view(text).substr(0, line));
    const auto b = lintel::parse<T>(std::string_view(text).substr(line + 1));
    if (lintel::diff(a.value(), b.value()).equal()) std::exit(1);
}

/// The same of values whose maps are in the order of the text.
void compare_borrowed(const std::string& text) {
    const std::size_t line = text.find('\n');
    lintel::arena memory;
    lintel::borrowed_t<task> a{}, b{};
    (void)lintel::parse_borrowed(a, std::string_view(text).substr(0, line), memory);
    (void)lintel::parse_borrowed(b, std::string_view(text).substr(line + 1), memory);
    if (lintel::diff(a, b).equal()) std::exit(1);
}

/// What a format prints of findings wherever they are.
struct printed {
    const char* name;
    std::string (*text)(std::size_t);
};
constexpr printed printed_texts[] = {
    {"one_line",
     [](std::size_t n) {
         return R"({"TaskArn":")" + pathological::repeated("x", n - n / 50) + "\"," +
                pathological::numbered(n / 50, [](const std::string& i) { return "\"k" + i + "\":5"; }) + '}';
     }},
    {"one_place",
     [](std::size_t n) {
         std::size_t i = 0;
         std::string text = R"({"TaskInvocationParameters":{"StepFunctions":{"Input":")";
         while (text.size() < n)
             text += "{{" + std::string(60, 'A') + (++i % 2000 ? "" : std::to_string(i)) + "}}";
         return text + "\"}}}";
     }},
    {"nested_places",
     [](std::size_t n) {
         return R"({"TaskParameters":{")" + pathological::repeated("k/", n / 2) + R"(":{"Values":[)" +
                pathological::numbered(n / 2, [](const std::string&) { return R"("")"; }) + "]}}}";
     }},
    {"many_lines",
     [](std::size_t n) {
         return "{\n" + pathological::numbered(n, [](const std::string& i) { return '"' + i + "é\":1\n"; }) +
                '}';
     }},
    {"long_values",
     [](std::size_t n) {
         return R"({"Description":")" + pathological::repeated("日本", n / 2) + R"(","Name":")" +
                pathological::repeated("é ", n / 2) + "\"}";
     }},
};
/// Requests: skeletons that were not filled in, and names that are nearly known.
constexpr printed requests[] = {
    {"skeleton_targets",
     [](std::size_t n) {
         const auto target = [](const std::string&) { return R"({"Key":"","Values":[""]})"; };
         return R"({"WindowId":"","WindowTaskId":"","Name":"","Targets":[)" +
                pathological::numbered(n, target) + "]}";
     }},
    {"skeleton_map_keys",
     [](std::size_t n) {
         const auto entry = [](const std::string& i) { return "\"k" + i + R"(":[""])"; };
         return R"({"WindowId":"","WindowTaskId":"","Name":"","TaskInvocationParameters":{"RunCommand":{
"Comment":"","Parameters":{)" +
                pathological::numbered(n, entry) + "}}}}";
     }},
    {"skeleton_events",
     [](std::size_t n) {
         return R"({"WindowId":"","WindowTaskId":"","Name":"","TaskInvocationParameters":{"RunCommand":{
"Comment":"","NotificationConfig":{"NotificationArn":"","NotificationEvents":[)" +
                pathological::numbered(n, [](const std::string&) { return R"("All")"; }) + "]}}}}";
     }},
    {"near_names",
     [](std::size_t n) {
         return '{' + pathological::numbered(n, [](const std::string& i) { return "\"Nmae" + i + "\":1"; }) +
                '}';
     }},
};
/// Texts in which an account may stand.
std::string beginnings_of_arns(std::size_t n) {
    return R"({"Description":")" + pathological::repeated("arn:", n / 2) + R"(","Name":")" +
           pathological::repeated("arn:aws:iam::", n / 2) + "\"}";
}

struct format {
    const char* name;
    std::unique_ptr<lintel::tool::printer> (*make)();
};
constexpr format formats[] = {
    {"human", [] { return lintel::tool::make_human_printer({}, false); }},
    {"json", [] { return lintel::tool::make_json_printer(); }},
    {"sarif", [] { return lintel::tool::make_sarif_printer({false}); }},
    {"github", [] { return lintel::tool::make_github_printer(false); }},
    {"junit", [] { return lintel::tool::make_junit_printer({false}); }},
};
void print(const format& as, const std::string& text) {
    const auto found = lintel::check<task>(text);
    const std::string file = "file.json";
    const std::function<std::string()> excerpt = [&] { return lintel::redact<task>(text); };
    std::string out;
    as.make()->print({file, found, 0, excerpt, text}, out);
    if (out.empty()) std::exit(1);
}

std::vector<work> all_work() {
    std::vector<work> all;
    for (const auto& f : pathological::families)
        all.push_back({f.name, f.text, [](const std::string& text) { (void)lintel::check<task>(text); }});
    for (const auto* const name : {"duplicate_map_keys", "list_elements", "map_keys", "nested"})
        for (const auto& f : pathological::families)
            if (f.name == std::string_view(name))
                all.push_back({std::string("redact_") + name, f.text, [](const std::string& text) {
                                   (void)lintel::redact<task>(text);
                               }});
    const auto format_both = [](const std::string& text) {
        for (const bool pretty : {false, true}) {
            std::string out;
            (void)lintel::format_to<task>(out, text, {.pretty = pretty});
        }
    };
    for (const auto* const name :
         {"duplicate_map_keys", "escapes", "list_elements", "many_members", "map_keys", "nested"})
        for (const auto& f : pathological::families)
            if (f.name == std::string_view(name))
                all.push_back({std::string("format_") + name, f.text, format_both});
    all.push_back({"one_byte_chunks", pathological::clean, [](const std::string& text) {
                       lintel::parser<task> p;
                       for (const char& c : text) p.write({&c, 1});
                       (void)p.finish();
                   }});
    all.push_back({"owning", pathological::clean, [](const std::string& text) {
                       const auto x = lintel::parse<task>(text);
                       (void)lintel::serialize(*x);
                       (void)lintel::diff(*x, task{});
                       (void)lintel::ssm::to_update(*x);
                   }});
    for (const auto& pair : all_pairs()) all.push_back({"diff_" + pair.name, pair.text, compare<task>});
    for (const auto& pair : all_pairs())
        if (pair.name == "map_keys") all.push_back({"diff_borrowed_map_keys", pair.text, compare_borrowed});
    all.push_back({"diff_nested", two_of(trees), compare<tree>});
    const auto convert = [](const std::string& text) {
        const auto x = lintel::parse<task>(text);
        (void)lintel::ssm::to_register(*x);
        (void)lintel::ssm::to_update(*x);
    };
    for (const auto* const name : {"map_keys", "list_elements", "payload"})
        for (const auto& f : pathological::families)
            if (f.name == std::string_view(name))
                all.push_back({std::string("convert_") + name, f.text, convert});
    all.push_back({"convert_beginnings_of_arns", beginnings_of_arns, convert});
    for (const auto& what : requests)
        all.push_back({std::string("request_") + what.name, what.text, [](const std::string& text) {
                           if (lintel::check<request>(text).empty()) std::exit(1);
                       }});
    all.push_back({"append", pathological::clean, [](const std::string& text) {
                       const auto x = lintel::parse<task>(R"({"Name":"abc"})");
                       std::string out;
                       while (out.size() < text.size()) (void)lintel::serialize_to(out, *x);
                   }});
    for (const auto& as : formats)
        for (const auto& what : printed_texts)
            all.push_back({std::string(as.name) + '_' + what.name, what.text, [&](const std::string& text) {
                               print(as, text);
                           }});
    for (auto& f : tests::rule_families()) all.push_back({std::move(f.name), std::move(f.text), f.run});
    return all;
}

} // namespace

int main(int count, char** arguments) {
    for (const work& w : all_work()) {
        if (count != 3) {
            std::cout << w.name << '\n';
            continue;
        }
        if (w.name != arguments[1]) continue;
        const std::string text = w.text(std::stoul(arguments[2]));
        CALLGRIND_START_INSTRUMENTATION;
        w.run(text);
        CALLGRIND_STOP_INSTRUMENTATION;
        return 0;
    }
    return count == 3;
}
