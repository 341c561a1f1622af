#ifndef LINTEL_DETAIL_MADE_HPP
#define LINTEL_DETAIL_MADE_HPP

#include <lintel/detail/abi.hpp>

#include <string>
#include <string_view>

// What a container of a public type makes a value of. Its type gets into the names of what the compiler emits
// of the container for it, and so does the tag.
namespace lintel::detail::inline LINTEL_ABI {

/// Becomes a T().
template <class T> struct made {
    operator T() const { return T(); }
};

/// Becomes a string of that text.
struct made_string {
    std::string_view text;

    operator std::string() const { return std::string(text); }
};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
