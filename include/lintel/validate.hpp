#ifndef LINTEL_VALIDATE_HPP
#define LINTEL_VALIDATE_HPP

#include <lintel/annotate.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/detail/empty_texts.hpp>
#include <lintel/detail/enum_words.hpp>
#include <lintel/detail/escape.hpp>
#include <lintel/detail/layout.hpp>
#include <lintel/detail/nearest.hpp>
#include <lintel/detail/path.hpp>
#include <lintel/detail/phrase.hpp>
#include <lintel/detail/repairs.hpp>
#include <lintel/detail/reporter.hpp>
#include <lintel/detail/text.hpp>
#include <lintel/detail/type_class.hpp>
#include <lintel/detail/vector.hpp>
#include <lintel/pattern.hpp>
#include <lintel/rule.hpp>
#include <lintel/words.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace lintel {
namespace detail::inline LINTEL_ABI {

/// What a walk over a value carries with it.
struct validation {
    reporter to;
    bool text_is_utf8; ///< known, because it was parsed
    bool in_answer = false;
    bool in_skeleton = false;        ///< findings about empty texts and zeros are left to the rule `skeleton`
    bool is_unfilled = false;        ///< the structure is a part of the skeleton that was not filled in
    std::size_t refused_empties = 0; ///< empty texts about which there is a finding
    std::size_t refused_zeros = 0;   ///< integers that are 0 and may not be
    std::size_t depth = 0;

