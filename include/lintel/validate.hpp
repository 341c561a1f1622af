#ifndef LINTEL_VALIDATE_HPP
#define LINTEL_VALIDATE_HPP

#include <lintel/annotate.hpp>
#include <lintel/detail/nearest.hpp>
#include <lintel/detail/path.hpp>
#include <lintel/detail/reporter.hpp>
#include <lintel/detail/text.hpp>
#include <lintel/detail/type_class.hpp>
#include <lintel/rule.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace lintel {
namespace detail {

/// What a walk over a value carries with it.
struct validation {
    reporter to;
    bool text_is_utf8; ///< known, because it was parsed
    std::size_t depth = 0;

    void report(const rule_info& rule, const step& at, std::string message, std::string hint = {}) {
        to.add(rule, pointer_to(at), std::move(message), std::move(hint));
    }
};

/// All that is wrong with a text, which is not in order.
[[gnu::cold]] inline void
report_text(std::string_view text, const shape& s, const step& at, validation& v, bool is_key = false) {
    const std::string noun = is_key ? key_noun_of(at) : noun_of(at);
    if (!v.text_is_utf8 && !is_utf8(text)) {
        if (v.to.wants(rules::encoding)) v.report(rules::encoding, at, noun + " is not valid UTF-8");
        return;
    }
    const auto n = static_cast<std::int64_t>(scalar_count(text));
    if (s.is(shape::has_length) && !s.length.allows(n) && v.to.wants(rules::length))
        v.report(rules::length, at, s.length.explain(noun, n, "character"));
    if (!s.is(shape::has_pattern)) return;
    const match how = s.pattern.test(text);
    const std::string source(s.pattern.source());
    if (how == match::none && v.to.wants(rules::pattern))
        v.report(rules::pattern, at, noun + " does not match the pattern " + source);
    if (how == match::partial && v.to.wants(rules::pattern_partial))
        v.report(rules::pattern_partial,
                 at,
                 noun + " matches the pattern " + source + " only in part",
                 "make the whole text match: the service is likely to refuse it");
}

/// Whether a text meets a shape, in any case: characters are counted.
[[gnu::cold]] inline bool
text_holds_slowly(std::string_view text, const shape& s, bool text_is_utf8) noexcept {
    if (!text_is_utf8 && !is_utf8(text)) return false;
    if (s.is(shape::has_length) && !s.length.allows(static_cast<std::int64_t>(scalar_count(text))))
        return false;
    return !s.is(shape::has_pattern) || s.pattern.test(text) == match::full;
}
/// Whether a text meets a shape. Most texts are ASCII, or so short or long that their bytes settle it.
inline bool text_holds(std::string_view text, const shape& s, const validation& v) noexcept {
    const auto bytes = static_cast<std::int64_t>(text.size());
    const bool known =
        s.is(shape::has_pattern) ? s.pattern.full_ascii(text) : v.text_is_utf8 || is_ascii(text);
    if (!known) return text_holds_slowly(text, s, v.text_is_utf8);
    if (!s.is(shape::has_length)) return true;
    const bool ascii = s.is(shape::has_pattern) || !v.text_is_utf8;
    const std::int64_t least = ascii ? bytes : (bytes + 3) / 4;
    if (bytes <= s.length.max && least >= s.length.min) return true;
    return text_holds_slowly(text, s, v.text_is_utf8);
}

inline void validate_size(std::size_t size, const shape& s, const step& at, validation& v) {
    const auto n = static_cast<std::int64_t>(size);
    if (s.is(shape::has_count) && !s.count.allows(n) && v.to.wants(rules::count))
        v.report(rules::count, at, s.count.explain(noun_of(at), n));
}
[[gnu::cold]] inline void report_bytes(std::size_t size, const shape& s, const step& at, validation& v) {
    if (v.to.wants(rules::length))
        v.report(rules::length, at, s.length.explain(noun_of(at), static_cast<std::int64_t>(size), "byte"));
}

[[gnu::cold]] inline void
report_range(const std::string& value, const shape& s, const step& at, validation& v) {
    if (v.to.wants(rules::range))
        v.report(rules::range, at, s.range.explain(noun_of(at), at.sensitive ? "out of range" : value));
}
[[gnu::cold]] inline void
report_enum(std::string_view text, std::span<const std::string_view> names, const step& at, validation& v) {
    if (!v.to.wants(rules::enumeration)) return;
    std::string allowed;
    for (const auto name : names) allowed += (allowed.empty() ? "" : ", ") + std::string(name);
    std::string message = noun_of(at) + (at.sensitive ? "" : ' ' + quoted(text)) +
                          " is none of the values it can have: " + allowed;
    v.report(
        rules::enumeration, at, std::move(message), at.sensitive ? std::string() : did_you_mean(text, names));
}
[[gnu::cold]] inline void report_old_value(const shape& s, const step& at, validation& v) {
    if (v.to.wants(rules::deprecated))
        v.report(rules::deprecated,
                 at,
                 noun_of(at) + " " + std::string(s.deprecated_value.name) + " is deprecated",
                 std::string(s.deprecated_value.instead));
}
[[gnu::cold]] inline void report_required(const step& at, validation& v) {
    if (v.to.wants(rules::required))
        v.report(rules::required, at, required_t::explain(noun_of(at)), "add " + std::string(at.name));
}
[[gnu::cold]] inline void report_deprecated(std::string_view instead, const step& at, validation& v) {
    if (v.to.wants(rules::deprecated))
        v.report(rules::deprecated, at, noun_of(at) + " is deprecated", std::string(instead));
}
[[gnu::cold]] inline void report_too_deep(const step& at, validation& v) {
    if (v.to.wants(rules::limit))
        v.report(rules::limit,
                 at,
                 noun_of(at) + " is nested too deeply to be validated",
                 "at most " + std::to_string(v.to.opts().depth_limit()) + " levels are read");
}

template <class T> void validate_struct(const T& x, const step& at, validation& v);
template <class T> void validate_list(const T& list, const shape& s, const step& at, validation& v);
template <class T> void validate_map(const T& map, const shape& s, const step& at, validation& v);

/// Whether every value of T and of that shape is in order, so that none has to be looked at.
template <class T> bool needs_no_look(const shape& s, const validation& v) noexcept {
    constexpr type_class kind = class_of<T>;
    if constexpr (kind == type_class::string)
        return v.text_is_utf8 && !s.is(shape::has_length) && !s.is(shape::has_pattern);
    else
        return kind == type_class::boolean || kind == type_class::number ||
               (kind == type_class::integer && !s.is(shape::has_range));
}

/// `here()` makes the step to the value: only what is wrong, or holds more, needs it.
template <class T, class Here>
inline void validate_value(const T& x, const shape& s, Here&& here, validation& v) {
    constexpr type_class kind = class_of<T>;
    if constexpr (kind == type_class::string) {
        if (!text_holds(x, s, v)) report_text(x, s, here(), v);
    } else if constexpr (kind == type_class::blob) {
        if (s.is(shape::has_length) && !s.length.allows(static_cast<std::int64_t>(x.size())))
            report_bytes(x.size(), s, here(), v);
    } else if constexpr (kind == type_class::integer) {
        if (!s.is(shape::has_range)) return;
        const bool huge = std::cmp_greater(x, std::numeric_limits<std::int64_t>::max());
        if (huge ? s.range.max != unlimited : !s.range.allows(static_cast<std::int64_t>(x)))
            report_range(std::to_string(x), s, here(), v);
    } else if constexpr (kind == type_class::enumeration) {
        if constexpr (is_open_enum<T>) {
            if (!x.known())
                return report_enum(x.text(), enumerators_of<typename T::enum_type>::names, here(), v);
            if (s.is(shape::has_deprecated_value) && x.text() == s.deprecated_value.name)
                report_old_value(s, here(), v);
        } else {
            if (enum_name(x).empty()) return report_enum({}, enumerators_of<T>::names, here(), v);
            if (s.is(shape::has_deprecated_value) && enum_name(x) == s.deprecated_value.name)
                report_old_value(s, here(), v);
        }
    } else if constexpr (kind == type_class::structure) {
        validate_struct(x, here(), v);
    } else if constexpr (kind == type_class::list) {
        validate_list(x, s, here(), v);
    } else if constexpr (kind == type_class::map) {
        validate_map(x, s, here(), v);
    }
}

template <class T> void validate_list(const T& list, const shape& s, const step& at, validation& v) {
    validate_size(list.size(), s, at, v);
    const shape& element = s.element_shape ? *s.element_shape : unconstrained;
    if (needs_no_look<element_t<T>>(element, v)) return;
    std::size_t i = 0;
    for (const auto& e : list) {
        validate_value(e, element, [&] { return step_to_element(at, i, element.is_sensitive); }, v);
        ++i;
    }
}
template <class T> void validate_map(const T& map, const shape& s, const step& at, validation& v) {
    validate_size(map.size(), s, at, v);
    const shape& key = s.key_shape ? *s.key_shape : unconstrained;
    const shape& value = s.value_shape ? *s.value_shape : unconstrained;
    for (const auto& e : map) {
        const auto here = [&] { return step_to_entry(at, e.first, value.is_sensitive); };
        if (!text_holds(e.first, key, v)) report_text(e.first, key, here(), v, true);
        validate_value(e.second, value, here, v);
    }
}

template <class T> bool is_empty_container(const T& x) {
    if constexpr (class_of<T> == type_class::list || class_of<T> == type_class::map)
        return x.size() == 0;
    else
        return false;
}

template <class T, std::size_t I> inline void validate_member(const T& x, const step& at, validation& v) {
    constexpr const member_shape& line = *member_shapes<T>[I];
    const auto& held = x.*described_member<T, I>::pointer;
    const auto here = [&] { return step_to_member(at, line.name, line.shape.is_sensitive); };
    const auto present = [&](const auto& value) {
        if constexpr (!line.instead.empty())
            if (!is_empty_container(value)) report_deprecated(line.instead, here(), v);
        validate_value(value, line.shape, here, v);
    };
    if constexpr (!is_optional<described_type<T, I>>)
        present(held);
    else if (held)
        present(*held);
    else if constexpr (line.is_required)
        report_required(step_to_member(at, line.name, false), v);
}

template <class T> void validate_struct(const T& x, const step& at, validation& v) {
    if (v.depth == v.to.opts().depth_limit()) return report_too_deep(at, v);
    ++v.depth;
    step here = at;
    here.sensitive |= is_sensitive<T>();
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (validate_member<T, I>(x, here, v), ...);
    }(std::make_index_sequence<described_names<T>.size()>{});
    run_rules(x, here, v.to);
    --v.depth;
}

} // namespace detail

/// Every violated constraint and rule of a described struct, in the order of its members. There is no text,
/// so the findings have no position. Linear in the size of the value; allocates nothing when nothing is
/// found.
///
///     lintel::report found = lintel::validate(task);
///     for (const lintel::diagnostic& d : found) std::cout << d.pointer << ": " << d.message << '\n';
template <detail::described_struct T> [[nodiscard]] report validate(const T& x, const options& opts = {}) {
    report out;
    detail::validation v{{out, opts}, false};
    detail::validate_struct(x, {}, v);
    return out;
}

} // namespace lintel

#endif
