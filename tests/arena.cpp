#include <lintel/arena.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <cstring>

TEST_CASE("an arena gives aligned memory that does not overlap") {
    lintel::arena memory;
    auto* const a = static_cast<char*>(memory.allocate(3, 1));
    auto* const b = static_cast<char*>(memory.allocate(8, 8));
    CHECK(reinterpret_cast<std::uintptr_t>(b) % 8 == 0);
    CHECK(b >= a + 3);
    std::memset(a, 1, 3);
    std::memset(b, 2, 8);
    CHECK(a[2] == 1);
}

TEST_CASE("an arena takes more than its block, and keeps its largest block") {
    lintel::arena memory;
    CHECK(memory.capacity() == 0);
    (void)memory.allocate(1, 1);
    CHECK(memory.capacity() == lintel::arena::first_block);
    std::memset(memory.allocate(100000, 1), 0, 100000);
    const auto held = memory.capacity();
    CHECK(held >= 100000);
    memory.reset();
    CHECK(memory.capacity() < held);
    CHECK(memory.capacity() >= 100000);
    const auto kept = memory.capacity();
    (void)memory.allocate(90000, 1);
    CHECK(memory.capacity() == kept);
}

TEST_CASE("an arena list grows and keeps its elements") {
    lintel::arena memory;
    lintel::arena_list<int> list;
    CHECK(list.empty());
    for (int i = 0; i < 1000; ++i) list.emplace_in(memory) = i;
    REQUIRE(list.size() == 1000);
    for (int i = 0; i < 1000; ++i) CHECK(list[static_cast<std::size_t>(i)] == i);
    list.truncate(2);
    CHECK(list.back() == 1);
}
