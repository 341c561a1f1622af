#include <lintel/detail/blocks.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <string_view>

using namespace lintel::detail;

namespace {

/// A text on the heap of exactly its size, so that a sanitizer sees every byte read too many.
struct exact {
    explicit exact(std::string_view s) : size(s.size()), bytes(new char[s.size()]) {
        s.copy(bytes.get(), s.size());
    }
    const char* begin() const { return bytes.get(); }
    const char* end() const { return bytes.get() + size; }
    std::size_t size;
    std::unique_ptr<char[]> bytes;
};

/// A text in hexadecimal, for messages.
std::string bytes_of(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const char c : text)
        (out += digits[static_cast<unsigned char>(c) >> 4]) += digits[static_cast<unsigned char>(c) & 15];
    return out;
}

/// Calls f(block of type B with every byte but one plain, the place of that one).
template <class B, class F> void each_place(char c, F&& f) {
    for (std::size_t at = 0; at < B::size; ++at) {
        std::string text(B::size, 'a');
        text[at] = c;
        f(B(text.data()), at);
    }
}
template <class B> void check_block() {
    for (int code = 0; code < 256; ++code) {
        const char c = static_cast<char>(code);
        const bool escaped = code < 0x20 || c == '"' || c == '\\', beyond = code >= 0x80;
        INFO(code);
        each_place<B>(c, [&](const B& block, std::size_t at) {
            const auto here = [&](std::uint64_t mask, bool expected) {
                return expected ? mask != 0 && B::first(mask) == at : mask == 0;
            };
            CHECK(here(block.not_plain(), escaped || beyond));
            CHECK(here(block.escaped(), escaped));
            CHECK(here(block.beyond_ascii(), beyond));
            if (c != 'a') CHECK(here(block.equal(c), true));
            std::string copy(B::size, '#');
            block.store(copy.data());
            CHECK(copy[at] == c);
        });
    }
}

bool is_escaped(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }
bool is_beyond(char c) { return static_cast<unsigned char>(c) >= 0x80; }

/// Whether a mask marks exactly the bytes of `text` that is(byte) knows.
template <class B, class Is> bool marks(std::uint64_t mask, std::string_view text, Is is) {
    for (std::size_t i = 0; i < B::size; ++i) {
        if ((B::without(mask, i) != 0 && B::first(B::without(mask, i)) == i) != is(text[i])) return false;
    }
    return true;
}
template <class B> void check_masks(std::string_view text) {
    const B block(text.data());
    bool right = marks<B>(block.escaped(), text, is_escaped) &&
                 marks<B>(block.not_plain(), text, [](char c) { return is_escaped(c) || is_beyond(c); }) &&
                 marks<B>(block.beyond_ascii(), text, is_beyond);
    for (const char c : {'\\', ']', '"', '\0', '\x01', '\x7f', '\x80', '\xff'})
        right = right && marks<B>(block.equal(c), text, [&](char x) { return x == c; });
    if (!right) FAIL_CHECK(bytes_of(text));
}
/// Each pair of byte values at each place: a carry or borrow would mark the neighbour.
template <class B> void check_neighbours() {
    std::string text(B::size, 'a');
    for (std::size_t at = 0; at + 1 < B::size; ++at) {
        for (int a = 0; a < 256; ++a)
            for (int b = 0; b < 256; b += at == 0 ? 1 : 5) {
                text[at] = static_cast<char>(a), text[at + 1] = static_cast<char>(b);
                check_masks<B>(text);
            }
        text[at] = 'a';
    }
}
/// Half of them from where an answer changes.
std::string random_bytes(std::mt19937& random, std::size_t size) {
    constexpr std::string_view edges("\0\x01\x1f !\"#[\\]\x7f\x80\x81\xa2\xdc\xff", 16);
    std::string text(size, '\0');
    for (char& c : text)
        c = random() % 2 ? edges[random() % edges.size()] : static_cast<char>(random() % 256);
    return text;
}
template <class B> void check_random() {
    std::mt19937 random(11);
    for (int i = 0; i < 20000; ++i) check_masks<B>(random_bytes(random, B::size));
}
/// Whatever reads a text in blocks, beside a loop.
void check_text(std::string_view text) {
    const exact e(text);
    const auto first_of = [&](auto is) {
        return static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is) - text.begin());
    };
    const std::size_t plain = first_of([](char c) { return is_escaped(c) || is_beyond(c); });
    bool right = skip_plain(e.begin(), e.end()) == e.begin() + plain;
    const std::size_t unescaped = first_of(is_escaped);
    std::string copy(text.size() + wide_block::size, '~');
    const char* from = e.begin();
    char* to = copy.data();
    copy_until(from, e.end(), to, [](const auto& block) { return block.escaped(); }, is_escaped);
    right = right && from == e.begin() + unescaped && to == copy.data() + unescaped &&
            copy.compare(0, unescaped, text, 0, unescaped) == 0;
    for (const char c : {'\\', '"', '\0', '\x80', '\xff'})
        right = right &&
                has_byte(e.begin(), e.size, c) == (first_of([&](char x) { return x == c; }) < text.size());
    if (!right) FAIL_CHECK(bytes_of(text));
}

} // namespace

TEST_CASE("a block finds every byte value at every place") {
    check_block<word_block>();
    check_block<wide_block>();
}

TEST_CASE("a mask marks exactly the bytes that a loop finds, whatever stands beside them") {
    check_neighbours<word_block>();
    check_random<word_block>();
    check_random<wide_block>();
}

TEST_CASE("skipping and copying stop at the byte where a loop stops, whatever the length") {
    for (std::size_t size = 0; size <= 2 * wide_block::size + word_block::size + 1; ++size)
        for (std::size_t at = 0; at < size; ++at)
            for (int code = 0; code < 256; ++code) {
                std::string text(size, '#'); // one below what must be escaped, and what follows it
                text[at] = static_cast<char>(code);
                text.back() = '!';
                check_text(text);
            }
    std::mt19937 random(5);
    for (int i = 0; i < 4000; ++i) check_text(random_bytes(random, random() % 70));
}

TEST_CASE("plain text is skipped up to its end, and no further") {
    for (std::size_t size = 0; size < 100; ++size) {
        const exact plain(std::string(size, 'x'));
        CHECK(skip_plain(plain.begin(), plain.end()) == plain.end());
        for (std::size_t at = 0; at < size; ++at)
            for (const char c : {'"', '\\', '\x1f', '\x80', '\xff'}) {
                std::string text(size, 'x');
                text[at] = c;
                const exact e(text);
                CHECK(skip_plain(e.begin(), e.end()) == e.begin() + at);
            }
    }
}

TEST_CASE("a byte is found wherever it is") {
    for (std::size_t size = 0; size < 100; ++size) {
        std::string text(size, 'x');
        CHECK_FALSE(has_byte(exact(text).begin(), size, '{'));
        for (std::size_t at = 0; at < size; ++at) {
            text[at] = '{';
            CHECK(has_byte(exact(text).begin(), size, '{'));
            text[at] = 'x';
        }
    }
}

TEST_CASE("two texts are the same or differ in one byte") {
    for (std::size_t size = 0; size < 70; ++size) {
        const std::string text(size, 'x');
        CHECK(same_bytes(exact(text).begin(), exact(text).begin(), size));
        for (std::size_t at = 0; at < size; ++at) {
            std::string other = text;
            other[at] = 'y';
            CHECK_FALSE(same_bytes(exact(text).begin(), exact(other).begin(), size));
        }
    }
}
