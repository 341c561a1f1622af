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

TEST_CASE("a third of a candidate's letters may be missing or too many, no more") {
    constexpr std::array<std::string_view, 1> names{"MaxErrors"};
    CHECK(lintel::detail::nearest("MaxErrorsxyz", names) == "MaxErrors");
    CHECK(lintel::detail::nearest("MaxErrorswxyz", names).empty());
    CHECK(lintel::detail::nearest("MaxErr", names) == "MaxErrors");
    CHECK(lintel::detail::nearest("MaxEr", names).empty());
}

TEST_CASE("a value of an enum may be another word of its stem") {
    constexpr std::array<std::string_view, 6> events{
        "All", "InProgress", "Success", "TimedOut", "Cancelled", "Failed"};
    using lintel::detail::did_you_mean_value;
    CHECK(did_you_mean_value("FAILURE", events) == "did you mean Failed?");
    CHECK(did_you_mean_value("succeeded", events) == "did you mean Success?");
    CHECK(did_you_mean_value("Cancellation", events) == "did you mean Cancelled?");
    CHECK(did_you_mean_value("In_Progress", events) == "did you mean InProgress?");
    for (const std::string_view text : {"", "Fai", "Timeless", "Ally", "Everything", "Inverse"})
        CHECK_MESSAGE(did_you_mean_value(text, events).find("Failed") == std::string::npos, text);
    CHECK(did_you_mean_value("Everything", events).empty());
    constexpr std::array<std::string_view, 2> twins{"RunOnce", "RunOnly"};
    CHECK(did_you_mean_value("RUNONAVERYLONGDAY", twins).empty());
    CHECK(did_you_mean_value("Failed" + std::string(200, 'x'), events).empty());
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
