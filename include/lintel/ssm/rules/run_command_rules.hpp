#ifndef LINTEL_SSM_RULES_RUN_COMMAND_RULES_HPP
#define LINTEL_SSM_RULES_RUN_COMMAND_RULES_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/pattern.hpp>
#include <lintel/rule.hpp>
#include <lintel/ssm/rules/arn_rules.hpp>
#include <lintel/ssm/rules/facts.hpp>
#include <lintel/ssm/rules/pseudo_parameters.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

// The rules of what a RUN_COMMAND task runs, where its output goes and whom it notifies.
namespace lintel::ssm::run_command_rules::inline LINTEL_ABI {

inline constexpr auto sha256 = pattern<"^[0-9a-fA-F]{64}$">;
inline constexpr auto sha1 = pattern<"^[0-9a-fA-F]{40}$">;
inline constexpr auto log_group = pattern<R"(^[.\-_/#A-Za-z0-9]+$)">;

template <class T> void hash_shape(const T& run, findings& found) {
    if (!facts::is_given(run.DocumentHash, {"DocumentHash"}, found)) return;
    if (!run.DocumentHashType)
        return found.add({"DocumentHashType"},
                         "DocumentHash is given without DocumentHashType",
                         "add DocumentHashType: Sha256");
    if (!run.DocumentHash) return;
    if (*run.DocumentHashType == ssm::DocumentHashType::Sha256 && !sha256.full(*run.DocumentHash))
        found.add({"DocumentHash"}, "DocumentHash is not a Sha256 hash", "write 64 hexadecimal digits");
    if (*run.DocumentHashType == ssm::DocumentHashType::Sha1 && !sha1.full(*run.DocumentHash))
        found.add({"DocumentHash"},
                  "DocumentHash is not a Sha1 hash",
                  "write 40 hexadecimal digits; better, use Sha256");
}
template <class T> void output_prefix(const T& run, findings& found) {
    if (run.OutputS3KeyPrefix && !run.OutputS3KeyPrefix->empty() && !run.OutputS3BucketName)
        found.add({"OutputS3KeyPrefix"},
                  "OutputS3KeyPrefix is given without OutputS3BucketName",
                  "add OutputS3BucketName, or remove the prefix",
                  {{"OutputS3BucketName"}});
}
template <class T> void cloud_watch_off(const T& output, findings& found) {
    if (output.CloudWatchLogGroupName && !output.CloudWatchLogGroupName->empty() &&
        output.CloudWatchOutputEnabled && !*output.CloudWatchOutputEnabled)
        found.add({"CloudWatchOutputEnabled"},
                  "CloudWatchLogGroupName is given, but CloudWatchOutputEnabled is false",
                  "set CloudWatchOutputEnabled to true, or remove the group's name");
}
template <class T> void log_group_form(const T& output, findings& found) {
    const auto& name = output.CloudWatchLogGroupName;
    if (name && !name->empty() && !log_group.full(*name))
        found.add({"CloudWatchLogGroupName"},
                  "CloudWatchLogGroupName has a character that CloudWatch Logs refuses",
                  "write letters, digits, or any of . - _ / #");
}

/// Of a task: whether the service takes it depends on the kind of document.
template <class T> void notification_role(const T& t, findings& found) {
    const auto* const run = facts::run_command_of(t);
    const path role{"TaskInvocationParameters", "RunCommand", "ServiceRoleArn"};
    if (run &&
        facts::is_given(run->NotificationConfig,
                        {"TaskInvocationParameters", "RunCommand", "NotificationConfig"},
                        found) &&
        facts::is_blank(run->ServiceRoleArn, role, found))
        found.add(
            role,
            "ServiceRoleArn of RunCommandInvocationParameter is required if NotificationConfig is specified",
            "add RunCommand.ServiceRoleArn: the role that may publish to the topic");
}
template <class T> void notification_arn(const T& config, findings& found) {
    if (!config.NotificationArn)
        found.add({"NotificationArn"},
                  "NotificationConfig is given without NotificationArn",
                  "add the ARN of an SNS topic");
}
template <class T> void notification_events(const T& config, findings& found) {
    if (!config.NotificationEvents) return;
    const auto& events = *config.NotificationEvents;
    const auto is_all = [](const auto& event) { return event == ssm::NotificationEvent::All; };
    const bool others =
        found.unread_count({"NotificationEvents"}) > 0 || !std::all_of(events.begin(), events.end(), is_all);
    std::uint32_t present = 0;
    std::size_t i = 0;
    for (const auto& event : events) {
        const path at{"NotificationEvents", i++};
        if (!event.known()) continue;
        const std::uint32_t bit = std::uint32_t{1} << (static_cast<unsigned>(*event.value()) & 31);
        if (present & bit)
            found.add(at, {"NotificationEvents has ", event.text(), " more than once"}, "remove it");
        else if (is_all(event) && others)
            found.add(at, "NotificationEvents has All beside other events", "keep All alone, or remove it");
        present |= bit;
    }
}

/// Whether RunCommand does not replace a name.
inline bool is_misplaced(std::string_view name) noexcept {
    return name == "TARGET_ID" || name == "RESOURCE_ID";
}
template <class T> void misplaced_pseudo_parameter(const T& run, findings& found) {
    each_parameter(run, [&](std::string_view text, auto&& at) {
        if (!may_have_pseudo_parameter(text)) return;
        for (const std::string_view name : distinct_names(text, is_misplaced))
            found.add(at(),
                      {"{{", name, "}} is not replaced in RunCommand.Parameters"},
                      "RunCommand runs on the targets themselves: ask the instance for its id");
    });
}

inline constexpr rule_info output_without_place{"output-prefix",
                                                severity::warning,
                                                "Output settings without a place to write to have no effect.",
                                                facts::inferred,
                                                "I"};

template <class T> inline constexpr std::array task{
    rule<T>{{"notification-role",
             facts::refused<T>,
             "Notifications are sent with RunCommand.ServiceRoleArn.",
             facts::quoted,
             "P, D"},
            notification_role<T>},
};
template <class T> inline constexpr std::array parameters{
    rule<T>{{"hash-shape",
             severity::note,
             "A hash has a fixed number of digits, and a type.",
             facts::inferred,
             "I"},
            hash_shape<T>},
    rule<T>{output_without_place, output_prefix<T>},
    rule<T>{arn_rules::whole_arn, arn_rules::arn_form_role<T>},
    rule<T>{{"pseudo-parameter",
             severity::warning,
             "RunCommand does not replace a target's own pseudo parameters.",
             facts::documented,
             "D"},
            misplaced_pseudo_parameter<T>},
    rule<T>{unknown_pseudo_parameter, parameters_pseudo_parameter<T>},
};
template <class T> inline constexpr std::array notification{
    rule<T>{{"notification-arn",
             severity::warning,
             "Notifications need a topic to go to.",
             facts::documented,
             "D"},
            notification_arn<T>},
    rule<T>{arn_rules::whole_arn, arn_rules::arn_form_topic<T>},
    rule<T>{{"notification-events",
             severity::note,
             "All stands for every event, and an event counts once.",
             facts::inferred,
             "I"},
            notification_events<T>},
};
template <class T> inline constexpr std::array cloud_watch{
    rule<T>{output_without_place, cloud_watch_off<T>},
    rule<T>{{"name-form",
             severity::warning,
             "The call made by the window allows fewer characters in names than the registration does.",
             facts::documented,
             "D"},
            log_group_form<T>},
};

} // namespace lintel::ssm::run_command_rules::inline LINTEL_ABI

#endif
