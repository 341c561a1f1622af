#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include "commands.hpp"
#include "input.hpp"
#include "lines.hpp"
#include "ordered_pool.hpp"
#include "print.hpp"
#include "printable.hpp"
#include "progress.hpp"
#include "verdict.hpp"

namespace lintel::tool {
namespace {

std::unique_ptr<printer> make_printer(const request& asked) {
    if (asked.format == "json") return make_json_printer();
    if (asked.format == "sarif") return make_sarif_printer({asked.ndjson});
    if (asked.format == "github") return make_github_printer(asked.shape == auto_shape);
    if (asked.format == "junit") return make_junit_printer({asked.ndjson});
    return make_human_printer(look_of(stdout), asked.shape == auto_shape);
}

std::size_t threads_of(const request& asked) {
    return asked.jobs > 0 ? asked.jobs : std::max(1U, std::thread::hardware_concurrency());
}

/// What a run does the same with every document.
struct check_plan {
    const request& asked;
    const document* named; ///< by --as; null for auto
    options opts;
    std::unique_ptr<printer> format;
};

/// What came of a part of the input.
struct outcome {
    std::string text;
    std::string complaints; ///< for standard error
    tally all;
};

/// The part of the input that one worker has.
struct portion {
    std::string name;
    std::optional<std::string> argument; ///< a file to be read whole
    std::string standard_input;          ///< when that is the file: read in turn, as it can be read once
    line_block block;                    ///< or lines
    std::string error;                   ///< or why there are none
};

bool is_blank_line(std::string_view text) { return text.find_first_not_of(" \t\r") == text.npos; }

/// Deals the input out: lines with --ndjson, otherwise whole files.
class dealer {
public:
    explicit dealer(const check_plan& plan) : plan_(plan) {}

    taken deal(portion& to) {
        to.error.clear();
        to.argument.reset();
        to.block.lines.clear();
        while (open_ || next_ < plan_.asked.files.size()) {
            if (!open_) {
                const std::string& argument = plan_.asked.files[next_++];
                name_ = shown_name(argument);
                if (!plan_.asked.ndjson) {
                    to.name = name_;
                    to.argument = argument;
                    if (argument == "-") read_whole(argument, to.standard_input, to.error);
                    return taken::piece;
                }
                open_.emplace(argument, plan_.opts.max_size);
            }
            to.name = name_;
            if (open_->from.error().empty() && open_->lines.next(to.block)) {
                open_->is_blank = open_->is_blank && is_blank(to.block);
                return to.block.large() ? taken::large_piece : taken::piece;
            }
            to.error = open_->from.error();
            // A file without a line is read as one document, which is none. A pipe may be empty.
            if (to.error.empty() && open_->is_blank && open_->argument != "-") to.argument = open_->argument;
            open_.reset();
            if (!to.error.empty() || to.argument) return taken::piece;
        }
        return taken::nothing;
    }

    /// Reads a file; `error` becomes why not, empty when it can be read.
    void read_whole(const std::string& argument, std::string& text, std::string& error) const {
        input from(argument);
        if (from.error().empty()) text = from.read_all(plan_.opts.max_size);
        error = from.error();
    }

private:
    static bool is_blank(const line_block& block) {
        return std::all_of(block.lines.begin(), block.lines.end(), is_blank_line);
    }
    struct open_file {
        open_file(const std::string& name, std::size_t limit)
            : argument(name), from(name), lines(from, limit) {}
        std::string argument;
        input from;
        line_reader lines;
        bool is_blank = true; ///< what was read
    };

    const check_plan& plan_;
    std::size_t next_ = 0; // file
    std::string name_;
    std::optional<open_file> open_;
};

/// One thread's checkers, and what it works on.
class check_worker {
public:
    check_worker(const check_plan& plan, dealer& source)
        : plan_(plan), source_(source), checkers_(documents().size()) {}

    taken take() { return source_.deal(mine_); }

    template <class PassOn> void work(outcome& out, const PassOn& pass_on) {
        if (mine_.argument) file(out);
        std::size_t line = mine_.block.lines_before;
        for (const std::string_view text : mine_.block.lines) {
            if (!is_blank_line(text)) one(text, line, out);
            if (out.text.size() > passed_on_at) pass_on();
            ++line;
        }
        if (!mine_.error.empty()) complain_of(mine_.error, out);
        if (!mine_.block.large()) return;
        mine_.block = {}; // and the checkers' memory, which grew with it
        for (auto& checker : checkers_) checker.reset();
        syntax_checker_.reset();
    }

private:
    static constexpr std::size_t passed_on_at = std::size_t{1} << 20;

