#ifndef LINTEL_ARENA_HPP
#define LINTEL_ARENA_HPP

#include <lintel/detail/abi.hpp>
#include <lintel/detail/out_of_memory.hpp>

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

/// Memory for borrowed structs: handed out in order, given back all at once. Blocks double, but for a request
/// that is larger than the last block, so n bytes in small requests cost O(log n) allocations; reset() keeps
/// the last block, so documents of one size cost none once warm.
class arena {
public:
    static constexpr std::size_t first_block = 4096; ///< bytes

    LINTEL_TAGGED arena() = default;
    /// What was handed out stays where it is. @{
    LINTEL_TAGGED arena(arena&& other) noexcept
        : last_(std::exchange(other.last_, nullptr)), used_(std::exchange(other.used_, 0)) {}
    LINTEL_TAGGED arena& operator=(arena&& other) noexcept {
        std::swap(last_, other.last_);
        std::swap(used_, other.used_);
        return *this;
    }
    /// @}
    LINTEL_TAGGED ~arena() {
        drop_before(last_);
        ::operator delete(last_);
    }

    /// `size` bytes, aligned to at most alignof(std::max_align_t). They live until reset() or the arena's
    /// end. Throws std::bad_alloc.
    LINTEL_TAGGED void* allocate(std::size_t size, std::size_t alignment = alignof(std::max_align_t)) {
        std::size_t at = (used_ + alignment - 1) & ~(alignment - 1);
        if (!last_ || at > last_->size || size > last_->size - at) {
            grow(size);
            at = 0;
        }
        used_ = at + size;
        return last_->bytes() + at;
    }

    /// Memory of `size` bytes that begins with the bytes of `old`, which is given back: in place where
    /// nothing was handed out since and there is room. `old` may be null.
    LINTEL_TAGGED void* reallocate(void* old, std::size_t old_size, std::size_t size, std::size_t alignment) {
        block* const holder = last_;
        const bool is_newest =
            old && old_size <= used_ && holder->bytes() + (used_ - old_size) == static_cast<std::byte*>(old);
        const std::size_t at = is_newest ? used_ - old_size : 0;
        if (is_newest && size <= holder->size - at) {
            used_ = at + size;
            return old;
        }
        void* const fresh = allocate(size, alignment);
        if (old_size != 0) std::memcpy(fresh, old, old_size);
        if (is_newest && at == 0) { // it had the block to itself
            last_->before = holder->before;
            ::operator delete(holder);
        }
        return fresh;
    }

    /// What has been handed out so far.
    struct mark {
        friend class arena;

    private:
        const void* block = nullptr;
        std::size_t used = 0;
    };
    /// For rewind().
    LINTEL_TAGGED mark position() const noexcept {
        mark m;
        m.block = last_;
        m.used = used_;
        return m;
    }
    /// Takes back what was handed out since then. Nothing handed out before may have been reallocated since.
    LINTEL_TAGGED void rewind(const mark& m) noexcept {
        if (!m.block) return reset();
        // The block of the mark is gone when nothing of it was in use and a list outgrew it.
        while (last_ && last_ != m.block) ::operator delete(std::exchange(last_, last_->before));
        used_ = last_ ? m.used : 0;
    }

    /// Gives all memory back to itself for the next document.
    LINTEL_TAGGED void reset() noexcept {
        drop_before(last_);
        used_ = 0;
    }

    /// Bytes held.
    LINTEL_TAGGED std::size_t capacity() const noexcept {
        std::size_t sum = 0;
        for (const block* b = last_; b; b = b->before) sum += b->size;
        return sum;
    }

private:
    /// Stands before the bytes that it tells of.
    struct alignas(std::max_align_t) block {
        block* before;
        std::size_t size;

        LINTEL_TAGGED std::byte* bytes() noexcept { return reinterpret_cast<std::byte*>(this + 1); }
    };

    LINTEL_TAGGED void grow(std::size_t need) {
        constexpr std::size_t most = std::numeric_limits<std::ptrdiff_t>::max() - sizeof(block);
        if (need > most) detail::out_of_memory();
        std::size_t size = last_ ? std::min(last_->size * 2, most) : first_block;
        if (size < need || (last_ && need > last_->size)) size = need;
        last_ = ::new (::operator new(sizeof(block) + size)) block{last_, size};
        used_ = 0;
    }
    LINTEL_TAGGED static void drop_before(block* kept) noexcept {
        if (!kept) return;
        for (block* b = std::exchange(kept->before, nullptr); b;)
            ::operator delete(std::exchange(b, b->before));
    }

