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

/// Makes this thread's allocation after the next `n` fail: once, or with every later one for as long as it
/// lives.
class failing_after {
public:
    enum class how_often : bool { once, for_good };

    explicit failing_after(std::size_t n, how_often how = how_often::for_good) noexcept;
    ~failing_after();
    failing_after(const failing_after&) = delete;
    failing_after& operator=(const failing_after&) = delete;
};

/// Bytes of the heap that this thread holds more than when it was made, as the allocator counts them. One at
/// a time.
class heap_use {
public:
    heap_use() noexcept;
    /// The most at once, so far.
    std::size_t peak() const noexcept;
    /// Those not given back; below 0 when older ones were.
    std::ptrdiff_t kept() const noexcept;

private:
    std::size_t before_;
};

} // namespace tests

#endif
