#include <lintel/detail/member_place.hpp>

#include <boost/describe/class.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>

using namespace lintel::detail;

namespace {
struct base {
    std::int8_t first;
};
BOOST_DESCRIBE_STRUCT(base, (), (first))
struct padded : base {
    std::int64_t wide;
    std::int8_t narrow;
    std::optional<std::string> text;
    std::optional<std::string_view> view;
};
BOOST_DESCRIBE_STRUCT(padded, (base), (wide, narrow, text, view))

const char* begin_of(const padded& p) { return reinterpret_cast<const char*>(&p); }
template <std::size_t I> bool lies_where_told(const padded& p) {
    return begin_of(p) + offset_of<padded, I>() ==
           reinterpret_cast<const char*>(&(p.*described_member<padded, I>::pointer));
}
} // namespace

TEST_CASE("a member's offset is known to the compiler, inherited and padded ones too") {
    const padded p{};
    CHECK(lies_where_told<0>(p));
    CHECK(lies_where_told<1>(p));
    CHECK(lies_where_told<2>(p));
    CHECK(lies_where_told<3>(p));
    CHECK(lies_where_told<4>(p));
    static_assert(offset_of<padded, 0>() == 0);
}

TEST_CASE("optional texts are known, and nothing else is") {
    CHECK(known_text_of<std::optional<std::string>> == known_text::owned);
    CHECK(known_text_of<std::optional<std::string_view>> == known_text::borrowed);
    CHECK(known_text_of<std::string> == known_text::none);
    CHECK(known_text_of<std::optional<int>> == known_text::none);
}
