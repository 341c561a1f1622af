#include "corpus.hpp"

#include <lintel/ssm.hpp>

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <span>
#include <string_view>
#include <utility>

namespace lintel::bench {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;
using std::string_view;

/// SplitMix64: what the standard library's distributions give is not the same everywhere.
class dice {
public:
    explicit dice(std::uint64_t seed) noexcept : state_(seed) {}

    std::uint64_t next() noexcept {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    std::size_t below(std::size_t n) noexcept { return static_cast<std::size_t>(next() % n); }
    std::size_t from(std::size_t low, std::size_t high) noexcept { return low + below(high - low + 1); }
    bool percent(std::size_t share) noexcept { return below(100) < share; }
    string_view one_of(std::span<const string_view> words) noexcept { return words[below(words.size())]; }

private:
    std::uint64_t state_;
};

constexpr std::array<string_view, 8> regions{"us-east-1",
                                             "us-west-2",
                                             "eu-central-1",
                                             "eu-west-1",
                                             "ap-northeast-1",
                                             "ap-south-1",
                                             "sa-east-1",
                                             "ca-central-1"};
constexpr std::array<string_view, 24> nouns{
    "web",     "orders",  "billing", "search",   "gateway",   "cache",   "database", "reports",
    "ingest",  "payroll", "auth",    "frontend", "inventory", "metrics", "mail",     "proxy",
    "staging", "backup",  "ledger",  "catalog",  "worker",    "queue",   "edge",     "archive"};
constexpr std::array<string_view, 12> verbs{"patch",
                                            "restart",
                                            "backup",
                                            "rotate",
                                            "cleanup",
                                            "scan",
                                            "resize",
                                            "verify",
                                            "deploy",
                                            "archive",
                                            "reindex",
                                            "drain"};
constexpr std::array<string_view, 18> tag_values{"production",
                                                 "web servers",
                                                 "Datenbank-Köln",
                                                 "équipe réseau",
                                                 "staging",
                                                 "本番環境",
                                                 "žluťoučký",
                                                 "eu/prod/web",
                                                 "on call: \"A\"",
                                                 "C:\\Services",
                                                 "tier-1",
                                                 "billing & ledger",
                                                 "nightly 🌙",
                                                 "true",
                                                 "baza danych",
                                                 "サーバー",
                                                 "us-prod-07",
                                                 "core, shared"};
constexpr std::array<string_view, 12> descriptions{"Patches the servers of the group, every second Sunday",
                                                   "Installs security updates; asks before a reboot",
                                                   "Rotiert die Protokolle und räumt ältere Dateien auf",
                                                   "Redémarre le service d'impression après la sauvegarde",
                                                   "毎週日曜日にサーバーへ更新プログラムを適用します",
                                                   "Restarts \"gateway\" when its queue is empty",
                                                   "Copies C:\\Data\\Exports to the archive bucket",
                                                   "First line: drain.\nSecond line: restart.",
                                                   "Zálohuje databázi a ověří kontrolní součty 🗄",
                                                   "Nightly job",
                                                   "Scans for missing patches without installing them",
                                                   "Owner: platform team\tTicket: OPS-4711"};
constexpr std::array<string_view, 20> script_lines{
    "#!/bin/bash",
    "set -euo pipefail",
    "yum update -y --security",
    "apt-get -q update && apt-get -q -y upgrade",
    "systemctl restart nginx.service",
    "echo \"Started at $(date --iso-8601=seconds)\" | tee -a /var/log/maintenance.log",
    "if [ -f /var/run/reboot-required ]; then exit 194; fi",
    "find /var/log -name '*.gz' -mtime +30 -delete",
    "aws s3 cp /var/backups/db.dump s3://company-backups/$(hostname)/ --only-show-errors",
    "df -h / | awk 'NR==2 {print $5}'",
    "journalctl --vacuum-time=14d",
    "docker system prune --force --filter \"until=240h\"",
    "Get-WindowsUpdate -AcceptAll -Install | Out-File C:\\Logs\\updates.txt",
    "Restart-Service -Name Spooler -Force",
    "printf 'done\\n' >> /tmp/state",
    "for host in a b c; do ssh \"$host\" uptime; done",
    "",
    "# Räumt alte Sitzungen auf",
    "curl -fsS -X POST -d '{\"text\":\"maintenance\"}' https://hooks.example.com/services/T0/B0",
    "sleep 30"};
constexpr std::array<string_view, 8> comments{"",
                                              "Install what is missing",
                                              "Monthly patching",
                                              "Läuft nach der Sicherung",
                                              "see \"runbook 12\"",
                                              "Restart of all workers",
                                              "補助スクリプト",
                                              "scan only"};

std::string hex(dice& d, std::size_t n) {
    std::string s(n, '0');
    for (char& c : s) c = "0123456789abcdef"[d.below(16)];
    return s;
}
std::string uuid(dice& d) {
    return hex(d, 8) + '-' + hex(d, 4) + '-' + hex(d, 4) + '-' + hex(d, 4) + '-' + hex(d, 12);
}
std::string digits(dice& d, std::size_t n) {
    std::string s(n, '0');
    for (char& c : s) c = static_cast<char>('0' + d.below(10));
    return s;
}
std::string cat(std::initializer_list<string_view> parts) {
    std::string s;
    for (const string_view p : parts) s += p;
    return s;
}
std::string words(dice& d, string_view between) {
    return cat({d.one_of(verbs), between, d.one_of(nouns), between, d.one_of(nouns)});
}
std::string base64(string_view text) {
    std::string out;
    base64_encode(std::as_bytes(std::span(text)), out);
    return out;
}

enum class kind { run_command, automation, lambda, step_functions };

/// What one customer's account has in common over its documents.
struct account {
    std::string id;
    string_view region;
};

class author {
public:
    explicit author(std::uint64_t seed) : d(seed) {}

