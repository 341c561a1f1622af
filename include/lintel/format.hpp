#ifndef LINTEL_FORMAT_HPP
#define LINTEL_FORMAT_HPP

#include <lintel/arena.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/detail/appender.hpp>
#include <lintel/detail/escape.hpp>
#include <lintel/detail/path.hpp>
#include <lintel/detail/reading.hpp>
#include <lintel/detail/reporter.hpp>
#include <lintel/detail/scanner.hpp>
#include <lintel/detail/type_table.hpp>
#include <lintel/detail/vector.hpp>
#include <lintel/options.hpp>
#include <lintel/rule_info.hpp>
#include <lintel/storage.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace lintel {

/// Choices of format_to. Plain data, so designated initialisers work: `{.pretty = true}`.
struct format_options {
    /// Indented by two spaces, one member or element on a line, in the style of jq; else without white
    /// space.
    bool pretty = false;
    /// Names of members of the document itself that are no part of it and are left out, with a note, unless
    /// the struct has them: what tools wrap around a document.
    std::span<const std::string_view> left_out = {};
};

/// What format_to reports with, besides the rules of reading.
inline constexpr rule_info left_out{
    "left-out", severity::note, "format leaves out null members and members that tools added.", "the struct"};

namespace detail::inline LINTEL_ABI {

/// Writes JSON text from tokens, with or without white space between them.
class token_writer {
public:
    token_writer(std::string& out, bool pretty) noexcept : out_(out), pretty_(pretty) {}

    void key(std::string_view name) {
        next_item();
        out_.put_string(name);
        out_.put(':');
        if (pretty_) out_.put(' ');
        after_key_ = true;
    }
    void string(std::string_view s) {
        begin_value();
        out_.put_string(s);
    }
    /// A number or literal, as it is.
    void plain(std::string_view token) {
        begin_value();
        append(token);
    }
    void begin(char bracket) {
        begin_value();
        out_.put(bracket);
        ++depth_;
        empty_ = true;
    }
    void end(char bracket) {
        --depth_;
        if (!empty_) new_line();
        out_.put(bracket);
        empty_ = false;
    }
    void finish() { out_.finish(); }

private:
    void begin_value() {
        if (!std::exchange(after_key_, false) && depth_ > 0) next_item();
    }
    void next_item() {
        if (!empty_) out_.put(',');
        empty_ = false;
        new_line();
    }
    void new_line() {
        if (!pretty_) return;
        const std::size_t size = 1 + 2 * depth_;
        char* const to = out_.room(size);
        std::memset(to, ' ', size);
        *to = '\n';
        out_.advance_to(to + size);
    }
    void append(std::string_view s) {
        char* const to = out_.room(s.size());
        std::memcpy(to, s.data(), s.size());
        out_.advance_to(to + s.size());
    }

    appender out_;
    bool pretty_;
    bool empty_ = false;     // the innermost open container
    bool after_key_ = false; // the value of a member comes
    std::size_t depth_ = 0;
};

/// A value of the text. Those in a container may be written in another order.
struct text_part {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    const type_table* type = nullptr; ///< of a container whose parts are known; null: copied token by token
    std::string_view key{};           ///< of the member or entry
    std::size_t begin = 0, end = 0;   ///< of the value, from 0
    std::size_t next = none;          ///< part of the same container
    std::size_t first = none;         ///< part in the container
    std::uint8_t member = name_table::none; ///< of a structure; none: an unknown one
};

/// Finds the parts of a text that a type describes, which was read without an error.
class part_finder {
public:
    part_finder(const type_table& root, std::string_view text, arena& memory) noexcept
        : root_(&root), text_(text), memory_(&memory) {}

