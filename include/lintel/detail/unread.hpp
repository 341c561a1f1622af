#ifndef LINTEL_DETAIL_UNREAD_HPP
#define LINTEL_DETAIL_UNREAD_HPP

#include <lintel/arena.hpp>
#include <lintel/detail/abi.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

// The places of a text whose values could not be read. Such a value is absent from its struct, list or map;
// this is what remains known of it.
namespace lintel::detail::inline LINTEL_ABI {

struct unread_node;

/// A part of a container that could not be read, or that holds something that could not be read.
struct unread_part {
    std::string_view name{}; ///< of the member or entry; empty in a list
    std::size_t index = 0; ///< in a list: of the element in memory; of a gap: of the element that follows it
    const unread_node* below = nullptr; ///< null: the part itself could not be read
    std::size_t missing = 0; ///< in a list: elements that could not be read, up to and with this gap
};

/// What could not be read of one struct, list or map. Lookups are logarithmic in the number of its parts.
struct unread_node {
    std::span<const unread_part>
        values{}; ///< could not be read: sorted by name; of a list its gaps, in order
    std::span<const unread_part> holders{}; ///< read, but not whole; sorted by name or index
    std::size_t count = 0;                  ///< members, entries or elements that could not be read

    /// Whether the member or entry of that name could not be read.
    bool has(std::string_view name) const noexcept { return find(values, name) != nullptr; }
    /// What could not be read below a member or entry; null when it was read whole.
    const unread_node* below(std::string_view name) const noexcept {
        const unread_part* const part = find(holders, name);
        return part ? part->below : nullptr;
    }
    /// The same for an element, by its index in memory.
    const unread_node* below(std::size_t index) const noexcept {
        const auto at =
            std::lower_bound(holders.begin(), holders.end(), index, [](const unread_part& p, std::size_t i) {
                return p.index < i;
            });
        return at != holders.end() && at->index == index ? at->below : nullptr;
    }
    /// The index in the text of an element, by its index in memory.
    std::size_t text_index(std::size_t index) const noexcept {
        const auto after =
            std::upper_bound(values.begin(), values.end(), index, [](std::size_t i, const unread_part& p) {
                return i < p.index;
            });
        return after == values.begin() ? index : index + (after - 1)->missing;
    }

private:
    static const unread_part* find(std::span<const unread_part> sorted, std::string_view name) noexcept {
        const auto at = std::lower_bound(sorted.begin(),
                                         sorted.end(),
                                         name,
                                         [](const unread_part& p, std::string_view n) { return p.name < n; });
        return at != sorted.end() && at->name == name ? &*at : nullptr;
    }
};

/// Builds the nodes while containers are opened and closed. A container's parts are noted until it is closed;
/// then they move into the arena of the value.
class unread_builder {
public:
    /// Forgets everything and keeps its memory.
    void clear() noexcept { noted_.clear(); }
    /// Parts noted so far. What is noted from here on belongs to the container that is opened now.
    std::size_t mark() const noexcept { return noted_.size(); }

    /// A member or entry of the open container could not be read.
    void add_value(std::string_view name) { noted_.push_back({{.name = name}}); }
    /// An element of the open list could not be read; `next` is the index in memory of the element that
    /// follows.
    void add_gap(std::size_t mark, std::size_t next) {
        if (noted_.size() == mark || noted_.back().part.below || noted_.back().part.index != next)
            noted_.push_back({{.index = next}});
        ++noted_.back().part.missing;
    }
    /// A part of the open container holds something that could not be read. `offset`: of an entry's key in
    /// the text.
    void add_holder(std::string_view name, std::size_t index, const unread_node* below, std::size_t offset) {
        noted_.push_back({{.name = name, .index = index, .below = below}, offset});
    }

    /// A member of the open struct comes again: what was noted of it holds no longer. Linear in what is noted
    /// of the struct, which is at most one part a member.
    void forget_member(std::size_t mark, std::string_view name) {
        erase_from(mark, [&](const note& n) { return n.part.name == name; });
    }
    /// The entries of the open map with these offsets, in order, are replaced by later ones of the same key.
    void forget_entries(std::size_t mark, std::span<const std::size_t> offsets) {
        erase_from(mark, [&](const note& n) {
            return n.part.below && std::binary_search(offsets.begin(), offsets.end(), n.offset);
        });
    }

    /// Closes the container: what is known of it, null when it was read whole.
    const unread_node* close(std::size_t mark, bool is_list, arena& memory) {
        const auto first = noted_.begin() + static_cast<std::ptrdiff_t>(mark);
        if (first == noted_.end()) return nullptr;
        const auto holders =
            std::stable_partition(first, noted_.end(), [](const note& n) { return n.part.below == nullptr; });
        unread_node node{};
        if (is_list) {
            for (auto n = first; n != holders; ++n) n->part.missing = node.count += n->part.missing;
        } else {
            const auto by_name = [](const note& a, const note& b) { return a.part.name < b.part.name; };
            std::sort(first, holders, by_name);
            std::sort(holders, noted_.end(), by_name);
            node.count = static_cast<std::size_t>(holders - first);
        }
        node.values = moved(first, holders, memory);
        node.holders = moved(holders, noted_.end(), memory);
        noted_.erase(first, noted_.end());
        return ::new (memory.allocate(sizeof node, alignof(unread_node))) unread_node(node);
    }

private:
    struct note {
        unread_part part;
        std::size_t offset = 0;
    };
    using place = std::vector<note>::iterator;

    template <class Is> void erase_from(std::size_t mark, Is&& is) {
        const auto first = noted_.begin() + static_cast<std::ptrdiff_t>(mark);
        noted_.erase(std::remove_if(first, noted_.end(), is), noted_.end());
    }
    static std::span<const unread_part> moved(place first, place last, arena& memory) {
        const auto n = static_cast<std::size_t>(last - first);
        if (n == 0) return {};
        auto* const to =
            static_cast<unread_part*>(memory.allocate(n * sizeof(unread_part), alignof(unread_part)));
        for (std::size_t i = 0; i < n; ++i)
            std::construct_at(to + i, first[static_cast<std::ptrdiff_t>(i)].part);
        return {to, n};
    }

    std::vector<note> noted_;
};

/// What could not be read of a text.
struct unread_values {
    const unread_node* root = nullptr; ///< null: all of it was read; in the arena of the value
    bool whole = false;                ///< the document itself could not be read
    unread_builder noted;              ///< of what is open

    void clear() noexcept {
        root = nullptr;
        whole = false;
        noted.clear();
    }
};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
