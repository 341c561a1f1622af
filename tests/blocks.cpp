#include <lintel/detail/blocks.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <memory>
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

} // namespace

TEST_CASE("a block finds every byte value at every place") {
    check_block<word_block>();
    check_block<wide_block>();
}

TEST_CASE("the first of several bytes is found, whatever follows it") {
    for (int a = 0; a < 256; ++a)
        for (int b = 0; b < 256; ++b) {
            std::string text(word_block::size, 'a');
            text[2] = static_cast<char>(a), text[3] = static_cast<char>(b);
            const auto special = [](int c) { return c < 0x20 || c == '"' || c == '\\'; };
            const auto found = word_block(text.data()).escaped();
            const std::size_t first = special(a) ? 2 : special(b) ? 3 : 8;
            if ((found ? word_block::first(found) : 8) != first) FAIL(a << ' ' << b);
        }
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