    void operator()(const token_span& t) {
        if (skipped_ > 0) return skip(t);
        switch (t.kind) {
        case token::key: key(t); break;
        case token::begin_object:
        case token::begin_array: begin(t); break;
        case token::end_object:
        case token::end_array:
            parts_[open_.back().part].end = t.end - 1;
            open_.pop_back();
            break;
        default: add(t);
        }
    }
    /// The document is the first.
    const vector<text_part>& parts() const noexcept { return parts_; }

private:
    struct container {
        std::size_t part;
        std::size_t last; // part in it
    };

    /// Whether something in a container of that type may change its place.
    static bool has_order(const type_table& type) noexcept {
        const type_table* t = &type;
        while (t->kind == type_class::list) t = t->element;
        return t->kind == type_class::structure || t->kind == type_class::map;
    }
    void skip(const token_span& t) {
        if (t.kind == token::begin_object || t.kind == token::begin_array) ++skipped_;
        if (t.kind != token::end_object && t.kind != token::end_array) return;
        if (--skipped_ == 0) parts_.back().end = t.end - 1;
    }
    void begin(const token_span& t) {
        const type_table* const type = expected();
        const std::size_t part = add(t);
        const bool fits = type && (t.kind == token::begin_array) == (type->kind == type_class::list);
        if (fits && has_order(*type)) {
            parts_[part].type = type;
            open_.push_back({part, text_part::none});
        } else {
            ++skipped_;
        }
    }
    /// The type of the value that begins; null when it is not known.
    const type_table* expected() const noexcept {
        if (open_.empty()) return root_;
        const type_table& holder = *parts_[open_.back().part].type;
        if (holder.kind != type_class::structure) return holder.element;
        return member_ == name_table::none ? nullptr : holder.fields[member_].type;
    }
    std::size_t add(const token_span& t) {
        const std::size_t part = parts_.size();
        parts_.push_back({.key = key_, .begin = t.begin.offset - 1, .end = t.end - 1, .member = member_});
        if (open_.empty()) return part;
        container& holder = open_.back();
        (holder.last == text_part::none ? parts_[holder.part].first : parts_[holder.last].next) = part;
        holder.last = part;
        return part;
    }
    void key(const token_span& t) {
        const std::string_view token = text_.substr(t.begin.offset - 1, t.end - t.begin.offset);
        key_ = unquoted(token, scratch_);
        if (!key_.empty() && key_.data() == scratch_.data()) {
            char* const copy = static_cast<char*>(memory_->allocate(key_.size(), 1));
            std::memcpy(copy, key_.data(), key_.size());
            key_ = {copy, key_.size()};
        }
        const type_table& holder = *parts_[open_.back().part].type;
        member_ =
            holder.kind == type_class::structure ? holder.lookup.find(key_) : std::uint8_t{name_table::none};
    }

    const type_table* root_;
    std::string_view text_;
    arena* memory_;
    vector<text_part> parts_;
    vector<container> open_;
    std::size_t skipped_ = 0; // open containers in a part that is copied
    std::string scratch_;
    std::string_view key_{}; // of the member or entry that is being read
    std::uint8_t member_ = name_table::none;
};

/// Writes the parts of a text in the order of their types.
class part_writer {
public:
    part_writer(std::string& out,
                std::string_view text,
                const vector<text_part>& parts,
                const format_options& how,
                reporter notes) noexcept
        : out_(out, how.pretty), text_(text), parts_(&parts), how_(&how), notes_(notes) {}

    void write() {
        value(0);
        while (!open_.empty()) {
            container& top = open_.back();
            if (top.next == order_.size()) {
                order_.resize(top.first);
                out_.end(top.is_list ? ']' : '}');
                open_.pop_back();
                continue;
            }
            const std::size_t part = order_[top.next++];
            if (!top.is_list) out_.key((*parts_)[part].key);
            value(part);
        }
        out_.finish();
    }

private:
    struct container {
        std::size_t part;
        std::size_t first, next; // of `order_`
        bool is_list;
    };

