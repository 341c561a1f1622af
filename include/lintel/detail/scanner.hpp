#ifndef LINTEL_DETAIL_SCANNER_HPP
#define LINTEL_DETAIL_SCANNER_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/blank.hpp>
#include <lintel/detail/blocks.hpp>
#include <lintel/detail/escape.hpp>
#include <lintel/detail/phrase.hpp>
#include <lintel/detail/vector.hpp>
#include <lintel/position.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace lintel::detail::inline LINTEL_ABI {

enum class token : unsigned char {
    key,
    string,
    number,
    literal,
    begin_object,
    begin_array,
    end_object,
    end_array
};

/// Where one token stands. A string includes its quotes.
struct token_span {
    token kind;
    position begin;
    std::size_t end; ///< 1-based offset one past the last byte
};

/// Why a text cannot be read. It shows no more of the text than a punctuation mark.
struct scan_problem {
    std::string_view rule; ///< "syntax", "encoding" or "limit"
    std::string message;
    std::string hint; ///< may be empty
    position where;   ///< past the last byte when the text ends too early
};

/// Who is told of each token; a reference to any function object.
class token_sink {
public:
    template <class F>
        requires(!std::is_same_v<std::remove_cvref_t<F>, token_sink>)
    token_sink(F&& f) noexcept
        : to_(const_cast<void*>(static_cast<const void*>(&f))),
          call_([](void* to, const token_span& t) { (*static_cast<std::remove_reference_t<F>*>(to))(t); }) {}
    void operator()(const token_span& t) const { call_(to_, t); }

private:
    void* to_;
    void (*call_)(void*, const token_span&);
};

/// Checks a text against RFC 8259, UTF-8 and two limits, and tells where each token stands. The text comes in
/// chunks; how it is split changes neither the tokens nor the problem. Allocates only past 64 open containers
/// and for a problem.
///
///     scanner scan(32, 1000);
///     scan.write("[1,\n x]", [](const token_span&) {}); // false
///     scan.problem().message // expected a value after ',', found a letter
///     scan.problem().where   // offset 6, line 2, column 2
class scanner {
public:
    /// At most `max_depth` open containers and `max_size` bytes.
    scanner(std::size_t max_depth, std::size_t max_size) : max_depth_(max_depth), max_size_(max_size) {}

    /// Takes the next chunk and calls `sink` with each token whose last byte has passed; that of a number has
    /// passed when another byte or the end is seen. False: the text is wrong, and nothing more is taken.
    bool write(std::string_view chunk, token_sink sink) {
        if (failed_) return false;
        const std::size_t room = max_size_ - (offset_ - 1);
        for (std::string_view rest = chunk.substr(0, room); !rest.empty();) {
            const std::size_t run = skip(rest);
            offset_ += run;
            rest.remove_prefix(run);
            if (rest.empty()) break;
            if (step(static_cast<unsigned char>(rest.front()), sink)) {
                ++offset_;
                rest.remove_prefix(1);
            } else if (failed_) {
                return false;
            }
        }
        if (chunk.size() <= room) return true;
        return fail("limit",
                    here(),
                    phrase({"the text is longer than ", digits(max_size_), " bytes"}),
                    "raise max_size if such a document is expected");
    }

    /// Says that the text is complete. False: it is wrong.
    bool finish(token_sink sink) {
        if (failed_) return false;
        if (is_number(state_) && number_step(state_, ' ') == state::over)
            end_value(token::number, offset_, sink);
        return state_ == state::done || ends_early();
    }

    bool failed() const noexcept { return failed_; }
    /// What is wrong, once something failed.
    const scan_problem& problem() const noexcept { return problem_; }
    /// Where the token stands that has begun and not ended, 0 between tokens.
    std::size_t token_begin() const noexcept { return between_tokens(state_) ? 0 : begin_; }
    /// The position of the next byte.
    position here() const noexcept { return at(offset_); }

    /// Makes ready for another text and keeps the memory.
    void reset() noexcept {
        offset_ = line_ = line_begin_ = 1;
        depth_ = 0;
        outer_.clear();
        state_ = state::value;
        failed_ = pair_ = false;
    }

private:
    /// What the next byte is read as.
    enum class state : unsigned char {
        // between tokens
        value,
        first_element,
        next_element,
        member_value,
        first_name,
        next_name,
        colon,
        after_member,
        after_element,
        done,
        // in a token
        text,
        escape,
        hex,
        low_backslash, // of the second half of a pair of surrogate escapes
        low_u,
        continuation, // of a UTF-8 sequence
        minus,
        zero,
        integer,
        point,
        fraction,
        exponent,
        exponent_sign,
        exponent_digits,
        literal,
        byte_order_mark,
        // what becomes of a number at a byte that is no part of it
        over,
        wrong
    };

