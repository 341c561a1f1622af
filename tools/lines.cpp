#include "lines.hpp"

#include <algorithm>
#include <cstring>
#include <new>

namespace lintel::tool {
namespace {

/// By realloc, which moves pages where a copy would hold the text twice.
void reserve(line_block& block, std::size_t capacity) {
    void* larger = std::realloc(block.memory.get(), capacity);
    if (!larger) throw std::bad_alloc();
    (void)block.memory.release();
    block.memory.reset(static_cast<char*>(larger));
    block.capacity = capacity;
}

} // namespace

bool line_reader::next(line_block& block) {
    block.lines.clear();
    block.lines_before = lines_;
    if (block.capacity == 0) reserve(block, line_block::usual_size);
    std::size_t used = tail_.copy(block.memory.get(), block.capacity);
    for (std::size_t searched = 0; block.lines.empty();) {
        const char* const end = block.memory.get() + used;
        const char* line = block.memory.get();
        for (const char* from = line + searched; from < end && block.lines.size() < line_block::most_lines;
             from = line) {
            const void* found = std::memchr(from, '\n', static_cast<std::size_t>(end - from));
            if (!found) break;
            block.lines.emplace_back(line, static_cast<const char*>(found));
            line = static_cast<const char*>(found) + 1;
        }
        if (!block.lines.empty()) {
            tail_.assign(line, end);
        } else if (used > limit_) {
            block.lines.emplace_back(line, end);
            skip_line();
        } else {
            searched = used;
            if (used == block.capacity) reserve(block, std::min(2 * used, limit_ + 1));
            // No more than that at once, so that the tail stays short.
            const std::size_t room = std::min(block.capacity - used, line_block::usual_size);
            const std::size_t got = ended_ ? 0 : from_.read(block.memory.get() + used, room);
            used += got;
            if (got > 0) continue;
            ended_ = true;
            if (used == 0 || !from_.error().empty()) return false;
            block.lines.emplace_back(block.memory.get(), used);
            tail_.clear();
        }
    }
    lines_ += block.lines.size();
    return true;
}

void line_reader::skip_line() {
    tail_.resize(line_block::usual_size);
    while (const std::size_t got = from_.read(tail_.data(), tail_.size())) {
        const void* found = std::memchr(tail_.data(), '\n', got);
        if (!found) continue;
        tail_.resize(got);
        tail_.erase(0, static_cast<std::size_t>(static_cast<const char*>(found) - tail_.data()) + 1);
        return;
    }
    ended_ = true;
    tail_.clear();
}

} // namespace lintel::tool
