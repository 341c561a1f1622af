#ifndef LINTEL_DETAIL_OUT_OF_MEMORY_HPP
#define LINTEL_DETAIL_OUT_OF_MEMORY_HPP

#include <lintel/detail/abi.hpp>

#include <cstdlib>
#include <new>

namespace lintel::detail::inline LINTEL_ABI {

/// Throws std::bad_alloc, for a size that no memory has; ends the program where there are no exceptions.
[[noreturn, gnu::cold]] inline void out_of_memory() {
#ifdef __cpp_exceptions
    throw std::bad_alloc();
#else
    std::abort();
#endif
}

} // namespace lintel::detail::inline LINTEL_ABI

#endif
