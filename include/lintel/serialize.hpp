#ifndef LINTEL_SERIALIZE_HPP
#define LINTEL_SERIALIZE_HPP

#include <lintel/blob.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/detail/appender.hpp>
#include <lintel/detail/escape.hpp>
#include <lintel/detail/layout.hpp>
#include <lintel/detail/path.hpp>
#include <lintel/detail/phrase.hpp>
#include <lintel/detail/reporter.hpp>
#include <lintel/detail/text.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace lintel {

/// Choices of serialize. Plain data, so designated initialisers work: `serialize(x, {.blobs =
/// blob_form::raw})`.
struct write_options {
    blob_form blobs = blob_form::base64; ///< raw: a blob that is not UTF-8 is refused
};

namespace detail::inline LINTEL_ABI {

/// Writes any value.
class writer {
public:
    writer(std::string& out, reporter to) noexcept
        : out_(out), to_(to), limit_(to.opts().depth_limit()), raw_blobs_(to.opts().blobs == blob_form::raw) {
    }

    /// False: something could not be written.
    bool finish() {
        out_.finish();
        return !refused_;
    }

    void value(const void* x, const layout& type, const step& at) {
        switch (type.kind) {
        case type_class::boolean: return boolean(*static_cast<const bool*>(x));
        case type_class::integer: return integer(integer_at(x, type), type.is_signed);
        case type_class::number: return number(x, type, at);
        case type_class::string: return text(nothing, text_at(x, type.view), [&] { return at; });
        case type_class::blob: return bytes(bytes_at(x, type.view), at);
        case type_class::enumeration: return enumerator(x, type, at);
        case type_class::structure: return structure(x, type, at);
        case type_class::list: return list(x, type, at);
        case type_class::map: return map(x, type, at);
        case type_class::unsupported: return; // does not compile
        }
    }

private:
    void boolean(bool x) {
        char* const to = out_.room(5);
        std::memcpy(to, x ? "true" : "fals", 4);
        to[4] = 'e';
        out_.advance_to(to + (x ? 4 : 5));
    }
    void integer(std::uint64_t bits, bool is_signed) {
        char* to = out_.room(layout::longest_number);
        const bool negative = is_signed && static_cast<std::int64_t>(bits) < 0;
        if (negative) *to++ = '-';
        out_.advance_to(std::to_chars(to, to + layout::longest_number - 1, negative ? 0 - bits : bits).ptr);
    }
    void number(const void* x, const layout& type, const step& at) {
        if (char* const end = type.print(x, out_.room(layout::longest_number)))
            out_.advance_to(end);
        else
            refuse(rules::type, at, " is not a finite number, which JSON cannot hold");
    }
    /// A text after what stands before it: a member's key, or one of the marks below.
    template <class Here> void text(std::string_view before, std::string_view s, Here&& here) {
        if (!plain_text(before, s)) refuse(rules::encoding, here(), " is not valid UTF-8");
    }
    /// False: it is not valid UTF-8.
    bool plain_text(std::string_view before, std::string_view s) {
        char* to = put_before(before, out_.room(before.size() + key_slack + s.size() + 2 + copy_slack));
        char* const begin = to;
        *to++ = '"';
        bool ascii = true;
        if (copy_plain(s, to, ascii)) {
            to += s.size();
            *to++ = '"';
            out_.advance_to(to);
        } else {
            out_.advance_to(begin);
            out_.put_string(s);
        }
        return ascii || is_utf8(s);
    }
    /// What stands before a value is short, and key_slack bytes can be read behind it.
    static char* put_before(std::string_view some, char* to) noexcept {
        for (std::size_t i = 0; i < some.size(); i += key_slack)
            std::memcpy(to + i, some.data() + i, key_slack);
        return to + some.size();
    }
    static constexpr char marks[1 + key_slack] = ",";
    static constexpr std::string_view nothing{}, comma{marks, 1};

