#ifndef LINTEL_DETAIL_UNREAD_HPP
#define LINTEL_DETAIL_UNREAD_HPP

#include <lintel/arena.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/detail/vector.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>
#include <span>
#include <string_view>

// The places of a text whose values could not be read. Such a value is absent from its struct, list or map;
// this is what remains known of it.
namespace lintel::detail::inline LINTEL_ABI {

struct unread_node;

/// Elements of a list, one behind the other, that could not be read.
struct unread_gap {
    std::size_t index = 0;   ///< of the element, in memory, that follows them
    std::size_t missing = 0; ///< elements that could not be read, up to and with these
};
/// A part of a container that was read, but not whole.
struct unread_holder {
    std::string_view name{}; ///< of the member or entry
    std::size_t index = 0;   ///< of the element in memory; of an entry's key, its offset in the text
    const unread_node* below = nullptr; ///< never null
};

/// What could not be read of one struct, list or map. Lookups are logarithmic in the number of its parts.
struct unread_node {
    std::span<const std::string_view> names{}; ///< of members or entries that could not be read, sorted
    std::span<const unread_gap> gaps{};        ///< of a list, in order
    std::span<const unread_holder> holders{};  ///< sorted by name or index
    std::size_t count = 0;                     ///< members, entries or elements that could not be read

    /// Whether the member or entry of that name could not be read.
    bool has(std::string_view name) const noexcept {
        return std::binary_search(names.begin(), names.end(), name);
    }
    /// What could not be read below a member or entry; null when it was read whole.
    const unread_node* below(std::string_view name) const noexcept {
        const auto before = [](const unread_holder& p, std::string_view n) { return p.name < n; };
        const auto at = std::lower_bound(holders.begin(), holders.end(), name, before);
        return at != holders.end() && at->name == name ? at->below : nullptr;
    }
    /// The same for an element, by its index in memory.
    const unread_node* below(std::size_t index) const noexcept {
        const auto before = [](const unread_holder& p, std::size_t i) { return p.index < i; };
        const auto at = std::lower_bound(holders.begin(), holders.end(), index, before);
        return at != holders.end() && at->index == index ? at->below : nullptr;
    }
    /// The index in the text of an element, by its index in memory.
    std::size_t text_index(std::size_t index) const noexcept {
        const auto before = [](std::size_t i, const unread_gap& gap) { return i < gap.index; };
        const auto after = std::upper_bound(gaps.begin(), gaps.end(), index, before);
        return after == gaps.begin() ? index : index + (after - 1)->missing;
    }
};

/// Builds the nodes while containers are opened and closed. What is noted of a container moves into the arena
/// of the value when it is closed.
class unread_builder {
public:
    /// What was noted when a container was opened: the rest is its own.
    struct mark {
        std::size_t names = 0;
        std::size_t gaps = 0;
        std::size_t holders = 0;

        bool operator==(const mark&) const = default;
    };
    mark now() const noexcept { return {names_.size(), gaps_.size(), holders_.size()}; }
    /// Forgets everything and keeps its memory.
    void clear() noexcept {
        names_.clear();
        gaps_.clear();
        holders_.clear();
    }

    /// A member or entry of the open container could not be read.
    void add_value(std::string_view name) { names_.push_back(name); }
    /// An element of the open list could not be read; `next` is the index in memory of the element that
    /// follows.
    void add_gap(const mark& opened, std::size_t next) {
        if (gaps_.size() == opened.gaps || gaps_.back().index != next) gaps_.push_back({next, 0});
        ++gaps_.back().missing;
    }
    /// A part of the open container holds something that could not be read.
    void add_holder(const unread_holder& part) { holders_.push_back(part); }

    /// A member of the open struct comes again: what was noted of it holds no longer. Linear in what is noted
    /// of the struct, which is at most one part a member.
    void forget_member(const mark& opened, std::string_view name) {
        erase_from(names_, opened.names, [&](std::string_view other) { return other == name; });
        erase_from(holders_, opened.holders, [&](const unread_holder& p) { return p.name == name; });
    }
    /// The entries of the open map whose keys are at these offsets, in order, are replaced by later ones.
    void forget_entries(const mark& opened, std::span<const std::size_t> offsets) {
        erase_from(holders_, opened.holders, [&](const unread_holder& p) {
            return std::binary_search(offsets.begin(), offsets.end(), p.index);
        });
    }

    /// Closes the container: what is known of it, null when it was read whole.
    const unread_node* close(const mark& opened, bool is_list, arena& memory) {
        if (now() == opened) return nullptr;
        const auto names = std::span(names_).subspan(opened.names);
        const auto gaps = std::span(gaps_).subspan(opened.gaps);
        const auto holders = std::span(holders_).subspan(opened.holders);
        const auto by_name = [](const unread_holder& a, const unread_holder& b) { return a.name < b.name; };
        std::sort(names.begin(), names.end());
        if (!is_list) std::sort(holders.begin(), holders.end(), by_name);
        unread_node node{};
        node.count = names.size();
        for (unread_gap& gap : gaps) gap.missing = node.count += gap.missing;
        node.names = copied(names, memory);
        node.gaps = copied(gaps, memory);
        node.holders = copied(holders, memory);
        names_.resize(opened.names);
        gaps_.resize(opened.gaps);
        holders_.resize(opened.holders);
        return ::new (memory.allocate(sizeof node, alignof(unread_node))) unread_node(node);
    }

private:
    template <class Part, class Is> static void erase_from(vector<Part>& parts, std::size_t first, Is&& is) {
        const auto begin = parts.begin() + static_cast<std::ptrdiff_t>(first);
        parts.erase(std::remove_if(begin, parts.end(), is), parts.end());
    }
    template <class Part> static std::span<const Part> copied(std::span<Part> parts, arena& memory) {
        if (parts.empty()) return {};
        auto* const to = static_cast<Part*>(memory.allocate(parts.size_bytes(), alignof(Part)));
        std::uninitialized_copy(parts.begin(), parts.end(), to);
        return {to, parts.size()};
    }

    vector<std::string_view> names_;
    vector<unread_gap> gaps_;
    vector<unread_holder> holders_;
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
