#ifndef LINTEL_DETAIL_READER_HPP
#define LINTEL_DETAIL_READER_HPP

#include <lintel/blob.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/detail/blob_hint.hpp>
#include <lintel/detail/enum_words.hpp>
#include <lintel/detail/escape.hpp>
#include <lintel/detail/known_members.hpp>
#include <lintel/detail/nearest.hpp>
#include <lintel/detail/path.hpp>
#include <lintel/detail/phrase.hpp>
#include <lintel/detail/repairs.hpp>
#include <lintel/detail/reporter.hpp>
#include <lintel/detail/scanner.hpp>
#include <lintel/detail/type_table.hpp>
#include <lintel/detail/unread.hpp>
#include <lintel/detail/vector.hpp>

#include <algorithm>
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

namespace lintel::detail::inline LINTEL_ABI {

/// Turns the tokens of a text into a value of the type that a table describes, and reports everything that is
/// wrong with them. One class serves every type; its own stack takes the place of recursion.
class reader {
public:
    reader(report& out, const options& opts) : to_(out, opts) {}

    /// Readies the reader for a document; `text` is what borrowed values may point into. `unread`, which
    /// needs `memory`, becomes what could not be read. `is_check`: what clients refuse in a request is an
    /// error.
    void start(const type_table& type,
               void* target,
               arena* memory,
               std::string_view text,
               unread_values* unread = nullptr,
               bool is_check = false) {
        root_type_ = &type;
        root_ = target;
        memory_ = memory;
        text_ = text;
        unread_ = unread;
        is_check_ = is_check;
        depth_ = 0;
        skipped_ = 0;
        skip_next_ = false;
        to_ = reporter(to_.out(), to_.opts());
    }
    /// Whether the value that comes or is open, and all in it, is passed over.
    bool skips() const noexcept { return skipped_ > 0 || skip_next_; }

    /// No token comes any more: puts the findings in order and leaves out those past the caps. `problem`: why
    /// the text ends too early, null when it does not.
    void finish(const scan_problem* problem) {
        const bool inside = depth_ > 0 && !frames(depth_ - 1).at_value;
        const std::size_t levels = inside ? depth_ - 1 : depth_;
        // What a map shows at its end, one that is still open shows now.
        for (; depth_ > 0; --depth_)
            if (frame& top = frames(depth_ - 1); top.type->finish) finish_map(top);
        to_.trim();
        if (!problem) return;
        with_path(levels, [&](const step& last) {
            to_.add(severity::error, problem->rule, last, problem->message, problem->hint, problem->where);
        });
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
        std::uint64_t meant;  // those that an unknown member is reported to be another name of
        std::size_t index;    // of the member or element that is being read
        std::size_t stored;   // elements of a list in memory
        std::size_t offset;   // of the key that is being read
        std::string_view key; // of the entry that is being read
        unread_builder::mark opened;
        document_role role; // of the innermost structure that has one
        bool sensitive;
        bool at_value;  // a key has been read, its value has not
        bool discarded; // an entry of the map could not be read
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
        frame& top = frames(depth_ - 1);
        if (top.type->finish) finish_map(top);
        if (top.meant & ~top.seen) note_meant(top);
        --depth_;
        if (unread_) close_unread(top);
    }
    void null() {
        if (depth_ == 0 || frames(depth_ - 1).type->kind != type_class::structure)
            return wrong_type(open(), found::null);
        if (frames(depth_ - 1).role == document_role::request) null_in_request();
        close_member(); // null means absent
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
        ++top.stored;
        return {top.type->element, top.type->append(top.value, memory_), top.sensitive};
    }

    void push(const slot& s) {
        const frame f{.type = s.type,
                      .value = s.value,
                      .seen = 0,
                      .meant = 0,
                      .index = static_cast<std::size_t>(-1),
                      .stored = 0,
                      .offset = 0,
                      .key = {},
                      .opened = unread_ ? unread_->noted.now() : unread_builder::mark(),
                      .role = role_in(*s.type),
                      .sensitive = s.sensitive || s.type->sensitive,
                      .at_value = false,
                      .discarded = false};
        if (depth_ < first_frames_.size()) {
            first_frames_[depth_] = f;
        } else {
            more_frames_.resize(depth_ - first_frames_.size());
            more_frames_.push_back(f);
        }
        ++depth_;
    }

