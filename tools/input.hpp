#ifndef LINTEL_TOOLS_INPUT_HPP
#define LINTEL_TOOLS_INPUT_HPP

#include <cstddef>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace lintel::tool {

/// A file that is read, or standard input for "-".
class input {
public:
    /// Opens it; on failure error() says why.
    explicit input(const std::string& name);

    const std::string& error() const noexcept { return error_; }

    /// All of it, at most `limit` + 1 bytes: enough for a reader to see that there is too much.
    std::string read_all(std::size_t limit);

    /// Calls `each` with every line, without its end. Holds one line, at most `limit` + 1 bytes of it.
    void read_lines(std::size_t limit, const std::function<void(std::string_view)>& each);

private:
    struct closer {
        void operator()(std::FILE* f) const noexcept {
            if (f != stdin) std::fclose(f);
        }
    };

    std::size_t read(char* to, std::size_t size);

    std::unique_ptr<std::FILE, closer> file_;
    std::string error_;
};

/// A file that was read whole, under the name to show.
struct loaded_file {
    std::string name;
    std::string text;
};

/// Says on standard error that a file cannot be read, and why.
void say_unreadable(const std::string& name, const std::string& why);

/// Reads it; when it cannot be read says so on standard error and is false.
bool load(const std::string& name, std::size_t limit, loaded_file& file);

/// Writes and flushes; when it cannot says so on standard error and is false.
bool write(std::FILE* to, std::string_view text);

} // namespace lintel::tool

#endif
