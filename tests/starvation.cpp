#include <lintel/check.hpp>
#include <lintel/diff.hpp>
#include <lintel/parse.hpp>
#include <lintel/redact.hpp>
#include <lintel/serialize.hpp>
#include <lintel/ssm.hpp>

#include <doctest/doctest.h>
#include <pthread.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

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

/// Bytes of heap for each byte of text, in documents of the model, and what a small text needs. A list of
/// tasks is the worst: three bytes of text are an element of some 700 bytes.
template <class T> constexpr bool lists_tasks =
    std::is_same_v<T, lintel::ssm::DescribeMaintenanceWindowTasksResult>;
template <class T> constexpr double most_of_parse = lists_tasks<T> ? 576 : 72;
template <class T> constexpr double most_of_check = lists_tasks<T> ? 400 : 80;
constexpr double fixed = 64 << 10;

/// A list or map of a document: the texts before and behind its entries.
struct container {
    std::string head, tail;
    bool is_map;

    /// A document with `n` entries there, each the next of `texts`; with a member that makes the quick reader
    /// give up at its end.
    std::string text(const std::vector<std::string>& texts, std::size_t n, bool broken) const {
        std::string all = head;
        char key[16];
        for (std::size_t i = 0; i < n; ++i) {
            if (i > 0) all += ',';
            if (is_map)
                all.append(key, static_cast<std::size_t>(std::snprintf(key, sizeof key, "\"%zx\":", i)));
            all += texts[i % texts.size()];
        }
        all += tail;
        if (broken) all.insert(all.size() - 1, ",\"x\":[]");
        return all;
    }
};
using lintel::detail::type_class;
using lintel::detail::type_table;

/// The shortest texts of a value, and what cannot be read as one.
std::vector<std::vector<std::string>> shortest_texts(const type_table& type) {
    switch (type.kind) {
    case type_class::structure: {
        const std::string member = "{\"" + std::string(type.names[0]) + "\":[[]]}";
        return {{"{}"}, {"7"}, {"{}", "7"}, {member}, {"{}", "7", member}};
    }
    case type_class::map: return {{"{}"}, {"7"}, {"{}", "7"}, {R"({"":7})"}};
    case type_class::list: return {{"[]"}, {"7"}, {"[]", "7"}, {"[7]"}, {"[null]"}, {R"([""])"}};
    case type_class::string:
    case type_class::enumeration: return {{R"("")"}, {"7"}, {R"("")", "7"}, {R"("\n")"}, {"null"}};
    default: return {{"0"}, {"7"}, {"null"}};
    }
}
void find_containers(const type_table& type,
                     const container& way,
                     std::size_t depth,
                     std::vector<std::pair<container, std::vector<std::string>>>& out) {
    if (depth > 8) return;
    if (type.kind == type_class::structure) {
        for (const auto& f : type.fields)
            find_containers(*f.type,
                            {way.head + "{\"" + std::string(f.name) + "\":", '}' + way.tail, false},
                            depth + 1,
                            out);
    } else if (type.kind == type_class::list || type.kind == type_class::map) {
        const bool map = type.kind == type_class::map;
        const container here{way.head + (map ? '{' : '['), (map ? '}' : ']') + way.tail, map};
        for (auto& texts : shortest_texts(*type.element)) out.emplace_back(here, texts);
        const container inside{here.head + (map ? "\"k\":" : ""), here.tail, false};
        find_containers(*type.element, inside, depth + 1, out);
    }
}
template <class T> std::vector<std::pair<container, std::vector<std::string>>> repeatable() {
    std::vector<std::pair<container, std::vector<std::string>>> all;
    find_containers(lintel::detail::type_table_of<T>::value, {}, 0, all);
    return all;
}
/// Numbers of elements just past those at which lists grow.
std::vector<std::size_t> sizes_past_growth() {
    if (tests::sanitized) return {513};
    std::vector<std::size_t> sizes{2049}; // of lists that double
    for (std::size_t n = 4; n < 2000; n = lintel::detail::larger_capacity(n, 1000))
        if (n > 1200) sizes.push_back(n + 1); // of large elements
    return sizes;
}

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

    TEST_CASE(
        "the heap grows with the text, at most so many bytes a byte, for every list and map of the model") {
        // A list that grows holds its elements twice for a moment, so the worst size is just past a growth.
        std::size_t tried = 0;
        const auto each_document = [&]<class... T>(lintel::ssm::type_list<T...>) {
            (
                [&] {
                    for (const auto& [where, texts] : repeatable<T>())
                        for (const std::size_t n : sizes_past_growth())
                            for (const bool broken : {false, true}) {
                                const std::string text = where.text(texts, n, broken);
                                INFO(lintel::shape_name<T>(), " with ", n, ": ", text.substr(0, 120));
                                const auto bytes = static_cast<double>(text.size());
                                const heap_use reading;
                                (void)lintel::parse<T>(text, {.max_diagnostics = 10});
                                const double parse = (static_cast<double>(reading.peak()) - fixed) / bytes;
                                const heap_use checking;
                                (void)lintel::check<T>(text,
                                                       {.max_diagnostics = 10}); // a report has its own limit
                                const double check = (static_cast<double>(checking.peak()) - fixed) / bytes;
                                CHECK(parse <= most_of_parse<T>);
                                CHECK(check <= most_of_check<T>);
                                ++tried;
                            }
                }(),
                ...);
        };
        each_document(lintel::ssm::documents{});
        CHECK(tried > 400);
    }
    TEST_CASE("the heap grows with a text that is not a list, at most 16 bytes a byte") {
        std::string numbers = R"({"x":[)", members = "{", deep = R"({"x":)";
        for (int i = 0; i < 100000; ++i) {
            numbers += "1,";
            members += '"' + std::to_string(i) + "\":1,";
            deep += "[[{}],";
        }
        std::string one = R"({"Name":")" + std::string(1 << 20, 'x') + "\"}";
        std::string escapes = R"({"Name":")";
        for (int i = 0; i < 100000; ++i) escapes += R"(\u0001)";
        for (std::string* text : {&numbers, &members, &deep, &one, &escapes})
            for (const std::string_view end : {"", "0]}", "0}", "\"}"}) {
                const std::string whole = *text + std::string(end);
                INFO(whole.substr(0, 30));
                const heap_use reading;
                (void)lintel::parse<task>(whole);
                CHECK(reading.peak() <= 16 * whole.size() + (1 << 20));
                const heap_use checking;
                (void)lintel::check<task>(whole);
                CHECK(checking.peak() <= 16 * whole.size() + (1 << 20));
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
        // On aarch64 the smallest stack of a thread is 128 KiB.
        const long smallest = sysconf(_SC_THREAD_STACK_MIN);
        const std::size_t size =
            std::max<std::size_t>(64 << 10, smallest < 0 ? 0 : static_cast<std::size_t>(smallest));
#ifdef __s390x__
        constexpr std::size_t to_save = 12288; // every frame has 160 bytes for the registers of what it calls
#else
        constexpr std::size_t to_save = 0;
#endif
        // The thread's own record and its locals lie there too.
        constexpr std::size_t allowed = (16 << 10) + 4096 + to_save;
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
            CHECK(size - untouched <= allowed);
        }
    }
}
