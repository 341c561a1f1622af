#ifndef LINTEL_DETAIL_KNOWN_MEMBERS_HPP
#define LINTEL_DETAIL_KNOWN_MEMBERS_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/escape.hpp>
#include <lintel/detail/nearest.hpp>
#include <lintel/detail/phrase.hpp>
#include <lintel/detail/type_class.hpp>
#include <lintel/detail/type_table.hpp>
#include <lintel/detail/vector.hpp>

#include <array>
#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

// Where a name that is unknown in one structure of a document is known. Works on the tables of the document's
// types, so no name is listed for it.
namespace lintel::detail::inline LINTEL_ABI {

/// Whether two names differ at most in case, and in the `_` and `-` between their words.
constexpr bool same_name(std::string_view a, std::string_view b) noexcept {
    const auto next = [](std::string_view s, std::size_t& i) {
        while (i < s.size() && (s[i] == '_' || s[i] == '-')) ++i;
        return i < s.size() ? lower_ascii(s[i++]) : '\0';
    };
    for (std::size_t i = 0, j = 0;;) {
        const char x = next(a, i), y = next(b, j);
        if (x != y) return false;
        if (x == '\0') return i >= a.size() && j >= b.size();
    }
}

/// The structure that a value of that type is or holds; null when it holds none.
constexpr const type_table* structure_in(const type_table* type) noexcept {
    while (type && type->kind != type_class::structure) type = type->element;
    return type;
}

/// The structure's member of that name; null without one.
inline const field* member_named(const type_table& structure, std::string_view name) noexcept {
    for (const field& f : structure.fields)
        if (same_name(f.name, name)) return &f;
    return nullptr;
}

/// An open container around a place: its type, and what it is called where it stands.
struct enclosing {
    const type_table* type;
    std::string_view name; ///< of the member or entry that holds it; empty of the document
};

/// What to do about an unknown member.
struct member_advice {
    std::string hint;             ///< empty when nothing is known
    const field* meant = nullptr; ///< the member of the same structure that it is another name of
    bool guessed = false;         ///< that name is merely near
};

/// Says where an unknown name belongs. `around`: the open containers, the document first. The name is in the
/// last one.
class known_members {
public:
    known_members(std::span<const enclosing> around, std::string_view name) noexcept
        : around_(around), name_(name) {}

    /// What to do about a structure's unknown member. Linear in the number of members of all types that the
    /// document can hold.
    member_advice advice() const {
        const type_table& here = *around_.back().type;
        if (name_.empty() || name_.size() > longest_compared) return {};
        if (const field* const f = member_named(here, name_)) return {suggestion(f->name), f};
        for (const field& f : here.fields) {
            const also_known_as& other = f.line->alias;
            if (!other.name.empty() && same_name(other.name, name_))
                return {
                    phrase(
                        {"write ", shown(f.name), ": ", shown(name_), " is ", other.whose, "'s name for it"}),
                    &f};
            if (const type_table* const held = structure_in(f.type); held && same_name(held->shape, name_))
                return {phrase({"write ", shown(f.name), ": ", shown(name_), " is the name of its type"}),
                        &f};
        }
        if (std::string down = one_level_down(); !down.empty()) return {down};
        if (std::string up = one_of_the_enclosing([](const type_table&) { return true; }); !up.empty())
            return {up};
        if (std::string other = elsewhere(); !other.empty()) return {other};
        if (const std::string_view near = nearest(name_, here.names); !near.empty())
            return {suggestion(near), member_named(here, near), true};
        return {};
    }

    /// What to do about a map's entry whose value has the wrong type: where a member of that name, for which
    /// `fits` holds, is known around it.
    template <class Fits> std::string hint_for_entry(const Fits& fits) const {
        if (name_.empty() || name_.size() > longest_compared) return {};
        return one_of_the_enclosing(fits);
    }

