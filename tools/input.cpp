#include "input.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "printable.hpp"

namespace lintel::tool {
namespace {
std::string reason(int number) { return std::generic_category().message(number); }
constexpr std::size_t first_size = std::size_t{1} << 16;
} // namespace

std::string shown_name(const std::string& argument) { return argument == "-" ? "<stdin>" : argument; }

input::input(const std::string& argument)
    : file_(argument == "-" ? STDIN_FILENO : open(argument.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (file_ < 0) error_ = reason(errno);
}

input::~input() {
    if (file_ > STDIN_FILENO) close(file_);
}

std::size_t input::read(char* to, std::size_t size) {
    for (;;) {
        const auto n = ::read(file_, to, size);
        if (n >= 0) return static_cast<std::size_t>(n);
        if (errno == EINTR) continue;
        error_ = reason(errno);
        return 0;
    }
}

std::string input::read_all(std::size_t limit) {
    std::string text;
    std::size_t used = 0, got = 1;
    while (got > 0 && used <= limit) {
        if (used == text.size()) text.resize(std::min(std::max(2 * used, first_size), limit + 1));
        got = read(text.data() + used, text.size() - used);
        used += got;
    }
    text.resize(used);
    return text;
}

std::string unreadable(const std::string& name, const std::string& why) {
    return "lintel: cannot read " + printable(name) + ": " + why + '\n';
}

bool load(const std::string& argument, std::size_t limit, loaded_file& file) {
    file.name = shown_name(argument);
    input from(argument);
    if (from.error().empty()) file.text = from.read_all(limit);
    if (from.error().empty()) return true;
    std::fputs(unreadable(file.name, from.error()).c_str(), stderr);
    return false;
}

bool write(std::FILE* to, std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), to) == text.size() && std::fflush(to) == 0) return true;
    std::fputs("lintel: cannot write the output\n", stderr);
    return false;
}

bool write_document(std::FILE* to, std::string& json) {
    if (isatty(fileno(to))) escape_in_json(json);
    return write(to, json);
}

} // namespace lintel::tool
