#include "simdjson.hpp"

#include <lintel/blob.hpp>

#include <simdjson.h>

#include <stdexcept>

#include "enumerators.hpp"

namespace lintel::bench {
namespace {

namespace od = simdjson::ondemand;
using key = od::raw_json_string;

// A key is compared where it stands in the text; only one with escapes needs unescaping, and the model's
// names never do. `p` is the first character: the buffer is padded, so a few more can be looked at.
bool is(const char* p, std::string_view name) noexcept {
    return std::memcmp(p, name.data(), name.size()) == 0 && p[name.size()] == '"';
}

void read(od::value v, std::string& out) { out.assign(v.get_string().value()); }
void read(od::value v, std::int32_t& out) {
    const std::int64_t n = v.get_int64();
    out = static_cast<std::int32_t>(n);
    if (out != n) throw std::out_of_range("integer");
}
void read(od::value v, bool& out) { out = v.get_bool(); }
void read(od::value v, blob& out) {
    const std::string_view text = v.get_string();
    if (!base64_problem(text).empty()) throw std::invalid_argument("base64");
    out.resize(base64_decoded_size(text));
    base64_decode(text, out.data());
}
template <class E> void read(od::value v, open_enum<E>& out) { read_enumerator(v.get_string(), out); }

void read(od::value v, ssm::Target& out);
void read(od::value v, ssm::MaintenanceWindowTaskParameterValueExpression& out);
void read(od::value v, ssm::CloudWatchOutputConfig& out);
void read(od::value v, ssm::NotificationConfig& out);
void read(od::value v, ssm::MaintenanceWindowRunCommandParameters& out);
void read(od::value v, ssm::MaintenanceWindowAutomationParameters& out);
void read(od::value v, ssm::MaintenanceWindowStepFunctionsParameters& out);
void read(od::value v, ssm::MaintenanceWindowLambdaParameters& out);
void read(od::value v, ssm::MaintenanceWindowTaskInvocationParameters& out);
void read(od::value v, ssm::LoggingInfo& out);
void read(od::value v, ssm::Alarm& out);
void read(od::value v, ssm::AlarmConfiguration& out);

template <class T> void read(od::value v, std::vector<T>& out) {
    for (auto element : v.get_array()) read(element.value(), out.emplace_back());
}
template <class T> void read(od::value v, std::map<std::string, T, std::less<>>& out) {
    for (auto entry : v.get_object()) {
        od::field f = std::move(entry).take_value();
        const std::string_view name = f.unescaped_key();
        // Names in order, as programs write them, are put at the end without a search.
        const auto at = out.empty() || out.rbegin()->first < name ? out.emplace_hint(out.end(), name, T())
                                                                  : out.try_emplace(std::string(name)).first;
        read(f.value(), at->second);
    }
}
template <class T> void read(od::value v, std::optional<T>& out) { read(v, out.emplace()); }

/// Calls member(first character of the key, value) for each member.
template <class Object, class Member> void each(Object&& o, Member&& member) {
    for (auto entry : o) {
        od::field f = std::move(entry).take_value();
        member(f.key().raw(), f.value());
    }
}

void read(od::value v, ssm::Target& out) {
    each(v.get_object(), [&](const char* p, od::value m) {
        if (is(p, "Key")) return read(m, out.Key);
        if (is(p, "Values")) return read(m, out.Values);
    });
}
void read(od::value v, ssm::MaintenanceWindowTaskParameterValueExpression& out) {
    each(v.get_object(), [&](const char* p, od::value m) {
        if (is(p, "Values")) return read(m, out.Values);
    });
}
void read(od::value v, ssm::CloudWatchOutputConfig& out) {
    each(v.get_object(), [&](const char* p, od::value m) {
        if (is(p, "CloudWatchLogGroupName")) return read(m, out.CloudWatchLogGroupName);
        if (is(p, "CloudWatchOutputEnabled")) return read(m, out.CloudWatchOutputEnabled);
    });
}
void read(od::value v, ssm::NotificationConfig& out) {
    each(v.get_object(), [&](const char* p, od::value m) {
        if (is(p, "NotificationArn")) return read(m, out.NotificationArn);
        if (is(p, "NotificationEvents")) return read(m, out.NotificationEvents);
        if (is(p, "NotificationType")) return read(m, out.NotificationType);
    });
}
void read(od::value v, ssm::MaintenanceWindowRunCommandParameters& out) {
    each(v.get_object(), [&](const char* p, od::value m) {
        switch (p[0]) {
        case 'C':
            if (is(p, "Comment")) return read(m, out.Comment);
            if (is(p, "CloudWatchOutputConfig")) return read(m, out.CloudWatchOutputConfig);
            return;
        case 'D':
            if (is(p, "DocumentVersion")) return read(m, out.DocumentVersion);
            if (is(p, "DocumentHash")) return read(m, out.DocumentHash);
            if (is(p, "DocumentHashType")) return read(m, out.DocumentHashType);
            return;
        case 'N':
            if (is(p, "NotificationConfig")) return read(m, out.NotificationConfig);
            return;
        case 'O':
            if (is(p, "OutputS3BucketName")) return read(m, out.OutputS3BucketName);
            if (is(p, "OutputS3KeyPrefix")) return read(m, out.OutputS3KeyPrefix);
            return;
        case 'P':
            if (is(p, "Parameters")) return read(m, out.Parameters);
            return;
        case 'S':
            if (is(p, "ServiceRoleArn")) return read(m, out.ServiceRoleArn);
            return;
        case 'T':
            if (is(p, "TimeoutSeconds")) return read(m, out.TimeoutSeconds);
            return;
        default: return;
        }
    });
}
void read(od::value v, ssm::MaintenanceWindowAutomationParameters& out) {
    each(v.get_object(), [&](const char* p, od::value m) {
        if (is(p, "DocumentVersion")) return read(m, out.DocumentVersion);
        if (is(p, "Parameters")) return read(m, out.Parameters);
    });
}
void read(od::value v, ssm::MaintenanceWindowStepFunctionsParameters& out) {
    each(v.get_object(), [&](const char* p, od::value m) {
        if (is(p, "Input")) return read(m, out.Input);
        if (is(p, "Name")) return read(m, out.Name);
    });
}
void read(od::value v, ssm::MaintenanceWindowLambdaParameters& out) {
    each(v.get_object(), [&](const char* p, od::value m) {
        if (is(p, "ClientContext")) return read(m, out.ClientContext);
        if (is(p, "Qualifier")) return read(m, out.Qualifier);
        if (is(p, "Payload")) return read(m, out.Payload);
    });
}
void read(od::value v, ssm::MaintenanceWindowTaskInvocationParameters& out) {
    each(v.get_object(), [&](const char* p, od::value m) {
        if (is(p, "RunCommand")) return read(m, out.RunCommand);
        if (is(p, "Automation")) return read(m, out.Automation);
        if (is(p, "StepFunctions")) return read(m, out.StepFunctions);
        if (is(p, "Lambda")) return read(m, out.Lambda);
    });
}
void read(od::value v, ssm::LoggingInfo& out) {
    each(v.get_object(), [&](const char* p, od::value m) {
        if (is(p, "S3BucketName")) return read(m, out.S3BucketName);
        if (is(p, "S3KeyPrefix")) return read(m, out.S3KeyPrefix);
        if (is(p, "S3Region")) return read(m, out.S3Region);
    });
}
void read(od::value v, ssm::Alarm& out) {
    each(v.get_object(), [&](const char* p, od::value m) {
        if (is(p, "Name")) return read(m, out.Name);
    });
}
void read(od::value v, ssm::AlarmConfiguration& out) {
    each(v.get_object(), [&](const char* p, od::value m) {
        if (is(p, "IgnorePollAlarmFailure")) return read(m, out.IgnorePollAlarmFailure);
        if (is(p, "Alarms")) return read(m, out.Alarms);
    });
}

void read_task(od::object o, ssm::GetMaintenanceWindowTaskResult& out) {
    each(o, [&](const char* p, od::value m) {
        switch (p[0]) {
        case 'W':
            if (is(p, "WindowId")) return read(m, out.WindowId);
            if (is(p, "WindowTaskId")) return read(m, out.WindowTaskId);
            return;
        case 'T':
            switch (p[4]) {
            case 'e':
                if (is(p, "Targets")) return read(m, out.Targets);
                return;
            case 'A':
                if (is(p, "TaskArn")) return read(m, out.TaskArn);
                return;
            case 'T':
                if (is(p, "TaskType")) return read(m, out.TaskType);
                return;
            case 'P':
                if (is(p, "TaskParameters")) return read(m, out.TaskParameters);
                return;
            case 'I':
                if (is(p, "TaskInvocationParameters")) return read(m, out.TaskInvocationParameters);
                return;
            default: return;
            }
        case 'S':
            if (is(p, "ServiceRoleArn")) return read(m, out.ServiceRoleArn);
            return;
        case 'P':
            if (is(p, "Priority")) return read(m, out.Priority);
            return;
        case 'M':
            if (is(p, "MaxConcurrency")) return read(m, out.MaxConcurrency);
            if (is(p, "MaxErrors")) return read(m, out.MaxErrors);
            return;
        case 'L':
            if (is(p, "LoggingInfo")) return read(m, out.LoggingInfo);
            return;
        case 'N':
            if (is(p, "Name")) return read(m, out.Name);
            return;
        case 'D':
            if (is(p, "Description")) return read(m, out.Description);
            return;
        case 'C':
            if (is(p, "CutoffBehavior")) return read(m, out.CutoffBehavior);
            return;
        case 'A':
            if (is(p, "AlarmConfiguration")) return read(m, out.AlarmConfiguration);
            return;
        default: return;
        }
    });
}

} // namespace

struct simdjson_reader::state {
    od::parser parser;
    std::vector<simdjson::padded_string> texts;
};

simdjson_reader::simdjson_reader(const std::vector<std::string>& documents)
    : state_(std::make_unique<state>()) {
    for (const auto& d : documents) state_->texts.emplace_back(d);
}
simdjson_reader::~simdjson_reader() = default;

std::size_t simdjson_reader::size() const noexcept { return state_->texts.size(); }

void simdjson_reader::read(std::size_t i, ssm::GetMaintenanceWindowTaskResult& out) {
    od::document document = state_->parser.iterate(state_->texts[i]);
    read_task(document.get_object(), out);
}

std::string_view simdjson_reader::implementation() {
    static const std::string name = simdjson::get_active_implementation()->name();
    return name;
}

} // namespace lintel::bench