    void value(std::size_t part) {
        const text_part& p = (*parts_)[part];
        if (!p.type) return copy(text_.substr(p.begin, p.end - p.begin));
        const bool is_list = p.type->kind == type_class::list;
        out_.begin(is_list ? '[' : '{');
        open_.push_back({part, order_.size(), order_.size(), is_list});
        if (is_list)
            each_part(p, [&](std::size_t i) { order_.push_back(i); });
        else if (p.type->kind == type_class::map)
            entries(p);
        else
            members(p);
    }
    template <class F> void each_part(const text_part& holder, F&& f) const {
        for (std::size_t i = holder.first; i != text_part::none; i = (*parts_)[i].next) f(i);
    }
    /// The last entry of each key, in the order of the keys. n log n.
    void entries(const text_part& holder) {
        const std::size_t begin = order_.size();
        each_part(holder, [&](std::size_t i) { order_.push_back(i); });
        const auto first = order_.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto key = [&](std::size_t i) { return (*parts_)[i].key; };
        std::sort(first, order_.end(), [&](std::size_t a, std::size_t b) {
            const int order = key(a).compare(key(b));
            return order != 0 ? order < 0 : a < b;
        });
        auto kept = first;
        for (auto at = first; at != order_.end(); ++at)
            if (at + 1 == order_.end() || key(*at) != key(*(at + 1))) *kept++ = *at;
        order_.erase(kept, order_.end());
    }
    /// The last of each known member, as the struct has them, and then every unknown one, as the text has
    /// them.
    void members(const text_part& holder) {
        std::array<std::size_t, 64> known;
        known.fill(text_part::none);
        each_part(holder, [&](std::size_t i) {
            if (const auto member = (*parts_)[i].member; member != name_table::none) known[member] = i;
        });
        for (const std::size_t i : known) {
            if (i == text_part::none) continue;
            if (text_[(*parts_)[i].begin] == 'n')
                leave_out(i, " is null, which means absent; it is left out");
            else
                order_.push_back(i);
        }
        each_part(holder, [&](std::size_t i) {
            const text_part& p = (*parts_)[i];
            if (p.member != name_table::none) return;
            const bool wraps =
                open_.size() == 1 &&
                std::find(how_->left_out.begin(), how_->left_out.end(), p.key) != how_->left_out.end();
            if (wraps)
                leave_out(i, " was added by a tool; it is left out");
            else
                order_.push_back(i);
        });
    }
    /// Takes the tokens of a value as they are, but for white space and escapes.
    void copy(std::string_view value) {
        if (value.front() == '"') return out_.string(unquoted(value, scratch_));
        if (value.front() != '{' && value.front() != '[') return out_.plain(value);
        scanner scan(options::deepest, value.size());
        scan.write(value, [&](const token_span& t) {
            const std::string_view token = value.substr(t.begin.offset - 1, t.end - t.begin.offset);
            switch (t.kind) {
            case token::key: out_.key(unquoted(token, scratch_)); break;
            case token::string: out_.string(unquoted(token, scratch_)); break;
            case token::begin_object:
            case token::begin_array: out_.begin(token.front()); break;
            case token::end_object:
            case token::end_array: out_.end(token.front()); break;
            default: out_.plain(token);
            }
        });
    }
    /// Says that a part of the innermost open container is not written.
    [[gnu::cold]] void leave_out(std::size_t part, std::string_view what) {
        const std::size_t offset = (*parts_)[part].begin + 1;
        if (!notes_.wants(left_out, offset)) return;
        vector<step> steps(1);
        steps.reserve(open_.size() + 1);
        for (std::size_t i = 0; i < open_.size(); ++i) {
            const bool last = i + 1 == open_.size();
            const std::size_t at = last ? part : open_[i + 1].part;
            const type_class kind = (*parts_)[open_[i].part].type->kind;
            const std::string_view name = (*parts_)[at].key;
            steps.push_back(kind == type_class::list  ? step_to_element(steps.back(), index_in(i), false)
                            : kind == type_class::map ? step_to_entry(steps.back(), name, false)
                                                      : step_to_member(steps.back(), name, false));
        }
        notes_.add(left_out, steps.back(), {noun_of(steps.back()), what}, {}, {offset, 0, 0});
    }
    /// Of the element of an open list that is being written.
    std::size_t index_in(std::size_t i) const noexcept { return open_[i].next - open_[i].first - 1; }

