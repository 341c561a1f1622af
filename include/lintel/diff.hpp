#ifndef LINTEL_DIFF_HPP
#define LINTEL_DIFF_HPP

#include <lintel/annotate.hpp>
#include <lintel/blob.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/detail/escape.hpp>
#include <lintel/detail/layout.hpp>
#include <lintel/detail/path.hpp>
#include <lintel/detail/text.hpp>
#include <lintel/detail/type_class.hpp>
#include <lintel/detail/type_table.hpp>
#include <lintel/options.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lintel {

/// One place where two values differ.
struct difference {
    /// What is the matter.
    enum class kind : std::uint8_t {
        added,
        removed,
        changed,
        not_compared ///< nested past options::depth_limit(): nothing else is known of the two values
    };

    kind what = kind::changed; ///< of the four
    std::string pointer;       ///< RFC 6901, into the second value; into the first for what was removed
    std::string before;        ///< JSON text with secrets blanked; empty when added or not compared
    std::string after;         ///< JSON text with secrets blanked; empty when removed or not compared

    bool operator==(const difference&) const = default;
};

/// Its name, as in reports.
constexpr std::string_view to_string(difference::kind what) noexcept {
    switch (what) {
    case difference::kind::added: return "added";
    case difference::kind::removed: return "removed";
    case difference::kind::changed: return "changed";
    case difference::kind::not_compared: return "not compared";
    }
    return {};
}

/// Where two values differ, in the order of the members. A range of `difference`.
class differences {
public:
    /// As of a container, constant time. @{
    using value_type = difference;
    using const_iterator = std::vector<difference>::const_iterator;
    using iterator = const_iterator;

    const_iterator begin() const noexcept { return found_.begin(); }
    const_iterator end() const noexcept { return found_.end(); }
    std::size_t size() const noexcept { return found_.size(); }
    bool empty() const noexcept { return found_.empty(); }
    const difference& operator[](std::size_t i) const noexcept { return found_[i]; }
    const difference& front() const noexcept { return found_.front(); }
    const difference& back() const noexcept { return found_.back(); }
    /// @}

    /// True when the values were compared and there is no difference, kept or left out.
    bool equal() const noexcept { return total() == 0; }
    /// Differences of that kind, those left out included.
    std::size_t count(difference::kind what) const noexcept {
        return counts_[static_cast<std::size_t>(what)];
    }
    /// Differences left out past `options::max_diagnostics` or `options::max_report_size`.
    std::size_t omitted() const noexcept { return total() - found_.size(); }
    /// Bytes of text kept: pointers and both values.
    std::size_t bytes() const noexcept { return bytes_; }

    /// Counts a difference and stores it.
    void add(difference&& d) {
        const difference::kind what = d.what;
        const std::size_t bytes = d.pointer.size() + d.before.size() + d.after.size();
        found_.push_back(std::move(d));
        bytes_ += bytes;
        tally(what);
    }
    /// Counts a difference that is left out.
    void tally(difference::kind what) noexcept { ++counts_[static_cast<std::size_t>(what)]; }

    bool operator==(const differences&) const = default;

private:
    std::size_t total() const noexcept {
        std::size_t sum = 0;
        for (const std::size_t n : counts_) sum += n;
        return sum;
    }

    std::vector<difference> found_;
    std::array<std::size_t, 4> counts_{}; // by kind
    std::size_t bytes_ = 0;
};

namespace detail::inline LINTEL_ABI {

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

template <class T> struct compared_structure_of;

/// The structure that a T is or holds; null when it holds none.
template <class T> constexpr const compared_structure* structure_in() {
    constexpr type_class kind = class_of<T>;
    if constexpr (kind == type_class::structure)
        return &compared_structure_of<T>::value;
    else if constexpr (kind == type_class::list)
        return structure_in<element_t<T>>();
    else if constexpr (kind == type_class::map)
        return structure_in<mapped_t<T>>();
    else
        return nullptr;
}
template <class T> inline constexpr auto structures_in = []<std::size_t... I>(std::index_sequence<I...>) {
    return std::array<const compared_structure*, sizeof...(I)>{
        structure_in<without_optional<described_type<T, I>>>()...};
}(std::make_index_sequence<described_names<T>.size()>{});

template <class T> struct compared_structure_of {
    static constexpr compared_structure value{
        &layout_of<T>::value, member_shapes<T>, structures_in<T>, is_sensitive<T>()};
};

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
    const char* first_ = nullptr;    // of elements beside each other
    std::vector<const void*> apart_; // of others
};

