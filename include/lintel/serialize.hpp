#ifndef LINTEL_SERIALIZE_HPP
#define LINTEL_SERIALIZE_HPP

#include <lintel/annotate.hpp>
#include <lintel/detail/path.hpp>
#include <lintel/detail/reporter.hpp>
#include <lintel/detail/text.hpp>
#include <lintel/detail/type_class.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace lintel {
namespace detail {

/// A member's key as it is written: with a comma before it, quoted, and a colon.
template <class T, std::size_t I> inline constexpr auto member_key = [] {
    constexpr std::string_view name = described_names<T>[I]; // a C++ identifier: nothing to escape
    std::array<char, name.size() + 4> key{};
    std::size_t n = 0;
    for (const char c : {',', '"'}) key[n++] = c;
    for (const char c : name) key[n++] = c;
    for (const char c : {'"', ':'}) key[n++] = c;
    return key;
}();

/// The end of a string that grows, written through a pointer: room is made for several bytes at once. The
/// string has its right size only after finish().
class appender {
public:
    explicit appender(std::string& out) noexcept : out_(&out), at_(out.data() + out.size()), end_(at_) {}

    /// The end, with room for `n` bytes; what was written there is taken by advance_to().
    char* room(std::size_t n) {
        if (static_cast<std::size_t>(end_ - at_) < n) grow(n);
        return at_;
    }
    void advance_to(char* at) noexcept { at_ = at; }
    template <std::size_t N> void append(const std::array<char, N>& some) {
        char* const to = room(N);
        std::memcpy(to, some.data(), N);
        at_ = to + N;
    }
    void put(char c) {
        *room(1) = c;
        ++at_;
    }
    std::size_t size() const noexcept { return static_cast<std::size_t>(at_ - out_->data()); }
    char& at(std::size_t i) noexcept { return (*out_)[i]; }
    void finish() { out_->resize(size()); }

private:
    void grow(std::size_t n) {
        constexpr std::size_t least = 512;
        const std::size_t old = size();
        out_->resize(old + std::max(n, least + old / 2));
        at_ = out_->data() + old;
        end_ = out_->data() + out_->size();
    }

    std::string* out_;
    char* at_;
    char* end_;
};

/// What copy_plain() may write beyond the text's end.
inline constexpr std::size_t copy_slack = wide_block::size;

/// Copies a text that needs no escape in JSON; false when it does need one. `ascii` says whether it is ASCII.
inline bool copy_plain(std::string_view s, char* to, bool& ascii) noexcept {
    const char* const from = s.data();
    const std::size_t n = s.size();
    std::uint64_t escaped = 0, beyond = 0;
    const auto copy = [&]<class Block>(const Block& block, std::size_t at) {
        block.store(to + at);
        escaped |= block.escaped();
        beyond |= block.beyond_ascii();
    };
    if (n >= wide_block::size) {
        for (std::size_t i = 0; i + wide_block::size < n; i += wide_block::size)
            copy(wide_block(from + i), i);
        copy(wide_block(from + n - wide_block::size), n - wide_block::size);
    } else if (n >= word_block::size) {
        for (std::size_t i = 0; i + word_block::size < n; i += word_block::size)
            copy(word_block(from + i), i);
        copy(word_block(from + n - word_block::size), n - word_block::size);
    } else {
        for (std::size_t i = 0; i < n; ++i) {
            const auto c = static_cast<unsigned char>(to[i] = from[i]);
            escaped |= c < 0x20 || c == '"' || c == '\\';
            beyond |= c >> 7;
        }
    }
    ascii = beyond == 0;
    return escaped == 0;
}

/// Writes any value. `here()` makes the step to it: only what cannot be written, or holds more, needs it.
class writer {
public:
    writer(std::string& out, reporter to) noexcept : out_(out), to_(to), limit_(to.opts().depth_limit()) {}

    /// False: something could not be written.
    bool finish() {
        out_.finish();
        return !refused_;
    }

