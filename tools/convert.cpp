#include <lintel/ssm.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "commands.hpp"
#include "input.hpp"
#include "print.hpp"
#include "printable.hpp"
#include "replace.hpp"
#include "verdict.hpp"

namespace lintel::tool {
namespace {

using answer = ssm::GetMaintenanceWindowTaskResult;

/// Adds the findings that are wanted, and counts those that a report left out.
template <class Wanted> void add(report& to, const report& from, Wanted&& is_wanted) {
    std::size_t kept_errors = 0;
    for (const diagnostic& d : from) {
        kept_errors += d.severity == severity::error;
        if (is_wanted(d)) to.add(diagnostic(d));
    }
    for (std::size_t n = from.count(severity::error) - kept_errors; n > 0; --n) to.tally(severity::error);
}

void complain_of(const loaded_file& file, const report& found, const options& opts) {
    const std::function<std::string()> excerpt = [&] { return redact<answer>(file.text, opts); };
    complain({file.name, found, 0, excerpt, file.text});
}

/// What an answer's own findings say to those who convert it: the errors, and what is lost.
report findings_of_answer(std::string_view text, const options& opts) {
    report found;
    add(found, check<answer>(text, opts), [](const diagnostic& d) {
        return d.severity == severity::error || d.rule == rules::unknown_member.id ||
               d.rule == rules::duplicate_member.id;
    });
    return found;
}

/// Which form a request's blob was written in.
template <class Request> void note_blobs(const Request& made, blob_form form, report& out) {
    const auto& parameters = made.TaskInvocationParameters;
    if (!parameters || !parameters->Lambda || !parameters->Lambda->Payload) return;
    const bool raw = form == blob_form::raw;
    out.add({written_blob_form.severity,
             written_blob_form.id,
             "/TaskInvocationParameters/Lambda/Payload",
             raw ? "Payload is plain text, as AWS CLI 1 expects, and AWS CLI 2 with --cli-binary-format "
                   "raw-in-base64-out"
                 : "Payload is base64, as the service and AWS CLI 2 expect; AWS CLI 1 would encode it again",
             raw ? "--blobs base64 writes it as base64" : "--blobs raw writes it as plain text"});
}

/// Where a request goes.
std::string target_of(const request& asked, const std::string& argument) {
    return (std::filesystem::path(asked.output_dir) / file_name(argument)).string();
}

int put(const request& asked, const std::string& argument, std::string& text) {
    if (asked.output_dir.empty()) return write_document(stdout, text) ? clean : trouble;
    return store(target_of(asked, argument), text) ? clean : trouble;
}

/// Reports what became of an answer, and writes the request unless there are errors. `of_answer`: the
/// answer's own findings.
template <class Request> int finish(const request& asked,
                                    const std::string& argument,
                                    const loaded_file& file,
                                    report of_answer,
                                    const ssm::conversion<Request>& made) {
    const options opts = options_of(asked);
    std::set<std::pair<std::string_view, std::string>> told;
    for (const diagnostic& d : of_answer) told.emplace(d.rule, d.pointer);
    const auto all = [](const diagnostic&) { return true; };
    report found;
    add(found, made.left_out, all);
    add(found, made.bound, all);
    add(found, validate(made.request, opts), [&](const diagnostic& d) {
        return d.severity == severity::error && told.count({d.rule, d.pointer}) == 0;
    });
    std::string text;
    const report refused = serialize_to(text, made.request, {.blobs = blobs_of(asked)});
    add(found, refused, all);
    if (refused.ok()) note_blobs(made.request, blobs_of(asked), found);
    lintel::detail::locate(found, 0, file.text);
    add(of_answer, found, all);

    complain_of(file, of_answer, opts);
    if (!refused.ok()) return found_errors;
    if (!of_answer.ok() && !asked.force) {
        std::fputs(("lintel: " + printable(file.name) +
                    ": the request has errors and was not written; use --force to write it\n")
                       .c_str(),
                   stderr);
        return found_errors;
    }
    text += '\n';
    const int status = put(asked, argument, text);
    return of_answer.ok() ? status : std::max<int>(status, found_errors);
}

int convert_one(const request& asked, bool registers, const std::string& argument) {
    options opts = options_of(asked);
    opts.blobs = blob_form::base64; // of an answer
    loaded_file file;
    if (!load(argument, opts.max_size, file)) return trouble;
    if (!kind_of(file.name, file.text, find_document(shape_name<answer>()))) return trouble;
    report found = findings_of_answer(file.text, opts);
    answer task;
    if (!parse_into(task, file.text, opts).ok()) {
        complain_of(file, found, opts);
        return found_errors;
    }
    return registers ? finish(asked, argument, file, std::move(found), ssm::to_register(task))
                     : finish(asked, argument, file, std::move(found), ssm::to_update(task));
}

/// Makes the folder, and makes sure that no file is written twice and no input is overwritten.
void prepare_output(const request& asked) {
    if (asked.output_dir.empty()) return;
    std::set<file_identity> inputs;
    for (const auto& argument : asked.files) {
        if (argument == "-") throw usage_error("--output-dir needs files: standard input has no name");
        if (const auto is = identity_of(argument)) inputs.insert(*is);
    }
    std::set<std::string> names;
    for (const auto& argument : asked.files) {
        const std::string target = target_of(asked, argument);
        if (!names.insert(file_name(argument)).second)
            throw usage_error("two inputs have the name " + file_name(argument) +
                              ", and --output-dir can hold only one");
        const auto there = identity_of(target);
        if (there && inputs.count(*there) > 0)
            throw usage_error("--output-dir would overwrite the input " + target);
    }
    std::error_code failed;
    std::filesystem::create_directories(asked.output_dir, failed);
    if (failed) throw usage_error("cannot create the folder " + asked.output_dir + ": " + failed.message());
}

} // namespace

int run_convert(const request& asked) {
    constexpr auto to_register = shape_name<ssm::RegisterTaskWithMaintenanceWindowRequest>();
    constexpr auto to_update = shape_name<ssm::UpdateMaintenanceWindowTaskRequest>();
    if (asked.shape != shape_name<answer>() && asked.shape != auto_shape)
        throw usage_error("only a " + std::string(shape_name<answer>()) + " can be converted");
    if (asked.to != to_register && asked.to != to_update)
        throw usage_error("--to takes " + std::string(to_register) + " or " + std::string(to_update));
    prepare_output(asked);
    int worst = clean;
    for (const auto& argument : asked.files)
        worst = std::max(worst, convert_one(asked, asked.to == to_register, argument));
    return worst;
}

} // namespace lintel::tool
