#include <lintel/detail/name_table.hpp>
#include <lintel/ssm/shapes.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

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

namespace {

/// Names that have little to tell them apart: of few letters, of few lengths, some with the same ends.
template <std::size_t N> std::vector<std::string> random_names(std::mt19937& random) {
    const auto below = [&](std::size_t n) { return random() % n; };
    const std::size_t letters = 2 + below(25), longest = 8 + below(24), shape = below(3);
    std::set<std::string> names;
    while (names.size() < N) {
        std::string name;
        for (std::size_t n = 4 + below(longest); name.size() < n;)
            name += static_cast<char>('a' + below(letters));
        if (shape == 1) name = "Maintenance" + name + "Window";
        if (shape == 2) name = "a" + std::string(9, 'm') + name + std::string(9, 'm') + "z";
        names.insert(name);
    }
    return {names.begin(), names.end()};
}
template <std::size_t N> void each_is_found(unsigned sets) {
    std::mt19937 random(N);
    for (unsigned n = 0; n < sets; ++n) {
        const auto strings = random_names<N>(random);
        std::array<std::string_view, N> names{};
        std::copy(strings.begin(), strings.end(), names.begin());
        const lintel::detail::name_slots<N> slots(names);
        const name_table table = slots.table(names.data());
        std::size_t found = 0;
        for (std::size_t i = 0; i < N; ++i)
            found += table.find(names[i]) == i && table.find(strings[i] + "a") != i;
        REQUIRE(found == N);
    }
}

} // namespace

TEST_CASE("any set of different names gets a table, however many there are") {
    each_is_found<1>(20);
    each_is_found<2>(200);
    each_is_found<17>(300);
    each_is_found<48>(300);
    each_is_found<52>(300);
    each_is_found<64>(300);
    each_is_found<128>(100);
    each_is_found<254>(50);
}

TEST_CASE("a table without names finds nothing") {
    CHECK(lintel::detail::name_table_of<nothing>.find("a") == name_table::none);
    CHECK(name_table{}.find("a") == name_table::none);
}