struct map_entry {
    std::string_view key;
    const void* value;
    std::size_t number; ///< in the map's own order
};
/// A map's entries by key, whatever the map's own order; the last one of each key. n log n in their number,
/// linear when they are in order.
inline std::vector<map_entry> entries_by_key(const layout& type, const void* map) {
    std::vector<map_entry> all;
    all.reserve(type.elements(map).size);
    bool in_order = true;
    each_item(type, map, [&](std::string_view key, const void* x) {
        in_order = in_order && (all.empty() || all.back().key < key);
        all.push_back({key, x, all.size()});
    });
    if (in_order) return all;
    std::sort(all.begin(), all.end(), [](const map_entry& a, const map_entry& b) {
        const int order = a.key.compare(b.key);
        return order != 0 ? order < 0 : a.number < b.number;
    });
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
    case type_class::blob: {
        const blob_view bytes = bytes_at(x, type.view);
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
    case type_class::number: return number_text(x, type, room);
    case type_class::enumeration:
        if (type.open) return type.enumerator(x).text;
        [[fallthrough]];
    default: return {static_cast<const char*>(x), type.size};
    }
}

/// Whether something in a value is nested past a limit: then calls found(step) for the first such. Linear.
template <class Found>
bool nested_past(std::size_t limit, const void* x, const layout& type, const step& at, Found&& found) {
    if (limit == 0) return found(at), true;
    if (type.kind == type_class::structure) {
        for (const layout_field& f : type.fields) {
            if (!holds_values(f.type->kind)) continue;
            const void* const held = value_of(f, x);
            if (held && nested_past(limit - 1, held, *f.type, step_to_member(at, f.name(), false), found))
                return true;
        }
        return false;
    }
    const layout& of = *type.element;
    if (!holds_values(of.kind)) return false;
    if (type.kind == type_class::map) {
        for (const map_entry& e : entries_by_key(type, x))
            if (nested_past(limit - 1, e.value, of, step_to_entry(at, e.key, false), found)) return true;
        return false;
    }
    const element_range elements(type, x);
    for (std::size_t i = 0; i < elements.size(); ++i)
        if (nested_past(limit - 1, elements[i], of, step_to_element(at, i, false), found)) return true;
    return false;
}

/// The JSON text of any value as it may be shown: a secret is "***", what JSON cannot hold a string that
/// stands for it. Entries of maps are ordered by key.
class shown_text {
public:
    /// Without `out` only the size is counted.
    explicit shown_text(std::string* out) noexcept : out_(out) {}

    void value(const void* x, const compared_type& of) {
        const layout& type = of.type;
        switch (type.kind) {
        case type_class::string: return text(text_at(x, type.view));
        case type_class::blob: return bytes(bytes_at(x, type.view));
        case type_class::boolean: return put(*static_cast<const bool*>(x) ? "true" : "false");
        case type_class::integer: return integer(x, type);
        case type_class::number: return number(x, type);
        case type_class::enumeration: return enumerator(x, type);
        case type_class::structure: return structure(x, *of.below);
        case type_class::list: return list(x, of);
        case type_class::map: return map(x, of);
        case type_class::unsupported: return; // does not compile
        }
    }
    void secret() { put("\"***\""); }

    std::size_t size() const noexcept { return size_; }

private:
    void put(std::string_view some) {
        size_ += some.size();
        if (out_) out_->append(some);
    }
    /// The leaves are not inlined, so that the frames of the walk stay small. @{
    [[gnu::noinline]] void integer(const void* x, const layout& type) {
        const std::uint64_t bits = integer_at(x, type);
        char room[layout::longest_number];
        char* const end = std::end(room);
        put({room,
             static_cast<std::size_t>((type.is_signed
                                           ? std::to_chars(room, end, static_cast<std::int64_t>(bits))
                                           : std::to_chars(room, end, bits))
                                          .ptr -
                                      room)});
    }
    [[gnu::noinline]] void number(const void* x, const layout& type) {
        std::array<char, layout::longest_number> room;
        put(number_text(x, type, room));
    }
    [[gnu::noinline]] void enumerator(const void* x, const layout& type) {
        const enum_text e = type.enumerator(x);
        if (e.known || type.open)
            text(e.text);
        else
            integer(x, type);
    }
    [[gnu::noinline]] void text(std::string_view s) {
        put("\"");
        for (;;) {
            const std::size_t valid = utf8_prefix(s);
            escaped(s.substr(0, valid));
            s.remove_prefix(valid);
            if (s.empty()) break;
            put("\\ufffd");
            s.remove_prefix(1);
        }
        put("\"");
    }
    void escaped(std::string_view s) {
        constexpr std::size_t piece = 256;
        char room[escaped_room(piece)];
        for (; !s.empty(); s.remove_prefix(std::min(piece, s.size()))) {
            const char* const end = put_escaped(s.substr(0, piece), room);
            put({room, static_cast<std::size_t>(end - room)});
        }
    }
    [[gnu::noinline]] void bytes(blob_view b) {
        put("\"");
        if (out_) base64_encode(b, *out_);
        size_ += base64_encoded_size(b);
        put("\"");
    }
    /// @}