    static constexpr bool is_digit(unsigned char c) noexcept { return c >= '0' && c <= '9'; }
    static constexpr bool between_tokens(state s) noexcept { return s <= state::done; }
    static constexpr bool is_number(state s) noexcept {
        return s >= state::minus && s <= state::exponent_digits;
    }
    static constexpr bool starts_value(unsigned char c) noexcept {
        return c != 0 &&
               std::string_view("\"{[-0123456789tfn").find(static_cast<char>(c)) != std::string_view::npos;
    }

    /// A position on the current line. No token spans lines, so this serves for the current token as well.
    position at(std::size_t offset) const noexcept { return {offset, line_, offset - line_begin_ + 1}; }

    /// The length of a run at the start of `s` that changes nothing but the position.
    std::size_t skip(std::string_view s) noexcept {
        if (state_ == state::text)
            return static_cast<std::size_t>(skip_plain(s.data(), s.data() + s.size()) - s.data());
        std::size_t i = 0;
        if (!between_tokens(state_)) return i;
        for (; i < s.size() && is_blank(s[i]); ++i) {
            if (s[i] != '\n') continue;
            ++line_;
            line_begin_ = offset_ + i + 1;
        }
        return i;
    }

    /// Takes one byte. False: it failed, or has to be looked at again in the new state.
    bool step(unsigned char c, token_sink sink) {
        switch (state_) {
        case state::text: return c == '"' ? end_string(sink) : take_text(c);
        case state::first_element:
            if (c == ']') return close(token::end_array, sink);
            [[fallthrough]];
        case state::value:
        case state::next_element:
        case state::member_value: return begin_value(c, sink);
        case state::first_name:
            if (c == '}') return close(token::end_object, sink);
            [[fallthrough]];
        case state::next_name: return c == '"' ? begin(state::text, token::key) : unexpected(c);
        case state::colon: return c == ':' ? enter(state::member_value) : unexpected(c);
        case state::after_member:
            if (c == '}') return close(token::end_object, sink);
            return c == ',' ? enter(state::next_name) : unexpected(c);
        case state::after_element:
            if (c == ']') return close(token::end_array, sink);
            return c == ',' ? enter(state::next_element) : unexpected(c);
        case state::escape: return take_escape(c);
        case state::hex: return take_hex(c);
        case state::low_backslash: return c == '\\' ? enter(state::low_u) : lone_surrogate();
        case state::low_u: return c == 'u' ? begin_hex() : lone_surrogate();
        case state::continuation: return take_continuation(c);
        case state::literal: return take_literal(c, sink);
        case state::byte_order_mark: return take_byte_order_mark(c);
        case state::done: return unexpected(c);
        default: return take_number(c, sink);
        }
    }

    bool enter(state next) noexcept {
        state_ = next;
        return true;
    }
    bool begin(state first, token kind) noexcept {
        begin_ = offset_;
        kind_ = kind;
        return enter(first);
    }
    bool begin_literal(std::string_view word) noexcept {
        expected_ = word.substr(1);
        return begin(state::literal, token::literal);
    }
    bool begin_value(unsigned char c, token_sink sink) {
        switch (c) {
        case '"': return begin(state::text, token::string);
        case '{': return open(token::begin_object, sink);
        case '[': return open(token::begin_array, sink);
        case '-': return begin(state::minus, token::number);
        case '0': return begin(state::zero, token::number);
        case 't': return begin_literal("true");
        case 'f': return begin_literal("false");
        case 'n': return begin_literal("null");
        case 0xef:
            if (offset_ != 1) return unexpected(c);
            expected_ = "\xbb\xbf";
            return begin(state::byte_order_mark, token::literal);
        default: return is_digit(c) ? begin(state::integer, token::number) : unexpected(c);
        }
    }
    /// Tells of the current token, which ends before offset `end`.
    void end_value(token kind, std::size_t end, token_sink sink) {
        state_ = depth_ == 0 ? state::done : (open_ & 1) != 0 ? state::after_member : state::after_element;
        sink(token_span{kind, at(begin_), end});
    }

