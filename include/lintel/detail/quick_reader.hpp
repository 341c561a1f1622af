#ifndef LINTEL_DETAIL_QUICK_READER_HPP
#define LINTEL_DETAIL_QUICK_READER_HPP

#include <lintel/blob.hpp>
#include <lintel/detail/skim.hpp>
#include <lintel/detail/type_table.hpp>
#include <lintel/options.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lintel::detail {

/// Reads a whole text about which there is nothing to say: well-formed, every member known and of its type,
/// none twice. At the first surprise it gives up; reader then reads the text from its start and says what is
/// there. Both give the same value for what both can read.
class quick_reader {
public:
    /// `memory` may be null, for types that borrow nothing. `skip_unknown`: nobody wants to hear of members
    /// that are not known.
    quick_reader(std::string_view text, arena* memory, const options& opts, bool skip_unknown) noexcept
        : in_(text), memory_(memory), max_depth_(std::min(opts.depth_limit(), most_frames)),
          left_for_skipping_(opts.depth_limit()), fits_(text.size() <= opts.max_size),
          skip_unknown_(skip_unknown) {}

    /// False: it gave up, and the struct at `target` holds a part of the text.
    bool read(const type_table& type, void* target) {
        if (!fits_ || in_.next() != '{' || !push(type, target)) return false;
        while (depth_ > 0) {
            frame& top = frames_[depth_ - 1];
            if (!(top.type->kind == type_class::list ? element(top) : member(top))) return false;
        }
        return in_.next() == 0 && in_.at_end();
    }

private:
    static constexpr std::size_t most_frames = 32;

    struct frame {
        const type_table* type;
        void* value;
        std::uint64_t seen; // a structure's members that have stood there
        bool begun;         // it holds something already
    };

    bool push(const type_table& type, void* value) noexcept {
        if (depth_ == max_depth_) return false;
        in_.take();
        frames_[depth_++] = {&type, value, 0, false};
        return true;
    }

    /// Takes what stands before the next member or element. False: there is none, which is in order if
    /// `closed_`.
    bool advance(frame& top, char close) noexcept {
        char c = in_.next();
        closed_ = c == close;
        if (closed_) return in_.take(), false;
        if (top.begun) {
            if (c != ',') return false;
            in_.take();
        }
        top.begun = true;
        return true;
    }

    bool member(frame& top) {
        raw_string name;
        if (!advance(top, '}')) return closed_ && close(top);
        if (in_.next() != '"' || !in_.string(name) || !in_.take(':')) return false;
        if (top.type->kind == type_class::map) return entry(top, name);
        if (name.has_escapes) return false;
        const std::uint8_t index = top.type->lookup.find(name.inside());
        if (index == name_table::none) return skip_unknown_ && in_.value(left_for_skipping_ - depth_);
        const std::uint64_t bit = std::uint64_t{1} << index;
        if (top.seen & bit) return false;
        top.seen |= bit;
        const field& f = top.type->fields[index];
        const char c = in_.next();
        if (c == '"' && f.text != known_text::none) return text_member(f, top.value);
        if (c == 'n') return f.close(top.value), in_.take_word("null"); // null means absent
        return value(*f.type, f.open(top.value), c);
    }
    bool text_member(const field& f, void* owner) {
        raw_string s;
        if (!in_.string(s)) return false;
        if (f.text == known_text::owned) {
            auto& member = *static_cast<std::optional<std::string>*>(f.at(owner));
            make_text(s, [&](auto... text) -> std::string& { return member.emplace(text...); });
            return true;
        }
        if (!memory_) return false;
        static_cast<std::optional<std::string_view>*>(f.at(owner))->emplace(text_of(s));
        return true;
    }
    bool entry(frame& top, const raw_string& name) {
        std::string_view key = text_of(name);
        bool seen = false;
        void* const place = top.type->insert(top.value, key, 0, memory_, seen);
        return !seen && value(*top.type->element, place, in_.next());
    }
    bool element(frame& top) {
        if (!advance(top, ']')) {
            if (closed_) --depth_;
            return closed_;
        }
        const char c = in_.next();
        return c != 'n' && value(*top.type->element, top.type->append(top.value, memory_), c);
    }

    bool close(frame& top) {
        --depth_;
        if (!top.type->finish) return true;
        bool twice = false;
        top.type->finish(
            top.value,
            *memory_,
            {[](void* found, std::size_t, std::string_view) { *static_cast<bool*>(found) = true; }, &twice});
        return !twice;
    }