    /// Whether findings of a rule are reported.
    bool is_enabled(const rule_info& rule) const noexcept { return to.opts().level(rule).has_value(); }
    void report(const rule_info& rule, const step& at, const words& message, const words& hint = "") {
        to.add(rule, at, message, hint);
    }
};

/// The message about a text that does not match its pattern, or only in part.
[[gnu::cold]] inline std::string
explain_pattern(const std::string& noun, const pattern_ref& pattern, bool in_part) {
    if (!pattern.meaning().empty())
        return phrase({noun,
                       " must be ",
                       pattern.meaning(),
                       in_part ? "; only a part of it is (pattern " : " (pattern ",
                       pattern.source(),
                       ")"});
    return in_part ? phrase({noun, " matches the pattern ", pattern.source(), " only in part"})
                   : phrase({noun, " does not match the pattern ", pattern.source()});
}
/// An empty text that its shape refuses is one finding: of its length when that is wrong.
[[gnu::cold, gnu::noinline]] inline void
examine_empty(const shape& s, const step& at, validation& v, bool is_key, std::string_view hint = {}) {
    const bool of_length = s.is(shape::has_length) && !s.length.allows(0) && v.is_enabled(rules::length);
    if (!of_length && !(s.is(shape::has_pattern) && s.pattern.test({}) == match::none)) return;
    const rule_info& rule = of_length ? rules::length : rules::pattern;
    if (!v.is_enabled(rule)) return;
    if (!is_key) {
        ++v.refused_empties;
        if (v.in_skeleton) return;
    }
    const auto message = [&] {
        const std::string noun = is_key ? key_noun_of(at) : noun_of(at);
        return of_length ? s.length.explain(noun, 0, "character") : explain_pattern(noun, s.pattern, false);
    };
    v.report(rule, at, message, hint);
}

/// Reports all that is wrong with a text, if anything is. Each thing is looked at once.
[[gnu::noinline]] inline void
examine_text(std::string_view text, const shape& s, const step& at, validation& v, bool is_key = false) {
    const auto noun = [&] { return is_key ? key_noun_of(at) : noun_of(at); };
    if (!v.text_is_utf8 && !is_utf8(text)) {
        return v.report(rules::encoding, at, [&] { return phrase({noun(), " is not valid UTF-8"}); });
    }
    if (text.empty()) return examine_empty(s, at, v, is_key);
    const match how = s.is(shape::has_pattern) ? s.pattern.test(text) : match::full;
    const auto hint = [&] { return at.sensitive && !is_key ? std::string() : repair_hint(text, s); };
    if (s.is(shape::has_length)) {
        const auto n = static_cast<std::int64_t>(scalar_count(text));
        if (!s.length.allows(n))
            v.report(
                rules::length,
                at,
                [&] { return s.length.explain(noun(), n, "character"); },
                [&] { return how == match::full ? hint() : std::string(); });
    }
    if (how == match::none)
        v.report(rules::pattern, at, [&] { return explain_pattern(noun(), s.pattern, false); }, hint);
    if (how == match::partial)
        v.report(
            rules::pattern_partial,
            at,
            [&] { return explain_pattern(noun(), s.pattern, true); },
            [&] {
                std::string repaired = hint();
                return repaired.empty() ? "the whole string must match; the service is likely to reject it"
                                        : repaired;
            });
}
/// Whether a text surely meets a shape. Most texts are ASCII, or so short or long that their bytes settle it;
/// of the others nothing is said.
inline bool surely_holds(std::string_view text, const shape& s, const validation& v) noexcept {
    const auto bytes = static_cast<std::int64_t>(text.size());
    const bool known =
        s.is(shape::has_pattern) ? s.pattern.full_ascii(text) : v.text_is_utf8 || is_ascii(text);
    if (!known || !s.is(shape::has_length)) return known;
    const bool ascii = s.is(shape::has_pattern) || !v.text_is_utf8;
    const std::int64_t least = ascii ? bytes : (bytes + 3) / 4;
    return bytes <= s.length.max && least >= s.length.min;
}

/// `size`: of the list or map in memory.
inline void validate_size(std::size_t size, const shape& s, const step& at, validation& v) {
    const auto n = static_cast<std::int64_t>(size + unread_count(at));
    if (s.is(shape::has_count) && !s.count.allows(n))
        v.report(rules::count, at, [&] { return s.count.explain(noun_of(at), n); });
}
[[gnu::cold, gnu::noinline]] inline void
report_bytes(std::size_t size, const shape& s, const step& at, validation& v) {
    v.report(rules::length, at, [&] {
        return s.length.explain(noun_of(at), static_cast<std::int64_t>(size), "byte");
    });
}

[[gnu::cold, gnu::noinline]] inline void
report_range(const std::string& value, const shape& s, const step& at, validation& v) {
    if (value == "0" && v.is_enabled(rules::range)) {
        ++v.refused_zeros;
        if (v.in_skeleton) return;
    }
    v.report(rules::range, at, [&] {
        return s.range.explain(noun_of(at), at.sensitive ? "out of range" : value);
    });
}
[[gnu::cold, gnu::noinline]] inline void
report_enum(std::string_view text, std::span<const std::string_view> names, const step& at, validation& v) {
    v.report(
        rules::enumeration,
        at,
        [&] { return phrase({noun_of(at), not_a_valid_value(text, names, at.sensitive)}); },
        [&] { return at.sensitive ? std::string() : did_you_mean_value(text, names); });
}
[[gnu::cold, gnu::noinline]] inline void report_old_value(const shape& s, const step& at, validation& v) {
    if (v.is_unfilled) return;
    v.report(
        rules::deprecated,
        at,
        [&] {
            return at.sensitive
                       ? phrase({noun_of(at), " has a deprecated value"})
                       : phrase({noun_of(at), " ", shown(s.deprecated_value.name), " is deprecated"});
        },
        s.deprecated_value.instead);
}
// Reports of a member or element make the step to it themselves, so that the walk's frames stay small.
[[gnu::cold, gnu::noinline]] inline void
report_required(const member_shape& line, const step& owner, validation& v) {
    const step at = step_to_member(owner, line.name, false);
    v.report(
        rules::required,
        at,
        [&] { return required_t::explain(noun_of(at)); },
        [&] { return phrase({"add ", shown(at.name)}); });
}
[[gnu::cold, gnu::noinline]] inline void
report_deprecated(const member_shape& line, const step& owner, validation& v) {
    const step at = step_to_member(owner, line.name, line.shape.is_sensitive);
    v.report(rules::deprecated, at, [&] { return phrase({noun_of(at), " is deprecated"}); }, line.instead);
}
[[gnu::noinline]] inline void
examine_member_text(std::string_view text, const member_shape& line, const step& owner, validation& v) {
    const step at = step_to_member(owner, line.name, line.shape.is_sensitive);
    if (text.empty())
        examine_empty(line.shape, at, v, false, line.is_required ? "" : "fill it in, or leave it out");
    else
        examine_text(text, line.shape, at, v);
}
[[gnu::noinline]] inline void examine_element_text(
    std::string_view text, const shape& s, const step& list, std::size_t index, validation& v) {
    examine_text(text, s, step_to_element(list, index, s.is_sensitive), v);
}
[[gnu::cold, gnu::noinline]] inline void report_too_deep(const step& at, validation& v) {
    v.report(rules::limit,
             at,
             [&] { return phrase({noun_of(at), " is nested too deeply to be validated"}); },
             {"at most ", v.to.opts().depth_limit(), " levels are read"});
}

/// What validation knows of a structure besides its layout.
struct structure_checks {
    const layout* type;
    document_role role;
    std::span<const member_shape* const> lines;
    std::span<const structure_checks* const> below; ///< by member: of the structure that it holds, if any
    bool sensitive;
    void (*run_rules)(const void* value, const step& at, validation& v); ///< null without rules
    /// Whether the rules report what is deprecated; null if they never do.
    bool (*explains_deprecated)(const void* value, const step& at, reporter& to) = nullptr;
};

inline void validate_structure(const void* x, const structure_checks& checks, const step& at, validation& v);

/// Whether every value of that type and shape is in order, so that none has to be looked at.
inline bool needs_no_look(const layout& type, const shape& s, const validation& v) noexcept {
    switch (type.kind) {
    case type_class::string: return v.text_is_utf8 && !s.is(shape::has_length) && !s.is(shape::has_pattern);
    case type_class::boolean:
    case type_class::number: return true;
    case type_class::integer: return !s.is(shape::has_range);
    default: return false;
    }
}

inline void
validate_integer(const void* x, const layout& type, const shape& s, const step& at, validation& v) {
    if (!s.is(shape::has_range)) return;
    const std::uint64_t bits = integer_at(x, type);
    const auto n = static_cast<std::int64_t>(bits);
    const bool huge = !type.is_signed && n < 0;
    if (huge ? s.range.max != unlimited : !s.range.allows(n))
        report_range(huge ? digits(bits) : digits(n), s, at, v);
}
inline void
validate_enumerator(const void* x, const layout& type, const shape& s, const step& at, validation& v) {
    const enum_text value = type.enumerator(x);
    if (!value.known) {
        const bool is_absent =
            v.in_answer && type.open && value.text.empty() && at.kind == step::into::member;
        return is_absent ? void() : report_enum(value.text, type.names, at, v);
    }
    if (s.is(shape::has_deprecated_value) && value.text == s.deprecated_value.name)
        report_old_value(s, at, v);
}

/// Any value. `below` is of the structure that it holds, if any.
inline void validate_value(const void* x,
                           const layout& type,
                           const shape& s,
                           const structure_checks* below,
                           const step& at,
                           validation& v);

inline void validate_list(const void* list,
                          const layout& type,
                          const shape& s,
                          const structure_checks* below,
                          const step& at,
                          validation& v) {
    validate_size(type.elements(list).size, s, at, v);
    const shape& element = s.element_shape ? *s.element_shape : unconstrained;
    const layout& of = *type.element;
    if (needs_no_look(of, element, v)) return;
    std::size_t i = 0;
    each_item(type, list, [&](std::string_view, const void* e) {
        if (of.kind != type_class::string)
            validate_value(e, of, element, below, step_to_element(at, i, element.is_sensitive), v);
        else if (const std::string_view text = text_at(e, of.view); !surely_holds(text, element, v))
            examine_element_text(text, element, at, i, v);
        ++i;
    });
}
inline void validate_map(const void* map,
                         const layout& type,
                         const shape& s,
                         const structure_checks* below,
                         const step& at,
                         validation& v) {
    validate_size(type.elements(map).size, s, at, v);
    const shape& key = s.key_shape ? *s.key_shape : unconstrained;
    const shape& value = s.value_shape ? *s.value_shape : unconstrained;
    const layout& of = *type.element;
    each_item(type, map, [&](std::string_view name, const void* x) {
        const step here = step_to_entry(at, name, value.is_sensitive);
        if (!surely_holds(name, key, v)) examine_text(name, key, here, v, true);
        validate_value(x, of, value, below, here, v);
    });
    if (!at.unread) return;
    for (const std::string_view name : at.unread->names) // a key is known although its value is not
        if (!surely_holds(name, key, v))
            examine_text(name, key, step_to_entry(at, name, value.is_sensitive), v, true);
}

inline void validate_value(const void* x,
                           const layout& type,
                           const shape& s,
                           const structure_checks* below,
                           const step& at,
                           validation& v) {
    switch (type.kind) {
    case type_class::string:
        if (const std::string_view text = text_at(x, type.view); !surely_holds(text, s, v))
            examine_text(text, s, at, v);
        return;
    case type_class::blob: {
        const std::size_t n = bytes_at(x, type.view).size();
        if (s.is(shape::has_length) && !s.length.allows(static_cast<std::int64_t>(n)))
            report_bytes(n, s, at, v);
        return;
    }
    case type_class::integer: return validate_integer(x, type, s, at, v);
    case type_class::enumeration: return validate_enumerator(x, type, s, at, v);
    case type_class::structure: return validate_structure(x, *below, at, v);
    case type_class::list: return validate_list(x, type, s, below, at, v);
    case type_class::map: return validate_map(x, type, s, below, at, v);
    default: return; // a boolean or a number is always in order
    }
}

inline bool is_empty_container(const void* x, const layout& type, const step& at) {
    return (type.kind == type_class::list || type.kind == type_class::map) && type.elements(x).size == 0 &&
           unread_count(at) == 0;
}

/// Whether the finding about a skeleton speaks for that member. A function of its own, so that the walk's
/// frames stay small.
[[gnu::cold, gnu::noinline]] inline bool is_left_to_skeleton(const void* x,
                                                             const structure_checks& checks,
                                                             std::string_view name,
                                                             const validation& v) {
    return v.is_unfilled || is_unfilled({checks.type, x}, {name});
}
/// Whether a structure is a part of a skeleton that was not filled in.
[[gnu::cold, gnu::noinline]] inline bool is_unfilled_structure(const void* x, const layout& type) {
    return filling_of(x, type, deepest_filling) == filling::empty;
}

inline void validate_structure(const void* x, const structure_checks& checks, const step& at, validation& v) {
    if (v.depth == v.to.opts().depth_limit()) return report_too_deep(at, v);
    ++v.depth;
    const bool was_in_answer = v.in_answer, was_unfilled = v.is_unfilled;
    if (v.in_skeleton && !was_unfilled) v.is_unfilled = is_unfilled_structure(x, *checks.type);
    if (checks.role != document_role::none) v.in_answer = checks.role == document_role::answer;
    step here = at;
    here.sensitive |= checks.sensitive;
    const std::span<const layout_field> fields = checks.type->fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const layout_field& f = fields[i];
        const member_shape& line = *checks.lines[i];
        if (is_unread(here, line.name)) continue;
        const void* const value = value_of(f, x);
        if (!value) {
            if (line.is_required) report_required(line, here, v);
            continue;
        }
        if (!line.instead.empty() &&
            !is_empty_container(value, *f.type, step_to_member(here, line.name, false)) &&
            !(checks.explains_deprecated && checks.explains_deprecated(x, here, v.to)) &&
            !(v.in_skeleton && is_left_to_skeleton(x, checks, line.name, v)))
            report_deprecated(line, here, v);
        if (f.type->kind != type_class::string)
            validate_value(value,
                           *f.type,
                           line.shape,
                           checks.below[i],
                           step_to_member(here, line.name, line.shape.is_sensitive),
                           v);
        else if (const std::string_view text = text_at(value, f.type->view);
                 !surely_holds(text, line.shape, v))
            examine_member_text(text, line, here, v);
    }
    if (checks.run_rules) checks.run_rules(x, here, v);
    v.in_answer = was_in_answer;
    v.is_unfilled = was_unfilled;
    --v.depth;
}

