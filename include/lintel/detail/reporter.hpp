#ifndef LINTEL_DETAIL_REPORTER_HPP
#define LINTEL_DETAIL_REPORTER_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/path.hpp>
#include <lintel/detail/vector.hpp>
#include <lintel/options.hpp>
#include <lintel/words.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace lintel::detail::inline LINTEL_ABI {

inline void place(diagnostic& d, const position& where) noexcept {
    d.offset = where.offset;
    d.line = where.line;
    d.column = where.column;
}

/// Puts findings into the order of the text; those at one place keep theirs.
inline void sort_by_place(report& out) {
    auto& kept = out.kept();
    const auto before = [](const diagnostic& a, const diagnostic& b) { return a.offset < b.offset; };
    if (std::is_sorted(kept.begin(), kept.end(), before)) return;
    vector<std::pair<std::size_t, std::size_t>> order; // by place, then by number
    order.reserve(kept.size());
    for (std::size_t i = 0; i < kept.size(); ++i) order.emplace_back(kept[i].offset, i);
    std::sort(order.begin(), order.end());
    vector<diagnostic> sorted;
    sorted.reserve(kept.size());
    for (const auto& [place, i] : order) sorted.push_back(std::move(kept[i]));
    kept = std::move(sorted);
}

/// Adds findings to a report as the options ask. A finding of a rule that is off is dropped. A finding that
/// would take the report past max_diagnostics or max_report_size is only counted, and so is every later one:
/// no pointer and no message is made for it.
class reporter {
public:
    reporter(report& out, const options& opts) noexcept
        : out_(&out), opts_(&opts), closed_(out.omitted() > 0) {}

    /// Whether a finding would be kept if it fits: for those who need work to say where it is. Counts the
    /// finding when it is not kept.
    bool wants(const rule_info& rule, std::size_t offset = 0) noexcept {
        const auto level = opts_->level(rule);
        if (!level) return false;
        if (!closed_ && out_->size() < opts_->max_diagnostics) return true;
        close(offset);
        out_->tally(*level);
        return false;
    }
    /// The finding that was kept, null when it was not. `where`: if the place in the text is known.
    [[gnu::cold]] diagnostic* add(const rule_info& rule,
                                  const step& at,
                                  const words& message,
                                  const words& hint,
                                  const position& where = {0, 0, 0}) {
        const auto level = opts_->level(rule);
        return level ? add(*level, rule.id, at, message, hint, where) : nullptr;
    }
    /// The same whatever the options say of the rule: for what makes a text unreadable.
    [[gnu::cold]] diagnostic* add(severity level,
                                  std::string_view rule,
                                  const step& at,
                                  const words& message,
                                  const words& hint,
                                  const position& where) {
        if (!closed_ && out_->size() < opts_->max_diagnostics) {
            const std::uint64_t path_size = pointer_size(at);
            if (fits(path_size + message.known_size() + hint.known_size())) {
                diagnostic d{level, rule, {}, message.text(), hint.text()};
                if (fits(path_size + d.message.size() + d.hint.size())) { // a function may have given more
                    d.pointer = pointer_to(at);
                    place(d, where);
                    out_->add(std::move(d));
                    return &out_->kept().back();
                }
            }
        }
        close(where.offset);
        out_->tally(level);
        return nullptr;
    }

    /// As wants(), for add_late().
    bool wants_late(const rule_info& rule, std::size_t offset) noexcept {
        const auto level = opts_->level(rule);
        if (level && offset >= closed_at_) out_->tally(*level);
        return level && offset < closed_at_;
    }
    /// Adds a finding whose place may be before those of earlier findings. It may be kept past the caps until
    /// trim().
    [[gnu::cold]] void add_late(
        const rule_info& rule, const step& at, const words& message, const words& hint, std::size_t offset) {
        if (!wants_late(rule, offset)) return;
        const severity level = *opts_->level(rule);
        if (pointer_size(at) > opts_->max_report_size) return close(offset), out_->tally(level);
        diagnostic d{level, rule.id, pointer_to(at), message.text(), hint.text()};
        place(d, {offset, 0, 0});
        out_->add(std::move(d));
        if (out_->size() / 2 > opts_->max_diagnostics || out_->bytes() / 2 > opts_->max_report_size) trim();
    }

    /// Orders the findings by their places, and leaves out those past the caps.
    void trim() {
        sort_by_place(*out_);
        std::size_t n = 0, bytes = 0;
        for (; n < out_->size() && n < opts_->max_diagnostics; ++n) {
            const std::size_t size = report::text_size((*out_)[n]);
            if (size > opts_->max_report_size - bytes) break;
            bytes += size;
        }
        if (n == out_->size()) return;
        close((*out_)[n].offset);
        out_->leave_out_from(n);
    }

    report& out() noexcept { return *out_; }
    const options& opts() const noexcept { return *opts_; }

private:
    bool fits(std::uint64_t bytes) const noexcept {
        return out_->bytes() <= opts_->max_report_size && bytes <= opts_->max_report_size - out_->bytes();
    }
    void close(std::size_t offset) noexcept {
        closed_ = true;
        closed_at_ = std::min(closed_at_, offset);
    }

    report* out_;
    const options* opts_;
    bool closed_;                                          // nothing more is kept, but for what is found late
    std::size_t closed_at_ = static_cast<std::size_t>(-1); // offset of the first finding that was left out
};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
