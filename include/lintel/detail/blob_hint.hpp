#ifndef LINTEL_DETAIL_BLOB_HINT_HPP
#define LINTEL_DETAIL_BLOB_HINT_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/skim.hpp>
#include <lintel/options.hpp>

#include <string_view>

// What to do about a blob that is not written in base64. No hint holds a part of the text.
namespace lintel::detail::inline LINTEL_ABI {

/// Whether a text is what Python prints of a bytes object: `b'...'`.
constexpr bool is_python_bytes(std::string_view text) noexcept {
    return text.size() >= 3 && text[0] == 'b' && (text[1] == '\'' || text[1] == '"') &&
           text.back() == text[1];
}
/// About a string. Linear in its size.
inline std::string_view base64_hint(std::string_view text) noexcept {
    if (is_python_bytes(text))
        return "it looks like a Python bytes literal: encode the bytes, not their repr()";
    if ((text.starts_with('{') || text.starts_with('[')) && is_json(text, options::deepest))
        return "this is JSON text: encode it as base64; if this is an input file for AWS CLI 1, set "
               "options::blobs to raw";
    return "write the bytes in standard base64, with = padding and no line breaks";
}
/// About any other value.
constexpr std::string_view blob_hint(bool is_object) noexcept {
    return is_object ? "write the bytes in base64: JSON.stringify writes a Uint8Array or Buffer as an object"
                     : "write the bytes in base64, as a string";
}

} // namespace lintel::detail::inline LINTEL_ABI

#endif
