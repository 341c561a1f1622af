#include <lintel/detail/text.hpp>
#include <lintel/serialize.hpp>

#include <boost/describe/class.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "documents.hpp"
#include "print.hpp"

namespace lintel::tool {
namespace {

// The parts of SARIF 2.1.0 (OASIS) that are written.
namespace sarif {

struct message {
    std::string text;
    BOOST_DESCRIBE_CLASS(message, (), (text), (), ())
};
struct configuration {
    std::string level;
    BOOST_DESCRIBE_CLASS(configuration, (), (level), (), ())
};
struct rule_properties {
    std::string source, shapes;
    BOOST_DESCRIBE_CLASS(rule_properties, (), (source, shapes), (), ())
};
struct reporting_descriptor {
    std::string id;
    message shortDescription, help;
    configuration defaultConfiguration;
    rule_properties properties;
    BOOST_DESCRIBE_CLASS(
        reporting_descriptor, (), (id, shortDescription, help, defaultConfiguration, properties), (), ())
};
struct driver {
    std::string name, version;
    std::vector<reporting_descriptor> rules;
    BOOST_DESCRIBE_CLASS(driver, (), (name, version, rules), (), ())
};
struct tool {
    sarif::driver driver;
    BOOST_DESCRIBE_CLASS(tool, (), (driver), (), ())
};
struct artifact_location {
    std::string uri;
    BOOST_DESCRIBE_CLASS(artifact_location, (), (uri), (), ())
};
struct region {
    std::size_t startLine, startColumn, endColumn;
    std::optional<std::size_t> byteOffset, byteLength;
    BOOST_DESCRIBE_CLASS(region, (), (startLine, startColumn, endColumn, byteOffset, byteLength), (), ())
};
struct physical_location {
    artifact_location artifactLocation;
    std::optional<sarif::region> region;
    BOOST_DESCRIBE_CLASS(physical_location, (), (artifactLocation, region), (), ())
};
struct logical_location {
    std::string fullyQualifiedName, kind = "value";
    BOOST_DESCRIBE_CLASS(logical_location, (), (fullyQualifiedName, kind), (), ())
};
struct location {
    physical_location physicalLocation;
    std::optional<std::vector<logical_location>> logicalLocations;
    BOOST_DESCRIBE_CLASS(location, (), (physicalLocation, logicalLocations), (), ())
};
struct result {
    std::optional<std::string> ruleId;
    std::optional<std::size_t> ruleIndex;
    std::optional<std::string> kind;
    std::string level;
    sarif::message message;
    std::vector<location> locations;
    std::optional<std::map<std::string, std::string>> partialFingerprints;
    BOOST_DESCRIBE_CLASS(
        result, (), (ruleId, ruleIndex, kind, level, message, locations, partialFingerprints), (), ())
};
struct notification {
    std::string level;
    sarif::message message;
    BOOST_DESCRIBE_CLASS(notification, (), (level, message), (), ())
};
struct invocation {
    bool executionSuccessful;
    std::optional<std::vector<notification>> toolExecutionNotifications;
    BOOST_DESCRIBE_CLASS(invocation, (), (executionSuccessful, toolExecutionNotifications), (), ())
};

} // namespace sarif

/// A rule once, under its first severity; the shapes of all its entries.
std::vector<sarif::reporting_descriptor> descriptors() {
    std::vector<sarif::reporting_descriptor> rules;
    for (const auto& r : all_rules()) {
        const auto same = std::find_if(
            rules.begin(), rules.end(), [&](const auto& listed) { return listed.id == r.info.id; });
        if (same != rules.end()) {
            same->properties.shapes += ", " + r.shapes;
            continue;
        }
        const std::string why(r.info.why), source(r.info.source);
        rules.push_back({std::string(r.info.id),
                         {why},
                         {why + " Source: " + source + ". It is about: " + r.shapes + '.'},
                         {std::string(to_string(r.info.severity))},
                         {source, r.shapes}});
    }
    return rules;
}

/// A file's name as a URI reference (RFC 3986).
std::string uri_of(const std::string& file) {
    constexpr std::string_view digits = "0123456789ABCDEF", plain = "-._~/";
    std::string uri = file.starts_with('/') ? "file://" : "";
    for (const char c : file) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z', digit = byte >= '0' && byte <= '9';
        if (letter || digit || plain.find(c) != plain.npos)
            uri += c;
        else
            uri += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return uri;
}

/// Bytes of the token at the begin of `text`: a string with its quotes, a bracket, or what stands to the next
/// of them or white space.
std::size_t token_size(std::string_view text) {
    constexpr std::string_view ends = "\"[]{},: \t\r\n";
    if (text.empty() || text[0] == '\n' || text[0] == '\r') return 0;
    if (text[0] != '"') return std::max<std::size_t>(1, std::min(text.find_first_of(ends), text.size()));
    for (std::size_t i = 1; i < text.size() && text[i] != '\n'; ++i) {
        if (text[i] == '"') return i + 1;
        if (text[i] == '\\') ++i;
    }
    return std::min(text.find_first_of("\r\n"), text.size());
}

/// Columns in characters. Goes on from the place before when that is on the same line, so that many findings
/// on a long line cost the line once.
class columns {
public:
    explicit columns(std::string_view text) : text_(text) {}

