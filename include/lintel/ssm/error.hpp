#ifndef LINTEL_SSM_ERROR_HPP
#define LINTEL_SSM_ERROR_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/parse.hpp>

#include <boost/describe/class.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace lintel::ssm {

/// What the service answers instead of a result. The name and the message stand under either of two names.
struct ErrorBody {
    std::optional<std::string> __type, code, message, Message;

    BOOST_DESCRIBE_CLASS(ErrorBody, (), (__type, code, message, Message), (), ())
    static constexpr auto lintel_shape =
        structure("ErrorBody", member("__type"), member("code"), member("message"), member("Message"));
    LINTEL_TAGGED bool operator==(const ErrorBody&) const = default;
};

/// Whose fault an error is: the request's, the service's, or not known.
enum class fault : std::uint8_t { unknown, client, server };

/// An error that the service answered.
struct error {
    std::string
        name; ///< shape name, such as "DoesNotExistException"; that of an unknown error too; may be empty
    std::string message;               ///< may be empty
    ssm::fault fault = fault::unknown; ///< by the name, of known errors

    LINTEL_TAGGED bool operator==(const error&) const = default;
};

/// An error shape of the operations in this model.
struct known_error {
    std::string_view name; ///< shape name
    ssm::fault fault;      ///< as the model says
};
/// All of them, sorted by name. Source: the public service model of SSM.
inline constexpr std::array known_errors{known_error{"DoesNotExistException", fault::client},
                                         known_error{"FeatureNotAvailableException", fault::client},
                                         known_error{"IdempotentParameterMismatch", fault::client},
                                         known_error{"InternalServerError", fault::server},
                                         known_error{"ResourceLimitExceededException", fault::client}};

/// The shape name in a `__type`, a `code` or a header: what stands after the last '#' and before the first
/// ':'.
LINTEL_TAGGED constexpr std::string_view error_name(std::string_view type) noexcept {
    type = type.substr(0, type.find(':'));
    return type.substr(type.rfind('#') + 1); // npos + 1 is 0
}

/// Reads an error body. The name is that of `__type`, else of `code`, else of `header_type`, the text of the
/// answer's header (x-amzn-ErrorType) if there was one. A member that is no string counts as absent, as
/// proxies write `"code": 400`. A body that is not JSON, or has neither a name nor a message for this reason,
/// is a report.
///
///     lintel::ssm::parse_error(R"({"__type":"com.amazonaws.ssm#DoesNotExistException","message":"no such
///     task"})")->name
///     // DoesNotExistException
LINTEL_TAGGED inline result<error>
parse_error(std::string_view json, const options& opts = {}, std::string_view header_type = {}) {
    ErrorBody body;
    report found = parse_into(body, json, opts);
    const bool read = found.ok();
    if (!read) {
        options lenient = opts;
        lenient.rules.push_back({std::string(rules::type.id), severity::warning});
        if (!parse_into(body, json, lenient).ok()) return found;
    }
    const auto text = [](const std::optional<std::string>& member) {
        return member ? std::string_view(*member) : std::string_view();
    };
    error e;
    for (const std::string_view type : {text(body.__type), text(body.code), header_type})
        if (e.name.empty()) e.name = error_name(type);
    e.message = text(body.message ? body.message : body.Message);
    if (!read && e.name.empty() && e.message.empty()) return found;
    for (const auto& known : known_errors)
        if (known.name == e.name) e.fault = known.fault;
    return e;
}

} // namespace lintel::ssm

#endif