    void bytes(blob_view b, const step& at) {
        if (raw_blobs_) return raw_bytes(b, at);
        char* to = out_.room(base64_encoded_size(b) + 2);
        *to++ = '"';
        to = put_base64(b, to);
        *to++ = '"';
        out_.advance_to(to);
    }
    void raw_bytes(blob_view b, const step& at) {
        if (!plain_text(nothing, as_text(b)))
            refuse(rules::encoding,
                   at,
                   " holds bytes that are not UTF-8, which plain text cannot hold",
                   "write blobs as base64: set write_options::blobs to base64");
    }
    void enumerator(const void* x, const layout& type, const step& at) {
        const enum_text e = type.enumerator(x);
        if (!e.known && !type.open) refuse(rules::enumeration, at, " is not an enumerator of its type");
        text(nothing, e.text, [&] { return at; });
    }

    void structure(const void* x, const layout& type, const step& at) {
        if (!enter(at)) return;
        const std::size_t begin = out_.size();
        for (const layout_field& f : type.fields) {
            const void* const held = value_of(f, x);
            if (!held) continue;
            const auto here = [&] { return step_to_member(at, f.name, false); };
            if (f.type->kind == type_class::string) {
                text(f.key, text_at(held, f.type->view), here);
            } else {
                out_.advance_to(put_before(f.key, out_.room(f.key.size() + key_slack)));
                value(held, *f.type, here());
            }
        }
        close(begin, '{', '}');
    }
    /// Leaves what enter() entered. Everything in brackets has been written with a comma before it: the first
    /// becomes the bracket.
    void close(std::size_t begin, char opening, char closing) {
        if (out_.size() == begin) out_.put(opening);
        out_.put(closing);
        out_.at(begin) = opening;
        ++limit_;
    }
    void list(const void* x, const layout& type, const step& at) {
        if (!enter(at)) return;
        const std::size_t begin = out_.size();
        const layout& of = *type.element;
        std::size_t i = 0;
        each_item(type, x, [&](std::string_view, const void* e) {
            const auto here = [&] { return step_to_element(at, i, false); };
            if (of.kind == type_class::string) {
                text(comma, text_at(e, of.view), here);
            } else {
                out_.put(',');
                value(e, of, here());
            }
            ++i;
        });
        close(begin, '[', ']');
    }
    void map(const void* x, const layout& type, const step& at) {
        if (!enter(at)) return;
        const std::size_t begin = out_.size();
        each_item(type, x, [&](std::string_view name, const void* e) {
            const step here = step_to_entry(at, name, false);
            text(comma, name, [&] { return here; });
            out_.put(':');
            value(e, *type.element, here);
        });
        close(begin, '{', '}');
    }

    bool enter(const step& at) {
        if (limit_ == 0) refuse(rules::limit, at, " is nested too deeply to be written");
        return limit_ > 0 && limit_-- > 0;
    }

    [[gnu::cold]] void
    refuse(const rule_info& rule, const step& at, std::string_view why, std::string_view hint = {}) {
        refused_ = true;
        to_.add(rule, at, {noun_of(at), why}, hint);
    }

    appender out_;
    reporter to_;
    std::size_t limit_;
    bool raw_blobs_;
    bool refused_ = false;
};

/// serialize_to, for any described type.
inline report serialize_as(const layout& type, std::string& out, const void* x, const write_options& how) {
    const options opts{.max_depth = options::deepest, .blobs = how.blobs};
    report refused;
    append_guard guard{out};
    writer w(out, {refused, opts});
    w.value(x, type, {});
    guard.keep = w.finish();
    return refused;
}

} // namespace detail::inline LINTEL_ABI

/// Appends the shortest JSON text of `x` to `out`: members in the order of declaration, absent ones left out.
/// A whole number below 2^53 has no exponent. Linear; allocates only when `out` has to grow. What JSON cannot
/// hold (text that is not UTF-8, a number that is not finite, nesting past options::deepest) is reported, and
/// then `out` is as before.
template <detail::described_struct T>
LINTEL_TAGGED report serialize_to(std::string& out, const T& x, const write_options& how = {}) {
    return detail::serialize_as(detail::layout_of<T>::value, out, &x, how);
}

/// The shortest JSON text of `x`, empty (which no JSON text is) when serialize_to would report something.
///
///     lintel::serialize(lintel::ssm::Target{.Key = "InstanceIds"})   // {"Key":"InstanceIds"}
template <detail::described_struct T>
LINTEL_TAGGED [[nodiscard]] std::string serialize(const T& x, const write_options& how = {}) {
    std::string out;
    (void)serialize_to(out, x, how);
    return out;
}

} // namespace lintel

#endif
