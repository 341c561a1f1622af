#ifndef LINTEL_DETAIL_LOCATE_HPP
#define LINTEL_DETAIL_LOCATE_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/blocks.hpp>
#include <lintel/detail/escape.hpp>
#include <lintel/detail/path.hpp>
#include <lintel/detail/phrase.hpp>
#include <lintel/detail/skim.hpp>
#include <lintel/detail/vector.hpp>
#include <lintel/options.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace lintel::detail::inline LINTEL_ABI {

/// Finds, in one pass over a JSON text, where the values of a set of RFC 6901 pointers begin. Where a name
/// stands more than once, the last one counts. What no pointer leads into is passed over.
class pointer_finder {
public:
    /// The pointers' texts must outlive the finder. n log n in their number.
    explicit pointer_finder(vector<std::string_view> pointers)
        : pointers_(std::move(pointers)), order_(pointers_.size()), node_of_(pointers_.size()) {
        for (std::size_t i = 0; i < order_.size(); ++i) order_[i] = i;
        std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
            return token_by_token(pointers_[a], pointers_[b]);
        });
        nodes_.reserve(2 * pointers_.size() + 2);
        nodes_.push_back({.last = order_.size()});
        for (std::size_t n = 0; n < nodes_.size(); ++n) add_children(n);
    }

    /// Reads the text, nested at most options::deepest deep; stops where it is no JSON.
    void read(std::string_view text) {
        skimmer in(text);
        open_.clear();
        for (bool more = value(in, 0, text.data()); more && !open_.empty();) {
            container& top = open_.back();
            const char c = in.next();
            if (c == (top.list ? ']' : '}')) {
                in.take();
                open_.pop_back();
                continue;
            }
            if (top.index != 0 && !in.take(',')) return;
            const std::size_t holder = top.node, index = top.index++;
            if (top.list) {
                more = value(in, child(holder, digits(index)), text.data());
            } else {
                raw_string name;
                if (in.next() != '"' || !in.string(name) || !in.take(':')) return;
                more = value(in, child(holder, token_of(name)), text.data());
            }
        }
    }

    /// The offset, 1-based, of pointer number `i`'s value; of one that is not there, that of the nearest that
    /// holds its place.
    std::size_t offset(std::size_t i) const noexcept {
        std::size_t found = node_of_[i];
        for (std::size_t n = found; n != 0; n = nodes_[n].parent)
            if (nodes_[n].visits == 0 || nodes_[n].parent_visit != nodes_[nodes_[n].parent].visits)
                found = nodes_[n].parent;
        return nodes_[found].offset;
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// A reference token that pointers share, with all that stands before it.
    struct node {
        std::size_t first = 0, last = 0; // of `order_`
        std::size_t size = 0;            // of the pointer that ends here
        std::string_view token{};        // as it stands in the pointers
        std::size_t parent = 0;
        std::size_t children = 0, children_end = 0; // of `nodes_`, in the order of their tokens
        std::size_t offset = 0;
        std::size_t visits = 0;       // how often a value stood here
        std::size_t parent_visit = 0; // the parent's visits when this one was seen
    };
    struct container {
        std::size_t node;
        std::size_t index; // of the member or element that comes
        bool list;
    };

    /// Orders pointers by their tokens: what ends a token is less than all that may stand in one.
    static bool token_by_token(std::string_view a, std::string_view b) noexcept {
        const std::size_t n = std::min(a.size(), b.size());
        std::size_t i = 0;
        while (n - i > 16 && same_bytes(a.data() + i, b.data() + i, 16)) i += 16;
        while (i < n && a[i] == b[i]) ++i;
        if (i == n) return a.size() < b.size();
        if (a[i] == '/' || b[i] == '/') return a[i] == '/';
        return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[i]);
    }

    void add_children(std::size_t n) {
        const node holder = nodes_[n];
        std::size_t at = holder.first;
        while (at < holder.last && pointers_[order_[at]].size() == holder.size) node_of_[order_[at++]] = n;
        nodes_[n].children = nodes_.size();
        while (at < holder.last) {
            const std::string_view rest = pointers_[order_[at]].substr(holder.size + 1);
            const std::string_view token = rest.substr(0, rest.find('/'));
            node below{.first = at, .size = holder.size + 1 + token.size(), .token = token, .parent = n};
            const auto is_below = [&](std::string_view pointer) {
                return pointer.substr(holder.size + 1, token.size()) == token &&
                       (pointer.size() == below.size || pointer[below.size] == '/');
            };
            while (at < holder.last && is_below(pointers_[order_[at]])) ++at;
            below.last = at;
            nodes_.push_back(below);
        }
        nodes_[n].children_end = nodes_.size();
    }

    std::size_t child(std::size_t of, std::string_view token) const noexcept {
        const node* const first = nodes_.data() + nodes_[of].children;
        const node* const last = nodes_.data() + nodes_[of].children_end;
        const node* const at = std::lower_bound(
            first, last, token, [](const node& n, std::string_view t) { return n.token < t; });
        return at != last && at->token == token ? static_cast<std::size_t>(at - nodes_.data()) : none;
    }

    /// A name as it stands in pointers.
    std::string_view token_of(const raw_string& name) {
        std::string_view text = name.inside();
        if (name.has_escapes) {
            unescape(text, scratch_);
            text = scratch_;
        }
        if (!has_byte(text.data(), text.size(), '~') && !has_byte(text.data(), text.size(), '/')) return text;
        return token_ = reference_token(text);
    }

    /// Notes where a value begins, and opens it or passes over it.
    bool value(skimmer& in, std::size_t n, const char* text) {
        const char c = in.next();
        if (n != none) {
            node& here = nodes_[n];
            here.offset = static_cast<std::size_t>(in.here() - text) + 1;
            ++here.visits;
            here.parent_visit = nodes_[here.parent].visits;
            if ((c == '{' || c == '[') && here.children != here.children_end) {
                in.take();
                open_.push_back({n, 0, c == '['});
                return true;
            }
        }
        return in.value(options::deepest);
    }

    vector<std::string_view> pointers_;
    vector<std::size_t> order_;   // numbers of pointers, token by token
    vector<std::size_t> node_of_; // by number
    vector<node> nodes_;          // those of one parent in a row, the root first
    vector<container> open_;
    std::string scratch_;
    std::string token_;
};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
