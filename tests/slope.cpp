#include <lintel/check.hpp>
#include <lintel/diff.hpp>
#include <lintel/parse.hpp>
#include <lintel/redact.hpp>
#include <lintel/serialize.hpp>
#include <lintel/ssm.hpp>

#include <valgrind/callgrind.h>

#include <functional>
#include <iostream>
#include <string>
#include <string_view>

#include "pathological.hpp"

// For tools/slopes: `slope` lists the families; `slope FAMILY BYTES` does its work once, counted by
// callgrind.
namespace {

using task = lintel::ssm::GetMaintenanceWindowTaskResult;

struct work {
    std::string name;
    std::function<std::string(std::size_t)> text;
    std::function<void(const std::string&)> run;
};

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
