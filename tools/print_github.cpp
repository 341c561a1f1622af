#include "columns.hpp"
#include "print.hpp"
#include "printable.hpp"

namespace lintel::tool {
namespace {

/// A value of a workflow command. Source: the toolkit's escapeProperty and escapeData.
std::string escaped(std::string_view text, std::string_view more = {}) {
    std::string out;
    for (const char c : printable(text)) {
        if (c == '%')
            out += "%25";
        else if (more.find(c) == more.npos)
            out += c;
        else
            out += c == ':' ? "%3A" : "%2C";
    }
    return out;
}
std::string property(std::string_view text) { return escaped(text, ":,"); }

std::string_view command_of(severity level) {
    return level == severity::error ? "error" : level == severity::warning ? "warning" : "notice";
}

/// Annotations: workflow commands on standard output, a line each.
class github_printer final : public printer {
public:
    explicit github_printer(bool detected) : detected_(detected) {}

    bool shows_summary() const override { return true; }
    void print(const findings_of& f, std::string& out) const override {
        const std::string file = property(f.file);
        const auto columns = columns_of(f.found, f.text);
        for (std::size_t i = 0; i < f.found.size(); ++i) {
            const diagnostic& d = f.found[i];
            out += "::" + std::string(command_of(d.severity)) + " file=" + file;
            if (d.offset > 0)
                out +=
                    ",line=" + std::to_string(d.line + f.first_line) + ",col=" + std::to_string(columns[i]);
            out += ",title=lintel " + property(d.rule) + "::" + escaped(d.message);
            if (!d.pointer.empty()) out += " (" + escaped(d.pointer) + ')';
            if (!d.hint.empty()) out += "%0Ahint: " + escaped(hint_of(d));
            out += '\n';
        }
        if (const auto n = f.found.omitted(); n > 0)
            out += "::warning file=" + file + ",title=lintel::" + plural(n, "more finding") + " left out\n";
    }
    void cannot_read(const std::string& file, const std::string& why, std::string& out) const override {
        out +=
            "::error file=" + property(file) + ",title=lintel::cannot read the file: " + escaped(why) + '\n';
    }
    void finish(const tally& all, std::string& out) const override {
        out += summary_of(all, detected_) + '\n';
    }

private:
    bool detected_;
};

} // namespace

std::unique_ptr<printer> make_github_printer(bool detected) {
    return std::make_unique<github_printer>(detected);
}

} // namespace lintel::tool