    void structure(const void* x, const compared_structure& s) {
        if (s.sensitive) return secret();
        char before = '{';
        for (std::size_t i = 0; i < s.lines.size(); ++i) {
            const layout_field& f = s.type->fields[i];
            const void* const held = value_of(f, x);
            if (!held) continue;
            put({&before, 1});
            before = ',';
            put(f.key.substr(1));
            if (holds_secrets(s.lines[i]->shape))
                secret();
            else
                value(held, member_of(s, i));
        }
        put(before == '{' ? "{}" : "}");
    }
    void list(const void* x, const compared_type& of) {
        char before = '[';
        each_item(of.type, x, [&](std::string_view, const void* e) {
            put({&before, 1});
            before = ',';
            value(e, of.element());
        });
        put(before == '[' ? "[]" : "]");
    }
    void map(const void* x, const compared_type& of) {
        char before = '{';
        for (const map_entry& e : entries_by_key(of.type, x)) {
            put({&before, 1});
            before = ',';
            text(e.key);
            put(":");
            value(e.value, of.element());
        }
        put(before == '{' ? "{}" : "}");
    }

    std::string* out_;
    std::size_t size_ = 0;
};

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
        std::vector<std::size_t> ends;
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
    std::vector<std::size_t> missing_in(const set_keys& other) const {
        std::vector<std::size_t> indices;
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

    std::vector<set_key> keys_;
    std::string made_; // bytes of keys, one behind the other
};

/// Compares two values, neither nested past the limit.
class comparison {
public:
    comparison(differences& out, const options& opts) noexcept : out_(&out), opts_(&opts) {}

    void structures(const void* a, const void* b, const compared_structure& s, const step& at) {
        step here = at;
        here.sensitive |= s.sensitive;
        for (std::size_t i = 0; i < s.lines.size(); ++i) {
            const layout_field& f = s.type->fields[i];
            const void *const x = value_of(f, a), *const y = value_of(f, b);
            const step below = step_to_member(here, f.name(), holds_secrets(s.lines[i]->shape));
            if (x && y)
                values(x, y, member_of(s, i), below);
            else if (x && !says_nothing(x, *f.type))
                report(kind::removed, x, nullptr, member_of(s, i), below);
            else if (y && !says_nothing(y, *f.type))
                report(kind::added, nullptr, y, member_of(s, i), below);
        }
    }

    /// Keeps the difference while there is room for it; after the first for which there is none, differences
    /// are only counted. Null: there is no such value.
    [[gnu::noinline]] void report(difference::kind what,
                                  const void* before,
                                  const void* after,
                                  const compared_type& of,
                                  const step& at) {
        if (out_->size() == opts_->max_diagnostics) is_full_ = true;
        if (is_full_) return out_->tally(what);
        const std::size_t room = opts_->max_report_size - out_->bytes();
        const std::size_t size[] = {pointer_size(at), shown_size(before, of, at), shown_size(after, of, at)};
        if (size[0] > room || size[1] > room - size[0] || size[2] > room - size[0] - size[1]) {
            is_full_ = true;
            return out_->tally(what);
        }
        out_->add({what, pointer_to(at), shown(before, of, at, size[1]), shown(after, of, at, size[2])});
    }

private:
    using kind = difference::kind;

    static std::size_t shown_size(const void* x, const compared_type& of, const step& at) {
        shown_text counted(nullptr);
        if (x) at.sensitive ? counted.secret() : counted.value(x, of);
        return counted.size();
    }
    static std::string shown(const void* x, const compared_type& of, const step& at, std::size_t size) {
        std::string out;
        out.reserve(size);
        shown_text written(&out);
        if (x) at.sensitive ? written.secret() : written.value(x, of);
        return out;
    }

