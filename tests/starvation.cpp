#include <lintel/check.hpp>
#include <lintel/diff.hpp>
#include <lintel/parse.hpp>
#include <lintel/redact.hpp>
#include <lintel/serialize.hpp>
#include <lintel/ssm.hpp>

#include <doctest/doctest.h>
#include <pthread.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include "allocations.hpp"
#include "documents.hpp"
#include "own.hpp"
#include "read.hpp"
#include "sanitized.hpp"

using task = lintel::ssm::GetMaintenanceWindowTaskResult;
using tests::failing_after;
using tests::heap_use;

namespace {

constexpr std::string_view bad_task =
    R"({"Name":5,"name":1,"Targets":[{"Key":""},{"Key":[]},7],"Priority":1.5,
"TaskParameters":{"a":{"Values":["secret"]},"\u0061":{"Values":[""]}},"x":{"deep":[[[1]]]},"MaxErrors":"\ud83d\udc4d",
"TaskInvocationParameters":{"Lambda":{"Payload":"Zm9v","Qualifier":true}},"LoggingInfo":{"S3BucketName":"a"}})";

/// Fails every allocation of `work`, each once and each for good, until it runs to its end. `after` says what
/// must hold whenever std::bad_alloc has left.
template <class Work, class After> void starve(Work&& work, After&& after) {
    for (const auto how : {failing_after::how_often::once, failing_after::how_often::for_good}) {
        bool done = false;
        for (std::size_t n = 0; !done; ++n) {
            REQUIRE(n < 5000);
            const heap_use heap;
            try {
                const failing_after limit(n, how);
                work();
                done = true;
            } catch (const std::bad_alloc&) {
                after();
            }
            const std::ptrdiff_t kept = heap.kept();
            INFO(n);
            if (!done) CHECK(kept == 0);
        }
    }
}
template <class Work> void starve(Work&& work) {
    starve(work, [] {});
}

} // namespace

