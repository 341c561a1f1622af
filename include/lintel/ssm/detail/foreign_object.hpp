#ifndef LINTEL_SSM_DETAIL_FOREIGN_OBJECT_HPP
#define LINTEL_SSM_DETAIL_FOREIGN_OBJECT_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/nearest.hpp>
#include <lintel/ssm/detail/document_members.hpp>
#include <lintel/ssm/likeness.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <utility>

// JSON objects that are something else than a document of the model, by the names at their top.
namespace lintel::detail::inline LINTEL_ABI {

using name_list = std::initializer_list<std::string_view>;

/// Not the empty array's null pointers: g++ 12 would take the whole for not constant.
template <std::size_t N> constexpr void put_names(name_list from, std::array<std::string_view, N>& to) {
    to.fill("");
    std::copy(from.begin(), from.end(), to.begin());
}

/// The names by which a kind of object is recognised.
struct signature {
    ssm::likeness is;
    std::array<std::string_view, 2> all{};    ///< each of these, and
    std::array<std::string_view, 9> one_of{}; ///< one of these, if there are any
    /// Members of the model that such an object may have, too.
    std::array<std::string_view, 10> shared{};
    bool alone = false; ///< with no other members

    constexpr signature(
        ssm::likeness what, name_list each, name_list any = {}, name_list also = {}, bool no_other = false)
        : is(what), alone(no_other) {
        put_names(each, all);
        put_names(any, one_of);
        put_names(also, shared);
    }
};

/// The first that fits counts.
inline constexpr std::array signatures{
    signature{ssm::likeness::cloudformation_template, {"Resources"}, {}, {"Description"}},
    signature{ssm::likeness::cloudformation_template, {"AWSTemplateFormatVersion"}, {}, {"Description"}},
    signature{ssm::likeness::cloudformation_resource, {"Type", "Properties"}},
    signature{ssm::likeness::terraform_state, {"terraform_version"}},
    signature{ssm::likeness::terraform_state, {"lineage", "resources"}},
    signature{ssm::likeness::pulumi_state, {"version", "deployment"}},
    signature{ssm::likeness::ssm_document,
              {"schemaVersion"},
              {"mainSteps", "runtimeConfig", "inputs", "sessionType"}},
    signature{ssm::likeness::maintenance_window,
              {},
              {"AllowUnassociatedTargets",
               "Cutoff",
               "ExecutionTime",
               "Schedule",
               "WindowExecutionId",
               "WindowExecutions",
               "WindowIdentities",
               "WindowTargetId",
               "ResourceType"},
              {"WindowId", "Name", "Description", "Targets", "NextToken", "ClientToken"}},
    signature{ssm::likeness::maintenance_window, // an execution of a task
              {},
              {"WindowExecutionId",
               "WindowExecutionTaskIdentities",
               "WindowExecutionTaskInvocationIdentities",
               "TaskExecutionId",
               "InvocationId",
               "ScheduledWindowExecutions"},
              {"TaskArn",
               "TaskType",
               "TaskParameters",
               "Priority",
               "MaxConcurrency",
               "MaxErrors",
               "AlarmConfiguration",
               "Filters",
               "MaxResults",
               "NextToken"}},
    signature{ssm::likeness::state_machine, {"StartAt", "States"}},
    signature{ssm::likeness::cloudtrail_event, {"eventName", "eventSource"}},
    signature{ssm::likeness::cloudtrail_event, {"eventName", "requestParameters"}},
    signature{ssm::likeness::error_answer, {"Error"}},
    signature{ssm::likeness::error_answer, {"__type"}},
    signature{ssm::likeness::error_answer, {"errorMessage", "errorType"}},
    signature{ssm::likeness::error_answer, {"message"}, {}, {}, true},
    signature{ssm::likeness::error_answer,
              {"message"},
              {"__type", "code", "connectionId", "error", "errorCode", "requestId", "status", "statusCode"},
              {},
              true},
    signature{ssm::likeness::error_answer, {"error"}, {}, {}, true},
    signature{ssm::likeness::package_json, {"name", "version"}},
    signature{ssm::likeness::package_json, {}, {"dependencies", "devDependencies", "scripts"}},
};

/// Every name that is in a signature's `all` or `one_of`, once.
inline constexpr unique_names names_in_signatures = [] {
    unique_names found;
    for (const signature& s : signatures) {
        for (const auto name : s.all) found.add(name);
        for (const auto name : s.one_of) found.add(name);
    }
    return found;
}();
inline constexpr auto signature_names = names_in_signatures.as_array<names_in_signatures.size>();

/// A signature as sets of numbers of signature_names, and of document_names.
struct signature_sets {
    name_set all = 0, one_of = 0, shared = 0;
};
inline constexpr auto sets_of_signatures = [] {
    std::array<signature_sets, signatures.size()> sets{};
    for (std::size_t i = 0; i < sets.size(); ++i) {
        for (const auto name : signatures[i].all) sets[i].all |= set_of(signature_names, name);
        for (const auto name : signatures[i].one_of) sets[i].one_of |= set_of(signature_names, name);
        for (const auto name : signatures[i].shared) sets[i].shared |= set_of(document_names, name);
    }
    return sets;
}();

/// What an object is that has these names of signatures, these members of documents, and `others` or none
/// besides; `document` when none of the signatures fits.
constexpr ssm::likeness
likeness_by_names(name_set of_signatures, name_set of_documents, bool others) noexcept {
    for (std::size_t i = 0; i < sets_of_signatures.size(); ++i) {
        const signature_sets& s = sets_of_signatures[i];
        const bool has_one = s.one_of == 0 || (s.one_of & of_signatures) != 0;
        if ((s.all & ~of_signatures) != 0 || !has_one || (of_documents & ~s.shared) != 0) continue;
        if (!signatures[i].alone || (!others && (of_signatures & ~(s.all | s.one_of)) == 0))
            return signatures[i].is;
    }
    return ssm::likeness::document;
}

/// A name in small letters and without underscores.
struct folded_name {
    std::array<char, 48> letters{};
    std::size_t size = 0; ///< 0 for a longer name

