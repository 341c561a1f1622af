#ifndef LINTEL_DETAIL_TYPE_CLASS_HPP
#define LINTEL_DETAIL_TYPE_CLASS_HPP

#include <lintel/blob.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/detail/described.hpp>
#include <lintel/open_enum.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

// What a C++ type is on the wire.
namespace lintel::detail::inline LINTEL_ABI {

enum class type_class : std::uint8_t {
    unsupported,
    boolean,
    integer,
    number,
    string,
    blob,
    enumeration,
    list,
    map,
    structure
};

template <class T> inline constexpr bool is_optional = false;
template <class T> inline constexpr bool is_optional<std::optional<T>> = true;

template <class T> struct strip_optional {
    using type = T;
};
template <class T> struct strip_optional<std::optional<T>> {
    using type = T;
};
template <class T> using without_optional = typename strip_optional<T>::type;

template <class T>
concept map_like = requires(const T& m) {
    typename T::mapped_type;
    { m.begin()->first } -> std::convertible_to<std::string_view>;
    m.size();
};
template <class T>
concept list_like = !map_like<T> && requires(const T& l) {
    { *l.begin() } -> std::same_as<const typename T::value_type&>; // not so for std::vector<bool>
    l.end();
    l.size();
};

template <class T> consteval type_class classify() {
    if constexpr (std::is_same_v<T, bool>)
        return type_class::boolean;
    else if constexpr (std::integral<T>)
        return type_class::integer;
    else if constexpr (std::floating_point<T>)
        return type_class::number;
    else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::string_view>)
        return type_class::string;
    else if constexpr (std::is_same_v<T, blob> || std::is_same_v<T, blob_view>)
        return type_class::blob;
    else if constexpr (is_open_enum<T> || described_enum<T>)
        return type_class::enumeration;
    else if constexpr (described_struct<T>)
        return type_class::structure;
    else if constexpr (map_like<T>)
        return type_class::map;
    else if constexpr (list_like<T>)
        return type_class::list;
    else
        return type_class::unsupported;
}

/// In a function's body, so that clang says no more than the sentence (annotate.hpp says more).
template <class T> constexpr type_class checked_class() {
    constexpr type_class kind = classify<T>();
    static_assert(!is_optional<T>,
                  "lintel: a list or map holds values, not std::optional: null in a list or map is an error");
    static_assert(is_optional<T> || kind != type_class::unsupported,
                  "lintel: this type cannot stand in a document: use bool, a number, std::string, "
                  "lintel::blob, a described "
                  "enum or struct, a vector or map of those, or std::optional of one; describe a struct of "
                  "your own with "
                  "BOOST_DESCRIBE_STRUCT");
    return kind;
}
template <class T> inline constexpr type_class class_of = checked_class<T>();

template <class T> using element_t = typename T::value_type;
template <class T> using mapped_t = typename T::mapped_type;

/// The structure that a T is or holds; void when it holds none.
template <class T, type_class kind = class_of<T>> struct structure_of {
    using type = void;
};
template <class T> struct structure_of<T, type_class::structure> {
    using type = T;
};
template <class T> struct structure_of<T, type_class::list> : structure_of<element_t<T>> {};
template <class T> struct structure_of<T, type_class::map> : structure_of<mapped_t<T>> {};

template <class Table> struct no_table {
    static constexpr Table value{};
};
/// For each member of a structure the table, `Of<S>::value`, of the structure S that it is or holds; null
/// when it holds none. The tables are named in place: by way of a function, g++ would not take that of a type
/// that holds itself and is reached from another.
template <class Table, template <class> class Of, class T>
inline constexpr auto tables_below = []<std::size_t... I>(std::index_sequence<I...>) {
    const auto list = []<class... S>(std::type_identity<S>...) {
        return std::array<const Table*, sizeof...(S)>{
            (std::is_void_v<S> ? nullptr
                               : &std::conditional_t<std::is_void_v<S>, no_table<Table>, Of<S>>::value)...};
    };
    return list(std::type_identity<typename structure_of<without_optional<described_type<T, I>>>::type>{}...);
}(std::make_index_sequence<described_names<T>.size()>{});

} // namespace lintel::detail::inline LINTEL_ABI

#endif
