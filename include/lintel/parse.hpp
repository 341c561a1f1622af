#ifndef LINTEL_PARSE_HPP
#define LINTEL_PARSE_HPP

#include <lintel/arena.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/detail/reading.hpp>
#include <lintel/detail/temporary_text.hpp>
#include <lintel/detail/type_table.hpp>
#include <lintel/detail/vector.hpp>
#include <lintel/options.hpp>
#include <lintel/result.hpp>
#include <lintel/storage.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace lintel {

/// Reads `json` into `out`. The report holds every error and warning; when it is not ok(), `out` is as
/// before. Constraints are not enforced: see validate and check. Linear in the text; allocates what T owns.
template <detail::described_struct T>
LINTEL_TAGGED report parse_into(T& out, std::string_view json, const options& opts = {}) {
    report found;
    T value{};
    detail::read_whole(
        found, opts, detail::type_table_of<T>::value, &value, nullptr, json, detail::purpose::warnings);
    if (found.ok()) out = std::move(value);
    return found;
}

/// Reads `json` as a T: the value, or a report of every error. Warnings (unknown and duplicate members) of a
/// text that can be read are given by parse_into. Malformed JSON, a wrong JSON type, an integer outside its
/// C++ type and bad base64 are errors; constraints are not enforced. Linear in the text; allocates what T
/// owns; never throws on input.
///
///     if (auto task = lintel::parse<lintel::ssm::GetMaintenanceWindowTaskResult>(text)) use(*task);
///     else for (const lintel::diagnostic& d : task.error()) std::cerr << d.line << ": " << d.message <<
///     '\n';
template <detail::described_struct T>
LINTEL_TAGGED result<T> parse(std::string_view json, const options& opts = {}) {
    result<T> made(std::in_place); // a T is large: read where it stays
    report found;
    detail::read_whole(found,
                       opts,
                       detail::type_table_of<T>::value,
                       made.operator->(),
                       nullptr,
                       json,
                       detail::purpose::value);
    if (!found.ok()) {
        std::destroy_at(&made);
        std::construct_at(&made, std::move(found));
    }
    return made;
}

/// Reads `json` into a struct of borrowed storage, `borrowed_t<T>`: its texts point into `json` or, where
/// those hold escapes, into `memory`, which also holds lists and maps. Both must outlive the value. Otherwise
/// as parse_into.
template <detail::described_struct T>
LINTEL_TAGGED report parse_borrowed(T& out, std::string_view json, arena& memory, const options& opts = {}) {
    report found;
    T value{};
    detail::read_whole(
        found, opts, detail::type_table_of<T>::value, &value, &memory, json, detail::purpose::warnings);
    if (found.ok()) out = value;
    return found;
}
/// The value would point into a text that ends with the call.
template <detail::described_struct T, detail::temporary_text Text> LINTEL_TAGGED report
parse_borrowed(T&, Text&&, arena&, const options& = {}) = delete; // lintel: keep the JSON in a variable

/// The push form of parse: a text in chunks of any size, split anywhere, gives the value and the report of
/// the whole. Positions are kept as the text goes by, so of the text only a token that a chunk cuts is
/// stored. Reusable after finish().
///
///     lintel::parser<T> p;
///     while (read(chunk) && p.write(chunk)) {}
///     auto task = p.finish();
template <detail::described_struct T> class parser {
public:
    /// The options hold for every text.
    LINTEL_TAGGED explicit parser(options opts = {})
        : opts_(std::move(opts)), events_(found_, opts_), scan_(opts_.depth_limit(), opts_.max_size) {
        reset();
    }
    parser(const parser&) = delete;
    parser& operator=(const parser&) = delete;

    LINTEL_TAGGED ~parser() = default;

    /// Takes the next part of the text. False: it is not JSON or past a limit, and more of it is ignored.
    LINTEL_TAGGED bool write(std::string_view chunk) {
        chunk_ = chunk;
        chunk_begin_ = scan_.here().offset;
        scan_.write(chunk, *this);
        carry_over();
        return !scan_.failed();
    }

    /// Ends the text. The parser is then ready for another.
    LINTEL_TAGGED result<T> finish() {
        result<T> made(std::in_place);
        if (report found = finish_into(*made); !found.ok()) {
            std::destroy_at(&made);
            std::construct_at(&made, std::move(found));
        }
        return made;
    }

    /// Ends the text and gives its report, warnings included; when it is not ok(), `out` is as before.
    LINTEL_TAGGED report finish_into(T& out) {
        chunk_ = {};
        chunk_begin_ = scan_.here().offset;
        if (!scan_.failed()) scan_.finish(*this);
        events_.finish(scan_.failed() ? &scan_.problem() : nullptr);
        report found = std::move(found_);
        if (found.ok()) out = std::move(value_);
        reset();
        return found;
    }

    /// Forgets what was written.
    LINTEL_TAGGED void reset() {
        found_ = {};
        value_ = T{};
        scan_.reset();
        carried_.clear();
        events_.start(detail::type_table_of<T>::value, &value_, nullptr, {});
    }

    /// The scanner's sink; not for users.
    LINTEL_TAGGED void operator()(const detail::token_span& t) {
        if (t.begin.offset >= chunk_begin_)
            return events_.take(t, chunk_.substr(t.begin.offset - chunk_begin_, t.end - t.begin.offset));
        if (!events_.skips()) carried_ += chunk_.substr(0, t.end - chunk_begin_);
        events_.take(t, carried_);
        carried_.clear();
    }

private:
    /// Keeps the part of a token that ends in a later chunk.
    LINTEL_TAGGED void carry_over() {
        const std::size_t begin = scan_.token_begin();
        if (begin == 0 || scan_.failed() || events_.skips()) return;
        carried_ += chunk_.substr(begin < chunk_begin_ ? 0 : begin - chunk_begin_);
    }

    options opts_;
    report found_;
    T value_{};
    detail::reader events_;
    detail::scanner scan_;
    std::string_view chunk_;
    std::size_t chunk_begin_ = 1; // its offset in the text
    std::string carried_;         // of a token that began in an earlier chunk
};

} // namespace lintel

#endif
