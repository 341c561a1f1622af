#ifndef LINTEL_TOOLS_ORDERED_POOL_HPP
#define LINTEL_TOOLS_ORDERED_POOL_HPP

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace lintel::tool {

/// What a worker got when it asked for work: nothing more to do, a piece of it, or a piece so large that no
/// other should be fetched before it is done.
enum class taken { nothing, piece, large_piece };

/// Works on a sequence of pieces on several threads and hands the results on in the order of the pieces.
/// A worker has
///
///     taken take();                       // fetches the next piece; one worker is in here at a time
///     void work(Result&, pass_on);        // adds to an empty result; many at a time
///
/// A piece is fetched by the thread that works on it, so it is still in that core's cache. `pass_on()` hands
/// on what the result holds so far, when its piece's turn has come, so that a result need not grow without
/// bound. At most four results a worker wait for their turn; workers that are further ahead wait.
///
/// `hand_on(Result&)` is called by one thread at a time; it leaves the result empty. When it returns false,
/// work stops. So it does when anything throws, and run() then throws that.
///
/// `Thread` is std::jthread, or a test's stand-in for it.
template <class Result, class Thread = std::jthread> class ordered_pool {
public:
    explicit ordered_pool(std::function<bool(Result&)> hand_on) : hand_on_(std::move(hand_on)) {}

    /// Runs `jobs` (at least 1) workers made by `make_worker()`, one of them on the calling thread; fewer
    /// when the system has no more threads. Once only.
    template <class MakeWorker> void run(std::size_t jobs, const MakeWorker& make_worker) {
        waiting_.resize(4 * jobs);
        {
            std::vector<Thread> others;
            guarded([&] {
                others.reserve(jobs - 1);
                try {
                    while (others.size() + 1 < jobs)
                        others.emplace_back([&] { guarded([&] { work_with(make_worker()); }); });
                } catch (const std::system_error&) {
                    // Those that there are do all the work.
                }
            });
            guarded([&] { work_with(make_worker()); });
        }
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    struct slot {
        Result result;
        bool done = false;
    };

    template <class F> void guarded(const F& f) noexcept {
        try {
            f();
        } catch (...) {
            const std::lock_guard lock(results_);
            if (!failure_) failure_ = std::current_exception();
            stop();
        }
    }
    template <class Worker> void work_with(Worker&& worker) {
        for (Result result;;) {
            std::unique_lock fetching(fetching_);
            if (ended_ || !wait_for([&] { return fetched_ < turn_ + waiting_.size(); })) return;
            const taken got = worker.take();
            ended_ = got == taken::nothing;
            if (ended_) return;
            const std::size_t number = fetched_++;
            if (got != taken::large_piece) fetching.unlock();
            worker.work(result, [&] { pass_on(number, result); });
            finish(number, result);
        }
    }

    void pass_on(std::size_t number, Result& result) {
        const bool my_turn = wait_for([&] { return turn_ == number; });
        const std::lock_guard lock(results_);
        if (my_turn && !stopped_ && !hand_on_(result)) stop();
        if (stopped_) result = {};
    }
    void finish(std::size_t number, Result& result) {
        const std::lock_guard lock(results_);
        slot& mine = waiting_[number % waiting_.size()];
        std::swap(mine.result, result);
        mine.done = true;
        while (!stopped_ && waiting_[turn_ % waiting_.size()].done) {
            slot& next = waiting_[turn_ % waiting_.size()];
            if (!hand_on_(next.result)) return stop();
            next.done = false;
            ++turn_;
            turn_moved_.notify_all();
        }
    }

    /// False when work has stopped.
    template <class Condition> bool wait_for(const Condition& condition) {
        std::unique_lock lock(results_);
        turn_moved_.wait(lock, [&] { return stopped_ || condition(); });
        return !stopped_;
    }
    /// With results_ locked.
    void stop() {
        stopped_ = true;
        turn_moved_.notify_all();
    }

    std::function<bool(Result&)> hand_on_;

    std::mutex fetching_; // guards the next two
    std::size_t fetched_ = 0;
    bool ended_ = false;

    std::mutex results_; // guards the rest; taken after fetching_
    std::condition_variable turn_moved_;
    std::vector<slot> waiting_; // piece n's result is in slot n modulo the size
    std::size_t turn_ = 0;      // the first piece that was not handed on whole
    bool stopped_ = false;
    std::exception_ptr failure_;
};

} // namespace lintel::tool

#endif