    block* last_ = nullptr;
    std::size_t used_ = 0; // of the last block
};

namespace detail::inline LINTEL_ABI {
/// The capacity of a list that grows: twice as much, or half more for large elements, whose copies cost
/// memory.
constexpr std::size_t larger_capacity(std::size_t capacity, std::size_t element_size) noexcept {
    constexpr std::size_t large = 128; // bytes
    return element_size > large && capacity >= 4 ? capacity + capacity / 2 : capacity * 2;
}
} // namespace detail::inline LINTEL_ABI

/// A list whose elements lie in an arena. A plain view to copy and to read; its elements are never destroyed.
template <class T> class arena_list {
    // The elements may be incomplete here, so what they must be is checked where they are made.
public:
    using value_type = T; ///< as of a container

    LINTEL_TAGGED arena_list() = default;

    LINTEL_TAGGED const T* begin() const noexcept { return data_; }                      ///< constant time
    LINTEL_TAGGED const T* end() const noexcept { return data_ + size_; }                ///< constant time
    LINTEL_TAGGED T* begin() noexcept { return data_; }                                  ///< constant time
    LINTEL_TAGGED T* end() noexcept { return data_ + size_; }                            ///< constant time
    LINTEL_TAGGED std::size_t size() const noexcept { return size_; }                    ///< constant time
    LINTEL_TAGGED bool empty() const noexcept { return size_ == 0; }                     ///< constant time
    LINTEL_TAGGED const T& operator[](std::size_t i) const noexcept { return data_[i]; } ///< constant time
    LINTEL_TAGGED T& back() noexcept { return data_[size_ - 1]; }                        ///< constant time

    /// Adds an element; those before it may move to other memory of the arena. Throws std::bad_alloc, also
    /// for more than 2^32 - 1 elements.
    LINTEL_TAGGED T& emplace_in(arena& memory) {
        static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>,
                      "lintel: what an arena holds must be trivially copyable");
        if (size_ == capacity_) grow(memory, 1);
        return *::new (static_cast<void*>(data_ + size_++)) T();
    }
    /// Makes room for `n` more elements.
    LINTEL_TAGGED void reserve_in(arena& memory, std::size_t n) {
        if (capacity_ - size_ < n) grow(memory, n);
    }
    /// Keeps the first `n`; their memory is not given back.
    LINTEL_TAGGED void truncate(std::size_t n) noexcept { size_ = static_cast<std::uint32_t>(n); }

private:
    LINTEL_TAGGED void grow(arena& memory, std::size_t more) {
        constexpr std::size_t most =
            std::min<std::size_t>(std::numeric_limits<std::uint32_t>::max(),
                                  std::numeric_limits<std::ptrdiff_t>::max() / sizeof(T));
        if (more > most - size_) detail::out_of_memory();
        const std::size_t need = size_ + more;
        const std::size_t least = capacity_  ? detail::larger_capacity(capacity_, sizeof(T))
                                  : need > 1 ? need
                                             : 4;
        const std::size_t capacity = std::min(std::max(least, need), most);
        data_ = static_cast<T*>(
            memory.reallocate(data_, capacity_ * sizeof(T), capacity * sizeof(T), alignof(T)));
        capacity_ = static_cast<std::uint32_t>(capacity);
    }

    T* data_ = nullptr;
    std::uint32_t size_ = 0;
    std::uint32_t capacity_ = 0;
};

/// An entry of an arena_map.
template <class T> struct arena_entry {
    LINTEL_TAGGED arena_entry() = default;

    std::string_view first; ///< key
    T second;               ///< value
    std::size_t offset = 0; ///< of the key's first byte in the text, 1-based; 0 when nobody asked
};
/// A map in an arena: its entries in the order of the text.
template <class T> class arena_map : public arena_list<arena_entry<T>> {
public:
    using key_type = std::string_view; ///< as of a container
    using mapped_type = T;             ///< as of a container

    LINTEL_TAGGED arena_map() = default;
};

} // namespace lintel

#endif
