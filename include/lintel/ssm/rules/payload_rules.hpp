#ifndef LINTEL_SSM_RULES_PAYLOAD_RULES_HPP
#define LINTEL_SSM_RULES_PAYLOAD_RULES_HPP

#include <lintel/blob.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/detail/blob_hint.hpp>
#include <lintel/detail/scanner.hpp>
#include <lintel/detail/skim.hpp>
#include <lintel/rule.hpp>
#include <lintel/ssm/rules/facts.hpp>
#include <lintel/ssm/rules/pseudo_parameters.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

// The rules of what a function, a state machine or an automation is given.
namespace lintel::ssm::payload_rules::inline LINTEL_ABI {

/// Whether a text is one JSON text. One that is merely nested deeply is.
inline bool is_json(std::string_view text) {
    if (lintel::detail::is_json(text, 64)) return true;
    lintel::detail::scanner scan(64, static_cast<std::size_t>(-1));
    const auto nobody = [](const lintel::detail::token_span&) {};
    const bool read = scan.write(text, nobody) && scan.finish(nobody);
    return read || scan.problem().rule == "limit";
}
using lintel::detail::as_text;
inline std::string payload_hint(std::string_view text) {
    if (lintel::detail::is_python_bytes(text)) return std::string(lintel::detail::base64_hint(text));
    if (text.size() >= 8 && base64_problem(text).empty())
        return "it looks like base64 of base64: encode the JSON text once";
    return "give a JSON text";
}
template <class T> void payload_json(const T& lambda, findings& found) {
    if (!lambda.Payload || is_json(as_text(*lambda.Payload))) return;
    found.add(
        {"Payload"}, "the bytes of Payload are not a JSON text", payload_hint(as_text(*lambda.Payload)));
}

inline constexpr std::size_t longest_context = 3583; // bytes of base64, Lambda's limit
/// Whether a text of at most longest_context bytes is base64 of a JSON object.
inline bool is_context(std::string_view text) {
    std::array<std::byte, longest_context / 4 * 3> bytes;
    if (!base64_problem(text).empty() || !base64_decode(text, bytes.data())) return false;
    const std::string_view json = as_text({bytes.data(), base64_decoded_size(text)});
    const auto first = json.find_first_not_of(" \t\r\n");
    return first != json.npos && json[first] == '{' && is_json(json);
}
template <class T> void client_context(const T& lambda, findings& found) {
    if (!lambda.ClientContext || lambda.ClientContext->empty()) return;
    const std::string_view text = *lambda.ClientContext;
    if (text.size() > longest_context)
        found.add({"ClientContext"},
                  {"ClientContext has ", text.size(), " bytes; Lambda takes at most 3583 bytes of base64"},
                  "shorten it");
    else if (!is_context(text))
        found.add({"ClientContext"},
                  "ClientContext is not base64 of a JSON object",
                  "give a JSON object, base64-encoded");
}

template <class T> void input_json(const T& step_functions, findings& found) {
    if (step_functions.Input && !is_json(*step_functions.Input))
        found.add({"Input"}, "Input is not a JSON text", "a state machine takes JSON: write \"{}\" for none");
}

/// Whether a name has a character that Step Functions refuses; pseudo parameters aside.
inline bool has_refused_character(std::string_view name) noexcept {
    for (std::string_view rest = name; !rest.empty();) {
        std::string_view behind = rest;
        const std::string_view parameter = take_pseudo_parameter_if(behind, is_known);
        if (parameter.empty()) return rest.find_first_of(facts::refused_in_names) != rest.npos;
        std::string_view before(rest.data(), static_cast<std::size_t>(parameter.data() - rest.data()));
        before = before.substr(0, before.find_last_of('{') - 1);
        if (before.find_first_of(facts::refused_in_names) != before.npos) return true;
        rest = behind;
    }
    return false;
}
template <class T> void execution_name(const T& step_functions, findings& found) {
    if (!step_functions.Name || step_functions.Name->empty()) return;
    const std::string_view name = *step_functions.Name;
    if (has_refused_character(name))
        found.add({"Name"},
                  "Name has a character that Step Functions refuses in the name of an execution",
                  "write no white space and none of < > { } [ ] ? * \" # % \\ ^ | ~ ` $ & , ; : /");
    std::string_view rest = name;
    if (take_pseudo_parameter_if(rest, is_known).empty())
        found.add({"Name"},
                  "Name has no pseudo parameter, so the second execution fails with ExecutionAlreadyExists",
                  "write {{INVOCATION_ID}} into it: an execution name cannot be reused for 90 days");
}

template <class T> void input_pseudo_parameter(const T& step_functions, findings& found) {
    if (step_functions.Input)
        unknown_pseudo_parameters(*step_functions.Input, [] { return path{"Input"}; }, found);
}
template <class T> void payload_pseudo_parameter(const T& lambda, findings& found) {
    if (lambda.Payload)
        unknown_pseudo_parameters(as_text(*lambda.Payload), [] { return path{"Payload"}; }, found);
}

template <class T>
inline constexpr std::array automation{rule<T>{unknown_pseudo_parameter, parameters_pseudo_parameter<T>}};
template <class T> inline constexpr std::array lambda{
    rule<T>{{"payload-json",
             severity::warning,
             "A function gets its payload as JSON.",
             facts::documented,
             "D, R"},
            payload_json<T>},
    rule<T>{{"client-context",
             severity::note,
             "Lambda takes a client context as base64 of a JSON object, of at most 3583 bytes.",
             facts::documented,
             "D"},
            client_context<T>},
    rule<T>{unknown_pseudo_parameter, payload_pseudo_parameter<T>},
};
template <class T> inline constexpr std::array step_functions{
    rule<T>{{"input-json", severity::note, "A state machine gets its input as JSON.", facts::inferred, "I"},
            input_json<T>},
    rule<T>{{"execution-name",
             severity::warning,
             "The name of an execution must be new, and may have only some characters.",
             facts::documented,
             "D"},
            execution_name<T>},
    rule<T>{unknown_pseudo_parameter, input_pseudo_parameter<T>},
};

} // namespace lintel::ssm::payload_rules::inline LINTEL_ABI

#endif