    kind pick_kind() {
        const std::size_t n = d.below(100);
        return n < 45   ? kind::run_command
               : n < 70 ? kind::automation
               : n < 88 ? kind::lambda
                        : kind::step_functions;
    }

    object task(kind k) {
        of = {digits(d, 12), d.one_of(regions)};
        object t;
        t["WindowId"] = "mw-" + hex(d, 17);
        t["WindowTaskId"] = uuid(d);
        const bool targeted = k == kind::run_command || d.percent(60);
        if (targeted) t["Targets"] = targets();
        t["TaskArn"] = ""; // its place
        if (d.percent(80)) t["ServiceRoleArn"] = role("maintenance-window");
        constexpr std::array<string_view, 4> types{"RUN_COMMAND", "AUTOMATION", "LAMBDA", "STEP_FUNCTIONS"};
        t["TaskType"] = types[static_cast<std::size_t>(k)];
        if (d.percent(90)) t["TaskParameters"] = object();
        if (d.percent(95)) t["TaskInvocationParameters"] = invocation(k);
        t["TaskArn"] = task_arn(k, parameters_of(t));
        t["Priority"] = d.below(d.percent(80) ? 3 : 50);
        if (targeted) {
            constexpr std::array<string_view, 7> most{"1", "2", "5", "10%", "25%", "50%", "100%"};
            constexpr std::array<string_view, 6> errors{"0", "1", "3", "5%", "10%", "100%"};
            t["MaxConcurrency"] = d.one_of(most);
            t["MaxErrors"] = d.one_of(errors);
        }
        if (d.percent(85)) t["Name"] = words(d, d.percent(80) ? "-" : "_");
        if (d.percent(60)) t["Description"] = d.one_of(descriptions);
        if (d.percent(45))
            t["CutoffBehavior"] = k != kind::run_command || d.percent(50) ? "CONTINUE_TASK" : "CANCEL_TASK";
        if ((k == kind::run_command || k == kind::automation) && d.percent(25)) {
            object alarms;
            if (d.percent(80)) alarms["IgnorePollAlarmFailure"] = d.percent(30);
            alarms["Alarms"] = array{object{{"Name", words(d, " ")}}};
            t["AlarmConfiguration"] = std::move(alarms);
        }
        return t;
    }

