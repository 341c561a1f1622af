#include <lintel/serialize.hpp>

#include <boost/describe/class.hpp>

#include <cstdio>
#include <tuple>

#include "commands.hpp"
#include "input.hpp"
#include "print.hpp"
#include "printable.hpp"
#include "unknown_members.hpp"
#include "verdict.hpp"

namespace lintel::tool {
namespace {

/// A line of `--format json`.
struct difference_line {
    std::string what, pointer, before, after;

    BOOST_DESCRIBE_CLASS(difference_line, (), (what, pointer, before, after), (), ())
};

std::string for_programs(const difference& d) {
    std::string line =
        serialize(difference_line{std::string(to_string(d.what)), d.pointer, d.before, d.after}) + '\n';
    escape_in_json(line);
    return line;
}

std::string for_people(const difference& d, bool colour) {
    const bool added = d.what == difference::kind::added, removed = d.what == difference::kind::removed;
    const std::string sign = added ? "+ " : removed ? "- " : "~ ";
    const std::string values = added ? d.after : removed ? d.before : d.before + " -> " + d.after;
    const std::string line = sign + printable(d.pointer) + ": " + printable(values);
    if (!colour) return line + '\n';
    return std::string("\x1b[") + (added ? "32" : removed ? "31" : "33") + 'm' + line + "\x1b[0m\n";
}

} // namespace

int run_diff(const request& asked) {
    const auto named = [&](const std::string& shape) {
        return shape.empty() ? document_asked(asked) : &document_named(shape);
    };
    compare_choices how{options_of(asked), {}};
    if (asked.ignore_defaults || asked.keep_defaults) how.ignore_defaults = asked.ignore_defaults;
    const options& opts = how.opts;
    loaded_file a, b;
    if (!load(asked.files.at(0), opts.max_size, a) || !load(asked.files.at(1), opts.max_size, b))
        return trouble;
    const document *first_named = named(asked.first_shape), *second_named = named(asked.second_shape);
    const document* first = kind_of(a.name, a.text, first_named);
    const document* second = kind_of(b.name, b.text, second_named);
    if (!first || !second) return trouble;
    if (!comparison_of(*first, *second) && !first_named && !second_named)
        if (const document* const both = common_kind(a.text, b.text)) first = second = both;
    const compare_function compare = comparison_of(*first, *second);
    if (!compare)
        throw usage_error(
            "cannot compare " + std::string(first->shape) + " with " + std::string(second->shape) +
            ": give two documents of one shape, or a request and an answer, or name the shape with --as");

    compared found = compare(a.text, b.text, how);
    bool readable = true;
    for (const auto& [file, report, kind] :
         {std::tuple{&a, &found.first, first}, std::tuple{&b, &found.second, second}}) {
        const std::function<std::string()> excerpt = [&, text = &file->text, of = kind] {
            return of->redact(*text, opts);
        };
        if (!report->ok()) complain({file->name, *report, 0, excerpt, file->text});
        readable = readable && report->ok();
    }
    if (!readable) return trouble;
    const bool whole = compare_unknown_members(a.text, b.text, opts, found);

    if (found.differences.count(difference::kind::not_compared) > 0) {
        const std::string names = printable(a.name) + " and " + printable(b.name);
        std::fputs(("lintel: " + names + " are nested too deeply to be compared\n").c_str(), stderr);
        return trouble;
    }
    std::string out;
    for (const auto& d : found.differences)
        out += asked.format == "json" ? for_programs(d) : for_people(d, look_of(stdout).colour);
    if (!write(stdout, out)) return trouble;
    // Not on standard output, where each line is a difference.
    if (const auto n = found.differences.omitted(); n > 0)
        std::fputs(("lintel: " + plural(n, "more difference") + " left out\n").c_str(), stderr);
    if (!whole) {
        const std::string names = printable(a.name) + " and " + printable(b.name);
        std::fputs(("lintel: the unknown members of " + names +
                    " were not compared: there are too many, or a number is too large\n")
                       .c_str(),
                   stderr);
        return trouble;
    }
    return found.differences.equal() ? clean : found_errors;
}

} // namespace lintel::tool
