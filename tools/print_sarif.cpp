#include <lintel/serialize.hpp>

#include <boost/describe/class.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "columns.hpp"
#include "documents.hpp"
#include "print.hpp"
#include "printable.hpp"

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

/// The shapes of a rule, in a sentence.
std::string scope_of(const std::string& shapes) {
    constexpr std::string_view generic = "any";
    return shapes.starts_with(generic) ? "every document" + shapes.substr(generic.size()) : shapes;
}

/// A rule once, under its first severity; the shapes of all its entries.
std::vector<sarif::reporting_descriptor> descriptors() {
    std::vector<listed_rule> once;
    for (const auto& r : all_rules()) {
        const auto same = std::find_if(
            once.begin(), once.end(), [&](const listed_rule& listed) { return listed.info.id == r.info.id; });
        if (same == once.end())
            once.push_back(r);
        else
            for (const auto shape : r.shapes) same->add_shape(shape);
    }
    std::vector<sarif::reporting_descriptor> rules;
    for (const auto& [info, names] : once) {
        const std::string why(info.why), source(info.source), shapes = detail::listed(names);
        rules.push_back({std::string(info.id),
                         {why},
                         {why + " Source: " + source + ". Applies to: " + scope_of(shapes) + '.'},
                         {std::string(to_string(info.severity))},
                         {source, shapes}});
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

/// Where the findings' tokens are, a place for each finding; all zero for one that has no place in a text.
struct token_place {
    std::size_t begin = 0, size = 0;        // in bytes, from 0
    std::size_t column = 0, end_column = 0; // in characters, 1-based
};
std::vector<token_place> token_places(const report& found, std::string_view text) {
    offsets begins;
    for (const auto& d : found)
        if (d.offset > 0) begins.push_back(begin_of(d, text));
    const offsets ends = token_ends(text, begins);
    offsets all;
    all.reserve(3 * ends.size());
    std::size_t placed = 0;
    for (const auto& d : found) {
        if (d.offset == 0) continue;
        all.insert(all.end(), {line_begin_of(d, text), begins[placed], ends[placed]});
        ++placed;
    }
    const auto counts = characters_before(text, all);
    std::vector<token_place> places(found.size());
    placed = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i].offset == 0) continue;
        const std::size_t* const count = counts.data() + 3 * placed;
        places[i] = {
            begins[placed], ends[placed] - begins[placed], count[1] - count[0] + 1, count[2] - count[0] + 1};
        ++placed;
    }
    return places;
}

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
        const auto places = token_places(f.found, f.text);
        const std::string uri = uri_of(f.file);
        // The same finding in another line of the file is another one.
        fingerprint document;
        if (kind_.lines && !f.found.empty()) {
            const std::string text = f.excerpt();
            document.add(text);
            // Nothing of a text that is no document can be shown.
            if (text.empty()) document.add(std::to_string(f.first_line));
        }
        const std::string line = kind_.lines ? document.text() : std::string();
        for (std::size_t i = 0; i < f.found.size(); ++i) {
            out += separator();
            const std::size_t begin = out.size();
            serialize_to(out, result_of(f, f.found[i], uri, line, places[i]));
            escape_in_json(out, begin);
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
                            const token_place& place) const {
        sarif::location where{{{uri}, {}}, {}};
        if (d.offset > 0) where.physicalLocation.region = region_of(f, d, place);
        if (!d.pointer.empty()) where.logicalLocations = {{utf8(d.pointer)}};
        fingerprint print;
        for (const std::string_view part : {d.rule, std::string_view(d.pointer), document}) print.add(part);
        return {std::string(d.rule),
                index_of(d.rule),
                {},
                std::string(to_string(d.severity)),
                {utf8(d.message) + (d.hint.empty() ? "" : "; " + utf8(hint_of(d)))},
                {std::move(where)},
                {{{"lintel/v1", print.text()}}}};
    }
    sarif::region region_of(const findings_of& f, const diagnostic& d, const token_place& place) const {
        sarif::region region{d.line + f.first_line, place.column, place.end_column, {}, {}};
        if (!kind_.lines) region.byteOffset = place.begin, region.byteLength = place.size;
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