    /// A task with little in it.
    object small_task(kind k) {
        of = {digits(d, 12), d.one_of(regions)};
        object t;
        t["WindowId"] = "mw-" + hex(d, 17);
        t["WindowTaskId"] = uuid(d);
        if (k == kind::run_command)
            t["Targets"] = array{object{{"Key", "InstanceIds"}, {"Values", array{"i-" + hex(d, 17)}}}};
        t["TaskArn"] = k == kind::step_functions ? task_arn(k, nullptr) : words(d, "-");
        constexpr std::array<string_view, 4> types{"RUN_COMMAND", "AUTOMATION", "LAMBDA", "STEP_FUNCTIONS"};
        t["TaskType"] = types[static_cast<std::size_t>(k)];
        t["Priority"] = 1;
        if (d.percent(40)) t["Name"] = words(d, "-");
        return t;
    }

    /// The lines of a script of about `bytes` bytes.
    array script(std::size_t bytes) {
        array lines;
        for (std::size_t n = 0; n < bytes; n += lines.back().as_string().size() + 3)
            lines.emplace_back(d.percent(70) ? std::string(d.one_of(script_lines))
                                             : cat({"/opt/",
                                                    d.one_of(nouns),
                                                    "/bin/",
                                                    d.one_of(verbs),
                                                    " --host ",
                                                    d.one_of(nouns),
                                                    "-",
                                                    digits(d, 3),
                                                    " --region ",
                                                    of.region}));
        return lines;
    }

    /// Entries in another order, at every level.
    value shuffled(const value& v) {
        if (const array* list = v.if_array()) {
            array out;
            for (const value& e : *list) out.push_back(shuffled(e));
            return out;
        }
        const object* o = v.if_object();
        if (!o) return v;
        std::vector<std::size_t> order(o->size());
        std::iota(order.begin(), order.end(), 0u);
        for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[d.below(i)]);
        object out;
        for (const std::size_t i : order)
            out.emplace((o->begin() + i)->key(), shuffled((o->begin() + i)->value()));
        return out;
    }

    dice d;

private:
    std::string role(string_view name) {
        return cat({"arn:aws:iam::", of.id, ":role/", name, "-", d.one_of(nouns)});
    }

    /// The parameters of what a task runs, null when it has none.
    static const object* parameters_of(const object& task) {
        const value* const all = task.if_contains("TaskInvocationParameters");
        if (!all) return nullptr;
        for (const auto& [name, part] : all->as_object())
            if (const value* const parameters = part.as_object().if_contains("Parameters"))
                return &parameters->as_object();
        return nullptr;
    }
    /// What a task of these parameters may run: AWS's documents require some.
    std::string task_arn(kind k, const object* parameters) {
        constexpr std::array<string_view, 2> scripts{"AWS-RunShellScript", "AWS-RunPowerShellScript"};
        constexpr std::array<string_view, 4> automations{
            "AWS-RestartEC2Instance", "AWS-CreateImage", "AWS-StopEC2Instance", "AWS-UpdateLinuxAmi"};
        switch (k) {
        case kind::lambda:
            return cat({"arn:aws:lambda:", of.region, ":", of.id, ":function:", words(d, "-")});
        case kind::step_functions:
            return cat({"arn:aws:states:", of.region, ":", of.id, ":stateMachine:", words(d, "-")});
        case kind::run_command:
        case kind::automation: break;
        }
        if (!parameters || d.percent(30))
            return cat({"arn:aws:ssm:", of.region, ":", of.id, ":document/", words(d, "-")});
        if (k == kind::automation) return std::string(d.one_of(automations));
        return parameters->contains("Operation") ? "AWS-RunPatchBaseline" : std::string(d.one_of(scripts));
    }

    array targets() {
        array list;
        const std::size_t how = d.below(100);
        if (how < 60) {
            const std::size_t n = d.percent(70) ? d.from(1, 8) : d.from(9, 50);
            array ids;
            for (std::size_t i = 0; i < n; ++i)
                ids.emplace_back(d.percent(10)   ? "mi-" + hex(d, 17)
                                 : d.percent(10) ? "i-" + hex(d, 8)
                                                 : "i-" + hex(d, 17));
            list.push_back(object{{"Key", "InstanceIds"}, {"Values", std::move(ids)}});
        } else {
            array ids;
            for (std::size_t n = d.from(1, d.percent(80) ? 2 : 10); n > 0; --n) ids.emplace_back(uuid(d));
            list.push_back(object{{"Key", "WindowTargetIds"}, {"Values", std::move(ids)}});
        }
        return list;
    }

