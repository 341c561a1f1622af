#include "allocations.hpp"

#include <malloc.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace {

thread_local std::size_t made = 0;
thread_local std::size_t left = SIZE_MAX;
thread_local bool for_good = true;
thread_local std::size_t live = 0;
thread_local std::size_t most = 0;

void count() {
    ++made;
    if (left == SIZE_MAX) return;
    if (left > 0) {
        --left;
        return;
    }
    if (!for_good) left = SIZE_MAX;
    throw std::bad_alloc();
}
void* keep(void* p) {
    if (!p) throw std::bad_alloc();
    live += malloc_usable_size(p);
    most = std::max(most, live);
    return p;
}
void* take(std::size_t size) {
    count();
    return keep(std::malloc(size ? size : 1));
}
void* take(std::size_t size, std::align_val_t alignment) {
    count();
    const auto to = static_cast<std::size_t>(alignment);
    return keep(std::aligned_alloc(to, (size + to) / to * to));
}
template <class... Alignment> void* take_or_null(std::size_t size, Alignment... alignment) noexcept {
    try {
        return take(size, alignment...);
    } catch (const std::bad_alloc&) {
        return nullptr;
    }
}
void give(void* p) noexcept {
    if (p) live -= malloc_usable_size(p);
    std::free(p);
}

} // namespace

namespace tests {

std::size_t allocations() noexcept { return made; }
failing_after::failing_after(std::size_t n, how_often how) noexcept {
    left = n;
    for_good = how == how_often::for_good;
}
failing_after::~failing_after() {
    left = SIZE_MAX;
    for_good = true;
}

heap_use::heap_use() noexcept : before_(live) { most = live; }
std::size_t heap_use::peak() const noexcept { return most - before_; }
std::ptrdiff_t heap_use::kept() const noexcept {
    return static_cast<std::ptrdiff_t>(live) - static_cast<std::ptrdiff_t>(before_);
}

} // namespace tests

void* operator new(std::size_t size) { return take(size); }
void* operator new[](std::size_t size) { return take(size); }
void* operator new(std::size_t size, std::align_val_t alignment) { return take(size, alignment); }
void* operator new[](std::size_t size, std::align_val_t alignment) { return take(size, alignment); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return take_or_null(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return take_or_null(size); }
void* operator new(std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
    return take_or_null(size, alignment);
}
void* operator new[](std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
    return take_or_null(size, alignment);
}
void operator delete(void* p) noexcept { give(p); }
void operator delete[](void* p) noexcept { give(p); }
void operator delete(void* p, std::size_t) noexcept { give(p); }
void operator delete[](void* p, std::size_t) noexcept { give(p); }
void operator delete(void* p, std::align_val_t) noexcept { give(p); }
void operator delete[](void* p, std::align_val_t) noexcept { give(p); }
void operator delete(void* p, std::size_t, std::align_val_t) noexcept { give(p); }
void operator delete[](void* p, std::size_t, std::align_val_t) noexcept { give(p); }
