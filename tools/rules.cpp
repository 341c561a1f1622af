#include <lintel/serialize.hpp>

#include <boost/describe/class.hpp>

#include <algorithm>
#include <cstdio>

#include "commands.hpp"
#include "input.hpp"

namespace lintel::tool {
namespace {

/// A line of `--format json`.
struct rule_line {
    std::string rule, severity, why, source, shapes;

    BOOST_DESCRIBE_CLASS(rule_line, (), (rule, severity, why, source, shapes), (), ())
};

std::string for_people() {
    std::size_t widest = 0;
    for (const auto& r : all_rules()) widest = std::max(widest, r.info.id.size());
    std::string out;
    for (const auto& r : all_rules()) {
        std::string line(r.info.id);
        line.resize(widest + 2, ' ');
        line += to_string(r.info.severity);
        line.resize(widest + 11, ' ');
        out += line + std::string(r.info.why) + '\n' + std::string(widest + 11, ' ') + "shapes: " + r.shapes +
               '\n';
    }
    return out;
}

std::string for_programs() {
    std::string out;
    for (const auto& [r, shapes] : all_rules()) {
        serialize_to(out,
                     rule_line{std::string(r.id),
                               std::string(to_string(r.severity)),
                               std::string(r.why),
                               std::string(r.source),
                               shapes});
        out += '\n';
    }
    return out;
}

} // namespace

int run_rules(const request& asked) {
    return write(stdout, asked.format == "json" ? for_programs() : for_people()) ? clean : trouble;
}

} // namespace lintel::tool
