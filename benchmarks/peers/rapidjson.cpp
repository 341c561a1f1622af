#include "rapidjson.hpp"

#include <lintel/blob.hpp>

#include "enumerators.hpp"

#define RAPIDJSON_SSE42
#include <rapidjson/document.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <array>
#include <cstring>
#include <vector>

namespace lintel::bench {
namespace {

using strings = std::vector<std::string>;
using string_lists = std::map<std::string, strings, std::less<>>;
using expressions = std::map<std::string, ssm::MaintenanceWindowTaskParameterValueExpression, std::less<>>;

/// What the next value is read into.
enum class slot : unsigned char {
    nothing, // an unknown member: skipped, whatever it is
    text,
    integer,
    boolean,
    bytes,
    task_type,
    hash_type,
    event,
    notification_type,
    cutoff,
    // containers
    task,
    targets,
    target,
    texts,
    task_parameters,
    expression,
    invocation,
    run_command,
    automation,
    step_functions,
    lambda,
    cloud_watch,
    notification,
    events,
    parameters,
    logging,
    alarm_configuration,
    alarms,
    alarm,
};

/// A handler with a stack of the containers that are open.
class handler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, handler> {
public:
    void start(ssm::GetMaintenanceWindowTaskResult& task) noexcept {
        depth_ = 0;
        next_ = {slot::task, &task};
    }

    bool Default() { return next_.kind == slot::nothing; }
    bool Null() { return depth_ > 0; }
    bool Bool(bool b) {
        if (next_.kind != slot::boolean) return Default();
        as<std::optional<bool>>(next_) = b;
        return true;
    }
    bool Int(int i) {
        if (next_.kind != slot::integer) return Default();
        as<std::optional<std::int32_t>>(next_) = i;
        return true;
    }
    bool Uint(unsigned u) { return u <= 0x7fffffffu ? Int(static_cast<int>(u)) : Default(); }

    bool String(const char* s, rapidjson::SizeType n, bool) {
        const std::string_view text(s, n);
        switch (next_.kind) {
        case slot::text: as<std::optional<std::string>>(next_).emplace(text); return true;
        case slot::texts: as<strings>(next_).emplace_back(text); return true;
        case slot::bytes: {
            if (!base64_problem(text).empty()) return false;
            auto& out = as<std::optional<blob>>(next_).emplace(base64_decoded_size(text));
            base64_decode(text, out.data());
            return true;
        }
        case slot::task_type: return enumerator<ssm::MaintenanceWindowTaskType>(text);
        case slot::hash_type: return enumerator<ssm::DocumentHashType>(text);
        case slot::notification_type: return enumerator<ssm::NotificationType>(text);
        case slot::cutoff: return enumerator<ssm::MaintenanceWindowTaskCutoffBehavior>(text);
        case slot::events:
            read_enumerator(text, as<std::vector<open_enum<ssm::NotificationEvent>>>(next_).emplace_back());
            return true;
        default: return Default();
        }
    }

    bool StartObject() {
        if (depth_ == stack_.size()) return false;
        switch (next_.kind) {
        case slot::task:
        case slot::nothing: return push(next_);
        case slot::targets: return push({slot::target, &as<std::vector<ssm::Target>>(next_).emplace_back()});
        case slot::task_parameters: return push_new<expressions>();
        case slot::expression: return push(next_); // an entry of task_parameters
        case slot::invocation: return push_new<ssm::MaintenanceWindowTaskInvocationParameters>();
        case slot::run_command: return push_new<ssm::MaintenanceWindowRunCommandParameters>();
        case slot::automation: return push_new<ssm::MaintenanceWindowAutomationParameters>();
        case slot::step_functions: return push_new<ssm::MaintenanceWindowStepFunctionsParameters>();
        case slot::lambda: return push_new<ssm::MaintenanceWindowLambdaParameters>();
        case slot::cloud_watch: return push_new<ssm::CloudWatchOutputConfig>();
        case slot::notification: return push_new<ssm::NotificationConfig>();
        case slot::parameters: return push_new<string_lists>();
        case slot::logging: return push_new<ssm::LoggingInfo>();
        case slot::alarm_configuration: return push_new<ssm::AlarmConfiguration>();
        case slot::alarms: return push({slot::alarm, &as<std::vector<ssm::Alarm>>(next_).emplace_back()});
        default: return false;
        }
    }
    bool StartArray() {
        if (depth_ == stack_.size()) return false;
        switch (next_.kind) {
        case slot::nothing: return push(next_);
        case slot::targets: return push_list<std::vector<ssm::Target>>();
        case slot::alarms: return push_list<std::vector<ssm::Alarm>>();
        case slot::events: return push_list<std::vector<open_enum<ssm::NotificationEvent>>>();
        case slot::texts: return push_list<strings>();
        case slot::parameters: return push({slot::texts, next_.to}); // an entry of the map
        default: return false;
        }
    }
    bool EndObject(rapidjson::SizeType) { return pop(); }
    bool EndArray(rapidjson::SizeType) { return pop(); }

