#ifndef LINTEL_TOOLS_COMMANDS_HPP
#define LINTEL_TOOLS_COMMANDS_HPP

#include <lintel/options.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "documents.hpp"

namespace lintel::tool {

/// Exit statuses of the program.
enum status : int { clean = 0, found_errors = 1, trouble = 2 };

/// The tool was called wrongly; what() says how, and what to do.
struct usage_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What --as takes for a shape that is to be detected.
inline constexpr std::string_view auto_shape = "auto";

/// What the sub-commands have in common.
struct request {
    std::string shape; ///< or "auto"
    std::string format = "human";
    std::string to;
    std::string patterns = "ecma"; ///< of a schema
    std::string blobs = "base64";  ///< or raw
    std::vector<std::string> deny;
    std::vector<std::string> allow;
    std::vector<std::string> files;
    std::string first_shape;      ///< of diff; empty: `shape`. @{
    std::string second_shape;     ///< @}
    bool ignore_defaults = false; ///< of diff, both false when nothing is said. @{
    bool keep_defaults = false;   ///< @}
    bool force = false;           ///< of convert: also what has errors
    std::string output_dir;       ///< of convert; empty: standard output
    bool ndjson = false;
    bool pretty = false;
    bool check = false;                        ///< of format: only say what would change
    bool write = false;                        ///< of format: into the files
    std::size_t max_size = options{}.max_size; ///< bytes of a document
    std::size_t max_depth = options{}.max_depth;
    std::size_t jobs = 1; ///< threads; 0 = one per CPU
};

/// The named kind of document; a usage error with a did-you-mean when there is none of that name.
const document& document_named(const std::string& shape);

/// The kind that --as names; null for auto.
const document* document_asked(const request&);

/// The form that --blobs means.
blob_form blobs_of(const request&);

/// The options that the arguments mean; a usage error for a rule that does not exist.
options options_of(const request&);

/// Each returns an exit status.
int run_check(const request&);
int run_format(const request&);
int run_convert(const request&);
int run_diff(const request&);
int run_schema(const request&);
int run_rules(const request&);

} // namespace lintel::tool

#endif
