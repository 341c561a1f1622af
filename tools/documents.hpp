#ifndef LINTEL_TOOLS_DOCUMENTS_HPP
#define LINTEL_TOOLS_DOCUMENTS_HPP

#include <lintel/diagnostic.hpp>
#include <lintel/diff.hpp>
#include <lintel/options.hpp>
#include <lintel/rule_info.hpp>

#include <boost/json/object.hpp>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lintel {
struct schema_options;
}

namespace lintel::tool {

/// A checker whose type is known at run time only. Keeps its memory between documents.
class any_checker {
public:
    virtual ~any_checker() = default;
    virtual const report& check(std::string_view text) = 0;
};

/// Two documents' reports and, when both are ok(), where they differ.
struct compared {
    report first, second;
    lintel::differences differences;
};

/// What a comparison is asked for.
struct compare_choices {
    options opts;
    /// Whether what the service adds by itself is taken for absent; not said: only between a request and an
    /// answer.
    std::optional<bool> ignore_defaults;
};
using compare_function = compared (*)(std::string_view a, std::string_view b, const compare_choices&);

/// One kind of document, by its shape's name: what the sub-commands do with it.
struct document {
    std::string_view shape;
    std::unique_ptr<any_checker> (*checker)(const options&);
    std::string (*redact)(std::string_view text, const options&);
    /// Appends the canonical text to `out`, when the report is ok(); what is not known is kept.
    report (*format)(std::string_view text, std::string& out, bool pretty, const options&);
    /// Compares two of this kind.
    compare_function diff;
    boost::json::object (*schema)(const schema_options&);
};

/// All that the model knows; the first is what is meant when none is named.
std::span<const document> documents();

/// Of a kind in documents().
std::size_t number_of(const document&);

/// The one of that name, or null.
const document* find_document(std::string_view shape);

/// What compares documents of two kinds: of one kind, or a request and an answer, which gets the request's
/// form. Null: they cannot be compared.
compare_function comparison_of(const document& first, const document& second);

/// A rule, and the shapes that it reads ("any" for the generic ones).
struct listed_rule {
    rule_info info;
    std::vector<std::string_view> shapes;

    /// Unless it is there already.
    void add_shape(std::string_view shape);
};
std::span<const listed_rule> all_rules();

/// What `convert` says of a blob.
inline constexpr rule_info written_blob_form{
    "blob-form",
    severity::note,
    "Tools expect blobs in different forms: AWS CLI 1 plain text, AWS CLI 2 and the service base64.",
    "tried with the AWS command line",
    "R"};

} // namespace lintel::tool

#endif
