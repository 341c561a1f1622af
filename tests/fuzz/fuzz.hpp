#ifndef LINTEL_TESTS_FUZZ_FUZZ_HPP
#define LINTEL_TESTS_FUZZ_FUZZ_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

// What a fuzzer calls.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

// A fuzz target is one file, which defines FUZZ_TARGET(its name): it tries the bytes [data, data + size) and
// aborts when a promise is broken. Alone it is a program's only target; see together.cpp.in.
#ifndef FUZZ_TARGET
#define FUZZ_TARGET(name) extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
#endif

namespace fuzz {

/// Aborts unless a promise is kept.
inline void require(bool kept, std::string_view promise) {
    if (kept) return;
    std::fprintf(stderr, "broken: %.*s\n", static_cast<int>(promise.size()), promise.data());
    std::abort();
}

/// The bytes of a run: choices from its end, the text is the rest. So a seed is a text, and what is behind it
/// chooses.
class input {
public:
    input(const std::uint8_t* data, std::size_t size) noexcept
        : rest_(reinterpret_cast<const char*>(data), size) {}

    /// The text that is left, where it stands: a byte read beyond it is seen by the sanitizer.
    std::string_view text() const noexcept { return rest_; }

    std::uint8_t byte() noexcept {
        if (rest_.empty()) return 0;
        const auto b = static_cast<std::uint8_t>(rest_.back());
        rest_.remove_suffix(1);
        return b;
    }
    std::size_t number() noexcept {
        const std::size_t low = byte();
        return low | std::size_t{byte()} << 8;
    }
    /// A number below `n`.
    std::size_t below(std::size_t n) noexcept { return (n > 256 ? number() : byte()) % n; }

private:
    std::string_view rest_;
};

} // namespace fuzz

#endif
