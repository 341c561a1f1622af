#ifndef LINTEL_BLOB_HPP
#define LINTEL_BLOB_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/out_of_memory.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <new>
#include <span>
#include <string_view>
#include <vector>

namespace lintel {

/// Bytes in memory, base64 on the wire.
using blob = std::vector<std::byte>;
/// The same, borrowed.
using blob_view = std::span<const std::byte>;

/// How a JSON string stands for the bytes of a blob.
enum class blob_form : std::uint8_t {
    base64, ///< as on the wire
    raw     ///< the string's UTF-8 text is the bytes, as in input files for AWS CLI 1
};

namespace detail::inline LINTEL_ABI {

/// The bytes as a text.
inline std::string_view as_text(blob_view bytes) noexcept {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

inline constexpr std::string_view base64_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

inline constexpr std::uint8_t not_base64 = 0xff;
inline constexpr std::array<std::uint8_t, 256> base64_values = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(not_base64);
    for (std::size_t i = 0; i < base64_alphabet.size(); ++i)
        values[static_cast<unsigned char>(base64_alphabet[i])] = static_cast<std::uint8_t>(i);
    return values;
}();

constexpr std::size_t base64_padding(std::string_view text) noexcept {
    if (text.ends_with("==")) return 2;
    return text.ends_with('=') ? 1 : 0;
}

} // namespace detail::inline LINTEL_ABI

/// What is wrong with a base64 text, empty when nothing is: the standard alphabet with padding, a multiple of
/// 4 long, no white space, unused bits zero. The answer never holds a part of the text. Linear, allocates
/// nothing.
LINTEL_TAGGED constexpr std::string_view base64_problem(std::string_view text) noexcept {
    if (text.size() % 4 != 0) return "its length is not a multiple of 4";
    const std::size_t padding = detail::base64_padding(text);
    const std::string_view digits = text.substr(0, text.size() - padding);
    std::uint8_t worst = 0;
    for (const char c : digits) worst |= detail::base64_values[static_cast<unsigned char>(c)];
    if (worst & 0x80) return "it has a character outside the standard base64 alphabet";
    const std::uint8_t unused = padding == 2 ? 0x0f : padding == 1 ? 0x03 : 0;
    if (unused && (detail::base64_values[static_cast<unsigned char>(digits.back())] & unused))
        return "unused bits at its end are not zero";
    return {};
}

/// The number of bytes that a base64 text stands for, at most: exact when it has no problem.
LINTEL_TAGGED constexpr std::size_t base64_decoded_size(std::string_view text) noexcept {
    return text.size() / 4 * 3 - (text.size() < 4 ? 0 : detail::base64_padding(text));
}

namespace detail::inline LINTEL_ABI {

/// For each of the four places in a group, what a character adds to its 24 bits; above them when it may not
/// stand there.
inline constexpr auto base64_groups = [] {
    std::array<std::array<std::uint32_t, 256>, 4> groups{};
    for (std::size_t place = 0; place < 4; ++place)
        for (std::size_t c = 0; c < 256; ++c)
            groups[place][c] = base64_values[c] == not_base64
                                   ? 1U << 24
                                   : std::uint32_t{base64_values[c]} << (18 - 6 * place);
    return groups;
}();

} // namespace detail::inline LINTEL_ABI

/// Decodes a base64 text into `out`, which holds base64_decoded_size(text) bytes. False: it has a problem,
/// and `out` any bytes. Linear, allocates nothing.
LINTEL_TAGGED inline bool base64_decode(std::string_view text, std::byte* out) noexcept {
    if (text.size() % 4 != 0) return false;
    const auto group = [&](std::size_t i, std::size_t place) {
        return detail::base64_groups[place][static_cast<unsigned char>(text[i + place])];
    };
    const auto put = [&](std::uint32_t bits, unsigned n) {
        for (unsigned shift = 16; n > 0; --n, shift -= 8)
            *out++ = static_cast<std::byte>(bits >> shift & 0xff);
    };
    const std::size_t padding = text.empty() ? 0 : detail::base64_padding(text);
    const std::size_t whole = text.size() - (padding ? 4 : 0);
    std::uint32_t all = 0;
    for (std::size_t i = 0; i < whole; i += 4) {
        const std::uint32_t bits = group(i, 0) | group(i, 1) | group(i, 2) | group(i, 3);
        all |= bits;
        put(bits, 3);
    }
    if (padding) {
        const std::uint32_t bits = group(whole, 0) | group(whole, 1) | (padding == 1 ? group(whole, 2) : 0);
        if (bits & (padding == 1 ? 0xffU : 0xffffU)) return false; // unused bits must be zero
        all |= bits;
        put(bits, static_cast<unsigned>(3 - padding));
    }
    return all < 1U << 24;
}

/// The number of characters of the base64 text of `bytes`.
LINTEL_TAGGED constexpr std::size_t base64_encoded_size(blob_view bytes) noexcept {
    return (bytes.size() + 2) / 3 * 4;
}

namespace detail::inline LINTEL_ABI {

/// Writes the base64 text of `bytes` to `out`, which holds base64_encoded_size(bytes) characters, and returns
/// its end.
inline char* put_base64(blob_view bytes, char* out) noexcept {
    const auto put = [&](std::uint32_t triple, unsigned digits) {
        for (unsigned i = 0; i < 4; ++i)
            *out++ = i < digits ? base64_alphabet[triple >> (18 - 6 * i) & 63] : '=';
    };
    const auto at = [&](std::size_t i) { return static_cast<std::uint32_t>(bytes[i]); };
    std::size_t i = 0;
    for (; i + 3 <= bytes.size(); i += 3) put(at(i) << 16 | at(i + 1) << 8 | at(i + 2), 4);
    if (bytes.size() - i == 1) put(at(i) << 16, 2);
    if (bytes.size() - i == 2) put(at(i) << 16 | at(i + 1) << 8, 3);
    return out;
}

} // namespace detail::inline LINTEL_ABI

/// Appends the base64 text of `bytes` to `out`, any string with resize().
template <class String> LINTEL_TAGGED void base64_encode(blob_view bytes, String& out) {
    const std::size_t old = out.size(), size = base64_encoded_size(bytes);
    if (size > std::numeric_limits<std::size_t>::max() - old) detail::out_of_memory();
    out.resize(old + size);
    detail::put_base64(bytes, out.data() + old);
}

} // namespace lintel

#endif
