#ifndef LINTEL_TOOLS_VERDICT_HPP
#define LINTEL_TOOLS_VERDICT_HPP

#include <lintel/diagnostic.hpp>
#include <lintel/ssm/detect.hpp>

#include <string>
#include <string_view>

#include "documents.hpp"

namespace lintel::tool {

/// What a text is read as, or why it is no document.
struct verdict {
    const document* kind = nullptr; ///< null: it is no document
    ssm::document_set also{};       ///< other kinds that fit equally well; empty when the kind was named
    ssm::document_set better{};     ///< kinds that fit better than the one that was named
    bool is_known = true;           ///< `kind` was named, or the text has members of it
};

/// Decides by the members at the top of the text. `named` is the kind that --as names, or null. A text with
/// a syntax error and no known member has the named kind, or the first, and `is_known` is false: its reader
/// says what is wrong. An error that the service answered is a document only when its kind is named.
verdict judge(std::string_view text, const document* named);

/// The finding for a text that is no document: where it begins, what it looks like, and what to do.
diagnostic not_a_document(std::string_view text, const document* named, severity);

/// Judges a text. Says on standard error that it is no document, and gives null, or that another kind fits
/// better.
const document* kind_of(const std::string& file, std::string_view text, const document* named);

/// The first kind that fits both texts as well as any other, or null.
const document* common_kind(std::string_view a, std::string_view b);

} // namespace lintel::tool

#endif