    bool open(token kind, token_sink sink) {
        if (depth_ == max_depth_)
            return fail("limit",
                        here(),
                        phrase({"more than ", digits(max_depth_), " brackets are open at once"}),
                        "raise max_depth if such nesting is expected");
        if (depth_ % 64 == 0 && depth_ != 0) outer_.push_back(open_);
        const bool object = kind == token::begin_object;
        open_ = open_ << 1 | std::uint64_t{object};
        ++depth_;
        state_ = object ? state::first_name : state::first_element;
        sink(token_span{kind, here(), offset_ + 1});
        return true;
    }
    bool close(token kind, token_sink sink) {
        open_ >>= 1;
        if (--depth_ % 64 == 0 && depth_ != 0) {
            open_ = outer_.back();
            outer_.pop_back();
        }
        begin_ = offset_;
        end_value(kind, offset_ + 1, sink);
        return true;
    }

    bool end_string(token_sink sink) {
        end_value(kind_, offset_ + 1, sink);
        if (kind_ == token::key) state_ = state::colon;
        return true;
    }
    bool take_text(unsigned char c) {
        part_ = offset_;
        if (c == '\\') return enter(state::escape);
        if (c < 0x80) return c < 0x20 ? unexpected(c) : true;
        lead_ = c;
        missing_ = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : 1;
        low_ = c == 0xe0 ? 0xa0 : c == 0xf0 ? 0x90 : 0x80;
        high_ = c == 0xed ? 0x9f : c == 0xf4 ? 0x8f : 0xbf;
        return c >= 0xc2 && c <= 0xf4 ? enter(state::continuation) : not_utf8(c);
    }
    bool take_continuation(unsigned char c) {
        if (c < low_ || c > high_) return not_utf8(c);
        low_ = 0x80;
        high_ = 0xbf;
        return --missing_ == 0 ? enter(state::text) : true;
    }
    bool take_escape(unsigned char c) {
        if (c == 'u') return begin_hex();
        return escaped_byte(static_cast<char>(c)) ? enter(state::text) : unexpected(c);
    }
    bool begin_hex() noexcept {
        code_ = 0;
        missing_ = 4;
        return enter(state::hex);
    }
    bool take_hex(unsigned char c) {
        const unsigned letter = (c | 0x20U) - 'a';
        if (!is_digit(c) && letter > 5) return unexpected(c);
        code_ = code_ << 4 | (is_digit(c) ? c - '0' + 0U : letter + 10);
        if (--missing_ != 0) return true;
        if (pair_ != (code_ >= 0xdc00 && code_ <= 0xdfff)) return lone_surrogate();
        pair_ = code_ >= 0xd800 && code_ <= 0xdbff;
        return enter(pair_ ? state::low_backslash : state::text);
    }

    bool take_literal(unsigned char c, token_sink sink) {
        if (c != static_cast<unsigned char>(expected_.front())) return unexpected(c);
        expected_.remove_prefix(1);
        if (expected_.empty()) end_value(token::literal, offset_ + 1, sink);
        return true;
    }
    static constexpr state number_step(state s, unsigned char c) noexcept {
        const bool exponent = c == 'e' || c == 'E';
        switch (s) {
        case state::minus: return c == '0' ? state::zero : is_digit(c) ? state::integer : state::wrong;
        case state::zero:
            if (is_digit(c) || c == 'x' || c == 'X') return state::wrong;
            [[fallthrough]];
        case state::integer:
            if (is_digit(c)) return state::integer;
            return c == '.' ? state::point : exponent ? state::exponent : state::over;
        case state::point: return is_digit(c) ? state::fraction : state::wrong;
        case state::fraction:
            if (is_digit(c)) return state::fraction;
            return exponent ? state::exponent : state::over;
        case state::exponent:
            if (c == '+' || c == '-') return state::exponent_sign;
            [[fallthrough]];
        case state::exponent_sign: return is_digit(c) ? state::exponent_digits : state::wrong;
        default: return is_digit(c) ? state::exponent_digits : state::over;
        }
    }
    bool take_number(unsigned char c, token_sink sink) {
        const state next = number_step(state_, c);
        if (next == state::wrong) return unexpected(c);
        if (next != state::over) return enter(next);
        end_value(token::number, offset_, sink);
        return false;
    }

