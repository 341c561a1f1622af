#ifndef LINTEL_DETAIL_TYPE_TABLE_HPP
#define LINTEL_DETAIL_TYPE_TABLE_HPP

#include <lintel/annotate.hpp>
#include <lintel/arena.hpp>
#include <lintel/blob.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/detail/made.hpp>
#include <lintel/detail/member_place.hpp>
#include <lintel/detail/name_table.hpp>
#include <lintel/detail/real_text.hpp>
#include <lintel/detail/type_class.hpp>
#include <lintel/pattern.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

// What the reader knows of a C++ type: plain constant tables, so that one handler serves every type.
namespace lintel::detail::inline LINTEL_ABI {

struct type_table;

struct field {
    std::string_view name;
    const type_table* type;
    std::size_t offset;         ///< of the member in its structure, in bytes
    void* (*make)(void* place); ///< makes the member's value new and gives its address
    void (*clear)(void* place); ///< makes the member absent, or gives it its initial value
    known_text text;            ///< std::optional of std::string or std::string_view
    bool sensitive;
    const member_shape* line; ///< of the structure's table

    void* at(void* owner) const noexcept { return static_cast<char*>(owner) + offset; }
    void* open(void* owner) const { return make(at(owner)); }
    void close(void* owner) const { clear(at(owner)); }
};

/// Receives what the end of a map in an arena shows.
struct entry_sink {
    /// The entry whose key is at `offset` replaces one whose key, the same, is at `replaced`.
    void (*replaced)(void* context, std::size_t replaced, std::size_t offset, std::string_view key);
    void (*discarded)(void* context, std::string_view key); ///< an entry that could not be read
    void* context;
};

struct type_table {
    type_class kind = type_class::unsupported;
    bool sensitive = false;
    document_role role = document_role::none; ///< a structure's
    const model_info* model = nullptr;        ///< of a structure; null without one
    std::string_view shape{};                 ///< a structure's name
    bool borrows = false;                     ///< a string_view or blob_view, or a list or map in an arena
    known_text texts = known_text::none;      ///< a std::vector or arena_list of them
    std::int64_t min = 0;
    std::uint64_t max = 0;
    std::span<const field> fields{};
    std::span<const std::string_view> names{}; ///< of members or enumerators
    name_table lookup{};
    const type_table* element = nullptr; ///< of a list or map
    void (*store_integer)(void*, std::uint64_t) = nullptr;
    bool (*store_number)(void*, std::string_view literal) = nullptr; ///< false: too large
    bool (*store_enum)(void*, std::string_view) = nullptr;           ///< false: unknown, and not open
    void* (*append)(void* list, arena*) = nullptr;
    /// Makes an entry; `key` becomes the stored key, `seen` tells that it stood there before.
    void* (*insert)(void* map, std::string_view& key, std::size_t offset, arena*, bool& seen) = nullptr;
    /// Takes back what was appended or inserted last. Null for a map outside of an arena: there the entry
    /// stays, so that its key is known when it comes again.
    void (*discard)(void* container) = nullptr;
    /// Of a map that finds duplicates at its end. `discarded`: an entry was discarded.
    void (*finish)(void* map, arena&, bool discarded, entry_sink) = nullptr;

