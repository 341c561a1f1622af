#ifndef LINTEL_DETAIL_LAYOUT_HPP
#define LINTEL_DETAIL_LAYOUT_HPP

#include <lintel/blob.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/detail/blocks.hpp>
#include <lintel/detail/escape.hpp>
#include <lintel/detail/member_place.hpp>
#include <lintel/detail/real_text.hpp>
#include <lintel/detail/type_class.hpp>
#include <lintel/open_enum.hpp>
#include <lintel/pattern.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

// How a value is read from memory: plain constant tables, so that one loop serves every type.
namespace lintel::detail::inline LINTEL_ABI {

struct layout;

struct layout_field {
    std::string_view key; ///< as it is written, `,"Name":`, with key_slack bytes behind it
    std::string_view name;
    const layout* type;
    std::size_t offset;                        ///< of the member in its structure, in bytes
    const void* (*present)(const void* place); ///< the value's address, null when it is absent
    known_text text;

    const void* at(const void* owner) const noexcept { return static_cast<const char*>(owner) + offset; }
};
inline constexpr std::size_t key_slack = 16;

struct element_span {
    const void* first; ///< null but for a list whose elements lie beside each other
    std::size_t size;
};
/// Told of each element of a list, and of each entry of a map with its key.
struct element_sink {
    void (*call)(void* context, std::string_view key, const void* value);
    void* context;
};
struct enum_text {
    std::string_view text; ///< empty for a number that is no enumerator
    bool known;
};

struct layout {
    type_class kind = type_class::unsupported;
    bool view = false;      ///< a string_view or blob_view
    bool is_signed = false; ///< of an integer
    std::size_t size = 0;   ///< of the value itself, in bytes
    bool open = false;      ///< an enum that keeps text it does not know
    std::span<const layout_field> fields{};
    std::span<const std::string_view> names{}; ///< of enumerators
    const layout* element = nullptr;           ///< of a list or map
    element_span (*elements)(const void*) = nullptr;
    void (*each)(const void*, element_sink) = nullptr; ///< null: the elements lie beside each other
    enum_text (*enumerator)(const void*) = nullptr;
    /// Writes a number, at most longest_number bytes; null when it is not finite.
    char* (*print)(const void*, char* to) = nullptr;

