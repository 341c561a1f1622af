#include <lintel/serialize.hpp>

#include <boost/describe/class.hpp>

#include <cstdio>

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
    explicit json_printer(std::FILE* out) : out_(out) {}

    void print(const findings_of& f) override {
        for (const auto& d : f.found) {
            const std::size_t line = d.offset > 0 ? d.line + f.first_line : 0;
            std::string text = serialize(json_line{detail::is_utf8(f.file) ? f.file : printable(f.file),
                                                   line,
                                                   d.column,
                                                   d.pointer,
                                                   std::string(to_string(d.severity)),
                                                   std::string(d.rule),
                                                   d.message,
                                                   d.hint});
            text += '\n';
            std::fwrite(text.data(), 1, text.size(), out_);
        }
    }
    void finish(const tally&) override {}

private:
    std::FILE* out_;
};

} // namespace

std::unique_ptr<printer> make_json_printer(std::FILE* out) { return std::make_unique<json_printer>(out); }

} // namespace lintel::tool
