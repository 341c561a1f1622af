#include "input.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "print.hpp"

namespace lintel::tool {
namespace {
std::string reason(int number) { return std::generic_category().message(number); }
constexpr std::size_t chunk_size = std::size_t{1} << 16;
} // namespace

input::input(const std::string& name) {
    if (name == "-") {
        file_.reset(stdin);
        return;
    }
    file_.reset(std::fopen(name.c_str(), "rb"));
    struct stat about{};
    if (!file_)
        error_ = reason(errno);
    else if (fstat(fileno(file_.get()), &about) == 0 && S_ISDIR(about.st_mode))
        error_ = reason(EISDIR);
}

std::size_t input::read(char* to, std::size_t size) {
    const std::size_t n = std::fread(to, 1, size, file_.get());
    if (n < size && std::ferror(file_.get())) error_ = reason(errno);
    return n;
}

std::string input::read_all(std::size_t limit) {
    std::string text;
    for (std::size_t got = 1; got > 0 && text.size() <= limit;) {
        const std::size_t old = text.size(), size = std::min(std::max(old, chunk_size), limit + 1 - old);
        text.resize(old + size);
        got = read(text.data() + old, size);
        text.resize(old + got);
    }
    return text;
}

void input::read_lines(std::size_t limit, const std::function<void(std::string_view)>& each) {
    std::array<char, chunk_size> chunk;
    std::string line;
    bool open = false;
    const auto keep = [&](std::string_view part) {
        line.append(part.substr(0, limit + 1 - std::min(line.size(), limit + 1)));
    };
    while (const std::size_t n = read(chunk.data(), chunk.size())) {
        std::string_view rest(chunk.data(), n);
        for (std::size_t end; (end = rest.find('\n')) != rest.npos; rest.remove_prefix(end + 1)) {
            keep(rest.substr(0, end));
            each(line);
            line.clear();
            open = false;
        }
        keep(rest);
        open = open || !rest.empty();
    }
    if (open) each(line);
}

bool load(const std::string& name, std::size_t limit, loaded_file& file) {
    file.name = name == "-" ? "<stdin>" : name;
    input from(name);
    if (from.error().empty()) file.text = from.read_all(limit);
    if (from.error().empty()) return true;
    say_unreadable(file.name, from.error());
    return false;
}

bool write(std::FILE* to, std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), to) == text.size() && std::fflush(to) == 0) return true;
    std::fputs("lintel: cannot write the output\n", stderr);
    return false;
}

void say_unreadable(const std::string& name, const std::string& why) {
    std::fprintf(stderr, "lintel: cannot read %s: %s\n", printable(name).c_str(), why.c_str());
}

} // namespace lintel::tool
