#include <lintel/detail/text.hpp>

#include <algorithm>

#include "print.hpp"

namespace lintel::tool {
namespace {

constexpr std::size_t widest = 100; // characters of a line that are shown

std::string plural(std::size_t n, std::string_view what) {
    return std::to_string(n) + ' ' + std::string(what) + (n == 1 ? "" : "s");
}

/// The part of the line around a column (1-based, bytes), with a caret under it.
std::string excerpt(std::string_view text, std::size_t offset) {
    const std::size_t at = std::min(offset - 1, text.size());
    const std::size_t before = text.substr(0, at).rfind('\n');
    std::size_t begin = before == text.npos ? 0 : before + 1;
    std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > begin && text[end - 1] == '\r') --end;
    const auto inside = [&](std::size_t i) { return (static_cast<unsigned char>(text[i]) & 0xc0) == 0x80; };
    bool cut_begin = false, cut_end = false;
    if (at - begin > widest / 2) {
        begin = at - widest / 2, cut_begin = true;
        while (begin < at && inside(begin)) ++begin;
    }
    if (end > begin + widest) {
        end = begin + widest, cut_end = true;
        while (end > at && end < text.size() && inside(end)) --end;
    }
    std::string line(text.substr(begin, end - begin));
    std::replace_if(line.begin(), line.end(), [](char c) { return c == '\t' || c == '\r'; }, ' ');
    const std::string shown = std::string(cut_begin ? "…" : "") + printable(line) + (cut_end ? "…" : "");
    const std::size_t lead =
        detail::scalar_count(printable(line.substr(0, std::min(at - begin, line.size())))) + cut_begin;
    return "    " + shown + "\n    " + std::string(lead, ' ') + "^\n";
}

class human_printer final : public printer {
public:
    explicit human_printer(bool colour) : colour_(colour) {}

    void print(const findings_of& f, std::string& out) const override {
        if (f.found.empty() && f.found.omitted() == 0) return;
        const std::string text = f.excerpt();
        for (const auto& d : f.found) print_one(f, d, text, out);
        if (const auto n = f.found.omitted(); n > 0)
            out += printable(f.file) + ": " + plural(n, "more finding") + " left out\n";
    }
    void finish(const tally& all, std::string& out) const override {
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
        out += line + '\n';
    }

private:
    std::string painted(std::string_view code, std::string_view text) const {
        if (!colour_) return std::string(text);
        return "\x1b[" + std::string(code) + 'm' + std::string(text) + "\x1b[0m";
    }
    static std::string_view paint_of(severity level) {
        return level == severity::error ? "1;31" : level == severity::warning ? "1;33" : "1;36";
    }
    void print_one(const findings_of& f, const diagnostic& d, std::string_view text, std::string& out) const {
        std::string head = printable(f.file);
        if (d.offset > 0)
            head += ':' + std::to_string(d.line + f.first_line) + ':' + std::to_string(d.column);
        out += painted("1", head + ": ");
        out += painted(paint_of(d.severity),
                       std::string(to_string(d.severity)) + '[' + std::string(d.rule) + ']');
        out += ": " + printable(d.message);
        if (!d.pointer.empty()) out += " (" + printable(d.pointer) + ')';
        out += '\n';
        if (d.offset > 0 && !text.empty()) out += excerpt(text, d.offset);
        if (!d.hint.empty()) out += "    " + painted("1;32", "hint: ") + printable(d.hint) + '\n';
    }

    bool colour_;
};

} // namespace

std::unique_ptr<printer> make_human_printer(bool colour) { return std::make_unique<human_printer>(colour); }

} // namespace lintel::tool