    object invocation(kind k) {
        switch (k) {
        case kind::run_command: return {{"RunCommand", run_command()}};
        case kind::automation: return {{"Automation", automation()}};
        case kind::lambda: return {{"Lambda", lambda()}};
        case kind::step_functions: break;
        }
        return {{"StepFunctions", step_functions()}};
    }

    std::string version() {
        return d.percent(50) ? "$DEFAULT" : d.percent(40) ? "$LATEST" : std::to_string(d.from(1, 40));
    }

    object run_command() {
        object r;
        if (d.percent(60)) r["Comment"] = d.one_of(comments);
        if (d.percent(35))
            r["CloudWatchOutputConfig"] =
                object{{"CloudWatchLogGroupName", cat({"/aws/ssm/", words(d, "/")})},
                       {"CloudWatchOutputEnabled", true}};
        if (d.percent(15)) {
            r["DocumentHash"] = hex(d, 64);
            r["DocumentHashType"] = "Sha256";
        }
        if (d.percent(70)) r["DocumentVersion"] = version();
        const bool notified = d.percent(30);
        if (notified) {
            constexpr std::array<string_view, 5> events{
                "InProgress", "Success", "TimedOut", "Cancelled", "Failed"};
            array chosen;
            for (std::size_t i = d.below(4); i < events.size(); ++i) chosen.emplace_back(events[i]);
            r["NotificationConfig"] =
                object{{"NotificationArn", cat({"arn:aws:sns:", of.region, ":", of.id, ":", words(d, "-")})},
                       {"NotificationEvents", d.percent(30) ? array{"All"} : std::move(chosen)},
                       {"NotificationType", d.percent(60) ? "Command" : "Invocation"}};
        }
        if (d.percent(55)) {
            r["OutputS3BucketName"] = words(d, "-");
            if (d.percent(80)) r["OutputS3KeyPrefix"] = words(d, "/");
        }
        object parameters;
        if (d.percent(35)) {
            parameters["Operation"] = array{d.percent(60) ? "Install" : "Scan"};
            parameters["RebootOption"] = array{d.percent(60) ? "RebootIfNeeded" : "NoReboot"};
            if (d.percent(30)) parameters["SnapshotId"] = array{"{{WINDOW_EXECUTION_ID}}"};
        } else {
            parameters["commands"] = script(d.percent(60) ? d.from(100, 800) : d.from(800, 2800));
            if (d.percent(60)) parameters["executionTimeout"] = array{std::to_string(d.from(1, 48) * 600)};
            if (d.percent(40))
                parameters["workingDirectory"] = array{d.percent(70) ? "/opt/maintenance" : "C:\\Ops"};
        }
        if (d.percent(92)) r["Parameters"] = std::move(parameters);
        if (notified || d.percent(40)) r["ServiceRoleArn"] = role("notify");
        if (d.percent(80)) r["TimeoutSeconds"] = d.from(1, 96) * 300;
        return r;
    }

    object automation() {
        object a;
        if (d.percent(75)) a["DocumentVersion"] = version();
        object p;
        p["AutomationAssumeRole"] = array{role("automation")};
        p["InstanceId"] = array{"{{ RESOURCE_ID }}"};
        for (std::size_t n = d.below(10); n > 0; --n) {
            array values;
            for (std::size_t m = d.percent(70) ? 1 : d.from(2, 12); m > 0; --m)
                values.emplace_back(d.percent(50) ? std::string(d.one_of(tag_values)) : words(d, " "));
            p[words(d, "")] = std::move(values);
        }
        if (d.percent(95)) a["Parameters"] = std::move(p);
        return a;
    }

    object job(std::size_t steps) {
        object o{{"action", words(d, "-")}, {"dryRun", d.percent(20)}, {"requestId", uuid(d)}};
        array list;
        for (; steps > 0; --steps)
            list.push_back(
                object{{"name", words(d, "_")}, {"note", d.one_of(tag_values)}, {"retries", d.below(5)}});
        o["steps"] = std::move(list);
        return o;
    }

