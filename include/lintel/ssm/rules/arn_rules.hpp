#ifndef LINTEL_SSM_RULES_ARN_RULES_HPP
#define LINTEL_SSM_RULES_ARN_RULES_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/blank.hpp>
#include <lintel/detail/text.hpp>
#include <lintel/pattern.hpp>
#include <lintel/rule.hpp>
#include <lintel/ssm/rules/arn.hpp>
#include <lintel/ssm/rules/facts.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

// The rules of the ARNs in a task: what it runs, and the roles and topic that it uses.
namespace lintel::ssm::arn_rules::inline LINTEL_ABI {

using type = MaintenanceWindowTaskType;

inline constexpr std::string_view write_state_machine =
    "write arn:aws:states:REGION:ACCOUNT:stateMachine:NAME";
inline constexpr auto document_name = pattern<R"(^[a-zA-Z0-9_\-.:/]{3,128}$)">;
inline constexpr auto document_arn = pattern<R"(^[a-zA-Z0-9_\-.:/]+$)">;

/// The name of a state machine; empty when the ARN is not a state machine's, or of one of its versions or
/// aliases.
inline std::string_view state_machine(const arn_parts& arn) noexcept {
    if (arn.service != "states") return {};
    const std::string_view text = after(arn.resource, "stateMachine:");
    const auto [name, qualifier] = split_qualifier(text);
    constexpr std::size_t longest = 80; // characters
    const auto is_qualifier = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
               c == '-' || c == '.';
    };
    const bool is_name = !name.empty() && lintel::detail::scalar_count(name) <= longest &&
                         name.find_first_of(facts::refused_in_names) == name.npos &&
                         std::none_of(name.begin(), name.end(), lintel::detail::is_control);
    const bool is_qualified = !qualifier.empty() && qualifier.size() <= longest &&
                              std::all_of(qualifier.begin(), qualifier.end(), is_qualifier);
    return is_name && (name.size() == text.size() || is_qualified) ? name : std::string_view();
}
/// The function that a TaskArn names: name, `name:qualifier`, ARN, or `ACCOUNT:function:name`. Empty when it
/// is the ARN of something else.
constexpr std::string_view function_of(std::string_view text, const arn_parts& arn) noexcept {
    constexpr std::string_view mark = "function:";
    if (is_arn(text)) return arn.service == "lambda" ? after(arn.resource, mark) : std::string_view();
    return is_account(text.substr(0, 12)) && after(text.substr(12), ":").starts_with(mark)
               ? text.substr(13 + mark.size())
               : text;
}

inline std::string_view state_machine_hint(std::string_view text) noexcept {
    const std::string_view resource = split_arn(text).resource;
    if (resource.starts_with("execution:"))
        return "this is the ARN of an execution: write that of its state machine, "
               "arn:aws:states:REGION:ACCOUNT:stateMachine:NAME";
    if (resource.starts_with("stateMachine:") && resource.find('/') != resource.npos)
        return "this is the ARN of a Distributed Map run: leave out the slash and what follows it";
    return write_state_machine;
}
inline bool is_wrong_state_machine(std::string_view text) noexcept {
    return !text.empty() && state_machine(split_arn(text)).empty();
}
inline bool is_wrong_function(std::string_view text) noexcept {
    const arn_parts arn = split_arn(text);
    return arn.complete && function_of(text, arn).empty();
}
inline bool is_wrong_document(std::string_view text) noexcept {
    const arn_parts arn = split_arn(text);
    return arn.complete && (arn.service != "ssm" || (after(arn.resource, "document/").empty() &&
                                                     after(arn.resource, "automation-definition/").empty()));
}
template <class T> void arn_kind_state_machine(const T& t, findings& found) {
    if (t.TaskArn && facts::is_type(t, found, type::STEP_FUNCTIONS) && is_wrong_state_machine(*t.TaskArn))
        found.add({"TaskArn"},
                  "TaskArn must be the ARN of a state machine (the task type is STEP_FUNCTIONS)",
                  state_machine_hint(*t.TaskArn));
}
template <class T> void arn_kind(const T& t, findings& found) {
    if (!t.TaskArn) return;
    if (facts::is_type(t, found, type::LAMBDA) && is_wrong_function(*t.TaskArn))
        found.add(
            {"TaskArn"},
            "TaskArn must name a function, but it is the ARN of another resource (the task type is LAMBDA)",
            "write arn:aws:lambda:REGION:ACCOUNT:function:NAME, or the function's name");
    if (facts::is_type(t, found, type::RUN_COMMAND, type::AUTOMATION) && is_wrong_document(*t.TaskArn))
        found.add(
            {"TaskArn"},
            {"TaskArn must name an SSM document, but it is the ARN of another resource (the task type is ",
             enum_name(*facts::type_of(t, found)),
             ")"},
            "write the document's name, or arn:aws:ssm:REGION:ACCOUNT:document/NAME");
}

