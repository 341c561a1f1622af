#ifndef LINTEL_CHECK_HPP
#define LINTEL_CHECK_HPP

#include <lintel/arena.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/detail/locate.hpp>
#include <lintel/detail/reading.hpp>
#include <lintel/detail/vector.hpp>
#include <lintel/parse.hpp>
#include <lintel/storage.hpp>
#include <lintel/validate.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace lintel {
namespace detail::inline LINTEL_ABI {

/// What is missing stands at its object, also when the text has a null for it.
inline std::string_view place_of(const diagnostic& d) noexcept {
    const std::string_view pointer = d.pointer;
    return d.rule == rules::required.id ? pointer.substr(0, pointer.rfind('/')) : pointer;
}

/// Gives the findings from number `first` on their places by their pointers, and sorts all. One pass over the
/// text, which can be read.
inline void locate(report& out, std::size_t first, std::string_view text) {
    vector<std::string_view> pointers;
    pointers.reserve(out.size() - first);
    for (std::size_t i = first; i < out.size(); ++i) pointers.push_back(place_of(out[i]));
    pointer_finder finder(std::move(pointers));
    finder.read(text);
    for (std::size_t i = first; i < out.size(); ++i) out.kept()[i].offset = finder.offset(i - first);
    sort_by_place(out);
    add_lines(out, text);
}

} // namespace detail::inline LINTEL_ABI

/// Checks documents of one type and keeps its memory between them: once warm, a document without findings
/// allocates nothing. Not to be shared between threads: have one a thread.
template <detail::described_struct T> class checker {
public:
    /// The options hold for every call.
    LINTEL_TAGGED explicit checker(options opts = {}) : opts_(std::move(opts)) {}

    // The members that the compiler makes, declared so that they have the tag.
    LINTEL_TAGGED checker(checker&&) = default;
    LINTEL_TAGGED checker& operator=(checker&&) = default;
    LINTEL_TAGGED ~checker() = default;

    /// As lintel::check. The report lives until the next call.
    LINTEL_TAGGED const report& operator()(std::string_view json) & {
        found_.clear();
        unread_.clear();
        memory_.reset();
        form value{};
        const bool read = detail::read_whole(found_,
                                             opts_,
                                             detail::type_table_of<form>::value,
                                             &value,
                                             &memory_,
                                             json,
                                             detail::purpose::check,
                                             &unread_);
        if (!read || unread_.whole) return found_;
        const std::size_t of_reading = found_.size();
        detail::validate_into(found_, opts_, detail::checks_of<form>::value, &value, true, unread_.root);
        if (found_.size() > of_reading) detail::locate(found_, of_reading, json);
        return found_;
    }
    /// The report would end with the checker.
    const report& operator()(std::string_view) && = delete; // lintel: keep the checker in a variable

private:
    using form = borrowed_t<T>;

    options opts_;
    report found_;
    detail::unread_values unread_;
    arena memory_;
};

/// Parses and validates: every error, warning and note, each with its line and column, in the order of the
/// text. What could be read of a document with type errors is validated too; after a syntax error nothing is.
/// Linear in the text; owns no text of the document; see checker for many documents.
///
///     for (const lintel::diagnostic& d : lintel::check<lintel::ssm::GetMaintenanceWindowTaskResult>(text))
///         std::cout << d.line << ':' << d.column << ": " << d.message << '\n';
template <detail::described_struct T>
LINTEL_TAGGED [[nodiscard]] report check(std::string_view json, const options& opts = {}) {
    checker<T> once(opts);
    return once(json);
}

} // namespace lintel

#endif