    void file(outcome& out) {
        std::string text;
        if (*mine_.argument == "-")
            text = std::move(mine_.standard_input);
        else
            source_.read_whole(*mine_.argument, text, mine_.error);
        if (mine_.error.empty()) one(text, 0, out);
    }
    void one(std::string_view text, std::size_t lines_before, outcome& out) {
        const verdict is = judge(text, plan_.named);
        if (!is.kind) return refuse(text, lines_before, out);
        const report& found = (is.is_known ? checker_for(*is.kind) : syntax_checker(*is.kind)).check(text);
        out.all.add(found, is);
        if (found.omitted() > 0 && !plan_.format->shows_omitted())
            out.complaints += "lintel: " + printable(mine_.name) + ": " +
                              plural(found.omitted(), "more finding") + " left out\n";
        if (found.empty() && found.omitted() == 0 && !plan_.format->shows_clean()) return;
        const std::function<std::string()> excerpt = [&] { return is.kind->redact(text, plan_.opts); };
        plan_.format->print(
            {mine_.name, found, lines_before, excerpt, text, is.is_known ? is.kind->shape : ""}, out.text);
    }
    /// Of a text that is no document.
    void refuse(std::string_view text, std::size_t lines_before, outcome& out) {
        ++out.all.foreign;
        const auto level = plan_.opts.level(rules::not_a_document);
        if (!level) return;
        report found;
        found.add(not_a_document(text, plan_.named, *level));
        if (*level == severity::error) out.all.foreign_status = mine_.argument ? trouble : found_errors;
        const std::function<std::string()> no_excerpt = [] { return std::string(); };
        plan_.format->print({mine_.name, found, lines_before, no_excerpt, text}, out.text);
    }
    /// Made when it is first needed.
    any_checker& checker_for(const document& kind) {
        auto& checker = checkers_[number_of(kind)];
        if (!checker) checker = kind.checker(plan_.opts);
        return *checker;
    }
    /// Of a text whose kind is not known, so that a member cannot be unknown to it.
    any_checker& syntax_checker(const document& any) {
        if (!syntax_checker_) {
            options opts = plan_.opts;
            opts.rules.push_back({std::string(rules::unknown_member.id), std::nullopt});
            syntax_checker_ = any.checker(opts);
        }
        return *syntax_checker_;
    }
    void complain_of(const std::string& why, outcome& out) {
        out.complaints += unreadable(mine_.name, why);
        plan_.format->cannot_read(mine_.name, why, out.text);
        ++out.all.unreadable;
    }

    const check_plan& plan_;
    dealer& source_;
    std::vector<std::unique_ptr<any_checker>> checkers_; ///< in the order of documents()
    std::unique_ptr<any_checker> syntax_checker_;
    portion mine_;
};

/// Where the outcomes go, in order.
class output {
public:
    explicit output(const printer& format) : format_(format) {}

    /// The three are false when the output cannot be written.
    bool begin() {
        std::string text;
        format_.begin(text);
        return put(text);
    }
    /// Writes an outcome, adds it up and empties it.
    bool hand_on(outcome& out) {
        all_.add(out.all);
        if (!out.text.empty() || !out.complaints.empty()) shown_.clear();
        if (!out.text.empty() &&
            !put(std::string_view(out.text).substr(any_ ? 0 : format_.separator().size())))
            return false;
        any_ = any_ || !out.text.empty();
        std::fputs(out.complaints.c_str(), stderr);
        constexpr std::size_t kept = std::size_t{2} << 20; // bytes of memory
        if (out.text.capacity() > kept) out.text = {};
        out.text.clear();
        out.complaints.clear();
        out.all = {};
        shown_.show(all_);
        return true;
    }
    bool finish() {
        shown_.clear();
        std::string text;
        format_.finish(all_, text);
        return put(text);
    }
    const tally& all() const { return all_; }

private:
    bool put(std::string_view text) { return written_ = written_ && write(stdout, text); }

    const printer& format_;
    progress shown_;
    tally all_;
    bool any_ = false; // result
    bool written_ = true;
};

} // namespace

int run_check(const request& asked) {
    const check_plan plan{asked, document_asked(asked), options_of(asked), make_printer(asked)};
    dealer source(plan);
    output to(*plan.format);
    if (!to.begin()) return trouble;
    ordered_pool<outcome> pool([&](outcome& out) { return to.hand_on(out); });
    pool.run(threads_of(asked), [&] { return check_worker(plan, source); });
    if (!to.finish()) return trouble;
    const tally& all = to.all();
    if (const std::string better = better_kinds(all); !better.empty() && !plan.format->shows_summary())
        std::fputs(("lintel: " + better + '\n').c_str(), stderr);
    const int status = all.unreadable > 0 ? trouble : all.errors > 0 ? found_errors : clean;
    return std::max(status, all.foreign_status);
}

} // namespace lintel::tool
