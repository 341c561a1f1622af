#include "program.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <limits>
#include <new>
#include <sstream>
#include <string>
#include <string_view>

#include "commands.hpp"
#include "describe.hpp"
#include "input.hpp"
#include "printable.hpp"

namespace {

using lintel::tool::request;

constexpr auto any_status =
    "Exit status: 0 success; 1 an error in a document, or a difference; 2 the tool could not do its work. "
    "'lintel COMMAND --help' says what they mean for a command.";
constexpr auto check_status = "Exit status: 0 no error found; 1 at least one error; 2 a file could not be "
                              "read or is not a document, or the output could not be written.";
constexpr auto format_status =
    "Exit status: 0 all documents were formatted (--check: none would change); 1 a document has errors "
    "(--check: or would change); 2 a file could not be read or written, or is not a document.";
constexpr auto convert_status = "Exit status: 0 all requests were written, without errors; 1 a document or "
                                "its request has errors; 2 a file could not be read or written, or is not a "
                                "document.";
constexpr auto diff_status =
    "Exit status: 0 the documents are the same; 1 they differ; 2 they could not be compared.";
constexpr auto print_status = "Exit status: 0 success; 2 an argument is wrong, or the output could not be "
                              "written.";

void add_shape(CLI::App& command, request& asked) {
    asked.shape = lintel::tool::documents().front().shape;
    command.add_option("--as", asked.shape, "AWS shape name of the document")
        ->type_name("SHAPE")
        ->capture_default_str();
}

void add_shape_or_auto(CLI::App& command, request& asked) {
    asked.shape = lintel::tool::auto_shape;
    command
        .add_option("--as", asked.shape, "AWS shape name of the document; auto: detected from its members")
        ->type_name("SHAPE|auto")
        ->capture_default_str();
}

/// `what`: what is printed.
void add_formats(CLI::App& command,
                 request& asked,
                 const std::string& what,
                 const std::vector<std::string>& formats) {
    command.add_option("--format", asked.format, "How " + what + " are printed")
        ->check(CLI::IsMember(formats))
        ->capture_default_str();
}

void add_blobs(CLI::App& command, request& asked, const char* description) {
    command.add_option("--blobs", asked.blobs, description)
        ->check(CLI::IsMember({"base64", "raw"}))
        ->capture_default_str();
}
constexpr auto blobs_in_files = "Form of blobs: base64, or plain text, as in input files for AWS CLI 1";

/// The limits of commands that read documents.
void add_limits(CLI::App& command, request& asked) {
    // Twice as much, and a byte more, is a size too.
    constexpr std::size_t largest = std::numeric_limits<std::size_t>::max() / 4;
    command.add_option("--max-size", asked.max_size, "Maximum size of a document in bytes")
        ->type_name("BYTES")
        ->check(CLI::Range(std::size_t{1}, largest).description(""))
        ->capture_default_str();
    command.add_option("--max-depth", asked.max_depth, "Maximum nesting depth")
        ->type_name("N")
        ->check(CLI::Range(std::size_t{1}, lintel::options::deepest))
        ->capture_default_str();
}

CLI::App* add_check(CLI::App& app, request& asked) {
    auto* command = app.add_subcommand("check", "Report everything that is wrong with documents");
    add_shape_or_auto(*command, asked);
    add_formats(*command, asked, "findings", {"human", "json", "sarif", "github", "junit"});
    command->add_option("--deny", asked.deny, "Make a rule, or all 'warnings' or 'notes', an error")
        ->type_name("RULE")
        ->allow_extra_args(false);
    command->add_option("--allow", asked.allow, "Turn a rule off")
        ->type_name("RULE")
        ->allow_extra_args(false);
    command->add_flag("--ndjson", asked.ndjson, "One document per line, in constant memory");
    command->add_option("--jobs", asked.jobs, "Threads that check; 0 = one per CPU")
        ->type_name("N")
        ->check(CLI::Range(0, 1024))
        ->capture_default_str();
    add_blobs(*command, asked, blobs_in_files);
    add_limits(*command, asked);
    command->add_option("FILE", asked.files, "Files; - is standard input, the default")->type_name("");
    command->footer(check_status);
    return command;
}

CLI::App* add_format(CLI::App& app, request& asked) {
    auto* command =
        app.add_subcommand("format", "Print the canonical text of documents; unknown members are kept");
    add_shape_or_auto(*command, asked);
    command->add_flag("--pretty", asked.pretty, "Indent, in the style of jq");
    auto* check = command->add_flag("--check", asked.check, "Print the names of the files that would change");
    command->add_flag("--write", asked.write, "Write the text into the files")->excludes(check);
    add_blobs(*command, asked, blobs_in_files);
    add_limits(*command, asked);
    command->add_option("FILE", asked.files, "Files; - is standard input, the default")->type_name("");
    command->footer(format_status);
    return command;
}

CLI::App* add_convert(CLI::App& app, request& asked) {
    auto* command = app.add_subcommand("convert", "Print the request that would recreate or change a task");
    add_shape_or_auto(*command, asked);
    command->add_option("--to", asked.to, "Shape name of the request")->type_name("SHAPE")->required();
    add_blobs(*command, asked, "Form of blobs in the request: base64, or plain text, as AWS CLI 1 expects");
    command->add_flag("--force", asked.force, "Write a request even if it has errors");
    command
        ->add_option("--output-dir",
                     asked.output_dir,
                     "Write each request into this folder, to a file with the name of its input")
        ->type_name("FOLDER");
    add_limits(*command, asked);
    command->add_option("FILE", asked.files, "Files; - is standard input, the default")->type_name("");
    command->footer(convert_status);
    return command;
}

CLI::App* add_diff(CLI::App& app, request& asked) {
    auto* command = app.add_subcommand("diff", "Print where two documents differ");
    add_shape_or_auto(*command, asked);
    command
        ->add_option(
            "--as-first", asked.first_shape, "Shape of A, if it differs from B's: a request or an answer")
        ->type_name("SHAPE");
    command->add_option("--as-second", asked.second_shape, "Shape of B")->type_name("SHAPE");
    auto* ignore = command->add_flag(
        "--ignore-defaults",
        asked.ignore_defaults,
        "Treat what the service adds by itself as absent; the default between a request and an answer");
    command->add_flag("--no-ignore-defaults", asked.keep_defaults, "Compare service defaults too")
        ->excludes(ignore);
    add_formats(*command, asked, "differences", {"human", "json"});
    add_blobs(*command, asked, "Form of blobs; an answer that is compared with a request always has base64");
    add_limits(*command, asked);
    command->add_option("FILE", asked.files, "Two files; - is standard input")
        ->type_name("A B")
        ->expected(2)
        ->required();
    command->footer(diff_status);
    return command;
}

CLI::App* add_schema(CLI::App& app, request& asked) {
    auto* command = app.add_subcommand("schema", "Print the JSON Schema of a document, for editors");
    add_shape(*command, asked);
    command->add_option("--patterns", asked.patterns, "Syntax of patterns; portable: also for Python's re")
        ->check(CLI::IsMember({"ecma", "portable"}))
        ->capture_default_str();
    command->footer(print_status);
    return command;
}

CLI::App* add_rules(CLI::App& app, request& asked) {
    auto* command = app.add_subcommand("rules", "List every rule");
    add_formats(*command, asked, "rules", {"human", "json"});
    command->footer(print_status);
    return command;
}

/// The words of the argument parser repeat the arguments.
std::string printable_lines(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1);
        const std::string_view line = text.substr(0, end + 1);
        out += lintel::tool::printable(line.ends_with('\n') ? line.substr(0, end) : line) + '\n';
        text.remove_prefix(line.size());
    }
    return out;
}

