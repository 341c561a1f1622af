#ifndef LINTEL_TESTS_ALLOCATIONS_HPP
#define LINTEL_TESTS_ALLOCATIONS_HPP

#include <cstddef>
#include <utility>

// The test program's own operator new counts, so that a promise of no allocation can be tested.
namespace tests {

/// Allocations of this thread so far.
std::size_t allocations() noexcept;

/// How many allocations `work` makes.
template <class Work> std::size_t allocations_of(Work&& work) {
    const std::size_t before = allocations();
    std::forward<Work>(work)();
    return allocations() - before;
}

/// Makes this thread's n-th allocation from now, and every later one, fail; for as long as it lives.
class failing_after {
public:
    explicit failing_after(std::size_t n) noexcept;
    ~failing_after();
    failing_after(const failing_after&) = delete;
    failing_after& operator=(const failing_after&) = delete;
};

} // namespace tests

#endif