    bool Key(const char* s, rapidjson::SizeType n, bool) {
        next_ = member({s, n});
        return true;
    }

private:
    struct place {
        slot kind;
        void* to;
    };

    template <class T> static T& as(place p) noexcept { return *static_cast<T*>(p.to); }
    template <class E> bool enumerator(std::string_view text) {
        read_enumerator(text, as<std::optional<open_enum<E>>>(next_).emplace());
        return true;
    }

    bool push(place p) noexcept {
        stack_[depth_++] = p;
        next_ = p; // elements of a list are read as the list says; a key says what follows in an object
        return true;
    }
    template <class T> bool push_new() { return push({next_.kind, &as<std::optional<T>>(next_).emplace()}); }
    template <class T> bool push_list() { return push_new<T>(); }
    bool pop() noexcept {
        --depth_;
        if (depth_ > 0) next_ = stack_[depth_ - 1];
        return true;
    }

    template <class T> static auto& entry(place map, std::string_view name) {
        auto& m = as<T>(map);
        return m.empty() || m.rbegin()->first < name
                   ? m.emplace_hint(m.end(), name, typename T::mapped_type())->second
                   : m.try_emplace(std::string(name)).first->second;
    }

    place member(std::string_view k) {
        const place in = stack_[depth_ - 1];
        switch (in.kind) {
        case slot::task: return of(as<ssm::GetMaintenanceWindowTaskResult>(in), k);
        case slot::target: {
            auto& t = as<ssm::Target>(in);
            if (k == "Key") return {slot::text, &t.Key};
            if (k == "Values") return {slot::texts, &t.Values};
            return {};
        }
        case slot::task_parameters: return {slot::expression, &entry<expressions>(in, k)};
        case slot::expression:
            if (k == "Values")
                return {slot::texts, &as<ssm::MaintenanceWindowTaskParameterValueExpression>(in).Values};
            return {};
        case slot::invocation: {
            auto& p = as<ssm::MaintenanceWindowTaskInvocationParameters>(in);
            if (k == "RunCommand") return {slot::run_command, &p.RunCommand};
            if (k == "Automation") return {slot::automation, &p.Automation};
            if (k == "StepFunctions") return {slot::step_functions, &p.StepFunctions};
            if (k == "Lambda") return {slot::lambda, &p.Lambda};
            return {};
        }
        case slot::run_command: return of(as<ssm::MaintenanceWindowRunCommandParameters>(in), k);
        case slot::automation: {
            auto& a = as<ssm::MaintenanceWindowAutomationParameters>(in);
            if (k == "DocumentVersion") return {slot::text, &a.DocumentVersion};
            if (k == "Parameters") return {slot::parameters, &a.Parameters};
            return {};
        }
        case slot::step_functions: {
            auto& s = as<ssm::MaintenanceWindowStepFunctionsParameters>(in);
            if (k == "Input") return {slot::text, &s.Input};
            if (k == "Name") return {slot::text, &s.Name};
            return {};
        }
        case slot::lambda: {
            auto& l = as<ssm::MaintenanceWindowLambdaParameters>(in);
            if (k == "ClientContext") return {slot::text, &l.ClientContext};
            if (k == "Qualifier") return {slot::text, &l.Qualifier};
            if (k == "Payload") return {slot::bytes, &l.Payload};
            return {};
        }
        case slot::cloud_watch: {
            auto& c = as<ssm::CloudWatchOutputConfig>(in);
            if (k == "CloudWatchLogGroupName") return {slot::text, &c.CloudWatchLogGroupName};
            if (k == "CloudWatchOutputEnabled") return {slot::boolean, &c.CloudWatchOutputEnabled};
            return {};
        }
        case slot::notification: {
            auto& c = as<ssm::NotificationConfig>(in);
            if (k == "NotificationArn") return {slot::text, &c.NotificationArn};
            if (k == "NotificationEvents") return {slot::events, &c.NotificationEvents};
            if (k == "NotificationType") return {slot::notification_type, &c.NotificationType};
            return {};
        }
        case slot::parameters: return {slot::parameters, &entry<string_lists>(in, k)};
        case slot::logging: {
            auto& l = as<ssm::LoggingInfo>(in);
            if (k == "S3BucketName") return {slot::text, &l.S3BucketName};
            if (k == "S3KeyPrefix") return {slot::text, &l.S3KeyPrefix};
            if (k == "S3Region") return {slot::text, &l.S3Region};
            return {};
        }
        case slot::alarm_configuration: {
            auto& a = as<ssm::AlarmConfiguration>(in);
            if (k == "IgnorePollAlarmFailure") return {slot::boolean, &a.IgnorePollAlarmFailure};
            if (k == "Alarms") return {slot::alarms, &a.Alarms};
            return {};
        }
        case slot::alarm:
            if (k == "Name") return {slot::text, &as<ssm::Alarm>(in).Name};
            return {};
        default: return {};
        }
    }

