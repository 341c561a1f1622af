#ifndef LINTEL_ARENA_HPP
#define LINTEL_ARENA_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace lintel {

/// Memory for borrowed structs: handed out in order, given back all at once. Blocks double, so n bytes cost
/// O(log n) allocations; reset() keeps the largest block, so documents of one size cost none once warm.
class arena {
public:
    static constexpr std::size_t first_block = 4096; ///< bytes

    arena() = default;
    arena(arena&&) noexcept = default;
    arena& operator=(arena&&) noexcept = default;

    /// `size` bytes, aligned. They live until reset() or the arena's end.
    void* allocate(std::size_t size, std::size_t alignment = alignof(std::max_align_t)) {
        std::size_t at = (used_ + alignment - 1) & ~(alignment - 1);
        if (blocks_.empty() || at > blocks_.back().size || size > blocks_.back().size - at) {
            grow(size);
            at = 0;
        }
        used_ = at + size;
        return blocks_.back().bytes.get() + at;
    }

    /// Gives all memory back to itself for the next document.
    void reset() noexcept {
        if (blocks_.size() > 1) blocks_.erase(blocks_.begin(), blocks_.end() - 1);
        used_ = 0;
    }

    /// Bytes held.
    std::size_t capacity() const noexcept {
        std::size_t sum = 0;
        for (const auto& b : blocks_) sum += b.size;
        return sum;
    }

private:
    struct block {
        std::unique_ptr<std::byte[]> bytes;
        std::size_t size;
    };

    void grow(std::size_t need) {
        const std::size_t size = std::max({first_block, need, blocks_.empty() ? 0 : blocks_.back().size * 2});
        blocks_.reserve(blocks_.size() + 1);
        blocks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[size]), size});
        used_ = 0;
    }

    std::vector<block> blocks_;
    std::size_t used_ = 0; // of the last block
};

/// A list whose elements lie in an arena. A plain view to copy and to read; its elements are never destroyed.
template <class T> class arena_list {
    // The elements may be incomplete here, so what they must be is checked where they are made.
public:
    using value_type = T;

    const T* begin() const noexcept { return data_; }
    const T* end() const noexcept { return data_ + size_; }
    T* begin() noexcept { return data_; }
    T* end() noexcept { return data_ + size_; }
    std::size_t size() const noexcept { return size_; }
    bool empty() const noexcept { return size_ == 0; }
    const T& operator[](std::size_t i) const noexcept { return data_[i]; }
    T& back() noexcept { return data_[size_ - 1]; }

    T& emplace_in(arena& memory) {
        static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>,
                      "lintel: what an arena holds must be trivially copyable");
        if (size_ == capacity_) grow(memory, size_ + std::size_t{1});
        return *::new (static_cast<void*>(data_ + size_++)) T();
    }
    /// Makes room for `n` more elements.
    void reserve_in(arena& memory, std::size_t n) {
        if (capacity_ - size_ < n) grow(memory, size_ + n);
    }
    void truncate(std::size_t n) noexcept { size_ = static_cast<std::uint32_t>(n); }

private:
    void grow(arena& memory, std::size_t need) {
        const std::size_t least = capacity_ ? capacity_ * std::size_t{2} : need > 1 ? need : 4;
        const std::size_t capacity = std::max(least, need);
        T* bigger = static_cast<T*>(memory.allocate(capacity * sizeof(T), alignof(T)));
        std::uninitialized_copy(data_, data_ + size_, bigger);
        data_ = bigger;
        capacity_ = static_cast<std::uint32_t>(capacity);
    }

    T* data_ = nullptr;
    std::uint32_t size_ = 0;
    std::uint32_t capacity_ = 0;
};

/// A map in an arena: its entries in the order of the text.
template <class T> struct arena_entry {
    std::string_view first;
    T second;
    std::size_t offset = 0; ///< of the key's first byte in the text, 1-based; 0 when nobody asked
};
template <class T> class arena_map : public arena_list<arena_entry<T>> {
public:
    using key_type = std::string_view;
    using mapped_type = T;
};

} // namespace lintel

#endif
