#ifndef LINTEL_POSITION_HPP
#define LINTEL_POSITION_HPP

#include <lintel/detail/abi.hpp>

#include <cstddef>

namespace lintel {

/// Where something stands in a text. All counts are 1-based, all 0 when there is no text. A line ends after
/// LF, so CR LF ends one line and a lone CR none.
struct position {
    std::size_t offset = 0; ///< in bytes
    std::size_t line = 0;   ///< of LFs before it, plus one
    std::size_t column = 0; ///< in bytes, not in characters

    LINTEL_TAGGED bool operator==(const position&) const = default;
};

} // namespace lintel

#endif
