#ifndef LINTEL_DETAIL_QUICK_READER_HPP
#define LINTEL_DETAIL_QUICK_READER_HPP

#include <lintel/blob.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/detail/escape.hpp>
#include <lintel/detail/made.hpp>
#include <lintel/detail/skim.hpp>
#include <lintel/detail/type_table.hpp>
#include <lintel/options.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lintel::detail::inline LINTEL_ABI {

/// Reads a whole text without findings: well-formed, every member known and of its type, none repeated. It
/// produces no messages and returns false at the first irregularity; reader then reads the text from its
/// start and reports everything. Both give the same value for what both can read.
class quick_reader {
public:
    /// `memory` may be null, for types that borrow nothing. `skip_unknown`: unknown members are not reported.
    /// `skip_nulls`: nor are nulls in requests.
    quick_reader(std::string_view text,
                 arena* memory,
                 const options& opts,
                 bool skip_unknown,
                 bool skip_nulls = true) noexcept
        : text_(text), memory_(memory), max_depth_(std::min(opts.depth_limit(), most_frames)),
          left_for_skipping_(opts.depth_limit()), fits_(text.size() <= opts.max_size),
          skip_unknown_(skip_unknown), skip_nulls_(skip_nulls), blobs_(opts.blobs) {}

    /// False: it gave up, and the struct at `target` holds a part of the text.
    bool read(const type_table& type, void* target) {
        skimmer in(text_); // nothing but what is inlined here gets its address
        if (!fits_ || in.next() != '{' || !push(in, type, target)) return false;
        while (depth_ > 0) {
            frame& top = frames_[depth_ - 1];
            place to{};
            switch (item(in, top, to)) {
            case next_is::value:
                if (!value(in, *to.type, to.value)) return false;
                break;
            case next_is::taken: break;
            case next_is::surprise: return false;
            }
        }
        return in.next() == 0 && in.at_end();
    }

private:
    static constexpr std::size_t most_frames = 32;

    struct place {
        const type_table* type;
        void* value;
    };
    struct frame : place {
        std::uint64_t seen; // a structure's members that have stood there
        bool begun;         // it holds something already
    };
    enum class next_is : std::uint8_t { value, taken, surprise };

    [[gnu::always_inline]] bool push(skimmer& in, const type_table& type, void* value) noexcept {
        if (depth_ == max_depth_) return false;
        in.take();
        frames_[depth_++] = {{&type, value}, 0, false};
        return true;
    }

