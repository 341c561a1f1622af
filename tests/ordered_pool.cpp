#include "../tools/ordered_pool.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <new>
#include <system_error>
#include <thread>
#include <vector>

using lintel::tool::ordered_pool;
using lintel::tool::taken;

namespace {

using numbers = std::vector<int>;

/// Deals out 0, 1, 2 …; a number's result is itself, given `parts` times.
struct counting {
    int end = 200, parts = 1, large_every = 0, throw_at = -1;
    int next = 0;                        // guarded by the pool
    std::atomic<bool> overtaken = false; // something was fetched during a large piece
    std::atomic<bool> alone = false;     // a large piece is being worked on
    std::atomic<int> handed_on = 0, furthest = 0;

    struct worker {
        counting& all;
        int mine = 0;

        taken take() {
            if (all.alone) all.overtaken = true;
            if (all.next == all.end) return taken::nothing;
            mine = all.next++;
            all.furthest = std::max<int>(all.furthest, mine - all.handed_on);
            all.alone = all.large_every > 0 && mine % all.large_every == 0;
            return all.alone ? taken::large_piece : taken::piece;
        }
        template <class PassOn> void work(numbers& out, const PassOn& pass_on) {
            if (mine == all.throw_at) throw std::bad_alloc();
            if (mine % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
            for (int i = 0; i < all.parts; ++i) {
                out.push_back(mine);
                if (i + 1 < all.parts) pass_on();
            }
            if (all.large_every > 0 && mine % all.large_every == 0) all.alone = false;
        }
    };
};

/// A thread of a system that has no more than `left`.
class scarce_thread {
public:
    template <class F> explicit scarce_thread(const F& f) : thread_(take(f)) {}

    static inline int left = 0;

private:
    template <class F> static std::jthread take(const F& f) {
        if (left == 0)
            throw std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again));
        --left;
        return std::jthread(f);
    }

    std::jthread thread_;
};

template <class Thread = std::jthread>
numbers run(counting& source, std::size_t jobs, std::size_t room = static_cast<std::size_t>(-1)) {
    numbers all;
    ordered_pool<numbers, Thread> pool([&](numbers& some) {
        all.insert(all.end(), some.begin(), some.end());
        some.clear();
        source.handed_on = all.empty() ? 0 : all.back();
        return all.size() < room;
    });
    pool.run(jobs, [&] { return counting::worker{source}; });
    return all;
}

numbers up_to(int end, int parts = 1) {
    numbers all;
    for (int i = 0; i < end; ++i)
        for (int part = 0; part < parts; ++part) all.push_back(i);
    return all;
}

} // namespace

TEST_CASE("ordered_pool: results come in the order of the pieces") {
    for (const std::size_t jobs : {1U, 2U, 4U, 9U}) {
        counting once, thrice{.parts = 3};
        CHECK(run(once, jobs) == up_to(200));
        CHECK(run(thrice, jobs) == up_to(200, 3));
    }
}

TEST_CASE("ordered_pool: the threads that there are do the work") {
    for (const int threads : {0, 1, 3}) {
        counting all;
        scarce_thread::left = threads;
        CHECK(run<scarce_thread>(all, 9) == up_to(200));
        CHECK(scarce_thread::left == 0);
    }
}

TEST_CASE("ordered_pool: nothing to do is fine") {
    counting none{.end = 0};
    CHECK(run(none, 3).empty());
}

TEST_CASE("ordered_pool: nothing is fetched while a large piece is worked on") {
    counting some{.large_every = 3};
    CHECK(run(some, 4) == up_to(200));
    CHECK_FALSE(some.overtaken);
}

TEST_CASE("ordered_pool: no worker gets more than four pieces a worker ahead") {
    counting all{.end = 2000};
    run(all, 3);
    CHECK(all.furthest <= 3 * 4);
}

TEST_CASE("ordered_pool: what a worker throws leaves run, after the other workers have ended") {
    for (const std::size_t jobs : {1U, 2U, 4U})
        for (const int at : {0, 1, 50, 199})
            for (const int parts : {1, 3}) {
                counting bad{.parts = parts, .throw_at = at};
                CHECK_THROWS_AS(run(bad, jobs), std::bad_alloc);
            }
}

TEST_CASE("ordered_pool: work stops when a result cannot be handed on") {
    for (const std::size_t jobs : {1U, 2U, 4U}) {
        counting endless{.end = 1 << 30};
        CHECK(run(endless, jobs, 10).size() == 10);
    }
}
