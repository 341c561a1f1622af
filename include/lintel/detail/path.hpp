#ifndef LINTEL_DETAIL_PATH_HPP
#define LINTEL_DETAIL_PATH_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/out_of_memory.hpp>
#include <lintel/detail/phrase.hpp>
#include <lintel/detail/unread.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <string>
#include <string_view>

namespace lintel::detail::inline LINTEL_ABI {

/// One step of the way from a document's root to a value. Steps live on the stack of whoever walks and cost
/// nothing until something is reported.
struct step {
    enum class into : std::uint8_t { root, member, element, entry };

    const step* parent = nullptr;
    into kind = into::root;
    bool sensitive = false;              ///< the value, and all below it
    std::string_view name{};             ///< of the member or entry
    std::size_t index = 0;               ///< of the element in memory
    const unread_node* unread = nullptr; ///< what could not be read below; null: everything was
};

constexpr step step_to_member(const step& parent, std::string_view name, bool sensitive) noexcept {
    return {&parent,
            step::into::member,
            parent.sensitive || sensitive,
            name,
            0,
            parent.unread ? parent.unread->below(name) : nullptr};
}
constexpr step step_to_element(const step& parent, std::size_t index, bool sensitive) noexcept {
    return {&parent,
            step::into::element,
            parent.sensitive || sensitive,
            {},
            index,
            parent.unread ? parent.unread->below(index) : nullptr};
}
constexpr step step_to_entry(const step& parent, std::string_view key, bool sensitive) noexcept {
    return {&parent,
            step::into::entry,
            parent.sensitive || sensitive,
            key,
            0,
            parent.unread ? parent.unread->below(key) : nullptr};
}

/// Whether the member or entry of that name could not be read.
inline bool is_unread(const step& owner, std::string_view name) noexcept {
    return owner.unread && owner.unread->has(name);
}
/// Elements, entries or members of a value that could not be read.
inline std::size_t unread_count(const step& at) noexcept { return at.unread ? at.unread->count : 0; }

/// Bytes of a reference token, escaped as RFC 6901 asks (`~` is `~0`, `/` is `~1`).
inline std::size_t token_size(std::string_view token) noexcept {
    std::size_t n = token.size();
    for (const char c : token) n += c == '~' || c == '/';
    return n;
}
/// Writes a reference token of that size.
inline void put_token(char* to, std::string_view token, std::size_t size) noexcept {
    if (size == token.size()) {
        if (size != 0) std::memcpy(to, token.data(), size);
        return;
    }
    for (const char c : token) {
        const bool escaped = c == '~' || c == '/';
        *to++ = escaped ? '~' : c;
        if (escaped) *to++ = c == '~' ? '0' : '1';
    }
}

inline void append_token(std::string& out, std::string_view token) {
    const std::size_t before = out.size(), size = token_size(token);
    if (size > out.max_size() - before) out_of_memory();
    out.resize(before + size);
    put_token(out.data() + before, token, size);
}

inline std::string reference_token(std::string_view token) {
    std::string out;
    append_token(out, token);
    return out;
}

/// The index in the text of a step to an element.
inline std::size_t text_index_of(const step& element) noexcept {
    const unread_node* const unread = element.parent->unread;
    return unread ? unread->text_index(element.index) : element.index;
}
/// Calls f with each step's reference token, unescaped, the last first. An element has its index in the text.
template <class F> void each_token(const step& last, F&& f) {
    for (const step* s = &last; s->parent; s = s->parent) {
        if (s->kind != step::into::element)
            f(s->name);
        else
            f(std::string_view(digits(text_index_of(*s))));
    }
}

/// Bytes of the RFC 6901 pointer of a step, which a std::size_t of 32 bits need not hold. Linear in them.
inline std::uint64_t pointer_size(const step& last) {
    std::uint64_t size = 0;
    each_token(last, [&](std::string_view token) { size += 1 + std::uint64_t{token_size(token)}; });
    return size;
}
/// The RFC 6901 pointer of a step.
inline std::string pointer_to(const step& last) {
    const std::uint64_t size = pointer_size(last);
    std::string out;
    if (size > out.max_size()) out_of_memory();
    out.assign(static_cast<std::size_t>(size), '/');
    char* to = out.data() + out.size();
    each_token(last, [&](std::string_view token) {
        const std::size_t n = token_size(token);
        put_token(to -= n, token, n);
        --to;
    });
    return out;
}

/// How messages name the value: a member by its name, an element of a member by its index, as in pointers
/// ("element 3 of names"), all else as a value of the nearest map, or list, that holds it ("Parameters
/// value").
inline std::string noun_of(const step& last) {
    if (!last.parent) return "the document";
    if (last.kind == step::into::member) return shown(last.name);
    const step *list = nullptr, *map = nullptr; // members
    for (const step* s = &last; s->parent && !map; s = s->parent) {
        if (s->parent->kind != step::into::member || s->kind == step::into::member) continue;
        if (!list) list = s->parent;
        if (s->kind == step::into::entry) map = s->parent;
    }
    if (map) return phrase({shown(map->name), " value"});
    if (!list) return "value";
    if (last.kind == step::into::element && list == last.parent)
        return phrase({"element ", digits(text_index_of(last)), " of ", shown(list->name)});
    return phrase({shown(list->name), " value"});
}

/// How a person calls the key of a map's entry: "TaskParameters key".
inline std::string key_noun_of(const step& entry) {
    const step* holder = entry.parent;
    while (holder->parent && holder->kind != step::into::member) holder = holder->parent;
    return holder->parent ? phrase({shown(holder->name), " key"}) : "key";
}

} // namespace lintel::detail::inline LINTEL_ABI

#endif
