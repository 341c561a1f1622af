#include "commands.hpp"

#include <lintel/detail/nearest.hpp>
#include <lintel/detail/phrase.hpp>

#include <string_view>

namespace lintel::tool {
namespace {

std::string
unknown(std::string_view what, const std::string& name, const std::vector<std::string_view>& known) {
    const std::string hint = detail::did_you_mean(name, known);
    return "unknown " + std::string(what) + " '" + name + '\'' + (hint.empty() ? "" : "; " + hint);
}

void demand_rule(const std::string& id) {
    std::vector<std::string_view> ids;
    for (const auto& r : all_rules()) {
        if (r.info.id == id) return;
        ids.push_back(r.info.id);
    }
    throw usage_error(unknown("rule", id, ids) + " ('lintel rules' lists them)");
}

} // namespace

const document& document_named(const std::string& shape) {
    if (const document* found = find_document(shape)) return *found;
    std::vector<std::string_view> names;
    for (const auto& d : documents()) names.push_back(d.shape);
    throw usage_error(unknown("shape", shape, names) + "; expected one of: " + detail::listed(names));
}

blob_form blobs_of(const request& asked) { return asked.blobs == "raw" ? blob_form::raw : blob_form::base64; }
const document* document_asked(const request& asked) {
    return asked.shape == auto_shape ? nullptr : &document_named(asked.shape);
}

options options_of(const request& asked) {
    options opts{.max_depth = asked.max_depth, .max_size = asked.max_size, .blobs = blobs_of(asked)};
    const auto deny_all = [&](severity level) {
        for (const auto& r : all_rules())
            if (r.info.severity == level)
                opts.rules.push_back({std::string(r.info.id), severity::error, level});
    };
    for (const auto& id : asked.deny) {
        if (id == "warnings") {
            deny_all(severity::warning);
        } else if (id == "notes") {
            deny_all(severity::note);
        } else {
            demand_rule(id);
            opts.rules.push_back({id, severity::error});
        }
    }
    for (const auto& id : asked.allow) {
        demand_rule(id);
        opts.rules.push_back({id, {}});
    }
    return opts;
}

} // namespace lintel::tool
