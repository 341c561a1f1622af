#ifndef LINTEL_DIFF_HPP
#define LINTEL_DIFF_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/compared_type.hpp>
#include <lintel/detail/layout.hpp>
#include <lintel/detail/path.hpp>
#include <lintel/detail/set_keys.hpp>
#include <lintel/detail/shown_text.hpp>
#include <lintel/detail/type_class.hpp>
#include <lintel/detail/type_table.hpp>
#include <lintel/detail/vector.hpp>
#include <lintel/options.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

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

    /// Every member. @{
    LINTEL_TAGGED difference() = default;
    LINTEL_TAGGED difference(kind of_kind, std::string at, std::string was, std::string is)
        : what(of_kind), pointer(std::move(at)), before(std::move(was)), after(std::move(is)) {}
    /// @}
    // The members that the compiler makes, declared so that they have the tag.
    LINTEL_TAGGED difference(const difference&) = default;
    LINTEL_TAGGED difference(difference&&) = default;
    LINTEL_TAGGED difference& operator=(const difference&) = default;
    LINTEL_TAGGED difference& operator=(difference&&) = default;
    LINTEL_TAGGED ~difference() = default;

    kind what = kind::changed; ///< of the four
    std::string pointer; ///< RFC 6901, into the second value; into the first for what was removed or nested
                         ///< too deep there
    std::string before;  ///< JSON text with secrets blanked; empty when added or not compared
    std::string after;   ///< JSON text with secrets blanked; empty when removed or not compared

    LINTEL_TAGGED bool operator==(const difference&) const = default;
};

/// Its name, as in reports.
LINTEL_TAGGED constexpr std::string_view to_string(difference::kind what) noexcept {
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
    // The members that the compiler makes, declared so that they have the tag.
    LINTEL_TAGGED differences() = default;
    LINTEL_TAGGED differences(const differences&) = default;
    LINTEL_TAGGED differences(differences&&) = default;
    LINTEL_TAGGED differences& operator=(const differences&) = default;
    LINTEL_TAGGED differences& operator=(differences&&) = default;
    LINTEL_TAGGED ~differences() = default;

    /// As of a container, constant time. @{
    using value_type = difference;
    using const_iterator = const difference*;
    using iterator = const_iterator;

    LINTEL_TAGGED const_iterator begin() const noexcept { return found_.data(); }
    LINTEL_TAGGED const_iterator end() const noexcept { return found_.data() + found_.size(); }
    LINTEL_TAGGED std::size_t size() const noexcept { return found_.size(); }
    LINTEL_TAGGED bool empty() const noexcept { return found_.empty(); }
    LINTEL_TAGGED const difference& operator[](std::size_t i) const noexcept { return found_[i]; }
    LINTEL_TAGGED const difference& front() const noexcept { return found_.front(); }
    LINTEL_TAGGED const difference& back() const noexcept { return found_.back(); }
    /// @}

    /// True when the values were compared and there is no difference, kept or left out.
    LINTEL_TAGGED bool equal() const noexcept { return total() == 0; }
    /// Differences of that kind, those left out included.
    LINTEL_TAGGED std::size_t count(difference::kind what) const noexcept {
        return counts_[static_cast<std::size_t>(what)];
    }
    /// Differences left out past `options::max_diagnostics` or `options::max_report_size`.
    LINTEL_TAGGED std::size_t omitted() const noexcept { return total() - found_.size(); }
    /// Bytes of text kept: pointers and both values.
    LINTEL_TAGGED std::size_t bytes() const noexcept { return bytes_; }

    /// Counts a difference and stores it.
    LINTEL_TAGGED void add(difference&& d) {
        const difference::kind what = d.what;
        const std::size_t bytes = d.pointer.size() + d.before.size() + d.after.size();
        found_.push_back(std::move(d));
        bytes_ += bytes;
        tally(what);
    }
    /// Counts a difference that is left out.
    LINTEL_TAGGED void tally(difference::kind what) noexcept { ++counts_[static_cast<std::size_t>(what)]; }

    LINTEL_TAGGED bool operator==(const differences&) const = default;

private:
    LINTEL_TAGGED std::size_t total() const noexcept {
        std::size_t sum = 0;
        for (const std::size_t n : counts_) sum += n;
        return sum;
    }

    detail::vector<difference> found_;
    std::array<std::size_t, 4> counts_{}; // by kind
    std::size_t bytes_ = 0;
};

namespace detail::inline LINTEL_ABI {

/// Whether something in a value is nested past a limit: then calls found(step) for the first such, in the
/// order in which the value holds them. Linear.
template <class Found>
bool nested_past(std::size_t limit, const void* x, const layout& type, const step& at, Found&& found) {
    if (limit == 0) return found(at), true;
    if (type.kind == type_class::structure) {
        for (const layout_field& f : type.fields) {
            if (!holds_values(f.type->kind)) continue;
            const void* const held = value_of(f, x);
            if (held && nested_past(limit - 1, held, *f.type, step_to_member(at, f.name, false), found))
                return true;
        }
        return false;
    }
    const layout& of = *type.element;
    if (!holds_values(of.kind)) return false;
    bool is_past = false;
    std::size_t i = 0;
    each_item(type, x, [&](std::string_view key, const void* held) {
        const step here =
            type.kind == type_class::map ? step_to_entry(at, key, false) : step_to_element(at, i++, false);
        is_past = is_past || nested_past(limit - 1, held, of, here, found);
    });
    return is_past;
}

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
            const step below = step_to_member(here, f.name, holds_secrets(s.lines[i]->shape));
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
        const std::uint64_t room = opts_->max_report_size - out_->bytes(), path_size = pointer_size(at);
        const std::size_t sizes[] = {shown_size(before, of, at), shown_size(after, of, at)};
        if (path_size > room || sizes[0] > room - path_size || sizes[1] > room - path_size - sizes[0]) {
            is_full_ = true;
            return out_->tally(what);
        }
        out_->add({what, pointer_to(at), shown(before, of, at, sizes[0]), shown(after, of, at, sizes[1])});
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
/// Maps compare by key, of a key's entries the last; a map without entries equals an absent one (an empty
/// list or struct does not). Numbers are equal when their JSON texts are: NaN equals NaN, -0.0 does not equal
/// 0.0.
///
/// Keeps at most options::max_diagnostics differences and options::max_report_size bytes of their pointers
/// and texts, and counts the others. Of values nested past options::depth_limit() the answer is one
/// difference, `not_compared`. n log n in the size of the values.
///
///     for (const lintel::difference& d : lintel::diff(stored, current))
///         std::cout << d.pointer << ": " << d.before << " -> " << d.after << '\n';
template <detail::described_struct T>
LINTEL_TAGGED [[nodiscard]] differences diff(const T& a, const T& b, const options& opts = {}) {
    return detail::compare(&a, &b, detail::compared_structure_of<T>::value, opts);
}

} // namespace lintel

#endif
