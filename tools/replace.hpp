#ifndef LINTEL_TOOLS_REPLACE_HPP
#define LINTEL_TOOLS_REPLACE_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace lintel::tool {

/// Gives a file new contents, or makes it: readers see the old or the new ones, never a part, also when the
/// machine stops. A symbolic link stays, and its target gets them; mode and owner stay as far as the system
/// allows. Empty, or why it could not be done; then the file is as before.
std::string replace_file(const std::string& path, std::string_view text);

/// The same; says on standard error why it could not be done, and gives whether it was.
bool store(const std::string& path, std::string_view text);

/// Which file a path names, links followed; none when there is no such file.
using file_identity = std::pair<std::uintmax_t, std::uintmax_t>;
std::optional<file_identity> identity_of(const std::string& path);

/// The last part of a path.
std::string file_name(const std::string& path);

} // namespace lintel::tool

#endif
