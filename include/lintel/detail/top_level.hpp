#ifndef LINTEL_DETAIL_TOP_LEVEL_HPP
#define LINTEL_DETAIL_TOP_LEVEL_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/blank.hpp>
#include <lintel/detail/skim.hpp>

#include <cstddef>
#include <string_view>

namespace lintel::detail::inline LINTEL_ABI {

/// A member of the object at the top of a text.
struct top_member {
    std::string_view name;    ///< as written: escapes are not resolved
    bool has_escapes = false; ///< of the name
    char first = 0;           ///< the first byte of the value; 0 when the text ends before it
    std::string_view text{};  ///< the inside of a value that is a string, as written
};

/// Calls `f(top_member)` for each member of the object that a text begins with. Returns what follows the
/// object; null when it is not well-formed JSON or nested more than 256 deep. Linear, allocates nothing.
template <class F> const char* each_top_member(std::string_view text, F&& f) {
    constexpr std::size_t deepest = 255; // below the object
    skimmer in(text);
    if (!in.take('{')) return nullptr;
    if (in.take('}')) return in.here();
    do {
        raw_string name{}, value{};
        if (in.next() != '"' || !in.string(name) || !in.take(':')) return nullptr;
        const char first = in.next();
        if (first == '"' ? !in.string(value) : !in.value(deepest)) return nullptr;
        const std::string_view inside = first == '"' ? value.inside() : std::string_view();
        f(top_member{name.inside(), name.has_escapes, first, inside});
    } while (in.take(','));
    return in.take('}') ? in.here() : nullptr;
}

/// Walks over a text that is almost JSON: it may have comments, lack commas or brackets, or be cut off.
class lenient_walker {
public:
    explicit lenient_walker(std::string_view text) noexcept : p_(text.data()), end_(p_ + text.size()) {}

    /// Skips white space and comments (`//`, `/*`); the next byte, 0 at the end.
    char next() noexcept {
        for (; p_ != end_; ++p_) {
            if (is_blank(*p_)) continue;
            if (*p_ != '/' || end_ - p_ < 2 || (p_[1] != '/' && p_[1] != '*')) return *p_;
            const std::string_view rest(p_, static_cast<std::size_t>(end_ - p_));
            const std::size_t at = p_[1] == '/' ? rest.find('\n') : rest.find("*/", 2);
            if (at == rest.npos) {
                p_ = end_;
                return 0;
            }
            p_ += at + (p_[1] == '*');
        }
        return 0;
    }
    void take() noexcept { ++p_; }
    std::string_view rest() const noexcept { return {p_, static_cast<std::size_t>(end_ - p_)}; }

    /// Takes a string, whose opening quote is next, and gives its inside. It ends with the text at the
    /// latest.
    std::string_view string() noexcept {
        const char* const begin = ++p_;
        while (p_ != end_ && *p_ != '"') p_ += *p_ == '\\' && end_ - p_ > 1 ? 2 : 1;
        const std::string_view inside(begin, static_cast<std::size_t>(p_ - begin));
        if (p_ != end_) ++p_;
        return inside;
    }

private:
    const char* p_;
    const char* end_;
};

/// The same for a text that is almost JSON: calls `f` for whatever looks like a member of the first object.
template <class F> void each_likely_member(std::string_view text, F&& f) {
    lenient_walker in(text);
    if (in.next() != '{') return;
    in.take();
    for (std::size_t open = 1; open > 0;) {
        const char c = in.next();
        if (c == 0) return;
        if (c != '"') {
            open += c == '{' || c == '[';
            open -= c == '}' || c == ']';
            in.take();
            continue;
        }
        const std::string_view name = in.string();
        if (open > 1 || in.next() != ':') continue;
        in.take();
        const char first = in.next();
        f(top_member{name, name.find('\\') != name.npos, first, first == '"' ? in.string() : ""});
    }
}

} // namespace lintel::detail::inline LINTEL_ABI

#endif