    object lambda() {
        object l;
        if (d.percent(35))
            l["ClientContext"] =
                base64(boost::json::serialize(object{{"custom", object{{"team", d.one_of(nouns)}}}}));
        if (d.percent(60))
            l["Qualifier"] = d.percent(50) ? std::string("$LATEST") : std::to_string(d.from(1, 99));
        if (d.percent(90)) l["Payload"] = base64(boost::json::serialize(job(d.from(0, 18))));
        return l;
    }

    object step_functions() {
        object s;
        if (d.percent(92)) s["Input"] = boost::json::serialize(job(d.from(0, 24)));
        if (d.percent(60)) s["Name"] = "{{INVOCATION_ID}}";
        return s;
    }

    account of;
};

/// JSON text as programs write it: `indent` 0 is one line; `ascii` writes other characters as \uXXXX.
class text_writer {
public:
    std::size_t indent = 0;
    bool ascii = false;
    std::string out = {};

    void put(const value& v, std::size_t depth = 0) {
        if (const object* o = v.if_object())
            list('{', '}', *o, depth, [&](const auto& entry) {
                text(entry.key());
                out += indent ? ": " : ":";
                put(entry.value(), depth + 1);
            });
        else if (const array* a = v.if_array())
            list('[', ']', *a, depth, [&](const value& e) { put(e, depth + 1); });
        else if (const auto* s = v.if_string())
            text(*s);
        else
            out += boost::json::serialize(v);
    }

private:
    template <class List, class Each>
    void list(char open, char close, const List& l, std::size_t depth, Each&& each) {
        out += open;
        bool first = true;
        for (const auto& e : l) {
            if (!std::exchange(first, false)) out += ',';
            line(depth + 1);
            each(e);
        }
        if (!first) line(depth);
        out += close;
    }
    void line(std::size_t depth) {
        if (indent) out += '\n' + std::string(depth * indent, ' ');
    }

