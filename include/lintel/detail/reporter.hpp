#ifndef LINTEL_DETAIL_REPORTER_HPP
#define LINTEL_DETAIL_REPORTER_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/options.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
    std::vector<std::pair<std::size_t, std::size_t>> order; // by place, then by number
    order.reserve(kept.size());
    for (std::size_t i = 0; i < kept.size(); ++i) order.emplace_back(kept[i].offset, i);
    std::sort(order.begin(), order.end());
    std::vector<diagnostic> sorted;
    sorted.reserve(kept.size());
    for (const auto& [place, i] : order) sorted.push_back(std::move(kept[i]));
    kept = std::move(sorted);
}

/// Leaves out what is past the caps in a report that is in order.
inline void trim(report& out, const options& opts) {
    std::size_t n = 0, bytes = 0;
    while (n < out.size() && n < opts.max_diagnostics && bytes < opts.max_report_size)
        bytes += report::text_size(out[n++]);
    out.leave_out_from(n);
}

/// Whether a report keeps one more finding.
inline bool has_room(const report& out, const options& opts) noexcept {
    return out.size() < opts.max_diagnostics && out.bytes() < opts.max_report_size;
}

/// Whether a sorted list has a pointer. Logarithmic in its length.
inline bool has_pointer(const std::vector<std::string>& sorted, std::string_view pointer) {
    return std::binary_search(sorted.begin(), sorted.end(), pointer, std::less<>());
}

/// Adds findings to a report as the options ask: rules that are off are dropped, past the cap only counted.
class reporter {
public:
    /// `unread`: the sorted pointers of what could not be read of the value, if it was read.
    reporter(report& out, const options& opts, const std::vector<std::string>* unread = nullptr) noexcept
        : out_(&out), opts_(&opts), unread_(unread) {}

    /// Whether the words are worth making: counts the finding when they are not.
    bool wants(const rule_info& rule) noexcept {
        const auto level = opts_->level(rule);
        if (!level) return false;
        if (has_room(*out_, *opts_)) return true;
        out_->tally(*level);
        return false;
    }
    /// The same for a finding that may stand before some that are already there: with `room`, it is kept past
    /// the caps, and trim() leaves out what it has pushed over them.
    bool wants_late(const rule_info& rule, bool room) noexcept {
        const auto level = opts_->level(rule);
        if (level && !room) out_->tally(*level);
        return level && room;
    }
    /// Adds a finding that one of these has let through.
    void add(const rule_info& rule, std::string pointer, std::string message, std::string hint = {}) {
        const severity level = opts_->level(rule).value_or(rule.severity);
        out_->add({level, rule.id, std::move(pointer), std::move(message), std::move(hint)});
    }

    bool all_was_read() const noexcept { return !unread_ || unread_->empty(); }
    /// Whether the value with that pointer itself could not be read.
    bool is_unread(std::string_view pointer) const { return unread_ && has_pointer(*unread_, pointer); }

    report& out() noexcept { return *out_; }
    const options& opts() const noexcept { return *opts_; }

private:
    report* out_;
    const options* opts_;
    const std::vector<std::string>* unread_;
};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
