#ifndef LINTEL_DETAIL_REPORTER_HPP
#define LINTEL_DETAIL_REPORTER_HPP

#include <lintel/options.hpp>

#include <string>
#include <utility>

namespace lintel::detail {

inline void place(diagnostic& d, const position& where) noexcept {
    d.offset = where.offset;
    d.line = where.line;
    d.column = where.column;
}

/// Adds findings to a report as the options ask: rules that are off are dropped, past the cap only counted.
class reporter {
public:
    reporter(report& out, const options& opts) noexcept : out_(&out), opts_(&opts) {}

    /// Whether the words are worth making: counts the finding when they are not.
    bool wants(const rule_info& rule) noexcept {
        const auto level = opts_->level(rule);
        if (!level) return false;
        if (out_->size() < opts_->max_diagnostics && out_->bytes() < opts_->max_report_size) return true;
        out_->tally(*level);
        return false;
    }
    /// Adds a finding that wants() has let through.
    void add(const rule_info& rule, std::string pointer, std::string message, std::string hint = {}) {
        const severity level = opts_->level(rule).value_or(rule.severity);
        out_->add({level, rule.id, std::move(pointer), std::move(message), std::move(hint)});
    }

    report& out() noexcept { return *out_; }
    const options& opts() const noexcept { return *opts_; }

private:
    report* out_;
    const options* opts_;
};

} // namespace lintel::detail

#endif