    /// Where names of the writer's own belong: the maps of the structure, else those one level down; empty
    /// without any, and when they are more than two. Deprecated ones do not count.
    std::string maps_hint() const {
        const type_table& here = *around_.back().type;
        std::string list;
        bool of_lists = true;
        std::size_t n = add_maps_of(here, {}, list, of_lists);
        if (n == 0)
            for (const field& f : here.fields)
                if (f.type->kind == type_class::structure) n += add_maps_of(*f.type, f.name, list, of_lists);
        const std::string form = of_lists ? phrase({", as ", quoted(name_), ": [\"…\"]"}) : std::string();
        return n == 0 || n > 2 ? std::string() : phrase({"put it into ", list, form});
    }

private:
    static void append_to(std::string& list, const std::string& more) {
        if (!list.empty() && !more.empty()) list += " or ";
        list += more;
    }
    static std::string levels(std::size_t n) {
        constexpr std::array<std::string_view, 5> words{"no", "one", "two", "three", "four"};
        return phrase({n < words.size() ? std::string(words[n]) : digits(n), n == 1 ? " level" : " levels"});
    }
    /// Adds the names of a structure's maps to a list, and returns their number. `of_lists`: becomes false
    /// when one does not hold lists of texts.
    static std::size_t
    add_maps_of(const type_table& structure, std::string_view holder, std::string& list, bool& of_lists) {
        std::size_t n = 0;
        for (const field& f : structure.fields) {
            if (f.type->kind != type_class::map || structure_in(f.type) || !f.line->instead.empty()) continue;
            append_to(list, phrase({shown(holder), holder.empty() ? "" : ".", shown(f.name)}));
            const type_table& held = *f.type->element;
            of_lists = of_lists && held.kind == type_class::list && held.element->kind == type_class::string;
            ++n;
        }
        return n;
    }
    static std::string name_of(const enclosing& e) {
        if (!e.name.empty()) return shown(e.name);
        return e.type->shape.empty() ? std::string("the document") : std::string(e.type->shape);
    }

    /// A member of a structure around this one. Further away than one level only the exact name counts.
    template <class Fits> std::string one_of_the_enclosing(const Fits& fits) const {
        std::size_t up = 0;
        for (std::size_t i = around_.size() - 1; i-- > 0;) {
            const enclosing& e = around_[i];
            ++up;
            if (e.type->kind != type_class::structure) continue;
            const field* const f = member_named(*e.type, name_);
            if (f && up > 1 && f->name != name_) continue;
            if (!f || !fits(*f->type)) continue;
            return phrase({shown(f->name), " is a member of ", name_of(e), ", ", levels(up), " up"});
        }
        return {};
    }
    /// A member of a structure that this one holds.
    std::string one_level_down() const {
        std::string holders;
        std::string_view spelled;
        for (const field& f : around_.back().type->fields) {
            const type_table* const held = structure_in(f.type);
            const field* const found = held ? member_named(*held, name_) : nullptr;
            if (!found) continue;
            append_to(holders, shown(f.name));
            spelled = found->name;
        }
        if (holders.empty()) return {};
        return phrase({shown(spelled), " is a member of ", holders, ", one level down"});
    }
    /// The member that has exactly that name, or in lowerCamel or by its alias; null without one.
    static const field* member_also_named(const type_table& structure, std::string_view name) noexcept {
        for (const field& f : structure.fields) {
            const bool same_rest = f.name.size() == name.size() && f.name.substr(1) == name.substr(1);
            if ((same_rest && lower_ascii(f.name[0]) == lower_ascii(name[0])) || f.line->alias.name == name)
                return &f;
            const type_table* const held = structure_in(f.type);
            if (held && held->shape == name) return &f;
        }
        return nullptr;
    }
    /// A member, of nearly that name, of any other structure that the document can hold: the one that is
    /// nearest to its root.
    std::string elsewhere() const {
        struct place {
            const type_table* type;
            std::size_t holder; // its number
            std::string_view name;
        };
        vector<place> places{{around_.front().type, 0, {}}};
        std::set<const type_table*> seen{places.front().type};
        for (std::size_t i = 0; i < places.size(); ++i) {
            const type_table& type = *places[i].type;
            if (type.kind != type_class::structure) {
                if (type.element && seen.insert(type.element).second) places.push_back({type.element, i, {}});
                continue;
            }
            if (const field* const f = member_also_named(type, name_); f && i != 0) {
                std::string way;
                for (std::size_t p = i; p != 0; p = places[p].holder)
                    if (!places[p].name.empty())
                        way = phrase({shown(places[p].name), way.empty() ? "" : ".", way});
                return phrase({shown(f->name), " is a member of ", way});
            }
            for (const field& f : type.fields)
                if (structure_in(f.type) && seen.insert(f.type).second) places.push_back({f.type, i, f.name});
        }
        return {};
    }

    std::span<const enclosing> around_;
    std::string_view name_;
};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
