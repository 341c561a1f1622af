#ifndef LINTEL_DETAIL_SKIM_HPP
#define LINTEL_DETAIL_SKIM_HPP

#include <lintel/detail/blocks.hpp>
#include <lintel/detail/text.hpp>
#include <lintel/detail/unescape.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lintel::detail {

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
class skimmer {
public:
    explicit skimmer(std::string_view text) noexcept : p_(text.data()), end_(p_ + text.size()) {}

    bool at_end() const noexcept { return p_ == end_; }
    const char* here() const noexcept { return p_; }

    /// Skips white space; the next byte, 0 at the end.
    [[gnu::always_inline]] char next() noexcept {
        if (p_ == end_) return 0;
        if (static_cast<unsigned char>(*p_) > ' ') return *p_;
        skip_space();
        return p_ == end_ ? '\0' : *p_;
    }
    /// Takes the byte that next() told.
    void take() noexcept { ++p_; }
    bool take(char c) noexcept {
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
            if ((found & (0 - found) & block.equal('"')) == 0) break;
            s.size = static_cast<std::size_t>(p_++ - s.begin);
            return true;
        }
        return rest_of_string(s);
    }

    /// Takes a number; a digit or '-' is next.
    bool number(raw_number& n) noexcept {
        const char* const begin = p_;
        n.negative = *p_ == '-';
        p_ += n.negative;
        const char* const first = p_;
        n.magnitude = 0;
        while (p_ != end_ && is_digit(*p_))
            n.magnitude = n.magnitude * 10 + static_cast<std::uint64_t>(*p_++ - '0');
        const auto digits = p_ - first;
        if (digits == 0 || (digits > 1 && *first == '0')) return false;
        n.is_short = digits <= 18;
        n.is_integer = p_ == end_ || (*p_ != '.' && (*p_ | 0x20) != 'e');
        if (!n.is_integer && !fraction()) return false;
        n.literal = {begin, static_cast<std::size_t>(p_ - begin)};
        return true;
    }

    /// Takes a value of any kind that opens at most `depth` containers (256 at the most) at once.
    bool value(std::size_t depth) noexcept {
        std::array<std::uint64_t, 4> is_object{}; // a bit for each open container
        std::size_t open = 0;
        const auto inside_object = [&] { return is_object[(open - 1) / 64] >> (open - 1) % 64 & 1; };
        for (;;) {
            const char c = next();
            if (c == '{' || c == '[') {
                if (open == depth || open == 64 * is_object.size()) return false;
                take();
                const std::uint64_t bit = std::uint64_t{1} << open % 64;
                is_object[open / 64] = c == '{' ? is_object[open / 64] | bit : is_object[open / 64] & ~bit;
                ++open;
                if (next() != (c == '{' ? '}' : ']')) {
                    if (c == '{' && !name()) return false;
                    continue;
                }
            } else if (!scalar(c)) {
                return false;
            }
            for (;; --open) { // a value has ended: so may what holds it
                if (open == 0) return true;
                const bool object = inside_object();
                const char after = next();
                if (after == ',') {
                    take();
                    if (object && !name()) return false;
                    break;
                }
                if (after != (object ? '}' : ']')) return false;
                take();
            }
        }
    }

    static constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

private:
    [[gnu::noinline]] bool rest_of_string(raw_string& s) noexcept {
        for (;;) {
            p_ = skip_plain(p_, end_);
            if (p_ == end_) return false;
            if (*p_ == '"') {
                s.size = static_cast<std::size_t>(p_ - s.begin);
                ++p_;
                return true;
            }
            if (*p_ == '\\') {
                s.has_escapes = true;
                if (!escape()) return false;
            } else if (!beyond_ascii()) {
                return false;
            }
        }
    }

    [[gnu::noinline]] void skip_space() noexcept {
        for (; p_ != end_; ++p_) {
            switch (*p_) {
            case '\n':
                // Indentation is the long run.
                while (end_ - p_ > 8 && spaces(p_ + 1)) p_ += 8;
                break;
            case ' ':
            case '\r':
            case '\t': break;
            default: return;
            }
        }
    }
    static bool spaces(const char* p) noexcept {
        std::uint64_t word;
        std::memcpy(&word, p, 8);
        return word == 0x2020202020202020U;
    }

    /// A member's name and its colon.
    bool name() noexcept {
        raw_string s;
        return next() == '"' && string(s) && take(':');
    }
    bool scalar(char first) noexcept {
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
    bool digits() noexcept {
        const char* const first = p_;
        while (p_ != end_ && is_digit(*p_)) ++p_;
        return p_ != first;
    }
    bool fraction() noexcept {
        if (*p_ == '.') {
            ++p_;
            if (!digits()) return false;
            if (p_ == end_ || (*p_ | 0x20) != 'e') return true;
        }
        ++p_;
        if (p_ != end_ && (*p_ == '+' || *p_ == '-')) ++p_;
        return digits();
    }

    /// A whole escape, or the two of a surrogate pair.
    bool escape() noexcept {
        if (end_ - p_ < 2) return false;
        switch (p_[1]) {
        case '"':
        case '\\':
        case '/':
        case 'b':
        case 'f':
        case 'n':
        case 'r':
        case 't': p_ += 2; return true;
        case 'u': break;
        default: return false;
        }
        if (end_ - p_ < 6) return false;
        const std::uint32_t c = hex4(p_ + 2);
        p_ += 6;
        if (c < 0xd800 || (c > 0xdfff && c <= 0xffff)) return true;
        if (c > 0xdbff || end_ - p_ < 6 || p_[0] != '\\' || p_[1] != 'u') return false;
        const std::uint32_t low = hex4(p_ + 2);
        p_ += 6;
        return low >= 0xdc00 && low <= 0xdfff;
    }
    bool beyond_ascii() noexcept {
        std::string_view rest(p_, static_cast<std::size_t>(end_ - p_));
        if (!take_beyond_ascii(rest)) return false;
        p_ = rest.data();
        return p_ != end_ && static_cast<unsigned char>(*p_) >= 0x20;
    }

    const char* p_;
    const char* end_;
};

/// Whether a text is one JSON text, nested at most `depth` deep.
inline bool is_json(std::string_view text, std::size_t depth) noexcept {
    skimmer s(text);
    return s.value(depth) && s.next() == 0 && s.at_end();
}

} // namespace lintel::detail

#endif
