#ifndef LINTEL_DIAGNOSTIC_HPP
#define LINTEL_DIAGNOSTIC_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/vector.hpp>
#include <lintel/position.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace lintel {

/// How much a finding matters. Only an `error` makes a report not ok.
enum class severity : std::uint8_t { note, warning, error };

/// Its name, as in reports.
LINTEL_TAGGED constexpr std::string_view to_string(severity level) noexcept {
    switch (level) {
    case severity::note: return "note";
    case severity::warning: return "warning";
    case severity::error: return "error";
    }
    return {};
}

/// One finding. It never holds a sensitive value or a part of one.
struct diagnostic {
    /// Every member; those without a text have no place. @{
    LINTEL_TAGGED diagnostic() = default;
    LINTEL_TAGGED diagnostic(lintel::severity level,
                             std::string_view id,
                             std::string at,
                             std::string words,
                             std::string advice = {},
                             const position& where = {})
        : severity(level), rule(id), pointer(std::move(at)), message(std::move(words)),
          hint(std::move(advice)), offset(where.offset), line(where.line), column(where.column) {}
    /// @}
    // The members that the compiler makes, declared so that they have the tag.
    LINTEL_TAGGED diagnostic(const diagnostic&) = default;
    LINTEL_TAGGED diagnostic(diagnostic&&) = default;
    LINTEL_TAGGED diagnostic& operator=(const diagnostic&) = default;
    LINTEL_TAGGED diagnostic& operator=(diagnostic&&) = default;
    LINTEL_TAGGED ~diagnostic() = default;

    lintel::severity severity = severity::error; ///< after the options
    std::string_view rule;                       ///< stable id with static storage, such as "length"
    std::string pointer;                         ///< RFC 6901; "" is the whole document
    std::string message;                         ///< what is wrong, naming the member
    std::string hint;                            ///< what to do; may be empty
    std::size_t offset = 0;                      ///< byte, 1-based; 0 when there is no text
    std::size_t line = 0;                        ///< 1-based; 0 when there is no text
    std::size_t column = 0;                      ///< in bytes, 1-based; 0 when there is no text

    LINTEL_TAGGED bool operator==(const diagnostic&) const = default;
};

/// The findings of one run, in document order where there is a text. A range of `diagnostic`.
class report {
public:
    // The members that the compiler makes, declared so that they have the tag.
    LINTEL_TAGGED report() = default;
    LINTEL_TAGGED report(const report&) = default;
    LINTEL_TAGGED report(report&&) = default;
    LINTEL_TAGGED report& operator=(const report&) = default;
    LINTEL_TAGGED report& operator=(report&&) = default;
    LINTEL_TAGGED ~report() = default;

    /// As of a container, constant time. @{
    using value_type = diagnostic;
    using const_iterator = const diagnostic*;
    using iterator = const_iterator;

    LINTEL_TAGGED const_iterator begin() const noexcept { return found_.data(); }
    LINTEL_TAGGED const_iterator end() const noexcept { return found_.data() + found_.size(); }
    LINTEL_TAGGED std::size_t size() const noexcept { return found_.size(); }
    LINTEL_TAGGED bool empty() const noexcept { return found_.empty(); }
    LINTEL_TAGGED const diagnostic& operator[](std::size_t i) const noexcept { return found_[i]; }
    LINTEL_TAGGED const diagnostic& front() const noexcept { return found_.front(); }
    LINTEL_TAGGED const diagnostic& back() const noexcept { return found_.back(); }
    /// @}

    /// True when no finding, kept or left out, is an error.
    LINTEL_TAGGED bool ok() const noexcept { return errors_ == 0; }
    /// Findings of that severity, those left out included.
    LINTEL_TAGGED std::size_t count(severity level) const noexcept {
        return level == severity::error ? errors_ : level == severity::warning ? warnings_ : notes_;
    }
    /// Findings left out past `options::max_diagnostics` or `options::max_report_size`.
    LINTEL_TAGGED std::size_t omitted() const noexcept {
        return errors_ + warnings_ + notes_ - found_.size();
    }

    /// Counts a finding and, when `keep`, stores it.
    LINTEL_TAGGED void add(diagnostic&& d, bool keep = true) {
        const severity level = d.severity;
        const std::size_t bytes = text_size(d);
        if (keep) {
            found_.push_back(std::move(d));
            bytes_ += bytes;
        }
        tally(level);
    }
    /// Counts a finding that is left out.
    LINTEL_TAGGED void tally(severity level) noexcept {
        ++(level == severity::error ? errors_ : level == severity::warning ? warnings_ : notes_);
    }
    /// The kept findings, for those who place, sort or drop them.
    LINTEL_TAGGED detail::vector<diagnostic>& kept() noexcept { return found_; }
    /// Leaves out the kept findings from number `n` on; they stay counted.
    LINTEL_TAGGED void leave_out_from(std::size_t n) {
        for (std::size_t i = n; i < found_.size(); ++i) bytes_ -= text_size(found_[i]);
        if (n < found_.size()) found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(n), found_.end());
    }
    /// How much a report holds, for rewind().
    struct mark {
        std::size_t kept = 0;     ///< findings
        std::size_t errors = 0;   ///< those left out included
        std::size_t warnings = 0; ///< likewise
        std::size_t notes = 0;    ///< likewise
    };
    /// As it is now.
    LINTEL_TAGGED mark position() const noexcept { return {found_.size(), errors_, warnings_, notes_}; }
    /// Drops what was added since a mark was taken.
    LINTEL_TAGGED void rewind(const mark& to) {
        leave_out_from(to.kept);
        errors_ = to.errors, warnings_ = to.warnings, notes_ = to.notes;
    }
    /// Bytes of text kept: pointers, messages and hints.
    LINTEL_TAGGED std::size_t bytes() const noexcept { return bytes_; }
    /// Empties the report and keeps its memory.
    LINTEL_TAGGED void clear() noexcept {
        found_.clear();
        errors_ = warnings_ = notes_ = bytes_ = 0;
    }

    LINTEL_TAGGED bool operator==(const report&) const = default;

    /// Bytes of a finding's own texts.
    LINTEL_TAGGED static std::size_t text_size(const diagnostic& d) noexcept {
        return d.pointer.size() + d.message.size() + d.hint.size();
    }

private:
    detail::vector<diagnostic> found_;
    std::size_t errors_ = 0;
    std::size_t warnings_ = 0;
    std::size_t notes_ = 0;
    std::size_t bytes_ = 0;
};

} // namespace lintel

#endif
