#include "print.hpp"

#include <lintel/options.hpp>

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace lintel::tool {
namespace {

std::string_view environment(const char* variable) {
    const char* const value = std::getenv(variable);
    return value ? value : "";
}

/// What the hint of a rule's finding calls an option of the library, and what the program calls it.
struct named_option {
    std::string_view rule;
    std::string_view of_library;
    std::string of_program;
};
std::array<named_option, 4> named_options() {
    return {{{"limit", "max_size", "--max-size"},
             {"limit", "max_depth", "--max-depth (at most " + std::to_string(options::deepest) + ')'},
             {"encoding", "set options::blobs to raw", "use --blobs raw"},
             {"encoding", "set write_options::blobs to base64", "use --blobs base64"}}};
}

} // namespace

void tally::add(const report& found) noexcept {
    ++documents;
    errors += found.count(severity::error);
    warnings += found.count(severity::warning);
    notes += found.count(severity::note);
}

void tally::add(const tally& more) noexcept {
    documents += more.documents;
    errors += more.errors;
    warnings += more.warnings;
    notes += more.notes;
    unreadable += more.unreadable;
}

void complain(const findings_of& found) {
    std::string text;
    make_human_printer(look_of(stderr))->print(found, text);
    std::fwrite(text.data(), 1, text.size(), stderr);
}

bool takes_escapes(std::FILE* stream) {
    const std::string_view terminal = environment("TERM");
    return isatty(fileno(stream)) && !terminal.empty() && terminal != "dumb";
}

look look_of(std::FILE* stream) {
    look is;
    const int file = fileno(stream);
    if (!isatty(file)) return is;
    is.colour = environment("NO_COLOR").empty() && takes_escapes(stream);
    winsize size{};
    constexpr std::size_t least = 40;
    if (ioctl(file, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        is.width = std::max<std::size_t>(size.ws_col, least);
    return is;
}

std::string hint_of(const diagnostic& d) {
    std::string hint = d.hint;
    for (const auto& option : named_options())
        if (const auto at = d.rule == option.rule ? hint.find(option.of_library) : hint.npos; at != hint.npos)
            hint.replace(at, option.of_library.size(), option.of_program);
    return hint;
}

std::string plural(std::size_t n, std::string_view what) {
    return std::to_string(n) + ' ' + std::string(what) + (n == 1 ? "" : "s");
}

std::string summary_of(const tally& all) {
    std::string line = plural(all.documents, "document") + " checked: ";
    if (all.errors + all.warnings + all.notes == 0) line += "nothing found";
    const auto add = [&](std::size_t n, std::string_view what) {
        if (n == 0) return;
        if (line.back() != ' ') line += ", ";
        line += plural(n, what);
    };
    add(all.errors, "error");
    add(all.warnings, "warning");
    add(all.notes, "note");
    if (all.unreadable > 0) line += "; " + plural(all.unreadable, "file") + " could not be read";
    return line;
}

} // namespace lintel::tool
