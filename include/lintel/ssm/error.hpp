#ifndef LINTEL_SSM_ERROR_HPP
#define LINTEL_SSM_ERROR_HPP

#include <lintel/parse.hpp>

#include <boost/describe/class.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace lintel::ssm {

/// What the service answers instead of a result. The message stands under either name.
struct ErrorBody {
    std::optional<std::string> __type, message, Message;

    BOOST_DESCRIBE_CLASS(ErrorBody, (), (__type, message, Message), (), ())
    static constexpr auto lintel_shape =
        structure("ErrorBody", member("__type"), member("message"), member("Message"));
    bool operator==(const ErrorBody&) const = default;
};

/// Whose fault an error is: the request's, the service's, or not known.
enum class fault : std::uint8_t { unknown, client, server };

/// An error that the service answered.
struct error {
    std::string name;    ///< shape name, such as "DoesNotExistException"; that of an unknown error too
    std::string message; ///< may be empty
    ssm::fault fault = fault::unknown; ///< by the name, of known errors

    bool operator==(const error&) const = default;
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

/// The shape name in a `__type`: what stands after the last '#' and before the first ':'.
constexpr std::string_view error_name(std::string_view type) noexcept {
    type = type.substr(0, type.find(':'));
    return type.substr(type.rfind('#') + 1); // npos + 1 is 0
}

/// Reads an error body. A body that is not JSON, or has members of a wrong type, is a report.
///
///     lintel::ssm::parse_error(R"({"__type":"com.amazonaws.ssm#DoesNotExistException","message":"no such
///     task"})")->name
///     // DoesNotExistException
[[nodiscard]] inline boost::system::result<error, report> parse_error(std::string_view json,
                                                                      const options& opts = {}) {
    ErrorBody body;
    report found = parse_into(body, json, opts);
    if (!found.ok()) return {boost::system::in_place_error, std::move(found)};
    error e;
    e.name = error_name(body.__type.value_or(""));
    e.message = body.message ? *body.message : body.Message.value_or("");
    for (const auto& known : known_errors)
        if (known.name == e.name) e.fault = known.fault;
    return {boost::system::in_place_value, std::move(e)};
}

} // namespace lintel::ssm

#endif
