#ifndef LINTEL_DETAIL_EMPTY_TEXTS_HPP
#define LINTEL_DETAIL_EMPTY_TEXTS_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/layout.hpp>
#include <lintel/detail/path.hpp>
#include <lintel/detail/phrase.hpp>
#include <lintel/path.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// The empty texts of a value, as a skeleton has them in the place of every text.
namespace lintel::detail::inline LINTEL_ABI {

/// A structure in memory.
struct structure_place {
    const layout* type;
    const void* value;
    bool unfilled = false; ///< it is a part of a skeleton that was not filled in
};

/// What a skeleton says of a value.
enum class filling : std::uint8_t {
    filled,  ///< somebody has filled it in
    neutral, ///< nothing: enumerators, booleans, 0 and blobs without bytes are in a skeleton, too
    empty    ///< it is an empty text, or holds such texts and nothing that is filled
};

/// `depth`: structures in structures that are looked at; what is below counts as filled. Linear in the value.
inline filling filling_of(const void* x, const layout& type, std::size_t depth) {
    const auto is_empty = [](bool empty, filling otherwise) { return empty ? filling::empty : otherwise; };
    filling all = filling::neutral;
    const auto look = [&](const void* part, const layout& of) {
        if (all == filling::filled) return;
        const filling one = filling_of(part, of, depth - (type.kind == type_class::structure));
        if (one != filling::neutral) all = one;
    };
    switch (type.kind) {
    case type_class::string: return is_empty(text_at(x, type.view).empty(), filling::filled);
    case type_class::enumeration: return is_empty(type.enumerator(x).text.empty(), filling::neutral);
    case type_class::boolean: return filling::neutral;
    case type_class::blob: return bytes_at(x, type.view).empty() ? filling::neutral : filling::filled;
    case type_class::integer: return integer_at(x, type) == 0 ? filling::neutral : filling::filled;
    case type_class::structure:
        if (depth == 0) return filling::filled;
        for (const layout_field& f : type.fields)
            if (const void* const member = value_of(f, x)) look(member, *f.type);
        return all;
    case type_class::list:
    case type_class::map:
        each_item(type, x, [&](std::string_view, const void* item) { look(item, *type.element); });
        return all;
    default: return filling::filled;
    }
}

inline constexpr std::size_t deepest_filling = 32; // structures in structures

/// Whether what lies at a path through members and lists was not filled in. False for a path through a map,
/// and for elements that do not lie beside each other. Linear in what lies there.
inline bool is_unfilled(const structure_place& from, const path& at) {
    const layout* type = from.type;
    const void* x = from.value;
    for (const path_part& part : at.parts()) {
        const void* next = nullptr;
        if (type->kind == type_class::structure && !part.is_element) {
            for (const layout_field& f : type->fields)
                if (f.name == part.name) next = value_of(f, x), type = f.type;
        } else if (type->kind == type_class::list && part.is_element && !type->each) {
            const element_span some = type->elements(x);
            type = type->element;
            if (part.index < some.size) next = static_cast<const char*>(some.first) + part.index * type->size;
        }
        if (!next) return false;
        x = next;
    }
    return filling_of(x, *type, deepest_filling) == filling::empty;
}

/// Counts the empty texts of a value, keys of maps apart, and names the places of the first.
class empty_texts {
public:
    static constexpr std::size_t most_named = 3; ///< places

    /// `depth`: structures in structures that are looked at. Linear in the value.
    void count(const void* x, const layout& type, const step& at, std::size_t depth) {
        switch (type.kind) {
        case type_class::string:
            if (text_at(x, type.view).empty()) add(at);
            return;
        case type_class::structure:
            if (depth == 0) return;
            for (const layout_field& f : type.fields)
                if (const void* const member = value_of(f, x))
                    count(member, *f.type, step_to_member(at, f.name, false), depth - 1);
            return;
        case type_class::list:
        case type_class::map: {
            std::size_t i = 0;
            each_item(type, x, [&](std::string_view key, const void* item) {
                if (type.kind == type_class::list)
                    count(item, *type.element, step_to_element(at, i++, false), depth);
                else
                    count(item, *type.element, step_to_entry(at, key, false), depth);
            });
            return;
        }
        default: return;
        }
    }

    std::size_t size() const noexcept { return size_; }
    /// The pointers of the first three, unless they are long.
    const std::string& places() const noexcept { return places_; }

private:
    void add(const step& at) {
        constexpr std::size_t longest_named = 100;
        if (size_++ >= most_named || pointer_size(at) > longest_named) return;
        if (!places_.empty()) places_ += ", ";
        places_ += shown(pointer_to(at));
    }

    std::size_t size_ = 0;
    std::string places_;
};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
