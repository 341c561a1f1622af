#include <lintel/serialize.hpp>

#include <boost/describe/class.hpp>

#include "print.hpp"

namespace lintel::tool {
namespace {

/// A line of `--format json`.
struct json_line {
    std::string file;
    std::size_t line, column;
    std::string pointer;
    std::string severity;
    std::string rule;
    std::string message;
    std::string hint;

    BOOST_DESCRIBE_CLASS(json_line, (), (file, line, column, pointer, severity, rule, message, hint), (), ())
};

class json_printer final : public printer {
public:
    void print(const findings_of& f, std::string& out) const override {
        for (const auto& d : f.found) {
            const std::size_t line = d.offset > 0 ? d.line + f.first_line : 0;
            serialize_to(out,
                         json_line{utf8(f.file),
                                   line,
                                   d.column,
                                   d.pointer,
                                   std::string(to_string(d.severity)),
                                   std::string(d.rule),
                                   d.message,
                                   d.hint});
            out += '\n';
        }
    }
    void finish(const tally&, std::string&) const override {}
};

} // namespace

std::unique_ptr<printer> make_json_printer() { return std::make_unique<json_printer>(); }

} // namespace lintel::tool
