// Documents made to hurt, each class at two sizes: what is linear costs the same for each byte of both. The
// checker is reused, so that the system's price of fresh memory, which grows in steps, stays out of it.
#include <lintel/ssm.hpp>

#include <memory>
#include <string_view>

#include "../tests/pathological.hpp"
#include "measure.hpp"

namespace {

using namespace lintel::bench;
using task = lintel::ssm::GetMaintenanceWindowTaskResult;

using one_text = std::vector<std::string>;

void add_both_sizes(const std::string& name,
                    std::string (*make)(std::size_t),
                    void (*read)(const std::string&)) {
    constexpr std::size_t megabyte = 1000000;
    for (const std::size_t size : {std::size_t{1}, std::size_t{8}}) {
        static std::vector<std::unique_ptr<one_text>> all; // the measurements refer to them
        const one_text& text = *all.emplace_back(std::make_unique<one_text>(1, make(size * megabyte)));
        add("scale/" + name + '/' + std::to_string(size), text, text.front().size(), read);
    }
}

} // namespace

int main(int count, char** arguments) {
    for (const auto& f : pathological::families)
        add_both_sizes(f.name, f.text, [](const std::string& text) {
            static lintel::checker<task> check;
            benchmark::DoNotOptimize(check(text).size());
        });
    add_both_sizes("one_byte_chunks", pathological::clean, [](const std::string& text) {
        lintel::parser<task> p;
        for (const char& c : text) p.write({&c, 1});
        benchmark::DoNotOptimize(p.finish());
    });
    benchmark::Initialize(&count, arguments);
    benchmark::RunSpecifiedBenchmarks();
}
