#include "documents.hpp"

#include <lintel/redact.hpp>
#include <lintel/ssm.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace lintel::tool {
namespace {

template <class T> class checker_of final : public any_checker {
public:
    explicit checker_of(const options& opts) : checker_(opts) {}
    const report& check(std::string_view text) override { return checker_(text); }

private:
    checker<T> checker_;
};

template <class T> std::unique_ptr<any_checker> make_checker(const options& opts) {
    return std::make_unique<checker_of<T>>(opts);
}

template <class T> report format(std::string_view text, std::string& out, const options& opts) {
    T value;
    report found = parse_into(value, text, opts);
    return found.ok() && !serialize_to(out, value).ok() ? serialize_to(out, value) : found;
}

template <class T> compared compare(std::string_view a, std::string_view b, const options& opts) {
    compared found;
    T x, y;
    found.first = parse_into(x, a, opts);
    found.second = parse_into(y, b, opts);
    if (!found.first.ok() || !found.second.ok()) return found;
    if constexpr (std::is_same_v<T, ssm::GetMaintenanceWindowTaskResult>)
        ssm::drop_placeholders(x), ssm::drop_placeholders(y);
    found.differences = diff(x, y, opts);
    return found;
}

template <class... T> constexpr auto make_documents(ssm::type_list<T...>) {
    return std::array{
        document{shape_name<T>(), make_checker<T>, redact<T>, format<T>, compare<T>, json_schema<T>}...};
}
constexpr auto known = make_documents(ssm::documents{});

template <class T> void add_rules(std::vector<listed_rule>& list, std::string_view document);

/// The rules of what a member holds.
template <class T> void add_rules_below(std::vector<listed_rule>& list, std::string_view document) {
    using namespace lintel::detail;
    if constexpr (class_of<T> == type_class::structure)
        add_rules<T>(list, document);
    else if constexpr (class_of<T> == type_class::list)
        add_rules_below<element_t<T>>(list, document);
    else if constexpr (class_of<T> == type_class::map)
        add_rules_below<mapped_t<T>>(list, document);
}

template <class T> void add_rules(std::vector<listed_rule>& list, std::string_view document) {
    for (const auto& r : rules_of<T>::table) {
        const auto same = std::find_if(list.begin(), list.end(), [&](const listed_rule& l) {
            return l.info.id == r.id && l.info.severity == r.severity;
        });
        if (same == list.end()) { // behind the others of its id
            const auto last = std::find_if(
                list.rbegin(), list.rend(), [&](const listed_rule& l) { return l.info.id == r.id; });
            list.insert(last == list.rend() ? list.end() : last.base(), {r, std::string(document)});
        } else if ((same->shapes + ", ").find(std::string(document) + ", ") == std::string::npos)
            same->shapes += ", " + std::string(document);
    }
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (add_rules_below<lintel::detail::without_optional<lintel::detail::described_type<T, I>>>(list,
                                                                                                 document),
         ...);
    }(std::make_index_sequence<lintel::detail::described_names<T>.size()>{});
}
template <class... T> std::vector<listed_rule> list_rules(ssm::type_list<T...>) {
    std::vector<listed_rule> list;
    for (const auto& r : core_rules) list.push_back({r, "any"});
    (add_rules<T>(list, shape_name<T>()), ...);
    list.push_back({ssm::not_carried_over, "conversions"});
    return list;
}

} // namespace

std::span<const document> documents() { return known; }

const document* find_document(std::string_view shape) {
    const auto at =
        std::find_if(known.begin(), known.end(), [&](const document& d) { return d.shape == shape; });
    return at == known.end() ? nullptr : &*at;
}

std::span<const listed_rule> all_rules() {
    static const auto list = list_rules(ssm::documents{});
    return list;
}

} // namespace lintel::tool
