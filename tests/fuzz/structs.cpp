#include <lintel/check.hpp>
#include <lintel/diff.hpp>
#include <lintel/parse.hpp>
#include <lintel/serialize.hpp>
#include <lintel/ssm.hpp>

#include "../generate.hpp"
#include "../own.hpp"
#include "fuzz.hpp"

// A generated struct survives being written and read, whole, in pieces and borrowed.
namespace {

template <class T> void keep(std::uint64_t seed) {
    const T x = tests::generator(seed).make<T>();
    std::string text = "before";
    fuzz::require(lintel::serialize_to(text, x).ok(), "a generated value can be written");
    text.erase(0, 6);
    const auto read = lintel::parse<T>(text);
    fuzz::require(read && *read == x, "parse(serialize(x)) == x");

    lintel::parser<T> p;
    const std::size_t half = seed % (text.size() + 1);
    p.write(std::string_view(text).substr(0, half));
    p.write(std::string_view(text).substr(half));
    const auto pushed = p.finish();
    fuzz::require(pushed && *pushed == x, "the push form reads it too");

    lintel::arena memory;
    lintel::borrowed_t<T> view{};
    fuzz::require(lintel::parse_borrowed(view, text, memory).ok(), "it can be borrowed");
    fuzz::require(lintel::serialize(view) == text, "what is borrowed is written the same");
    fuzz::require(lintel::diff(x, *read).equal(), "a value does not differ from itself");
    fuzz::require(lintel::diff(view, view).equal(), "nor does a borrowed one");

    const lintel::report of_value = lintel::validate(x), of_text = lintel::check<T>(text);
    for (const auto s : {lintel::severity::error, lintel::severity::warning, lintel::severity::note})
        fuzz::require(of_value.count(s) == of_text.count(s), "check finds in the text what validate does");
}

} // namespace

FUZZ_TARGET(structs) {
    fuzz::input in(data, size);
    std::uint64_t seed = 0;
    for (int i = 0; i < 8; ++i) seed = seed << 8 | in.byte();
    if (seed % 3 == 0) keep<lintel::ssm::GetMaintenanceWindowTaskResult>(seed);
    if (seed % 3 == 1) keep<lintel::ssm::UpdateMaintenanceWindowTaskRequest>(seed);
    if (seed % 3 == 2) keep<own::Everything>(seed);
    return 0;
}
