#include <lintel/check.hpp>
#include <lintel/diff.hpp>
#include <lintel/parse.hpp>
#include <lintel/redact.hpp>
#include <lintel/serialize.hpp>
#include <lintel/ssm.hpp>

#include <new>

#include "../allocations.hpp"
#include "fuzz.hpp"

// The input picks which allocation fails, and whether the later ones do: std::bad_alloc leaves, arguments
// are as before, the objects can be used again, and nothing leaks.
namespace {

using task = lintel::ssm::GetMaintenanceWindowTaskResult;
using tests::failing_after;

/// True when `work` ran to its end.
template <class Work> bool starved(std::size_t n, failing_after::how_often how, Work&& work) {
    try {
        const failing_after limit(n, how);
        work();
        return true;
    } catch (const std::bad_alloc&) {
        return false;
    }
}

void starve(std::string_view text, std::size_t n, failing_after::how_often how) {
    task before{};
    before.Name = "a name that is too long for a string without memory";
    task out = before;
    if (!starved(n, how, [&] { (void)lintel::parse_into(out, text); }))
        fuzz::require(out == before, "parse_into: `out` is as before");
    (void)starved(n, how, [&] { (void)lintel::parse<task>(text); });

    lintel::parser<task> p;
    if (!starved(n, how, [&] {
            p.write(text.substr(0, text.size() / 2));
            p.write(text.substr(text.size() / 2));
            (void)p.finish();
        }))
        p.reset();
    p.write(R"({"Name":"abc"})");
    const auto again = p.finish();
    fuzz::require(again && again->Name == "abc", "the parser can be used again");

    lintel::checker<task> check;
    (void)starved(n, how, [&] { (void)check(text); });
    fuzz::require(check(text) == lintel::check<task>(text), "the checker can be used again");
    (void)starved(n, how, [&] { (void)lintel::redact<task>(text); });

    const auto x = lintel::parse<task>(text);
    if (!x) return;
    std::string written = "before";
    if (!starved(n, how, [&] { (void)lintel::serialize_to(written, *x); }))
        fuzz::require(written == "before", "serialize_to: `out` is as before");
    (void)starved(n, how, [&] { (void)lintel::validate(*x); });
    (void)starved(n, how, [&] { (void)lintel::ssm::to_register(*x); });
    (void)starved(n, how, [&] { (void)lintel::ssm::to_update(*x); });
    (void)starved(n, how, [&] { (void)lintel::diff(*x, before); });
}

} // namespace

FUZZ_TARGET(starvation) {
    fuzz::input in(data, size);
    const std::uint8_t choice = in.byte();
    const std::size_t n = (choice & 1 ? in.number() : in.byte()) % 2000;
    const tests::heap_use heap;
    starve(in.text(), n, choice & 2 ? failing_after::how_often::once : failing_after::how_often::for_good);
    fuzz::require(heap.kept() == 0, "nothing leaks");
    return 0;
}
