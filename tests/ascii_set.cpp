#include <lintel/detail/ascii_set.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <memory>
#include <string>

using namespace lintel::detail;

namespace {
constexpr ascii_set set_of(std::string_view characters) {
    ascii_set s;
    for (const char c : characters) s.add(static_cast<unsigned char>(c));
    return s;
}
constexpr ascii_set hex = set_of("0123456789abcdef");
constexpr ascii_set dash = set_of("-");
} // namespace

TEST_CASE("a set knows each of 256 bytes") {
    for (unsigned c = 0; c < 256; ++c) {
        const bool member = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        CHECK(hex.has(static_cast<unsigned char>(c)) == member);
    }
}

TEST_CASE("a text is in a set, but for one byte at any place") {
    for (std::size_t size = 0; size < 80; ++size) {
        const auto text = std::make_unique<char[]>(size);
        std::fill_n(text.get(), size, 'e');
        CHECK(all_in(text.get(), size, hex));
        for (std::size_t at = 0; at < size; ++at)
            for (const char c : {'g', '-', '\0', '\x80', '\xe5'}) {
                text[at] = c;
                CHECK_FALSE(all_in(text.get(), size, hex));
                text[at] = 'e';
            }
    }
}

TEST_CASE("a line has each set at its places and nowhere else") {
    for (std::size_t size = 1; size <= 64; ++size)
        for (std::size_t at = 0; at < size; ++at) {
            const std::array sets{hex, dash};
            const std::uint64_t all = size == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << size) - 1;
            const std::uint64_t there = std::uint64_t{1} << at;
            const std::array where{all & ~there, there};
            const auto text = std::make_unique<char[]>(size);
            std::fill_n(text.get(), size, '7');
            CHECK_FALSE(all_in_line(text.get(), size, sets.data(), where.data(), 2));
            text[at] = '-';
            CHECK(all_in_line(text.get(), size, sets.data(), where.data(), 2));
            text[(at + 1) % size] = '\xb7';
            CHECK_FALSE(all_in_line(text.get(), size, sets.data(), where.data(), 2));
        }
}
