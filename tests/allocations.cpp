#include "allocations.hpp"

#include <cstdint>
#include <cstdlib>
#include <new>

namespace {

thread_local std::size_t made = 0;
thread_local std::size_t left = SIZE_MAX;

void* take(std::size_t size) {
    ++made;
    if (left == 0) throw std::bad_alloc();
    if (left != SIZE_MAX) --left;
    if (void* const p = std::malloc(size ? size : 1)) return p;
    throw std::bad_alloc();
}
void* take(std::size_t size, std::align_val_t alignment) {
    ++made;
    if (left == 0) throw std::bad_alloc();
    if (left != SIZE_MAX) --left;
    const auto to = static_cast<std::size_t>(alignment);
    if (void* const p = std::aligned_alloc(to, (size + to) / to * to)) return p;
    throw std::bad_alloc();
}

} // namespace

namespace tests {

std::size_t allocations() noexcept { return made; }
failing_after::failing_after(std::size_t n) noexcept { left = n; }
failing_after::~failing_after() { left = SIZE_MAX; }

} // namespace tests

void* operator new(std::size_t size) { return take(size); }
void* operator new[](std::size_t size) { return take(size); }
void* operator new(std::size_t size, std::align_val_t alignment) { return take(size, alignment); }
void* operator new[](std::size_t size, std::align_val_t alignment) { return take(size, alignment); }
void operator delete(void* p) noexcept { std::free(p); }
void operator delete[](void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }
void operator delete[](void* p, std::size_t) noexcept { std::free(p); }
void operator delete(void* p, std::align_val_t) noexcept { std::free(p); }
void operator delete[](void* p, std::align_val_t) noexcept { std::free(p); }
void operator delete(void* p, std::size_t, std::align_val_t) noexcept { std::free(p); }
void operator delete[](void* p, std::size_t, std::align_val_t) noexcept { std::free(p); }
