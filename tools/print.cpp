#include "print.hpp"

#include <lintel/options.hpp>

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "documents.hpp"
#include "verdict.hpp"

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

/// "A", "A or B", "A, B or C".
std::string alternatives(ssm::document_set kinds) {
    const auto names = kinds.shapes();
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i)
        list += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + std::string(names[i]);
    return list;
}

/// " as A (B fits as well; choose with --as)", or ", 2 as A, 1 as B (…)".
std::string kinds_of(const tally& all) {
    const auto is_one = [&](const kind_tally& kind) { return kind.documents == all.documents; };
    const bool several = std::none_of(all.kinds.begin(), all.kinds.end(), is_one); // or some are not known
    std::string line;
    for (std::size_t i = 0; i < all.kinds.size(); ++i) {
        const kind_tally& kind = all.kinds[i];
        if (kind.documents == 0) continue;
        if (several) line += ", " + std::to_string(kind.documents);
        line += " as " + std::string(documents()[i].shape);
        if (!kind.also.empty())
            line += " (" + alternatives(kind.also) + " fits " + (kind.documents > 1 ? "some " : "") +
                    "as well" + (several ? ")" : "; choose with --as)");
    }
    return line;
}

std::string left_out(const tally& all) {
    std::string line;
    if (all.foreign > 0)
        line = all.foreign == 1 ? "1 text is not a document"
                                : plural(all.foreign, "text") + " are not documents";
    if (all.unreadable > 0)
        line += (line.empty() ? "" : "; ") + plural(all.unreadable, "file") + " could not be read";
    return line;
}

} // namespace

void kind_tally::add(const kind_tally& more) noexcept {
    documents += more.documents;
    also.add(more.also);
    fit_better += more.fit_better;
    better.add(more.better);
}

void tally::add(const report& found, const verdict& is) {
    if (is.is_known) {
        const auto number = number_of(*is.kind);
        if (kinds.size() <= number) kinds.resize(number + 1);
        kinds[number].add({1, is.also, is.better.size(), is.better});
    }
    ++documents;
    errors += found.count(severity::error);
    warnings += found.count(severity::warning);
    notes += found.count(severity::note);
}

void tally::add(const tally& more) {
    if (kinds.size() < more.kinds.size()) kinds.resize(more.kinds.size());
    for (std::size_t i = 0; i < more.kinds.size(); ++i) kinds[i].add(more.kinds[i]);
    foreign += more.foreign;
    foreign_status = std::max(foreign_status, more.foreign_status);
    documents += more.documents;
    errors += more.errors;
    warnings += more.warnings;
    notes += more.notes;
    unreadable += more.unreadable;
}

void complain(const findings_of& found) {
    std::string text;
    make_human_printer(look_of(stderr), false)->print(found, text);
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

std::string better_kinds(const tally& all) {
    kind_tally sum;
    for (const auto& kind : all.kinds) sum.add(kind);
    if (sum.fit_better == 0) return {};
    return alternatives(sum.better) + " fits " + plural(sum.fit_better, "document") +
           " better (leave --as out)";
}

std::string summary_of(const tally& all, bool detected) {
    if (all.documents + all.foreign + all.unreadable == 0) return "nothing checked: there is no document";
    const bool nothing = all.documents == 0;
    std::string line = nothing ? "nothing checked" : plural(all.documents, "document") + " checked";
    if (detected) line += kinds_of(all);
    if (nothing) return line + ": " + left_out(all);
    line += ": ";
    if (all.errors + all.warnings + all.notes == 0) line += "nothing found";
    const auto add = [&](std::size_t n, std::string_view what) {
        if (n == 0) return;
        if (line.back() != ' ') line += ", ";
        line += plural(n, what);
    };
    add(all.errors, "error");
    add(all.warnings, "warning");
    add(all.notes, "note");
    if (all.foreign + all.unreadable > 0) line += "; " + left_out(all);
    if (const std::string better = better_kinds(all); !better.empty()) line += "; " + better;
    return line;
}

} // namespace lintel::tool
