#ifndef LINTEL_DETAIL_READING_HPP
#define LINTEL_DETAIL_READING_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/quick_reader.hpp>
#include <lintel/detail/reader.hpp>
#include <lintel/detail/scanner.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lintel::detail::inline LINTEL_ABI {

/// Gives findings in the order of the text that have an offset alone their lines and columns. One pass.
inline void add_lines(report& out, std::string_view text) {
    std::size_t line = 1, line_begin = 0, at = 0;
    for (diagnostic& d : out.kept()) {
        if (d.line != 0) continue;
        const std::string_view before = text.substr(0, d.offset - 1);
        for (; (at = before.find('\n', at)) != before.npos; line_begin = ++at) ++line;
        at = before.size();
        place(d, {d.offset, line, d.offset - line_begin});
    }
}

/// What a text is read for.
enum class purpose : std::uint8_t {
    value,    ///< its value; what is only a warning is not asked for
    warnings, ///< its value, and warnings
    check     ///< warnings, and what clients refuse in a request is an error
};
/// Whether findings of a rule are asked for: what would be an error always is.
inline bool is_asked_for(const rule_info& rule, purpose why, const options& opts) noexcept {
    const auto level = opts.level(rule);
    return level && (why != purpose::value || *level == severity::error);
}

/// Reads `text` into the value at `target`, quickly when there is nothing to say and else token by token.
/// Findings are in the order of the text. False: it cannot be read to its end, and nothing is known of what
/// follows. `unread`: becomes what could not be read, if somebody asks; needs `memory`.
inline bool read_whole(report& out,
                       const options& opts,
                       const type_table& type,
                       void* target,
                       arena* memory,
                       std::string_view text,
                       purpose why,
                       unread_values* unread = nullptr) {
    const arena::mark before = memory ? memory->position() : arena::mark();
    const bool skip_unknown =
        !is_asked_for(rules::unknown_member, why, opts) &&
        !(why == purpose::check && is_asked_for(rules::unknown_request_member, why, opts));
    const bool skip_nulls = !is_asked_for(rules::null_member, why, opts);
    if (quick_reader(text, memory, opts, skip_unknown, skip_nulls).read(type, target)) return true;

    // What the quick reader has put into the target is read again from its key on, or does not count.
    if (memory) memory->rewind(before);
    reader events(out, opts);
    events.start(type, target, memory, text, unread, why == purpose::check);
    scanner scan(opts.depth_limit(), opts.max_size);
    const auto each = [&](const token_span& t) {
        events.take(t, text.substr(t.begin.offset - 1, t.end - t.begin.offset));
    };
    if (scan.write(text, each)) scan.finish(each);
    const bool failed = scan.failed();
    events.finish(failed ? &scan.problem() : nullptr);
    add_lines(out, text);
    return !failed;
}

} // namespace lintel::detail::inline LINTEL_ABI

#endif
