#include <cstdio>
#include <memory>

#include "commands.hpp"
#include "input.hpp"
#include "print.hpp"

namespace lintel::tool {
namespace {

std::unique_ptr<printer> make_printer(const std::string& format) {
    if (format == "json") return make_json_printer(stdout);
    return make_human_printer(stdout, wants_colour(stdout));
}

class check_run {
public:
    explicit check_run(const request& asked)
        : kind_(document_named(asked.shape)), opts_(options_of(asked)), checker_(kind_.checker(opts_)),
          printer_(make_printer(asked.format)), lines_(asked.ndjson) {}

    void file(const std::string& name) {
        input from(name);
        const std::string shown = name == "-" ? "<stdin>" : name;
        if (from.error().empty()) lines_ ? lines(shown, from) : whole(shown, from);
        if (from.error().empty()) return;
        say_unreadable(shown, from.error());
        ++all_.unreadable;
    }
    int finish() {
        printer_->finish(all_);
        if (!write(stdout, {})) return trouble;
        return all_.unreadable > 0 ? trouble : all_.errors > 0 ? found_errors : clean;
    }

private:
    void whole(const std::string& name, input& from) {
        const std::string text = from.read_all(opts_.max_size);
        if (from.error().empty()) one(name, text, 0);
    }
    void lines(const std::string& name, input& from) {
        std::size_t line = 0;
        from.read_lines(opts_.max_size, [&](std::string_view text) {
            if (text.find_first_not_of(" \t\r") != text.npos) one(name, text, line);
            ++line;
        });
    }
    void one(const std::string& name, std::string_view text, std::size_t first_line) {
        const report& found = checker_->check(text);
        all_.add(found);
        if (found.empty() && found.omitted() == 0) return;
        const std::function<std::string()> excerpt = [&] { return kind_.redact(text, opts_); };
        printer_->print({name, found, first_line, excerpt});
    }

    const document& kind_;
    options opts_;
    std::unique_ptr<any_checker> checker_;
    std::unique_ptr<printer> printer_;
    bool lines_;
    tally all_;
};

} // namespace

int run_check(const request& asked) {
    check_run run(asked);
    for (const auto& name : asked.files) run.file(name);
    return run.finish();
}

} // namespace lintel::tool