TEST_SUITE("starvation") {
    TEST_CASE("parse") {
        for (const auto text : {tests::clean_task, bad_task})
            starve([&] { (void)lintel::parse<task>(text); });
    }
    TEST_CASE("parse_into leaves `out` as it was") {
        const task before =
            tests::read(R"({"Name":"a name that is too long to be stored in a string itself"})");
        for (const auto text : {tests::clean_task, bad_task}) {
            task out = before;
            task spares[] = {before, before}; // for each way to fail
            std::size_t used = 0;
            starve(
                [&] {
                    if (lintel::parse_into(out, text).ok()) out = std::move(spares[used++]);
                },
                [&] { CHECK(out == before); });
        }
    }
    TEST_CASE("parse_borrowed") {
        for (const auto text : {tests::clean_task, bad_task})
            starve([&] {
                lintel::arena memory;
                lintel::borrowed_t<task> out{};
                (void)lintel::parse_borrowed(out, text, memory);
            });
    }
    TEST_CASE("validate") {
        const task bad =
            tests::read(R"({"Name":"","Priority":-1,"Targets":[{"Key":""}],"TaskArn":"","MaxErrors":"x"})");
        starve([&] { (void)lintel::validate(bad); });
    }
    TEST_CASE("serialize_to leaves `out` as it was, short of its capacity") {
        const task x = tests::read(tests::clean_task);
        for (const auto how : {failing_after::how_often::once, failing_after::how_often::for_good}) {
            bool done = false;
            for (std::size_t n = 0; !done; ++n) {
                REQUIRE(n < 100);
                std::string out = "before";
                try {
                    const failing_after limit(n, how);
                    done = lintel::serialize_to(out, x).ok();
                } catch (const std::bad_alloc&) {
                    CHECK(out == "before");
                }
            }
        }
    }
    TEST_CASE("check") {
        for (const auto text : {tests::clean_task, bad_task})
            starve([&] { (void)lintel::check<task>(text); });
    }
    TEST_CASE("a checker serves again") {
        const auto expected = lintel::check<task>(bad_task);
        for (const auto how : {failing_after::how_often::once, failing_after::how_often::for_good}) {
            lintel::checker<task> check;
            bool done = false;
            for (std::size_t n = 0; !done; ++n) {
                REQUIRE(n < 5000);
                try {
                    const failing_after limit(n, how);
                    (void)check(bad_task);
                    done = true;
                } catch (const std::bad_alloc&) {
                }
                if (n % 3 == 0) check = lintel::checker<task>(), (void)check(tests::clean_task);
                if (n % 5 == 0) CHECK(check(bad_task) == expected);
            }
        }
    }
    TEST_CASE("a parser serves again after reset") {
        const task expected = tests::read(tests::clean_task);
        for (const auto how : {failing_after::how_often::once, failing_after::how_often::for_good}) {
            lintel::parser<task> p;
            bool done = false;
            for (std::size_t n = 0; !done; ++n) {
                REQUIRE(n < 5000);
                try {
                    const failing_after limit(n, how);
                    for (std::size_t i = 0; i < bad_task.size(); i += 7) p.write(bad_task.substr(i, 7));
                    (void)p.finish();
                    done = true;
                } catch (const std::bad_alloc&) {
                    p.reset();
                }
                if (n % 9 != 0) continue;
                p.write(tests::clean_task);
                const auto again = p.finish();
                CHECK((again && *again == expected));
            }
        }
    }
    TEST_CASE("to_register, to_update, diff, redact") {
        const task x = tests::read(tests::clean_task);
        task y = x;
        y.Targets->pop_back();
        y.TaskInvocationParameters->RunCommand->Parameters->clear();
        y.Description = "other";
        starve([&] { (void)lintel::ssm::to_register(x); });
        starve([&] { (void)lintel::ssm::to_update(x); });
        starve([&] { (void)lintel::diff(x, y); });
        starve([&] { (void)lintel::redact<task>(tests::clean_task); });
    }

    TEST_CASE("the heap grows with the text, at most so many bytes a byte") {
        // Lists of the largest structs are the worst: two bytes of text for one of them, and a list that
        // grows holds its elements twice over, in an arena also those it has grown out of.
        constexpr std::size_t fixed = 64 << 10;
        const auto list =
            [](std::string_view head, std::string_view each, std::string_view tail, std::size_t n) {
                std::string text(head);
                for (std::size_t i = 0; i < n; ++i) (text += i ? "," : "") += each;
                return text += tail;
            };
        const std::string targets = list(R"({"Targets":[)", "{}", "]}", 100000);
        const std::string texts = list(R"({"Targets":[{"Values":[)", "\"\"", "]}]}", 100000);
        const std::string numbers = list(R"({"x":[)", "1", "]}", 100000);
        const std::string wrong = list(R"({"Targets":[)", "7", "]}", 100000);
        const std::string one = R"({"Name":")" + std::string(1 << 20, 'x') + "\"}";
        const std::string short_lists = list(R"({"Targets":[)", R"({"Values":[""]})", "]}", 20000);
        const std::string reported = list(R"({"Nmae":1,"Targets":[)", R"({"Values":[""]})", "]}", 20000);
        const std::string escapes = list(R"({"Targets":[{"Values":[)", R"("\n")", "]}]}", 100000);
        const std::string names = [] {
            std::string text = R"({"TaskParameters":{)";
            for (int i = 0; i < 50000; ++i) text += '"' + std::to_string(i) + "\":{},";
            text.back() = '}';
            return text;
        }() + '}';
        for (const std::string* text :
             {&targets, &texts, &numbers, &wrong, &one, &short_lists, &reported, &escapes, &names}) {
            const heap_use heap;
            (void)lintel::parse<task>(*text);
            INFO(text->substr(0, 30));
            CHECK(heap.peak() <= 144 * text->size() + fixed);
            const heap_use checking;
            (void)lintel::check<task>(*text);
            CHECK(checking.peak() <= 192 * text->size() + 2 * fixed);
        }
    }
    TEST_CASE("findings do not grow past max_report_size") {
        std::string text = R"({"Targets":[)";
        for (int i = 0; i < 200000; ++i) text += "7,";
        text += "7]}";
        const heap_use heap;
        const auto found = lintel::check<task>(text);
        CHECK(found.count(lintel::severity::error) == 200002);
        CHECK(found.size() == 1000);
        CHECK(heap.peak() <= 192 * text.size() + (1 << 20));
    }

    TEST_CASE("no input needs more than 16 KiB of stack") {
        std::string deep = R"({"children":[)", objects, unknown = R"({"x":)";
        for (int i = 0; i < 100000; ++i) deep += R"({"children":[)", objects += R"({"a":)", unknown += '[';
        std::string tree = R"({"children":[)";
        for (int i = 0; i < 14; ++i) tree += R"({"children":[)";
        for (int i = 0; i < 14; ++i) tree += "]}";
        tree += "]}";
        const std::function<void()> work[] = {
#ifdef __OPTIMIZE__
            // Else the destructors of 256 nested lists alone need more.
            [&] { (void)lintel::check<own::Tree>(deep, {.max_depth = lintel::options::deepest}); },
#endif
            [&] { (void)lintel::check<own::Tree>(tree); },
            [&] { (void)lintel::serialize(lintel::parse<own::Tree>(tree).value()); },
            [&] {
                const auto x = lintel::parse<own::Tree>(tree).value();
                (void)lintel::diff(x, x);
                (void)lintel::diff(x, own::Tree{});
            },
            [&] { (void)lintel::check<task>(objects); },
            [&] { (void)lintel::check<task>(unknown); },
            [&] { (void)lintel::redact<task>(unknown); },
            [&] { (void)lintel::check<task>(bad_task); },
            [&] { (void)lintel::check<task>(tests::clean_task); },
            [&] { (void)lintel::parse<task>(tests::clean_task); },
        };
        constexpr std::size_t size = 64 << 10;
        if (tests::sanitized) return; // its frames are many times as large
        for (const auto& each : work) {
            const auto stack = std::unique_ptr<unsigned char[]>(new unsigned char[size + 4096]);
            std::fill_n(stack.get(), size + 4096, static_cast<unsigned char>(0xa5));
            auto* const begin = reinterpret_cast<unsigned char*>(
                (reinterpret_cast<std::uintptr_t>(stack.get()) + 4095) / 4096 * 4096);
            pthread_attr_t attributes;
            REQUIRE(pthread_attr_init(&attributes) == 0);
            REQUIRE(pthread_attr_setstack(&attributes, begin, size) == 0);
            pthread_t thread;
            const auto run = [](void* what) -> void* {
                (*static_cast<const std::function<void()>*>(what))();
                return nullptr;
            };
            REQUIRE(pthread_create(&thread, &attributes, run, const_cast<std::function<void()>*>(&each)) ==
                    0);
            REQUIRE(pthread_join(thread, nullptr) == 0);
            pthread_attr_destroy(&attributes);
            const std::size_t untouched = static_cast<std::size_t>(
                std::find_if(begin, begin + size, [](unsigned char c) { return c != 0xa5; }) - begin);
            const auto number = &each - work;
            INFO(number);
            CHECK(size - untouched <=
                  (16 << 10) + 4096); // the thread's own record and its locals lie there too
        }
    }
}
