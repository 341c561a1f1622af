#ifndef LINTEL_ARENA_HPP
#define LINTEL_ARENA_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <new>
#include <string_view>
#include <type_traits>
#include <utility>

namespace lintel {

/// Memory for borrowed structs: handed out in order, given back all at once. Blocks double, so n bytes cost
/// O(log n) allocations; reset() keeps the largest block, so documents of one size cost none once warm.
class arena {
public:
    static constexpr std::size_t first_block = 4096; ///< bytes

    arena() = default;
    /// What was handed out stays where it is. @{
    arena(arena&& other) noexcept
        : last_(std::exchange(other.last_, nullptr)), used_(std::exchange(other.used_, 0)) {}
    arena& operator=(arena&& other) noexcept {
        std::swap(last_, other.last_);
        std::swap(used_, other.used_);
        return *this;
    }
    /// @}
    ~arena() {
        drop_before(last_);
        ::operator delete(last_);
    }

    /// `size` bytes, aligned to at most alignof(std::max_align_t). They live until reset() or the arena's
    /// end. Throws std::bad_alloc.
    void* allocate(std::size_t size, std::size_t alignment = alignof(std::max_align_t)) {
        std::size_t at = (used_ + alignment - 1) & ~(alignment - 1);
        if (!last_ || at > last_->size || size > last_->size - at) {
            grow(size);
            at = 0;
        }
        used_ = at + size;
        return last_->bytes() + at;
    }

    /// Gives all memory back to itself for the next document.
    void reset() noexcept {
        drop_before(last_);
        used_ = 0;
    }

    /// Bytes held.
    std::size_t capacity() const noexcept {
        std::size_t sum = 0;
        for (const block* b = last_; b; b = b->before) sum += b->size;
        return sum;
    }

private:
    /// Stands before the bytes that it tells of.
    struct alignas(std::max_align_t) block {
        block* before;
        std::size_t size;

        std::byte* bytes() noexcept { return reinterpret_cast<std::byte*>(this + 1); }
    };

    void grow(std::size_t need) {
        constexpr std::size_t most = std::numeric_limits<std::ptrdiff_t>::max() - sizeof(block);
        if (need > most) throw std::bad_alloc();
        std::size_t size = last_ ? std::min(last_->size * 2, most) : first_block;
        if (size < need) size = need;
        last_ = ::new (::operator new(sizeof(block) + size)) block{last_, size};
        used_ = 0;
    }
    static void drop_before(block* kept) noexcept {
        if (!kept) return;
        for (block* b = std::exchange(kept->before, nullptr); b;)
            ::operator delete(std::exchange(b, b->before));
    }

    block* last_ = nullptr;
    std::size_t used_ = 0; // of the last block
};

/// A list whose elements lie in an arena. A plain view to copy and to read; its elements are never destroyed.
template <class T> class arena_list {
    // The elements may be incomplete here, so what they must be is checked where they are made.
public:
    using value_type = T; ///< as of a container

    const T* begin() const noexcept { return data_; }                      ///< constant time
    const T* end() const noexcept { return data_ + size_; }                ///< constant time
    T* begin() noexcept { return data_; }                                  ///< constant time
    T* end() noexcept { return data_ + size_; }                            ///< constant time
    std::size_t size() const noexcept { return size_; }                    ///< constant time
    bool empty() const noexcept { return size_ == 0; }                     ///< constant time
    const T& operator[](std::size_t i) const noexcept { return data_[i]; } ///< constant time
    T& back() noexcept { return data_[size_ - 1]; }                        ///< constant time

    /// Adds an element; those before it may move to other memory of the arena. Throws std::bad_alloc, also
    /// for more than 2^32 - 1 elements.
    T& emplace_in(arena& memory) {
        static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>,
                      "lintel: what an arena holds must be trivially copyable");
        if (size_ == capacity_) grow(memory, 1);
        return *::new (static_cast<void*>(data_ + size_++)) T();
    }
    /// Makes room for `n` more elements.
    void reserve_in(arena& memory, std::size_t n) {
        if (capacity_ - size_ < n) grow(memory, n);
    }
    /// Keeps the first `n`; their memory is not given back.
    void truncate(std::size_t n) noexcept { size_ = static_cast<std::uint32_t>(n); }

private:
    void grow(arena& memory, std::size_t more) {
        constexpr std::size_t most =
            std::min<std::size_t>(std::numeric_limits<std::uint32_t>::max(),
                                  std::numeric_limits<std::ptrdiff_t>::max() / sizeof(T));
        if (more > most - size_) throw std::bad_array_new_length();
        const std::size_t need = size_ + more;
        const std::size_t least = capacity_ ? capacity_ * std::size_t{2} : need > 1 ? need : 4;
        const std::size_t capacity = std::min(std::max(least, need), most);
        T* bigger = static_cast<T*>(memory.allocate(capacity * sizeof(T), alignof(T)));
        if (size_ != 0) std::memcpy(static_cast<void*>(bigger), data_, size_ * sizeof(T));
        data_ = bigger;
        capacity_ = static_cast<std::uint32_t>(capacity);
    }

    T* data_ = nullptr;
    std::uint32_t size_ = 0;
    std::uint32_t capacity_ = 0;
};

/// An entry of an arena_map.
template <class T> struct arena_entry {
    std::string_view first; ///< key
    T second;               ///< value
    std::size_t offset = 0; ///< of the key's first byte in the text, 1-based; 0 when nobody asked
};
/// A map in an arena: its entries in the order of the text.
template <class T> class arena_map : public arena_list<arena_entry<T>> {
public:
    using key_type = std::string_view; ///< as of a container
    using mapped_type = T;             ///< as of a container
};

} // namespace lintel

#endif
