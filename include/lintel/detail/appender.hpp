#ifndef LINTEL_DETAIL_APPENDER_HPP
#define LINTEL_DETAIL_APPENDER_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/escape.hpp>
#include <lintel/detail/out_of_memory.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <new>
#include <string>
#include <string_view>

namespace lintel::detail::inline LINTEL_ABI {

/// The end of a string that grows, written through a pointer: room is made for several bytes at once. The
/// string has its right size only after finish(). Linear in what is appended, whatever was there before.
class appender {
public:
    explicit appender(std::string& out) noexcept
        : out_(&out), before_(out.size()), at_(out.data() + out.size()), end_(at_) {}

    /// The end, with room for `n` bytes; what was written there is taken by advance_to().
    char* room(std::size_t n) {
        if (static_cast<std::size_t>(end_ - at_) < n) grow(n);
        return at_;
    }
    void advance_to(char* at) noexcept { at_ = at; }
    void put(char c) {
        *room(1) = c;
        ++at_;
    }
    /// A text as a JSON string.
    [[gnu::noinline]] void put_string(std::string_view s) {
        constexpr std::size_t piece = 256; // so that room is made for few bytes that are not needed
        put('"');
        for (; !s.empty(); s.remove_prefix(std::min(piece, s.size()))) {
            const std::string_view some = s.substr(0, piece);
            at_ = put_escaped(some, room(escaped_room(some.size())));
        }
        put('"');
    }
    std::size_t size() const noexcept { return static_cast<std::size_t>(at_ - out_->data()); }
    char& at(std::size_t i) noexcept { return (*out_)[i]; }
    void finish() { out_->resize(size()); }

private:
    void grow(std::size_t n) {
        constexpr std::size_t least = 512;
        const std::size_t old = size(), most = out_->max_size();
        if (n > most - old) out_of_memory();
        out_->resize(old + std::clamp(least + (old - before_) / 2, n, most - old));
        at_ = out_->data() + old;
        end_ = out_->data() + out_->size();
    }

    std::string* out_;
    std::size_t before_; // bytes that were there
    char* at_;
    char* end_;
};

/// Puts a string back to its old length unless told otherwise.
struct append_guard {
    std::string& out;
    std::size_t size = out.size();
    bool keep = false;
    ~append_guard() {
        if (!keep) out.resize(size);
    }
};

/// What copy_plain() may write beyond the text's end.
inline constexpr std::size_t copy_slack = wide_block::size;

/// Copies a text that needs no escape in JSON; false when it does need one. `ascii` says whether it is ASCII.
inline bool copy_plain(std::string_view s, char* to, bool& ascii) noexcept {
    std::uint64_t escaped = 0, beyond = 0;
    each_block(
        s.data(),
        s.size(),
        [&](const auto& block, std::size_t at) {
            block.store(to + at);
            escaped |= block.escaped();
            beyond |= block.beyond_ascii();
        },
        [&](unsigned char byte, std::size_t at) {
            to[at] = static_cast<char>(byte);
            escaped |= needs_escape(static_cast<char>(byte));
            beyond |= byte & 0x80;
        });
    ascii = beyond == 0;
    return escaped == 0;
}

} // namespace lintel::detail::inline LINTEL_ABI

#endif
