#include "columns.hpp"

#include <lintel/detail/text.hpp>

#include <algorithm>

namespace lintel::tool {
namespace {

/// The numbers of the offsets in their order in the text.
std::vector<std::size_t> ascending(const offsets& at) {
    std::vector<std::size_t> order(at.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto less = [&](std::size_t a, std::size_t b) { return at[a] < at[b]; };
    if (!std::is_sorted(at.begin(), at.end())) std::sort(order.begin(), order.end(), less);
    return order;
}

std::size_t string_end(std::string_view text, std::size_t begin) noexcept {
    for (std::size_t i = begin + 1; i < text.size() && text[i] != '\n' && text[i] != '\r'; ++i) {
        if (text[i] == '"') return i + 1;
        if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] != '\n' && text[i + 1] != '\r') ++i;
    }
    return std::min(text.find_first_of("\r\n", begin), text.size());
}

} // namespace

std::size_t begin_of(const diagnostic& d, std::string_view text) noexcept {
    return std::min(d.offset - 1, text.size());
}

std::size_t line_begin_of(const diagnostic& d, std::string_view text) noexcept {
    return std::min(d.offset - d.column, begin_of(d, text));
}

std::vector<std::size_t> characters_before(std::string_view text, const offsets& at) {
    std::vector<std::size_t> counts(at.size());
    std::size_t end = 0, characters = 0; // of what is counted
    for (const std::size_t i : ascending(at)) {
        characters += detail::scalar_count(text.substr(end, at[i] - end));
        end = at[i];
        counts[i] = characters;
    }
    return counts;
}

std::vector<std::size_t> columns_of(const report& found, std::string_view text) {
    offsets at;
    at.reserve(2 * found.size());
    for (const auto& d : found)
        if (d.offset > 0) {
            at.push_back(line_begin_of(d, text));
            at.push_back(begin_of(d, text));
        }
    const auto counts = characters_before(text, at);
    std::vector<std::size_t> columns;
    columns.reserve(found.size());
    std::size_t next = 0;
    for (const auto& d : found) {
        columns.push_back(d.offset > 0 ? counts[next + 1] - counts[next] + 1 : 0);
        next += d.offset > 0 ? 2 : 0;
    }
    return columns;
}

offsets token_ends(std::string_view text, const offsets& begins) {
    constexpr std::string_view ends = "\"[]{},: \t\r\n";
    offsets found(begins.size());
    // The last token of each kind that was read. One that begins inside of it ends where it does: a quote
    // inside of a string is escaped, and what follows it is read alike from both. So nothing is read twice.
    std::size_t string_until = 0, word_until = 0;
    for (const std::size_t i : ascending(begins)) {
        const std::size_t at = begins[i];
        if (at >= text.size() || text[at] == '\n' || text[at] == '\r') {
            found[i] = at;
        } else if (text[at] == '"') {
            const bool inside = at + 1 < string_until;
            if (!inside) string_until = string_end(text, at);
            found[i] = string_until;
        } else if (ends.find(text[at]) != ends.npos) {
            found[i] = at + 1;
        } else {
            if (at >= word_until) word_until = std::min(text.find_first_of(ends, at), text.size());
            found[i] = word_until;
        }
    }
    return found;
}

} // namespace lintel::tool
