#ifndef LINTEL_DETAIL_DESCRIBED_HPP
#define LINTEL_DETAIL_DESCRIBED_HPP

#include <lintel/detail/abi.hpp>

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

// Boost.Describe's lists as plain arrays and indexed types, so that the rest needs no metaprogramming
// library.
namespace lintel::detail::inline LINTEL_ABI {

template <class T>
concept described_struct = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;
template <class T>
concept described_enum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

template <class List> struct member_list;
template <template <class...> class L, class... D> struct member_list<L<D...>> {
    static constexpr std::array<std::string_view, sizeof...(D)> names{D::name...};
    /// Calls f(member-descriptor, index) for each; stops when f returns false.
    template <class F> static constexpr void each(F&& f) {
        std::size_t index = 0;
        (f(D{}, index++), ...);
    }
    template <class F> static constexpr auto map(F f) {
        using first = decltype((f.template operator()<D>(), ...));
        return std::array<first, sizeof...(D)> { f.template operator()<D>()... };
    }
};

template <class T> using members_of = member_list<
    boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>>;
template <class T> inline constexpr auto& described_names = members_of<T>::names;

template <class T, std::size_t I> using described_member = boost::mp11::mp_at_c<
    boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>,
    I>;
template <class T, std::size_t I> using described_type =
    std::remove_cvref_t<decltype(std::declval<T&>().*described_member<T, I>::pointer)>;

template <class List> struct enumerator_list;
template <template <class...> class L, class... D> struct enumerator_list<L<D...>> {
    static constexpr std::array<std::string_view, sizeof...(D)> names{D::name...};
    static constexpr auto values = std::array{D::value...};
};
template <class E> using enumerators_of = enumerator_list<boost::describe::describe_enumerators<E>>;

} // namespace lintel::detail::inline LINTEL_ABI

#endif
