#ifndef LINTEL_SSM_RULES_LIMIT_RULES_HPP
#define LINTEL_SSM_RULES_LIMIT_RULES_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/rule.hpp>
#include <lintel/ssm/rules/facts.hpp>

#include <array>
#include <string_view>

// The rules of MaxConcurrency and MaxErrors: required with targets, refused without.
namespace lintel::ssm::limit_rules::inline LINTEL_ABI {

/// Which of the limits are not given.
struct missing_limits {
    bool concurrency; ///< MaxConcurrency
    bool errors;      ///< MaxErrors

    /// Of the first that is missing. Requires one.
    constexpr std::string_view first() const noexcept { return concurrency ? "MaxConcurrency" : "MaxErrors"; }
    /// "MaxConcurrency and MaxErrors are missing", without the verb.
    constexpr std::string_view names() const noexcept {
        return concurrency && errors ? "MaxConcurrency and MaxErrors" : first();
    }
    /// Whether one is not given.
    constexpr bool any() const noexcept { return concurrency || errors; }
};
template <class T> missing_limits missing_limits_of(const T& t, const findings& found) {
    return {!facts::is_given(t.MaxConcurrency, {"MaxConcurrency"}, found),
            !facts::is_given(t.MaxErrors, {"MaxErrors"}, found)};
}

template <class T> void limits_required(const T& t, findings& found) {
    if (!facts::has_targets(t, found)) return;
    const missing_limits missing = missing_limits_of(t, found);
    if (!missing.any()) return;
    if constexpr (facts::is_update<T>)
        if (found.is_unread({"Replace"}) || (t.Replace && *t.Replace)) return; // replace-required tells it
    found.add({missing.first()},
              {"Targets is given without ",
               missing.names(),
               missing.errors
                   ? ". Max Errors must be a number of at least 0, or a percentage between 0 and 100"
                   : "",
               missing.concurrency
                   ? ". Max Concurrency must be a number greater than 0, or a percentage between 1 and 100"
                   : ""},
              {"add ", missing.names()});
}

template <class T> void limits_without_targets(const T& t, findings& found) {
    if (facts::has_targets(t, found)) return;
    if constexpr (facts::is_update<T>)
        if (!t.Targets) return; // those of the task stay
    facts::each_limit(t, [&](std::string_view name, const auto& limit) {
        if (limit && !limit->empty()) // the length of an empty one is told
            found.add({name},
                      {"Maintenance window tasks without targets do not support ", name, " values"},
                      {"give Targets, or remove ", name},
                      {{"Targets"}});
    });
}
template <class T> void placeholder(const T& t, findings& found) {
    if (facts::has_targets(t, found)) return;
    facts::each_limit(t, [&](std::string_view name, const auto& limit) {
        if (limit && *limit == "1")
            found.add({name},
                      {name, " \"1\" is a placeholder that the service shows for a task without Targets"},
                      "ignore it",
                      {{"Targets"}});
    });
}
template <class T> void limits_beside_placeholder(const T& t, findings& found) {
    if (facts::has_targets(t, found)) return;
    facts::each_limit(t, [&](std::string_view name, const auto& limit) {
        if (limit && *limit != "1" && !limit->empty())
            found.add({name},
                      {name, " is not the placeholder \"1\", but the task has no Targets"},
                      {"give Targets, or remove ", name},
                      {{"Targets"}});
    });
}

template <class T> inline constexpr std::array requested{
    rule<T>{{"concurrency-required",
             facts::is_register<T> ? severity::error : severity::note,
             "A task with targets must say how many run at once and how many may fail.",
             facts::is_register<T> ? facts::quoted : facts::documented,
             facts::is_register<T> ? "P, D" : "D"},
            limits_required<T>},
    rule<T>{{"concurrency-without-targets",
             severity::error,
             "A task without targets must not have limits.",
             facts::observed,
             "S, D"},
            limits_without_targets<T>},
};
template <class T> inline constexpr std::array answered{
    rule<T>{{"placeholder",
             severity::note,
             "The service shows \"1\" for the limits of a task without targets.",
             facts::documented,
             "D"},
            placeholder<T>},
    rule<T>{{"concurrency-without-targets",
             severity::warning,
             "Limits of a task without targets have no effect.",
             facts::inferred,
             "I"},
            limits_beside_placeholder<T>},
};

} // namespace lintel::ssm::limit_rules::inline LINTEL_ABI

#endif
