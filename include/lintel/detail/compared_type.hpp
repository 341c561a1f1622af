#ifndef LINTEL_DETAIL_COMPARED_TYPE_HPP
#define LINTEL_DETAIL_COMPARED_TYPE_HPP

#include <lintel/annotate.hpp>
#include <lintel/blob.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/detail/layout.hpp>
#include <lintel/detail/type_class.hpp>
#include <lintel/detail/vector.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <utility>

// What a comparison of two values knows of their types: plain constant tables, so that one loop serves every
// type.
namespace lintel::detail::inline LINTEL_ABI {

/// What a comparison knows of a structure besides its layout.
struct compared_structure {
    const layout* type;
    std::span<const member_shape* const> lines;
    std::span<const compared_structure* const> below; ///< by member: of the structure that it holds, if any
    bool sensitive;
};

/// What it knows of any value.
struct compared_type {
    const layout& type;
    const shape& limits;
    const compared_structure* below; ///< of the structure that the value is or holds, if any

    compared_type element() const noexcept {
        const shape* const s = type.kind == type_class::map ? limits.value_shape : limits.element_shape;
        return {*type.element, s ? *s : unconstrained, below};
    }
};
inline compared_type member_of(const compared_structure& s, std::size_t i) noexcept {
    return {*s.type->fields[i].type, s.lines[i]->shape, s.below[i]};
}

// Not constexpr where it is declared: then the table of a type that holds itself, reached from another type,
// would be needed before it is complete.
template <class T> struct compared_structure_of {
    static const compared_structure value;
};
template <class T> constinit const compared_structure compared_structure_of<T>::value{
    &layout_of<T>::value,
    member_shapes<T>,
    tables_below<compared_structure, compared_structure_of, T>,
    is_sensitive<T>()};

constexpr bool holds_values(type_class kind) noexcept {
    return kind == type_class::structure || kind == type_class::list || kind == type_class::map;
}
/// A map without entries says as much as an absent one.
inline bool says_nothing(const void* x, const layout& type) {
    return type.kind == type_class::map && type.elements(x).size == 0;
}
/// The value's address, null when the member is absent or as good as absent.
inline const void* said_by(const layout_field& f, const void* owner) {
    const void* const x = value_of(f, owner);
    return x && !says_nothing(x, *f.type) ? x : nullptr;
}

/// The elements of a list, by number.
class element_range {
public:
    element_range(const layout& type, const void* list)
        : size_(type.elements(list).size), stride_(type.element->size) {
        if (!type.each) {
            first_ = static_cast<const char*>(type.elements(list).first);
            return;
        }
        apart_.reserve(size_);
        each_item(type, list, [&](std::string_view, const void* e) { apart_.push_back(e); });
    }
    std::size_t size() const noexcept { return size_; }
    const void* operator[](std::size_t i) const noexcept { return first_ ? first_ + i * stride_ : apart_[i]; }

private:
    std::size_t size_, stride_;
    const char* first_ = nullptr; // of elements beside each other
    vector<const void*> apart_;   // of others
};

struct map_entry {
    std::string_view key;
    const void* value;
    std::size_t number;      ///< in the map's own order
    std::uint64_t start = 0; ///< the key's first bytes: most comparisons end here

    bool operator<(const map_entry& other) const noexcept {
        if (start != other.start) return start < other.start;
        const int order = key.compare(other.key);
        return order != 0 ? order < 0 : number < other.number;
    }
};
/// The first bytes of a text, the first most significant; zeros after its end.
constexpr std::uint64_t first_bytes(std::string_view s) noexcept {
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < sizeof bytes; ++i)
        bytes = bytes << 8 | (i < s.size() ? static_cast<unsigned char>(s[i]) : 0U);
    return bytes;
}
/// A map's entries by key, whatever the map's own order; the last one of each key. n log n in their number,
/// linear when they are in order.
inline vector<map_entry> entries_by_key(const layout& type, const void* map) {
    vector<map_entry> all;
    all.reserve(type.elements(map).size);
    bool in_order = true;
    each_item(type, map, [&](std::string_view key, const void* x) {
        in_order = in_order && (all.empty() || all.back().key < key);
        all.push_back({key, x, all.size()});
    });
    if (in_order) return all;
    for (map_entry& e : all) e.start = first_bytes(e.key);
    std::sort(all.begin(), all.end());
    std::size_t n = 0;
    for (const map_entry& e : all) {
        if (n > 0 && all[n - 1].key == e.key) --n;
        all[n++] = e;
    }
    all.resize(n);
    return all;
}

/// The JSON text of a number, in `room`; what JSON cannot hold is a string, "NaN" or "-Infinity".
inline std::string_view
number_text(const void* x, const layout& type, std::array<char, layout::longest_number>& room) {
    if (const char* const end = type.print(x, room.data()))
        return {room.data(), static_cast<std::size_t>(end - room.data())};
    const auto name = [&]<class N>(N n) -> std::string_view {
        std::memcpy(&n, x, sizeof n);
        return n > 0 ? "\"Infinity\"" : n < 0 ? "\"-Infinity\"" : "\"NaN\"";
    };
    if (type.size == sizeof(float)) return name(float{});
    return type.size == sizeof(double) ? name(double{}) : name(static_cast<long double>(0));
}

/// What tells a value that holds no others from the rest of its type; in `room` or in the value itself.
inline std::string_view
bytes_of_leaf(const void* x, const layout& type, std::array<char, layout::longest_number>& room) {
    switch (type.kind) {
    case type_class::string: return text_at(x, type.view);
    case type_class::blob: return as_text(bytes_at(x, type.view));
    case type_class::number: return number_text(x, type, room);
    case type_class::enumeration:
        if (type.open) return type.enumerator(x).text;
        [[fallthrough]];
    default: return {static_cast<const char*>(x), type.size};
    }
}

} // namespace lintel::detail::inline LINTEL_ABI

#endif
