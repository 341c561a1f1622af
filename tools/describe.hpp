#ifndef LINTEL_TOOLS_DESCRIBE_HPP
#define LINTEL_TOOLS_DESCRIBE_HPP

#include <string>

namespace CLI {
class App;
}

namespace lintel::tool {

/// The program's manual page, for man.
std::string manual_page(const CLI::App& program);

/// What completes its arguments in a shell.
std::string bash_completion(const CLI::App& program);
std::string fish_completion(const CLI::App& program);
std::string zsh_completion(const CLI::App& program);

} // namespace lintel::tool

#endif