    static constexpr std::size_t longest_number = longest_real;
};

inline std::string_view text_at(const void* place, bool view) noexcept {
    return view ? *static_cast<const std::string_view*>(place)
                : std::string_view(*static_cast<const std::string*>(place));
}
inline blob_view bytes_at(const void* place, bool view) noexcept {
    return view ? *static_cast<const blob_view*>(place) : blob_view(*static_cast<const blob*>(place));
}
/// An integer's value as two's complement bits.
inline std::uint64_t integer_at(const void* place, const layout& type) noexcept {
    const auto as = [&]<class N>(N n) {
        std::memcpy(&n, place, sizeof n);
        return type.is_signed ? static_cast<std::uint64_t>(static_cast<std::make_signed_t<N>>(n))
                              : std::uint64_t{n};
    };
    switch (type.size) {
    case 1: return as(std::uint8_t{});
    case 2: return as(std::uint16_t{});
    case 4: return as(std::uint32_t{});
    default: return as(std::uint64_t{});
    }
}

/// Calls f(key, value) for each element of a list, and for each entry of a map.
template <class F> void each_item(const layout& type, const void* container, F&& f) {
    if (!type.each) {
        const element_span some = type.elements(container);
        const auto* at = static_cast<const char*>(some.first);
        for (std::size_t i = 0; i < some.size; ++i, at += type.element->size) f(std::string_view(), at);
        return;
    }
    using function = std::remove_reference_t<F>;
    const auto call = [](void* context, std::string_view key, const void* value) {
        (*static_cast<function*>(context))(key, value);
    };
    type.each(container, {call, &f});
}

template <class M> const void* present(const void* place) {
    const M& member = *static_cast<const M*>(place);
    if constexpr (is_optional<M>)
        return member ? &*member : nullptr;
    else
        return &member;
}
/// The same for a field: what is common is looked at here.
inline const void* value_of(const layout_field& f, const void* owner) {
    const void* const place = f.at(owner);
    if (f.text == known_text::owned) return present<std::optional<std::string>>(place);
    if (f.text == known_text::borrowed) return present<std::optional<std::string_view>>(place);
    return f.present(place);
}

template <class T> inline constexpr bool lies_in_a_row =
    class_of<T> == type_class::list && std::contiguous_iterator<decltype(std::declval<const T&>().begin())>;
template <class T> element_span elements(const void* container) {
    const T& some = *static_cast<const T*>(container);
    const void* first = nullptr;
    if constexpr (lies_in_a_row<T>)
        if (some.size() != 0) first = &*some.begin();
    return {first, some.size()};
}
template <class T> void each_element(const void* container, element_sink sink) {
    for (const auto& e : *static_cast<const T*>(container)) {
        if constexpr (class_of<T> == type_class::map)
            sink.call(sink.context, e.first, &e.second);
        else
            sink.call(sink.context, {}, &e);
    }
}
template <class E> enum_text enumerator(const void* place) {
    const E& x = *static_cast<const E*>(place);
    if constexpr (is_open_enum<E>) {
        return {x.text(), x.known()};
    } else {
        const std::string_view name = enum_name(x);
        return {name, !name.empty()};
    }
}
template <class N> char* print(const void* place, char* to) {
    return print_real(to, *static_cast<const N*>(place));
}

/// All keys of a structure with such names, as they are written.
template <const auto& Names> struct written_keys {
    static constexpr std::size_t size = [] {
        std::size_t n = key_slack;
        for (const auto name : Names) n += escaped_size(name) + 4;
        return n;
    }();
    static constexpr std::array<char, size> text = [] {
        std::array<char, size> all{};
        char* to = all.data();
        for (const auto name : Names) {
            *to++ = ',', *to++ = '"';
            to = put_escaped_name(name, to);
            *to++ = '"', *to++ = ':';
        }
        return all;
    }();
    static constexpr std::string_view of(std::size_t member) {
        std::size_t begin = 0;
        for (std::size_t i = 0; i < member; ++i) begin += escaped_size(Names[i]) + 4;
        return {text.data() + begin, escaped_size(Names[member]) + 4};
    }
};

template <class T> struct layout_of;

template <class T> inline constexpr auto layout_fields = []<std::size_t... I>(std::index_sequence<I...>) {
    return std::array<layout_field, sizeof...(I)>{
        layout_field{written_keys<members_of<T>::names>::of(I),
                     described_names<T>[I],
                     &layout_of<without_optional<described_type<T, I>>>::value,
                     offset_of<T, I>(),
                     present<described_type<T, I>>,
                     known_text_of<described_type<T, I>>}...};
}(std::make_index_sequence<described_names<T>.size()>{});

template <class T> constexpr layout make_layout() {
    constexpr type_class kind = class_of<T>;
    layout l{.kind = kind, .size = sizeof(T)};
    if constexpr (kind == type_class::integer) {
        l.is_signed = std::is_signed_v<T>;
    } else if constexpr (kind == type_class::number) {
        l.print = print<T>;
    } else if constexpr (kind == type_class::string || kind == type_class::blob) {
        l.view = std::is_same_v<T, std::string_view> || std::is_same_v<T, blob_view>;
    } else if constexpr (kind == type_class::enumeration) {
        l.names = enumerators_of<enum_of<T>>::names;
        l.open = is_open_enum<T>;
        l.enumerator = enumerator<T>;
    } else if constexpr (kind == type_class::structure) {
        l.fields = layout_fields<T>;
    } else if constexpr (kind == type_class::list || kind == type_class::map) {
        if constexpr (kind == type_class::list)
            l.element = &layout_of<element_t<T>>::value;
        else
            l.element = &layout_of<mapped_t<T>>::value;
        l.elements = elements<T>;
        if constexpr (!lies_in_a_row<T>) l.each = each_element<T>;
    }
    return l;
}
template <class T> struct layout_of {
    static constexpr layout value = make_layout<T>();
};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
