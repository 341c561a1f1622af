#include <lintel/parse.hpp>
#include <lintel/serialize.hpp>
#include <lintel/ssm.hpp>

#include "../own.hpp"
#include "fuzz.hpp"

// The quick reader against the one that reports: the push form never uses the quick one. Borrowed storage
// against owning. With the limits and rules that the input picks.
namespace {

template <class T> void read_as(std::string_view text, const lintel::options& opts) {
    lintel::parser<T> slow(opts);
    slow.write(text);
    T expected{};
    const lintel::report said = slow.finish_into(expected);

    T value{};
    fuzz::require(lintel::parse_into(value, text, opts) == said, "both readers report the same");
    fuzz::require(value == expected, "both readers give the same value");

    const auto made = lintel::parse<T>(text, opts);
    fuzz::require(made.has_value() == said.ok(), "parse gives the same verdict");
    fuzz::require(!made || *made == expected, "parse gives the same value");

    using borrowed = lintel::borrowed_t<T>;
    if constexpr (!std::is_same_v<borrowed, T>) {
        lintel::arena memory;
        borrowed view{};
        fuzz::require(lintel::parse_borrowed(view, text, memory, opts) == said, "borrowed: the same report");
        const auto copy = lintel::parse<T>(lintel::serialize(view));
        fuzz::require(copy && *copy == expected, "borrowed: the same value");
    }
}

lintel::options picked(fuzz::input& in) {
    lintel::options opts;
    const std::uint8_t choice = in.byte();
    if (choice & 64) opts.max_depth = in.below(48);
    if (choice & 2) opts.max_size = in.number();
    if (choice & 4) opts.max_diagnostics = in.below(8);
    if (choice & 8) opts.max_report_size = in.below(1024);
    if (choice & 16) opts.rules.push_back({"unknown-member", {}});
    if (choice & 128) opts.rules.push_back({"unknown-member", lintel::severity::error});
    if (choice & 1) opts.rules.push_back({"duplicate-member", {}});
    return opts;
}

} // namespace

FUZZ_TARGET(readers) {
    fuzz::input in(data, size);
    const std::size_t type = in.below(4);
    const lintel::options opts = picked(in);
    if (type == 0) read_as<lintel::ssm::GetMaintenanceWindowTaskResult>(in.text(), opts);
    if (type == 1) read_as<lintel::ssm::RegisterTaskWithMaintenanceWindowRequest>(in.text(), opts);
    if (type == 2) read_as<own::Everything>(in.text(), opts);
    if (type == 3) read_as<own::Tree>(in.text(), opts);
    return 0;
}
