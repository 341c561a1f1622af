#ifndef LINTEL_DETAIL_VECTOR_HPP
#define LINTEL_DETAIL_VECTOR_HPP

#include <lintel/detail/abi.hpp>

#include <memory>
#include <utility>
#include <vector>

namespace lintel::detail::inline LINTEL_ABI {

/// std::allocator under a name that has the tag, which so gets into the names of what the compiler emits of a
/// container.
template <class T> struct allocator : std::allocator<T> {
    template <class U> struct rebind {
        using other = allocator<U>;
    };

    allocator() = default;
    template <class U> allocator(const allocator<U>&) noexcept {}

    template <class U, class... Arguments> void construct(U* at, Arguments&&... arguments) {
        ::new (static_cast<void*>(at)) U(std::forward<Arguments>(arguments)...);
    }
    template <class U> void destroy(U* x) noexcept { x->~U(); }
};

/// What lintel itself keeps. A std::vector<T> would have the same name in files for other instruction sets.
template <class T> using vector = std::vector<T, allocator<T>>;

} // namespace lintel::detail::inline LINTEL_ABI

#endif
