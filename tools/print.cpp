#include "print.hpp"

#include <lintel/detail/text.hpp>

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace lintel::tool {
namespace {

void append_hex(std::string& out, unsigned char byte) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += "\\x";
    out += digits[byte >> 4];
    out += digits[byte & 15];
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

look look_of(std::FILE* stream) {
    look is;
    const int file = fileno(stream);
    if (!isatty(file)) return is;
    const auto named = [](const char* variable) {
        const char* const value = std::getenv(variable);
        return std::string_view(value ? value : "");
    };
    is.colour = named("NO_COLOR").empty() && named("TERM") != "dumb";
    winsize size{};
    constexpr std::size_t least = 40;
    if (ioctl(file, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        is.width = std::max<std::size_t>(size.ws_col, least);
    return is;
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

std::string printable(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto byte = static_cast<unsigned char>(text[0]);
        std::size_t size = byte < 0x80 ? 1 : detail::utf8_sequence(text);
        const bool control = byte < 0x20 || byte == 0x7f ||
                             (byte == 0xc2 && size == 2 && static_cast<unsigned char>(text[1]) < 0xa0);
        if (size == 0 || control) {
            size = size == 0 ? 1 : size;
            for (const char c : text.substr(0, size)) append_hex(out, static_cast<unsigned char>(c));
        } else {
            out += text.substr(0, size);
        }
        text.remove_prefix(size);
    }
    return out;
}

std::string utf8(std::string_view text) {
    return detail::is_utf8(text) ? std::string(text) : printable(text);
}

} // namespace lintel::tool
