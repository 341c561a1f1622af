#include <lintel/annotate.hpp>
#include <lintel/check.hpp>
#include <lintel/parse.hpp>
#include <lintel/serialize.hpp>
#include <lintel/validate.hpp>

#include <boost/describe/class.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

// What must not depend on a machine's byte order, on its sizes or on the sign of its characters, on one small
// struct: tools/machine runs it under an emulator.
namespace {

template <class S = lintel::owning> struct Record {
    std::optional<typename S::string> text;
    std::optional<typename S::template list<typename S::string>> texts;
    std::optional<std::int8_t> i8;
    std::optional<std::int64_t> i64;
    std::optional<std::uint64_t> u64;
    std::optional<float> real32;
    std::optional<double> real64;
    std::optional<long double> real;

    BOOST_DESCRIBE_CLASS(Record, (), (text, texts, i8, i64, u64, real32, real64, real), (), ())
    bool operator==(const Record&) const = default;
};

/// A text as the inside of a JSON string, byte by byte.
std::string escaped(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (c == '\n')
            out += "\\n";
        else if (byte < 0x20)
            ((out += "\\u00") += digits[byte >> 4]) += digits[byte & 15];
        else
            out += c;
    }
    return out;
}

/// Reads and writes a text in all ways.
void round_trip(const std::string& text) {
    const std::string json = R"({"text":")" + escaped(text) + R"(","texts":[")" + escaped(text) + R"("]})";
    CAPTURE(json);
    const auto read = lintel::parse<Record<>>(json);
    REQUIRE(read.has_value());
    CHECK(read->text == text);
    CHECK(read->texts == std::vector{text});
    CHECK(lintel::serialize(*read) == json);
    CHECK(lintel::validate(*read).empty());
    CHECK(lintel::check<Record<>>(json).empty());
    CHECK(lintel::check<Record<>>(json.substr(0, json.size() - 3)).count(lintel::severity::error) == 1);

    lintel::parser<Record<>> pushed;
    for (std::size_t i = 0; i < json.size(); i += 5) pushed.write(std::string_view(json).substr(i, 5));
    const auto whole = pushed.finish();
    CHECK((whole && *whole == *read));
}

} // namespace

TEST_CASE("machine: texts that are next to what is special are read and written whole") {
    for (const std::string_view text :
         {"#\"##\"!!##", "]]]]\n", "!\"!\"!\"!\"!", "[\\]\\[\\]\\[\\]", "\x1f \x1f "})
        for (std::size_t before = 0; before < 20; ++before)
            for (const std::size_t after : {0U, 1U, 7U, 9U})
                round_trip(std::string(before, 'a') + std::string(text) + std::string(after, '#'));
}

TEST_CASE("machine: random texts are read and written whole") {
    const std::string_view parts[] = {
        "#", "!", "\"", "\\", "]", "[", "\n", "\x1f", " ", "a", "\x7f", "ż", "€", "👍"};
    std::mt19937 random(3);
    for (int i = 0; i < 2000; ++i) {
        std::string text;
        for (std::size_t n = random() % 24; n > 0; --n) text += parts[random() % std::size(parts)];
        round_trip(text);
    }
}

TEST_CASE("machine: the extremes of every number are read and written") {
    const auto round = []<class N>(std::optional<N> Record<>::* member, N n) {
        Record<> x;
        x.*member = n;
        const std::string json = lintel::serialize(x);
        CAPTURE(json);
        const auto again = lintel::parse<Record<>>(json);
        CHECK((again && again.value().*member == n));
    };
    const auto extremes = [&]<class N>(std::optional<N> Record<>::* member) {
        using limits = std::numeric_limits<N>;
        for (const N n : {limits::lowest(), limits::max(), N{0}, N{1}}) round(member, n);
        if constexpr (!limits::is_integer) round(member, N(-1) / N(3));
        // libstdc++ reads no long double near min().
        if constexpr (std::is_same_v<N, float> || std::is_same_v<N, double>)
            for (const N n : {limits::min(), limits::denorm_min()}) round(member, n);
    };
    extremes(&Record<>::i8);
    extremes(&Record<>::i64);
    extremes(&Record<>::u64);
    extremes(&Record<>::real32);
    extremes(&Record<>::real64);
    extremes(&Record<>::real);
    Record<> some;
    some.i8 = std::int8_t{-1}, some.i64 = -2, some.u64 = 3;
    CHECK(lintel::serialize(some) == R"({"i8":-1,"i64":-2,"u64":3})");
    CHECK(lintel::check<Record<>>(R"({"u64":18446744073709551616})").front().message ==
          "u64 is 18446744073709551616; it must be from 0 to 18446744073709551615");
}

TEST_CASE("machine: limits as large as the type holds are no limits") {
    constexpr std::size_t most = std::numeric_limits<std::size_t>::max();
    const lintel::options opts{
        .max_depth = most, .max_size = most, .max_diagnostics = most, .max_report_size = most};
    CHECK(lintel::check<Record<>>(R"({"texts":["a"]})", opts).empty());
    CHECK(lintel::check<Record<>>(R"({"texts":[1,2],"x":[[{}]]})", opts).size() == 3);
    lintel::parser<Record<>> pushed(opts);
    CHECK(pushed.write(R"({"text":)"));
    CHECK(pushed.write(R"("a"})"));
    CHECK(pushed.finish().value().text == "a");
}