/// A copy of T's rules under a name that has the tag, as the table holds the addresses of functions.
template <class T> inline constexpr auto rules_to_run = [] {
    std::array<rule<T>, std::size(rules_of<T>::table)> rules{};
    std::copy(std::begin(rules_of<T>::table), std::end(rules_of<T>::table), rules.begin());
    return rules;
}();
template <class T> void run_rules(const void* value, const step& at, validation& v) {
    const structure_place place{&layout_of<T>::value, value, v.is_unfilled};
    for (const rule<T>& r : rules_to_run<T>) {
        findings found(v.to, at, r, v.in_skeleton ? &place : nullptr);
        r.test(*static_cast<const T*>(value), found);
    }
}
template <class T> constexpr auto deprecation_of_rules() -> bool (*)(const void*, const step&, reporter&) {
    if constexpr (requires { rules_of<T>::explains_deprecated; })
        return [](const void* value, const step& at, reporter& to) -> bool {
            return rules_of<T>::explains_deprecated(*static_cast<const T*>(value),
                                                    findings(to, at, rules::deprecated));
        };
    else
        return nullptr;
}
// Not constexpr where it is declared, as compared_structure_of.
template <class T> struct checks_of {
    static const structure_checks value;
};
template <class T> constinit const structure_checks checks_of<T>::value{
    &layout_of<T>::value,
    role_of<T>(),
    member_shapes<T>,
    tables_below<structure_checks, checks_of, T>,
    is_sensitive<T>(),
    std::size(rules_of<T>::table) == 0 ? nullptr : run_rules<T>,
    deprecation_of_rules<T>()};

