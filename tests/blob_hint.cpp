#include <lintel/detail/blob_hint.hpp>

#include <doctest/doctest.h>

#include <string_view>

using lintel::detail::base64_hint;
using lintel::detail::is_python_bytes;

TEST_CASE("a printed Python bytes object is known") {
    for (const std::string_view text : {"b'{}'", "b''", R"(b"it's")", R"(b'{"a":1}')"}) {
        CHECK_MESSAGE(is_python_bytes(text), text);
        CHECK(base64_hint(text) ==
              "it looks like a Python bytes literal: encode the bytes, not their repr()");
    }
    for (const std::string_view text : {"", "b", "b'", "b'x", "b'x\"", "'x'", "{", "{x}", "\"{}\"", "abc"}) {
        CHECK_MESSAGE(!is_python_bytes(text), text);
        CHECK(base64_hint(text) == "write the bytes in standard base64, with = padding and no line breaks");
    }
}

TEST_CASE("JSON in the place of base64 is told both ways out") {
    for (const std::string_view text : {"{}", "[1]", R"({"a":{"b":[]}} )"})
        CHECK(base64_hint(text) ==
              "this is JSON text: encode it as base64; if this is an input file for AWS CLI 1, set "
              "options::blobs to raw");
}

TEST_CASE("an object in the place of a blob may be an array of JavaScript's") {
    CHECK(lintel::detail::blob_hint(true).find("Uint8Array") != std::string_view::npos);
    CHECK(lintel::detail::blob_hint(false) == "write the bytes in base64, as a string");
}
