#include "columns.hpp"
#include "print.hpp"
#include "printable.hpp"

namespace lintel::tool {
namespace {

/// Text for XML 1.0, attributes too.
std::string as_xml(std::string_view text) {
    std::string out;
    for (const char c : printable(text)) { // has no character that XML has not
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += c;
        }
    }
    return out;
}

/// A test case a document; its errors are one failure, as some readers know no more than one.
class junit_printer final : public printer {
public:
    explicit junit_printer(const document_kind& kind) : kind_(kind) {}

    bool shows_clean() const override { return true; }
    void begin(std::string& out) const override {
        out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite name=\"lintel\">\n";
    }
    void print(const findings_of& f, std::string& out) const override {
        std::string name = f.file;
        if (kind_.lines) name += ':' + std::to_string(f.first_line + 1);
        open_case(f.shape, name, f.file, out);
        const std::size_t errors = f.found.count(severity::error);
        if (f.found.empty() && f.found.omitted() == 0) {
            out += "/>\n";
            return;
        }
        out += ">\n";
        const auto columns = columns_of(f.found, f.text);
        if (errors > 0) {
            out += "<failure type=\"lintel\" message=\"" + plural(errors, "error") + "\">";
            lines(f, columns, true, out);
            out += "</failure>\n";
        }
        std::string others;
        lines(f, columns, false, others);
        if (const auto n = f.found.omitted(); n > 0) others += plural(n, "more finding") + " left out\n";
        if (!others.empty()) out += "<system-out>" + others + "</system-out>\n";
        out += "</testcase>\n";
    }
    void cannot_read(const std::string& file, const std::string& why, std::string& out) const override {
        open_case({}, file, file, out);
        out += ">\n<error type=\"unreadable\" message=\"" + as_xml(why) + "\"/>\n</testcase>\n";
    }
    void finish(const tally&, std::string& out) const override { out += "</testsuite>\n</testsuites>\n"; }

private:
    static void
    open_case(std::string_view shape, const std::string& name, const std::string& file, std::string& out) {
        out += "<testcase classname=\"" + as_xml(shape.empty() ? "lintel" : shape) + "\" name=\"" +
               as_xml(name) + "\" file=\"" + as_xml(file) + '"';
    }
    static void
    lines(const findings_of& f, const std::vector<std::size_t>& columns, bool errors, std::string& out) {
        for (std::size_t i = 0; i < f.found.size(); ++i) {
            const diagnostic& d = f.found[i];
            if ((d.severity == severity::error) != errors) continue;
            if (d.offset > 0)
                out += std::to_string(d.line + f.first_line) + ':' + std::to_string(columns[i]) + ": ";
            out += std::string(to_string(d.severity)) + '[' + as_xml(d.rule) + "]: " + as_xml(d.message);
            if (!d.pointer.empty()) out += " (" + as_xml(d.pointer) + ')';
            if (!d.hint.empty()) out += "; " + as_xml(hint_of(d));
            out += '\n';
        }
    }

    document_kind kind_;
};

} // namespace

std::unique_ptr<printer> make_junit_printer(const document_kind& kind) {
    return std::make_unique<junit_printer>(kind);
}

} // namespace lintel::tool