    /// The role of the document's part that a container of that type, opened now, begins or belongs to.
    document_role role_in(const type_table& type) const noexcept {
        if (type.role != document_role::none || depth_ == 0) return type.role;
        return frames(depth_ - 1).role;
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
            if (!top.type->is_added_by_tools(name)) unknown_member(name);
            skip_next_ = true;
            return;
        }
        top.index = index;
        top.at_value = true;
        if (const std::uint64_t bit = std::uint64_t{1} << index; top.seen & bit) {
            duplicate(name);
            if (unread_) unread_->noted.forget_member(top.opened, top.type->names[index]);
        } else {
            top.seen |= bit;
        }
    }

    void entry_key(frame& top, std::string_view name) {
        top.key = top.type->finish ? stable(name) : name;
        top.offset = at_.offset;
        bool seen = false;
        entry_ = top.type->insert(top.value, top.key, at_.offset, memory_, seen);
        top.at_value = true;
        if (seen) duplicate(name);
    }

    void finish_map(frame& top) {
        replaced_.clear();
        top.type->finish(top.value, *memory_, top.discarded, {on_replaced, on_discarded, this});
        if (!unread_ || replaced_.empty() || unread_->noted.now() == top.opened) return;
        std::sort(replaced_.begin(), replaced_.end());
        unread_->noted.forget_entries(top.opened, replaced_);
    }
    static void on_replaced(void* self, std::size_t replaced, std::size_t offset, std::string_view key) {
        reader& r = *static_cast<reader*>(self);
        r.late_duplicate(offset, key);
        if (r.unread_) r.replaced_.push_back(replaced);
    }
    static void on_discarded(void* self, std::string_view key) {
        reader& r = *static_cast<reader*>(self);
        if (r.unread_) r.unread_->noted.add_value(key);
    }