    [[gnu::cold]] bool
    fail(std::string_view rule, const position& where, std::string message, std::string hint) {
        problem_ = {rule, std::move(message), std::move(hint), where};
        failed_ = true;
        return false;
    }
    bool take_byte_order_mark(unsigned char c) {
        if (c != static_cast<unsigned char>(expected_.front())) return foreign_start();
        expected_.remove_prefix(1);
        if (!expected_.empty()) return true;
        return fail(
            "syntax", at(1), "the text begins with a byte-order mark", "save it as UTF-8 without the mark");
    }
    /// A first byte of a byte-order mark with something else behind it.
    bool foreign_start() {
        offset_ = begin_;
        state_ = state::value;
        return unexpected(0xef);
    }
    bool lone_surrogate() {
        return fail("encoding",
                    at(part_),
                    "expected a pair of surrogate escapes, found a lone one",
                    "\\ud800 to \\udbff and then \\udc00 to \\udfff make one character");
    }
    [[gnu::cold]] bool not_utf8(unsigned char c) {
        const bool whole_range = c >= 0x80 && c <= 0xbf;
        const std::string_view what = lead_ < 0xc0    ? "a stray continuation byte"
                                      : lead_ > 0xf4  ? "a byte that no character has"
                                      : lead_ < 0xc2  ? "an overlong character"
                                      : !whole_range  ? "an incomplete character"
                                      : lead_ == 0xed ? "a surrogate"
                                      : lead_ == 0xf4 ? "a character beyond U+10FFFF"
                                                      : "an overlong character";
        return fail("encoding",
                    at(part_),
                    std::string("expected UTF-8 in the string, found ").append(what),
                    "convert the text to UTF-8");
    }
    [[gnu::cold]] bool unexpected(unsigned char c) {
        if ((c == 0 && offset_ <= 2) || (c >= 0xfe && offset_ == 1))
            return fail("encoding", here(), "the text looks like UTF-16 or UTF-32", "convert it to UTF-8");
        return fail("syntax", here(), phrase({expected(state_), ", found ", shown(c)}), std::string(hint(c)));
    }
    [[gnu::cold]] bool ends_early() {
        if (state_ == state::byte_order_mark) return foreign_start();
        if (state_ == state::value)
            return fail("syntax",
                        here(),
                        offset_ == 1 ? "expected a value, but the text is empty"
                                     : "expected a value, but the text holds only white space",
                        {});
        if (between_tokens(state_))
            return fail("syntax",
                        here(),
                        phrase({expected(state_), ", but the text ends"}),
                        phrase({"it may be cut off; brackets still open: ", digits(depth_)}));
        const std::string_view what = is_number(state_)          ? "number"
                                      : state_ == state::literal ? "literal"
                                      : kind_ == token::key      ? "member name"
                                                                 : "string";
        const position from = at(begin_);
        return fail("syntax",
                    here(),
                    std::string("the text ends inside a ").append(what),
                    phrase({"it begins at line ", digits(from.line), ", column ", digits(from.column)}));
    }