    constexpr explicit folded_name(std::string_view name) noexcept {
        for (const char c : name) {
            if (c == '_') continue;
            if (size == letters.size()) {
                size = 0;
                return;
            }
            letters[size++] = lower_ascii(c);
        }
    }
    constexpr std::string_view view() const noexcept { return {letters.data(), size}; }
};
inline constexpr auto folded_document_names = []<std::size_t... I>(std::index_sequence<I...>) {
    return std::array{folded_name(document_names[I])...};
}(std::make_index_sequence<model_documents::counted>{});

/// Finds members of documents that are spelled in another way.
class spellings {
public:
    void add(std::string_view name) noexcept {
        any_ = true;
        terraform_ = terraform_ || name == "arn" || name == "window_task_id";
        const folded_name folded(name);
        if (folded.size == 0) return;
        for (const auto& member : folded_document_names)
            if (member.view() == folded.view()) note(name);
    }
    ssm::likeness result() const noexcept {
        using ssm::likeness;
        if (!any_) return likeness::empty_object;
        if (snake_) return terraform_ ? likeness::terraform_attributes : likeness::snake_case;
        return camel_ ? likeness::lower_camel : likeness::unknown_object;
    }

private:
    /// A single word, such as `name`, says nothing.
    void note(std::string_view name) noexcept {
        const bool has_capital = name.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 1) != name.npos;
        snake_ = snake_ || name.find('_') != name.npos;
        camel_ = camel_ || (name.front() >= 'a' && name.front() <= 'z' && has_capital);
    }

    bool any_ = false, snake_ = false, camel_ = false, terraform_ = false;
};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
