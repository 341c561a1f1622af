#include "documents.hpp"

#include <lintel/format.hpp>
#include <lintel/redact.hpp>
#include <lintel/ssm.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace lintel::tool {
namespace {

using answer = ssm::GetMaintenanceWindowTaskResult;

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

template <class T> report format(std::string_view text, std::string& out, bool pretty, const options& opts) {
    format_options how{.pretty = pretty};
    if (role_of<T>() == document_role::answer) how.left_out = ssm::added_by_clients;
    return format_to<T>(out, text, how, opts);
}

/// Takes out what the service adds by itself, of every task in a document.
template <class T> void drop_all_defaults(T& x) {
    if constexpr (requires { x.CutoffBehavior; }) ssm::drop_defaults(x);
    if constexpr (requires { x.Tasks; })
        if (x.Tasks)
            for (auto& task : *x.Tasks) ssm::drop_defaults(task);
}

template <class T> compared compare(std::string_view a, std::string_view b, const compare_choices& how) {
    compared found;
    T x, y;
    found.first = parse_into(x, a, how.opts);
    found.second = parse_into(y, b, how.opts);
    if (!found.first.ok() || !found.second.ok()) return found;
    if (how.ignore_defaults.value_or(false)) {
        drop_all_defaults(x), drop_all_defaults(y);
    } else if constexpr (std::is_same_v<T, answer>) {
        if (!how.ignore_defaults) ssm::drop_placeholders(x), ssm::drop_placeholders(y);
    }
    found.differences = diff(x, y, how.opts);
    return found;
}

/// Compares a request with an answer, whose blobs are always as on the wire.
template <class Request, bool request_is_first>
compared compare_with_answer(std::string_view a, std::string_view b, const compare_choices& how) {
    compared found;
    Request sent;
    answer stored;
    options of_answer = how.opts;
    of_answer.blobs = blob_form::base64;
    (request_is_first ? found.first : found.second) = parse_into(sent, request_is_first ? a : b, how.opts);
    (request_is_first ? found.second : found.first) = parse_into(stored, request_is_first ? b : a, of_answer);
    if (!found.first.ok() || !found.second.ok()) return found;
    Request live = ssm::as_request(sent, stored);
    if (how.ignore_defaults.value_or(true)) drop_all_defaults(sent), drop_all_defaults(live);
    found.differences = request_is_first ? diff(sent, live, how.opts) : diff(live, sent, how.opts);
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
            list.insert(last == list.rend() ? list.end() : last.base(), {r, {document}});
        } else
            same->add_shape(document);
    }
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (add_rules_below<lintel::detail::without_optional<lintel::detail::described_type<T, I>>>(list,
                                                                                                 document),
         ...);
    }(std::make_index_sequence<lintel::detail::described_names<T>.size()>{});
}
template <class... T> std::vector<listed_rule> list_rules(ssm::type_list<T...>) {
    std::vector<listed_rule> list;
    for (const auto& r : core_rules) list.push_back({r, {"any"}});
    (add_rules<T>(list, shape_name<T>()), ...);
    list.push_back({left_out, {"any (format)"}});
    for (const auto& r : {ssm::not_carried_over, ssm::bound_to_origin, written_blob_form})
        list.push_back({r, {"answers that are converted"}});
    return list;
}

} // namespace

std::span<const document> documents() { return known; }

std::size_t number_of(const document& kind) { return static_cast<std::size_t>(&kind - known.data()); }

const document* find_document(std::string_view shape) {
    const auto at =
        std::find_if(known.begin(), known.end(), [&](const document& d) { return d.shape == shape; });
    return at == known.end() ? nullptr : &*at;
}

compare_function comparison_of(const document& first, const document& second) {
    if (first.shape == second.shape) return first.diff;
    compare_function found = nullptr;
    const auto try_request = [&]<class Request>(const Request*) {
        constexpr auto of_request = shape_name<Request>(), of_answer = shape_name<answer>();
        if (first.shape == of_request && second.shape == of_answer)
            found = compare_with_answer<Request, true>;
        if (first.shape == of_answer && second.shape == of_request)
            found = compare_with_answer<Request, false>;
    };
    try_request(static_cast<const ssm::RegisterTaskWithMaintenanceWindowRequest*>(nullptr));
    try_request(static_cast<const ssm::UpdateMaintenanceWindowTaskRequest*>(nullptr));
    return found;
}

void listed_rule::add_shape(std::string_view shape) {
    if (std::find(shapes.begin(), shapes.end(), shape) == shapes.end()) shapes.push_back(shape);
}

std::span<const listed_rule> all_rules() {
    static const auto list = list_rules(ssm::documents{});
    return list;
}

} // namespace lintel::tool
