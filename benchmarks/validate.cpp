// A struct in memory, without findings, against every constraint and rule.
#include <lintel/ssm.hpp>

#include "measure.hpp"
#include "peers/floor.hpp"

namespace {

using namespace lintel::bench;
using task = lintel::ssm::GetMaintenanceWindowTaskResult;

std::vector<task> read_all(const corpus& c) {
    std::vector<task> tasks;
    for (const auto& text : c.documents) tasks.push_back(lintel::parse<task>(text).value());
    return tasks;
}

} // namespace

int main(int count, char** arguments) {
    const corpus& c = mixed();
    const std::vector<task> tasks = read_all(c);
    floor_parser floor;
    add("validate/mixed/lintel", tasks, c.bytes(), [](const task& t) {
        benchmark::DoNotOptimize(lintel::validate(t).ok());
    });
    add("validate/mixed/floor", c, [&floor](const std::string& text) {
        benchmark::DoNotOptimize(floor.parse(text));
    });
    benchmark::Initialize(&count, arguments);
    benchmark::RunSpecifiedBenchmarks();
}
