#ifndef LINTEL_TOOLS_PRINT_HPP
#define LINTEL_TOOLS_PRINT_HPP

#include <lintel/diagnostic.hpp>
#include <lintel/ssm/detect.hpp>

#include <cstddef>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lintel::tool {

struct verdict;

/// How many documents were checked as one kind.
struct kind_tally {
    std::size_t documents = 0;
    ssm::document_set also{};   ///< other kinds that fit some of them equally well
    std::size_t fit_better = 0; ///< documents that another kind fits better than the one that was named
    ssm::document_set better{}; ///< these kinds

    void add(const kind_tally& more) noexcept;
};

/// How many documents were looked at and what was found.
struct tally {
    std::size_t documents = 0;
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t notes = 0;
    std::size_t unreadable = 0; ///< files
    std::size_t foreign = 0;    ///< texts that are no documents; their findings are in none of the above
    int foreign_status = 0;     ///< exit status for them
    /// By their number in documents(); those behind the last are 0. A text with a syntax error and no known
    /// member is in none.
    std::vector<kind_tally> kinds;

    void add(const report& found, const verdict&);
    void add(const tally& more);
};

/// A document's findings and what is needed to show them.
struct findings_of {
    const std::string& file;
    const report& found;
    std::size_t first_line; ///< added to line numbers: where the document begins in its file, from 0
    const std::function<std::string()>&
        excerpt;              ///< the text with what may be secret blanked; called at most once
    std::string_view text;    ///< as it is, for counting in it; never to be shown
    std::string_view shape{}; ///< what it was read as; empty when that is not known
};

/// One output format. Appends to `out` and keeps nothing, so that threads can share one.
class printer {
public:
    virtual ~printer() = default;

    /// What stands between two results. print and cannot_read put it before every one; who hands the pieces
    /// on takes it from the first.
    virtual std::string_view separator() const { return {}; }
    /// Whether print says how many findings are left out.
    virtual bool shows_omitted() const { return true; }
    /// Whether print wants documents without findings too.
    virtual bool shows_clean() const { return false; }
    /// Whether finish prints the summary.
    virtual bool shows_summary() const { return false; }

    virtual void begin(std::string&) const {}
    virtual void print(const findings_of&, std::string& out) const = 0;
    /// A file that cannot be read; standard error has it in any format.
    virtual void cannot_read(const std::string& /*file*/, const std::string& /*why*/, std::string&) const {}
    virtual void finish(const tally&, std::string& out) const = 0;
};

/// What the stream that a format goes to can show.
struct look {
    bool colour = false;
    std::size_t width = 106; ///< in cells
};
/// That of a stream: colours on a terminal whose user wants them (see no-color.org), and its width.
look look_of(std::FILE* stream);

/// Whether a stream is a terminal that knows escape sequences.
bool takes_escapes(std::FILE* stream);

/// What the formats for other programs say of the documents.
struct document_kind {
    bool lines = false; ///< they are lines of their file
};

/// `detected`: no kind was named. @{
std::unique_ptr<printer> make_human_printer(const look&, bool detected);
std::unique_ptr<printer> make_github_printer(bool detected);
/// @}
std::unique_ptr<printer> make_json_printer();
std::unique_ptr<printer> make_sarif_printer(const document_kind&);
std::unique_ptr<printer> make_junit_printer(const document_kind&);

/// A finding's hint, in which an option of the library has the name of the program's.
std::string hint_of(const diagnostic&);

/// "1 document checked: 2 errors", without a line end. `detected`: the kinds of the documents are named.
std::string summary_of(const tally&, bool detected);

/// Which documents another kind fits better than the one that was named, "" when there are none.
std::string better_kinds(const tally&);

/// "1 error", "2 errors".
std::string plural(std::size_t n, std::string_view what);

/// Shows a document's findings to people, on standard error.
void complain(const findings_of&);

} // namespace lintel::tool

#endif
