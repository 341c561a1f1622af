// A struct in memory into a reused buffer, beside RapidJSON's Writer.
#include <lintel/parse.hpp>
#include <lintel/serialize.hpp>
#include <lintel/ssm/shapes.hpp>

#include "measure.hpp"
#include "peers/floor.hpp"
#include "peers/rapidjson.hpp"

namespace {

using namespace lintel::bench;
using task = lintel::ssm::GetMaintenanceWindowTaskResult;

struct written {
    explicit written(const corpus& c) {
        for (const auto& text : c.documents) {
            tasks.push_back(lintel::parse<task>(text).value());
            const std::string ours = lintel::serialize(tasks.back());
            require(!ours.empty() && rapid.write(tasks.back()) == ours, "RapidJSON Writer", ours);
            bytes += ours.size();
        }
    }

    std::vector<task> tasks;
    std::size_t bytes = 0;
    rapidjson_peer rapid;
};

} // namespace

int main(int count, char** arguments) {
    written w(mixed());
    std::string out;
    floor_parser floor;
    add("serialize/mixed/lintel", w.tasks, w.bytes, [&out](const task& t) {
        out.clear();
        benchmark::DoNotOptimize(lintel::serialize_to(out, t).ok());
        benchmark::DoNotOptimize(out.data());
    });
    add("serialize/mixed/rapidjson_writer", w.tasks, w.bytes, [&w](const task& t) {
        benchmark::DoNotOptimize(w.rapid.write(t));
    });
    add("serialize/mixed/floor", mixed(), [&floor](const std::string& text) {
        benchmark::DoNotOptimize(floor.parse(text));
    });
    benchmark::Initialize(&count, arguments);
    benchmark::RunSpecifiedBenchmarks();
}