    void unit(std::uint32_t u) {
        std::array<char, 8> hex{};
        std::snprintf(hex.data(), hex.size(), "\\u%04x", static_cast<unsigned>(u));
        out += hex.data();
    }
    void text(string_view s) {
        out += '"';
        for (std::size_t i = 0; i < s.size(); ++i) {
            const auto c = static_cast<unsigned char>(s[i]);
            if (c == '"' || c == '\\')
                (out += '\\') += s[i];
            else if (c == '\n')
                out += "\\n";
            else if (c == '\t')
                out += "\\t";
            else if (c < 0x80 || !ascii)
                out += s[i];
            else
                escape(s, i);
        }
        out += '"';
    }
    /// The character that starts at s[i], which is valid UTF-8 and not ASCII.
    void escape(string_view s, std::size_t& i) {
        const auto byte = [&] { return static_cast<std::uint32_t>(static_cast<unsigned char>(s[i])); };
        const std::size_t more = byte() >= 0xf0 ? 3 : byte() >= 0xe0 ? 2 : 1;
        std::uint32_t scalar = byte() & (0x3fu >> more);
        for (std::size_t n = 0; n < more; ++n) {
            ++i;
            scalar = scalar << 6 | (byte() & 0x3f);
        }
        if (scalar < 0x10000) return unit(scalar);
        unit(0xd800 + ((scalar - 0x10000) >> 10));
        unit(0xdc00 + ((scalar - 0x10000) & 0x3ff));
    }
};

constexpr std::size_t count = 2000;

struct page {
    object task;
    bool ascii;
};

const std::vector<page>& pages() {
    static const auto all = [] {
        author by(20141106); // the API's version
        std::vector<page> list;
        while (list.size() < count) {
            object t = by.task(by.pick_kind());
            if (by.d.percent(20)) t = by.shuffled(t).as_object();
            list.push_back({std::move(t), by.d.percent(25)});
        }
        return list;
    }();
    return all;
}

/// Each document must have that many findings; the program ends when one has not.
corpus checked(string_view name, std::vector<std::string> documents, std::size_t findings) {
    lintel::checker<ssm::GetMaintenanceWindowTaskResult> check;
    for (const auto& text : documents) {
        const auto& found = check(text);
        if (found.size() == findings) continue;
        std::fprintf(stderr,
                     "corpus %s: %zu findings, not %zu, in %s\n",
                     name.data(),
                     found.size(),
                     findings,
                     text.c_str());
        for (const auto& f : found) std::fprintf(stderr, "%s: %s\n", f.pointer.c_str(), f.message.c_str());
        std::exit(2);
    }
    return {std::string(name), std::move(documents)};
}

std::string text_of(const object& task, bool ascii, std::size_t indent = 0) {
    text_writer w{.indent = indent, .ascii = ascii};
    w.put(task);
    return std::move(w.out);
}

/// Breaks ten constraints or rules of a task.
object broken(object t) {
    const string_view type = t["TaskType"].as_string();
    auto& window = t["WindowId"].as_string();
    window.back() = 'X';
    t["WindowTaskId"].as_string()[8] = '_';
    t["Priority"] = -1;
    t["Name"] = "not a name";
    t["Description"] = "";
    t["CutoffBehavior"] = "CANCEL";
    t["AlarmConfiguration"] = object{{"Alarms", array{}}};
    object& invocation = t["TaskInvocationParameters"].is_object()
                             ? t["TaskInvocationParameters"].as_object()
                             : t["TaskInvocationParameters"].emplace_object();
    const auto part = [&](const char* name) -> object& {
        return invocation[name].is_object() ? invocation[name].as_object()
                                            : invocation[name].emplace_object();
    };
    if (type == "RUN_COMMAND") {
        part("RunCommand")["TimeoutSeconds"] = 10;
        part("RunCommand")["DocumentVersion"] = "latest";
        part("RunCommand")["DocumentHash"] = "0123456789abcdef";
        part("RunCommand")["DocumentHashType"] = "Sha256";
    } else if (type == "AUTOMATION") {
        t["TaskArn"] = "";
        part("Automation")["DocumentVersion"] = "latest";
        value& parameters = part("Automation")["Parameters"];
        if (!parameters.is_object()) parameters.emplace_object();
        parameters.as_object()[std::string(51, 'k')] = array{"a key that is too long"};
    } else if (type == "LAMBDA") { // for which AlarmConfiguration is a finding, too
        part("Lambda")["Qualifier"] = "";
        part("Lambda")["ClientContext"] = "";
    } else { // as for LAMBDA
        part("StepFunctions")["Name"] = "";
        value& input = part("StepFunctions")["Input"];
        input = "input: " + (input.is_string() ? std::string(input.as_string()) : std::string());
    }
    return t;
}

} // namespace

std::size_t corpus::bytes() const noexcept {
    std::size_t n = 0;
    for (const auto& d : documents) n += d.size();
    return n;
}

const corpus& mixed() {
    static const corpus all = [] {
        std::vector<std::string> texts;
        for (const page& p : pages()) texts.push_back(text_of(p.task, p.ascii));
        return checked("mixed", std::move(texts), 0);
    }();
    return all;
}

const corpus& pretty() {
    static const corpus all = [] {
        std::vector<std::string> texts;
        for (const page& p : pages()) texts.push_back(text_of(p.task, p.ascii, 4));
        return checked("pretty", std::move(texts), 0);
    }();
    return all;
}

const corpus& tiny() {
    static const corpus all = [] {
        author by(200);
        std::vector<std::string> texts;
        while (texts.size() < count) texts.push_back(text_of(by.small_task(by.pick_kind()), false));
        return checked("tiny", std::move(texts), 0);
    }();
    return all;
}

const corpus& large() {
    static const corpus all = [] {
        author by(1 << 20);
        std::vector<std::string> texts;
        while (texts.size() < 4) {
            object t = by.task(kind::run_command);
            t["TaskArn"] = "AWS-RunShellScript";
            auto& invocation = t["TaskInvocationParameters"];
            invocation =
                object{{"RunCommand", object{{"Parameters", object{{"commands", by.script(1000000)}}}}}};
            texts.push_back(text_of(t, false));
        }
        return checked("large", std::move(texts), 0);
    }();
    return all;
}

const corpus& ten_findings() {
    static const corpus all = [] {
        std::vector<std::string> texts;
        for (const page& p : pages()) texts.push_back(text_of(broken(p.task), p.ascii));
        return checked("ten", std::move(texts), 10);
    }();
    return all;
}

} // namespace lintel::bench
