#ifndef LINTEL_DETAIL_READER_HPP
#define LINTEL_DETAIL_READER_HPP

#include <lintel/blob.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/detail/escape.hpp>
#include <lintel/detail/nearest.hpp>
#include <lintel/detail/path.hpp>
#include <lintel/detail/phrase.hpp>
#include <lintel/detail/reporter.hpp>
#include <lintel/detail/scanner.hpp>
#include <lintel/detail/type_table.hpp>

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace lintel::detail::inline LINTEL_ABI {

/// Turns the tokens of a text into a value of the type that a table describes, and reports everything that is
/// wrong with them. One class serves every type; its own stack takes the place of recursion.
class reader {
public:
    reader(report& out, const options& opts) : to_(out, opts) {}

    /// Readies the reader for a document; `text` is what borrowed values may point into.
    void start(const type_table& type, void* target, arena* memory, std::string_view text) {
        root_type_ = &type;
        root_ = target;
        memory_ = memory;
        text_ = text;
        depth_ = 0;
        skipped_ = 0;
        skip_next_ = false;
        full_before_ = static_cast<std::size_t>(-1);
    }

    /// Whether the value that comes or is open, and all in it, is passed over.
    bool skips() const noexcept { return skipped_ > 0 || skip_next_; }

    /// The pointer of the member or entry whose value is being read, else of the container: where a syntax
    /// error is.
    std::string here() const {
        std::string pointer;
        const bool inside = depth_ > 0 && !frames(depth_ - 1).at_value;
        with_path(inside ? depth_ - 1 : depth_, [&](const step& last) { pointer = pointer_to(last); });
        return pointer;
    }

    /// Says that no token comes any more. What a map finds at its end, one that is still open finds now.
    void break_off() {
        for (; depth_ > 0; --depth_)
            if (const frame& top = frames(depth_ - 1); top.type->finish) finish_map(top);
    }

    /// Takes the tokens in turn. `raw` is the token as it stands in the text; nobody looks at it when
    /// skips().
    void take(const token_span& t, std::string_view raw) {
        at_ = t.begin;
        switch (t.kind) {
        case token::key:
            if (skipped_ == 0) key(unquoted(raw, scratch_));
            break;
        case token::string:
            if (const slot s = open(); s.type) string(s, unquoted(raw, scratch_));
            break;
        case token::number:
            if (const slot s = open(); s.type) number(s, raw);
            break;
        case token::literal:
            if (skips())
                skip_next_ = false;
            else if (raw == "null")
                null();
            else
                boolean(open(), raw == "true");
            break;
        case token::begin_object: begin(found::object); break;
        case token::begin_array: begin(found::array); break;
        case token::end_object:
        case token::end_array: end();
        }
    }

private:
    enum class found { object, array, string, integer, fraction, boolean, null };

    struct frame {
        const type_table* type;
        void* value;
        std::uint64_t seen;   // a structure's members that have stood there
        std::size_t index;    // of the member or element that is being read
        std::string_view key; // of the entry that is being read
        bool sensitive;
        bool at_value; // a key has been read, its value has not
    };

    /// Where a value goes. No type: nowhere, it is skipped.
    struct slot {
        const type_table* type = nullptr;
        void* value = nullptr;
        bool sensitive = false;
    };

    frame& frames(std::size_t i) noexcept {
        return i < first_frames_.size() ? first_frames_[i] : more_frames_[i - first_frames_.size()];
    }
    const frame& frames(std::size_t i) const noexcept { return const_cast<reader*>(this)->frames(i); }

    void begin(found what) {
        const slot s = open();
        if (s.type) {
            const bool fits = what == found::array
                                  ? s.type->kind == type_class::list
                                  : s.type->kind == type_class::structure || s.type->kind == type_class::map;
            if (fits && can_live(s)) return push(s);
            if (!fits) wrong_type(s, what);
        }
        ++skipped_;
    }
    void end() {
        if (skipped_ > 0) {
            --skipped_;
            return;
        }
        const frame& top = frames(depth_ - 1);
        if (top.type->finish) finish_map(top);
        --depth_;
    }
    void null() {
        if (depth_ > 0 && frames(depth_ - 1).type->kind == type_class::structure)
            close_member(); // null means absent
        else
            wrong_type(open(), found::null);
    }
    void boolean(const slot& s, bool value) {
        if (s.type->kind == type_class::boolean)
            *static_cast<bool*>(s.value) = value;
        else
            wrong_type(s, found::boolean);
    }

    /// The place of the value that begins now.
    slot open() {
        if (skips()) {
            skip_next_ = false;
            return {};
        }
        if (depth_ == 0) return {root_type_, root_, root_type_->sensitive};
        frame& top = frames(depth_ - 1);
        top.at_value = false;
        if (top.type->kind == type_class::structure) {
            const field& f = top.type->fields[top.index];
            return {f.type, f.open(top.value), top.sensitive || f.sensitive};
        }
        if (top.type->kind == type_class::map) return {top.type->element, entry_, top.sensitive};
        ++top.index;
        return {top.type->element, top.type->append(top.value, memory_), top.sensitive};
    }

    void push(const slot& s) {
        const frame f{
            s.type, s.value, 0, static_cast<std::size_t>(-1), {}, s.sensitive || s.type->sensitive, false};
        if (depth_ < first_frames_.size()) {
            first_frames_[depth_] = f;
        } else {
            more_frames_.resize(depth_ - first_frames_.size());
            more_frames_.push_back(f);
        }
        ++depth_;
    }

    void close_member() {
        frame& top = frames(depth_ - 1);
        top.at_value = false;
        top.type->fields[top.index].close(top.value);
    }

    void key(std::string_view name) {
        frame& top = frames(depth_ - 1);
        if (top.type->kind == type_class::map) {
            entry_key(top, name);
            return;
        }
        const std::uint8_t index = top.type->lookup.find(name);
        if (index == name_table::none) {
            unknown_member(name);
            skip_next_ = true;
            return;
        }
        top.index = index;
        top.at_value = true;
        if (const std::uint64_t bit = std::uint64_t{1} << index; top.seen & bit)
            duplicate(at_, name);
        else
            top.seen |= bit;
    }

    void entry_key(frame& top, std::string_view name) {
        top.key = top.type->finish ? stable(name) : name;
        bool seen = false;
        entry_ = top.type->insert(top.value, top.key, at_.offset, memory_, seen);
        top.at_value = true;
        if (seen) duplicate(at_, name);
    }

    void finish_map(const frame& top) {
        top.type->finish(top.value,
                         *memory_,
                         {[](void* self, std::size_t offset, std::string_view key) {
                              static_cast<reader*>(self)->late_duplicate({offset, 0, 0}, key);
                          },
                          this});
    }

    /// Text that lives as long as the document: the input itself, or a copy in the arena.
    std::string_view stable(std::string_view s) {
        const std::less<const char*> before;
        const char* const first = text_.data();
        if (!before(s.data(), first) && !before(first + text_.size(), s.data() + s.size())) return s;
        if (s.empty()) return {};
        char* const copy = static_cast<char*>(memory_->allocate(s.size(), 1));
        std::memcpy(copy, s.data(), s.size());
        return {copy, s.size()};
    }

    void string(const slot& s, std::string_view text) {
        switch (s.type->kind) {
        case type_class::string:
            if (!can_live(s)) break;
            if (s.type->borrows)
                *static_cast<std::string_view*>(s.value) = stable(text);
            else
                static_cast<std::string*>(s.value)->assign(text);
            break;
        case type_class::blob: bytes(s, text); break;
        case type_class::enumeration:
            if (can_live(s) && !s.type->store_enum(s.value, s.type->borrows ? stable(text) : text))
                unknown_enumerator(s, text);
            break;
        default: wrong_type(s, found::string);
        }
    }

    void bytes(const slot& s, std::string_view text) {
        if (!can_live(s) || store_blob(*s.type, s.value, text, memory_)) return;
        report_value(rules::encoding,
                     " is not base64: " + std::string(base64_problem(text)),
                     "write the bytes in standard base64, with = padding and no line breaks");
        forget();
    }

    void number(const slot& s, std::string_view literal) {
        const bool fraction = literal.find_first_of(".eE") != literal.npos;
        if (s.type->kind == type_class::number)
            real(s, literal);
        else if (fraction || s.type->kind != type_class::integer)
            wrong_type(s, fraction ? found::fraction : found::integer);
        else
            integer(s, literal);
    }
    void real(const slot& s, std::string_view literal) {
        if (s.type->store_number(s.value, literal)) return;
        report_value(rules::range, " is too large a number to be held", {});
        forget();
    }
    void integer(const slot& s, std::string_view literal) {
        const bool negative = literal.front() == '-';
        std::uint64_t bits = 0;
        const char* const end = literal.data() + literal.size();
        bool held = std::from_chars(literal.data() + negative, end, bits).ec == std::errc();
        if (negative) {
            held = held && bits <= std::uint64_t{1} << 63;
            bits = 0 - bits;
        }
        if (held && s.type->holds(negative, bits))
            s.type->store_integer(s.value, bits);
        else
            out_of_range(s, literal);
    }

    // Findings. The value that could not be read is left out of a structure; in a list or map its place
    // stays.

    void forget() {
        if (depth_ > 0 && frames(depth_ - 1).type->kind == type_class::structure) close_member();
    }

    /// Calls f with the path through the first `levels` open containers, to what each is reading.
    template <class F> void with_path(std::size_t levels, F&& f) const {
        std::vector<step> steps(1);
        steps.reserve(levels + 1);
        for (std::size_t i = 0; i < levels; ++i) {
            const frame& at = frames(i);
            switch (at.type->kind) {
            case type_class::structure:
                steps.push_back(step_to_member(steps.back(), at.type->names[at.index], false));
                break;
            case type_class::map: steps.push_back(step_to_entry(steps.back(), at.key, false)); break;
            default: steps.push_back(step_to_element(steps.back(), at.index, false));
            }
        }
        f(steps.back());
    }

    void add(const rule_info& rule,
             const position& where,
             std::string pointer,
             std::string message,
             std::string hint) {
        to_.add(rule, std::move(pointer), std::move(message), std::move(hint));
        place(to_.out().kept().back(), where);
    }
    /// A finding about the value that is being read; `what` follows the member's name.
    void report_value(const rule_info& rule, std::string_view what, std::string hint) {
        if (!to_.wants(rule)) return;
        with_path(depth_, [&](const step& last) {
            add(rule, at_, pointer_to(last), noun_of(last) + std::string(what), std::move(hint));
        });
    }

    static std::string_view words(found what) noexcept {
        switch (what) {
        case found::object: return "an object";
        case found::array: return "a list";
        case found::string: return "a string";
        case found::integer: return "an integer";
        case found::fraction: return "a number with a fraction or exponent";
        case found::boolean: return "a boolean";
        case found::null: break;
        }
        return "null";
    }
    static std::string_view words(type_class wanted) noexcept {
        switch (wanted) {
        case type_class::boolean: return "true or false";
        case type_class::integer: return "an integer";
        case type_class::number: return "a number";
        case type_class::blob: return "a base64 string";
        case type_class::list: return "a list";
        case type_class::map:
        case type_class::structure: return "an object";
        default: return "a string";
        }
    }
    static std::string_view remedy(type_class wanted, found what) noexcept {
        if (what == found::null) return "remove it, or give it a value: null cannot stand in a list or map";
        if (what == found::string && (wanted == type_class::integer || wanted == type_class::boolean))
            return "write it without quotes";
        if (what == found::fraction && wanted == type_class::integer)
            return "write it without a fraction or exponent";
        if (wanted == type_class::list && what != found::object) return "put it in brackets: [ ]";
        if (wanted == type_class::string &&
            (what == found::integer || what == found::boolean || what == found::fraction))
            return "write it in quotes";
        return {};
    }

    [[gnu::cold]] void wrong_type(const slot& s, found what) {
        std::string text = " is ";
        text += words(what);
        text += "; ";
        text += words(s.type->kind);
        text += " is required";
        report_value(rules::type,
                     text,
                     depth_ == 0 && what == found::null ? std::string()
                                                        : std::string(remedy(s.type->kind, what)));
        forget();
    }
    /// Whether a value has what it needs to live in its place. False: it borrows, and there is no arena;
    /// told.
    bool can_live(const slot& s) {
        if (!s.type->borrows || memory_) return true;
        report_value(rules::type,
                     " is borrowed text, and no arena was given to hold it",
                     "read it with lintel::parse_borrowed");
        forget();
        return false;
    }
    [[gnu::cold]] void out_of_range(const slot& s, std::string_view literal) {
        constexpr std::size_t longest_shown = 24;
        std::string value = "an integer";
        if (!s.sensitive)
            value = literal.size() <= longest_shown
                        ? std::string(literal)
                        : phrase({"an integer of ", digits(literal.size()), " characters"});
        report_value(
            rules::range,
            phrase({" is ", value, "; it must be from ", digits(s.type->min), " to ", digits(s.type->max)}),
            {});
        forget();
    }
    [[gnu::cold]] void unknown_enumerator(const slot& s, std::string_view text) {
        report_value(rules::enumeration,
                     phrase({s.sensitive ? "" : " ",
                             s.sensitive ? "" : quoted(text),
                             " is none of the values it can have"}),
                     s.sensitive ? std::string() : did_you_mean(text, s.type->names));
        forget();
    }

    void unknown_member(std::string_view name) {
        if (!to_.wants(rules::unknown_member)) return;
        const frame& top = frames(depth_ - 1);
        std::string message = "this member is not known here";
        if (!top.type->shape.empty()) message = "this is no member of " + std::string(top.type->shape);
        about_key(rules::unknown_member, at_, name, std::move(message), did_you_mean(name, top.type->names));
    }
    void duplicate(const position& where, std::string_view name) {
        if (to_.wants(rules::duplicate_member)) add_duplicate(where, name);
    }
    /// One that was seen only now.
    void late_duplicate(const position& where, std::string_view name) {
        if (!to_.wants_late(rules::duplicate_member, where.offset < full_before_)) return;
        add_duplicate(where, name);
        report& out = to_.out();
        const options& opts = to_.opts();
        if (out.size() / 2 <= opts.max_diagnostics && out.bytes() / 2 <= opts.max_report_size) return;
        sort_by_place(out); // so that they never are too many
        trim(out, opts);
        full_before_ = out.empty() ? 0 : out.back().offset;
    }
    void add_duplicate(const position& where, std::string_view name) {
        about_key(rules::duplicate_member,
                  where,
                  name,
                  "this name stands here more than once; the last one counts",
                  "remove all but one");
    }

    void about_key(const rule_info& rule,
                   const position& where,
                   std::string_view name,
                   std::string message,
                   std::string hint) {
        std::string pointer;
        with_path(depth_ - 1, [&](const step& last) { pointer = pointer_to(last); });
        pointer += '/';
        append_token(pointer, name);
        add(rule, where, std::move(pointer), std::move(message), std::move(hint));
    }

    reporter to_;
    const type_table* root_type_ = nullptr;
    void* root_ = nullptr;
    arena* memory_ = nullptr;
    std::string_view text_;
    void* entry_ = nullptr; // of the map on top, for the key just read
    position at_;
    std::size_t depth_ = 0;
    std::size_t skipped_ = 0; // open containers that nothing is read from
    bool skip_next_ = false;
    std::size_t full_before_ = 0; // offset; what is found late and stands there or behind is past the caps
    std::string scratch_;
    std::vector<frame> more_frames_;
    std::array<frame, 32> first_frames_;
};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
