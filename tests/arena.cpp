#include <lintel/arena.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <new>
#include <string_view>
#include <utility>

#include "allocations.hpp"

TEST_CASE("an arena gives aligned memory that does not overlap") {
    lintel::arena memory;
    auto* const a = static_cast<char*>(memory.allocate(3, 1));
    auto* const b = static_cast<char*>(memory.allocate(8, 8));
    CHECK(reinterpret_cast<std::uintptr_t>(b) % 8 == 0);
    CHECK(b >= a + 3);
    std::memset(a, 1, 3);
    std::memset(b, 2, 8);
    CHECK(a[2] == 1);
    const void* const large = memory.allocate(2 * lintel::arena::first_block, 16);
    CHECK(reinterpret_cast<std::uintptr_t>(large) % 16 == 0);
}

TEST_CASE("an arena gives its memory back at its end, and all of a block after a reset") {
    const tests::heap_use heap;
    {
        lintel::arena memory;
        for (int i = 0; i < 20; ++i) (void)memory.allocate(1000);
        memory.reset();
        const std::size_t kept = memory.capacity();
        (void)memory.allocate(kept);
        CHECK(memory.capacity() == kept);
        lintel::arena other;
        (void)other.allocate(1);
        memory = std::move(other);
    }
    CHECK(heap.kept() == 0);
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

TEST_CASE("what an arena handed out stays where it is when the arena is moved") {
    lintel::arena first;
    char* const text = static_cast<char*>(first.allocate(4, 1));
    std::memcpy(text, "abc", 4);
    lintel::arena second(std::move(first));
    CHECK(std::string_view(text) == "abc");
    CHECK(second.capacity() == lintel::arena::first_block);
    std::memset(second.allocate(4, 1), 'x', 4);
    CHECK(std::string_view(text) == "abc");
    lintel::arena third;
    third = std::move(second);
    std::memset(third.allocate(4, 1), 'x', 4);
    CHECK(std::string_view(text) == "abc");
    CHECK(third.capacity() == lintel::arena::first_block);
}

TEST_CASE("an arena whose block ends before the next aligned byte takes another") {
    lintel::arena memory;
    constexpr std::size_t odd = lintel::arena::first_block + 1;
    const auto* const all = static_cast<const char*>(memory.allocate(odd, 1));
    REQUIRE(memory.capacity() == odd);
    const auto* const next = static_cast<const char*>(memory.allocate(1, 16));
    CHECK((next < all || next >= all + odd));
    CHECK(memory.capacity() > odd);
}

TEST_CASE("an arena list that is filled makes room for as much again, or for more at once") {
    lintel::arena memory;
    lintel::arena_list<int> list;
    list.emplace_in(memory) = 1;
    list.reserve_in(memory, 100);
    const int* const first = list.begin();
    for (int i = 2; i <= 101; ++i) list.emplace_in(memory) = i;
    CHECK(list.begin() == first);
    CHECK(list.begin()[0] == 1);
    CHECK(list.begin()[100] == 101);
}

TEST_CASE("what no memory can hold is refused, however the sizes wrap") {
    constexpr std::size_t most = std::numeric_limits<std::size_t>::max();
    lintel::arena memory;
    std::memset(memory.allocate(4, 1), 'x', 4);
    for (const std::size_t size : {most, most - 8, most - 64, most / 2 + 1, most / 2})
        CHECK_THROWS_AS((void)memory.allocate(size, 1), std::bad_alloc);
    CHECK(memory.capacity() == lintel::arena::first_block);

    struct large {
        std::uint64_t numbers[8];
    };
    lintel::arena_list<large> list;
    list.emplace_in(memory) = {{1, 2}};
    const large* const first = list.begin();
    for (const std::size_t n : {most, most / 2, most / sizeof(large), most / sizeof(large) + 1, most / 8})
        CHECK_THROWS_AS(list.reserve_in(memory, n), std::bad_alloc);
    CHECK(list.begin() == first);
    CHECK(list.size() == 1);
    CHECK(list.back().numbers[1] == 2);

    if constexpr (sizeof(std::size_t) > 4) { // elements are counted in 32 bits
        lintel::arena_list<char> counted;
        CHECK_THROWS_AS(counted.reserve_in(memory, (most >> 32) + 1), std::bad_alloc);
        CHECK(counted.empty());
    }
}
