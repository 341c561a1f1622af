#include <lintel/detail/appender.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstring>
#include <limits>
#include <new>
#include <string>

using namespace lintel::detail;

TEST_CASE("an appender writes behind what the string has, which is right after finish") {
    std::string out = "before ";
    appender to(out);
    for (int i = 0; i < 3000; ++i) to.put(static_cast<char>('a' + i % 26));
    CHECK(to.size() == 3007);
    std::memcpy(to.room(5), "after", 5);
    to.advance_to(to.room(0) + 5);
    to.at(0) = 'B';
    to.finish();
    REQUIRE(out.size() == 3012);
    CHECK(out.starts_with("Before abc"));
    CHECK(out.ends_with("after"));
}

TEST_CASE("an appender that writes nothing leaves the string as it was") {
    std::string out = "as before";
    appender to(out);
    (void)to.room(1000);
    to.finish();
    CHECK(out == "as before");
}

TEST_CASE("room for more than a string can hold is refused, and the string is as it was") {
    std::string out = "before";
    appender to(out);
    constexpr std::size_t most = std::numeric_limits<std::size_t>::max();
    for (const std::size_t n : {most, most - 3, most - 6, most - 700, out.max_size() - 5})
        CHECK_THROWS_AS((void)to.room(n), std::bad_alloc);
    to.put('!');
    to.finish();
    CHECK(out == "before!");
}

TEST_CASE("a plain text is copied, and a byte that needs an escape is seen at every place of every length") {
    for (std::size_t n = 0; n <= 3 * wide_block::size + 1; ++n) {
        const std::string plain(n, 'x');
        std::string to(n + copy_slack, '\0');
        bool ascii = false;
        CHECK(copy_plain(plain, to.data(), ascii));
        CHECK(ascii);
        CHECK(to.compare(0, n, plain) == 0);
        for (std::size_t at = 0; at < n; ++at) {
            for (const char c : {'"', '\\', '\n', '\0', '\x1f'}) {
                std::string escaped = plain;
                escaped[at] = c;
                CHECK_FALSE(copy_plain(escaped, to.data(), ascii));
            }
            std::string beyond = plain;
            beyond[at] = '\x80';
            CHECK(copy_plain(beyond, to.data(), ascii));
            CHECK_FALSE(ascii);
        }
    }
}

TEST_CASE("what was there before costs nothing: room is made for what is appended") {
    for (const bool reserved : {false, true}) {
        std::string out(1'000'000, 'x');
        if (reserved) out.reserve(4'000'000);
        lintel::detail::appender to(out);
        (void)to.room(1);
        CHECK(out.size() <= 1'000'000 + 1024);
        to.advance_to(to.room(2000) + 2000);
        CHECK(out.size() <= 1'000'000 + 4000);
        to.finish();
        CHECK(out.size() == 1'002'000);
    }
}
