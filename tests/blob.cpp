#include <lintel/annotate.hpp>
#include <lintel/blob.hpp>
#include <lintel/check.hpp>
#include <lintel/parse.hpp>
#include <lintel/serialize.hpp>

#include <boost/describe/class.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <limits>
#include <new>
#include <random>
#include <string>
#include <string_view>

#include "expect.hpp"
#include "generate.hpp"

namespace {

template <class Blob> struct basic_letter {
    std::optional<Blob> body;
    std::optional<std::vector<Blob>> parts;

    BOOST_DESCRIBE_CLASS(basic_letter, (), (body, parts), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("letter", lintel::member("body", lintel::length{2, 6}), lintel::member("parts"));
    bool operator==(const basic_letter&) const = default;
};
using letter = basic_letter<lintel::blob>;
using letter_view = basic_letter<lintel::blob_view>;
const lintel::options raw{.blobs = lintel::blob_form::raw};

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

TEST_SUITE("blobs in documents") {
    TEST_CASE("raw: the string's text is the bytes, whichever reader reads it") {
        struct {
            std::string_view json, text;
        } const cases[] = {{R"("plain")", "plain"},
                           {R"("{\"a\":\"\u00e9\"}")", "{\"a\":\"\u00e9\"}"},
                           {R"("")", ""},
                           {R"("\u0000")", std::string_view("\0", 1)},
                           {R"("e30=")", "e30="}};
        for (const auto& c : cases)
            for (const std::string_view after : {"}", R"(,"unknown":1})"}) { // quick, and token by token
                const std::string json = R"({"body":)" + std::string(c.json) + std::string(after);
                const auto x = lintel::parse<letter>(json, raw);
                REQUIRE(x.has_value());
                CHECK((x->body == bytes(c.text)));
                lintel::arena memory;
                letter_view y;
                REQUIRE(lintel::parse_borrowed(y, json, memory, raw).ok());
                CHECK((lintel::blob(y.body->begin(), y.body->end()) == bytes(c.text)));
                for (std::size_t n = 1; n < json.size(); ++n) {
                    lintel::parser<letter> p(raw);
                    CHECK(p.write(json.substr(0, n)));
                    CHECK(p.write(json.substr(n)));
                    CHECK((p.finish().value() == *x));
                }
            }
    }
    TEST_CASE("base64, the default, is not raw") {
        CHECK((lintel::parse<letter>(R"({"body":"e30="})")->body == bytes("{}")));
        CHECK((lintel::parse<letter>(R"({"body":"e30="})", raw)->body == bytes("e30=")));
    }
    TEST_CASE("in both forms a length is that of the bytes") {
        CHECK(tests::brief(lintel::check<letter>(R"({"body":"YWJjZGVm"})")) == "");
        CHECK(tests::brief(lintel::check<letter>(R"({"body":"YWJjZGVm"})", raw)) == "length /body");
        CHECK(tests::brief(lintel::check<letter>(R"({"body":"\u00e9\u00e9\u00e9"})", raw)) == "");
        CHECK(tests::brief(lintel::check<letter>(R"({"body":"\u00e9\u00e9\u00e9a"})", raw)) ==
              "length /body");
    }
    TEST_CASE("JSON where base64 is asked for: the finding tells both readings, and nothing of the value") {
        for (const std::string_view body : {R"("{\"a\":\"canary\"}")", R"("[\"canary\"]")"}) {
            const auto found = lintel::check<letter>(R"({"body":)" + std::string(body) + '}');
            REQUIRE(tests::brief(found) == "encoding /body");
            CHECK(found[0].hint.find("base64") != std::string::npos);
            CHECK(found[0].hint.find("options::blobs") != std::string::npos);
            CHECK(tests::full(found).find("canary") == std::string::npos);
        }
        for (const std::string_view body : {R"("{\"a\":")", R"("a")", R"("{")", R"("1")"}) {
            const auto found = lintel::check<letter>(R"({"body":)" + std::string(body) + '}');
            REQUIRE(tests::brief(found) == "encoding /body");
            CHECK(found[0].hint.find("options::blobs") == std::string::npos);
        }
    }
    TEST_CASE("what is written in a form is read in that form") {
        tests::generator some(7);
        for (int i = 0; i < 300; ++i) {
            letter x;
            x.body = bytes(some.text());
            x.parts.emplace().push_back(bytes(some.text()));
            for (const auto form : {lintel::blob_form::base64, lintel::blob_form::raw}) {
                const std::string json = lintel::serialize(x, {.blobs = form});
                const auto back = lintel::parse<letter>(json, {.blobs = form});
                REQUIRE(back.has_value());
                CHECK((*back == x));
                CHECK(lintel::serialize(*back, {.blobs = form}) == json);
            }
        }
        CHECK(lintel::serialize(letter{.body = bytes("{\"a\":1}"), .parts = {}},
                                {.blobs = lintel::blob_form::raw}) == R"({"body":"{\"a\":1}"})");
        CHECK(lintel::serialize(letter_view{.body = lintel::blob_view(), .parts = {}},
                                {.blobs = lintel::blob_form::raw}) == R"({"body":""})");
    }
    TEST_CASE(
        "bytes that are no text are refused in the raw form, with their place, and nothing is written") {
        letter x;
        x.parts = {bytes("ok"), bytes("canary\xff")};
        std::string out = "before";
        const auto found = lintel::serialize_to(out, x, {.blobs = lintel::blob_form::raw});
        CHECK(out == "before");
        REQUIRE(tests::brief(found) == "encoding /parts/1");
        CHECK_FALSE(found.ok());
        CHECK(tests::full(found).find("canary") == std::string::npos);
        CHECK(lintel::serialize_to(out, x).ok());
    }
}
