#ifndef LINTEL_SSM_LIKENESS_HPP
#define LINTEL_SSM_LIKENESS_HPP

#include <lintel/detail/abi.hpp>

#include <cstdint>
#include <string_view>

namespace lintel::ssm {

/// What a text looks like that is not one document of the model.
enum class likeness : std::uint8_t {
    document,     ///< it is one
    malformed,    ///< an object with a syntax error, and nothing that tells more: `check` says where
    empty_text,   ///< at most white space
    utf_16,       ///< or UTF-32
    binary,       ///< binary or compressed data
    python,       ///< a printed Python value: a dict, a list or bytes
    javascript,   ///< a printed JavaScript value
    powershell,   ///< a list or table that PowerShell printed
    text_output,  ///< of the AWS command line: --output text or table
    error_text,   ///< an error message of a command
    error_answer, ///< an error of the service or of a gateway, as JSON
    yaml,
    settings,          ///< TOML, INI or Terraform's language
    markup,            ///< HTML or XML
    merge_conflict,    ///< the marks of git at its beginning
    git_lfs_pointer,   ///< in place of the file
    other_text,        ///< text that is not JSON, and nothing that tells more
    list,              ///< a JSON array
    value,             ///< a JSON string, number, true, false or null
    several_documents, ///< one after the other
    empty_object,
    lower_camel, ///< the model's members, spelled windowId
    snake_case,  ///< the model's members, spelled window_id
    cloudformation_template,
    cloudformation_resource,
    terraform_state,
    terraform_attributes, ///< of a resource
    pulumi_state,
    package_json,
    ssm_document,       ///< what a task runs
    maintenance_window, ///< a window, its targets or executions; not a task
    state_machine,      ///< a definition for Step Functions
    cloudtrail_event,
    unknown_object, ///< an object of which no member is known
};

/// What a likeness is called in a finding. Static storage.
struct likeness_words {
    std::string_view message; ///< what the text looks like
    std::string_view hint;    ///< what to do
};

/// The words for a likeness; empty for a document and for a syntax error, which has its own.
LINTEL_TAGGED constexpr likeness_words words_for(likeness l) noexcept {
    switch (l) {
    case likeness::document:
    case likeness::malformed: break;
    case likeness::empty_text:
        return {"the text is empty", "store the document again: what wrote this file may have failed"};
    case likeness::utf_16:
        return {"this is UTF-16 or UTF-32; JSON is UTF-8",
                "save it as UTF-8 (in PowerShell: Out-File -Encoding utf8)"};
    case likeness::binary:
        return {"this is binary or compressed data, not JSON",
                "decompress it first, or check that this is the right file"};
    case likeness::python:
        return {"this looks like a printed Python value, not like JSON",
                "write the answer with json.dumps, and bytes in it as base64"};
    case likeness::javascript:
        return {"this looks like a printed JavaScript value, not like JSON",
                "write the answer with JSON.stringify, and bytes in it as base64"};
    case likeness::powershell:
        return {"this looks like a list or table that PowerShell printed, not like JSON",
                "pipe the object to ConvertTo-Json -Depth 10, and store its output"};
    case likeness::text_output:
        return {"this looks like text output of the AWS command line, not like JSON",
                "run the command again with --output json"};
    case likeness::error_text:
        return {"this looks like an error message of a command, not like an answer",
                "run the command again, and store its output only when it succeeds"};
    case likeness::error_answer:
        return {"this looks like an error that the service answered, not like a document",
                "make the call again, and store its answer only when it succeeds"};
    case likeness::yaml: return {"this looks like YAML, not like JSON", "convert it to JSON first"};
    case likeness::settings:
        return {"this looks like TOML, INI or Terraform's language, not like JSON",
                "store what 'aws ssm get-maintenance-window-task --output json' prints for the task"};
    case likeness::markup:
        return {"this looks like HTML or XML, not like JSON",
                "store the document again: this may be the answer of a proxy"};
    case likeness::merge_conflict:
        return {"this text begins with a merge conflict",
                "resolve it, and remove the lines that begin with <<<<<<<, ======= or >>>>>>>"};
    case likeness::git_lfs_pointer:
        return {"this is a pointer of Git LFS, not the file itself", "fetch the file with git lfs pull"};
    case likeness::other_text:
        return {"this text is not JSON",
                "check that this is the right file; if a tool wrote it, tell the tool to write JSON"};
    case likeness::list:
        return {"this is a list; a document is an object",
                "put each element on its own line (jq -c '.[]') and read it with --ndjson"};
    case likeness::value:
        return {"this is a single JSON value; a document is an object",
                "if it is a string with a document in it, decode the string first"};
    case likeness::several_documents:
        return {"there is more than one document in this text",
                "put each document on its own line (jq -c .) and read it with --ndjson"};
    case likeness::empty_object:
        return {"this object is empty", "store the document again: what wrote this file may have failed"};
    case likeness::lower_camel:
        return {"this looks like a document with lowerCamel names, as some SDKs and CloudTrail write them",
                "spell the members as on the wire: WindowId, not windowId"};
    case likeness::snake_case:
        return {"this looks like a document with snake_case names, as some SDKs write them",
                "spell the members as on the wire: WindowId, not window_id"};
    case likeness::cloudformation_template:
        return {"this looks like a CloudFormation template, not like a document of the API",
                "check it with cfn-lint; the Properties of a task can be checked here as a "
                "RegisterTaskWithMaintenanceWindowRequest"};
    case likeness::cloudformation_resource:
        return {"this looks like a resource of a CloudFormation template",
                "check the template with cfn-lint; the Properties of a task can be checked here as a "
                "RegisterTaskWithMaintenanceWindowRequest"};
    case likeness::terraform_state:
        return {"this looks like a Terraform state or plan, not like a document of the API",
                "store what 'aws ssm get-maintenance-window-task --output json' prints for its tasks"};
    case likeness::terraform_attributes:
        return {"this looks like the attributes of a Terraform resource, not like a document of the API",
                "store what 'aws ssm get-maintenance-window-task --output json' prints for the task"};
    case likeness::pulumi_state:
        return {"this looks like a Pulumi state, not like a document of the API",
                "store what 'aws ssm get-maintenance-window-task --output json' prints for its tasks"};
    case likeness::package_json: return {"this looks like a package.json of Node.js", "leave this file out"};
    case likeness::ssm_document:
        return {"this looks like an SSM document, which a task runs, not like a task",
                "leave this file out: lintel knows the tasks of maintenance windows"};
    case likeness::maintenance_window:
        return {"this looks like a maintenance window, its targets or its executions, not like a task",
                "leave this file out: lintel knows the tasks of maintenance windows"};
    case likeness::state_machine:
        return {"this looks like a state machine's definition, not like a task", "leave this file out"};
    case likeness::cloudtrail_event:
        return {"this looks like an event of CloudTrail, not like a document of the API",
                "its requestParameters hold the request, with lowerCamel names: spell them as on the wire"};
    case likeness::unknown_object:
        return {"no member of this object is known",
                "check that this is the right file; lintel knows the tasks of maintenance windows"};
    }
    return {};
}

} // namespace lintel::ssm

#endif
