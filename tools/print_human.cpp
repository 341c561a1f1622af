#include "columns.hpp"
#include "excerpt.hpp"
#include "print.hpp"
#include "printable.hpp"

namespace lintel::tool {
namespace {

class human_printer final : public printer {
public:
    human_printer(const look& is, bool detected) : look_(is), detected_(detected) {}

    bool shows_summary() const override { return true; }
    void print(const findings_of& f, std::string& out) const override {
        if (f.found.empty() && f.found.omitted() == 0) return;
        const std::string text = f.excerpt();
        const auto columns = columns_of(f.found, f.text);
        for (std::size_t i = 0; i < f.found.size(); ++i) print_one(f, f.found[i], columns[i], text, out);
        if (const auto n = f.found.omitted(); n > 0)
            out += printable(f.file) + ": " + plural(n, "more finding") + " left out\n";
    }
    void finish(const tally& all, std::string& out) const override {
        out += summary_of(all, detected_) + '\n';
    }

private:
    std::string painted(std::string_view code, std::string_view text) const {
        if (!look_.colour) return std::string(text);
        return "\x1b[" + std::string(code) + 'm' + std::string(text) + "\x1b[0m";
    }
    static std::string_view paint_of(severity level) {
        return level == severity::error ? "1;31" : level == severity::warning ? "1;33" : "1;36";
    }
    void print_one(const findings_of& f,
                   const diagnostic& d,
                   std::size_t column,
                   std::string_view text,
                   std::string& out) const {
        std::string head = printable(f.file);
        if (d.offset > 0) head += ':' + std::to_string(d.line + f.first_line) + ':' + std::to_string(column);
        out += painted("1", head + ": ");
        out += painted(paint_of(d.severity),
                       std::string(to_string(d.severity)) + '[' + std::string(d.rule) + ']');
        out += ": " + printable(d.message);
        if (!d.pointer.empty()) out += " (" + printable(d.pointer) + ')';
        out += '\n';
        if (d.offset > 0 && !text.empty())
            out += excerpt(text, begin_of(d, text), line_begin_of(d, text), look_.width - around_line);
        if (!d.hint.empty()) out += "    " + painted("1;32", "hint: ") + printable(hint_of(d)) + '\n';
    }

    static constexpr std::size_t around_line = 6; // its indent, and an ellipsis on either side

    look look_;
    bool detected_;
};

} // namespace

std::unique_ptr<printer> make_human_printer(const look& is, bool detected) {
    return std::make_unique<human_printer>(is, detected);
}

} // namespace lintel::tool
