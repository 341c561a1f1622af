#ifndef LINTEL_TESTS_GUARDED_HPP
#define LINTEL_TESTS_GUARDED_HPP

#include <doctest/doctest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstring>
#include <string_view>

namespace tests {

/// Memory that ends where reading faults.
class guarded {
public:
    explicit guarded(std::size_t size) {
        const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
        readable_ = (size + page - 1) / page * page;
        whole_ = readable_ + page;
        void* const p = mmap(nullptr, whole_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        REQUIRE(p != MAP_FAILED);
        base_ = static_cast<char*>(p);
        REQUIRE(mprotect(base_ + readable_, page, PROT_NONE) == 0);
    }
    ~guarded() { munmap(base_, whole_); }
    guarded(const guarded&) = delete;
    guarded& operator=(const guarded&) = delete;

    /// A copy whose last byte is the last that can be read.
    std::string_view at_end(std::string_view text) {
        char* const to = base_ + readable_ - text.size();
        if (!text.empty()) std::memcpy(to, text.data(), text.size());
        return {to, text.size()};
    }

private:
    char* base_ = nullptr;
    std::size_t readable_ = 0, whole_ = 0;
};

} // namespace tests

#endif
