#ifndef LINTEL_BENCHMARKS_MEASURE_HPP
#define LINTEL_BENCHMARKS_MEASURE_HPP

#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "../tests/allocations.hpp"
#include "corpus.hpp"

namespace lintel::bench {

/// Measures `each(document)` over all documents; one iteration is one pass. Also counts the allocations a
/// document, after a first pass that warms what is reused.
template <class Documents, class Each>
void add(const std::string& name, const Documents& documents, std::size_t bytes, Each each) {
    benchmark::RegisterBenchmark(name.c_str(), [&documents, bytes, each](benchmark::State& state) mutable {
        const auto pass = [&] {
            for (const auto& d : documents) each(d);
        };
        pass();
        const std::size_t allocations = tests::allocations_of(pass);
        for (auto _ : state) pass();
        const auto n = static_cast<std::int64_t>(documents.size());
        state.SetItemsProcessed(state.iterations() * n);
        state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
        state.counters["documents"] = static_cast<double>(n);
        state.counters["bytes"] = static_cast<double>(bytes);
        state.counters["allocations"] = static_cast<double>(allocations) / static_cast<double>(n);
    })->Unit(benchmark::kMicrosecond);
}
template <class Each> void add(const std::string& name, const corpus& c, Each each) {
    add(name, c.documents, c.bytes(), std::move(each));
}

/// Ends the program when a peer does not do what lintel does.
inline void require(bool same, const char* who, const std::string& document) {
    if (same) return;
    std::fprintf(stderr, "%s differs from lintel on %s\n", who, document.c_str());
    std::exit(2);
}

} // namespace lintel::bench

#endif
