#ifndef LINTEL_TESTS_EXPECT_HPP
#define LINTEL_TESTS_EXPECT_HPP

#include <lintel/diagnostic.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

/// A text with a `^` before each place where a finding is expected; `text` is without them.
struct marked {
    std::string text;
    std::vector<lintel::position> marks;

    explicit marked(std::string_view with_marks) {
        lintel::position here{1, 1, 1};
        for (const char c : with_marks) {
            if (c == '^') {
                marks.push_back(here);
                continue;
            }
            text += c;
            ++here.offset;
            ++here.column;
            if (c == '\n') ++here.line, here.column = 1;
        }
    }
};

inline std::string at(const lintel::position& p) {
    return std::to_string(p.line) + ':' + std::to_string(p.column) + '(' + std::to_string(p.offset) + ')';
}

/// "rule pointer; rule pointer": what was found, and in what order.
inline std::string brief(const lintel::report& found) {
    std::string out;
    for (const auto& d : found) out += (out.empty() ? "" : "; ") + std::string(d.rule) + ' ' + d.pointer;
    return out;
}

/// The same, and each finding that is not at its mark says so.
inline std::string brief(const lintel::report& found, const marked& source) {
    std::string out;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto& d = found[i];
        out += (i == 0 ? "" : "; ") + std::string(d.rule) + ' ' + d.pointer;
        const lintel::position is{d.offset, d.line, d.column};
        if (i >= source.marks.size())
            out += " unmarked, at " + at(is);
        else if (is != source.marks[i])
            out += " at " + at(is) + " instead of " + at(source.marks[i]);
    }
    if (found.size() < source.marks.size()) out += " and too few";
    return out;
}

/// Everything a report says, a finding a line.
inline std::string full(const lintel::report& found) {
    std::string out;
    for (const auto& d : found) {
        out += at({d.offset, d.line, d.column}) + ' ' + std::string(to_string(d.severity)) + '[' +
               std::string(d.rule) + "] " + d.pointer + ": " + d.message;
        if (!d.hint.empty()) out += " (" + d.hint + ')';
        out += '\n';
    }
    if (found.omitted() > 0) out += "and " + std::to_string(found.omitted()) + " more\n";
    return out;
}

} // namespace tests

#endif