/// Reports that a document was not filled in.
[[gnu::cold]] inline void report_skeleton(
    const void* x, const structure_checks& checks, const step& root, std::size_t zeros, validation& v) {
    empty_texts empty;
    empty.count(x, *checks.type, root, v.to.opts().depth_limit());
    const auto message = [&] {
        const std::string& places = empty.places();
        std::string numbers;
        if (zeros > 0)
            numbers = phrase({" and ", digits(zeros), zeros == 1 ? " number is 0" : " numbers are 0"});
        return phrase({digits(empty.size()),
                       " members are empty",
                       numbers,
                       ", as in a skeleton that was not filled in",
                       places.empty() ? "" : ": ",
                       places,
                       places.empty() || empty.size() <= empty_texts::most_named ? "" : ", …"});
    };
    v.report(rules::skeleton, root, message, "fill in or delete the empty members");
}

/// Adds what validation finds to a report. `was_parsed`: the texts are known to be UTF-8. `unread`: what
/// could not be read of the value, null when there is no text or all of it was read.
inline void validate_into(report& out,
                          const options& opts,
                          const structure_checks& checks,
                          const void* x,
                          bool was_parsed,
                          const unread_node* unread) {
    const report::mark before = out.position();
    validation v{{out, opts}, was_parsed};
    step root;
    root.unread = unread;
    validate_structure(x, checks, root, v);
    if (checks.role != document_role::request || !v.is_enabled(rules::skeleton)) return;
    constexpr std::size_t fewest = 3; // or two, and nothing is filled in
    if (v.refused_empties + 1 < fewest ||
        (v.refused_empties < fewest && !is_unfilled_structure(x, *checks.type)))
        return;
    out.rewind(before);
    validation once_more{{out, opts}, was_parsed};
    once_more.in_skeleton = true;
    report_skeleton(x, checks, root, v.refused_zeros, once_more);
    validate_structure(x, checks, root, once_more);
}

} // namespace detail::inline LINTEL_ABI

/// Every violated constraint and rule of a described struct, in the order of its members. There is no text,
/// so the findings have no position. Linear in the size of the value; allocates nothing when nothing is
/// found.
///
///     lintel::report found = lintel::validate(task);
///     for (const lintel::diagnostic& d : found) std::cout << d.pointer << ": " << d.message << '\n';
template <detail::described_struct T>
LINTEL_TAGGED [[nodiscard]] report validate(const T& x, const options& opts = {}) {
    report out;
    detail::validate_into(out, opts, detail::checks_of<T>::value, &x, false, nullptr);
    return out;
}

} // namespace lintel

#endif