/// Whether a text is the ARN of an IAM role, or of an SNS topic. @{
constexpr bool is_role(std::string_view text) noexcept {
    const arn_parts arn = split_arn(text);
    return is_partition(arn.partition) && arn.service == "iam" && arn.region.empty() &&
           is_account(arn.account) && !after(arn.resource, "role/").empty();
}
constexpr bool is_topic(std::string_view text) noexcept {
    const arn_parts arn = split_arn(text);
    return is_partition(arn.partition) && arn.service == "sns" && !arn.region.empty() &&
           is_account(arn.account) && !arn.resource.empty() && arn.resource.find(':') == arn.resource.npos;
}
/// @}
/// Whether a TaskArn that claims to be an ARN is one. Documents that AWS owns have no account.
constexpr bool is_complete(std::string_view text) noexcept {
    const arn_parts arn = split_arn(text);
    return is_partition(arn.partition) && !arn.service.empty() && !arn.region.empty() &&
           (is_account(arn.account) || (arn.account.empty() && arn.service == "ssm")) &&
           !arn.resource.empty();
}
/// Whether arn-kind speaks of the TaskArn.
template <class T> bool is_wrong_kind(const T& t, const findings& found) {
    return (facts::is_type(t, found, type::STEP_FUNCTIONS) && is_wrong_state_machine(*t.TaskArn)) ||
           (facts::is_type(t, found, type::LAMBDA) && is_wrong_function(*t.TaskArn)) ||
           (facts::is_type(t, found, type::RUN_COMMAND, type::AUTOMATION) && is_wrong_document(*t.TaskArn));
}
template <class T> void arn_form_task(const T& t, findings& found) {
    if (!t.TaskArn || !is_arn(*t.TaskArn) || is_complete(*t.TaskArn)) return;
    if (facts::type_is_unread<T>(found) || is_wrong_kind(t, found)) return;
    found.add({"TaskArn"},
              "TaskArn begins with arn: but is not an ARN",
              "write arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE, where ACCOUNT has 12 digits");
}
inline void role_form(std::string_view name, std::string_view text, findings& found) {
    if (!is_role(text))
        found.add({name},
                  {name, text.empty() ? " is empty" : " is not the ARN of an IAM role"},
                  "write arn:aws:iam::ACCOUNT:role/NAME, where ACCOUNT has 12 digits");
}
template <class T> void arn_form_role(const T& t, findings& found) {
    if (t.ServiceRoleArn) role_form("ServiceRoleArn", *t.ServiceRoleArn, found);
}
template <class T> void arn_form(const T& t, findings& found) {
    arn_form_task(t, found);
    arn_form_role(t, found);
}
template <class T> void arn_form_topic(const T& config, findings& found) {
    if (config.NotificationArn && !is_topic(*config.NotificationArn))
        found.add({"NotificationArn"},
                  {"NotificationArn",
                   config.NotificationArn->empty() ? " is empty" : " is not the ARN of an SNS topic"},
                  "write arn:aws:sns:REGION:ACCOUNT:TOPIC, where ACCOUNT has 12 digits");
}

template <class T> void service_role(const T& t, findings& found) {
    if (facts::is_blank(t.ServiceRoleArn, {"ServiceRoleArn"}, found))
        found.add({"ServiceRoleArn"},
                  {"ServiceRoleArn is ",
                   t.ServiceRoleArn ? "empty" : "missing",
                   ", so the service-linked role is used"},
                  "AWS recommends a custom role; set ServiceRoleArn");
}

