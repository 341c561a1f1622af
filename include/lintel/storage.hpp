#ifndef LINTEL_STORAGE_HPP
#define LINTEL_STORAGE_HPP

#include <lintel/arena.hpp>
#include <lintel/blob.hpp>
#include <lintel/detail/abi.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

// The two kinds of storage that a model's struct templates are written over. A model names them once:
//     template <class S = owning> struct Target { std::optional<typename S::string> Key; ... };
namespace lintel {

/// Values that own what they hold: the plain types that people use.
struct owning {
    /// What members are made of. @{
    using string = std::string;
    using blob = lintel::blob;
    template <class T> using list = std::vector<T>;
    template <class T> using map = std::map<std::string, T, std::less<>>;
    /// @}
};

/// Values that point into the text they were read from, or into an arena. Both must outlive them.
struct borrowed {
    /// What members are made of. @{
    using string = std::string_view;
    using blob = blob_view;
    template <class T> using list = arena_list<T>;
    template <class T> using map = arena_map<T>;
    /// @}
};

namespace detail::inline LINTEL_ABI {
template <class T> struct borrowed_form {
    using type = T;
};
template <template <class> class Model> struct borrowed_form<Model<owning>> {
    using type = Model<borrowed>;
};
} // namespace detail::inline LINTEL_ABI

/// The borrowed form of a struct that is written over storage; any other type is its own.
template <class T> using borrowed_t = typename detail::borrowed_form<T>::type;

} // namespace lintel

#endif