    /// A character as a message shows it: only one that JSON or its look-alikes use as a mark, because any
    /// other may be part of a secret that lost its quotes.
    static std::string shown(unsigned char c) {
        constexpr std::string_view digits = "0123456789ABCDEF", marks = "{}[]:,\"/#";
        if (c == '\'') return "\"'\"";
        if (marks.find(static_cast<char>(c)) != marks.npos) return {'\'', static_cast<char>(c), '\''};
        if (is_digit(c)) return "a digit";
        if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') return "a letter";
        if (c < 0x20 || c == 0x7f) return {'U', '+', '0', '0', digits[c >> 4], digits[c & 15]};
        return c < 0x80 ? "another character" : "a byte beyond ASCII";
    }
    static constexpr std::string_view expected(state s) noexcept {
        switch (s) {
        case state::first_element: return "expected a value or ']'";
        case state::next_element: return "expected a value after ','";
        case state::member_value: return "expected a value after ':'";
        case state::first_name: return "expected a member name in double quotes or '}'";
        case state::next_name: return "expected a member name in double quotes after ','";
        case state::colon: return "expected ':' after the member name";
        case state::after_member: return "expected ',' or '}' after a member";
        case state::after_element: return "expected ',' or ']' after an element";
        case state::done: return "only white space may follow the value";
        case state::text: return "expected no raw control character in a string";
        case state::escape: return "expected one of \" \\ / b f n r t u after '\\'";
        case state::hex: return "expected four hexadecimal digits after '\\u'";
        case state::minus: return "expected a digit after '-'";
        case state::zero: return "expected '.', an exponent or the end of the number after a leading 0";
        case state::point: return "expected a digit after '.'";
        case state::exponent: return "expected a digit or a sign in the exponent";
        case state::exponent_sign: return "expected a digit in the exponent";
        case state::literal: return "expected true, false or null";
        default: return "expected a value";
        }
    }
    std::string_view hint(unsigned char c) const noexcept {
        switch (state_) {
        case state::text:
            if (c == '\n') return "write \\n as an escape; or a closing quote may be missing";
            return c == '\t'   ? "write \\t as an escape"
                   : c == '\r' ? "write \\r as an escape"
                               : "write it as \\u00XX";
        case state::escape: return "write \\\\ for a backslash";
        case state::zero: return is_digit(c) ? "remove the leading zeros" : "JSON has no hexadecimal numbers";
        case state::minus:
            return c == 'I' ? "JSON has no Infinity" : c == '.' ? "write 0 before the '.'" : "";
        case state::point: return "write 0 after the '.' or remove it";
        case state::literal: return "literals are written in lower case";
        default: return between_tokens(state_) ? hint_between_tokens(c) : "";
        }
    }
    std::string_view hint_between_tokens(unsigned char c) const noexcept {
        const bool name = state_ == state::first_name || state_ == state::next_name;
        if (c == '/' || c == '#') return "JSON has no comments";
        if (c == '\'') return "JSON has only double quotes";
        if (c >= 0x80)
            return "outside strings JSON is ASCII; look for typographic quotes or a no-break space";
        if (state_ == state::done) {
            if (starts_value(c)) return "one document is read at a time";
            return c == '}' || c == ']' ? "it has no opening bracket" : "";
        }
        if (state_ == state::after_member && c == '"') return "a comma may be missing before this member";
        if (state_ == state::after_element && starts_value(c))
            return "a comma may be missing before this element";
        if (state_ == state::after_member && c == ']') return "a '}' may be missing before it";
        if (state_ == state::after_element && c == '}') return "a ']' may be missing before it";
        if (state_ == state::colon) return c == '=' ? "JSON has ':' here" : "";
        if (state_ == state::after_member || state_ == state::after_element) return "";
        if ((c == '}' && state_ == state::next_name) || (c == ']' && state_ == state::next_element))
            return "remove the ',' before it";
        if (c == ',') return "there may be an extra comma";
        if (name)
            return c == '}' || c == ']' || c == '{' || c == '[' ? "" : "write the name in double quotes";
        switch (c) {
        case '+': return "a number has no '+' before it";
        case '.': return "write 0 before the '.'";
        case 'N': return "JSON has no NaN and no None; write null";
        case 'I': return "JSON has no Infinity";
        case 'T': return "write true";
        case 'F': return "write false";
        case 'u': return "JSON has no undefined; write null";
        default: return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? "strings need double quotes" : "";
        }
    }

    std::size_t max_depth_;
    std::size_t max_size_;
    scan_problem problem_{};
    std::size_t offset_ = 1;     // of the next byte
    std::size_t line_ = 1;       // of the next byte
    std::size_t line_begin_ = 1; // offset of that line's first byte
    std::size_t begin_ = 1;      // offset of the current token
    std::size_t part_ = 1;       // offset of the current escape or UTF-8 sequence in it
    std::size_t depth_ = 0;
    std::uint64_t open_ = 0;      // the innermost containers, a bit each: 1 for an object
    vector<std::uint64_t> outer_; // the others, 64 each
    std::string_view expected_;   // what is left of a literal or a byte-order mark
    std::uint32_t code_ = 0;      // of a \u escape
    state state_ = state::value;
    token kind_ = token::string;
    unsigned char missing_ = 0; // bytes of a UTF-8 sequence or digits of an escape
    unsigned char lead_ = 0;    // first byte of a UTF-8 sequence
    unsigned char low_ = 0;     // the range of its next byte
    unsigned char high_ = 0;
    bool pair_ = false; // the first half of a pair of surrogate escapes was read
    bool failed_ = false;
};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
