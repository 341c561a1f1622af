#include <lintel/blob.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <limits>
#include <new>
#include <random>
#include <string>
#include <string_view>

namespace {

lintel::blob bytes(std::string_view text) {
    lintel::blob b;
    for (const char c : text) b.push_back(static_cast<std::byte>(c));
    return b;
}
std::string encoded(const lintel::blob& b) {
    std::string out = "before ";
    lintel::base64_encode(b, out);
    return out.substr(7);
}
lintel::blob decoded(std::string_view text) {
    lintel::blob b(lintel::base64_decoded_size(text));
    lintel::base64_decode(text, b.data());
    return b;
}

} // namespace

TEST_CASE("base64 has the test vectors of RFC 4648") {
    const std::pair<std::string_view, std::string_view> vectors[] = {{"", ""},
                                                                     {"f", "Zg=="},
                                                                     {"fo", "Zm8="},
                                                                     {"foo", "Zm9v"},
                                                                     {"foob", "Zm9vYg=="},
                                                                     {"fooba", "Zm9vYmE="},
                                                                     {"foobar", "Zm9vYmFy"}};
    for (const auto& [plain, text] : vectors) {
        CHECK(encoded(bytes(plain)) == text);
        CHECK(lintel::base64_problem(text).empty());
        CHECK(decoded(text) == bytes(plain));
    }
}

TEST_CASE("any bytes come back from base64") {
    std::mt19937 random(7);
    for (std::size_t size = 0; size < 300; ++size) {
        lintel::blob b(size);
        for (auto& byte : b) byte = static_cast<std::byte>(random());
        REQUIRE(lintel::base64_problem(encoded(b)).empty());
        REQUIRE(decoded(encoded(b)) == b);
    }
}

TEST_CASE("what is not strict base64 is refused with a reason that shows none of it") {
    for (const std::string_view bad : {"xyz",
                                       "YmxvYg=",
                                       "-_==",
                                       "Zm9v\n",
                                       "Zm 9v",
                                       "====",
                                       "A===",
                                       "=AAA",
                                       "AA=A",
                                       "Zh==",
                                       "Zm9=",
                                       "Zg==Zg==",
                                       "żab",
                                       "Zm9vZ"}) {
        CHECK_MESSAGE(!lintel::base64_problem(bad).empty(), bad);
        CHECK(lintel::base64_problem(bad).find(bad) == bad.npos);
    }
}

TEST_CASE("base64 that a string's sizes cannot count is refused") {
    struct nearly_full {
        std::size_t size() const { return std::numeric_limits<std::size_t>::max() - 3; }
        void resize(std::size_t) { FAIL("resized"); }
        char* data() { return nullptr; }
    } out;
    const lintel::blob one(1);
    CHECK_THROWS_AS(lintel::base64_encode(one, out), std::bad_alloc);
}
