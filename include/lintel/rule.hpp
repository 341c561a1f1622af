#ifndef LINTEL_RULE_HPP
#define LINTEL_RULE_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/empty_texts.hpp>
#include <lintel/detail/path.hpp>
#include <lintel/detail/reporter.hpp>
#include <lintel/path.hpp>
#include <lintel/rule_info.hpp>
#include <lintel/words.hpp>

#include <array>
#include <cstddef>
#include <initializer_list>
#include <span>

namespace lintel {
namespace detail::inline LINTEL_ABI {

/// A path as steps from the struct of a rule.
struct path_steps {
    std::array<step, path::longest> below;
    const step* last;
};

} // namespace detail::inline LINTEL_ABI

/// What a rule reports to, and what it can ask about the struct that it reads. A value that could not be read
/// is absent from the struct; check knows that it was there. A finding that is not kept costs no allocation.
class findings {
public:
    /// Made by validate for each rule. `skeleton`: the struct, when findings about what was not filled in are
    /// left to the generic rule `skeleton`; else null.
    LINTEL_TAGGED findings(detail::reporter& to,
                           const detail::step& at,
                           const rule_info& rule,
                           const detail::structure_place* skeleton = nullptr) noexcept
        : to_(&to), at_(&at), rule_(&rule), skeleton_(skeleton) {}

    /// Adds a finding: `message` names the members involved, `hint` says what to do. Neither may hold a
    /// sensitive value. It is dropped when the value at `at`, or one at `depends_on`, could not be read: name
    /// there what the rule takes for absent. The pointer has the index that an element has in the text.
    ///
    ///     found.add({"ends"}, "ends is before begins", "swap them");
    ///     found.add({"Targets", i, "Key"}, {"Key ", key, " is not known"}, [&] { return hint_for(key); });
    LINTEL_TAGGED [[gnu::cold]] void add(const path& at,
                                         const words& message,
                                         const words& hint,
                                         std::initializer_list<path> depends_on = {}) {
        for (const path& other : depends_on)
            if (is_unread(other)) return;
        if (skeleton_ && (skeleton_->unfilled || detail::is_unfilled(*skeleton_, at))) return;
        detail::path_steps way;
        if (follow(at, way)) to_->add(*rule_, *way.last, message, hint);
    }

    /// Whether the text has a value there that could not be read, or that lies in one.
    LINTEL_TAGGED bool is_unread(const path& at) const noexcept {
        detail::path_steps way;
        return !follow(at, way);
    }
    /// Elements of a list, entries of a map or members of a struct that the text has there and that could not
    /// be read: a list has its size() and these.
    LINTEL_TAGGED std::size_t unread_count(const path& at) const noexcept {
        detail::path_steps way;
        return follow(at, way) ? detail::unread_count(*way.last) : 0;
    }
    /// Calls f(name) for each entry of a map, or member of a struct, that the text has there and that could
    /// not be read.
    template <class F> LINTEL_TAGGED void each_unread(const path& at, F&& f) const {
        detail::path_steps way;
        if (!follow(at, way) || !way.last->unread) return;
        for (const std::string_view name : way.last->unread->names) f(name);
    }

private:
    /// Goes down to a place. False: something on the way could not be read.
    LINTEL_TAGGED bool follow(const path& at, detail::path_steps& way) const noexcept {
        way.last = at_;
        std::size_t n = 0;
        for (const path_part& part : at.parts()) {
            if (!part.is_element && detail::is_unread(*way.last, part.name)) return false;
            way.below[n] = part.is_element ? detail::step_to_element(*way.last, part.index, false)
                                           : detail::step_to_member(*way.last, part.name, false);
            way.last = &way.below[n++];
        }
        return true;
    }

    detail::reporter* to_;
    const detail::step* at_;
    const rule_info* rule_;
    const detail::structure_place* skeleton_;
};

/// A rule between members of T: an entry of T's table.
template <class T> struct rule : rule_info {
    void (*test)(const T&, findings&); ///< reports what it finds
};

/// T's cross-field rules: specialise it with an array of `rule<T>`; validate runs them after T's own
/// constraints.
///
/// It may have a function `bool explains_deprecated(const T&, const findings&)` as a static member: where it
/// gives true, T's rules report the deprecated members that are in use, and `deprecated` does not.
template <class T> struct rules_of {
    static constexpr std::span<const rule<T>> table{}; ///< of any array-like type
};

} // namespace lintel

#endif
