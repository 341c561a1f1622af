#ifndef LINTEL_DETAIL_MEMBER_PLACE_HPP
#define LINTEL_DETAIL_MEMBER_PLACE_HPP

#include <lintel/detail/described.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Where a structure's members lie, so that tables can tell it.
namespace lintel::detail {

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
#define LINTEL_ROOM_FOR(T) auto& room = declared_room<T>
#else
#define LINTEL_ROOM_FOR(T) room_for<T> room
#endif

/// What offsetof says, for a member that Boost.Describe knows.
template <class T, std::size_t I> consteval std::size_t offset_of() {
    LINTEL_ROOM_FOR(T);
    const void* const member = &(room.whole.*described_member<T, I>::pointer);
    std::size_t at = 0;
    while (static_cast<const void*>(room.bytes + at) != member) at += alignof(described_type<T, I>);
    return at;
}

#undef LINTEL_ROOM_FOR
#if defined(__clang__) && __clang_major__ < 17
#pragma clang diagnostic pop
#endif

} // namespace lintel::detail

#endif