    token_writer out_;
    std::string_view text_;
    const vector<text_part>* parts_;
    const format_options* how_;
    reporter notes_;
    vector<container> open_;
    vector<std::size_t> order_; // parts of the open containers, as they are written
    std::string scratch_;
};

/// Puts the findings of both, but those of `read` about what is left out, in the order of the text.
inline report merged(report read, report notes, std::string_view text, const options& opts) {
    vector<std::string_view> gone;
    for (const diagnostic& d : notes) gone.push_back(d.pointer);
    std::sort(gone.begin(), gone.end());
    report all;
    const auto add = [&](report& from, auto&& is_wanted) {
        std::array<std::size_t, 3> kept{};
        for (diagnostic& d : from.kept()) {
            ++kept[static_cast<std::size_t>(d.severity)];
            if (is_wanted(d)) all.add(std::move(d));
        }
        for (const severity s : {severity::note, severity::warning, severity::error})
            for (std::size_t n = from.count(s) - kept[static_cast<std::size_t>(s)]; n > 0; --n) all.tally(s);
    };
    const auto is_of_what_stays = [&](const diagnostic& d) {
        return (d.rule != rules::unknown_member.id && d.rule != rules::null_member.id) ||
               !std::binary_search(gone.begin(), gone.end(), std::string_view(d.pointer));
    };
    add(read, is_of_what_stays);
    add(notes, [](const diagnostic&) { return true; });
    reporter(all, opts).trim();
    add_lines(all, text);
    return all;
}

/// format_to, of a text that was read without an error.
inline report format_as(const type_table& type,
                        std::string& out,
                        std::string_view text,
                        const format_options& how,
                        const options& opts,
                        report&& read) {
    arena memory;
    part_finder parts(type, text, memory);
    scanner scan(opts.depth_limit(), opts.max_size);
    if (scan.write(text, parts)) scan.finish(parts);
    report notes;
    append_guard guard{out};
    part_writer(out, text, parts.parts(), how, {notes, opts}).write();
    report all = merged(std::move(read), std::move(notes), text, opts);
    guard.keep = true;
    return all;
}

} // namespace detail::inline LINTEL_ABI

/// Appends the canonical form of a text that a T can be read from: members in the order of declaration, maps
/// in the order of their keys, strings with the shortest escapes, numbers with their digits. Nothing is lost:
/// members that T does not know follow those it knows, in their order, each with a warning; of what is there
/// twice the last one is kept, with a warning, as parse reads it; a null member is left out with a note.
/// The form is a fixed point, and parse gives the same value for both. When the report is not ok(), `out` is
/// as before. Linear but for the keys of maps, n log n; holds a few words for each member and entry.
///
///     std::string out;
///     lintel::format_to<lintel::ssm::Target>(out, R"({ "New": [1], "Key": "a" })") // one warning
///     // {"Key":"a","New":[1]}
template <detail::described_struct T> LINTEL_TAGGED report format_to(std::string& out,
                                                                     std::string_view json,
                                                                     const format_options& how = {},
                                                                     const options& opts = {}) {
    using form = borrowed_t<T>;
    const detail::type_table& type = detail::type_table_of<form>::value;
    report found;
    {
        arena memory;
        form value{};
        detail::read_whole(found, opts, type, &value, &memory, json, detail::purpose::warnings);
    }
    if (!found.ok()) return found;
    return detail::format_as(type, out, json, how, opts, std::move(found));
}

} // namespace lintel

#endif
