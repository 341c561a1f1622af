#ifndef LINTEL_TOOLS_UNKNOWN_MEMBERS_HPP
#define LINTEL_TOOLS_UNKNOWN_MEMBERS_HPP

#include <lintel/options.hpp>

#include <string_view>

#include "documents.hpp"

namespace lintel::tool {

/// Adds the differences between the members of two documents that their structs do not know, by the places
/// that the reports name. Their values are not shown: nobody knows whether they are secret. False: they
/// cannot be compared, since a report names only a part of them, or a number is one that Boost.JSON does not
/// take.
bool compare_unknown_members(std::string_view a, std::string_view b, const options&, compared& found);

} // namespace lintel::tool

#endif
