#include <lintel/ssm.hpp>

#include <cstdio>

#include "commands.hpp"
#include "input.hpp"
#include "print.hpp"
#include "verdict.hpp"

namespace lintel::tool {
namespace {

using answer = ssm::GetMaintenanceWindowTaskResult;

/// Prints a request and what stands in its way; an error in the request is an error of the command.
template <class Request>
int print_request(const ssm::conversion<Request>& made, const std::string& name, const options& opts) {
    const std::function<std::string()> no_text = [] { return std::string(); };
    complain({name, made.left_out, 0, no_text, {}});
    const report found = validate(made.request, opts);
    if (!found.ok()) complain({std::string(shape_name<Request>()), found, 0, no_text, {}});
    std::string text;
    if (!serialize_to(text, made.request).ok()) return found_errors;
    text += '\n';
    if (!write_document(stdout, text)) return trouble;
    return found.ok() ? clean : found_errors;
}

} // namespace

int run_convert(const request& asked) {
    constexpr auto to_register = shape_name<ssm::RegisterTaskWithMaintenanceWindowRequest>();
    constexpr auto to_update = shape_name<ssm::UpdateMaintenanceWindowTaskRequest>();
    if (asked.shape != shape_name<answer>() && asked.shape != detected)
        throw usage_error("only a " + std::string(shape_name<answer>()) + " can be converted");
    if (asked.to != to_register && asked.to != to_update)
        throw usage_error("--to takes " + std::string(to_register) + " or " + std::string(to_update));

    const options opts = options_of(asked);
    loaded_file file;
    if (!load(asked.files.front(), opts.max_size, file)) return trouble;
    if (!kind_of(file.name, file.text, find_document(shape_name<answer>()))) return trouble;
    answer task;
    const report found = parse_into(task, file.text, opts);
    const std::function<std::string()> excerpt = [&] { return redact<answer>(file.text, opts); };
    complain({file.name, found, 0, excerpt, file.text});
    if (!found.ok()) return found_errors;
    return asked.to == to_register ? print_request(ssm::to_register(task), file.name, opts)
                                   : print_request(ssm::to_update(task), file.name, opts);
}

} // namespace lintel::tool
