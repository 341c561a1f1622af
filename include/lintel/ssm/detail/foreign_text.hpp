#ifndef LINTEL_SSM_DETAIL_FOREIGN_TEXT_HPP
#define LINTEL_SSM_DETAIL_FOREIGN_TEXT_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/blank.hpp>
#include <lintel/detail/skim.hpp>
#include <lintel/options.hpp>
#include <lintel/ssm/likeness.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

// Texts that do not begin with a JSON object.
namespace lintel::detail::inline LINTEL_ABI {

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

constexpr bool is_letter(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
constexpr bool is_letter_or_digit(char c) noexcept { return is_letter(c) || (c >= '0' && c <= '9'); }

constexpr bool is_identifier(std::string_view s) noexcept {
    return !s.empty() && is_letter(s.front()) && std::all_of(s.begin(), s.end(), is_letter_or_digit);
}

/// Takes what `belongs` is true for from the front.
template <class F> constexpr std::string_view take_while(std::string_view& s, F belongs) noexcept {
    const auto end = std::find_if_not(s.begin(), s.end(), belongs);
    const std::string_view taken = s.substr(0, static_cast<std::size_t>(end - s.begin()));
    s.remove_prefix(taken.size());
    return taken;
}

/// A part of a value that Python or JavaScript printed.
struct printed_token {
    std::string_view text; ///< inside its quotes
    char first = 0;        ///< a quote, a letter or '_' of a word, or any other character
    char before = 0;       ///< the character before it, and
    char behind = 0;       ///< behind it, white space left out; 0 when there is none
};

/// Calls f(printed_token) until it gives false. Linear.
template <class F> constexpr void each_printed_token(std::string_view s, F f) noexcept {
    char before = 0;
    for (s = without_leading_blanks(s); !s.empty(); s = without_leading_blanks(s)) {
        printed_token t{s.substr(0, 1), s.front(), before, 0};
        before = s.front();
        if (t.first == '\'' || t.first == '"') {
            std::size_t end = 1;
            while (end < s.size() && s[end] != t.first) end += s[end] == '\\' ? 2U : 1U;
            t.text = s.substr(1, std::min(end, s.size()) - 1);
            s.remove_prefix(std::min(end + 1, s.size()));
        } else if (is_letter(t.first)) {
            t.text = take_while(s, is_letter_or_digit);
        } else {
            s.remove_prefix(1);
        }
        const std::string_view rest = without_leading_blanks(s);
        t.behind = rest.empty() ? '\0' : rest.front();
        if (!f(t)) return;
    }
}

constexpr std::string_view behind_brackets(std::string_view s) noexcept {
    const std::size_t at = s.find_first_not_of("{[( \t\n\r");
    return at == s.npos ? std::string_view() : s.substr(at);
}

/// A value as Python or JavaScript print it: behind its brackets comes a text in single quotes; or Python's
/// bytes.
constexpr bool is_printed_value(std::string_view s) noexcept {
    const std::string_view inside = behind_brackets(s);
    if (inside.starts_with("b'")) return true;
    if (inside.size() == s.size()) return s.starts_with("b\"");
    return inside.starts_with('\'') || inside.starts_with("u'");
}

/// Which of the two printed it: only JavaScript leaves the quotes of names out, and of all that can be.
constexpr ssm::likeness printed_by(std::string_view s) noexcept {
    ssm::likeness by = ssm::likeness::python;
    each_printed_token(s, [&](const printed_token& t) {
        if (t.behind != ':' || (t.before != '{' && t.before != ',') || !is_identifier(t.text)) return true;
        if (is_letter(t.first)) by = ssm::likeness::javascript;
        return false;
    });
    return by;
}

/// An object, or a list of them, whose first name has no quotes, and with a text in single quotes: what
/// others write without quotes, such as JSON5 and Go, has double ones there.
constexpr bool is_javascript(std::string_view s) noexcept {
    std::string_view inside = behind_brackets(s);
    if (inside.size() == s.size() || !is_identifier(take_while(inside, is_letter_or_digit))) return false;
    if (!without_leading_blanks(inside).starts_with(':')) return false;
    bool is = false;
    each_printed_token(inside, [&](const printed_token& t) {
        is = t.first == '\'' && (t.before == ':' || t.before == ',' || t.before == '[');
        return !is;
    });
    return is;
}

/// Control characters that text does not have, near its beginning; what compresses writes some, too.
constexpr bool is_binary(std::string_view s) noexcept {
    constexpr std::size_t beginning = 512; // bytes
    s = s.substr(0, beginning);
    return std::any_of(s.begin(), s.end(), [](char c) {
        return static_cast<unsigned char>(c) < '\b' || (c > '\r' && c < ' ' && c != '\x1b');
    });
}

constexpr std::string_view first_line(std::string_view s) noexcept {
    s = s.substr(0, s.find('\n'));
    return s.ends_with('\r') ? s.substr(0, s.size() - 1) : s;
}

/// What messages of the AWS command line, of boto3 and of shells begin with.
inline constexpr std::string_view error_beginnings[] = {
    "An error occurred (",
    "Connect timeout on endpoint URL",
    "Could not connect to the endpoint URL",
    "ERROR:",
    "Error loading ",
    "Error parsing ",
    "Error when retrieving ",
    "Error:",
    "Invalid endpoint",
    "Missing required parameter",
    "Note: AWS CLI version",
    "Parameter validation failed",
    "Partial credentials found",
    "Read timeout on endpoint URL",
    "SSL validation failed",
    "The SSO session ",
    "The config profile (",
    "The security token included in the request",
    "Token has expired",
    "Traceback (most recent call last)",
    "Unable to locate credentials",
    "Unable to parse config file",
    "Unknown options:",
    "Unknown output type",
    "You must specify a region",
    "aws: error:",
    "aws: [ERROR]",
    "bash: ",
    "botocore.exceptions.",
    "curl: (",
    "error:",
    "fatal: ",
    "jq: error",
    "parse error: ",
    "sh: ",
    "usage: ",
    "zsh: ",
};

/// What messages of shells end with.
inline constexpr std::string_view error_ends[] = {
    ": No such file or directory",
    ": Permission denied",
    ": command not found",
    ": not found",
};

constexpr bool is_error_text(std::string_view s) noexcept {
    const std::string_view line = first_line(s);
    const auto begins = [&](std::string_view begin) { return s.starts_with(begin); };
    const auto ends = [&](std::string_view end) { return line.ends_with(end); };
    return std::any_of(std::begin(error_beginnings), std::end(error_beginnings), begins) ||
           std::any_of(std::begin(error_ends), std::end(error_ends), ends);
}

/// A line with tabs and no other control character, the ruler of a table, or what stands there for nothing.
constexpr bool is_text_output(std::string_view s) noexcept {
    const std::string_view line = first_line(s);
    if (without_trailing_blanks(s) == "None") return true;
    if (line.size() > 3 && line.find_first_not_of('-') == line.npos) return true;
    return line.find('\t') != line.npos &&
           std::none_of(line.begin(), line.end(), [](char c) { return is_control(c) && c != '\t'; });
}

/// From the first line that is neither empty nor a comment. Linear.
constexpr std::string_view behind_comment_lines(std::string_view s) noexcept {
    while (!(s = without_leading_blanks(s)).empty()) {
        if (s.front() != '#' && s.front() != ';') break;
        s.remove_prefix(std::min(s.find('\n'), s.size()));
    }
    return s;
}

/// Takes a name that needs no quotes in YAML, TOML and the like.
constexpr std::string_view take_key(std::string_view& line) noexcept {
    return take_while(
        line, [](char c) { return is_letter_or_digit(c) || c == '-' || c == '.' || c == '$' || c == '/'; });
}

/// The colon between a YAML key and its value.
constexpr bool is_yaml_colon(std::string_view s) noexcept {
    return s.starts_with(':') && (s.size() == 1 || is_blank(s[1]));
}

/// A YAML key, and its colon.
constexpr bool begins_with_yaml_key(std::string_view line) noexcept {
    if (line.starts_with('"') || line.starts_with('\'')) {
        const std::size_t end = line.find(line.front(), 1);
        return end != line.npos && is_yaml_colon(line.substr(end + 1));
    }
    return !take_key(line).empty() && is_yaml_colon(without_leading_blanks(line));
}

/// By the first line that is no comment.
constexpr bool is_yaml(std::string_view s) noexcept {
    const std::string_view line = first_line(s);
    return line.starts_with("%YAML") || line == "---" || line.starts_with("--- ") || line.starts_with("- ") ||
           line == "-" || begins_with_yaml_key(line);
}

/// Whether a line of YAML begins with a key, and its colon. Linear.
constexpr bool has_top_key(std::string_view yaml, std::string_view key) noexcept {
    for (std::size_t at = 0; at != yaml.npos; at = yaml.find(key, at + 1))
        if (yaml.substr(at).starts_with(key) && (at == 0 || yaml[at - 1] == '\n') &&
            is_yaml_colon(yaml.substr(at + key.size())))
            return true;
    return false;
}

/// Whether something in the YAML has a type of CloudFormation. Linear.
constexpr bool has_resource_type(std::string_view yaml) noexcept {
    constexpr std::string_view before = "Type:", type = "AWS::";
    for (std::size_t at = yaml.find(before); at != yaml.npos; at = yaml.find(before, at + 1)) {
        std::string_view value = first_line(yaml.substr(at + before.size(), 80)); // bounded: no line twice
        value = without_leading_blanks(value);
        if (value.starts_with('"') || value.starts_with('\'')) value.remove_prefix(1);
        if (value.starts_with(type)) return true;
    }
    return false;
}

/// What YAML is written for.
constexpr ssm::likeness likeness_of_yaml(std::string_view s) noexcept {
    using ssm::likeness;
    if (has_top_key(s, "AWSTemplateFormatVersion") || (has_top_key(s, "Resources") && has_resource_type(s)))
        return likeness::cloudformation_template;
    if (has_top_key(s, "schemaVersion") && (has_top_key(s, "mainSteps") || has_top_key(s, "runtimeConfig")))
        return likeness::ssm_document;
    return likeness::yaml;
}

/// `[default]`, `[[tool.poetry.source]]`, `[section "name"]`: the head of a section.
constexpr bool is_section_head(std::string_view line) noexcept {
    line = without_trailing_blanks(line.substr(0, line.find(" #")));
    const std::size_t brackets = line.starts_with("[[") ? 2 : 1;
    if (line.size() <= 2 * brackets || !line.ends_with(brackets == 2 ? "]]" : "]")) return false;
    line = line.substr(brackets, line.size() - 2 * brackets);
    return is_letter(line.front()) && std::all_of(line.begin(), line.end(), [](char c) {
               return is_letter_or_digit(c) || c == ' ' || c == '-' || c == '.' || c == ':' || c == '/' ||
                      c == '"' || c == '\'' || c == '@';
           });
}

/// What a block of Terraform's language begins with.
inline constexpr std::string_view terraform_blocks[] = {"check",
                                                        "data",
                                                        "import",
                                                        "locals",
                                                        "module",
                                                        "moved",
                                                        "output",
                                                        "provider",
                                                        "removed",
                                                        "resource",
                                                        "terraform",
                                                        "variable"};

/// `key = value`, the head of a section, or that of a block.
constexpr bool begins_with_setting(std::string_view line) noexcept {
    if (line.starts_with('[')) return is_section_head(line);
    std::string_view rest = line;
    const std::string_view key = take_key(rest);
    const std::string_view behind = without_leading_blanks(rest);
    if (behind.starts_with('=')) {
        const std::string_view value = without_leading_blanks(behind.substr(1));
        const bool spaced = behind.size() < rest.size();
        return !key.empty() && !value.starts_with('=') && (spaced || !value.empty()); // base64 ends with '='
    }
    return line.find('{') != line.npos && (behind.starts_with('"') || behind.starts_with('{')) &&
           std::find(std::begin(terraform_blocks), std::end(terraform_blocks), key) !=
               std::end(terraform_blocks);
}

/// Where the colon of `Name   : value` is, npos in another line.
constexpr std::size_t colon_of_powershell(std::string_view line) noexcept {
    std::string_view rest = line;
    if (take_while(rest, is_letter_or_digit).empty() || !rest.starts_with(' ')) return line.npos;
    rest = without_leading_blanks(rest);
    return is_yaml_colon(rest) ? line.size() - rest.size() : line.npos;
}

/// What Format-List or Format-Table print: the colons of the first two lines are in one column, or the second
/// line underlines the columns.
constexpr bool is_powershell(std::string_view s) noexcept {
    const std::string_view line = first_line(s);
    const std::size_t colon = colon_of_powershell(line);
    s.remove_prefix(std::min(s.find('\n'), s.size() - 1) + 1);
    const std::string_view next = without_trailing_blanks(first_line(s));
    if (colon != line.npos) return next.empty() || next.front() == ' ' || colon_of_powershell(next) == colon;
    return is_letter(line.front()) && next.starts_with('-') && next.find(" -") != next.npos &&
           next.find_first_not_of("- ") == next.npos;
}

/// A list, well-formed or not: its first value begins as one of JSON.
inline bool is_list(std::string_view s) noexcept {
    std::string_view first = without_leading_blanks(s.substr(1));
    if (first.empty()) return true;
    if (std::string_view("{[\"],/").find(first.front()) != std::string_view::npos) return true;
    const std::string_view word =
        take_while(first, [](char c) { return is_letter_or_digit(c) || c == '-' || c == '+' || c == '.'; });
    first = without_leading_blanks(first);
    return is_json(word, 1) && (first.empty() || first.front() == ',' || first.front() == ']');
}

/// By the brackets at its beginning.
constexpr ssm::likeness likeness_of_markup(std::string_view s) noexcept {
    using ssm::likeness;
    constexpr std::string_view conflict = "<<<<<<<";
    if (s.starts_with(conflict)) return likeness::merge_conflict;
    if (first_line(s).find(" object at 0x") != s.npos) return likeness::python;
    const char next = s.size() > 1 ? s[1] : '\0';
    return is_letter(next) || next == '!' || next == '?' || next == '/' ? likeness::markup
                                                                        : likeness::other_text;
}

/// What a text looks like that begins, behind white space and comments, with something else than an object.
/// Linear.
inline ssm::likeness likeness_of_text(std::string_view s) noexcept {
    using ssm::likeness;
    if (s.empty()) return likeness::other_text;
    if (is_binary(s)) return likeness::binary;
    if (is_printed_value(s)) return printed_by(s);
    if (s.starts_with("[object ")) return likeness::javascript;
    if (s.front() == '[' && is_javascript(s)) return likeness::javascript;
    if (is_json(s, options::deepest)) return s.front() == '[' ? likeness::list : likeness::value;
    if (s.front() == '[' && !is_section_head(first_line(s)) && is_list(s)) return likeness::list;
    if (s.front() == '<') return likeness_of_markup(s);
    if (is_error_text(s)) return likeness::error_text;
    if (s.starts_with("version https://git-lfs")) return likeness::git_lfs_pointer;
    if (s.starts_with("#!")) return likeness::other_text; // a script
    const std::string_view content = behind_comment_lines(s);
    if (content.empty()) return likeness::other_text;
    if (is_powershell(content)) return likeness::powershell;
    if (begins_with_setting(first_line(content))) return likeness::settings;
    if (is_text_output(s)) return likeness::text_output;
    return is_yaml(content) ? likeness_of_yaml(content) : likeness::other_text;
}

} // namespace lintel::detail::inline LINTEL_ABI

#endif