    /// Takes what stands before the next value in a container, and says where the value belongs; or takes the
    /// container's end, or a member whole.
    [[gnu::always_inline]] next_is item(skimmer& in, frame& top, place& to) {
        const type_table& type = *top.type;
        char c = in.next();
        if (c == (type.kind == type_class::list ? ']' : '}')) {
            in.take();
            return close(top) ? next_is::taken : next_is::surprise;
        }
        if (top.begun) c = past_comma(in, c);
        top.begun = true;
        if (type.kind == type_class::list) {
            if (c == 0 || c == 'n') return next_is::surprise;
            to = {type.element, type.append(top.value, memory_)};
            return next_is::value;
        }
        raw_string name;
        if (c != '"' || !in.string(name) || !in.take(':')) return next_is::surprise;
        if (type.kind == type_class::map) {
            to = {type.element, entry(top, name.inside(), name.has_escapes)};
            return to.value ? next_is::value : next_is::surprise;
        }
        return name.has_escapes ? next_is::surprise : member(in, top, name.inside(), to);
    }
    /// Takes `c`, which is next, when it is a comma. The byte that is next then, 0 when it was none.
    [[gnu::always_inline]] static char past_comma(skimmer& in, char c) noexcept {
        if (c != ',') return 0;
        in.take();
        return in.next();
    }
    [[gnu::always_inline]] next_is member(skimmer& in, frame& top, std::string_view name, place& to) {
        const std::uint8_t index = top.type->lookup.find(name);
        if (index == name_table::none)
            return (skip_unknown_ || top.type->is_added_by_tools(name)) &&
                           in.value(left_for_skipping_ - depth_)
                       ? next_is::taken
                       : next_is::surprise;
        const std::uint64_t bit = std::uint64_t{1} << index;
        if (top.seen & bit) return next_is::surprise;
        top.seen |= bit;
        const field& f = top.type->fields[index];
        const char c = in.next();
        if (c == '"' && f.text != known_text::none) {
            raw_string s;
            return in.string(s) && text_member(f, top.value, s.inside(), s.has_escapes) ? next_is::taken
                                                                                        : next_is::surprise;
        }
        if (c == 'n') { // null means absent
            if (!skip_nulls_ && role_here() == document_role::request) return next_is::surprise;
            f.close(top.value);
            return in.take_word("null") ? next_is::taken : next_is::surprise;
        }
        to = {f.type, f.open(top.value)};
        return next_is::value;
    }
    [[gnu::always_inline]] bool
    text_member(const field& f, void* owner, std::string_view inside, bool has_escapes) {
        if (f.text == known_text::owned) return owned_member(f, owner, inside, has_escapes), true;
        if (!memory_) return false;
        static_cast<std::optional<std::string_view>*>(f.at(owner))->emplace(text_of(inside, has_escapes));
        return true;
    }
    [[gnu::noinline]] void
    owned_member(const field& f, void* owner, std::string_view inside, bool has_escapes) {
        static_cast<std::optional<std::string>*>(f.at(owner))
            ->emplace(made_string{text_for_now(inside, has_escapes)});
    }
    /// Of the innermost open structure that has one.
    [[gnu::noinline]] document_role role_here() const noexcept {
        for (std::size_t i = depth_; i-- > 0;)
            if (frames_[i].type->role != document_role::none) return frames_[i].type->role;
        return document_role::none;
    }
    /// Where the value of a map's key belongs; null when the key stood there before.
    [[gnu::noinline]] void* entry(const place& map, std::string_view inside, bool has_escapes) {
        std::string_view key = text_of(inside, has_escapes);
        bool seen = false;
        void* const value = map.type->insert(map.value, key, 0, memory_, seen);
        return seen ? nullptr : value;
    }
    [[gnu::always_inline]] bool close(frame& top) {
        --depth_;
        return !top.type->finish || finish(top);
    }
    /// Whether a map that finds duplicates at its end finds none.
    [[gnu::noinline]] bool finish(const place& map) const {
        bool twice = false;
        const auto found = [](void* is, std::size_t, std::size_t, std::string_view) {
            *static_cast<bool*>(is) = true;
        };
        map.type->finish(map.value, *memory_, false, {found, nullptr, &twice});
        return !twice;
    }

    /// Takes a value and puts it where it belongs; of a container only the bracket, of a list of texts
    /// everything.
    [[gnu::always_inline]] bool value(skimmer& in, const type_table& type, void* to) {
        if (type.borrows && !memory_) return false;
        const char c = in.next();
        switch (type.kind) {
        case type_class::structure:
        case type_class::map: return c == '{' && push(in, type, to);
        case type_class::list:
            if (c != '[') return false;
            if (type.texts == known_text::none) return push(in, type, to);
            if (depth_ == max_depth_) return false;
            in.take();
            return type.texts == known_text::owned
                       ? texts(in, *static_cast<std::vector<std::string>*>(to))
                       : texts(in, *static_cast<arena_list<std::string_view>*>(to));
        case type_class::string:
        case type_class::blob:
        case type_class::enumeration: {
            raw_string s;
            return c == '"' && in.string(s) && string(type, to, s.inside(), s.has_escapes);
        }
        case type_class::integer:
        case type_class::number: {
            raw_number n;
            return (c == '-' || skimmer::is_digit(c)) && in.number(n) && number(type, to, n);
        }
        case type_class::boolean:
            *static_cast<bool*>(to) = c == 't';
            return c == 't' ? in.take_word("true") : in.take_word("false");
        default: return false; // does not compile
        }
    }

