#include <lintel/check.hpp>
#include <lintel/detail/temporary_text.hpp>
#include <lintel/open_enum.hpp>
#include <lintel/parse.hpp>
#include <lintel/storage.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

namespace {

template <class S = lintel::owning> struct note {
    std::optional<typename S::string> text;

    BOOST_DESCRIBE_CLASS(note, (), (text), (), ())
};
BOOST_DEFINE_ENUM_CLASS(colour, red, green)
using borrowed_colour = lintel::open_enum<colour, std::string_view>;

/// Has characters of its own, and is no std::string.
struct other_string {
    std::string text;
    operator std::string_view() const { return text; }
};
/// A view.
struct other_view {
    const char* text = "{}";
    operator std::string_view() const { return text; }
};

template <class Text, class T = lintel::borrowed_t<note<>>>
concept can_be_borrowed_from = requires(T& out, Text&& text, lintel::arena& memory) {
    lintel::parse_borrowed(out, std::forward<Text>(text), memory);
};

} // namespace

TEST_CASE("a temporary that owns its characters is told from a view, and from what outlives the call") {
    using lintel::detail::temporary_text;
    static_assert(temporary_text<std::string>);
    static_assert(temporary_text<const std::string>);
    static_assert(temporary_text<other_string>);
    static_assert(!temporary_text<std::string&>);
    static_assert(!temporary_text<const std::string&>);
    static_assert(!temporary_text<std::string_view>);
    static_assert(!temporary_text<other_view>);
    static_assert(!temporary_text<const char*>);
    static_assert(!temporary_text<const char(&)[3]>);
    static_assert(!temporary_text<int>);
}

TEST_CASE("nothing borrows from a text that ends with the call") {
    static_assert(!can_be_borrowed_from<std::string>);
    static_assert(!can_be_borrowed_from<const std::string>);
    static_assert(!can_be_borrowed_from<other_string>);
    static_assert(!std::constructible_from<borrowed_colour, std::string>);
    static_assert(!std::constructible_from<borrowed_colour, other_string>);
}

TEST_CASE("texts that outlive the call, views and literals can be borrowed from") {
    static_assert(can_be_borrowed_from<std::string&>);
    static_assert(can_be_borrowed_from<const std::string&>);
    static_assert(can_be_borrowed_from<std::string_view>);
    static_assert(can_be_borrowed_from<const char(&)[3]>);
    static_assert(can_be_borrowed_from<const char*>);
    static_assert(can_be_borrowed_from<other_view>);
    static_assert(std::constructible_from<borrowed_colour, const std::string&>);
    static_assert(std::constructible_from<borrowed_colour, const char*>);
    static_assert(std::constructible_from<lintel::open_enum<colour>, std::string>);

    lintel::borrowed_t<note<>> value;
    lintel::arena memory;
    CHECK(lintel::parse_borrowed(value, R"({"text":"a"})", memory).ok());
    CHECK(value.text == "a");
}

TEST_CASE("a checker is called by name; the text that it checks may end with the call") {
    using checker = lintel::checker<note<>>;
    static_assert(std::invocable<checker&, std::string>);
    static_assert(std::invocable<checker&, const char*>);
    static_assert(!std::invocable<checker, std::string_view>);
    static_assert(!std::invocable<const checker, std::string_view>);

    checker check;
    std::string found;
    for (const auto& d : check(std::string(R"({"text":)") + "1}")) found += d.pointer + ' ' + d.message;
    CHECK(found == "/text text is an integer; a string is required");
    found.clear();
    for (const auto& d : lintel::check<note<>>(std::string(R"({"texd":1})")))
        found += d.pointer + ' ' + d.hint;
    CHECK(found == "/texd did you mean text?");
}
