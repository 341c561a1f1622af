#ifndef LINTEL_TESTS_MODEL_RULES_HPP
#define LINTEL_TESTS_MODEL_RULES_HPP

#include <lintel/options.hpp>
#include <lintel/rule.hpp>
#include <lintel/ssm.hpp>

#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace tests {

using id_and_level = std::pair<std::string_view, lintel::severity>;

/// The cross-field rules of T and of what it holds.
template <class T> void collect(std::set<id_and_level>& ids) {
    using namespace lintel::detail;
    if constexpr (class_of<T> == type_class::structure) {
        for (const auto& r : lintel::rules_of<T>::table) ids.emplace(r.id, r.severity);
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (collect<without_optional<described_type<T, I>>>(ids), ...);
        }(std::make_index_sequence<described_names<T>.size()>{});
    } else if constexpr (class_of<T> == type_class::list) {
        collect<element_t<T>>(ids);
    } else if constexpr (class_of<T> == type_class::map) {
        collect<mapped_t<T>>(ids);
    }
}

/// Options with the model's cross-field rules off: for tests of what is generic.
inline lintel::options generic_only(lintel::options opts = {}) {
    std::set<id_and_level> ids;
    collect<lintel::ssm::GetMaintenanceWindowTaskResult>(ids);
    collect<lintel::ssm::RegisterTaskWithMaintenanceWindowRequest>(ids);
    collect<lintel::ssm::UpdateMaintenanceWindowTaskRequest>(ids);
    collect<lintel::ssm::DescribeMaintenanceWindowTasksResult>(ids);
    for (const auto& [id, level] : ids) opts.rules.push_back({std::string(id), {}});
    return opts;
}

} // namespace tests

#endif
