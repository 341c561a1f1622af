#ifndef LINTEL_TESTS_CHARACTERS_HPP
#define LINTEL_TESTS_CHARACTERS_HPP

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Characters for tests of what reaches a terminal, without the tables of the code under test.
namespace tests {

inline std::string encoded(char32_t c) {
    const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
    if (c < 0x80) return {byte(c)};
    std::string out;
    int left = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    out += byte((left == 1 ? 0xc0 : left == 2 ? 0xe0 : 0xf0) | c >> 6 * left);
    while (left-- > 0) out += byte(0x80 | (c >> 6 * left & 0x3f));
    return out;
}

/// Of valid UTF-8.
inline std::vector<char32_t> decoded(std::string_view text) {
    std::vector<char32_t> all;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xc0) == 0x80)
            all.back() = all.back() << 6 | (byte & 0x3fU);
        else
            all.push_back(byte < 0x80   ? byte
                          : byte < 0xe0 ? byte & 0x1fU
                          : byte < 0xf0 ? byte & 15U
                                        : byte & 7U);
    }
    return all;
}

struct range {
    char32_t first, last;
    bool has(char32_t c) const { return c >= first && c <= last; }
};

/// What must reach no terminal: it moves the cursor, turns the direction of the text, or cannot be seen.
inline bool fools_a_reader(char32_t c) {
    constexpr std::array<range, 20> ranges{{
        {0x00, 0x1f},     {0x7f, 0x9f},     {0xad, 0xad},       {0x34f, 0x34f},     {0x61c, 0x61c},
        {0x115f, 0x1160}, {0x17b4, 0x17b5}, {0x180b, 0x180f},   {0x200b, 0x200f},   {0x2028, 0x202e},
        {0x2060, 0x206f}, {0x3164, 0x3164}, {0xfe00, 0xfe0f},   {0xfeff, 0xfeff},   {0xffa0, 0xffa0},
        {0xfff0, 0xfffb}, {0xfffe, 0xffff}, {0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff},
    }};
    for (const auto& r : ranges)
        if (r.has(c)) return true;
    return false;
}

} // namespace tests

#endif