    /// Whether an integer type holds a value, given as its two's complement bits.
    constexpr bool holds(bool negative, std::uint64_t bits) const noexcept {
        return negative && bits != 0 ? static_cast<std::int64_t>(bits) >= min : bits <= max;
    }
    /// Whether tools add a member of that name to such an answer. Linear in the names that they add.
    constexpr bool is_added_by_tools(std::string_view name) const noexcept {
        if (role != document_role::answer || !model) return false;
        for (const std::string_view added : model->added_by_tools)
            if (added == name) return true;
        return false;
    }
};

template <class T> struct type_table_of;

/// Makes the value of a member of type M, wherever it is: the reader needs one of these per type, not one per
/// member.
template <class M> void* make_value(void* place) {
    M& member = *static_cast<M*>(place);
    if constexpr (is_optional<M>)
        return &member.emplace(made<typename M::value_type>());
    else
        return &(member = M());
}
template <class M> void make_absent(void* place) { static_cast<M*>(place)->reset(); }
/// Gives a member the value that it has in a new T.
template <class T, std::size_t I> void make_initial(void* place) {
    T fresh{};
    *static_cast<described_type<T, I>*>(place) = std::move(fresh.*described_member<T, I>::pointer);
}
template <class T, std::size_t I> constexpr auto clear_member() {
    if constexpr (is_optional<described_type<T, I>>)
        return make_absent<described_type<T, I>>;
    else
        return make_initial<T, I>;
}

/// Whether a value of that shape, or anything that it contains, is sensitive.
constexpr bool holds_secrets(const shape& s) {
    return s.is_sensitive || (s.is(shape::has_elements) && holds_secrets(*s.element_shape)) ||
           (s.is(shape::has_values) && holds_secrets(*s.value_shape));
}

template <class T> constexpr auto make_fields() {
    return []<std::size_t... I>(std::index_sequence<I...>) {
        return std::array<field, sizeof...(I)>{
            field{described_names<T>[I],
                  &type_table_of<without_optional<described_type<T, I>>>::value,
                  offset_of<T, I>(),
                  make_value<described_type<T, I>>,
                  clear_member<T, I>(),
                  known_text_of<described_type<T, I>>,
                  holds_secrets(member_shapes<T>[I] -> shape),
                  member_shapes<T>[I]}...};
    }(std::make_index_sequence<described_names<T>.size()>{});
}
template <class T> inline constexpr auto fields_of = make_fields<T>();

template <class T> void store_integer(void* to, std::uint64_t bits) {
    *static_cast<T*>(to) = static_cast<T>(bits);
}
template <class T> bool store_number(void* to, std::string_view literal) {
    return read_real(literal, *static_cast<T*>(to));
}

template <class T> bool store_enum(void* to, std::string_view text) {
    if constexpr (is_open_enum<T>) {
        *static_cast<T*>(to) = T(text);
        return true;
    } else {
        const auto value = enum_value<T>(text);
        if (value) *static_cast<T*>(to) = *value;
        return value.has_value();
    }
}
template <class T>
concept lives_in_arena = requires(T& container, arena& a) { container.emplace_in(a); };

/// What the functions below call, so that a container without it is refused in words. @{
template <class T>
concept fillable_list = lives_in_arena<T> || (std::default_initializable<T> && requires(T& list) {
                            { list.emplace_back(made<element_t<T>>()) } -> std::same_as<element_t<T>&>;
                            list.pop_back();
                        });
template <class T>
concept fillable_map =
    lives_in_arena<T> || (std::default_initializable<T> && requires(T& map, std::string_view key) {
        {
            map.try_emplace(map.end(), typename T::key_type(key), made<mapped_t<T>>())->second
        } -> std::same_as<mapped_t<T>&>;
    });
/// @}
template <class T> constexpr void check_that_it_can_be_filled() {
    static_assert(
        class_of<T> != type_class::list || fillable_list<T>,
        "lintel: this list cannot be read, as it has no emplace_back and pop_back: use std::vector");
    static_assert(class_of<T> != type_class::map || fillable_map<T>,
                  "lintel: this map cannot be read, as it has no try_emplace with a hint: use std::map");
}

/// Flattened, so that it is no function of the standard library's, which would have no tag.
template <class T> [[gnu::flatten, gnu::noinline]] void grow(T& elements) {
    elements.reserve(larger_capacity(elements.capacity(), sizeof(element_t<T>)));
}

template <class T> void* append(void* list, [[maybe_unused]] arena* memory) {
    T& elements = *static_cast<T*>(list);
    if constexpr (lives_in_arena<T>) {
        return &elements.emplace_in(*memory);
    } else {
        if constexpr (requires { elements.reserve(elements.capacity()); })
            if (elements.size() == elements.capacity() && !elements.empty()) grow(elements);
        return &elements.emplace_back(made<element_t<T>>());
    }
}

template <class T> void* insert_owned(void* map, std::string_view& key, std::size_t, arena*, bool& seen) {
    auto& entries = *static_cast<T*>(map);
    const std::size_t before = entries.size();
    // Keys often stand in order, as programs write them: those need no search.
    const auto at = entries.try_emplace(entries.end(), typename T::key_type(key), made<mapped_t<T>>());
    seen = entries.size() == before;
    key = at->first;
    if (seen) at->second = mapped_t<T>();
    return &at->second;
}
template <class T>
void* insert_borrowed(void* map, std::string_view& key, std::size_t offset, arena* memory, bool& seen) {
    auto& entry = static_cast<T*>(map)->emplace_in(*memory);
    entry.first = key;
    entry.offset = offset;
    seen = false;
    return &entry.second;
}

template <class T> void discard_element(void* list) {
    if constexpr (lives_in_arena<T>)
        static_cast<T*>(list)->truncate(static_cast<T*>(list)->size() - 1);
    else
        static_cast<T*>(list)->pop_back();
}
/// The entry stays until the end of the map, since it may replace others of its key.
inline constexpr std::size_t discarded_entry = ~(~std::size_t{0} >> 1);
template <class T> void discard_borrowed(void* map) {
    static_cast<T*>(map)->back().offset |= discarded_entry;
}

/// Whether no two of a few entries have the same key.
template <class T> bool all_differ(const T& entries) noexcept {
    for (auto a = entries.begin(); a != entries.end(); ++a)
        for (auto b = entries.begin(); b != a; ++b)
            if (a->first == b->first) return false;
    return true;
}

/// Keeps the last entry of each key, unless it was discarded. n log n in the number of entries.
template <class T> void finish_borrowed(void* map, arena& memory, bool discarded, entry_sink sink) {
    auto& entries = *static_cast<T*>(map);
    const std::size_t n = entries.size();
    constexpr std::size_t few = 8;
    if (!discarded && n <= few && all_differ(entries)) return;
    using entry = typename T::value_type;
    auto* const order = static_cast<entry**>(memory.allocate(n * sizeof(entry*), alignof(entry*)));
    for (std::size_t i = 0; i < n; ++i) order[i] = entries.begin() + i;
    std::sort(order, order + n, [](const entry* a, const entry* b) {
        return a->first != b->first ? a->first < b->first : a < b;
    });
    constexpr std::size_t dropped = std::numeric_limits<std::size_t>::max();
    const auto offset_of_key = [](const entry& e) { return e.offset & ~discarded_entry; };
    for (std::size_t i = 1; i < n; ++i) {
        if (order[i]->first != order[i - 1]->first) continue;
        sink.replaced(sink.context, offset_of_key(*order[i - 1]), offset_of_key(*order[i]), order[i]->first);
        order[i - 1]->offset = dropped;
    }
    entry* kept = entries.begin();
    for (entry& e : entries) {
        if (e.offset == dropped) continue;
        if (e.offset & discarded_entry)
            sink.discarded(sink.context, e.first);
        else
            *kept++ = e;
    }
    entries.truncate(static_cast<std::size_t>(kept - entries.begin()));
}

/// Puts the bytes that a text stands for into a blob, or into a blob_view over `memory`. False: the text is
/// no base64, and should be.
inline bool
store_blob(const type_table& type, void* place, std::string_view text, blob_form form, arena* memory) {
    const bool raw = form == blob_form::raw;
    const std::size_t size = raw ? text.size() : base64_decoded_size(text);
    std::byte* to = nullptr;
    if (type.borrows) {
        to = static_cast<std::byte*>(memory->allocate(size, 1));
        *static_cast<blob_view*>(place) = {to, size};
    } else {
        auto& owned = *static_cast<blob*>(place);
        owned.resize(size);
        to = owned.data();
    }
    if (!raw) return base64_decode(text, to);
    if (size != 0) std::memcpy(to, text.data(), size);
    return true;
}

template <class T> constexpr type_table make_type_table() {
    constexpr type_class kind = class_of<T>;
    type_table t{.kind = kind};
    if constexpr (kind == type_class::integer) {
        t.min = static_cast<std::int64_t>(std::numeric_limits<T>::min());
        t.max = static_cast<std::uint64_t>(std::numeric_limits<T>::max());
        t.store_integer = store_integer<T>;
    } else if constexpr (kind == type_class::number) {
        t.store_number = store_number<T>;
    } else if constexpr (kind == type_class::string || kind == type_class::blob) {
        t.borrows = std::is_same_v<T, std::string_view> || std::is_same_v<T, blob_view>;
    } else if constexpr (kind == type_class::enumeration) {
        t.names = enumerators_of<enum_of<T>>::names;
        t.store_enum = store_enum<T>;
        t.borrows = is_open_enum<T> && std::is_trivially_copyable_v<T>;
    } else if constexpr (kind == type_class::structure) {
        static_assert(described_names<T>.size() <= 64,
                      "lintel: at most 64 members are supported in one struct");
        t.sensitive = is_sensitive<T>();
        t.role = role_of<T>();
        t.model = model_of<T>();
        t.shape = shape_name<T>();
        t.fields = fields_of<T>;
        t.names = described_names<T>;
        t.lookup = name_table_of<members_of<T>::names>;
    } else if constexpr (kind == type_class::list) {
        t.element = &type_table_of<element_t<T>>::value;
        check_that_it_can_be_filled<T>();
        if constexpr (fillable_list<T>) {
            t.append = append<T>;
            t.discard = discard_element<T>;
        }
        t.borrows = lives_in_arena<T>;
        if constexpr (std::is_same_v<T, std::vector<std::string>>) t.texts = known_text::owned;
        if constexpr (std::is_same_v<T, arena_list<std::string_view>>) t.texts = known_text::borrowed;
    } else if constexpr (kind == type_class::map) {
        check_that_it_can_be_filled<T>();
        t.element = &type_table_of<mapped_t<T>>::value;
        t.borrows = lives_in_arena<T>;
        if constexpr (lives_in_arena<T>) {
            t.insert = insert_borrowed<T>;
            t.discard = discard_borrowed<T>;
            t.finish = finish_borrowed<T>;
        } else if constexpr (fillable_map<T>) {
            t.insert = insert_owned<T>;
        }
    }
    return t;
}

template <class T> struct type_table_of {
    static constexpr type_table value = make_type_table<T>();
};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
