#include <lintel/blob.hpp>

#include <optional>
#include <string>

#include "fuzz.hpp"

// Against a decoder as plain as RFC 4648 reads: one bit after the other.
namespace {

std::optional<lintel::blob> plain_decode(std::string_view text) {
    static constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    if (text.size() % 4 != 0) return std::nullopt;
    std::size_t padding = 0;
    while (padding < 2 && text.ends_with('=')) text.remove_suffix(1), ++padding;
    lintel::blob out;
    unsigned byte = 0, bits = 0;
    for (const char c : text) {
        const std::size_t digit = alphabet.find(c);
        if (digit == alphabet.npos) return std::nullopt;
        for (int bit = 5; bit >= 0; --bit) {
            byte = byte << 1 | (static_cast<unsigned>(digit) >> bit & 1);
            if (++bits == 8) out.push_back(static_cast<std::byte>(byte)), byte = bits = 0;
        }
    }
    if (byte != 0) return std::nullopt; // unused bits
    return out;
}

} // namespace

FUZZ_TARGET(base64) {
    const std::string_view text = fuzz::input(data, size).text();
    const auto expected = plain_decode(text);
    fuzz::require(lintel::base64_problem(text).empty() == expected.has_value(),
                  "the verdict of a plain decoder");
    lintel::blob out(lintel::base64_decoded_size(text));
    out.shrink_to_fit();
    fuzz::require(lintel::base64_decode(text, out.data()) == expected.has_value(), "decoding says so too");
    if (expected) {
        fuzz::require(out == *expected, "the bytes of a plain decoder");
        std::string again;
        lintel::base64_encode(out, again);
        fuzz::require(again == text, "only one text stands for these bytes");
    }

    std::string written = "x";
    lintel::base64_encode({reinterpret_cast<const std::byte*>(data), size}, written);
    const auto read = plain_decode(std::string_view(written).substr(1));
    fuzz::require(read && std::equal(read->begin(),
                                     read->end(),
                                     reinterpret_cast<const std::byte*>(data),
                                     reinterpret_cast<const std::byte*>(data) + size),
                  "bytes survive being written");
    return 0;
}
