#include <lintel/words.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

using lintel::word;
using lintel::words;

namespace {
std::string text(const words& w) { return w.text(); }
std::size_t known(const words& w) { return w.known_size(); }
} // namespace

TEST_CASE("a message is one text, parts, or made by a function") {
    CHECK(text("one") == "one");
    CHECK(text(std::string("two")) == "two");
    CHECK(text(std::string_view("three")) == "three");
    CHECK(text({"four"}) == "four");
    CHECK(text({"Values has ", std::size_t{11}, " entries, ", std::string("not "), -2}) ==
          "Values has 11 entries, not -2");
    CHECK(text([] { return std::string("made"); }) == "made");
    CHECK(text("").empty());
}

TEST_CASE("the size of a message is known before it is made, unless a function makes it") {
    CHECK(known("one") == 3);
    CHECK(known({"a", 100, "ß"}) == 6);
    CHECK(known("") == 0);
    CHECK(known([] { return std::string("made"); }) == 0);
}

TEST_CASE("any whole number can be a word") {
    CHECK(word(std::numeric_limits<std::int64_t>::min()).view() == "-9223372036854775808");
    CHECK(word(std::numeric_limits<std::uint64_t>::max()).view() == "18446744073709551615");
    CHECK(word(std::int8_t{-128}).view() == "-128");
    CHECK(word(0).view() == "0");
    const word copied = word(17L);
    CHECK(word(copied).view() == "17");
}
