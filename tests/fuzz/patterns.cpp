#include <lintel/annotate.hpp>
#include <lintel/detail/text.hpp>
#include <lintel/ssm.hpp>

#include <array>
#include <string>
#include <vector>

#include "../pcre2.hpp"
#include "fuzz.hpp"

// The same verdict as PCRE2 on any text, and a quick way that is never wrong.
namespace {

using lintel::pattern;

constexpr std::array patterns{lintel::ssm::shapes::MaintenanceWindowId.pattern,
                              lintel::ssm::shapes::MaintenanceWindowTaskId.pattern,
                              lintel::ssm::shapes::TargetKey.pattern,
                              lintel::ssm::shapes::DocumentVersion.pattern,
                              lintel::ssm::shapes::MaxConcurrency.pattern,
                              lintel::ssm::shapes::MaxErrors.pattern,
                              lintel::ssm::shapes::MaintenanceWindowName.pattern,
                              lintel::ssm::shapes::AlarmName.pattern,
                              pattern<"(a|b)*c">,
                              pattern<"^(ab?){2,4}$">,
                              pattern<"^a|b$">,
                              pattern<"(^|a)b(a|$)">,
                              pattern<"^(a|ab)(c|bcd)$">,
                              pattern<R"([^\s]+@[^\s]+)">,
                              pattern<R"(^\w+\W\w+$)">,
                              pattern<R"(^\P{L}+$)">,
                              pattern<R"([^\p{L}\p{N}]{2})">,
                              pattern<"^.{2,3}$">,
                              pattern<"((a{2,3}){2}b?){1,2}">};

const std::vector<tests::independent>& judges() {
    static const std::vector<tests::independent> all = [] {
        std::vector<tests::independent> list;
        for (const auto& p : patterns) list.emplace_back(p.source());
        return list;
    }();
    return all;
}

} // namespace

FUZZ_TARGET(patterns) {
    fuzz::input in(data, size);
    const std::size_t i = in.below(patterns.size());
    const std::string_view text = in.text();
    const bool is_ascii = std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
    const bool is_utf8 = lintel::detail::is_utf8(text);
    const lintel::match is = patterns[i].test(text);
    if (patterns[i].full_ascii(text))
        fuzz::require(is_ascii && is == lintel::match::full, "the quick way is never wrong");
    if (is_utf8 && !tests::beyond_pcre2(text)) // PCRE2 refuses what is not UTF-8
        fuzz::require(is == judges()[i].test(text), patterns[i].source());
    return 0;
}
