#include <lintel/serialize.hpp>

#include <boost/describe/class.hpp>

#include "columns.hpp"
#include "print.hpp"
#include "printable.hpp"

namespace lintel::tool {
namespace {

/// A line of `--format json`.
struct json_line {
    std::string file;
    std::size_t line;
    std::size_t column;     // in bytes
    std::size_t characters; // the column in characters
    std::string pointer;
    std::string severity;
    std::string rule;
    std::string message;
    std::string hint;

    BOOST_DESCRIBE_CLASS(
        json_line, (), (file, line, column, characters, pointer, severity, rule, message, hint), (), ())
};

class json_printer final : public printer {
public:
    void print(const findings_of& f, std::string& out) const override {
        const auto columns = columns_of(f.found, f.text);
        for (std::size_t i = 0; i < f.found.size(); ++i) {
            const diagnostic& d = f.found[i];
            const std::size_t begin = out.size(), line = d.offset > 0 ? d.line + f.first_line : 0;
            serialize_to(out,
                         json_line{utf8(f.file),
                                   line,
                                   d.column,
                                   columns[i],
                                   d.pointer,
                                   std::string(to_string(d.severity)),
                                   std::string(d.rule),
                                   d.message,
                                   hint_of(d)});
            escape_in_json(out, begin);
            out += '\n';
        }
    }
    bool shows_omitted() const override { return false; }
    void finish(const tally&, std::string&) const override {}
};

} // namespace

std::unique_ptr<printer> make_json_printer() { return std::make_unique<json_printer>(); }

} // namespace lintel::tool
