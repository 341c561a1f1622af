// From text to every finding: all classes of documents without any, and one with ten a document.
#include <lintel/ssm.hpp>

#include "measure.hpp"
#include "peers/floor.hpp"

namespace {

using namespace lintel::bench;
using task = lintel::ssm::GetMaintenanceWindowTaskResult;

void add_class(const corpus& c) {
    static lintel::checker<task> check;
    static floor_parser floor;
    add("check/" + c.name + "/lintel", c, [](const std::string& text) {
        benchmark::DoNotOptimize(check(text).ok());
    });
    add("check/" + c.name + "/floor", c, [](const std::string& text) {
        benchmark::DoNotOptimize(floor.parse(text));
    });
}

} // namespace

int main(int count, char** arguments) {
    for (const corpus* c : {&mixed(), &pretty(), &tiny(), &large(), &ten_findings()}) add_class(*c);
    benchmark::Initialize(&count, arguments);
    benchmark::RunSpecifiedBenchmarks();
}
