#ifndef LINTEL_SSM_RULES_ARN_HPP
#define LINTEL_SSM_RULES_ARN_HPP

#include <lintel/detail/abi.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

// Amazon Resource Names: `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`. Source: AWS documentation,
// "Identify AWS resources with Amazon Resource Names". Nothing here allocates; everything is linear in the
// text.
namespace lintel::ssm::inline LINTEL_ABI {

/// The six parts of an ARN, views into its text. Only the resource may contain colons.
struct arn_parts {
    std::string_view partition{}; ///< such as `aws`
    std::string_view service{};   ///< such as `iam`
    std::string_view region{};    ///< empty for services without one
    std::string_view account{};   ///< empty for what no account owns
    std::string_view resource{};  ///< what the service calls it
    bool complete = false;        ///< all six parts are there; otherwise the views are empty
};

/// Whether a text claims to be an ARN.
constexpr bool is_arn(std::string_view text) noexcept { return text.starts_with("arn:"); }

/// Splits an ARN. Not complete: the text does not begin with `arn:` or has fewer than six parts.
constexpr arn_parts split_arn(std::string_view text) noexcept {
    if (!is_arn(text)) return {};
    std::array<std::string_view, 5> part{};
    std::string_view rest = text.substr(4);
    for (std::size_t i = 0; i + 1 < part.size(); ++i) {
        const std::size_t end = rest.find(':');
        if (end == rest.npos) return {};
        part[i] = rest.substr(0, end);
        rest.remove_prefix(end + 1);
    }
    return {part[0], part[1], part[2], part[3], rest, true};
}

/// The rest of a text behind a prefix, empty when the text does not begin with it.
constexpr std::string_view after(std::string_view text, std::string_view prefix) noexcept {
    return text.starts_with(prefix) ? text.substr(prefix.size()) : std::string_view();
}

/// Whether a text is the id of an account: 12 digits.
constexpr bool is_account(std::string_view text) noexcept {
    return text.size() == 12 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether a text can be a partition, such as `aws` or `aws-us-gov`.
constexpr bool is_partition(std::string_view text) noexcept {
    return text.starts_with("aws") &&
           std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

/// Whether a text is the ARN of the role that Systems Manager makes for itself.
constexpr bool is_service_linked(std::string_view text) noexcept {
    const arn_parts arn = split_arn(text);
    return arn.service == "iam" &&
           arn.resource == "role/aws-service-role/ssm.amazonaws.com/AWSServiceRoleForAmazonSSM";
}

/// A name and what stands behind the first colon.
struct qualified_name {
    std::string_view name{};      ///< before the colon
    std::string_view qualifier{}; ///< empty without a colon
};
constexpr qualified_name split_qualifier(std::string_view text) noexcept {
    const std::size_t colon = text.find(':');
    if (colon == text.npos) return {text, {}};
    return {text.substr(0, colon), text.substr(colon + 1)};
}

} // namespace lintel::ssm::inline LINTEL_ABI

#endif