    // The names of these two by length, where few are alike.
    static place of(ssm::MaintenanceWindowRunCommandParameters& r, std::string_view k) noexcept {
        switch (k.size()) {
        case 7:
            if (k == "Comment") return {slot::text, &r.Comment};
            break;
        case 22:
            if (k == "CloudWatchOutputConfig") return {slot::cloud_watch, &r.CloudWatchOutputConfig};
            break;
        case 12:
            if (k == "DocumentHash") return {slot::text, &r.DocumentHash};
            break;
        case 16:
            if (k == "DocumentHashType") return {slot::hash_type, &r.DocumentHashType};
            break;
        case 15:
            if (k == "DocumentVersion") return {slot::text, &r.DocumentVersion};
            break;
        case 18:
            if (k == "NotificationConfig") return {slot::notification, &r.NotificationConfig};
            if (k == "OutputS3BucketName") return {slot::text, &r.OutputS3BucketName};
            break;
        case 17:
            if (k == "OutputS3KeyPrefix") return {slot::text, &r.OutputS3KeyPrefix};
            break;
        case 10:
            if (k == "Parameters") return {slot::parameters, &r.Parameters};
            break;
        case 14:
            if (k == "ServiceRoleArn") return {slot::text, &r.ServiceRoleArn};
            if (k == "TimeoutSeconds") return {slot::integer, &r.TimeoutSeconds};
            break;
        default: break;
        }
        return {};
    }
    static place of(ssm::GetMaintenanceWindowTaskResult& t, std::string_view k) noexcept {
        switch (k.size()) {
        case 4:
            if (k == "Name") return {slot::text, &t.Name};
            break;
        case 7:
            if (k == "TaskArn") return {slot::text, &t.TaskArn};
            if (k == "Targets") return {slot::targets, &t.Targets};
            break;
        case 8:
            if (k == "WindowId") return {slot::text, &t.WindowId};
            if (k == "TaskType") return {slot::task_type, &t.TaskType};
            if (k == "Priority") return {slot::integer, &t.Priority};
            break;
        case 9:
            if (k == "MaxErrors") return {slot::text, &t.MaxErrors};
            break;
        case 11:
            if (k == "Description") return {slot::text, &t.Description};
            if (k == "LoggingInfo") return {slot::logging, &t.LoggingInfo};
            break;
        case 12:
            if (k == "WindowTaskId") return {slot::text, &t.WindowTaskId};
            break;
        case 14:
            if (k == "ServiceRoleArn") return {slot::text, &t.ServiceRoleArn};
            if (k == "TaskParameters") return {slot::task_parameters, &t.TaskParameters};
            if (k == "MaxConcurrency") return {slot::text, &t.MaxConcurrency};
            if (k == "CutoffBehavior") return {slot::cutoff, &t.CutoffBehavior};
            break;
        case 18:
            if (k == "AlarmConfiguration") return {slot::alarm_configuration, &t.AlarmConfiguration};
            break;
        case 24:
            if (k == "TaskInvocationParameters") return {slot::invocation, &t.TaskInvocationParameters};
            break;
        default: break;
        }
        return {};
    }