    /// A member that is there under another name, for which there is an error, is not missing as well.
    [[gnu::cold, gnu::noinline]] void note_meant(const frame& top) {
        for (std::size_t i = 0; i < top.type->names.size(); ++i)
            if ((top.meant & ~top.seen) >> i & 1) unread_->noted.add_value(top.type->names[i]);
    }
    /// Notes what could not be read of a container that has been read, with its holder.
    void close_unread(const frame& closed) {
        const unread_node* const node =
            unread_->noted.close(closed.opened, closed.type->kind == type_class::list, *memory_);
        if (depth_ == 0) {
            unread_->root = node;
        } else if (node) {
            const frame& holder = frames(depth_ - 1);
            const bool list = holder.type->kind == type_class::list;
            unread_->noted.add_holder({list ? std::string_view() : name_in(holder),
                                       list ? holder.stored - 1 : holder.offset,
                                       node});
        }
    }
    /// Of the member or entry that is being read.
    static std::string_view name_in(const frame& f) noexcept {
        return f.type->kind == type_class::structure ? f.type->names[f.index] : f.key;
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
        default: wrong_type(s, found::string, text);
        }
    }

    void bytes(const slot& s, std::string_view text) {
        if (!can_live(s) || store_blob(*s.type, s.value, text, to_.opts().blobs, memory_)) return;
        report_value(
            rules::encoding,
            [&] { return phrase({" is not base64: ", base64_problem(text)}); },
            base64_hint(text));
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

    // Findings. A value that could not be read is left out of its struct, list or map.

    [[gnu::cold]] void forget() {
        if (depth_ == 0) {
            if (unread_) unread_->whole = true;
            return;
        }
        frame& top = frames(depth_ - 1);
        switch (top.type->kind) {
        case type_class::structure:
            close_member();
            if (unread_) unread_->noted.add_value(name_in(top));
            break;
        case type_class::map:
            if (!top.type->discard) return;
            top.type->discard(top.value);
            top.discarded = true;
            break;
        default:
            top.type->discard(top.value);
            --top.stored;
            if (unread_) unread_->noted.add_gap(top.opened, top.stored);
        }
    }

    /// Calls f with the path through the first `levels` open containers, to what each is reading.
    template <class F> void with_path(std::size_t levels, F&& f) const {
        vector<step> steps(1);
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

    /// A finding about the value that is being read; `what` follows the member's name.
    [[gnu::cold]] void report_value(const rule_info& rule, const words& what, const words& hint) {
        if (!to_.wants(rule, at_.offset)) return;
        with_path(depth_, [&](const step& last) {
            to_.add(rule, last, [&] { return phrase({noun_of(last), what.text()}); }, hint, at_);
        });
    }

    static std::string_view in_words(found what) noexcept {
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
    static std::string_view in_words(type_class wanted) noexcept {
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
        if (wanted == type_class::blob) return blob_hint(what == found::object);
        if (what == found::fraction && wanted == type_class::integer)
            return "write it without a fraction or exponent";
        if (wanted == type_class::list && what != found::object) return "put it in brackets: [ ]";
        if (wanted == type_class::string &&
            (what == found::integer || what == found::boolean || what == found::fraction))
            return "write it in quotes";
        return {};
    }

    /// Whether a value of a type may be written so.
    static bool may_be(const type_table& type, found what) noexcept {
        switch (what) {
        case found::object: return type.kind == type_class::structure || type.kind == type_class::map;
        case found::array: return type.kind == type_class::list;
        case found::string:
            return type.kind == type_class::string || type.kind == type_class::blob ||
                   type.kind == type_class::enumeration;
        case found::integer: return type.kind == type_class::integer || type.kind == type_class::number;
        case found::fraction: return type.kind == type_class::number;
        case found::boolean: return type.kind == type_class::boolean;
        case found::null: break;
        }
        return false;
    }
    /// What to do about a value of the wrong type. `text`: of a string.
    std::string type_hint(const slot& s, found what, std::string_view text) const {
        if (depth_ == 0 && what == found::null) return {};
        if (what == found::string && !s.sensitive && is_literal_of(s.type->kind, trimmed(text)))
            return "write it without quotes";
        std::string hint(remedy(s.type->kind, what));
        if (depth_ == 0 || frames(depth_ - 1).type->kind != type_class::map) return hint;
        const auto around = open_containers();
        const std::string place =
            known_members(around, frames(depth_ - 1).key).hint_for_entry([&](const type_table& type) {
                return may_be(type, what);
            });
        return phrase({hint, hint.empty() || place.empty() ? "" : "; or move it: ", place});
    }
    /// Whether a text is the JSON literal of a value of that kind.
    static bool is_literal_of(type_class kind, std::string_view text) noexcept {
        if (kind == type_class::boolean) return text == "true" || text == "false";
        if (kind != type_class::integer) return false;
        if (text.starts_with('-')) text.remove_prefix(1);
        return !text.empty() && text.find_first_not_of("0123456789") == text.npos &&
               (text.size() == 1 || text.front() != '0');
    }
    /// The open containers, the document first.
    vector<enclosing> open_containers() const {
        vector<enclosing> around;
        around.reserve(depth_);
        for (std::size_t i = 0; i < depth_; ++i) {
            const frame* const holder = i == 0 ? nullptr : &frames(i - 1);
            const bool named = holder && holder->type->kind != type_class::list;
            around.push_back({frames(i).type, named ? name_in(*holder) : std::string_view()});
        }
        return around;
    }

    [[gnu::cold]] void wrong_type(const slot& s, found what, std::string_view written = {}) {
        std::string text = " is ";
        text += in_words(what);
        text += "; ";
        text += in_words(s.type->kind);
        text += " is required";
        report_value(rules::type, text, [&] { return type_hint(s, what, written); });
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
        report_value(
            rules::enumeration,
            [&] { return not_a_valid_value(text, s.type->names, s.sensitive); },
            [&] { return s.sensitive ? std::string() : did_you_mean_value(text, s.type->names); });
        forget();
    }

    [[gnu::cold]] void unknown_member(std::string_view name) {
        frame& top = frames(depth_ - 1);
        const rule_info& rule = is_check_ && top.role == document_role::request
                                    ? rules::unknown_request_member
                                    : rules::unknown_member;
        if (!to_.wants(rule, at_.offset)) return;
        const std::string_view shape = top.type->shape;
        const std::string message =
            phrase({"unknown member ", quoted(name), shape.empty() ? "" : " in ", shape});
        with_key(name, [&](const step& last) {
            const auto hint = [&] {
                const field* meant = nullptr;
                std::string words = unknown_member_hint(name, meant);
                if (meant && unread_ && to_.opts().level(rule) == severity::error)
                    top.meant |= std::uint64_t{1} << (meant - top.type->fields.data());
                return words;
            };
            to_.add(rule, last, message, hint, at_);
        });
    }
    /// Whether the open structure has had a member.
    bool has_had(const field& member) const noexcept {
        const frame& top = frames(depth_ - 1);
        return top.seen >> (&member - top.type->fields.data()) & 1;
    }
    /// `meant`: becomes the member that the name is another one of.
    std::string unknown_member_hint(std::string_view name, const field*& meant) const {
        const auto around = open_containers();
        const known_members known(around, name);
        member_advice advice = known.advice();
        if (!advice.hint.empty() && !(advice.guessed && has_had(*advice.meant))) {
            meant = advice.meant;
            return std::move(advice.hint);
        }
        std::string hint = known.maps_hint();
        const model_info* const model = model_here();
        if (!model) return hint;
        return phrase({hint,
                       hint.empty() ? "" : "; ",
                       model->service,
                       " may have added it since this model was made (",
                       model->made,
                       "): if so, turn the rule unknown-member off"});
    }
    /// Of the innermost open structure that has one; null without.
    const model_info* model_here() const noexcept {
        const model_info* model = nullptr;
        for (std::size_t i = depth_; i-- > 0 && !model;) model = frames(i).type->model;
        return model;
    }
    [[gnu::cold]] void null_in_request() {
        const field& f = frames(depth_ - 1).type->fields[frames(depth_ - 1).index];
        // Validation reports a required member that is missing.
        if (is_check_ && f.line->is_required && to_.opts().level(rules::required)) return;
        const model_info* const model = model_here();
        report_value(rules::null_member,
                     {" is null: absent on the wire, but the ",
                      model ? model->service : "service's",
                      " clients refuse null"},
                     "leave it out");
    }
    static constexpr std::string_view keep_one = "remove all but one";
    std::string twice(std::string_view name) const {
        const bool is_entry = frames(depth_ - 1).type->kind == type_class::map;
        return phrase(
            {is_entry ? "key " : "member ", quoted(name), " appears more than once; the last one is used"});
    }
    [[gnu::cold]] void duplicate(std::string_view name) {
        if (!to_.wants(rules::duplicate_member, at_.offset)) return;
        with_key(name, [&](const step& last) {
            to_.add(rules::duplicate_member, last, [&] { return twice(name); }, keep_one, at_);
        });
    }
    /// One that was seen only now.
    [[gnu::cold]] void late_duplicate(std::size_t offset, std::string_view name) {
        if (!to_.wants_late(rules::duplicate_member, offset)) return;
        with_key(name, [&](const step& last) {
            to_.add_late(rules::duplicate_member, last, [&] { return twice(name); }, keep_one, offset);
        });
    }
    /// Calls f with the path to what has a key in the innermost open container.
    template <class F> void with_key(std::string_view name, F&& f) const {
        with_path(depth_ - 1, [&](const step& holder) { f(step_to_entry(holder, name, false)); });
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
    bool is_check_ = false;
    unread_values* unread_ = nullptr; // null: nobody asks what could not be read
    vector<std::size_t> replaced_;    // offsets of keys of the map that has just ended
    std::string scratch_;
    vector<frame> more_frames_;
    std::array<frame, 32> first_frames_;
};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
