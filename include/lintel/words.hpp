#ifndef LINTEL_WORDS_HPP
#define LINTEL_WORDS_HPP

#include <lintel/detail/abi.hpp>

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>

namespace lintel {

/// A part of a message: a text, which must outlive it, or a whole number, written in decimal.
class word {
public:
    /// From a text or a number. @{
    LINTEL_TAGGED constexpr word(std::string_view text) noexcept : text_(text) {}
    LINTEL_TAGGED constexpr word(const char* text) noexcept : text_(text) {}
    LINTEL_TAGGED word(const std::string& text) noexcept : text_(text) {}
    template <std::integral N> LINTEL_TAGGED constexpr word(N number) noexcept {
        const auto end = std::to_chars(digits_.data(), digits_.data() + digits_.size(), number).ptr;
        size_ = static_cast<std::uint8_t>(end - digits_.data());
    }
    /// @}

    /// The text; of a number as long as the word lives.
    LINTEL_TAGGED constexpr std::string_view view() const noexcept {
        return size_ == 0 ? text_ : std::string_view(digits_.data(), size_);
    }

private:
    std::string_view text_{};
    std::array<char, 20> digits_{}; // of any 64-bit number
    std::uint8_t size_ = 0;
};

/// A message that is made only when it is needed: one text, `{"Values has ", 11, " entries"}`, or a function
/// that gives a std::string. An argument of a call; refers to what it is made from.
class words {
public:
    /// From a text, from parts, or from a function that is called at most once. @{
    LINTEL_TAGGED words(std::string_view text) noexcept : one_(text) {}
    LINTEL_TAGGED words(const char* text) noexcept : one_(text) {}
    LINTEL_TAGGED words(const std::string& text) noexcept : one_(text) {}
    LINTEL_TAGGED words(std::initializer_list<word> parts) noexcept : parts_(parts) {}
    template <class F>
        requires std::is_invocable_r_v<std::string, const F&>
    LINTEL_TAGGED words(const F& make) noexcept
        : make_([](const void* f) -> std::string { return (*static_cast<const F*>(f))(); }), context_(&make) {
    }
    /// @}
    words(const words&) = delete;
    words& operator=(const words&) = delete;

    /// Bytes of the message as far as they are known before it is made: 0 of one that a function gives.
    LINTEL_TAGGED std::size_t known_size() const noexcept {
        std::size_t n = one_.size();
        for (const word& part : parts_) n += part.view().size();
        return n;
    }
    /// The message.
    LINTEL_TAGGED std::string text() const {
        if (make_) return make_(context_);
        std::string all;
        all.reserve(known_size());
        all = one_;
        for (const word& part : parts_) all += part.view();
        return all;
    }

private:
    std::string_view one_{};
    std::initializer_list<word> parts_{};
    std::string (*make_)(const void*) = nullptr;
    const void* context_ = nullptr;
};

} // namespace lintel

#endif
