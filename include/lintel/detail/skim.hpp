#ifndef LINTEL_DETAIL_SKIM_HPP
#define LINTEL_DETAIL_SKIM_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/blocks.hpp>
#include <lintel/detail/escape.hpp>
#include <lintel/detail/text.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lintel::detail::inline LINTEL_ABI {

/// A JSON string as it stands in a text, without its quotes.
struct raw_string {
    const char* begin;
    std::size_t size;
    bool has_escapes;

    std::string_view inside() const noexcept { return {begin, size}; }
};

/// A number's literal, and its value when it is an integer of at most 18 digits.
struct raw_number {
    std::string_view literal;
    std::uint64_t magnitude = 0;
    bool negative = false;
    bool is_integer = false; ///< without fraction and exponent
    bool is_short = false;   ///< `magnitude` holds
};

/// Walks over well-formed JSON as fast as it can. Whatever else it meets, it stops and says false, without a
/// reason: see scanner for those. Reads only inside the text, allocates nothing.
///
/// What it does often is inlined and what it calls gets no address of it, so that a skimmer that is a local
/// variable lives in registers.
class skimmer {
public:
    explicit skimmer(std::string_view text) noexcept : p_(text.data()), end_(p_ + text.size()) {}

    bool at_end() const noexcept { return p_ == end_; }
    const char* here() const noexcept { return p_; }

    /// Skips white space; the next byte, 0 at the end.
    [[gnu::always_inline]] char next() noexcept {
        if (p_ == end_) return 0;
        if (static_cast<unsigned char>(*p_) > ' ') return *p_;
        p_ = past_space(p_, end_);
        return p_ == end_ ? '\0' : *p_;
    }
    /// Takes the byte that next() told.
    void take() noexcept { ++p_; }
    [[gnu::always_inline]] bool take(char c) noexcept {
        if (next() != c) return false;
        ++p_;
        return true;
    }
    template <std::size_t N> bool take_word(const char (&word)[N]) noexcept {
        if (static_cast<std::size_t>(end_ - p_) < N - 1 || std::memcmp(p_, word, N - 1) != 0) return false;
        p_ += N - 1;
        return true;
    }

    /// Takes a string; the opening quote is next.
    [[gnu::always_inline]] bool string(raw_string& s) noexcept {
        s.begin = ++p_;
        s.has_escapes = false;
        for (; static_cast<std::size_t>(end_ - p_) >= wide_block::size; p_ += wide_block::size) {
            const wide_block block(p_);
            const std::uint64_t found = block.not_plain();
            if (found == 0) continue;
            p_ += wide_block::first(found);
            if (*p_ != '"') break;
            s.size = static_cast<std::size_t>(p_++ - s.begin);
            return true;
        }
        const string_end at = end_of_string(p_, end_);
        if (!at.quote) return false;
        s.size = static_cast<std::size_t>(at.quote - s.begin);
        s.has_escapes = at.has_escapes;
        p_ = at.quote + 1;
        return true;
    }

    /// Takes a number; a digit or '-' is next.
    [[gnu::always_inline]] bool number(raw_number& n) noexcept { return take_to(past_number(p_, end_, n)); }

    /// Takes a value of any kind that opens at most `depth` containers (256 at the most) at once.
    [[gnu::always_inline]] bool value(std::size_t depth) noexcept {
        return take_to(past_value(*this, depth));
    }

    static constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

private:
    [[gnu::always_inline]] bool take_to(const char* past) noexcept {
        if (!past) return false;
        p_ = past;
        return true;
    }

    // These give null where they meet something else.

    struct string_end {
        const char* quote;
        bool has_escapes;
    };
    /// Looks for a string's closing quote from somewhere inside.
    [[gnu::noinline]] static string_end end_of_string(const char* p, const char* end) noexcept {
        bool has_escapes = false;
        while (static_cast<std::size_t>(end - p) >= wide_block::size) {
            const char* next = p + wide_block::size;
            for (std::uint64_t found = wide_block(p).not_plain(); found != 0;) {
                const std::size_t at = wide_block::first(found);
                if (p[at] == '"') return {p + at, has_escapes};
                const char* const past = past_special(p + at, end, has_escapes);
                if (!past) return {nullptr, false};
                const auto taken = static_cast<std::size_t>(past - p);
                if (taken >= wide_block::size) {
                    next = past;
                    break;
                }
                found = wide_block::without(found, taken);
            }
            p = next;
        }
        for (;;) {
            p = skip_plain(p, end);
            if (p == end) return {nullptr, false};
            if (*p == '"') return {p, has_escapes};
            p = past_special(p, end, has_escapes);
            if (!p) return {nullptr, false};
        }
    }
    /// Past an escape or characters beyond ASCII.
    [[gnu::always_inline]] static const char*
    past_special(const char* p, const char* end, bool& has_escapes) noexcept {
        if (*p != '\\') return past_beyond_ascii(p, end);
        has_escapes = true;
        return past_escape(p, end);
    }
    /// Past a whole escape, or the two of a surrogate pair.
    static const char* past_escape(const char* p, const char* end) noexcept {
        if (end - p < 2) return nullptr;
        if (p[1] != 'u') return escaped_byte(p[1]) ? p + 2 : nullptr;
        if (end - p < 6) return nullptr;
        const std::uint32_t c = hex4(p + 2);
        p += 6;
        if (c < 0xd800 || (c > 0xdfff && c <= 0xffff)) return p;
        if (c > 0xdbff || end - p < 6 || p[0] != '\\' || p[1] != 'u') return nullptr;
        const std::uint32_t low = hex4(p + 2);
        return low >= 0xdc00 && low <= 0xdfff ? p + 6 : nullptr;
    }
    static const char* past_beyond_ascii(const char* p, const char* end) noexcept {
        std::string_view rest(p, static_cast<std::size_t>(end - p));
        if (!take_beyond_ascii(rest)) return nullptr;
        p = rest.data();
        return p != end && static_cast<unsigned char>(*p) >= 0x20 ? p : nullptr;
    }

