#include <lintel/parse.hpp>
#include <lintel/ssm/shapes.hpp>
#include <lintel/storage.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <type_traits>

namespace ssm = lintel::ssm;

TEST_CASE("the plain names own, and their borrowed form holds views") {
    using borrowed = lintel::borrowed_t<ssm::Target>;
    static_assert(std::is_same_v<ssm::Target, ssm::basic::Target<lintel::owning>>);
    static_assert(std::is_same_v<borrowed, ssm::basic::Target<lintel::borrowed>>);
    static_assert(std::is_same_v<decltype(ssm::Target::Key), std::optional<std::string>>);
    static_assert(std::is_same_v<decltype(borrowed::Key), std::optional<std::string_view>>);
    static_assert(std::is_trivially_copyable_v<lintel::borrowed_t<ssm::GetMaintenanceWindowTaskResult>>);
    static_assert(std::is_same_v<lintel::borrowed_t<int>, int>);
    CHECK(lintel::detail::described_names<ssm::Target> == lintel::detail::described_names<borrowed>);
}

TEST_CASE(
    "borrowed text points into the document where it lies there, and into the arena where it was escaped") {
    const std::string text = R"({"Key":"plain","Values":["a\u0062c"]})";
    lintel::arena memory;
    lintel::borrowed_t<ssm::Target> target;
    REQUIRE(lintel::parse_borrowed(target, text, memory).ok());
    CHECK(*target.Key == "plain");
    CHECK(target.Key->data() == text.data() + 8);
    CHECK((*target.Values)[0] == "abc");
    CHECK(((*target.Values)[0].data() < text.data() ||
           (*target.Values)[0].data() >= text.data() + text.size()));
}
