#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "commands.hpp"
#include "input.hpp"
#include "print.hpp"

namespace lintel::tool {

int run_format(const request& asked) {
    const document& kind = document_named(asked.shape);
    const options opts = options_of(asked);
    const std::string& name = asked.files.front();
    const std::string shown = name == "-" ? "<stdin>" : name;
    input from(name);
    const std::string text = from.error().empty() ? from.read_all(opts.max_size) : std::string();
    if (!from.error().empty()) {
        std::fprintf(stderr, "lintel: cannot read %s: %s\n", printable(shown).c_str(), from.error().c_str());
        return trouble;
    }
    std::string out;
    const report found = kind.format(text, out, opts);
    if (!found.empty() || found.omitted() > 0) {
        const std::function<std::string()> excerpt = [&] { return kind.redact(text, opts); };
        make_human_printer(stderr, isatty(STDERR_FILENO) && !std::getenv("NO_COLOR"))
            ->print({shown, found, 0, excerpt});
    }
    if (!found.ok()) return found_errors;
    out += '\n';
    if (std::fwrite(out.data(), 1, out.size(), stdout) != out.size() || std::fflush(stdout) != 0) {
        std::fputs("lintel: cannot write the document\n", stderr);
        return trouble;
    }
    return clean;
}

} // namespace lintel::tool
