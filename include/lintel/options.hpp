#ifndef LINTEL_OPTIONS_HPP
#define LINTEL_OPTIONS_HPP

#include <lintel/blob.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/diagnostic.hpp>
#include <lintel/rule_info.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace lintel {

/// What becomes of one rule's findings: another severity, or none at all.
struct rule_setting {
    std::string rule;                         ///< id, such as "unknown-member"
    std::optional<lintel::severity> severity; ///< absent: the rule is off
    /// Given: only for findings that have this severity of their own, as those of one rule can differ.
    std::optional<lintel::severity> only{};
};

/// Limits and choices of parse, validate, check and diff. Plain data, so designated initialisers work:
/// `lintel::check<T>(text, {.max_diagnostics = 20, .rules = {{"unknown-member", {}}}})`.
struct options {
    /// The largest `max_depth` that is honoured: the parser's stack use grows with it.
    static constexpr std::size_t deepest = 256;

    std::size_t max_depth = 32;                   ///< open containers; more is a `limit` error
    std::size_t max_size = std::size_t{64} << 20; ///< bytes of text; more is a `limit` error
    std::size_t max_diagnostics = 1000; ///< findings, or differences, kept; the rest is only counted
    /// Bytes of pointers and texts of the findings, or differences, that are kept. The first that does not
    /// fit and all later ones are only counted.
    std::size_t max_report_size = std::size_t{4} << 20;
    /// Later entries win. `syntax`, `limit` and invalid UTF-8 stay errors in a text. Where `type`, `range` or
    /// `encoding` is off, a value that cannot be read is left out without a finding.
    std::vector<rule_setting> rules = {};
    blob_form blobs = blob_form::base64; ///< how blobs are read; limits of length count bytes in both

    /// `max_depth`, but no more than `deepest`.
    LINTEL_TAGGED std::size_t depth_limit() const noexcept {
        return max_depth < deepest ? max_depth : deepest;
    }

    /// The severity a rule reports with, none when it is off. Linear in `rules`.
    LINTEL_TAGGED std::optional<lintel::severity> level(const rule_info& rule) const noexcept {
        for (auto it = rules.rbegin(); it != rules.rend(); ++it)
            if (it->rule == rule.id && (!it->only || *it->only == rule.severity)) return it->severity;
        return rule.severity;
    }
};

} // namespace lintel

#endif