    [[gnu::always_inline]] bool
    string(const type_table& type, void* to, std::string_view inside, bool has_escapes) {
        if (type.kind != type_class::string) return other_string(type, to, inside, has_escapes);
        if (type.borrows)
            *static_cast<std::string_view*>(to) = text_of(inside, has_escapes);
        else
            static_cast<std::string*>(to)->assign(text_for_now(inside, has_escapes));
        return true;
    }
    [[gnu::noinline]] bool
    other_string(const type_table& type, void* to, std::string_view inside, bool has_escapes) {
        const std::string_view text = text_of(inside, has_escapes);
        return type.kind == type_class::enumeration ? type.store_enum(to, text)
                                                    : store_blob(type, to, text, blobs_, memory_);
    }
    static bool number(const type_table& type, void* to, const raw_number& n) {
        if (type.kind == type_class::number) return type.store_number(to, n.literal);
        const std::uint64_t bits = n.negative ? 0 - n.magnitude : n.magnitude;
        if (!n.is_integer || !n.is_short || !type.holds(n.negative, bits)) return false;
        type.store_integer(to, bits);
        return true;
    }

    /// The text, until the next call.
    [[gnu::always_inline]] std::string_view text_for_now(std::string_view inside, bool has_escapes) {
        return has_escapes ? unescaped_for_now(inside) : inside;
    }
    [[gnu::noinline]] std::string_view unescaped_for_now(std::string_view inside) {
        unescape(inside, scratch_);
        return scratch_;
    }
    /// The text, which lives as long as the document, or without an arena until the next call.
    [[gnu::always_inline]] std::string_view text_of(std::string_view inside, bool has_escapes) {
        return has_escapes ? unescaped(inside) : inside;
    }
    [[gnu::noinline]] std::string_view unescaped(std::string_view inside) {
        if (!memory_) return unescaped_for_now(inside);
        char* const to = static_cast<char*>(memory_->allocate(inside.size() + unescape_slack, 1));
        return {to, static_cast<std::size_t>(unescape(inside, to) - to)};
    }

    /// The texts of raw strings: a list that takes some at once grows once.
    class text_iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = made_string;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = made_string;

        text_iterator() = default;
        text_iterator(quick_reader& of, const raw_string* at) noexcept : of_(&of), at_(at) {}
        made_string operator*() const { return {of_->text_for_now(at_->inside(), at_->has_escapes)}; }
        text_iterator& operator++() noexcept {
            ++at_;
            return *this;
        }
        text_iterator operator++(int) noexcept { return std::exchange(*this, {*of_, at_ + 1}); }
        bool operator==(const text_iterator&) const noexcept = default;

    private:
        quick_reader* of_ = nullptr;
        const raw_string* at_ = nullptr;
    };

    /// Takes the rest of a list of texts: several at a time, so that the list grows once.
    template <class List> [[gnu::always_inline]] bool texts(skimmer& in, List& list) {
        std::array<raw_string, 48> some;
        std::size_t n = 0;
        for (bool begun = false;; begun = true) {
            char c = in.next();
            if (c == ']') break;
            if (begun) c = past_comma(in, c);
            if (n == some.size()) append(list, some.data(), std::exchange(n, 0));
            if (c != '"' || !in.string(some[n++])) return false;
        }
        in.take();
        append(list, some.data(), n);
        return true;
    }
    [[gnu::noinline]] void append(std::vector<std::string>& list, const raw_string* first, std::size_t n) {
        list.insert(list.end(), text_iterator(*this, first), text_iterator(*this, first + n));
    }
    [[gnu::noinline]] void
    append(arena_list<std::string_view>& list, const raw_string* first, std::size_t n) {
        list.reserve_in(*memory_, n);
        for (std::size_t i = 0; i < n; ++i)
            list.emplace_in(*memory_) = text_of(first[i].inside(), first[i].has_escapes);
    }

    std::string_view text_;
    arena* memory_;
    std::size_t max_depth_;
    std::size_t left_for_skipping_;
    std::size_t depth_ = 0;
    bool fits_;
    bool skip_unknown_;
    bool skip_nulls_;
    blob_form blobs_;
    std::string scratch_;
    std::array<frame, most_frames> frames_;
};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
