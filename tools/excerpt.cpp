#include "excerpt.hpp"

#include <algorithm>

#include "printable.hpp"

namespace lintel::tool {
namespace {

/// A character takes at most 4 bytes, and most have a cell. Only what has none can need more bytes than this;
/// then the excerpt is cut all the same.
constexpr std::size_t bytes_per_cell = 4;

/// The first character as an excerpt shows it.
shown_character shown(std::string_view text) noexcept {
    if (text[0] == '\t' || text[0] == '\r') return {1, 1, false};
    return first_character(text);
}

void append(std::string& out, std::string_view text, const shown_character& first) {
    if (text[0] == '\t' || text[0] == '\r')
        out += ' ';
    else
        append_shown(out, text, first);
}

/// A part of an excerpt, its width, and whether more of the line is there.
struct side {
    std::string text;
    std::size_t cells = 0;
    bool cut = false;
};

/// The end of `line`: at most `widest` cells.
side before(std::string_view line, std::size_t widest) {
    std::string_view part = line.substr(line.size() - std::min(line.size(), bytes_per_cell * widest));
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; };
    while (part.size() < line.size() && !part.empty() && continues(part[0])) part.remove_prefix(1);
    side is;
    for (auto rest = part; !rest.empty(); rest.remove_prefix(shown(rest).size)) is.cells += shown(rest).cells;
    const auto drop_first = [&] {
        const shown_character first = shown(part);
        part.remove_prefix(first.size);
        is.cells -= first.cells;
    };
    while (is.cells > widest) drop_first();
    // A combining character that has lost its base would join the ellipsis.
    while (part.size() < line.size() && !part.empty() && shown(part).cells == 0) drop_first();
    is.cut = part.size() < line.size();
    while (!part.empty()) {
        const shown_character first = shown(part);
        append(is.text, part, first);
        part.remove_prefix(first.size);
    }
    return is;
}

/// The begin of the line that `text` begins with: at most `widest` cells.
side behind(std::string_view text, std::size_t widest) {
    const std::size_t most = bytes_per_cell * widest;
    const auto line_ends = [&] {
        return text.empty() || text[0] == '\n' || text == "\r" || text.starts_with("\r\n");
    };
    side is;
    for (std::size_t taken = 0; !line_ends();) {
        const shown_character first = shown(text);
        is.cut = is.cells + first.cells > widest || taken + first.size > most;
        if (is.cut) break;
        append(is.text, text, first);
        is.cells += first.cells;
        taken += first.size;
        text.remove_prefix(first.size);
    }
    return is;
}

} // namespace

std::string excerpt(std::string_view text, std::size_t at, std::size_t line_begin, std::size_t widest) {
    const side left = before(text.substr(line_begin, at - line_begin), widest / 2);
    const side right = behind(text.substr(at), widest - left.cells);
    constexpr std::string_view indent = "    ";
    const std::string_view ellipsis = "…";
    std::string out(indent);
    if (left.cut) out += ellipsis;
    out += left.text + right.text;
    if (right.cut) out += ellipsis;
    out += '\n';
    out += indent;
    out.append(left.cells + left.cut, ' ');
    return out += "^\n";
}

} // namespace lintel::tool
