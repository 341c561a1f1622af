#include <lintel/check.hpp>
#include <lintel/ssm.hpp>

#include <boost/json/parse.hpp>

#include <string>

#include "../own.hpp"
#include "fuzz.hpp"

// Every finding stands in the text and in its order, its line and column are those of its offset, and its
// pointer leads to a value of the document, or is that of what is missing in one.
namespace {

bool leads_somewhere(const boost::json::value& document, std::string_view pointer) {
    boost::system::error_code failure;
    return document.find_pointer({pointer.data(), pointer.size()}, failure) != nullptr;
}

template <class T> void judge(std::string_view text, const boost::json::value* document) {
    std::size_t last = 0, line = 1, line_begin = 0, at = 0;
    for (const auto& d : lintel::check<T>(text)) {
        fuzz::require(d.offset >= 1 && d.offset <= text.size() + 1, "a finding stands in the text");
        fuzz::require(d.offset >= last, "findings are in the order of the text");
        last = d.offset;
        for (; at < d.offset - 1; ++at)
            if (text[at] == '\n') ++line, line_begin = at + 1;
        fuzz::require(d.line == line && d.column == d.offset - line_begin,
                      "line and column are the offset's");
        if (!document) continue;
        const std::string_view parent =
            std::string_view(d.pointer).substr(0, std::min(d.pointer.rfind('/'), d.pointer.size()));
        // Of a name that stands twice, Boost.JSON has the last value alone.
        if (d.rule == "required") fuzz::require(leads_somewhere(*document, parent), "something lacks it");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::input(data, size).text();
    boost::system::error_code failure;
    const auto document = boost::json::parse({text.data(), text.size()}, failure);
    judge<lintel::ssm::GetMaintenanceWindowTaskResult>(text, failure ? nullptr : &document);
    judge<lintel::ssm::UpdateMaintenanceWindowTaskRequest>(text, failure ? nullptr : &document);
    judge<own::Everything>(text, failure ? nullptr : &document);
    return 0;
}
