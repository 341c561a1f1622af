#ifndef LINTEL_TOOLS_LINES_HPP
#define LINTEL_TOOLS_LINES_HPP

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "input.hpp"

namespace lintel::tool {

/// Lines that follow each other in a file, in one buffer.
struct line_block {
    /// Bytes read at once, small enough to stay in a core's cache while they are checked.
    static constexpr std::size_t usual_size = std::size_t{256} << 10;
    /// So that what is found in very short lines stays within bounds too.
    static constexpr std::size_t most_lines = 4096;

    std::vector<std::string_view> lines; ///< without their ends
    std::size_t lines_before = 0;        ///< in the file

    struct freer {
        void operator()(char* p) const noexcept { std::free(p); }
    };
    std::unique_ptr<char, freer> memory; ///< what `lines` are in
    std::size_t capacity = 0;            ///< of memory; more than usual_size when a line asked for it

    /// So large that there should not be many at once.
    bool large() const noexcept { return capacity > 8 * usual_size; }
};

/// Cuts a file into blocks of whole lines.
class line_reader {
public:
    /// Holds `limit` + 1 bytes of a longer line: enough for a reader to see that it is too long.
    line_reader(input& from, std::size_t limit) : from_(from), limit_(limit) {}

    /// The next lines; does not wait for more once it has one. False at the end and on the input's error.
    bool next(line_block& block);

private:
    void skip_line();

    input& from_;
    std::size_t limit_;
    std::string tail_; // read, but not yet in a block
    std::size_t lines_ = 0;
    bool ended_ = false;
};

} // namespace lintel::tool

#endif
