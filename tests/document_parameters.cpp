#include <lintel/ssm/rules/document_parameters.hpp>

#include <doctest/doctest.h>

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace {

using namespace lintel::ssm::document_parameters;

const parameter& named(std::string_view document, std::string_view name) {
    for (const parameter& p : parameters_of(document, commands))
        if (p.name == name) return p;
    FAIL("no parameter ", name, " of ", document);
    return commands.front();
}
void takes_only(const parameter& p,
                std::initializer_list<std::string> taken,
                std::initializer_list<std::string> refused) {
    INFO(p.document, ' ', p.name);
    for (const auto& value : taken) CHECK_MESSAGE(accepts(p, value), value);
    for (const auto& value : refused) {
        CHECK_MESSAGE(!accepts(p, value), value);
        CHECK_MESSAGE(accepts(p, value + "{{ssm:x}}"), "what is replaced is not judged");
    }
}

} // namespace

TEST_CASE("a parameter with listed values takes those and no other, not even in another case") {
    for (const parameter& p : commands) {
        if (p.values != takes::one_of) continue;
        std::string_view rest = p.listed;
        for (std::size_t end = 0; end != rest.npos; rest.remove_prefix(std::min(rest.size(), end + 1))) {
            end = rest.find('|');
            const std::string value(rest.substr(0, end));
            std::string other = value;
            other[0] = static_cast<char>(other[0] ^ 0x20);
            takes_only(p, {value}, {"", other, value + ' ', value + "é", value.substr(1)});
        }
        takes_only(p, {}, {std::string(p.listed), "|"});
    }
    takes_only(named("AWS-RunPatchBaseline", "RebootOption"), {"RebootIfNeeded", "NoReboot"}, {"Reboot"});
    takes_only(named("AWS-RunRemoteScript", "sourceType"), {"S3", "GitHub"}, {"s3"});
}

TEST_CASE("a run time is 1 to 172800 seconds in digits") {
    takes_only(named("AWS-RunShellScript", "executionTimeout"),
               {"1", "9", "10", "99999", "100000", "172799", "172800"},
               {"", "0", "01", "172801", "180000", "200000", "1000000", "-1", "1.5", "1h", " 1", "１"});
}

TEST_CASE("a folder has at most 4096 characters, whatever their bytes") {
    const auto& p = named("AWS-RunPowerShellScript", "workingDirectory");
    std::string folder;
    for (int i = 0; i < 4096; ++i) folder += "é";
    takes_only(p, {"", "/opt", folder, std::string(4096, 'a')}, {folder + "a", std::string(4097, 'a')});
}

TEST_CASE("a snapshot is nothing or a UUID") {
    takes_only(named("AWS-RunPatchBaseline", "SnapshotId"),
               {"", "4f7ca192-7e9a-40fe-9192-5cb15e5f27a1", "4F7CA192-7E9A-40FE-9192-5CB15E5F27A1"},
               {"x",
                "4f7ca192-7e9a-40fe-9192-5cb15e5f27a",
                "4f7ca192-7e9a-40fe-9192-5cb15e5f27a12",
                "4f7ca192-7e9a-40fe-9192-5cb15e5f27é"});
}

TEST_CASE("an override list is nothing or a place of a file") {
    takes_only(named("AWS-RunPatchBaseline", "InstallOverrideList"),
               {"", "https://a", "s3://b/k", "s3://b/k/l.yaml", "s3://b/größe"},
               {"https://", "http://a", "s3://", "s3://b", "s3://b/", "s3:///k", "s3://b/k/", "k.yaml"});
}

TEST_CASE("parameters are found by their document, and each stands once in the table") {
    std::set<std::pair<std::string_view, std::string_view>> all;
    for (const parameter& p : commands) CHECK(all.emplace(p.document, p.name).second);
    for (const parameter& p : automations) CHECK(all.emplace(p.document, p.name).second);
    CHECK(parameters_of("AWS-RunPatchBaseline", commands).size() == 4);
    CHECK(parameters_of("AWS-RunPatchBaselineWithHooks", commands).size() == 4);
    CHECK(parameters_of("AWS-StopEC2Instance", automations).size() == 1);
    for (const std::string_view other :
         {"", "AWS-", "AWS-runshellscript", "AWS-ApplyPatchBaseline", "MyDocument"})
        CHECK(parameters_of(other, commands).empty());
}
