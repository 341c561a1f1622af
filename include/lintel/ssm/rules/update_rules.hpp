#ifndef LINTEL_SSM_RULES_UPDATE_RULES_HPP
#define LINTEL_SSM_RULES_UPDATE_RULES_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/rule.hpp>
#include <lintel/ssm/rules/facts.hpp>
#include <lintel/ssm/rules/limit_rules.hpp>

#include <array>
#include <string_view>

// What an update request removes, and what it must give again.
namespace lintel::ssm::update_rules::inline LINTEL_ABI {

template <class T> void replace_required(const T& t, findings& found) {
    constexpr std::string_view hint = "give every member that a registration needs, or leave Replace out";
    if (!t.Replace || !*t.Replace) return;
    if (!t.TaskArn) found.add({"TaskArn"}, "Replace is true without TaskArn", hint);
    if (!facts::has_targets(t, found)) return;
    const limit_rules::missing_limits missing = limit_rules::missing_limits_of(t, found);
    if (missing.any())
        found.add({missing.first()}, {"Replace is true, with Targets but without ", missing.names()}, hint);
}
template <class T> void update_drops(const T& t, findings& found) {
    if (t.TaskInvocationParameters)
        found.add({"TaskInvocationParameters"},
                  "TaskInvocationParameters replaces all of the task's current values",
                  "repeat every value to keep");
    if (t.Replace && *t.Replace)
        found.add({"Replace"},
                  "Replace is true, so every member that is not given is set to null",
                  "repeat every value to keep");
}

template <class T> inline constexpr std::array table{
    rule<T>{{"replace-required",
             severity::error,
             "With Replace, all members that a registration requires must be given.",
             facts::documented,
             "D"},
            replace_required<T>},
    rule<T>{
        {"update-drops",
         severity::note,
         "TaskInvocationParameters, and an update with Replace, remove every value that is not given again.",
         facts::documented,
         "D"},
        update_drops<T>},
};

} // namespace lintel::ssm::update_rules::inline LINTEL_ABI

#endif
