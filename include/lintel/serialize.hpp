#ifndef LINTEL_SERIALIZE_HPP
#define LINTEL_SERIALIZE_HPP

#include <lintel/annotate.hpp>
#include <lintel/detail/path.hpp>
#include <lintel/detail/reporter.hpp>
#include <lintel/detail/text.hpp>
#include <lintel/detail/type_class.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace lintel {
namespace detail {

/// A member's key as it is written: quoted, escaped, with its colon.
template <class T, std::size_t I> inline constexpr auto member_key = [] {
    constexpr std::string_view name = described_names<T>[I]; // a C++ identifier: nothing to escape
    std::array<char, name.size() + 4> key{};
    std::size_t n = 0;
    for (const char c : {',', '"'}) key[n++] = c;
    for (const char c : name) key[n++] = c;
    for (const char c : {'"', ':'}) key[n++] = c;
    return key;
}();

class writer {
public:
    writer(std::string& out, reporter to) noexcept : out_(out), to_(to), limit_(to.opts().depth_limit()) {}

    bool refused() const noexcept { return refused_; }

    template <class T> void value(const T& x, const step& at) {
        constexpr type_class kind = class_of<T>;
        if constexpr (kind == type_class::boolean)
            out_ += x ? "true" : "false";
        else if constexpr (kind == type_class::integer)
            number(x);
        else if constexpr (kind == type_class::number)
            real(x, at);
        else if constexpr (kind == type_class::string)
            text(x, at);
        else if constexpr (kind == type_class::blob)
            bytes(x);
        else if constexpr (kind == type_class::enumeration)
            enumerator(x, at);
        else if constexpr (kind == type_class::structure)
            structure(x, at);
        else if constexpr (kind == type_class::list)
            list(x, at);
        else if constexpr (kind == type_class::map)
            map(x, at);
    }

private:
    template <class N> void number(N x) {
        std::array<char, 32> digits;
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), x).ptr;
        out_.append(digits.data(), end);
    }
    template <class N> void real(N x, const step& at) {
        if (std::isfinite(x))
            number(x);
        else
            refuse(rules::type, at, " is not a finite number, which JSON cannot hold");
    }
    void text(std::string_view s, const step& at) {
        out_ += '"';
        bool valid = true;
        for (;;) {
            const std::size_t n = unescaped_prefix(s);
            if (valid && ascii_prefix(s.substr(0, n)) != n && !is_utf8(s.substr(0, n))) {
                valid = false;
                refuse(rules::encoding, at, " is not valid UTF-8");
            }
            out_.append(s.data(), n);
            if (n == s.size()) break;
            append_escape(out_, s[n]);
            s.remove_prefix(n + 1);
        }
        out_ += '"';
    }
    void bytes(blob_view b) {
        out_ += '"';
        base64_encode(b, out_);
        out_ += '"';
    }
    template <class E> void enumerator(const E& x, const step& at) {
        if constexpr (is_open_enum<E>) {
            text(x.text(), at);
        } else {
            if (enum_name(x).empty()) refuse(rules::enumeration, at, " holds no enumerator of its type");
            text(enum_name(x), at);
        }
    }

    template <class T, std::size_t I> void member(const T& x, const step& at) {
        const auto& value = x.*described_member<T, I>::pointer;
        constexpr const auto& key = member_key<T, I>;
        const auto put = [&](const auto& present) {
            const bool first = out_.back() == '{';
            out_.append(key.data() + first, key.size() - first);
            this->value(present, step_to_member(at, described_names<T>[I], false));
        };
        if constexpr (is_optional<described_type<T, I>>) {
            if (value) put(*value);
        } else {
            put(value);
        }
    }
    template <class T> void structure(const T& x, const step& at) {
        if (!enter(at)) return;
        out_ += '{';
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (member<T, I>(x, at), ...);
        }(std::make_index_sequence<described_names<T>.size()>{});
        out_ += '}';
        ++limit_;
    }
    template <class T> void list(const T& x, const step& at) {
        if (!enter(at)) return;
        out_ += '[';
        std::size_t i = 0;
        for (const auto& e : x) {
            if (i) out_ += ',';
            value(e, step_to_element(at, i++, false));
        }
        out_ += ']';
        ++limit_;
    }
    template <class T> void map(const T& x, const step& at) {
        if (!enter(at)) return;
        out_ += '{';
        for (const auto& e : x) {
            if (out_.back() != '{') out_ += ',';
            const step entry = step_to_entry(at, e.first, false);
            text(e.first, entry);
            out_ += ':';
            value(e.second, entry);
        }
        out_ += '}';
        ++limit_;
    }

    bool enter(const step& at) {
        if (limit_ == 0) refuse(rules::limit, at, " is nested too deeply to be written");
        return limit_ > 0 && limit_-- > 0;
    }

    void refuse(const rule_info& rule, const step& at, std::string_view why) {
        refused_ = true;
        if (to_.wants(rule)) to_.add(rule, pointer_to(at), noun_of(at) + std::string(why));
    }

    std::string& out_;
    reporter to_;
    std::size_t limit_;
    bool refused_ = false;
};

/// Puts a string back to its old length unless told otherwise.
struct append_guard {
    std::string& out;
    std::size_t size = out.size();
    bool keep = false;
    ~append_guard() {
        if (!keep) out.resize(size);
    }
};

} // namespace detail

/// Appends the shortest JSON text of `x` to `out`: members in the order of declaration, absent ones left out.
/// Linear; allocates only when `out` has to grow. What JSON cannot hold (text that is not UTF-8, a number
/// that is not finite, nesting past options::deepest) is reported, and then `out` is as before.
template <detail::described_struct T> report serialize_to(std::string& out, const T& x) {
    const options opts{.max_depth = options::deepest};
    report refused;
    detail::append_guard guard{out};
    detail::writer w(out, {refused, opts});
    w.value(x, {});
    guard.keep = !w.refused();
    return refused;
}

/// The shortest JSON text of `x`, empty (which no JSON text is) when serialize_to would report something.
///
///     lintel::serialize(lintel::ssm::Target{.Key = "tag:Env"})   // {"Key":"tag:Env"}
template <detail::described_struct T> [[nodiscard]] std::string serialize(const T& x) {
    std::string out;
    (void)serialize_to(out, x);
    return out;
}

} // namespace lintel

#endif
