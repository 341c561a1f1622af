#ifndef LINTEL_DETAIL_SET_KEYS_HPP
#define LINTEL_DETAIL_SET_KEYS_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/compared_type.hpp>
#include <lintel/detail/layout.hpp>
#include <lintel/detail/type_class.hpp>
#include <lintel/detail/vector.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>

namespace lintel::detail::inline LINTEL_ABI {

/// An element of a list that is a set.
struct set_key {
    std::string_view bytes; ///< the same for elements that do not differ, and for no others
    std::size_t index;
    std::size_t hash = 0; ///< of the bytes: most comparisons end here

    bool operator==(const set_key& other) const noexcept {
        return hash == other.hash && bytes == other.bytes;
    }
    bool operator<(const set_key& other) const noexcept {
        return hash != other.hash ? hash < other.hash : bytes < other.bytes;
    }
};

/// Makes the keys of sets.
class set_keys {
public:
    /// The keys of a list's different elements, each with its first index, in the order of the keys. n log n
    /// in their number.
    set_keys(const void* list, const compared_type& of) {
        const compared_type element = of.element();
        // A number's bytes are made, as those of what holds others; the rest has its own.
        const bool made = holds_values(element.type.kind) || element.type.kind == type_class::number;
        vector<std::size_t> ends;
        keys_.reserve(of.type.elements(list).size);
        each_item(of.type, list, [&](std::string_view, const void* e) {
            std::array<char, layout::longest_number> room;
            keys_.push_back({made ? std::string_view() : bytes_of_leaf(e, element.type, room), keys_.size()});
            if (!made) return;
            append(e, element);
            ends.push_back(made_.size());
        });
        for (std::size_t i = 0; i < ends.size(); ++i) {
            const std::size_t begin = i == 0 ? 0 : ends[i - 1];
            keys_[i].bytes = std::string_view(made_).substr(begin, ends[i] - begin);
        }
        for (set_key& k : keys_) k.hash = std::hash<std::string_view>()(k.bytes);
        std::sort(keys_.begin(), keys_.end(), [](const set_key& a, const set_key& b) {
            return a < b || (a == b && a.index < b.index);
        });
        keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
    }
    set_keys(const set_keys&) = delete; // the keys point into it
    set_keys& operator=(const set_keys&) = delete;

    /// The indices, in order, of the elements that `other` lacks.
    vector<std::size_t> missing_in(const set_keys& other) const {
        vector<std::size_t> indices;
        auto y = other.keys_.begin();
        for (const set_key& x : keys_) {
            while (y != other.keys_.end() && *y < x) ++y;
            if (y == other.keys_.end() || !(*y == x)) indices.push_back(x.index);
        }
        std::sort(indices.begin(), indices.end());
        return indices;
    }

private:
    void append(std::size_t n) {
        char bytes[sizeof n];
        std::memcpy(bytes, &n, sizeof n);
        made_.append(bytes, sizeof n);
    }
    void append(std::string_view bytes) {
        append(bytes.size());
        made_.append(bytes);
    }
    void append(const void* x, const compared_type& of) {
        switch (of.type.kind) {
        case type_class::structure: return structure(x, *of.below);
        case type_class::map: {
            const auto entries = entries_by_key(of.type, x);
            append(entries.size());
            for (const map_entry& e : entries) append(e.key), append(e.value, of.element());
            return;
        }
        case type_class::list:
            if (of.limits.is_unordered) return set(x, of);
            append(of.type.elements(x).size);
            return each_item(of.type, x, [&](std::string_view, const void* e) { append(e, of.element()); });
        default: {
            std::array<char, layout::longest_number> room;
            append(bytes_of_leaf(x, of.type, room));
        }
        }
    }
    void structure(const void* x, const compared_structure& s) {
        for (std::size_t i = 0; i < s.lines.size(); ++i) {
            const void* const said = said_by(s.type->fields[i], x);
            made_ += said ? '\1' : '\0';
            if (said) append(said, member_of(s, i));
        }
    }
    void set(const void* x, const compared_type& of) {
        const set_keys below(x, of);
        append(below.keys_.size());
        for (const set_key& k : below.keys_) append(k.bytes);
    }

    vector<set_key> keys_;
    std::string made_; // bytes of keys, one behind the other
};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
