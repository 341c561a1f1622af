// From text into structs that own what they hold, beside peers that do the same, readers into a tree, and
// floors.
#include <lintel/parse.hpp>
#include <lintel/ssm/shapes.hpp>

#include <cstring>
#include <deque>
#include <numeric>

#include "measure.hpp"
#include "peers/dom.hpp"
#include "peers/floor.hpp"
#include "peers/rapidjson.hpp"
#include "peers/simdjson.hpp"

namespace {

using namespace lintel::bench;
using task = lintel::ssm::GetMaintenanceWindowTaskResult;

struct peers {
    explicit peers(const corpus& c) : simd(c.documents), numbers(c.documents.size()) {
        std::iota(numbers.begin(), numbers.end(), 0u);
        for (const std::size_t i : numbers) {
            const std::string& text = c.documents[i];
            const task ours = lintel::parse<task>(text).value();
            task by_simdjson, by_rapidjson;
            simd.read(i, by_simdjson);
            require(by_simdjson == ours, "simdjson", text);
            require(rapid.read(text, by_rapidjson) && by_rapidjson == ours, "RapidJSON SAX", text);
            const std::size_t members = parse_boost_json(text);
            require(rapid.parse_dom(text) == members, "RapidJSON DOM", text);
            require(parse_nlohmann(text) == members, "nlohmann", text);
            require(floor.parse(text), "basic_parser", text);
        }
    }

    simdjson_reader simd;
    rapidjson_peer rapid;
    floor_parser floor;
    std::vector<std::size_t> numbers;
};

void add_class(const corpus& c) {
    static std::deque<peers> all; // the measurements refer to them
    static lintel::arena memory;
    static std::vector<char> copy;
    peers& p = all.emplace_back(c);
    const std::string name = "parse/" + c.name + '/';

    add(name + "lintel", c, [](const std::string& text) {
        auto read = lintel::parse<task>(text);
        benchmark::DoNotOptimize(read);
    });
    add(name + "lintel_borrowed", c, [](const std::string& text) {
        lintel::borrowed_t<task> out;
        memory.reset();
        benchmark::DoNotOptimize(lintel::parse_borrowed(out, text, memory));
    });
    add(name + "simdjson", p.numbers, c.bytes(), [&p](std::size_t i) {
        task out;
        p.simd.read(i, out);
        benchmark::DoNotOptimize(out);
    });
    add(name + "rapidjson_sax", c, [&p](const std::string& text) {
        task out;
        benchmark::DoNotOptimize(p.rapid.read(text, out));
        benchmark::DoNotOptimize(out);
    });
    add(name + "floor", c, [&p](const std::string& text) { benchmark::DoNotOptimize(p.floor.parse(text)); });
    add(name + "memcpy", c, [](const std::string& text) {
        copy.resize(std::max(copy.size(), text.size()));
        std::memcpy(copy.data(), text.data(), text.size());
        benchmark::ClobberMemory();
    });
    if (&c != &mixed()) return;
    add(name + "rapidjson_dom", c, [&p](const std::string& t) {
        benchmark::DoNotOptimize(p.rapid.parse_dom(t));
    });
    add(name + "nlohmann_dom", c, [](const std::string& t) { benchmark::DoNotOptimize(parse_nlohmann(t)); });
    add(name + "boost_json", c, [](const std::string& t) { benchmark::DoNotOptimize(parse_boost_json(t)); });
}

} // namespace

int main(int count, char** arguments) {
    benchmark::AddCustomContext("simdjson", std::string(simdjson_reader::implementation()));
    for (const corpus* c : {&mixed(), &pretty(), &tiny(), &large()}) add_class(*c);
    benchmark::Initialize(&count, arguments);
    benchmark::RunSpecifiedBenchmarks();
}