/// What the task starts: its type or, of an update that does not tell it, what the ARN is of.
template <class T> std::optional<type> started_by(const T& t, const arn_parts& arn, const findings& found) {
    if (facts::has_type<T> || facts::has_invocation(t, found)) return facts::type_of(t, found);
    const bool is_function = arn.service == "lambda";
    if (!is_function && arn.service != "states") return std::nullopt;
    // What could not be read may be what the ARN says, or nothing; but not something else.
    const std::string_view own = is_function ? "Lambda" : "StepFunctions";
    if (facts::invocation_is_unread(found, own)) return std::nullopt;
    return is_function ? type::LAMBDA : type::STEP_FUNCTIONS;
}
/// Whether the task runs as the service-linked role.
template <class T> bool uses_service_linked_role(const T& t, const findings& found) {
    if (t.ServiceRoleArn && !t.ServiceRoleArn->empty()) return is_service_linked(*t.ServiceRoleArn);
    return facts::is_register<T> && facts::is_blank(t.ServiceRoleArn, {"ServiceRoleArn"}, found);
}
template <class T> void role_prefix(const T& t, findings& found) {
    if (!t.TaskArn || !uses_service_linked_role(t, found)) return;
    const arn_parts arn = split_arn(*t.TaskArn);
    if (started_by(t, arn, found) == type::STEP_FUNCTIONS) {
        const std::string_view name = state_machine(arn);
        if (!name.empty() && !name.starts_with("SSM"))
            found.add({"TaskArn"},
                      "the name of the state machine does not begin with SSM, so the service-linked role "
                      "cannot start it",
                      "set ServiceRoleArn to a custom role, or rename the state machine");
    } else if (facts::is_type(t, found, type::LAMBDA)) { // an update without Lambda keeps its Qualifier
        const auto [name, qualifier] = split_qualifier(function_of(*t.TaskArn, arn));
        const auto* const lambda = facts::lambda_of(t);
        if (name.empty() || name.starts_with("SSM") || qualifier.starts_with("SSM") ||
            (lambda && lambda->Qualifier && std::string_view(*lambda->Qualifier).starts_with("SSM")))
            return;
        found.add({"TaskArn"},
                  "neither the name nor the qualifier of the function begins with SSM, so the service-linked "
                  "role cannot start it",
                  "set ServiceRoleArn to a custom role, or rename the function",
                  {{"TaskInvocationParameters", "Lambda", "Qualifier"}});
    }
}
template <class T> void other_account(const T& t, findings& found) {
    if (!t.TaskArn || !t.ServiceRoleArn || !is_role(*t.ServiceRoleArn)) return;
    const std::string_view text = *t.TaskArn, account = split_arn(*t.ServiceRoleArn).account;
    const arn_parts arn = split_arn(text);
    const std::optional<type> started = started_by(t, arn, found);
    if (started == type::STEP_FUNCTIONS) {
        if (!state_machine(arn).empty() && is_account(arn.account) && arn.account != account)
            found.add(
                {"TaskArn"},
                "the state machine and the role belong to different accounts",
                "a task cannot start a state machine of another account: use one in the window's account");
    } else if (started == type::LAMBDA && is_service_linked(*t.ServiceRoleArn)) {
        const std::string_view name = function_of(text, arn);
        const std::string_view owner = is_arn(text) ? arn.account : text.substr(0, 12);
        const bool has_owner = !name.empty() && name.size() < text.size() && is_account(owner);
        if (has_owner && owner != account)
            found.add({"TaskArn"},
                      "the function and the service-linked role belong to different accounts",
                      "set ServiceRoleArn to a custom role, and add a resource policy to the function");
    }
}
template <class T> void task_name_form(const T& t, findings& found) {
    if (!t.TaskArn || t.TaskArn->empty()) return;
    if (!facts::is_type(t, found, type::RUN_COMMAND, type::AUTOMATION)) return;
    const std::string_view text = *t.TaskArn;
    if (is_arn(text) && (!is_complete(text) || is_wrong_document(text))) return; // told by another rule
    if (is_arn(text) ? document_arn.full(text) : document_name.full(text)) return;
    found.add({"TaskArn"},
              {"TaskArn is not a valid document name; ",
               facts::is_type(t, found, type::AUTOMATION) ? "StartAutomationExecution" : "SendCommand",
               " rejects it"},
              "write 3 to 128 letters, digits, or any of _ - . : /");
}

inline constexpr rule_info whole_arn{"arn-form",
                                     severity::warning,
                                     "A member that holds an ARN must hold a complete ARN.",
                                     facts::documented,
                                     "D"};

template <class T> inline constexpr std::array task{
    rule<T>{{"arn-kind",
             severity::warning,
             "TaskArn must name something that a task of this type can run.",
             facts::documented,
             "D, I"},
            arn_kind<T>},
    rule<T>{{"arn-kind",
             facts::refused<T>,
             "A STEP_FUNCTIONS task needs the ARN of a state machine.",
             facts::documented,
             "D"},
            arn_kind_state_machine<T>},
    rule<T>{whole_arn, arn_form<T>},
    rule<T>{{"name-form",
             severity::warning,
             "The call made by the window allows fewer characters in names than the registration does.",
             facts::documented,
             "D"},
            task_name_form<T>},
};
template <class T> inline constexpr std::array requested{
    rule<T>{{"role-prefix",
             severity::note,
             "The service-linked role can start only state machines whose name begins with SSM, and "
             "functions whose name or qualifier does.",
             facts::documented,
             "D"},
            role_prefix<T>},
    rule<T>{{"other-account",
             severity::warning,
             "A task cannot start a state machine of another account, nor a function with the service-linked "
             "role.",
             facts::documented,
             "D"},
            other_account<T>},
};
template <class T> inline constexpr std::array registered{
    rule<T>{{"service-role",
             severity::note,
             "AWS recommends a custom role over the service-linked one.",
             facts::documented,
             "D"},
            service_role<T>},
};

} // namespace lintel::ssm::arn_rules::inline LINTEL_ABI

#endif
