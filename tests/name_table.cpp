#include <lintel/detail/name_table.hpp>
#include <lintel/ssm/shapes.hpp>

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

using lintel::detail::name_table;

namespace {

template <class T> void finds_its_names() {
    constexpr const auto& table = lintel::detail::name_table_of<lintel::detail::members_of<T>::names>;
    std::size_t i = 0;
    for (const auto name : lintel::detail::described_names<T>) {
        CHECK(table.find(name) == i++);
        for (const std::string& near : {std::string(name) + 'x',
                                        std::string(name.substr(1)),
                                        "x" + std::string(name.substr(1)),
                                        std::string(name) + '\0',
                                        std::string(name.substr(0, name.size() - 1)) + 'X'})
            CHECK(table.find(near) == name_table::none);
    }
    CHECK(table.find("") == name_table::none);
}

// Same length and same first, middle and last byte: no quick hash tells them apart.
constexpr std::array<std::string_view, 3> alike{"a1bxc", "a2bxc", "a3bxc"};
constexpr std::array<std::string_view, 0> nothing{};

} // namespace

TEST_CASE("every member name of the model is found, and nothing near it") {
    [&]<class... T>(lintel::ssm::type_list<T...>) { (finds_its_names<T>(), ...); }(lintel::ssm::documents{});
    finds_its_names<lintel::ssm::MaintenanceWindowRunCommandParameters>();
    finds_its_names<lintel::ssm::LoggingInfo>();
}

TEST_CASE("names that the quick hash cannot tell apart are told apart by the whole one") {
    constexpr const auto& table = lintel::detail::name_table_of<alike>;
    static_assert(table.whole);
    for (std::size_t i = 0; i < alike.size(); ++i) CHECK(table.find(alike[i]) == i);
    CHECK(table.find("a4bxc") == name_table::none);
}

TEST_CASE("a table without names finds nothing") {
    CHECK(lintel::detail::name_table_of<nothing>.find("a") == name_table::none);
    CHECK(name_table{}.find("a") == name_table::none);
}
