#include <lintel/detail/locate.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "expect.hpp"

using namespace lintel::detail;

namespace {
/// Where the value of a pointer stands, 1-based.
std::size_t offset_of(std::string_view pointer, std::string_view text) {
    pointer_finder finder({pointer});
    finder.read(text);
    return finder.offset(0);
}
/// Whether it stands at the text's mark.
bool is_marked(std::string_view pointer, std::string_view with_mark) {
    const tests::marked source(with_mark);
    const std::size_t offset = offset_of(pointer, source.text);
    CAPTURE(offset);
    const bool is = offset == source.marks.at(0).offset;
    CHECK(is);
    return is;
}
} // namespace

TEST_CASE("a pointer's value is found, in objects and lists") {
    CHECK(is_marked("", " ^{}"));
    CHECK(is_marked("", "^7"));
    CHECK(is_marked("/a", R"({"a": ^7})"));
    CHECK(is_marked("/b", "{\"a\":1,\n \"b\":^[2]}"));
    CHECK(is_marked("/a/b/c", R"({"b":0,"a":{"c":1,"b":{"b":2,"c":^3}}})"));
    CHECK(is_marked("/a/0", R"({"a":[^1,2]})"));
    CHECK(is_marked("/a/2", R"({"a":[1,{"x":[9,9]},^3,4]})"));
    CHECK(is_marked("/a/10/b", R"({"a":[0,1,2,3,4,5,6,7,8,9,{"b":^1}]})"));
    CHECK(is_marked("/1/1", "[[1,2],[3,^4]]"));
}

TEST_CASE("names are compared as they are after unescaping, pointers too") {
    CHECK(is_marked("/a~1b", R"({"a/b":^1})"));
    CHECK(is_marked("/a~0b", R"({"a~b":^1})"));
    CHECK(is_marked("/~01", R"({"/":0,"~1":^1})"));
    CHECK(is_marked("/~1~0~0", R"({"/~~":^1})"));
    CHECK(is_marked("/ab", R"({"\u0061b":^1})"));
    CHECK(is_marked("/", R"({"a":0,"":^1})"));
    CHECK(is_marked("/a/", R"({"a":{"":^1}})"));
}

TEST_CASE("where a name stands twice the last one counts, with all that is in it") {
    CHECK(is_marked("/a", R"({"a":1,"a":^2})"));
    CHECK(is_marked("/a/b", R"({"a":{"b":1},"a":{"b":^2}})"));
    CHECK(is_marked("/a/b", R"({"a":{"b":1},"a":^{"c":2}})"));
    CHECK(is_marked("/a/b/c", R"({"a":{"b":{"c":1}},"a":{"b":^{}}})"));
    CHECK(is_marked("/a/1", R"({"a":[1,2],"a":^[3]})"));
}

TEST_CASE("of what is not there, the nearest that holds its place is found") {
    CHECK(is_marked("/a", "^{}"));
    CHECK(is_marked("/a/b", "^{\"b\":1}"));
    CHECK(is_marked("/a/b/c", R"({"a":^{"c":{"b":1}}})"));
    CHECK(is_marked("/a/5", R"({"a":^[1,2]})"));
    CHECK(is_marked("/a/b", R"({"a":^7})"));
    CHECK(is_marked("/a/00", R"({"a":^[1]})"));
    CHECK(is_marked("/a/0", R"({"a":^{"1":2}})"));
}

TEST_CASE("many pointers are found in one pass, whatever their order") {
    pointer_finder finder({"/b", "/a/y/1", "", "/a/x", "/a", "/a/x", "/a!", "/a/y"});
    finder.read(R"({"a":{"x":1,"y":[5,6]},"b":2,"a!":3})");
    const std::size_t expected[] = {28, 20, 1, 11, 6, 11, 35, 17};
    for (std::size_t i = 0; i < std::size(expected); ++i) {
        CAPTURE(i);
        CHECK(finder.offset(i) == expected[i]);
    }
}

TEST_CASE("what no pointer leads into may be as deep as a text can be") {
    const std::string deep = std::string(250, '[') + std::string(250, ']');
    CHECK(offset_of("/b", R"({"a":)" + deep + R"(,"b":1})") == 511);
}

TEST_CASE("where a text is no JSON, what stands before is found") {
    for (const std::string_view text : {R"({"b":1,)",
                                        R"({"b":1,"a)",
                                        R"({"b":1,"a" 2})",
                                        R"({"b":1,"a":)",
                                        R"({"b":1,"a":nul)",
                                        R"({"b":1 2})"})
        CHECK(offset_of("/b", text) == 6);
}
