#ifndef LINTEL_SSM_RULES_INVOCATION_RULES_HPP
#define LINTEL_SSM_RULES_INVOCATION_RULES_HPP

#include <lintel/blob.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/detail/scanner.hpp>
#include <lintel/detail/skim.hpp>
#include <lintel/pattern.hpp>
#include <lintel/rule.hpp>
#include <lintel/ssm/rules/facts.hpp>
#include <lintel/ssm/rules/pseudo_parameters.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

// The rules of what a task runs; each reads one structure below TaskInvocationParameters.
namespace lintel::ssm::invocation_rules::inline LINTEL_ABI {

inline constexpr auto sha256 = pattern<"^[0-9a-fA-F]{64}$">;
inline constexpr auto sha1 = pattern<"^[0-9a-fA-F]{40}$">;

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
    if (facts::is_given(output.CloudWatchLogGroupName, {"CloudWatchLogGroupName"}, found) &&
        output.CloudWatchOutputEnabled && !*output.CloudWatchOutputEnabled)
        found.add({"CloudWatchOutputEnabled"},
                  "CloudWatchLogGroupName is given, but CloudWatchOutputEnabled is false",
                  "set CloudWatchOutputEnabled to true, or remove the group's name");
}

template <class T> void notification_arn(const T& config, findings& found) {
    if (!config.NotificationArn)
        found.add({"NotificationArn"},
                  "NotificationConfig is given without NotificationArn",
                  "add the ARN of an SNS topic");
}
template <class T> void notification_role(const T& run, findings& found) {
    if (facts::is_given(run.NotificationConfig, {"NotificationConfig"}, found) && !run.ServiceRoleArn)
        found.add({"ServiceRoleArn"},
                  "NotificationConfig is given, but RunCommand.ServiceRoleArn is not",
                  "add the role that may publish to the topic");
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

/// Whether a text is one JSON text. One that is merely nested deeply is.
inline bool is_json(std::string_view text) {
    if (lintel::detail::is_json(text, 64)) return true;
    lintel::detail::scanner scan(64, static_cast<std::size_t>(-1));
    const auto nobody = [](const lintel::detail::token_span&) {};
    const bool read = scan.write(text, nobody) && scan.finish(nobody);
    return read || scan.problem().rule == "limit";
}
inline std::string_view text_of(blob_view bytes) noexcept {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
inline std::string payload_hint(std::string_view text) {
    if (text.starts_with("b'") || text.starts_with("b\""))
        return "it looks like a Python bytes literal: encode the bytes, not their repr()";
    if (text.size() >= 8 && base64_problem(text).empty())
        return "it looks like base64 of base64: encode it once";
    return "give a JSON text, base64-encoded";
}
template <class T> void payload_json(const T& lambda, findings& found) {
    if (!lambda.Payload || is_json(text_of(*lambda.Payload))) return;
    found.add(
        {"Payload"}, "the bytes of Payload are not a JSON text", payload_hint(text_of(*lambda.Payload)));
}
template <class T> void input_json(const T& step_functions, findings& found) {
    if (step_functions.Input && !is_json(*step_functions.Input))
        found.add({"Input"}, "Input is not a JSON text", "a state machine takes JSON: write \"{}\" for none");
}

/// Calls f(text, its path as a function) for each value of Parameters.
template <class T, class F> void each_parameter(const T& invocation, F&& f) {
    if (!invocation.Parameters) return;
    for (const auto& entry : *invocation.Parameters) {
        std::size_t i = 0;
        for (const auto& text : entry.second) {
            f(std::string_view(text), [&] { return path{"Parameters", entry.first, i}; });
            ++i;
        }
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
template <class T> void parameters_pseudo_parameter(const T& invocation, findings& found) {
    each_parameter(invocation,
                   [&](std::string_view text, auto&& at) { unknown_pseudo_parameters(text, at, found); });
}
template <class T> void input_pseudo_parameter(const T& step_functions, findings& found) {
    if (step_functions.Input)
        unknown_pseudo_parameters(*step_functions.Input, [] { return path{"Input"}; }, found);
}
template <class T> void payload_pseudo_parameter(const T& lambda, findings& found) {
    if (lambda.Payload)
        unknown_pseudo_parameters(text_of(*lambda.Payload), [] { return path{"Payload"}; }, found);
}

inline constexpr rule_info unknown_pseudo_parameter{
    "pseudo-parameter",
    severity::note,
    "A {{NAME}} that the service does not know is not replaced.",
    facts::documented};
inline constexpr rule_info output_without_place{"output-prefix",
                                                severity::warning,
                                                "Output settings without a place to write to have no effect.",
                                                facts::inferred};

template <class T> inline constexpr std::array run_command{
    rule<T>{
        {"hash-shape", severity::note, "A hash has a fixed number of digits, and a type.", facts::inferred},
        hash_shape<T>},
    rule<T>{output_without_place, output_prefix<T>},
    rule<T>{{"notification-role",
             severity::note,
             "Notifications are sent with RunCommand.ServiceRoleArn.",
             facts::documented},
            notification_role<T>},
    rule<T>{{"pseudo-parameter",
             severity::warning,
             "RunCommand does not replace a target's own pseudo parameters.",
             facts::documented},
            misplaced_pseudo_parameter<T>},
    rule<T>{unknown_pseudo_parameter, parameters_pseudo_parameter<T>},
};
template <class T> inline constexpr std::array notification{
    rule<T>{
        {"notification-arn", severity::warning, "Notifications need a topic to go to.", facts::documented},
        notification_arn<T>},
    rule<T>{{"notification-events",
             severity::note,
             "All stands for every event, and an event counts once.",
             facts::inferred},
            notification_events<T>},
};
template <class T> inline constexpr std::array cloud_watch{rule<T>{output_without_place, cloud_watch_off<T>}};
template <class T>
inline constexpr std::array automation{rule<T>{unknown_pseudo_parameter, parameters_pseudo_parameter<T>}};
template <class T> inline constexpr std::array lambda{
    rule<T>{{"payload-json", severity::warning, "A function gets its payload as JSON.", facts::documented},
            payload_json<T>},
    rule<T>{unknown_pseudo_parameter, payload_pseudo_parameter<T>},
};
template <class T> inline constexpr std::array step_functions{
    rule<T>{{"input-json", severity::note, "A state machine gets its input as JSON.", facts::inferred},
            input_json<T>},
    rule<T>{unknown_pseudo_parameter, input_pseudo_parameter<T>},
};

} // namespace lintel::ssm::invocation_rules::inline LINTEL_ABI

#endif
