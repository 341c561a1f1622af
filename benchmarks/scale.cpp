// Documents made to hurt, each class at two sizes: what is linear costs the same for each byte of both. The
// checker is reused, so that the system's price of fresh memory, which grows in steps, stays out of it.
#include <lintel/ssm.hpp>

#include <array>
#include <memory>
#include <string_view>

#include "measure.hpp"

namespace {

using namespace lintel::bench;
using task = lintel::ssm::GetMaintenanceWindowTaskResult;

std::string repeated(std::string_view part, std::size_t bytes) {
    std::string s;
    s.reserve(bytes + part.size());
    while (s.size() < bytes) s += part;
    return s;
}
/// What make("0"), make("1") and so on give, with commas between.
template <class Make> std::string numbered(std::size_t bytes, Make&& make) {
    std::string s;
    s.reserve(bytes + 64);
    for (std::size_t i = 0; s.size() < bytes; ++i) {
        if (i) s += ',';
        s += make(std::to_string(i));
    }
    return s;
}
std::string run_command(const std::string& members) {
    return R"({"TaskInvocationParameters":{"RunCommand":{)" + members + "}}}";
}

/// A class of documents: `text(n)` is one of about n bytes.
struct hostile {
    const char* name;
    std::string (*text)(std::size_t);
};
constexpr std::array classes{
    hostile{"long_key", [](std::size_t n) { return R"({")" + repeated("key", n) + R"(":1})"; }},
    hostile{"many_members",
            [](std::size_t n) {
                return '{' + numbered(n, [](const std::string& i) { return '"' + i + R"(":1)"; }) + '}';
            }},
    hostile{"duplicate_members",
            [](std::size_t n) {
                return '{' + numbered(n, [](const std::string&) { return R"("Name":1)"; }) + '}';
            }},
    hostile{"map_keys",
            [](std::size_t n) {
                const auto key = [](const std::string& i) { return '"' + i + R"(":[])"; };
                return run_command(R"("Parameters":{)" + numbered(n, key) + '}');
            }},
    hostile{"duplicate_map_keys",
            [](std::size_t n) {
                const auto key = [](const std::string&) { return R"("key":[])"; };
                return run_command(R"("Parameters":{)" + numbered(n, key) + '}');
            }},
    hostile{"list_elements",
            [](std::size_t n) {
                const auto value = [](const std::string&) { return R"("web")"; };
                return R"({"Targets":[{"Key":"tag:Name","Values":[)" + numbered(n, value) + "]}]}";
            }},
    hostile{"escapes",
            [](std::size_t n) {
                return run_command(R"("Parameters":{"commands":[")" +
                                   repeated(R"(\n\u00e9\ud83c\udf19\\)", n) + R"("]})");
            }},
    hostile{"nested",
            [](std::size_t n) {
                const std::string deep = std::string(30, '[') + std::string(30, ']');
                return R"({"Unknown":[)" + numbered(n, [&](const std::string&) { return deep; }) + "]}";
            }},
    hostile{"too_deep", [](std::size_t n) { return R"({"Unknown":)" + repeated("[", n); }},
    hostile{"patterns",
            [](std::size_t n) {
                return R"({"Name":")" + repeated("name-", n / 4) + R"(","MaxErrors":")" +
                       repeated("9", n / 4) + R"(","Targets":[{"Key":")" + repeated("schlüssel ", n / 4) +
                       R"("}],"AlarmConfiguration":{"Alarms":[{"Name":")" + repeated(" ", n / 8) +
                       R"("}]},"TaskInvocationParameters":{"Automation":{"DocumentVersion":")" +
                       repeated("$LATES", n / 8) + R"("}}})";
            }},
    hostile{"findings",
            [](std::size_t n) {
                const auto event = [](const std::string&) { return R"("Boo")"; };
                return run_command(R"("NotificationConfig":{"NotificationEvents":[)" + numbered(n, event) +
                                   "]}");
            }},
    hostile{"digits", [](std::size_t n) { return R"({"Priority":)" + repeated("1234567890", n) + '}'; }},
    hostile{"white_space", [](std::size_t n) { return '{' + repeated(" \n\t", n) + '}'; }},
    hostile{"payload",
            [](std::size_t n) {
                return R"({"TaskInvocationParameters":{"Lambda":{"Payload":")" + repeated("IiAg", n) +
                       R"("}}})";
            }},
};

using one_text = std::vector<std::string>;

void add_both_sizes(const std::string& name,
                    std::string (*make)(std::size_t),
                    void (*read)(const std::string&)) {
    constexpr std::size_t megabyte = 1000000;
    for (const std::size_t size : {std::size_t{1}, std::size_t{8}}) {
        static std::vector<std::unique_ptr<one_text>> all; // the measurements refer to them
        const one_text& text = *all.emplace_back(std::make_unique<one_text>(1, make(size * megabyte)));
        add("scale/" + name + '/' + std::to_string(size), text, text.front().size(), read);
    }
}

} // namespace

int main(int count, char** arguments) {
    for (const hostile& h : classes)
        add_both_sizes(h.name, h.text, [](const std::string& text) {
            static lintel::checker<task> check;
            benchmark::DoNotOptimize(check(text).size());
        });
    const auto clean = [](std::size_t n) {
        const std::string line = R"("echo \"Grüße\" | tee -a /var/log/maintenance.log")";
        return run_command(R"("Parameters":{"commands":[)" +
                           numbered(n, [&](const std::string&) { return line; }) + "]}");
    };
    add_both_sizes("one_byte_chunks", clean, [](const std::string& text) {
        lintel::parser<task> p;
        for (const char& c : text) p.write({&c, 1});
        benchmark::DoNotOptimize(p.finish());
    });
    benchmark::Initialize(&count, arguments);
    benchmark::RunSpecifiedBenchmarks();
}
