#include <lintel/detail/nearest.hpp>

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

using lintel::detail::edit_distance;

TEST_CASE("the edit distance counts inserted, deleted, replaced and swapped letters, whatever their case") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("abc", "ABC") == 0);
    CHECK(edit_distance("abc", "abcd") == 1);
    CHECK(edit_distance("abc", "ac") == 1);
    CHECK(edit_distance("abc", "axc") == 1);
    CHECK(edit_distance("abcd", "abdc") == 1);
    CHECK(edit_distance("abcd", "bacd") == 1);
    CHECK(edit_distance("ab", "ba") == 1);
    CHECK(edit_distance("abc", "cab") == 2);
    CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("the nearest candidate is offered when it is near") {
    constexpr std::array<std::string_view, 3> names{"Priority", "MaxErrors", "Name"};
    CHECK(lintel::detail::did_you_mean("priorty", names) == "did you mean Priority?");
    CHECK(lintel::detail::did_you_mean("Nmae", names) == "did you mean Name?");
    CHECK(lintel::detail::did_you_mean("Description", names).empty());
    CHECK(lintel::detail::did_you_mean("", names).empty());
    const std::array<std::string_view, 1> odd{"pri\nority"};
    CHECK(lintel::detail::did_you_mean("pri\tority", odd) == "did you mean pri\\u000aority?");
}

TEST_CASE("a very long text is near nothing") {
    constexpr std::array<std::string_view, 1> names{"Name"};
    CHECK(lintel::detail::nearest(std::string(1 << 20, 'N'), names).empty());
    const std::string longest(lintel::detail::longest_compared, 'a'), longer = longest + 'a';
    CHECK(edit_distance(longest, longest) == 0);
    CHECK(edit_distance(longest, "") == lintel::detail::longest_compared);
    CHECK(edit_distance(longer, longer) == lintel::detail::longest_compared);
    CHECK(edit_distance("", longer) == lintel::detail::longest_compared);
}