int describe(const CLI::App& app, const std::string& form) {
    using namespace lintel::tool;
    const std::string text = form == "man"    ? manual_page(app)
                             : form == "bash" ? bash_completion(app)
                             : form == "fish" ? fish_completion(app)
                                              : zsh_completion(app);
    return write(stdout, text) ? clean : trouble;
}

int run(int argc, const char* const* argv) {
    CLI::App app{"Reads, checks and writes stored AWS Systems Manager maintenance-window tasks.", "lintel"};
    app.set_version_flag("--version", "lintel " LINTEL_VERSION);
    app.require_subcommand(1);
    app.footer(any_status);
    request to_check, to_format, to_convert, to_diff, to_schema, to_rules;
    const auto* check = add_check(app, to_check);
    const auto* format = add_format(app, to_format);
    const auto* convert = add_convert(app, to_convert);
    const auto* diff = add_diff(app, to_diff);
    const auto* schema = add_schema(app, to_schema);
    const auto* rules = add_rules(app, to_rules);
    std::string form;
    auto* description = app.add_subcommand("describe", "Print this program's description for other programs");
    description->group(""); // for packagers: not listed
    description->add_option("FORM", form)->check(CLI::IsMember({"man", "bash", "fish", "zsh"}))->required();
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        std::ostringstream out, err;
        const bool asked_for = app.exit(e, out, err) == 0; // --help and such
        if (!lintel::tool::write(stdout, out.str())) return lintel::tool::trouble;
        std::fputs(printable_lines(err.str()).c_str(), stderr);
        return asked_for ? lintel::tool::clean : lintel::tool::trouble;
    }
    for (request* asked : {&to_check, &to_format, &to_convert})
        if (asked->files.empty()) asked->files = {"-"};
    if (check->parsed()) return run_check(to_check);
    if (format->parsed()) return run_format(to_format);
    if (convert->parsed()) return run_convert(to_convert);
    if (diff->parsed()) return run_diff(to_diff);
    if (schema->parsed()) return run_schema(to_schema);
    if (rules->parsed()) return run_rules(to_rules);
    if (description->parsed()) return describe(app, form);
    return lintel::tool::trouble;
}

} // namespace

int lintel::tool::run_program(int argc, const char* const* argv) {
    try {
        try {
            return run(argc, argv);
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const std::exception& e) {
            std::fprintf(stderr, "lintel: %s\n", printable(e.what()).c_str());
        }
    } catch (const std::bad_alloc&) {
        std::fputs("lintel: out of memory; fewer --jobs or a smaller --max-size need less\n", stderr);
    }
    return trouble;
}