    /// `offset` and `byte_column` are 1-based.
    std::size_t at(std::size_t offset, std::size_t byte_column) {
        const std::size_t begin = offset - byte_column, end = std::min(offset - 1, text_.size());
        if (begin != begin_ || end < end_) begin_ = end_ = begin, characters_ = 0;
        characters_ += detail::scalar_count(text_.substr(end_, end - end_));
        end_ = end;
        return characters_ + 1;
    }

private:
    std::string_view text_;
    std::size_t begin_ = 0, end_ = 0; // of what is counted
    std::size_t characters_ = 0;
};

/// FNV-1a, 64 bits.
class fingerprint {
public:
    void add(std::string_view part) {
        for (const char c : part) add(c);
        add('\0');
    }
    std::string text() const {
        constexpr std::string_view digits = "0123456789abcdef";
        std::string hex;
        for (int shift = 60; shift >= 0; shift -= 4) hex += digits[(hash_ >> shift) & 15];
        return hex;
    }

private:
    void add(char c) { hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001b3U; }

    std::uint64_t hash_ = 0xcbf29ce484222325U;
};

/// One log. The results are written as they come, so a log has no bound and the program's memory has.
class sarif_printer final : public printer {
public:
    explicit sarif_printer(const document_kind& kind) : kind_(kind), rules_(descriptors()) {}

    std::string_view separator() const override { return ",\n"; }
    void begin(std::string& out) const override {
        out += "{\"$schema\":\"https://json.schemastore.org/"
               "sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":";
        serialize_to(out, sarif::tool{{"lintel", LINTEL_VERSION, rules_}});
        out += ",\"columnKind\":\"unicodeCodePoints\",\"results\":[\n";
    }
    void print(const findings_of& f, std::string& out) const override {
        columns counted(f.text);
        const std::string uri = uri_of(f.file);
        // The same finding in another line of the file is another one.
        const std::string document = kind_.lines && !f.found.empty() ? f.excerpt() : std::string();
        for (const auto& d : f.found) {
            out += separator();
            serialize_to(out, result_of(f, d, uri, document, counted));
        }
        if (const auto n = f.found.omitted(); n > 0) {
            out += separator();
            serialize_to(out,
                         sarif::result{{},
                                       {},
                                       "informational",
                                       "none",
                                       {plural(n, "more finding") + " left out"},
                                       {{{{uri}, {}}, {}}},
                                       {}});
        }
    }
    void finish(const tally& all, std::string& out) const override {
        sarif::invocation run{all.unreadable == 0, {}};
        if (all.unreadable > 0)
            run.toolExecutionNotifications = {
                {"error", {plural(all.unreadable, "file") + " could not be read"}}};
        out += "\n],\"invocations\":[";
        serialize_to(out, run);
        out += "]}]}\n";
    }

private:
    sarif::result result_of(const findings_of& f,
                            const diagnostic& d,
                            const std::string& uri,
                            std::string_view document,
                            columns& counted) const {
        sarif::location where{{{uri}, {}}, {}};
        if (d.offset > 0) where.physicalLocation.region = region_of(f, d, counted);
        if (!d.pointer.empty()) where.logicalLocations = {{utf8(d.pointer)}};
        fingerprint print;
        for (const std::string_view part : {d.rule, std::string_view(d.pointer), document}) print.add(part);
        return {std::string(d.rule),
                index_of(d.rule),
                {},
                std::string(to_string(d.severity)),
                {utf8(d.message) + (d.hint.empty() ? "" : "; " + utf8(d.hint))},
                {std::move(where)},
                {{{"lintel/v1", print.text()}}}};
    }
    sarif::region region_of(const findings_of& f, const diagnostic& d, columns& counted) const {
        const std::size_t at = std::min(d.offset - 1, f.text.size());
        const std::size_t size = token_size(f.text.substr(at));
        const std::size_t column = counted.at(d.offset, d.column);
        sarif::region region{
            d.line + f.first_line, column, column + detail::scalar_count(f.text.substr(at, size)), {}, {}};
        if (!kind_.lines) region.byteOffset = at, region.byteLength = size;
        return region;
    }
    std::optional<std::size_t> index_of(std::string_view id) const {
        for (std::size_t i = 0; i < rules_.size(); ++i)
            if (rules_[i].id == id) return i;
        return {};
    }

    document_kind kind_;
    std::vector<sarif::reporting_descriptor> rules_;
};

} // namespace

std::unique_ptr<printer> make_sarif_printer(const document_kind& kind) {
    return std::make_unique<sarif_printer>(kind);
}

} // namespace lintel::tool
