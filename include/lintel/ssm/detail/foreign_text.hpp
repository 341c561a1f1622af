#ifndef LINTEL_SSM_DETAIL_FOREIGN_TEXT_HPP
#define LINTEL_SSM_DETAIL_FOREIGN_TEXT_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/blank.hpp>
#include <lintel/detail/skim.hpp>
#include <lintel/ssm/likeness.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

// Texts that do not begin with a JSON object.
namespace lintel::detail::inline LINTEL_ABI {

constexpr std::string_view without_leading_blanks(std::string_view s) noexcept {
    const std::size_t at = s.find_first_not_of(" \t\n\r");
    return at == s.npos ? std::string_view() : s.substr(at);
}

inline constexpr std::string_view utf8_mark = "\xef\xbb\xbf";

constexpr std::string_view without_mark(std::string_view s) noexcept {
    return s.starts_with(utf8_mark) ? s.substr(utf8_mark.size()) : s;
}

/// UTF-16 or UTF-32 by its mark, or by the NUL bytes beside its first character, which is ASCII in JSON.
constexpr bool is_wide_text(std::string_view s) noexcept {
    if (s.starts_with("\xff\xfe") || s.starts_with("\xfe\xff")) return true;
    s = s.substr(0, 4);
    const std::size_t at = s.find_first_not_of('\0');
    if (at == s.npos || (s[at] < ' ' && !is_blank(s[at]))) return false;
    return at > 0 || (s.size() > 1 && s[1] == 0);
}

/// A Python dict or list as print() writes it: behind its brackets comes a text in single quotes.
constexpr bool is_python(std::string_view s) noexcept {
    const std::size_t at = s.find_first_not_of("{[( \t\n\r");
    if (at == 0 || at == s.npos) return false;
    s.remove_prefix(at);
    return s.starts_with('\'') || s.starts_with("u'") || s.starts_with("b'");
}

constexpr std::string_view first_line(std::string_view s) noexcept {
    s = s.substr(0, s.find('\n'));
    return s.ends_with('\r') ? s.substr(0, s.size() - 1) : s;
}

/// What messages of the AWS command line, of boto3 and of shells begin with.
inline constexpr std::string_view error_beginnings[] = {
    "An error occurred (",
    "Could not connect to the endpoint URL",
    "Error:",
    "Parameter validation failed",
    "Partial credentials found",
    "The config profile (",
    "Traceback (most recent call last)",
    "Unable to locate credentials",
    "Unable to parse config file",
    "Unknown options:",
    "You must specify a region",
    "aws: error:",
    "aws: [ERROR]",
    "bash: ",
    "botocore.exceptions.",
    "error:",
    "sh: ",
    "usage: ",
};

constexpr bool is_error_text(std::string_view s) noexcept {
    return std::any_of(std::begin(error_beginnings), std::end(error_beginnings), [&](std::string_view begin) {
        return s.starts_with(begin);
    });
}

/// A line with tabs and no other control character, or the ruler of a table.
constexpr bool is_text_output(std::string_view s) noexcept {
    const std::string_view line = first_line(s);
    if (line.size() > 3 && line.find_first_not_of('-') == line.npos) return true;
    const auto is_control = [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == '\x7f'; };
    return line.find('\t') != line.npos && std::none_of(line.begin(), line.end(), is_control);
}

/// A YAML key, and its colon.
constexpr bool begins_with_yaml_key(std::string_view line) noexcept {
    const bool quoted = line.starts_with('"') || line.starts_with('\'');
    std::size_t end = 0;
    if (quoted) {
        end = line.find(line.front(), 1);
        if (end == line.npos) return false;
        ++end;
    } else {
        const auto in_key = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
                   c == '-' || c == '.' || c == '$' || c == '/';
        };
        while (end < line.size() && in_key(line[end])) ++end;
    }
    if (end == 0 || end == line.size() || line[end] != ':') return false;
    return end + 1 == line.size() || is_blank(line[end + 1]);
}

/// The first line that is neither empty nor a comment decides. Linear.
constexpr bool is_yaml(std::string_view s) noexcept {
    while (!(s = without_leading_blanks(s)).empty()) {
        const std::string_view line = first_line(s);
        if (line.starts_with("%YAML") || line == "---" || line.starts_with("--- ")) return true;
        if (line.starts_with("- ") || line == "-" || begins_with_yaml_key(line)) return true;
        if (!line.starts_with('#')) return false;
        s.remove_prefix(line.size());
    }
    return false;
}

/// What a text looks like that begins, behind white space, with something else than an object. Linear.
inline ssm::likeness likeness_of_text(std::string_view s) noexcept {
    using ssm::likeness;
    constexpr std::size_t deepest = 256;
    if (s.front() == '[') return likeness::list;
    if (is_json(s, deepest)) return likeness::value;
    if (s.front() == '<') return likeness::markup;
    if (is_error_text(s)) return likeness::error_text;
    if (is_text_output(s)) return likeness::text_output;
    if (is_yaml(s)) return likeness::yaml;
    return likeness::malformed;
}

} // namespace lintel::detail::inline LINTEL_ABI

#endif
