#ifndef LINTEL_DETAIL_SHOWN_TEXT_HPP
#define LINTEL_DETAIL_SHOWN_TEXT_HPP

#include <lintel/blob.hpp>
#include <lintel/detail/abi.hpp>
#include <lintel/detail/compared_type.hpp>
#include <lintel/detail/escape.hpp>
#include <lintel/detail/layout.hpp>
#include <lintel/detail/text.hpp>
#include <lintel/detail/type_table.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

namespace lintel::detail::inline LINTEL_ABI {

/// The JSON text of any value as it may be shown: a secret is "***", what JSON cannot hold a string that
/// stands for it. Entries of maps are ordered by key.
class shown_text {
public:
    /// Without `out` only the size is counted.
    explicit shown_text(std::string* out) noexcept : out_(out) {}

    void value(const void* x, const compared_type& of) {
        const layout& type = of.type;
        switch (type.kind) {
        case type_class::string: return text(text_at(x, type.view));
        case type_class::blob: return bytes(bytes_at(x, type.view));
        case type_class::boolean: return put(*static_cast<const bool*>(x) ? "true" : "false");
        case type_class::integer: return integer(x, type);
        case type_class::number: return number(x, type);
        case type_class::enumeration: return enumerator(x, type);
        case type_class::structure: return structure(x, *of.below);
        case type_class::list: return list(x, of);
        case type_class::map: return map(x, of);
        case type_class::unsupported: return; // does not compile
        }
    }
    void secret() { put("\"***\""); }

    std::size_t size() const noexcept { return size_; }

private:
    void put(std::string_view some) {
        size_ += some.size();
        if (out_) out_->append(some);
    }
    /// The leaves are not inlined, so that the frames of the walk stay small. @{
    [[gnu::noinline]] void integer(const void* x, const layout& type) {
        const std::uint64_t bits = integer_at(x, type);
        char room[layout::longest_number];
        char* const end = std::end(room);
        put({room,
             static_cast<std::size_t>((type.is_signed
                                           ? std::to_chars(room, end, static_cast<std::int64_t>(bits))
                                           : std::to_chars(room, end, bits))
                                          .ptr -
                                      room)});
    }
    [[gnu::noinline]] void number(const void* x, const layout& type) {
        std::array<char, layout::longest_number> room;
        put(number_text(x, type, room));
    }
    [[gnu::noinline]] void enumerator(const void* x, const layout& type) {
        const enum_text e = type.enumerator(x);
        if (e.known || type.open)
            text(e.text);
        else
            integer(x, type);
    }
    [[gnu::noinline]] void text(std::string_view s) {
        put("\"");
        for (;;) {
            const std::size_t valid = utf8_prefix(s);
            escaped(s.substr(0, valid));
            s.remove_prefix(valid);
            if (s.empty()) break;
            put("\\ufffd");
            s.remove_prefix(1);
        }
        put("\"");
    }
    void escaped(std::string_view s) {
        constexpr std::size_t piece = 256;
        char room[escaped_room(piece)];
        for (; !s.empty(); s.remove_prefix(std::min(piece, s.size()))) {
            const char* const end = put_escaped(s.substr(0, piece), room);
            put({room, static_cast<std::size_t>(end - room)});
        }
    }
    [[gnu::noinline]] void bytes(blob_view b) {
        put("\"");
        if (out_) base64_encode(b, *out_);
        size_ += base64_encoded_size(b);
        put("\"");
    }
    /// @}

    void structure(const void* x, const compared_structure& s) {
        if (s.sensitive) return secret();
        char before = '{';
        for (std::size_t i = 0; i < s.lines.size(); ++i) {
            const layout_field& f = s.type->fields[i];
            const void* const held = value_of(f, x);
            if (!held) continue;
            put({&before, 1});
            before = ',';
            put(f.key.substr(1));
            if (holds_secrets(s.lines[i]->shape))
                secret();
            else
                value(held, member_of(s, i));
        }
        put(before == '{' ? "{}" : "}");
    }
    void list(const void* x, const compared_type& of) {
        char before = '[';
        each_item(of.type, x, [&](std::string_view, const void* e) {
            put({&before, 1});
            before = ',';
            value(e, of.element());
        });
        put(before == '[' ? "[]" : "]");
    }
    void map(const void* x, const compared_type& of) {
        char before = '{';
        for (const map_entry& e : entries_by_key(of.type, x)) {
            put({&before, 1});
            before = ',';
            text(e.key);
            put(":");
            value(e.value, of.element());
        }
        put(before == '{' ? "{}" : "}");
    }

    std::string* out_;
    std::size_t size_ = 0;
};

} // namespace lintel::detail::inline LINTEL_ABI

#endif
