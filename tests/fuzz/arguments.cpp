#include <lintel/detail/text.hpp>

#include <boost/json/parse.hpp>

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "../../tools/program.hpp"
#include "../characters.hpp"
#include "fuzz.hpp"

// The whole program on any arguments, one a line; behind an empty line, its standard input. Its exit status
// is one of three, what it prints for programs is JSON, and no secret of a document is in its findings.
namespace {

constexpr std::string_view canary = "c4n4ry";

/// The files that the arguments %0 to %9 stand for: in memory, so that nothing else is ever opened.
constexpr std::array<std::string_view, 6> files{
    R"({"WindowId":"mw-0c50858d01EXAMPLE","WindowTaskId":"4f7ca192-7e9a-40fe-9192-5cb15EXAMPLE",
"Targets":[{"Key":"InstanceIds","Values":["i-02573cafcfEXAMPLE"]}],"TaskType":"RUN_COMMAND","Description":"c4n4ry"})",
    R"({"Description":"c4n4ry","TaskType":"LAMBDA","TaskParameters":{"a":{"Values":["c4n4ry"]}},"Priority":-1,
"TaskInvocationParameters":{"Lambda":{"Payload":"YzRuNHJ5","Qualifier":"a b","ClientContext":7}},"Nmae":"c4n4ry"})",
    R"({"Description":"c4n4ry\u0000)",
    "{\"Description\":\"c4n4ry\"}\n\n{\"Description\":\"c4n4ry\",}\n{\"MaxErrors\":\"c%\",\"Description\":["
    "\"c4n4ry\"]}\n",
    "{}",
    "",
};

int in_memory(std::string_view text) {
    const int file = memfd_create("lintel", 0);
    fuzz::require(file >= 0, "a file in memory");
    fuzz::require(write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()),
                  "it is written");
    lseek(file, 0, SEEK_SET);
    return file;
}

std::string file_named(std::string_view argument) {
    static const std::array<int, files.size()> opened = [] {
        std::array<int, files.size()> all{};
        for (std::size_t i = 0; i < files.size(); ++i) all[i] = in_memory(files[i]);
        return all;
    }();
    const auto number = static_cast<std::size_t>(argument[1] - '0') % opened.size();
    return "/proc/self/fd/" + std::to_string(opened[number]);
}

/// A stream of the C library while it is one in memory.
class captured {
public:
    explicit captured(std::FILE*& stream)
        : stream_(stream), before_(stream), memory_(open_memstream(&text_, &size_)) {
        stream_ = memory_;
    }
    ~captured() {
        std::fclose(memory_);
        std::free(text_);
    }
    captured(const captured&) = delete;
    captured& operator=(const captured&) = delete;

    std::string give_back() {
        stream_ = before_;
        std::fflush(memory_);
        return {text_, size_};
    }

private:
    char* text_ = nullptr;
    std::size_t size_ = 0;
    std::FILE*& stream_;
    std::FILE* before_;
    std::FILE* memory_;
};

struct outcome {
    int status;
    std::string out, err;
};

outcome run(const std::vector<std::string>& arguments, std::string_view input) {
    std::vector<const char*> argv{"lintel"};
    for (const auto& a : arguments) argv.push_back(a.c_str());
    const int text = in_memory(input);
    dup2(text, STDIN_FILENO);
    close(text);
    std::ostringstream out, err;
    auto* const cout = std::cout.rdbuf(out.rdbuf());
    auto* const cerr = std::cerr.rdbuf(err.rdbuf());
    captured c_out(stdout), c_err(stderr);
    const int status = lintel::tool::run_program(static_cast<int>(argv.size()), argv.data());
    outcome is{status, c_out.give_back(), c_err.give_back()};
    std::cout.rdbuf(cout);
    std::cerr.rdbuf(cerr);
    is.out += out.str();
    is.err += err.str();
    return is;
}

/// Whether a terminal that gets it shows something else than what is there.
bool fools_a_terminal(std::string_view text) {
    if (!lintel::detail::is_utf8(text)) return true;
    const auto characters = tests::decoded(text);
    return std::any_of(characters.begin(), characters.end(), [](char32_t c) {
        return c != '\n' && tests::fools_a_reader(c);
    });
}

bool is_json(std::string_view text) {
    boost::system::error_code failure;
    (void)boost::json::parse({text.data(), text.size()}, failure);
    return !failure;
}
bool lines_are_json(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (!is_json(text.substr(0, end))) return false;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
}

} // namespace

FUZZ_TARGET(arguments) {
    std::string_view rest = fuzz::input(data, size).text();
    std::vector<std::string> arguments;
    while (!rest.empty() && arguments.size() < 20) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        if (line.empty()) break;
        // Other files may have no end, as /dev/zero has none; and a secret that is typed is none.
        if (line.find('/') != line.npos || line.find(canary) != line.npos) return 0;
        if (line.find('\0') != line.npos) return 0;
        if (line.starts_with("--write") || line.starts_with("--output-dir")) return 0; // no file is made
        arguments.push_back(line[0] == '%' && line.size() == 2 ? file_named(line) : std::string(line));
    }
    if (rest.find(canary) != rest.npos) return 0; // it may stand in a name, which is shown
    const auto asks = [&](std::string_view what) {
        return std::find(arguments.begin(), arguments.end(), what) != arguments.end();
    };
    const bool own = rest.empty();
    const outcome is = run(arguments, own ? files[1] : rest);
    fuzz::require(is.status >= 0 && is.status <= 2, "the exit status is 0, 1 or 2");
    const bool refused = is.out.find("not-a-document") != is.out.npos; // a finding like others
    fuzz::require(is.status != 2 || !is.err.empty() || refused, "trouble is told");
    // A name that a document gives a member of its own is shown, and the input may have the canary there.
    const bool hidden = own || rest.find(canary) == rest.npos;
    fuzz::require(!hidden || is.err.find(canary) == is.err.npos, "no secret on standard error");
    if (hidden && !asks("format") && !asks("convert"))
        fuzz::require(is.out.find(canary) == is.out.npos, "no secret in findings");
    fuzz::require(!fools_a_terminal(is.err), "nothing for the terminal on standard error");
    if (!asks("format") && !asks("convert")) // whose output is a document
        fuzz::require(!fools_a_terminal(is.out), "nothing for the terminal in findings");
    if (is.out.starts_with('{') || is.out.starts_with('['))
        fuzz::require(is_json(is.out) || lines_are_json(is.out), "what begins as JSON is JSON");
    return 0;
}
