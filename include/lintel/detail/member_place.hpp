#ifndef LINTEL_DETAIL_MEMBER_PLACE_HPP
#define LINTEL_DETAIL_MEMBER_PLACE_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/described.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Where a structure's members lie, so that tables can tell it.
namespace lintel::detail::inline LINTEL_ABI {

/// Optional texts are so common that those who walk over members know the types themselves.
enum class known_text : std::uint8_t { none, owned, borrowed };
template <class M> inline constexpr known_text known_text_of = known_text::none;
template <> inline constexpr known_text known_text_of<std::optional<std::string>> = known_text::owned;
template <> inline constexpr known_text known_text_of<std::optional<std::string_view>> = known_text::borrowed;

/// Never holds a T: only the place where its members would be is asked for.
template <class T> union room_for {
    constexpr room_for() noexcept : bytes{} {}
    constexpr ~room_for() {}
    char bytes[sizeof(T)];
    T whole;
};

#if defined(__clang__) && __clang_major__ < 17
// Their constant expressions allow no object of a union like that, but the address of one that is only
// declared.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-var-template"
#pragma clang diagnostic ignored "-Wundefined-internal"
template <class T> extern room_for<T> declared_room;
template <class T> constexpr room_for<T>& some_room() { return declared_room<T>; }
#pragma clang diagnostic pop
#else
template <class T> constexpr room_for<T> some_room() { return {}; }
#endif

/// What offsetof says, for a member that Boost.Describe knows.
template <class T, std::size_t I> consteval std::size_t offset_of() {
    const auto& room = some_room<T>();
    const void* const member = &(room.whole.*described_member<T, I>::pointer);
    std::size_t at = 0;
    while (static_cast<const void*>(room.bytes + at) != member) at += alignof(described_type<T, I>);
    return at;
}

} // namespace lintel::detail::inline LINTEL_ABI

#endif