    void values(const void* a, const void* b, const compared_type& of, const step& at) {
        switch (of.type.kind) {
        case type_class::structure: return structures(a, b, *of.below, at);
        case type_class::map: return maps(a, b, of, at);
        case type_class::list: return of.limits.is_unordered ? sets(a, b, of, at) : lists(a, b, of, at);
        default: return leaves(a, b, of, at);
        }
    }
    [[gnu::noinline]] void leaves(const void* a, const void* b, const compared_type& of, const step& at) {
        std::array<char, layout::longest_number> rooms[2];
        if (bytes_of_leaf(a, of.type, rooms[0]) != bytes_of_leaf(b, of.type, rooms[1]))
            report(kind::changed, a, b, of, at);
    }

    void maps(const void* a, const void* b, const compared_type& of, const step& at) {
        const auto before = entries_by_key(of.type, a), after = entries_by_key(of.type, b);
        const compared_type value = of.element();
        auto x = before.begin();
        auto y = after.begin();
        while (x != before.end() || y != after.end()) {
            const int order = x == before.end() ? 1 : y == after.end() ? -1 : x->key.compare(y->key);
            const step here = step_to_entry(at, order > 0 ? y->key : x->key, value.limits.is_sensitive);
            if (order < 0)
                report(kind::removed, (x++)->value, nullptr, value, here);
            else if (order > 0)
                report(kind::added, nullptr, (y++)->value, value, here);
            else
                values((x++)->value, (y++)->value, value, here);
        }
    }

    void lists(const void* a, const void* b, const compared_type& of, const step& at) {
        const element_range before(of.type, a), after(of.type, b);
        const compared_type element = of.element();
        for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
            const step here = step_to_element(at, i, element.limits.is_sensitive);
            if (i >= after.size())
                report(kind::removed, before[i], nullptr, element, here);
            else if (i >= before.size())
                report(kind::added, nullptr, after[i], element, here);
            else
                values(before[i], after[i], element, here);
        }
    }

    void sets(const void* a, const void* b, const compared_type& of, const step& at) {
        const element_range before(of.type, a), after(of.type, b);
        const compared_type element = of.element();
        const set_keys x(a, of), y(b, of);
        for (const std::size_t i : x.missing_in(y))
            report(kind::removed,
                   before[i],
                   nullptr,
                   element,
                   step_to_element(at, i, element.limits.is_sensitive));
        for (const std::size_t i : y.missing_in(x))
            report(
                kind::added, nullptr, after[i], element, step_to_element(at, i, element.limits.is_sensitive));
    }

    differences* out_;
    const options* opts_;
    bool is_full_ = false;
};

/// lintel::diff, for any described type.
inline differences
compare(const void* a, const void* b, const compared_structure& type, const options& opts) {
    differences found;
    comparison compared(found, opts);
    const auto refuse = [&](const step& at) {
        compared.report(
            difference::kind::not_compared, nullptr, nullptr, {*type.type, unconstrained, &type}, at);
    };
    const std::size_t limit = opts.depth_limit();
    if (!nested_past(limit, a, *type.type, {}, refuse) && !nested_past(limit, b, *type.type, {}, refuse))
        compared.structures(a, b, type, {});
    return found;
}

} // namespace detail::inline LINTEL_ABI

/// Where two values of a described struct differ, in the order of the members; owned or borrowed, with maps
/// of any order.
///
/// Lists that the model marks `unordered` compare as sets: how often an element is in one does not matter.
/// Maps compare by key, of a key's entries the last; a map without entries equals an absent one. Numbers are
/// equal when their JSON texts are: NaN equals NaN, -0.0 does not equal 0.0.
///
/// Keeps at most options::max_diagnostics differences and options::max_report_size bytes of their pointers
/// and texts, and counts the others. Of values nested past options::depth_limit() the answer is one
/// difference, `not_compared`. n log n in the size of the values.
///
///     for (const lintel::difference& d : lintel::diff(stored, current))
///         std::cout << d.pointer << ": " << d.before << " -> " << d.after << '\n';
template <detail::described_struct T>
[[nodiscard]] differences diff(const T& a, const T& b, const options& opts = {}) {
    return detail::compare(&a, &b, detail::compared_structure_of<T>::value, opts);
}

} // namespace lintel

#endif
