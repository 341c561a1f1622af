#include <algorithm>
#include <cstdio>

#include "commands.hpp"
#include "input.hpp"
#include "print.hpp"
#include "printable.hpp"
#include "replace.hpp"
#include "verdict.hpp"

namespace lintel::tool {
namespace {

/// Prints a file's canonical text, or does with it what --check or --write says. `named`: the kind that --as
/// names, or null.
int format_one(const request& asked,
               const document* named,
               const options& opts,
               const std::string& argument) {
    loaded_file file;
    if (!load(argument, opts.max_size, file)) return trouble;
    const document* const kind = kind_of(file.name, file.text, named);
    if (!kind) return trouble;
    std::string out;
    const report found = kind->format(file.text, out, asked.pretty, opts);
    if (!found.empty() || found.omitted() > 0) {
        const std::function<std::string()> excerpt = [&] { return kind->redact(file.text, opts); };
        complain({file.name, found, 0, excerpt, file.text});
    }
    if (!found.ok()) return found_errors;
    out += '\n';
    if (asked.check) {
        if (out == file.text) return clean;
        return write(stdout, printable(file.name) + '\n') ? found_errors : trouble;
    }
    if (!asked.write) return write_document(stdout, out) ? clean : trouble;
    return out == file.text || store(argument, out) ? clean : trouble;
}

} // namespace

int run_format(const request& asked) {
    if (asked.write && std::find(asked.files.begin(), asked.files.end(), "-") != asked.files.end())
        throw usage_error("--write needs files: standard input cannot be written");
    const document* const named = document_asked(asked);
    const options opts = options_of(asked);
    int worst = clean;
    for (const auto& argument : asked.files)
        worst = std::max(worst, format_one(asked, named, opts, argument));
    return worst;
}

} // namespace lintel::tool
