#ifndef LINTEL_DETAIL_SCHEMA_TYPE_HPP
#define LINTEL_DETAIL_SCHEMA_TYPE_HPP

#include <lintel/annotate.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/detail/text.hpp>
#include <lintel/detail/type_class.hpp>
#include <lintel/pattern.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

// What a schema tells of a C++ type: plain constant tables, so that one writer serves every type.
namespace lintel::detail::inline LINTEL_ABI {

struct schema_type;

struct schema_field {
    std::string_view name;
    const schema_type* type;
    const member_shape* line;
    bool (*may_be_absent)(); ///< without an error, and so be null
};

struct schema_type {
    type_class kind = type_class::unsupported;
    document_role role = document_role::none; ///< a structure's
    std::string_view shape{};                 ///< a structure's name
    bool sensitive = false;
    std::int64_t min = 0; ///< of an integer
    std::uint64_t max = 0;
    std::size_t bytes = 0;                     ///< of a number
    std::span<const std::string_view> names{}; ///< of an enum
    const schema_type* element = nullptr;      ///< of a list or map
    std::span<const schema_field> fields{};
};

template <class T> bool conforms(const T& x, const shape& s);

template <class T> bool members_conform(const T& x) {
    const auto one = [](const auto& member, const member_shape& line) {
        if constexpr (is_optional<std::remove_cvref_t<decltype(member)>>)
            return member ? conforms(*member, line.shape) : !line.is_required;
        else
            return conforms(member, line.shape);
    };
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        return (one(x.*described_member<T, I>::pointer, *member_shapes<T>[I]) && ...);
    }(std::make_index_sequence<described_names<T>.size()>{});
}

/// Whether validate finds no error in a value, rules between members apart. For the initial values of members
/// that cannot be absent.
template <class T> bool conforms(const T& x, const shape& s) {
    constexpr type_class kind = class_of<T>;
    const auto size_is_right = [&](const auto& many) {
        return !s.is(shape::has_count) || s.count.allows(std::ssize(many));
    };
    if constexpr (kind == type_class::string) {
        const auto n = static_cast<std::int64_t>(scalar_count(x));
        return (!s.is(shape::has_length) || s.length.allows(n)) &&
               (!s.is(shape::has_pattern) || s.pattern.search(x));
    } else if constexpr (kind == type_class::blob) {
        return !s.is(shape::has_length) || s.length.allows(std::ssize(x));
    } else if constexpr (kind == type_class::integer) {
        return !s.is(shape::has_range) || (std::cmp_greater_equal(x, s.range.min) &&
                                           (s.range.max == unlimited || std::cmp_less_equal(x, s.range.max)));
    } else if constexpr (kind == type_class::enumeration) {
        if constexpr (is_open_enum<T>)
            return x.known();
        else
            return !enum_name(x).empty();
    } else if constexpr (kind == type_class::structure) {
        return members_conform(x);
    } else if constexpr (kind == type_class::list) {
        const shape& element = s.element_shape ? *s.element_shape : unconstrained;
        return size_is_right(x) &&
               std::all_of(x.begin(), x.end(), [&](const auto& e) { return conforms(e, element); });
    } else if constexpr (kind == type_class::map) {
        const shape& key = s.key_shape ? *s.key_shape : unconstrained;
        const shape& value = s.value_shape ? *s.value_shape : unconstrained;
        return size_is_right(x) && std::all_of(x.begin(), x.end(), [&](const auto& e) {
                   return conforms(e.first, key) && conforms(e.second, value);
               });
    } else {
        return true;
    }
}

/// A member that is no std::optional has its initial value when it is absent or null.
template <class T, std::size_t I> struct schema_member {
    using type = described_type<T, I>;
    static constexpr const member_shape& line = *member_shapes<T>[I];
    static bool may_be_absent() {
        if constexpr (is_optional<type>)
            return !line.is_required;
        else
            return conforms(T().*described_member<T, I>::pointer, line.shape);
    }
};

template <class T> struct schema_type_of;

template <class T> constexpr auto make_schema_fields() {
    return []<std::size_t... I>(std::index_sequence<I...>) {
        return std::array<schema_field, sizeof...(I)>{
            schema_field{described_names<T>[I],
                         &schema_type_of<without_optional<described_type<T, I>>>::value,
                         member_shapes<T>[I],
                         schema_member<T, I>::may_be_absent}...};
    }(std::make_index_sequence<described_names<T>.size()>{});
}
template <class T> inline constexpr auto schema_fields_of = make_schema_fields<T>();

template <class T> constexpr schema_type make_schema_type() {
    constexpr type_class kind = class_of<T>;
    schema_type t{.kind = kind};
    if constexpr (kind == type_class::integer) {
        t.min = static_cast<std::int64_t>(std::numeric_limits<T>::min());
        t.max = static_cast<std::uint64_t>(std::numeric_limits<T>::max());
    } else if constexpr (kind == type_class::number) {
        t.bytes = sizeof(T);
    } else if constexpr (kind == type_class::enumeration) {
        if constexpr (is_open_enum<T>)
            t.names = enumerators_of<typename T::enum_type>::names;
        else
            t.names = enumerators_of<T>::names;
    } else if constexpr (kind == type_class::structure) {
        t.role = role_of<T>();
        t.shape = shape_name<T>();
        t.sensitive = is_sensitive<T>();
        t.fields = schema_fields_of<T>;
    } else if constexpr (kind == type_class::list) {
        t.element = &schema_type_of<element_t<T>>::value;
    } else if constexpr (kind == type_class::map) {
        t.element = &schema_type_of<mapped_t<T>>::value;
    }
    return t;
}

template <class T> struct schema_type_of {
    static constexpr schema_type value = make_schema_type<T>();
};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
