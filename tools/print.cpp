#include "print.hpp"

#include <lintel/detail/text.hpp>

#include <unistd.h>

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
    make_human_printer(wants_colour(stderr))->print(found, text);
    std::fwrite(text.data(), 1, text.size(), stderr);
}

bool wants_colour(std::FILE* stream) { return isatty(fileno(stream)) && !std::getenv("NO_COLOR"); }

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

} // namespace lintel::tool
