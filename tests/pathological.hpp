#ifndef LINTEL_TESTS_PATHOLOGICAL_HPP
#define LINTEL_TESTS_PATHOLOGICAL_HPP

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

// Documents made to hurt, of any size: answers of GetMaintenanceWindowTask.
namespace pathological {

inline std::string repeated(std::string_view part, std::size_t bytes) {
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
inline std::string run_command(const std::string& members) {
    return R"({"TaskInvocationParameters":{"RunCommand":{)" + members + "}}}";
}

/// A class of documents: `text(n)` is one of about n bytes.
struct family {
    const char* name;
    std::string (*text)(std::size_t);
};
inline constexpr std::array families{
    family{"long_key", [](std::size_t n) { return R"({")" + repeated("key", n) + R"(":1})"; }},
    family{"many_members",
           [](std::size_t n) {
               return '{' + numbered(n, [](const std::string& i) { return '"' + i + R"(":1)"; }) + '}';
           }},
    family{"duplicate_members",
           [](std::size_t n) {
               return '{' + numbered(n, [](const std::string&) { return R"("Name":1)"; }) + '}';
           }},
    family{"map_keys",
           [](std::size_t n) {
               const auto key = [](const std::string& i) { return '"' + i + R"(":[])"; };
               return run_command(R"("Parameters":{)" + numbered(n, key) + '}');
           }},
    family{"duplicate_map_keys",
           [](std::size_t n) {
               const auto key = [](const std::string&) { return R"("key":[])"; };
               return run_command(R"("Parameters":{)" + numbered(n, key) + '}');
           }},
    family{"list_elements",
           [](std::size_t n) {
               const auto value = [](const std::string&) { return R"("i-12345678")"; };
               return R"({"Targets":[{"Key":"InstanceIds","Values":[)" + numbered(n, value) + "]}]}";
           }},
    family{"escapes",
           [](std::size_t n) {
               return run_command(R"("Parameters":{"commands":[")" +
                                  repeated(R"(\n\u00e9\ud83c\udf19\\)", n) + R"("]})");
           }},
    family{"nested",
           [](std::size_t n) {
               const std::string deep = std::string(30, '[') + std::string(30, ']');
               return R"({"Unknown":[)" + numbered(n, [&](const std::string&) { return deep; }) + "]}";
           }},
    family{"too_deep", [](std::size_t n) { return R"({"Unknown":)" + repeated("[", n); }},
    family{"patterns",
           [](std::size_t n) {
               return R"({"Name":")" + repeated("name-", n / 4) + R"(","MaxErrors":")" +
                      repeated("9", n / 4) + R"(","Targets":[{"Key":")" + repeated("schlüssel ", n / 4) +
                      R"("}],"AlarmConfiguration":{"Alarms":[{"Name":")" + repeated(" ", n / 8) +
                      R"("}]},"TaskInvocationParameters":{"Automation":{"DocumentVersion":")" +
                      repeated("$LATES", n / 8) + R"("}}})";
           }},
    family{"findings",
           [](std::size_t n) {
               const auto event = [](const std::string&) { return R"("Boo")"; };
               return run_command(R"("NotificationConfig":{"NotificationEvents":[)" + numbered(n, event) +
                                  "]}");
           }},
    family{"digits", [](std::size_t n) { return R"({"Priority":)" + repeated("1234567890", n) + '}'; }},
    family{"white_space", [](std::size_t n) { return '{' + repeated(" \n\t", n) + '}'; }},
    family{"payload",
           [](std::size_t n) {
               return R"({"TaskInvocationParameters":{"Lambda":{"Payload":")" + repeated("IiAg", n) +
                      R"("}}})";
           }},
};

/// A clean document, for a reader that gets it a byte at a time.
inline std::string clean(std::size_t n) {
    const std::string line = R"("echo \"Grüße\" | tee -a /var/log/maintenance.log")";
    return run_command(R"("Parameters":{"commands":[)" +
                       numbered(n, [&](const std::string&) { return line; }) + "]}");
}

} // namespace pathological

#endif