    /// Takes a value that begins with `c` and puts it into `place`; of a container only the bracket.
    bool value(const type_table& type, void* place, char c) {
        if (type.borrows && !memory_) return false;
        switch (type.kind) {
        case type_class::structure:
        case type_class::map: return c == '{' && push(type, place);
        case type_class::list:
            if (c != '[' || !push(type, place)) return false;
            if (type.texts == known_text::owned) return texts(*static_cast<std::vector<std::string>*>(place));
            if (type.texts == known_text::borrowed)
                return texts(*static_cast<arena_list<std::string_view>*>(place));
            return true;
        case type_class::string:
        case type_class::blob:
        case type_class::enumeration: {
            raw_string s;
            return c == '"' && in_.string(s) && string(type, place, s);
        }
        case type_class::integer:
        case type_class::number: {
            raw_number n;
            return (c == '-' || skimmer::is_digit(c)) && in_.number(n) && number(type, place, n);
        }
        case type_class::boolean:
            *static_cast<bool*>(place) = c == 't';
            return c == 't' ? in_.take_word("true") : in_.take_word("false");
        default: return false; // does not compile
        }
    }

    bool string(const type_table& type, void* place, const raw_string& s) {
        switch (type.kind) {
        case type_class::string:
            if (type.borrows)
                *static_cast<std::string_view*>(place) = text_of(s);
            else
                assign(*static_cast<std::string*>(place), s);
            return true;
        case type_class::enumeration: return type.store_enum(place, text_of(s));
        default: return store_blob(type, place, text_of(s), memory_);
        }
    }
    static bool number(const type_table& type, void* place, const raw_number& n) {
        if (type.kind == type_class::number) return type.store_number(place, n.literal);
        const std::uint64_t bits = n.negative ? 0 - n.magnitude : n.magnitude;
        if (!n.is_integer || !n.is_short || !type.holds(n.negative, bits)) return false;
        type.store_integer(place, bits);
        return true;
    }

    static void assign(std::string& to, const raw_string& s) {
        if (s.has_escapes)
            unescape(s.inside(), to);
        else
            to.assign(s.inside());
    }
    /// Makes a new string with emplace(its text), or with emplace() when escapes have to be undone.
    template <class Emplace> static void make_text(const raw_string& s, Emplace&& emplace) {
        if (s.has_escapes)
            unescape(s.inside(), emplace());
        else
            emplace(s.inside());
    }
    /// The text, which lives as long as the document, or without an arena until the next call.
    std::string_view text_of(const raw_string& s) {
        if (!s.has_escapes) return s.inside();
        if (!memory_) return assign(scratch_, s), std::string_view(scratch_);
        char* const to = static_cast<char*>(memory_->allocate(s.size + unescape_slack, 1));
        return {to, static_cast<std::size_t>(unescape(s.inside(), to) - to)};
    }

    /// Takes a list of texts to its end: several at a time, so that the list grows once.
    template <class List> bool texts(List& list) {
        frame& top = frames_[depth_ - 1];
        std::array<raw_string, 48> some;
        std::size_t n = 0;
        while (advance(top, ']')) {
            if (n == some.size()) append(list, some.data(), std::exchange(n, 0));
            if (in_.next() != '"' || !in_.string(some[n++])) return false;
        }
        append(list, some.data(), n);
        --depth_;
        return closed_;
    }
    void append(std::vector<std::string>& list, const raw_string* first, std::size_t n) {
        if (list.capacity() - list.size() < n) list.reserve(std::max(list.size() + n, list.capacity() * 2));
        for (std::size_t i = 0; i < n; ++i)
            make_text(first[i], [&](auto... text) -> std::string& { return list.emplace_back(text...); });
    }
    void append(arena_list<std::string_view>& list, const raw_string* first, std::size_t n) {
        list.reserve_in(*memory_, n);
        for (std::size_t i = 0; i < n; ++i) list.emplace_in(*memory_) = text_of(first[i]);
    }

    skimmer in_;
    arena* memory_;
    std::size_t max_depth_;
    std::size_t left_for_skipping_;
    std::size_t depth_ = 0;
    bool fits_;
    bool skip_unknown_;
    bool closed_ = false;
    std::string scratch_;
    std::array<frame, most_frames> frames_;
};

} // namespace lintel::detail

#endif