    std::array<place, 32> stack_{};
    std::size_t depth_ = 0;
    place next_{};
};

using output = rapidjson::Writer<rapidjson::StringBuffer>;

void put(output& to, std::string_view s) { to.String(s.data(), static_cast<rapidjson::SizeType>(s.size())); }
void put(output& to, std::int32_t i) { to.Int(i); }
void put(output& to, bool b) { to.Bool(b); }
void put(output& to, const blob& bytes) {
    static thread_local std::string text;
    text.clear();
    base64_encode(bytes, text);
    put(to, text);
}
template <class E> void put(output& to, const open_enum<E>& e) { put(to, e.text()); }
void put(output& to, const std::string& s) { put(to, std::string_view(s)); }

void put(output& to, const ssm::Target& x);
void put(output& to, const ssm::MaintenanceWindowTaskParameterValueExpression& x);
void put(output& to, const ssm::CloudWatchOutputConfig& x);
void put(output& to, const ssm::NotificationConfig& x);
void put(output& to, const ssm::MaintenanceWindowRunCommandParameters& x);
void put(output& to, const ssm::MaintenanceWindowAutomationParameters& x);
void put(output& to, const ssm::MaintenanceWindowStepFunctionsParameters& x);
void put(output& to, const ssm::MaintenanceWindowLambdaParameters& x);
void put(output& to, const ssm::MaintenanceWindowTaskInvocationParameters& x);
void put(output& to, const ssm::LoggingInfo& x);
void put(output& to, const ssm::Alarm& x);
void put(output& to, const ssm::AlarmConfiguration& x);

template <class T> void put(output& to, const std::vector<T>& list) {
    to.StartArray();
    for (const T& e : list) put(to, e);
    to.EndArray();
}
template <class T> void put(output& to, const std::map<std::string, T, std::less<>>& map) {
    to.StartObject();
    for (const auto& [name, value] : map) {
        to.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
        put(to, value);
    }
    to.EndObject();
}
template <std::size_t N, class T> void put(output& to, const char (&name)[N], const std::optional<T>& x) {
    if (!x) return;
    to.Key(name, N - 1);
    put(to, *x);
}

void put(output& to, const ssm::Target& x) {
    to.StartObject();
    put(to, "Key", x.Key);
    put(to, "Values", x.Values);
    to.EndObject();
}
void put(output& to, const ssm::MaintenanceWindowTaskParameterValueExpression& x) {
    to.StartObject();
    put(to, "Values", x.Values);
    to.EndObject();
}
void put(output& to, const ssm::CloudWatchOutputConfig& x) {
    to.StartObject();
    put(to, "CloudWatchLogGroupName", x.CloudWatchLogGroupName);
    put(to, "CloudWatchOutputEnabled", x.CloudWatchOutputEnabled);
    to.EndObject();
}
void put(output& to, const ssm::NotificationConfig& x) {
    to.StartObject();
    put(to, "NotificationArn", x.NotificationArn);
    put(to, "NotificationEvents", x.NotificationEvents);
    put(to, "NotificationType", x.NotificationType);
    to.EndObject();
}
void put(output& to, const ssm::MaintenanceWindowRunCommandParameters& x) {
    to.StartObject();
    put(to, "Comment", x.Comment);
    put(to, "CloudWatchOutputConfig", x.CloudWatchOutputConfig);
    put(to, "DocumentHash", x.DocumentHash);
    put(to, "DocumentHashType", x.DocumentHashType);
    put(to, "DocumentVersion", x.DocumentVersion);
    put(to, "NotificationConfig", x.NotificationConfig);
    put(to, "OutputS3BucketName", x.OutputS3BucketName);
    put(to, "OutputS3KeyPrefix", x.OutputS3KeyPrefix);
    put(to, "Parameters", x.Parameters);
    put(to, "ServiceRoleArn", x.ServiceRoleArn);
    put(to, "TimeoutSeconds", x.TimeoutSeconds);
    to.EndObject();
}
void put(output& to, const ssm::MaintenanceWindowAutomationParameters& x) {
    to.StartObject();
    put(to, "DocumentVersion", x.DocumentVersion);
    put(to, "Parameters", x.Parameters);
    to.EndObject();
}
void put(output& to, const ssm::MaintenanceWindowStepFunctionsParameters& x) {
    to.StartObject();
    put(to, "Input", x.Input);
    put(to, "Name", x.Name);
    to.EndObject();
}
void put(output& to, const ssm::MaintenanceWindowLambdaParameters& x) {
    to.StartObject();
    put(to, "ClientContext", x.ClientContext);
    put(to, "Qualifier", x.Qualifier);
    put(to, "Payload", x.Payload);
    to.EndObject();
}
void put(output& to, const ssm::MaintenanceWindowTaskInvocationParameters& x) {
    to.StartObject();
    put(to, "RunCommand", x.RunCommand);
    put(to, "Automation", x.Automation);
    put(to, "StepFunctions", x.StepFunctions);
    put(to, "Lambda", x.Lambda);
    to.EndObject();
}
void put(output& to, const ssm::LoggingInfo& x) {
    to.StartObject();
    put(to, "S3BucketName", x.S3BucketName);
    put(to, "S3KeyPrefix", x.S3KeyPrefix);
    put(to, "S3Region", x.S3Region);
    to.EndObject();
}
void put(output& to, const ssm::Alarm& x) {
    to.StartObject();
    put(to, "Name", x.Name);
    to.EndObject();
}
void put(output& to, const ssm::AlarmConfiguration& x) {
    to.StartObject();
    put(to, "IgnorePollAlarmFailure", x.IgnorePollAlarmFailure);
    put(to, "Alarms", x.Alarms);
    to.EndObject();
}
void put(output& to, const ssm::GetMaintenanceWindowTaskResult& x) {
    to.StartObject();
    put(to, "WindowId", x.WindowId);
    put(to, "WindowTaskId", x.WindowTaskId);
    put(to, "Targets", x.Targets);
    put(to, "TaskArn", x.TaskArn);
    put(to, "ServiceRoleArn", x.ServiceRoleArn);
    put(to, "TaskType", x.TaskType);
    put(to, "TaskParameters", x.TaskParameters);
    put(to, "TaskInvocationParameters", x.TaskInvocationParameters);
    put(to, "Priority", x.Priority);
    put(to, "MaxConcurrency", x.MaxConcurrency);
    put(to, "MaxErrors", x.MaxErrors);
    put(to, "LoggingInfo", x.LoggingInfo);
    put(to, "Name", x.Name);
    put(to, "Description", x.Description);
    put(to, "CutoffBehavior", x.CutoffBehavior);
    put(to, "AlarmConfiguration", x.AlarmConfiguration);
    to.EndObject();
}

} // namespace

struct rapidjson_peer::state {
    rapidjson::Reader reader;
    lintel::bench::handler handler;
    std::vector<char> copy;
    std::vector<char> pool_memory = std::vector<char>(std::size_t{1} << 20);
    rapidjson::MemoryPoolAllocator<> pool{pool_memory.data(), pool_memory.size()};
    rapidjson::StringBuffer buffer;
    output writer{buffer};

