#ifndef LINTEL_PARSE_HPP
#define LINTEL_PARSE_HPP

#include <lintel/arena.hpp>
#include <lintel/detail/reading.hpp>
#include <lintel/detail/type_table.hpp>
#include <lintel/options.hpp>
#include <lintel/storage.hpp>

#include <boost/json/detail/config.hpp>
#include <boost/system/result.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace lintel {

/// What result::value() throws when there is no value; holds the report. Nothing else in lintel throws it.
class bad_document : public std::runtime_error {
public:
    explicit bad_document(lintel::report found)
        : std::runtime_error(found.empty() ? "lintel: the document cannot be read"
                                           : std::string(found.front().rule) + " at '" +
                                                 found.front().pointer + "': " + found.front().message),
          found_(std::move(found)) {}
    const lintel::report& report() const noexcept { return found_; }

private:
    lintel::report found_;
};

[[noreturn]] inline void throw_exception_from_error(const report& found, const boost::source_location&) {
    throw bad_document(found);
}

/// Reads `json` into `out`. The report holds every error and warning; when it is not ok(), `out` is as
/// before. Constraints are not enforced: see validate and check. Linear in the text; allocates what T owns.
template <detail::described_struct T>
report parse_into(T& out, std::string_view json, const options& opts = {}) {
    report found;
    T value{};
    detail::whole_reader reader(found, opts);
    const bool read = reader.read(detail::type_table_of<T>::value, &value, nullptr, json);
    if (!read || !found.empty()) {
        reader.locate(read, [](const detail::token_span&) {});
        detail::sort_by_place(found);
    }
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
[[nodiscard]] boost::system::result<T, report> parse(std::string_view json, const options& opts = {}) {
    T value{};
    report found = parse_into(value, json, opts);
    if (found.ok()) return {boost::system::in_place_value, std::move(value)};
    return {boost::system::in_place_error, std::move(found)};
}

/// Reads `json` into a struct of borrowed storage, `borrowed_t<T>`: its texts point into `json` or, where
/// those hold escapes, into `memory`, which also holds lists and maps. Both must outlive the value. Otherwise
/// as parse_into.
template <detail::described_struct T>
report parse_borrowed(T& out, std::string_view json, arena& memory, const options& opts = {}) {
    report found;
    T value{};
    detail::whole_reader reader(found, opts);
    const bool read = reader.read(detail::type_table_of<T>::value, &value, &memory, json);
    if (!read || !found.empty()) {
        reader.locate(read, [](const detail::token_span&) {});
        detail::sort_by_place(found);
    }
    if (found.ok()) out = value;
    return found;
}

/// The push form of parse: a text in chunks of any size, split anywhere, gives the value and the report of
/// the whole. Positions are kept as the text goes by, so nothing of it is stored. Reusable after finish().
///
///     lintel::parser<T> p;
///     while (read(chunk) && p.write(chunk)) {}
///     auto task = p.finish();
template <detail::described_struct T> class parser {
public:
    explicit parser(options opts = {})
        : opts_(std::move(opts)), events_(found_, opts_), scan_(opts_.depth_limit(), opts_.max_size) {
        reset();
    }
    parser(const parser&) = delete;
    parser& operator=(const parser&) = delete;

    /// Takes the next part of the text. False: the text cannot be read, and more of it is ignored.
    bool write(std::string_view chunk) {
        while (!chunk.empty() && !scan_.failed()) {
            const std::string_view slice = chunk.substr(0, slice_size);
            const std::string_view within = slice.substr(0, opts_.max_size - taken_);
            if (readable_ && !events_.done()) readable_ = events_.write(true, within);
            taken_ += within.size();
            scan_.write(slice, *this);
            chunk.remove_prefix(slice.size());
        }
        return !scan_.failed();
    }

    /// Ends the text. The parser is then ready for another.
    [[nodiscard]] boost::system::result<T, report> finish() {
        T value{};
        report found = finish_into(value);
        if (found.ok()) return {boost::system::in_place_value, std::move(value)};
        return {boost::system::in_place_error, std::move(found)};
    }

    /// Ends the text and gives its report, warnings included; when it is not ok(), `out` is as before.
    report finish_into(T& out) {
        if (!scan_.failed()) {
            if (readable_ && !events_.done()) readable_ = events_.write(false, {});
            scan_.finish(*this);
        }
        if (scan_.failed())
            detail::add_problem(found_, opts_, scan_.problem(), events_.events().here());
        else if (!readable_)
            detail::add_problem(found_, opts_, {"syntax", "this text is not JSON", {}, scan_.here()}, {});
        detail::sort_by_place(found_);
        report found = std::move(found_);
        if (found.ok()) out = std::move(value_);
        reset();
        return found;
    }

    /// Forgets what was written.
    void reset() {
        found_ = {};
        value_ = T{};
        scan_.reset();
        events_.start(detail::type_table_of<T>::value, &value_, nullptr, {});
        readable_ = true;
        token_ = placed_ = taken_ = 0;
    }

    /// The scanner's sink; not for users.
    void operator()(const detail::token_span& t) {
        if (t.kind == detail::token::end_object || t.kind == detail::token::end_array) return;
        const auto& wanted = events_.events().tokens();
        while (placed_ < wanted.size() && wanted[placed_] == token_)
            detail::place(found_.kept()[placed_++], t.begin);
        ++token_;
    }

private:
    // Boost before 1.82 overflows its buffer when an escape is split between two writes and the second is
    // longer than the buffer (boostorg/json issue 876).
    static constexpr std::size_t slice_size = BOOST_JSON_STACK_BUFFER_SIZE - 8;

    options opts_;
    report found_;
    T value_{};
    detail::event_parser events_;
    detail::scanner scan_;
    bool readable_ = true;
    std::size_t token_ = 0;
    std::size_t placed_ = 0; // findings
    std::size_t taken_ = 0;  // bytes that were read
};

} // namespace lintel

#endif
