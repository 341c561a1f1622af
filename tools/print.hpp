#ifndef LINTEL_TOOLS_PRINT_HPP
#define LINTEL_TOOLS_PRINT_HPP

#include <lintel/diagnostic.hpp>

#include <cstddef>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace lintel::tool {

/// How many documents were looked at and what was found.
struct tally {
    std::size_t documents = 0;
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t notes = 0;
    std::size_t unreadable = 0; ///< files

    void add(const report& found) noexcept;
    void add(const tally& more) noexcept;
};

/// A document's findings and what is needed to show them.
struct findings_of {
    const std::string& file;
    const report& found;
    std::size_t first_line; ///< added to line numbers: where the document begins in its file, from 0
    const std::function<std::string()>&
        excerpt; ///< the text with what may be secret blanked; called at most once
};

/// One output format. Appends to `out` and keeps nothing, so that threads can share one.
class printer {
public:
    virtual ~printer() = default;
    virtual void print(const findings_of&, std::string& out) const = 0;
    virtual void finish(const tally&, std::string& out) const = 0;
};

/// "human" (coloured when `colour`) or "json".
std::unique_ptr<printer> make_human_printer(bool colour);
std::unique_ptr<printer> make_json_printer();

/// Shows a document's findings to people, on standard error.
void complain(const findings_of&);

/// Whether a stream is a terminal and its user wants colours (see no-color.org).
bool wants_colour(std::FILE* stream);

/// Text for a terminal: control characters and bytes that are not UTF-8 are escaped.
std::string printable(std::string_view text);

} // namespace lintel::tool

#endif
