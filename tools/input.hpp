#ifndef LINTEL_TOOLS_INPUT_HPP
#define LINTEL_TOOLS_INPUT_HPP

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

namespace lintel::tool {

/// The name to show for a file argument.
std::string shown_name(const std::string& argument);

/// A file that is read, or standard input for "-".
class input {
public:
    /// Opens it; on failure error() says why.
    explicit input(const std::string& argument);
    ~input();
    input(const input&) = delete;
    input& operator=(const input&) = delete;

    const std::string& error() const noexcept { return error_; }

    /// What is there, at most `size` bytes; waits while there is nothing. 0 at the end and on an error.
    std::size_t read(char* to, std::size_t size);

    /// All of it, at most `limit` + 1 bytes: enough for a reader to see that there is too much.
    std::string read_all(std::size_t limit);

private:
    int file_;
    std::string error_;
};

/// A file that was read whole, under the name to show.
struct loaded_file {
    std::string name;
    std::string text;
};

/// The words for a file that cannot be read.
std::string unreadable(const std::string& name, const std::string& why);

/// Reads it; when it cannot be read says so on standard error and is false.
bool load(const std::string& argument, std::size_t limit, loaded_file& file);

/// Writes and flushes; when it cannot says so on standard error and is false.
bool write(std::FILE* to, std::string_view text);

/// The same for a document, which a terminal gets with escapes for what it must not get as it is.
bool write_document(std::FILE* to, std::string& json);

} // namespace lintel::tool

#endif
