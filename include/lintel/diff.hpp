#ifndef LINTEL_DIFF_HPP
#define LINTEL_DIFF_HPP

#include <lintel/annotate.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/detail/path.hpp>
#include <lintel/detail/type_class.hpp>
#include <lintel/options.hpp>
#include <lintel/redact.hpp>
#include <lintel/serialize.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lintel {

/// One place where two values differ.
struct difference {
    /// What is the matter.
    enum class kind : std::uint8_t { added, removed, changed };

    kind what = kind::changed; ///< of the three
    std::string pointer;       ///< RFC 6901, into the second value; into the first for what was removed
    std::string before;        ///< JSON text with secrets blanked; empty when added
    std::string after;         ///< JSON text with secrets blanked; empty when removed

    bool operator==(const difference&) const = default;
};

/// Its name, as in reports.
constexpr std::string_view to_string(difference::kind what) noexcept {
    switch (what) {
    case difference::kind::added: return "added";
    case difference::kind::removed: return "removed";
    case difference::kind::changed: return "changed";
    }
    return {};
}

namespace detail::inline LINTEL_ABI {

/// The JSON text of any value; empty when it cannot be written.
template <class T> std::string text_of(const T& x) {
    std::string out;
    (void)serialize_as(layout_of<T>::value, out, &x);
    return out;
}

class comparison {
public:
    explicit comparison(std::vector<difference>& out) : out_(&out) {}

    template <class T> void structs(const T& a, const T& b, const step& at) {
        step here = at;
        here.sensitive |= is_sensitive<T>();
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (member<T, I>(a, b, here), ...);
        }(std::make_index_sequence<described_names<T>.size()>{});
    }

private:
    using kind = difference::kind;

    template <class T> static std::string shown(const T& x, const step& at) {
        const options opts{.max_depth = options::deepest, .max_size = static_cast<std::size_t>(-1)};
        return at.sensitive ? "\"***\"" : redact_as(type_table_of<T>::value, text_of(x), opts);
    }
    template <class T> void added(const T& x, const step& at) {
        out_->push_back({kind::added, pointer_to(at), {}, shown(x, at)});
    }
    template <class T> void removed(const T& x, const step& at) {
        out_->push_back({kind::removed, pointer_to(at), shown(x, at), {}});
    }

    /// A map or list without entries says as much as an absent one.
    template <class T> static bool says_nothing(const T& x) {
        if constexpr (class_of<T> == type_class::map)
            return x.size() == 0;
        else
            return false;
    }

    template <class T, std::size_t I> void member(const T& a, const T& b, const step& at) {
        constexpr const member_shape& line = *member_shapes<T>[I];
        const auto& x = a.*described_member<T, I>::pointer;
        const auto& y = b.*described_member<T, I>::pointer;
        const step here = step_to_member(at, line.name, holds_secrets(line.shape));
        if constexpr (is_optional<described_type<T, I>>) {
            if (x && y)
                values(*x, *y, line.shape, here);
            else if (x && !says_nothing(*x))
                removed(*x, here);
            else if (y && !says_nothing(*y))
                added(*y, here);
        } else {
            values(x, y, line.shape, here);
        }
    }

    template <class T> void values(const T& a, const T& b, const shape& s, const step& at) {
        constexpr type_class kind_of = class_of<T>;
        if constexpr (kind_of == type_class::structure) {
            structs(a, b, at);
        } else if constexpr (kind_of == type_class::map) {
            maps(a, b, s, at);
        } else if constexpr (kind_of == type_class::list) {
            if (s.is_unordered)
                sets(a, b, s, at);
            else
                lists(a, b, s, at);
        } else {
            if (!(a == b)) out_->push_back({kind::changed, pointer_to(at), shown(a, at), shown(b, at)});
        }
    }

    template <class T> void maps(const T& a, const T& b, const shape& s, const step& at) {
        const shape& value = s.value_shape ? *s.value_shape : unconstrained;
        auto x = a.begin();
        auto y = b.begin();
        while (x != a.end() || y != b.end()) {
            const bool first = y == b.end() || (x != a.end() && x->first < y->first);
            const bool second = x == a.end() || (y != b.end() && y->first < x->first);
            const step here = step_to_entry(at, first ? x->first : y->first, value.is_sensitive);
            if (first)
                removed((x++)->second, here);
            else if (second)
                added((y++)->second, here);
            else
                values((x++)->second, (y++)->second, value, here);
        }
    }

    template <class T> void lists(const T& a, const T& b, const shape& s, const step& at) {
        const shape& element = s.element_shape ? *s.element_shape : unconstrained;
        for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
            const step here = step_to_element(at, i, element.is_sensitive);
            if (i >= b.size())
                removed(a[i], here);
            else if (i >= a.size())
                added(b[i], here);
            else
                values(a[i], b[i], element, here);
        }
    }

    /// Each element's text with its index, in the order of the texts, without repetitions.
    template <class T> static std::vector<std::pair<std::string, std::size_t>> keyed(const T& list) {
        std::vector<std::pair<std::string, std::size_t>> keys;
        std::size_t i = 0;
        for (const auto& e : list) keys.emplace_back(text_of(e), i++);
        std::sort(keys.begin(), keys.end());
        const auto same = [](const auto& p, const auto& q) { return p.first == q.first; };
        keys.erase(std::unique(keys.begin(), keys.end(), same), keys.end());
        return keys;
    }
    template <class T> void sets(const T& a, const T& b, const shape& s, const step& at) {
        const bool sensitive = s.element_shape && s.element_shape->is_sensitive;
        const auto x = keyed(a), y = keyed(b);
        const auto missing = [](const auto& keys, const std::string& text) {
            const auto found = std::lower_bound(keys.begin(), keys.end(), std::pair(text, std::size_t{0}));
            return found == keys.end() || found->first != text;
        };
        for (const auto& [text, i] : x)
            if (missing(y, text)) removed(a[i], step_to_element(at, i, sensitive));
        for (const auto& [text, i] : y)
            if (missing(x, text)) added(b[i], step_to_element(at, i, sensitive));
    }

    std::vector<difference>* out_;
};

} // namespace detail::inline LINTEL_ABI

/// Where two values of a described struct with owning storage (and ordered maps) differ, member by member.
/// Lists that the model marks `unordered` compare as sets; a map without entries equals an absent one. n log
/// n in the number of entries.
///
///     for (const lintel::difference& d : lintel::diff(stored, current))
///         std::cout << d.pointer << ": " << d.before << " -> " << d.after << '\n';
template <detail::described_struct T> [[nodiscard]] std::vector<difference> diff(const T& a, const T& b) {
    std::vector<difference> found;
    detail::comparison(found).structs(a, b, {});
    return found;
}

} // namespace lintel

#endif
