#ifndef LINTEL_RULE_INFO_HPP
#define LINTEL_RULE_INFO_HPP

#include <lintel/diagnostic.hpp>

#include <array>
#include <string_view>

namespace lintel {

/// What is known of a rule apart from how it is tested. Ids are stable; all texts have static storage.
struct rule_info {
    std::string_view id;       ///< kebab-case, such as "unknown-member"
    lintel::severity severity; ///< unless the options say otherwise
    std::string_view why;      ///< one sentence
    std::string_view source;   ///< where the fact is from
    /// What kind of evidence that is, as letters with commas between them: S the service's own text, P a
    /// public rule set that quotes it, D documentation or a specification, R observed by running it, I
    /// inferred.
    std::string_view evidence = "D";
};

/// The rules that hold for any described type.
namespace rules {
/// Its texts say what it is for. @{
inline constexpr rule_info syntax{"syntax", severity::error, "The text is not JSON.", "RFC 8259"};
inline constexpr rule_info encoding{
    "encoding", severity::error, "Text is not valid UTF-8, or a blob is not base64.", "RFC 3629, RFC 4648"};
inline constexpr rule_info type{
    "type", severity::error, "A value's JSON type differs from its member's.", "the struct"};
inline constexpr rule_info limit{"limit",
                                 severity::error,
                                 "The document is larger or nested deeper than the options allow.",
                                 "the options"};
inline constexpr rule_info duplicate_member{
    "duplicate-member",
    severity::warning,
    "A name appears more than once in an object; the last one is used.",
    "RFC 8259"};
inline constexpr rule_info unknown_member{
    "unknown-member", severity::warning, "A member is unknown, so it has no effect.", "the struct", "R"};
inline constexpr rule_info unknown_request_member{
    "unknown-member",
    severity::error,
    "A request has an unknown member; clients reject such a call.",
    "observed",
    "R"};
inline constexpr rule_info null_member{
    "null-member",
    severity::note,
    "A member of a request is null, which means absent; clients reject such a call.",
    "observed",
    "R"};
inline constexpr rule_info skeleton{
    "skeleton",
    severity::error,
    "A request has several empty strings, like a skeleton that was not filled in.",
    "observed",
    "R"};
inline constexpr rule_info required{
    "required", severity::error, "A member that must be present is missing.", "Smithy"};
inline constexpr rule_info length{
    "length",
    severity::error,
    "A string has too few or too many characters, or a blob too few or too many bytes.",
    "Smithy"};
inline constexpr rule_info count{
    "count", severity::error, "A list or map has too few or too many entries.", "Smithy"};
inline constexpr rule_info range{"range", severity::error, "An integer is too small or too large.", "Smithy"};
inline constexpr rule_info pattern{
    "pattern", severity::error, "A string does not match its pattern.", "Smithy"};
inline constexpr rule_info pattern_partial{
    "pattern-partial",
    severity::warning,
    "Only part of a string matches its pattern; the whole string must match.",
    "observed",
    "R"};
inline constexpr rule_info enumeration{
    "enum", severity::error, "A value is not in the enum's list.", "Smithy"};
inline constexpr rule_info deprecated{
    "deprecated", severity::warning, "A member or value should no longer be used.", "the model"};
inline constexpr rule_info not_a_document{
    "not-a-document",
    severity::error,
    "The text has no known member, so it is not a document of the model.",
    "observed",
    "R"};
/// @}
} // namespace rules

/// All of them, for those who list or look them up.
inline constexpr std::array core_rules{rules::syntax,
                                       rules::encoding,
                                       rules::type,
                                       rules::limit,
                                       rules::duplicate_member,
                                       rules::unknown_member,
                                       rules::unknown_request_member,
                                       rules::null_member,
                                       rules::required,
                                       rules::skeleton,
                                       rules::length,
                                       rules::count,
                                       rules::range,
                                       rules::pattern,
                                       rules::pattern_partial,
                                       rules::enumeration,
                                       rules::deprecated,
                                       rules::not_a_document};

} // namespace lintel

#endif
