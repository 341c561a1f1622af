#ifndef LINTEL_DETAIL_HIDDEN_TABLE_HPP
#define LINTEL_DETAIL_HIDDEN_TABLE_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/described.hpp>
#include <lintel/detail/fixed_string.hpp>

#include <algorithm>
#include <string_view>
#include <type_traits>

// A table that is not found would have no effect, so it is an error: one that is not public, and one under a
// likely slip's name. C++ has no list of the members of a class, so other names are not found.
namespace lintel::detail::inline LINTEL_ABI {

#define LINTEL_NAMES_OF_SLIPS(f)                                                                             \
    f(lintel_shapes) f(lintel_shape_) f(_lintel_shape) f(lintelShape) f(lintelshape) f(lintel_Shape)         \
        f(Lintel_shape) f(Lintel_Shape) f(LintelShape) f(LINTEL_SHAPE) f(lintel_shpae) f(lintel_sahpe)       \
            f(lintel_hsape) f(lintel_shap) f(lintel_sape) f(lintel_shae) f(lintle_shape) f(lintl_shape)      \
                f(lintel_table) f(lintelTable) f(lintel_struct) f(lintel_structure) f(lintel_schema)         \
                    f(lintel_annotation) f(lintel_annotations) f(lintel_members) f(lintel_constraints)

#define LINTEL_DECLARED(name) int name;
struct table_names {
    int lintel_shape;
    LINTEL_NAMES_OF_SLIPS(LINTEL_DECLARED)
};
#undef LINTEL_DECLARED

/// In it, one of those names is ambiguous if T has a member of that name, be it public or not.
template <class T> struct with_table_names : T, table_names {};
/// Other classes may forbid to derive from them.
template <class T> inline constexpr bool can_be_derived_from =
    !std::is_final_v<T> && !std::is_polymorphic_v<T>;

/// The name of T's member that should have been its table, `lintel_shape` when it is not public; empty when
/// there is none. Of a T that cannot be derived from, only public ones are found.
template <class T> consteval std::string_view hidden_table_of() {
    const auto is_member = [](std::string_view name) {
        return std::find(described_names<T>.begin(), described_names<T>.end(), name) !=
               described_names<T>.end();
    };
    if constexpr (can_be_derived_from<T>) {
        using both = with_table_names<T>;
        if (!requires { both::lintel_shape; }) return "lintel_shape";
#define LINTEL_FOUND(name)                                                                                   \
    if (!requires { both::name; } && !is_member(#name)) return #name;
        LINTEL_NAMES_OF_SLIPS(LINTEL_FOUND)
#undef LINTEL_FOUND
    } else {
#define LINTEL_FOUND(name)                                                                                   \
    if (requires { T::name; } && !is_member(#name)) return #name;
        LINTEL_NAMES_OF_SLIPS(LINTEL_FOUND)
#undef LINTEL_FOUND
    }
    return {};
}
#undef LINTEL_NAMES_OF_SLIPS

template <class T, bool Ok> constexpr void check_that_the_table_is_public() {
    static_assert(Ok, "lintel: `lintel_shape` is not public: move it to the public part of the struct");
}
template <class T, fixed_string Name> constexpr void check_the_name_of_the_table() {
    static_assert(Name.size() == 0,
                  "lintel: a structure's table is found under the name lintel_shape only: rename this one");
}

/// Says where T's table is, if it has one that is not found.
template <class T> constexpr void check_that_no_table_is_hidden() {
    constexpr std::string_view name = hidden_table_of<T>();
    if constexpr (name == "lintel_shape") {
        check_that_the_table_is_public<T, false>();
    } else if constexpr (!name.empty()) {
        constexpr auto fixed = [] {
            fixed_string<hidden_table_of<T>().size() + 1> copy;
            std::ranges::copy(hidden_table_of<T>(), copy.data);
            return copy;
        }();
        check_the_name_of_the_table<T, fixed>();
    }
}

} // namespace lintel::detail::inline LINTEL_ABI

#endif
