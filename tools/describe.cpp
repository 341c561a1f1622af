#include "describe.hpp"

#include <CLI/CLI.hpp>

#include <set>
#include <string_view>
#include <vector>

#include "commands.hpp"
#include "documents.hpp"

namespace lintel::tool {
namespace {

std::vector<const CLI::App*> commands_of(const CLI::App& program) {
    return program.get_subcommands([](const CLI::App* command) { return !command->get_group().empty(); });
}

bool takes_value(const CLI::Option& option) { return option.get_expected_max() > 0; }

/// What stands for an option's value: SHAPE of "SHAPE", VALUE of "TEXT:{human,json}".
std::string placeholder(const CLI::Option& option) {
    const std::string type = option.get_type_name();
    return type.find('{') == type.npos ? type.substr(0, type.find(':')) : "VALUE";
}

/// The values that an option can have, separated by spaces; empty when they are not known.
std::string values_of(const CLI::Option& option) {
    const std::string type = option.get_type_name();
    std::set<std::string_view> values;
    const std::string wanted = placeholder(option);
    if (wanted == "SHAPE|auto") values.emplace(auto_shape);
    if (wanted.starts_with("SHAPE"))
        for (const auto& d : documents()) values.insert(d.shape);
    if (placeholder(option) == "RULE") {
        values.insert("notes");
        values.insert("warnings");
        for (const auto& r : all_rules()) values.insert(r.info.id);
    }
    std::string list;
    for (const auto value : values) list += (list.empty() ? "" : " ") + std::string(value);
    if (const auto open = type.find('{'); open != type.npos)
        for (const char c : type.substr(open + 1, type.find('}') - open - 1)) list += c == ',' ? ' ' : c;
    return list;
}

/// Text for troff: nothing in it is a request or an escape.
std::string troff(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n'))
            out += std::string("\\&") + c;
        else
            out += c;
    }
    return out;
}

void describe_option(const CLI::Option& option, std::string& out) {
    out += ".TP\n.B " + troff(option.get_positional() ? option.get_name(true) : option.get_name()) + '\n';
    if (takes_value(option) && !option.get_positional()) {
        out.pop_back();
        out += " \\fI" + troff(placeholder(option)) + "\\fR\n";
    }
    out += troff(option.get_description());
    const bool listed = option.get_type_name().find('{') != std::string::npos;
    if (listed) out += ": " + troff(values_of(option));
    if (!option.get_default_str().empty()) out += " (default: " + troff(option.get_default_str()) + ')';
    out += '\n';
}

std::string long_options(const CLI::App& command) {
    std::string list;
    for (const auto* option : command.get_options())
        for (const auto& name : option->get_lnames()) list += (list.empty() ? "--" : " --") + name;
    return list;
}

std::string names_of(const std::vector<const CLI::App*>& commands) {
    std::string list;
    for (const auto* command : commands) list += (list.empty() ? "" : " ") + command->get_name();
    return list;
}

/// A word for zsh, in which `special` stands for itself.
std::string zsh_word(std::string_view text, std::string_view special = {}) {
    std::string out;
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos) out += '\\';
        out += c == '\'' ? "'\\''" : std::string(1, c);
    }
    return out;
}

/// An option or a positional as zsh's _arguments takes it.
std::string zsh_argument(const CLI::Option& option) {
    const std::string many = option.get_items_expected_max() > 1 ? "*" : "";
    if (option.get_positional()) return '\'' + many + ':' + zsh_word(option.get_name(true), ":") + ":_files'";
    const std::string values = values_of(option);
    const std::string value =
        ':' + zsh_word(placeholder(option), ":") + ':' + (values.empty() ? " " : '(' + values + ')');
    return '\'' + many + "--" + option.get_lnames().front() + (takes_value(option) ? "=" : "") + '[' +
           zsh_word(option.get_description(), "[]:\\") + ']' + (takes_value(option) ? value : "") + '\'';
}

