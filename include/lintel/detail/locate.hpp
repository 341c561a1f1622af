#ifndef LINTEL_DETAIL_LOCATE_HPP
#define LINTEL_DETAIL_LOCATE_HPP

#include <lintel/detail/scanner.hpp>
#include <lintel/detail/unescape.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lintel::detail {

/// Finds, in one pass over a text, where the values of a set of RFC 6901 pointers stand. Where a name stands
/// more than once, the last one counts.
class pointer_finder {
public:
    explicit pointer_finder(std::string_view text) : text_(text), nodes_(1) {}

    /// Adds a pointer and gives its number.
    std::size_t add(std::string_view pointer) {
        std::size_t at = 0;
        while (!pointer.empty()) {
            pointer.remove_prefix(1);
            const std::size_t end = std::min(pointer.find('/'), pointer.size());
            at = child(at, decoded(pointer.substr(0, end)));
            pointer.remove_prefix(end);
        }
        return at;
    }

    /// Takes the text's tokens in turn.
    void operator()(const token_span& t) {
        switch (t.kind) {
        case token::key:
            open_.back().next =
                open_.back().node == none ? none : find(open_.back().node, unquoted(slice(t), scratch_));
            break;
        case token::end_object:
        case token::end_array: open_.pop_back(); break;
        default: value(t);
        }
    }

    /// Where the value of a pointer stands; of one that is not there, the nearest that holds its place.
    position where(std::size_t number) const {
        position found = nodes_[0].where;
        std::vector<std::size_t> way;
        for (std::size_t n = number; n != 0; n = nodes_[n].parent) way.push_back(n);
        for (auto n = way.rbegin(); n != way.rend(); ++n) {
            if (nodes_[*n].parent_visit != nodes_[nodes_[*n].parent].visits || nodes_[*n].visits == 0) break;
            found = nodes_[*n].where;
        }
        return found;
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    struct node {
        std::size_t parent = 0;
        std::map<std::string, std::size_t, std::less<>> children{};
        position where{};
        std::size_t visits = 0;       // how often a value stood here
        std::size_t parent_visit = 0; // the parent's visits when this one was seen
    };
    struct container {
        std::size_t node;
        std::size_t next;  // the node of the value that comes
        std::size_t index; // in a list
        bool list;
    };

    static std::string decoded(std::string_view token) {
        std::string out;
        for (std::size_t i = 0; i < token.size(); ++i) {
            if (token[i] == '~' && i + 1 < token.size())
                out += token[++i] == '1' ? '/' : '~';
            else
                out += token[i];
        }
        return out;
    }
    std::size_t child(std::size_t of, std::string name) {
        const auto [at, fresh] = nodes_[of].children.try_emplace(std::move(name), nodes_.size());
        const std::size_t number = at->second;
        if (fresh) nodes_.push_back({.parent = of});
        return number;
    }
    std::size_t find(std::size_t of, std::string_view name) const {
        const auto at = nodes_[of].children.find(name);
        return at == nodes_[of].children.end() ? none : at->second;
    }
    std::string_view slice(const token_span& t) const noexcept {
        return text_.substr(t.begin.offset - 1, t.end - t.begin.offset);
    }

    void value(const token_span& t) {
        std::size_t here = 0;
        if (!open_.empty()) {
            container& in = open_.back();
            if (in.list && in.node != none && !nodes_[in.node].children.empty())
                in.next = find(in.node, std::to_string(in.index));
            ++in.index;
            here = in.next;
        }
        if (here != none) {
            node& n = nodes_[here];
            n.where = t.begin;
            ++n.visits;
            n.parent_visit = nodes_[n.parent].visits;
        }
        if (t.kind == token::begin_object || t.kind == token::begin_array)
            open_.push_back({here, none, 0, t.kind == token::begin_array});
    }

    std::string_view text_;
    std::string scratch_;
    std::vector<node> nodes_;
    std::vector<container> open_;
};

} // namespace lintel::detail

#endif
