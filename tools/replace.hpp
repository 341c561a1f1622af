#ifndef LINTEL_TOOLS_REPLACE_HPP
#define LINTEL_TOOLS_REPLACE_HPP

#include <string>
#include <string_view>

namespace lintel::tool {

/// Gives a file new contents, or makes it: readers see the old or the new ones, never a part, also when the
/// machine stops. A symbolic link stays, and its target gets them; mode and owner stay as far as the system
/// allows. Empty, or why it could not be done; then the file is as before.
std::string replace_file(const std::string& path, std::string_view text);

/// Whether both are there and the same file.
bool is_same_file(const std::string& a, const std::string& b);

} // namespace lintel::tool

#endif