/// A word for fish.
std::string fish_word(std::string_view text) {
    std::string out = "'";
    for (const char c : text) out += (c == '\'' || c == '\\' ? "\\" : "") + std::string(1, c);
    return out + '\'';
}

} // namespace

std::string manual_page(const CLI::App& program) {
    const std::string name = program.get_name();
    std::string out = ".TH LINTEL 1 \"\" \"lintel " LINTEL_VERSION "\"\n.SH NAME\n" + name +
                      " \\- check stored AWS maintenance-window tasks\n.SH SYNOPSIS\n";
    for (const auto* command : commands_of(program)) {
        out += ".B " + name + ' ' + command->get_name() + "\n[\\fIoption\\fR]...\n";
        for (const auto* option : command->get_options())
            if (option->get_positional()) out += "[\\fI" + option->get_name(true) + "\\fR]...\n";
        out += ".br\n";
    }
    out += ".SH DESCRIPTION\n" + troff(program.get_description()) + '\n';
    for (const auto* command : commands_of(program)) {
        out += ".SS " + name + ' ' + command->get_name() + '\n' + troff(command->get_description()) + ".\n";
        for (const auto* option : command->get_options()) describe_option(*option, out);
        out += ".PP\n" + troff(command->get_footer()) + '\n';
    }
    return out + ".SH NOTES\n" + troff(program.get_footer()) + '\n';
}

std::string bash_completion(const CLI::App& program) {
    const auto commands = commands_of(program);
    std::string out =
        "# Completes lintel's arguments in bash; made from the program's own description of them.\n"
        "_lintel() {\n"
        "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}\n"
        "    local words='" +
        names_of(commands) + ' ' + long_options(program) +
        "'\n"
        "    ((COMP_CWORD > 1)) && case ${COMP_WORDS[1]}:$before in\n";
    for (const auto* command : commands) {
        for (const auto* option : command->get_options()) {
            if (option->get_lnames().empty() || !takes_value(*option)) continue;
            out += "    " + command->get_name() + ":--" + option->get_lnames().front() + ") words='" +
                   values_of(*option) + "' ;;\n";
        }
        out += "    " + command->get_name() + ":*) words='" + long_options(*command) + "' ;;\n";
    }
    return out + "    esac\n"
                 "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
                 "}\n"
                 "complete -o default -F _lintel lintel\n";
}

std::string fish_completion(const CLI::App& program) {
    const auto commands = commands_of(program);
    std::string out =
        "# Completes lintel's arguments in fish; made from the program's own description of them.\n";
    for (const auto* command : commands) {
        out += "complete -c lintel -f -n __fish_use_subcommand -a " + command->get_name() + " -d " +
               fish_word(command->get_description()) + '\n';
        for (const auto* option : command->get_options()) {
            if (option->get_lnames().empty()) continue;
            out += "complete -c lintel -n '__fish_seen_subcommand_from " + command->get_name() + "' -l " +
                   option->get_lnames().front();
            if (takes_value(*option)) out += " -x -a " + fish_word(values_of(*option));
            out += " -d " + fish_word(option->get_description()) + '\n';
        }
    }
    return out;
}

std::string zsh_completion(const CLI::App& program) {
    const auto commands = commands_of(program);
    std::string out =
        "#compdef lintel\n"
        "# Completes lintel's arguments in zsh; made from the program's own description of them.\n"
        "if ((CURRENT == 2)); then\n"
        "    local -a commands=(\n";
    for (const auto* command : commands)
        out += "        '" + command->get_name() + ':' + zsh_word(command->get_description()) + "'\n";
    out += "    )\n"
           "    _describe command commands\n"
           "    return\n"
           "fi\n"
           "shift words\n"
           "((CURRENT--))\n"
           "case $words[1] in\n";
    for (const auto* command : commands) {
        out += command->get_name() + ")\n    _arguments";
        for (const auto* option : command->get_options())
            if (option->get_positional() || !option->get_lnames().empty())
                out += " \\\n        " + zsh_argument(*option);
        out += "\n    ;;\n";
    }
    return out + "esac\n";
}

} // namespace lintel::tool
