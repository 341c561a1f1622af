#ifndef LINTEL_TESTS_ORACLE_SAMPLE_HPP
#define LINTEL_TESTS_ORACLE_SAMPLE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace oracle {

/// Random choices, the same ones for the same seed everywhere.
class dice {
public:
    explicit dice(std::uint64_t seed) : random_(seed) {}
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
    bool one_in(std::size_t n) { return below(n) == 0; }
    template <class List> const auto& any(const List& of) { return of[below(std::size(of))]; }
    std::uint64_t bits() { return random_(); }

private:
    std::mt19937_64 random_;
};

/// Characters of one, two, three and four bytes, of many categories, and such that JSON has to escape.
inline constexpr std::array<std::string_view, 30> characters{"a",
                                                             "Z",
                                                             "0",
                                                             "9",
                                                             "-",
                                                             "_",
                                                             ".",
                                                             ":",
                                                             "/",
                                                             "=",
                                                             "@",
                                                             " ",
                                                             "$",
                                                             "%",
                                                             "+",
                                                             "\"",
                                                             "\\",
                                                             "\n",
                                                             "\t",
                                                             "\x7f",
                                                             "\xc2\xa0",
                                                             "\xc3\xa9",
                                                             "\xc5\x82",
                                                             "\xd9\xa0",
                                                             "\xe2\x80\xa8",
                                                             "\xe3\x80\x80",
                                                             "\xe6\x97\xa5",
                                                             "\xef\xbb\xbf",
                                                             "\xf0\x9f\x91\x8d",
                                                             "\xf0\x9d\x9f\x98"};

/// Walks a pattern of the kinds that lintel compiles and writes a text that it is likely to match: anchors
/// and the look-ahead are ignored, so the caller looks at the result. Calls itself as deep as the pattern's
/// groups.
class sampler {
public:
    sampler(std::string_view pattern, dice& random) : pattern_(pattern), random_(random) {}
    std::string text() {
        at_ = 0;
        return alternation();
    }

private:
    bool is(char c) const { return at_ < pattern_.size() && pattern_[at_] == c; }

    std::string alternation() {
        std::vector<std::string> ways;
        for (;; ++at_) {
            std::string& way = ways.emplace_back();
            while (at_ < pattern_.size() && !is('|') && !is(')')) way += repeated();
            if (!is('|')) return random_.any(ways);
        }
    }

    std::string repeated() {
        const std::size_t begin = at_;
        std::string out = atom();
        std::size_t min = 1, max = 1;
        bounds(min, max);
        const std::size_t after = at_;
        const std::size_t times = random_.one_in(4)   ? max
                                  : random_.one_in(3) ? min
                                                      : min + random_.below(max - min + 1);
        if (times == 0) out.clear();
        for (std::size_t n = 1; n < times; ++n) {
            at_ = begin;
            out += atom();
        }
        at_ = after;
        return out;
    }

    void bounds(std::size_t& min, std::size_t& max) {
        constexpr std::size_t many = 6;
        if (is('*') || is('+') || is('?')) {
            min = is('+') ? 1 : 0;
            max = is('?') ? 1 : many;
            ++at_;
        } else if (is('{')) {
            ++at_;
            max = min = number();
            if (is(',')) {
                ++at_;
                max = is('}') ? min + many : number();
            }
            ++at_;
        }
    }
    std::size_t number() {
        std::size_t n = 0;
        for (; at_ < pattern_.size() && pattern_[at_] >= '0' && pattern_[at_] <= '9'; ++at_)
            n = n * 10 + static_cast<std::size_t>(pattern_[at_] - '0');
        return n;
    }

    std::string atom() {
        const char c = pattern_[at_++];
        if (c == '^' || c == '$') return {};
        if (c == '.') return std::string(random_.any(characters));
        if (c == '[') return bracketed();
        if (c == '\\') return escape();
        if (c != '(') return std::string(1, c);
        const bool look_ahead = pattern_.substr(at_).starts_with("?!");
        if (is('?')) at_ += 2;
        std::string inside = alternation();
        ++at_;
        return look_ahead ? std::string() : inside;
    }
    std::string escape() {
        const char e = pattern_[at_++];
        if (e == 'p') at_ = pattern_.find('}', at_) + 1;
        if (e == 's') return " ";
        if (e == 'n') return "\n";
        if (e == 'w' || e == 'd') return std::string(1, static_cast<char>('0' + random_.below(10)));
        if (e == 'p')
            return std::string(
                random_.any(std::array{"q", "\xc5\xbc", "7", "\xe2\x85\xa3", " ", "\xe6\x97\xa5"}));
        return std::string(1, e);
    }
    std::string bracketed() {
        std::vector<std::string> members;
        const bool negated = is('^');
        if (negated) ++at_;
        while (!is(']')) {
            const char first = pattern_[at_];
            std::string one = atom_in_brackets();
            if (is('-') && at_ + 1 < pattern_.size() && pattern_[at_ + 1] != ']' && one.size() == 1 &&
                first != '\\') {
                ++at_;
                const char last = pattern_[at_++];
                one =
                    std::string(1,
                                static_cast<char>(first + static_cast<char>(random_.below(
                                                              static_cast<std::size_t>(last - first) + 1))));
            }
            members.push_back(std::move(one));
        }
        ++at_;
        return negated ? std::string(random_.any(characters)) : random_.any(members);
    }
    std::string atom_in_brackets() {
        const char c = pattern_[at_++];
        return c == '\\' ? escape() : std::string(1, c);
    }

    std::string_view pattern_;
    dice& random_;
    std::size_t at_ = 0;
};

} // namespace oracle

#endif
