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

inline void
report_text(validation& v, std::string_view text, const shape& s, const step& at, const std::string& noun) {
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

/// A length test that counts characters only when the number of bytes does not settle it.
inline bool length_holds(const length& limit, std::string_view text) noexcept {
    const auto bytes = static_cast<std::int64_t>(text.size());
    if (bytes <= limit.max && (bytes + 3) / 4 >= limit.min) return true;
    return limit.allows(static_cast<std::int64_t>(scalar_count(text)));
}

inline bool text_holds(std::string_view text, const shape& s) noexcept {
    if (s.is(shape::has_length) && !length_holds(s.length, text)) return false;
    return !s.is(shape::has_pattern) || s.pattern.test(text) == match::full;
}

inline void
validate_text(std::string_view text, const shape& s, const step& at, validation& v, bool key = false) {
    if (!v.text_is_utf8 && !is_utf8(text)) {
        if (v.to.wants(rules::encoding))
            v.report(rules::encoding, at, (key ? key_noun_of(at) : noun_of(at)) + " is not valid UTF-8");
        return;
    }
    if (!text_holds(text, s)) report_text(v, text, s, at, key ? key_noun_of(at) : noun_of(at));
}

inline void validate_bytes(std::size_t size, const shape& s, const step& at, validation& v) {
    const auto n = static_cast<std::int64_t>(size);
    if (s.is(shape::has_length) && !s.length.allows(n) && v.to.wants(rules::length))
        v.report(rules::length, at, s.length.explain(noun_of(at), n, "byte"));
}

inline void validate_size(std::size_t size, const shape& s, const step& at, validation& v) {
    const auto n = static_cast<std::int64_t>(size);
    if (s.is(shape::has_count) && !s.count.allows(n) && v.to.wants(rules::count))
        v.report(rules::count, at, s.count.explain(noun_of(at), n));
}

inline void report_range(std::string value, const shape& s, const step& at, validation& v) {
    if (v.to.wants(rules::range))
        v.report(rules::range, at, s.range.explain(noun_of(at), at.sensitive ? "out of range" : value));
}

inline void
report_enum(std::string_view text, std::span<const std::string_view> names, const step& at, validation& v) {
    if (!v.to.wants(rules::enumeration)) return;
    std::string allowed;
    for (const auto name : names) allowed += (allowed.empty() ? "" : ", ") + std::string(name);
    std::string message = noun_of(at) + (at.sensitive ? "" : ' ' + quoted(text)) +
                          " is none of the values it can have: " + allowed;
    v.report(
        rules::enumeration, at, std::move(message), at.sensitive ? std::string() : did_you_mean(text, names));
}

inline void validate_enumerator(std::string_view text, const shape& s, const step& at, validation& v) {
    const bool old = s.is(shape::has_deprecated_value) && text == s.deprecated_value.name;
    if (old && v.to.wants(rules::deprecated))
        v.report(rules::deprecated,
                 at,
                 noun_of(at) + " " + std::string(text) + " is deprecated",
                 std::string(s.deprecated_value.instead));
}

inline void report_required(const step& at, validation& v) {
    if (v.to.wants(rules::required))
        v.report(rules::required, at, required_t::explain(noun_of(at)), "add " + std::string(at.name));
}

inline void report_deprecated(std::string_view instead, const step& at, validation& v) {
    if (v.to.wants(rules::deprecated))
        v.report(rules::deprecated, at, noun_of(at) + " is deprecated", std::string(instead));
}

inline void report_too_deep(const step& at, validation& v) {
    if (v.to.wants(rules::limit))
        v.report(rules::limit,
                 at,
                 noun_of(at) + " is nested too deeply to be validated",
                 "at most " + std::to_string(v.to.opts().depth_limit()) + " levels are read");
}

template <class T> void validate_struct(const T& x, const step& at, validation& v);

template <class T> void validate_value(const T& x, const shape& s, const step& at, validation& v) {
    constexpr type_class kind = class_of<T>;
    if constexpr (kind == type_class::string) {
        validate_text(x, s, at, v);
    } else if constexpr (kind == type_class::blob) {
        validate_bytes(x.size(), s, at, v);
    } else if constexpr (kind == type_class::integer) {
        if (!s.is(shape::has_range)) return;
        const bool huge = std::cmp_greater(x, std::numeric_limits<std::int64_t>::max());
        if (huge ? s.range.max != unlimited : !s.range.allows(static_cast<std::int64_t>(x)))
            report_range(std::to_string(x), s, at, v);
    } else if constexpr (kind == type_class::enumeration) {
        if constexpr (is_open_enum<T>) {
            if (!x.known()) return report_enum(x.text(), enumerators_of<typename T::enum_type>::names, at, v);
            validate_enumerator(x.text(), s, at, v);
        } else {
            if (enum_name(x).empty()) return report_enum({}, enumerators_of<T>::names, at, v);
            validate_enumerator(enum_name(x), s, at, v);
        }
    } else if constexpr (kind == type_class::structure) {
        validate_struct(x, at, v);
    } else if constexpr (kind == type_class::list) {
        validate_size(x.size(), s, at, v);
        const shape& element = s.element_shape ? *s.element_shape : unconstrained;
        std::size_t i = 0;
        for (const auto& e : x) validate_value(e, element, step_to_element(at, i++, element.is_sensitive), v);
    } else if constexpr (kind == type_class::map) {
        validate_size(x.size(), s, at, v);
        const shape& key = s.key_shape ? *s.key_shape : unconstrained;
        const shape& value = s.value_shape ? *s.value_shape : unconstrained;
        for (const auto& e : x) {
            const step entry = step_to_entry(at, e.first, value.is_sensitive);
            validate_text(e.first, key, entry, v, true);
            validate_value(e.second, value, entry, v);
        }
    }
}

template <class T> bool is_empty_container(const T& x) {
    if constexpr (class_of<T> == type_class::list || class_of<T> == type_class::map)
        return x.size() == 0;
    else
        return false;
}

template <class T, std::size_t I> void validate_member(const T& x, const step& at, validation& v) {
    constexpr const member_shape& line = *member_shapes<T>[I];
    const auto& member = x.*described_member<T, I>::pointer;
    const auto present = [&](const auto& value) {
        const step here = step_to_member(at, line.name, line.shape.is_sensitive);
        if constexpr (!line.instead.empty())
            if (!is_empty_container(value)) report_deprecated(line.instead, here, v);
        validate_value(value, line.shape, here, v);
    };
    if constexpr (is_optional<described_type<T, I>>) {
        if (member)
            present(*member);
        else if constexpr (line.is_required)
            report_required(step_to_member(at, line.name, false), v);
    } else {
        present(member);
    }
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
