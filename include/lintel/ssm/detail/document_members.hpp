#ifndef LINTEL_SSM_DETAIL_DOCUMENT_MEMBERS_HPP
#define LINTEL_SSM_DETAIL_DOCUMENT_MEMBERS_HPP

#include <lintel/annotate.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/detail/name_table.hpp>
#include <lintel/ssm/shapes.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

// The names at the top of every document of the model, by reflection.
namespace lintel::detail::inline LINTEL_ABI {

/// Numbers of names in a list of at most 64, a bit each.
using name_set = std::uint64_t;

constexpr name_set set_of(std::size_t number) noexcept { return name_set{1} << number; }

/// The set of one name, which is in the list, or the empty set for an empty name.
template <std::size_t N>
constexpr name_set set_of(const std::array<std::string_view, N>& names, std::string_view name) {
    static_assert(N <= 64);
    for (std::size_t i = 0; i < N; ++i)
        if (names[i] == name) return set_of(i);
    return 0;
}

/// Collects names at compile time, each once; empty ones are passed over.
struct unique_names {
    std::array<std::string_view, 64> names{};
    std::size_t size = 0;

    constexpr void add(std::string_view name) {
        const auto end = names.begin() + static_cast<std::ptrdiff_t>(size);
        if (!name.empty() && std::find(names.begin(), end, name) == end) names.at(size++) = name;
    }
    template <std::size_t N> constexpr std::array<std::string_view, N> as_array() const {
        std::array<std::string_view, N> list{};
        std::copy_n(names.begin(), N, list.begin());
        return list;
    }
};

template <class List> struct all_documents;
template <class... T> struct all_documents<ssm::type_list<T...>> {
    static constexpr std::size_t count = sizeof...(T);
    static constexpr std::array<std::string_view, count> shapes{shape_name<T>()...};
    static constexpr std::array<document_role, count> roles{role_of<T>()...};

    /// Calls f(document's number, its line of the table) for each member.
    template <class F> static constexpr void each_member(F f) {
        std::size_t number = 0;
        const auto of_one = [&](const auto& table) {
            for (const auto& line : table.members) f(number, line);
            ++number;
        };
        (of_one(annotations<T>::table), ...);
    }

    /// Each name once; last those that count for nothing.
    static constexpr unique_names every_name = [] {
        unique_names all;
        each_member([&](std::size_t, const member_shape& line) { all.add(line.name); });
        for (const auto name : ssm::added_by_clients) all.add(name);
        return all;
    }();
    static constexpr std::size_t counted = every_name.size - ssm::added_by_clients.size();
};
using model_documents = all_documents<ssm::documents>;

inline constexpr auto document_names =
    model_documents::every_name.as_array<model_documents::every_name.size>();

/// What is known of one document's members at the top.
struct document_members {
    name_set all = 0, required = 0;
    int required_count = 0;
    bool is_request = false;
};
inline constexpr auto members_of_documents = [] {
    std::array<document_members, model_documents::count> table{};
    model_documents::each_member([&](std::size_t number, const member_shape& line) {
        const name_set name = set_of(document_names, line.name);
        table[number].all |= name;
        if (line.is_required) table[number].required |= name, ++table[number].required_count;
    });
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i].is_request = model_documents::roles[i] == document_role::request;
    return table;
}();

/// What every error of the model has at its top, and no other document.
inline constexpr name_set error_members = set_of(document_names, "Message");

} // namespace lintel::detail::inline LINTEL_ABI

#endif
