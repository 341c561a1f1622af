#ifndef LINTEL_SSM_RULES_DOCUMENT_PARAMETERS_HPP
#define LINTEL_SSM_RULES_DOCUMENT_PARAMETERS_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/text.hpp>
#include <lintel/pattern.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

// What the documents that AWS owns and everybody uses take as parameters. The service registers a task
// without looking at them; the window's run fails. Sources: AWS Systems Manager User Guide, Automation
// Runbook Reference, and the text of the documents.
namespace lintel::ssm::document_parameters::inline LINTEL_ABI {

/// Which values a parameter takes.
enum class takes : std::uint8_t {
    anything,
    one_of,        ///< those listed
    snapshot_id,   ///< nothing, or a UUID
    override_list, ///< nothing, or where a file is: `https://…`, `s3://BUCKET/KEY`
    run_time,      ///< seconds
    folder,        ///< a text of limited length
    nothing,       ///< the document has no such parameter, although its like have
};

/// A parameter of a document.
struct parameter {
    std::string_view document;      ///< its name
    std::string_view name;          ///< of the parameter
    bool required = false;          ///< the document has no default for it
    takes values = takes::anything; ///< each of its values
    std::string_view listed{};      ///< of one_of: with `|` between them
};

inline constexpr bool required = true, optional = false;
inline constexpr std::string_view scan_or_install = "Scan|Install", reboot = "RebootIfNeeded|NoReboot";

/// Of RUN_COMMAND documents, whose parameters' names are case-sensitive. The parameters of a document stand
/// together.
inline constexpr std::array commands{
    parameter{"AWS-RunPatchBaseline", "Operation", required, takes::one_of, scan_or_install},
    parameter{"AWS-RunPatchBaseline", "RebootOption", optional, takes::one_of, reboot},
    parameter{"AWS-RunPatchBaseline", "SnapshotId", optional, takes::snapshot_id},
    parameter{"AWS-RunPatchBaseline", "InstallOverrideList", optional, takes::override_list},
    parameter{"AWS-RunPatchBaselineWithHooks", "Operation", required, takes::one_of, scan_or_install},
    parameter{"AWS-RunPatchBaselineWithHooks", "RebootOption", optional, takes::one_of, reboot},
    parameter{"AWS-RunPatchBaselineWithHooks", "SnapshotId", optional, takes::snapshot_id},
    parameter{"AWS-RunPatchBaselineWithHooks", "InstallOverrideList", optional, takes::nothing},
    parameter{"AWS-RunPatchBaselineAssociation", "Operation", required, takes::one_of, scan_or_install},
    parameter{"AWS-RunPatchBaselineAssociation", "RebootOption", optional, takes::one_of, reboot},
    parameter{"AWS-RunPatchBaselineAssociation", "AssociationId", required},
    parameter{"AWS-RunShellScript", "commands", required},
    parameter{"AWS-RunShellScript", "executionTimeout", optional, takes::run_time},
    parameter{"AWS-RunShellScript", "workingDirectory", optional, takes::folder},
    parameter{"AWS-RunPowerShellScript", "commands", required},
    parameter{"AWS-RunPowerShellScript", "executionTimeout", optional, takes::run_time},
    parameter{"AWS-RunPowerShellScript", "workingDirectory", optional, takes::folder},
    parameter{"AWS-ConfigureAWSPackage", "action", required, takes::one_of, "Install|Uninstall"},
    parameter{"AWS-ConfigureAWSPackage", "name", required},
    parameter{"AWS-ConfigureAWSPackage",
              "installationType",
              optional,
              takes::one_of,
              "Uninstall and reinstall|In-place update"},
    parameter{"AWS-UpdateSSMAgent", "allowDowngrade", optional, takes::one_of, "true|false"},
    parameter{"AWS-RunRemoteScript", "sourceType", required, takes::one_of, "GitHub|S3"},
    parameter{"AWS-RunRemoteScript", "sourceInfo", required},
    parameter{"AWS-RunRemoteScript", "commandLine", required},
    parameter{"AWS-ApplyAnsiblePlaybooks", "SourceType", optional, takes::one_of, "GitHub|S3"},
};
/// Of AUTOMATION runbooks. AWS's own pages write their parameters' names in more than one case.
inline constexpr std::array automations{
    parameter{"AWS-RestartEC2Instance", "InstanceId", required},
    parameter{"AWS-StartEC2Instance", "InstanceId", required},
    parameter{"AWS-StopEC2Instance", "InstanceId", required},
};
inline constexpr std::size_t most_parameters = 32; ///< of a document

/// The parameters of a document, none when it is not known. Linear in the table.
constexpr std::span<const parameter> parameters_of(std::string_view document,
                                                   std::span<const parameter> table) noexcept {
    const auto of_it = [&](const parameter& p) { return p.document == document; };
    const auto begin = std::find_if(table.begin(), table.end(), of_it);
    const auto end = std::find_if_not(begin, table.end(), of_it);
    return {begin, end};
}

namespace detail {
constexpr bool stand_together(std::span<const parameter> table) {
    for (const parameter& p : table) {
        const auto of_it = parameters_of(p.document, table);
        const auto all = std::count_if(
            table.begin(), table.end(), [&](const parameter& q) { return q.document == p.document; });
        if (of_it.size() != static_cast<std::size_t>(all) || of_it.size() > most_parameters) return false;
    }
    return true;
}
static_assert(stand_together(commands) && stand_together(automations));

inline constexpr auto uuid =
    pattern<"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$">;

constexpr bool is_listed(std::string_view value, std::string_view listed) noexcept {
    for (;;) {
        const std::size_t end = std::min(listed.find('|'), listed.size());
        if (listed.substr(0, end) == value) return true;
        if (end == listed.size()) return false;
        listed.remove_prefix(end + 1);
    }
}
/// Seconds from 1 to 172800, without leading zeros.
constexpr bool is_run_time(std::string_view value) noexcept {
    constexpr std::string_view most = "172800";
    if (value.empty() || value.size() > most.size() || value[0] == '0') return false;
    if (value.find_first_not_of("0123456789") != value.npos) return false;
    return value.size() < most.size() || value <= most;
}
constexpr bool is_place_of_file(std::string_view value) noexcept {
    if (value.starts_with("https://")) return value.size() > 8;
    if (!value.starts_with("s3://")) return false;
    const std::size_t slash = value.find('/', 5);
    return slash != value.npos && slash > 5 && slash + 1 < value.size() && value.back() != '/';
}
} // namespace detail

/// Whether a document takes a value. One with a pseudo parameter, or another part that is replaced, is not
/// judged.
inline bool accepts(const parameter& p, std::string_view value) noexcept {
    constexpr std::size_t longest_folder = 4096; // characters
    if (value.find("{{") != value.npos) return true;
    switch (p.values) {
    case takes::one_of: return detail::is_listed(value, p.listed);
    case takes::snapshot_id: return value.empty() || detail::uuid.full(value);
    case takes::override_list: return value.empty() || detail::is_place_of_file(value);
    case takes::run_time: return detail::is_run_time(value);
    case takes::folder: return lintel::detail::scalar_count(value) <= longest_folder;
    default: return true;
    }
}
/// What to write instead of a value that is not accepted.
inline std::string_view advice(const parameter& p) noexcept {
    switch (p.values) {
    case takes::snapshot_id: return "leave it out: the window gives one";
    case takes::override_list: return "write https://… or s3://BUCKET/KEY";
    case takes::run_time: return "write seconds, from 1 to 172800, in digits";
    case takes::folder: return "write at most 4096 characters";
    default: return "";
    }
}

} // namespace lintel::ssm::document_parameters::inline LINTEL_ABI

#endif
