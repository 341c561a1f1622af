#include <cstdio>

#include "commands.hpp"
#include "input.hpp"
#include "print.hpp"
#include "verdict.hpp"

namespace lintel::tool {

int run_format(const request& asked) {
    const document* const named = document_asked(asked);
    const options opts = options_of(asked);
    loaded_file file;
    if (!load(asked.files.front(), opts.max_size, file)) return trouble;
    const document* const kind = kind_of(file.name, file.text, named);
    if (!kind) return trouble;
    std::string out;
    const report found = kind->format(file.text, out, opts);
    if (!found.empty() || found.omitted() > 0) {
        const std::function<std::string()> excerpt = [&] { return kind->redact(file.text, opts); };
        complain({file.name, found, 0, excerpt, file.text});
    }
    if (!found.ok()) return found_errors;
    out += '\n';
    return write_document(stdout, out) ? clean : trouble;
}

} // namespace lintel::tool
