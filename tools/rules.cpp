#include <lintel/serialize.hpp>

#include <boost/describe/class.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

#include "commands.hpp"
#include "input.hpp"

namespace lintel::tool {
namespace {

/// A line of `--format json`.
struct rule_line {
    std::string rule, severity, evidence, why, source, shapes;

    BOOST_DESCRIBE_CLASS(rule_line, (), (rule, severity, evidence, why, source, shapes), (), ())
};

/// The text, and blanks up to that width; at least one.
std::string padded(std::string_view text, std::size_t width) {
    std::string out(text);
    out.resize(std::max(width, text.size() + 1), ' ');
    return out;
}

std::string for_people() {
    std::size_t rule = 0, evidence = 0;
    for (const auto& r : all_rules()) {
        rule = std::max(rule, r.info.id.size() + 2);
        evidence = std::max(evidence, r.info.evidence.size() + 2);
    }
    constexpr std::size_t severity = 9;
    std::string out =
        "Evidence: S the service's own text, P a public rule set that quotes it, D documentation or a "
        "specification, R observed by running it, I inferred\n\n";
    for (const auto& r : all_rules())
        out += padded(r.info.id, rule) + padded(to_string(r.info.severity), severity) +
               padded(r.info.evidence, evidence) + std::string(r.info.why) + '\n' +
               std::string(rule + severity + evidence, ' ') + "shapes: " + detail::listed(r.shapes) + '\n';
    return out;
}

std::string for_programs() {
    std::string out;
    for (const auto& [r, shapes] : all_rules()) {
        serialize_to(out,
                     rule_line{std::string(r.id),
                               std::string(to_string(r.severity)),
                               std::string(r.evidence),
                               std::string(r.why),
                               std::string(r.source),
                               detail::listed(shapes)});
        out += '\n';
    }
    return out;
}

} // namespace

int run_rules(const request& asked) {
    return write(stdout, asked.format == "json" ? for_programs() : for_people()) ? clean : trouble;
}

} // namespace lintel::tool
