#ifndef LINTEL_RULE_HPP
#define LINTEL_RULE_HPP

#include <lintel/detail/path.hpp>
#include <lintel/detail/phrase.hpp>
#include <lintel/detail/reporter.hpp>
#include <lintel/rule_info.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace lintel {

/// What a rule reports to. Findings are made only when somebody wants them, so a clean document allocates
/// nothing.
class findings {
public:
    /// Made by validate for each rule.
    findings(detail::reporter& to, const detail::step& at, const rule_info& rule) noexcept
        : to_(&to), at_(&at), rule_(&rule) {}

    /// For rules whose words are costly to make, once for each finding. False: the finding will not be kept,
    /// as its rule is off or a limit is reached; it has been counted, so do not add() it.
    bool wanted() noexcept { return to_->wants(*rule_); }

    /// Adds a finding. `pointer` is relative to the struct that the rule reads, such as "/Targets/0/Key";
    /// `message` names the members involved, `hint` says what to do. Neither may hold a sensitive value.
    /// A finding whose message names a member of the struct that could not be read is dropped: nothing is
    /// known of that member.
    [[gnu::cold]] void add(std::string_view pointer, std::string_view message, std::string_view hint) {
        if (!names_unread(message) && to_->wants(*rule_))
            to_->add(*rule_,
                     detail::phrase({detail::pointer_to(*at_), pointer}),
                     std::string(message),
                     std::string(hint));
    }

private:
    bool names_unread(std::string_view message) const {
        if (to_->all_was_read()) return false;
        constexpr std::string_view letters =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
        std::string pointer = detail::pointer_to(*at_) + '/';
        const std::size_t owner = pointer.size();
        for (;;) {
            message.remove_prefix(std::min(message.find_first_of(letters), message.size()));
            if (message.empty()) return false;
            const std::size_t size = std::min(message.find_first_not_of(letters), message.size());
            pointer.replace(owner, pointer.npos, message.substr(0, size));
            if (to_->is_unread(pointer)) return true;
            message.remove_prefix(size);
        }
    }

    detail::reporter* to_;
    const detail::step* at_;
    const rule_info* rule_;
};

/// A rule between members of T: an entry of T's table.
template <class T> struct rule : rule_info {
    void (*test)(const T&, findings&); ///< reports what it finds
};

/// T's cross-field rules: specialise it with an array of `rule<T>`; validate runs them after T's own
/// constraints.
template <class T> struct rules_of {
    static constexpr std::span<const rule<T>> table{}; ///< of any array-like type
};

} // namespace lintel

#endif