    char* copied(const std::string& text) {
        if (copy.size() <= text.size() + 16) copy.resize(text.size() + 16);
        std::memcpy(copy.data(), text.c_str(), text.size() + 1);
        return copy.data();
    }
};

rapidjson_peer::rapidjson_peer() : state_(std::make_unique<state>()) {}
rapidjson_peer::~rapidjson_peer() = default;

bool rapidjson_peer::read(const std::string& text, ssm::GetMaintenanceWindowTaskResult& out) {
    rapidjson::InsituStringStream stream(state_->copied(text));
    state_->handler.start(out);
    return !state_->reader.Parse<rapidjson::kParseInsituFlag>(stream, state_->handler).IsError();
}

std::size_t rapidjson_peer::parse_dom(const std::string& text) {
    state_->pool.Clear();
    rapidjson::Document document(&state_->pool);
    document.ParseInsitu(state_->copied(text));
    return document.HasParseError() ? 0 : document.MemberCount();
}

std::string_view rapidjson_peer::write(const ssm::GetMaintenanceWindowTaskResult& task) {
    state_->buffer.Clear();
    state_->writer.Reset(state_->buffer);
    put(state_->writer, task);
    return {state_->buffer.GetString(), state_->buffer.GetSize()};
}

} // namespace lintel::bench
