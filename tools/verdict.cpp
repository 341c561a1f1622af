#include "verdict.hpp"

#include <lintel/rule_info.hpp>

#include <cstddef>
#include <cstdio>
#include <functional>

#include "print.hpp"
#include "printable.hpp"

namespace lintel::tool {
namespace {

/// Whether a text that looks like this can be read as one document.
bool is_readable(ssm::likeness l) { return l == ssm::likeness::document || l == ssm::likeness::malformed; }

/// An error that the service answered, which is read only as what it was named.
bool is_named_error(const ssm::detection& found, const document* named) {
    return named && found.looks_like == ssm::likeness::error_answer && found.known_to(number_of(*named)) > 0;
}

} // namespace

verdict judge(std::string_view text, const document* named) {
    const ssm::detection found = ssm::detect(text);
    if (!is_readable(found.looks_like) && !is_named_error(found, named)) return {};
    if (found.fit == ssm::fit::none) return {named ? named : &documents().front(), {}, {}, named != nullptr};
    verdict is{named ? named : &documents()[found.number], found.best, {}};
    if (!named) {
        is.also.remove(found.number);
        return is;
    }
    is.also = {};
    const std::size_t known = found.known_to(number_of(*named));
    if (known == 0) return {};
    if (known < found.known_to(found.number)) is.better.add(found.number);
    return is;
}

diagnostic not_a_document(std::string_view text, const document* named, severity level) {
    const ssm::detection found = ssm::detect(text);
    diagnostic d;
    d.severity = level;
    d.rule = rules::not_a_document.id;
    d.offset = d.line = d.column = 1;
    if (named && found.looks_like == ssm::likeness::document) {
        const std::string shape(found.shape);
        d.message = "this object has no member of " + std::string(named->shape);
        d.hint = "it looks like " + shape + ": use --as " + shape + ", or leave --as out";
    } else {
        const ssm::likeness_words words = ssm::words_for(found.looks_like);
        d.message = words.message;
        d.hint = words.hint;
    }
    return d;
}

const document* kind_of(const std::string& file, std::string_view text, const document* named) {
    if (const verdict is = judge(text, named); is.kind) {
        for (const std::string_view better : is.better.shapes())
            std::fputs(("lintel: " + printable(file) + ": " + std::string(better) +
                        " fits better (leave --as out)\n")
                           .c_str(),
                       stderr);
        return is.kind;
    }
    report found;
    found.add(not_a_document(text, named, rules::not_a_document.severity));
    const std::function<std::string()> no_excerpt = [] { return std::string(); };
    complain({file, found, 0, no_excerpt, text});
    return nullptr;
}

const document* common_kind(std::string_view a, std::string_view b) {
    const ssm::detection first = ssm::detect(a), second = ssm::detect(b);
    if (!is_readable(first.looks_like) || !is_readable(second.looks_like)) return nullptr;
    for (const document& kind : documents())
        if (first.best.has(number_of(kind)) && second.best.has(number_of(kind))) return &kind;
    return nullptr;
}

} // namespace lintel::tool