    [[gnu::noinline]] static const char* past_number(const char* p, const char* end, raw_number& n) noexcept {
        const char* const begin = p;
        n.negative = *p == '-';
        p += n.negative;
        const char* const first = p;
        n.magnitude = 0;
        while (p != end && is_digit(*p))
            n.magnitude = n.magnitude * 10 + static_cast<std::uint64_t>(*p++ - '0');
        const auto digits = p - first;
        if (digits == 0 || (digits > 1 && *first == '0')) return nullptr;
        n.is_short = digits <= 18;
        n.is_integer = p == end || (*p != '.' && (*p | 0x20) != 'e');
        if (!n.is_integer) p = past_fraction(p, end);
        if (!p) return nullptr;
        n.literal = {begin, static_cast<std::size_t>(p - begin)};
        return p;
    }
    static const char* past_fraction(const char* p, const char* end) noexcept {
        if (*p == '.') {
            p = past_digits(p + 1, end);
            if (!p || p == end || (*p | 0x20) != 'e') return p;
        }
        ++p;
        if (p != end && (*p == '+' || *p == '-')) ++p;
        return past_digits(p, end);
    }
    static const char* past_digits(const char* p, const char* end) noexcept {
        const char* const first = p;
        while (p != end && is_digit(*p)) ++p;
        return p == first ? nullptr : p;
    }

    [[gnu::noinline]] static const char* past_space(const char* p, const char* end) noexcept {
        for (; p != end; ++p) {
            switch (*p) {
            case '\n':
                // Indentation is the long run.
                while (end - p > 8 && spaces(p + 1)) p += 8;
                break;
            case ' ':
            case '\r':
            case '\t': break;
            default: return p;
            }
        }
        return p;
    }
    static bool spaces(const char* p) noexcept {
        std::uint64_t word;
        std::memcpy(&word, p, 8);
        return word == 0x2020202020202020U;
    }

    [[gnu::noinline]] static const char* past_value(skimmer in, std::size_t depth) noexcept {
        std::array<std::uint64_t, 4> is_object{}; // a bit for each open container
        std::size_t open = 0;
        const auto inside_object = [&] { return is_object[(open - 1) / 64] >> (open - 1) % 64 & 1; };
        for (;;) {
            const char c = in.next();
            if (c == '{' || c == '[') {
                if (open == depth || open == 64 * is_object.size()) return nullptr;
                in.take();
                const std::uint64_t bit = std::uint64_t{1} << open % 64;
                is_object[open / 64] = c == '{' ? is_object[open / 64] | bit : is_object[open / 64] & ~bit;
                ++open;
                if (in.next() != (c == '{' ? '}' : ']')) {
                    if (c == '{' && !in.name()) return nullptr;
                    continue;
                }
            } else if (!in.scalar(c)) {
                return nullptr;
            }
            for (;; --open) { // a value has ended: so may what holds it
                if (open == 0) return in.p_;
                const bool object = inside_object();
                const char after = in.next();
                if (after == ',') {
                    in.take();
                    if (object && !in.name()) return nullptr;
                    break;
                }
                if (after != (object ? '}' : ']')) return nullptr;
                in.take();
            }
        }
    }
    /// A member's name and its colon.
    [[gnu::always_inline]] bool name() noexcept {
        raw_string s;
        return next() == '"' && string(s) && take(':');
    }
    [[gnu::always_inline]] bool scalar(char first) noexcept {
        raw_string s;
        raw_number n;
        switch (first) {
        case '"': return string(s);
        case 't': return take_word("true");
        case 'f': return take_word("false");
        case 'n': return take_word("null");
        default: return (first == '-' || is_digit(first)) && number(n);
        }
    }

    const char* p_;
    const char* end_;
};

/// Whether a text is one JSON text, nested at most `depth` deep.
inline bool is_json(std::string_view text, std::size_t depth) noexcept {
    skimmer s(text);
    return s.value(depth) && s.next() == 0 && s.at_end();
}

} // namespace lintel::detail::inline LINTEL_ABI

#endif
