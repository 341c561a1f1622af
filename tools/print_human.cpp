#include <lintel/detail/text.hpp>

#include <algorithm>

#include "print.hpp"

namespace lintel::tool {
namespace {

/// The part of the line around a column (1-based, bytes), with a caret under it; at most
/// `widest` characters.
std::string excerpt(std::string_view text, std::size_t offset, std::size_t widest) {
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
    explicit human_printer(const look& is) : look_(is) {}

    void print(const findings_of& f, std::string& out) const override {
        if (f.found.empty() && f.found.omitted() == 0) return;
        const std::string text = f.excerpt();
        for (const auto& d : f.found) print_one(f, d, text, out);
        if (const auto n = f.found.omitted(); n > 0)
            out += printable(f.file) + ": " + plural(n, "more finding") + " left out\n";
    }
    void finish(const tally& all, std::string& out) const override { out += summary_of(all) + '\n'; }

private:
    std::string painted(std::string_view code, std::string_view text) const {
        if (!look_.colour) return std::string(text);
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
        if (d.offset > 0 && !text.empty()) out += excerpt(text, d.offset, look_.width - around_line);
        if (!d.hint.empty()) out += "    " + painted("1;32", "hint: ") + printable(d.hint) + '\n';
    }

    static constexpr std::size_t around_line = 6; // its indent, and an ellipsis on either side

    look look_;
};

} // namespace

std::unique_ptr<printer> make_human_printer(const look& is) { return std::make_unique<human_printer>(is); }

} // namespace lintel::tool
