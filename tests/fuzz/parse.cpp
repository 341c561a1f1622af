#include <lintel/parse.hpp>
#include <lintel/serialize.hpp>
#include <lintel/ssm.hpp>

#include <boost/json/error.hpp>
#include <boost/json/parse.hpp>

#include <optional>

#include "../own.hpp"
#include "fuzz.hpp"

// Any bytes: the verdict of Boost.JSON, a value that writing and reading keeps, or an `out` that is as
// before.
namespace {

constexpr std::size_t depth = 32;

bool scanner_accepts(std::string_view text) {
    lintel::detail::scanner scan(depth, text.size());
    const auto ignore = [](const lintel::detail::token_span&) {};
    return scan.write(text, ignore) && scan.finish(ignore);
}
/// Nothing when the text has an exponent that Boost.JSON cannot hold: what it would say of the rest is not
/// known.
std::optional<bool> boost_accepts(std::string_view text) {
    boost::json::parse_options as_lintel;
    as_lintel.max_depth = depth;
    boost::system::error_code failure;
    (void)boost::json::parse({text.data(), text.size()}, failure, {}, as_lintel);
    if (failure == boost::json::error::exponent_overflow) return {};
    return !failure;
}

template <class T> void read_as(std::string_view text, bool is_json) {
    T before{};
    T out{};
    (void)lintel::parse_into(before, R"({"Name":"before","text":"before","name":"before"})");
    out = before;
    const lintel::report found = lintel::parse_into(out, text);
    fuzz::require(is_json || !found.ok(), "what is not JSON is not read");
    for (const auto& d : found)
        fuzz::require(d.offset >= 1 && d.offset <= text.size() + 1, "a finding stands in the text");

    const auto made = lintel::parse<T>(text);
    fuzz::require(made.has_value() == found.ok(), "parse and parse_into give the same verdict");
    if (!made) return fuzz::require(out == before, "on an error `out` is as before");
    fuzz::require(*made == out, "parse and parse_into give the same value");

    const std::string written = lintel::serialize(out);
    const auto again = lintel::parse<T>(written);
    fuzz::require(again.has_value(), "what was written can be read");
    fuzz::require(*again == out, "writing and reading keep the value");
    fuzz::require(lintel::serialize(*again) == written, "a text that was written stays as it is");
}

} // namespace

FUZZ_TARGET(parse) {
    fuzz::input in(data, size);
    const std::size_t type = in.below(3);
    const std::string_view text = in.text();
    const bool is_json = scanner_accepts(text);
    fuzz::require(boost_accepts(text).value_or(is_json) == is_json,
                  "Boost.JSON and the scanner give the same verdict");
    fuzz::require(lintel::detail::is_json(text, depth) == is_json, "both readers give the same verdict");
    if (type == 0) read_as<lintel::ssm::GetMaintenanceWindowTaskResult>(text, is_json);
    if (type == 1) read_as<own::Everything>(text, is_json);
    if (type == 2) read_as<own::Tree>(text, is_json);
    return 0;
}
