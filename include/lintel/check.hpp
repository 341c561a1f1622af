#ifndef LINTEL_CHECK_HPP
#define LINTEL_CHECK_HPP

#include <lintel/arena.hpp>
#include <lintel/detail/locate.hpp>
#include <lintel/detail/reading.hpp>
#include <lintel/parse.hpp>
#include <lintel/storage.hpp>
#include <lintel/validate.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lintel {
namespace detail {

/// Whether is(p) for `pointer` or one that it lies under.
template <class Is> bool any_above(std::string_view pointer, Is&& is) {
    for (std::size_t end = pointer.size();; end = pointer.rfind('/', end - 1)) {
        if (is(pointer.substr(0, end))) return true;
        if (end == 0) return false;
    }
}

/// The pointers of what could not be read, sorted: not of what a later member of the same name replaces.
inline std::vector<std::string> unread(const report& parsed) {
    // Names that stand once more, with their findings' numbers, which are in the order of the text.
    std::vector<std::pair<std::string_view, std::size_t>> again;
    for (std::size_t i = 0; i < parsed.size(); ++i)
        if (parsed[i].rule == rules::duplicate_member.id) again.emplace_back(parsed[i].pointer, i);
    std::sort(again.begin(), again.end());
    std::vector<std::string> pointers;
    for (std::size_t i = 0; i < parsed.size(); ++i) {
        const diagnostic& d = parsed[i];
        const auto is_replaced = [&](std::string_view pointer) {
            const auto next = std::lower_bound(again.begin(), again.end(), std::pair(pointer, i));
            return next != again.end() && next->first == pointer;
        };
        if ((d.rule == "type" || d.rule == "range" || d.rule == "encoding" || d.rule == "enum") &&
            !any_above(d.pointer, is_replaced))
            pointers.push_back(d.pointer);
    }
    std::sort(pointers.begin(), pointers.end());
    return pointers;
}

/// What is missing stands at its object, also when the text has a null for it.
inline std::string_view place_of(const diagnostic& d) noexcept {
    const std::string_view pointer = d.pointer;
    return d.rule == rules::required.id ? pointer.substr(0, pointer.rfind('/')) : pointer;
}

/// Gives the findings from number `first` on their places by their pointers, and sorts all. One pass over the
/// text, which can be read.
inline void locate(report& out, std::size_t first, std::string_view text) {
    std::vector<std::string_view> pointers;
    pointers.reserve(out.size() - first);
    for (std::size_t i = first; i < out.size(); ++i) pointers.push_back(place_of(out[i]));
    pointer_finder finder(std::move(pointers));
    finder.read(text);
    for (std::size_t i = first; i < out.size(); ++i) out.kept()[i].offset = finder.offset(i - first);
    sort_by_place(out);
    add_lines(out, text);
}

/// Adds what validation found, with its places, but for findings about what could not be read in the first
/// place.
inline void merge(report& out,
                  report& validated,
                  const std::vector<std::string>& unread,
                  const options& opts,
                  std::string_view text) {
    const std::size_t read = out.size();
    const auto is_unread = [&](std::string_view pointer) { return has_pointer(unread, pointer); };
    std::size_t left_out[3] = {};
    for (const severity s : {severity::note, severity::warning, severity::error})
        left_out[static_cast<std::size_t>(s)] = validated.count(s);
    for (auto& d : validated.kept()) {
        --left_out[static_cast<std::size_t>(d.severity)];
        if (unread.empty() || !any_above(d.pointer, is_unread)) out.add(std::move(d), has_room(out, opts));
    }
    for (const severity s : {severity::note, severity::warning, severity::error})
        for (std::size_t n = left_out[static_cast<std::size_t>(s)]; n > 0; --n) out.tally(s);
    locate(out, read, text);
}

} // namespace detail

/// Checks documents of one type and keeps its memory between them: once warm, a document without findings
/// allocates nothing. Not to be shared between threads: have one a thread.
template <detail::described_struct T> class checker {
public:
    /// The options hold for every call.
    explicit checker(options opts = {}) : opts_(std::move(opts)) {}

    /// As lintel::check. The report lives until the next call.
    const report& operator()(std::string_view json) & {
        found_.clear();
        memory_.reset();
        form value{};
        const bool read = detail::read_whole(found_,
                                             opts_,
                                             detail::type_table_of<form>::value,
                                             &value,
                                             &memory_,
                                             json,
                                             detail::warnings::wanted);
        if (!read) return found_;
        violated_.clear();
        const std::vector<std::string> unread = detail::unread(found_);
        detail::validate_into(violated_, opts_, detail::checks_of<form>::value, &value, &unread);
        if (!violated_.empty() || violated_.omitted() > 0)
            detail::merge(found_, violated_, unread, opts_, json);
        return found_;
    }
    /// The report would end with the checker.
    const report& operator()(std::string_view) && = delete; // lintel: keep the checker in a variable

private:
    using form = borrowed_t<T>;

    options opts_;
    report found_;
    report violated_; // by validation, of the same document
    arena memory_;
};

/// Parses and validates: every error, warning and note, each with its line and column, in the order of the
/// text. What could be read of a document with type errors is validated too; after a syntax error nothing is.
/// Linear in the text; owns no text of the document; see checker for many documents.
///
///     for (const lintel::diagnostic& d : lintel::check<lintel::ssm::GetMaintenanceWindowTaskResult>(text))
///         std::cout << d.line << ':' << d.column << ": " << d.message << '\n';
template <detail::described_struct T>
[[nodiscard]] report check(std::string_view json, const options& opts = {}) {
    checker<T> once(opts);
    return once(json);
}

} // namespace lintel

#endif
