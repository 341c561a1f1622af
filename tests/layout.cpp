#include <lintel/detail/layout.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <limits>
#include <list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

using namespace lintel::detail;

namespace {
BOOST_DEFINE_ENUM_CLASS(colour, red, green)
struct thing {
    std::optional<std::string> Name;
    std::optional<std::int32_t> Size;
    std::string Always;
};
BOOST_DESCRIBE_STRUCT(thing, (), (Name, Size, Always))

constexpr std::array<std::string_view, 5> odd_names{
    "plain", "a\"b\\c", std::string_view("\n\x01\0", 3), "größe/~", ""};
constexpr std::array<std::string_view, 0> no_names{};

template <class T> const layout& of = layout_of<T>::value;
template <class T> std::uint64_t read(T x) { return integer_at(&x, of<T>); }

template <class T> std::vector<std::string> items(const std::vector<std::string>& texts) {
    T some(texts.begin(), texts.end());
    std::vector<std::string> seen;
    each_item(of<T>, &some, [&](std::string_view key, const void* x) {
        CHECK(key.empty());
        seen.emplace_back(text_at(x, false));
    });
    CHECK(of<T>.elements(&some).size == texts.size());
    return seen;
}
std::string printed(double x) {
    char to[layout::longest_number];
    char* const end = of<double>.print(&x, to);
    return end ? std::string(to, end) : "none";
}
} // namespace

TEST_CASE("an integer of any width and sign is read as its two's complement bits") {
    CHECK(read(std::int8_t{-1}) == static_cast<std::uint64_t>(-1));
    CHECK(read(std::uint8_t{255}) == 255);
    CHECK(read(std::int16_t{-300}) == static_cast<std::uint64_t>(-300));
    CHECK(read(std::uint16_t{65535}) == 65535);
    CHECK(read(std::numeric_limits<std::int32_t>::min()) == static_cast<std::uint64_t>(-2147483648LL));
    CHECK(read(std::numeric_limits<std::uint32_t>::max()) == 4294967295U);
    CHECK(read(std::numeric_limits<std::int64_t>::min()) == std::uint64_t{1} << 63);
    CHECK(read(std::numeric_limits<std::uint64_t>::max()) == static_cast<std::uint64_t>(-1));
}

TEST_CASE("a number that is not finite is not printed") {
    CHECK(printed(1.5) == "1.5");
    CHECK(printed(-std::numeric_limits<double>::max()) == "-1.7976931348623157e+308");
    CHECK(printed(std::numeric_limits<double>::infinity()) == "none");
    CHECK(printed(-std::numeric_limits<double>::infinity()) == "none");
    CHECK(printed(std::numeric_limits<double>::quiet_NaN()) == "none");
}

TEST_CASE("a field gives its member's value, and null for an absent one") {
    const thing full{"n", 3, "a"}, empty{};
    const auto& fields = of<thing>.fields;
    REQUIRE(fields.size() == 3);
    CHECK(fields[0].name == "Name");
    CHECK(fields[1].key == ",\"Size\":");
    CHECK(value_of(fields[0], &full) == &*full.Name);
    CHECK(value_of(fields[1], &full) == &*full.Size);
    CHECK(value_of(fields[2], &full) == &full.Always);
    CHECK(value_of(fields[0], &empty) == nullptr);
    CHECK(value_of(fields[1], &empty) == nullptr);
    CHECK(value_of(fields[2], &empty) == &empty.Always);
}

TEST_CASE("keys are written as JSON, whatever the names hold") {
    using keys = written_keys<odd_names>;
    CHECK(keys::of(0) == R"(,"plain":)");
    CHECK(keys::of(1) == R"(,"a\"b\\c":)");
    CHECK(keys::of(2) == R"(,"\n\u0001\u0000":)");
    CHECK(keys::of(3) == ",\"größe/~\":");
    CHECK(keys::of(4) == R"(,"":)");
    const char* const end = keys::text.data() + keys::text.size();
    CHECK(keys::of(4).data() + keys::of(4).size() + key_slack == end);
    using no_keys = written_keys<no_names>;
    CHECK(no_keys::size == key_slack);
}

TEST_CASE("elements are told in order, beside each other or not") {
    const std::vector<std::string> texts{"a", "größer", ""};
    CHECK(items<std::vector<std::string>>(texts) == texts);
    CHECK(items<std::list<std::string>>(texts) == texts);
    CHECK(items<std::vector<std::string>>({}).empty());
    CHECK(items<std::list<std::string>>({}).empty());
}

TEST_CASE("entries of a map are told with their keys") {
    const std::map<std::string, std::int32_t> map{{"a", 1}, {"b", 2}};
    std::string seen;
    each_item(of<std::map<std::string, std::int32_t>>, &map, [&](std::string_view key, const void* x) {
        seen += std::string(key) + '=' + std::to_string(*static_cast<const std::int32_t*>(x)) + ' ';
    });
    CHECK(seen == "a=1 b=2 ");
}

TEST_CASE("an enumerator is told by its name, and whether it is one") {
    const auto told = [](auto x) { return of<decltype(x)>.enumerator(&x); };
    CHECK(told(colour::green).text == "green");
    CHECK(told(colour::green).known);
    CHECK_FALSE(told(static_cast<colour>(7)).known);
    const lintel::open_enum<colour> open{"mauve"};
    CHECK(of<lintel::open_enum<colour>>.enumerator(&open).text == "mauve");
    CHECK_FALSE(of<lintel::open_enum<colour>>.enumerator(&open).known);
    CHECK(of<lintel::open_enum<colour>>.open);
    CHECK_FALSE(of<colour>.open);
}