    template <class T, class Here> void value(const T& x, Here&& here) {
        constexpr type_class kind = class_of<T>;
        if constexpr (kind == type_class::boolean)
            boolean(x);
        else if constexpr (kind == type_class::integer)
            number(x);
        else if constexpr (kind == type_class::number)
            std::isfinite(x) ? number(x)
                             : refuse(rules::type, here(), " is not a finite number, which JSON cannot hold");
        else if constexpr (kind == type_class::string)
            text(x, here);
        else if constexpr (kind == type_class::blob)
            bytes(x);
        else if constexpr (kind == type_class::enumeration)
            enumerator(x, here);
        else if constexpr (kind == type_class::structure)
            structure(x, here());
        else if constexpr (kind == type_class::list)
            list(x, here());
        else if constexpr (kind == type_class::map)
            map(x, here());
    }

private:
    void boolean(bool x) {
        char* const to = out_.room(5);
        std::memcpy(to, x ? "true" : "fals", 4);
        to[4] = 'e';
        out_.advance_to(to + (x ? 4 : 5));
    }
    template <class N> void number(N x) {
        constexpr std::size_t longest = 32;
        char* const to = out_.room(longest);
        out_.advance_to(std::to_chars(to, to + longest, x).ptr);
    }
    template <class Here> void text(std::string_view s, Here&& here) {
        if (!plain_text(s)) refuse(rules::encoding, here(), " is not valid UTF-8");
    }
    /// False: it is not valid UTF-8.
    bool plain_text(std::string_view s) {
        char* to = out_.room(s.size() + 2 + copy_slack);
        *to++ = '"';
        bool ascii = true;
        if (copy_plain(s, to, ascii)) {
            to += s.size();
            *to++ = '"';
            out_.advance_to(to);
        } else {
            escaped_text(s);
        }
        return ascii || is_utf8(s);
    }
    void escaped_text(std::string_view s) {
        constexpr std::size_t piece = 256; // so that room is made for few bytes that are not needed
        out_.put('"');
        for (; !s.empty(); s.remove_prefix(std::min(piece, s.size()))) {
            const std::string_view some = s.substr(0, piece);
            out_.advance_to(put_escaped(some, out_.room(escaped_room(some.size()))));
        }
        out_.put('"');
    }
    void bytes(blob_view b) {
        char* to = out_.room(base64_encoded_size(b) + 2);
        *to++ = '"';
        to = put_base64(b, to);
        *to++ = '"';
        out_.advance_to(to);
    }
    template <class E, class Here> void enumerator(const E& x, Here&& here) {
        if constexpr (is_open_enum<E>) {
            text(x.text(), here);
        } else {
            if (enum_name(x).empty()) refuse(rules::enumeration, here(), " holds no enumerator of its type");
            text(enum_name(x), here);
        }
    }

    template <class T, std::size_t I> void member(const T& x, const step& at) {
        const auto& held = x.*described_member<T, I>::pointer;
        const auto put = [&](const auto& present) {
            out_.append(member_key<T, I>);
            value(present, [&] { return step_to_member(at, described_names<T>[I], false); });
        };
        if constexpr (is_optional<described_type<T, I>>) {
            if (held) put(*held);
        } else {
            put(held);
        }
    }
    template <class T> void structure(const T& x, const step& at) {
        if (!enter(at)) return;
        const std::size_t begin = out_.size();
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (member<T, I>(x, at), ...);
        }(std::make_index_sequence<described_names<T>.size()>{});
        close(begin, '{', '}');
        ++limit_;
    }
    /// Everything in brackets has been written with a comma before it: the first becomes the bracket.
    void close(std::size_t begin, char opening, char closing) {
        if (out_.size() == begin) out_.put(opening);
        out_.put(closing);
        out_.at(begin) = opening;
    }
    template <class T> void list(const T& x, const step& at) {
        if (!enter(at)) return;
        const std::size_t begin = out_.size();
        std::size_t i = 0;
        for (const auto& e : x) {
            out_.put(',');
            value(e, [&] { return step_to_element(at, i, false); });
            ++i;
        }
        close(begin, '[', ']');
        ++limit_;
    }
    template <class T> void map(const T& x, const step& at) {
        if (!enter(at)) return;
        const std::size_t begin = out_.size();
        for (const auto& e : x) {
            const auto here = [&] { return step_to_entry(at, e.first, false); };
            out_.put(',');
            text(e.first, here);
            out_.put(':');
            value(e.second, here);
        }
        close(begin, '{', '}');
        ++limit_;
    }

    bool enter(const step& at) {
        if (limit_ == 0) refuse(rules::limit, at, " is nested too deeply to be written");
        return limit_ > 0 && limit_-- > 0;
    }

    [[gnu::cold]] void refuse(const rule_info& rule, const step& at, std::string_view why) {
        refused_ = true;
        if (to_.wants(rule)) to_.add(rule, pointer_to(at), noun_of(at) + std::string(why));
    }

    appender out_;
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
    w.value(x, [] { return detail::step{}; });
    guard.keep = w.finish();
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
