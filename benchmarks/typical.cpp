// How long one typical task takes: read, validated, written; beside boost::json::parse of the same text.
#include <lintel/ssm.hpp>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>

#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <string>

namespace {

using task = lintel::ssm::GetMaintenanceWindowTaskResult;

const std::string& text() {
    static const std::string typical = [] {
        std::ifstream file(LINTEL_SOURCE_ROOT "/benchmarks/typical.json", std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    }();
    return typical;
}

void finish(benchmark::State& state) {
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text().size()));
}

void parse(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(lintel::parse<task>(text()));
    finish(state);
}
BENCHMARK(parse);

void validate(benchmark::State& state) {
    const auto value = lintel::parse<task>(text()).value();
    for (auto _ : state) benchmark::DoNotOptimize(lintel::validate(value));
    finish(state);
}
BENCHMARK(validate);

void serialize(benchmark::State& state) {
    const auto value = lintel::parse<task>(text()).value();
    std::string out;
    for (auto _ : state) {
        out.clear();
        lintel::serialize_to(out, value);
        benchmark::DoNotOptimize(out.data());
    }
    finish(state);
}
BENCHMARK(serialize);

void parse_validate_serialize(benchmark::State& state) {
    std::string out;
    for (auto _ : state) {
        const auto value = lintel::parse<task>(text());
        benchmark::DoNotOptimize(lintel::validate(*value));
        out.clear();
        lintel::serialize_to(out, *value);
        benchmark::DoNotOptimize(out.data());
    }
    finish(state);
}
BENCHMARK(parse_validate_serialize);

void check_with_checker(benchmark::State& state) {
    lintel::checker<task> check;
    for (auto _ : state) benchmark::DoNotOptimize(check(text()).ok());
    finish(state);
}
BENCHMARK(check_with_checker);

void boost_json_parse(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(boost::json::parse(text()));
    finish(state);
}
BENCHMARK(boost_json_parse);

void boost_json_parse_monotonic(benchmark::State& state) {
    std::array<unsigned char, 16384> buffer;
    for (auto _ : state) {
        boost::json::monotonic_resource memory(buffer.data(), buffer.size());
        benchmark::DoNotOptimize(boost::json::parse(text(), &memory));
    }
    finish(state);
}
BENCHMARK(boost_json_parse_monotonic);

/// The floor: the same parser with nobody listening.
struct nobody {
    static constexpr std::size_t max_object_size = ~std::size_t{0}, max_array_size = ~std::size_t{0},
                                 max_key_size = ~std::size_t{0}, max_string_size = ~std::size_t{0};
    using error_code = boost::system::error_code;
    using view = boost::json::string_view;
    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) { return true; }
    bool on_object_end(std::size_t, error_code&) { return true; }
    bool on_array_begin(error_code&) { return true; }
    bool on_array_end(std::size_t, error_code&) { return true; }
    bool on_key_part(view, std::size_t, error_code&) { return true; }
    bool on_key(view, std::size_t, error_code&) { return true; }
    bool on_string_part(view, std::size_t, error_code&) { return true; }
    bool on_string(view, std::size_t, error_code&) { return true; }
    bool on_number_part(view, error_code&) { return true; }
    bool on_int64(std::int64_t, view, error_code&) { return true; }
    bool on_uint64(std::uint64_t, view, error_code&) { return true; }
    bool on_double(double, view, error_code&) { return true; }
    bool on_bool(bool, error_code&) { return true; }
    bool on_null(error_code&) { return true; }
    bool on_comment_part(view, error_code&) { return true; }
    bool on_comment(view, error_code&) { return true; }
};

void floor_basic_parser(benchmark::State& state) {
    boost::json::basic_parser<nobody> parser{boost::json::parse_options()};
    for (auto _ : state) {
        boost::system::error_code ec;
        parser.reset();
        benchmark::DoNotOptimize(parser.write_some(false, text().data(), text().size(), ec));
    }
    finish(state);
}
BENCHMARK(floor_basic_parser);

} // namespace

BENCHMARK_MAIN();
