#ifndef LINTEL_TOOLS_PROGRESS_HPP
#define LINTEL_TOOLS_PROGRESS_HPP

#include <chrono>

#include "print.hpp"

namespace lintel::tool {

/// A line on standard error that says how far a long run is. Nothing where standard error is no terminal
/// or one that knows no escape sequences, since the line could not be taken away.
class progress {
public:
    progress();
    ~progress() { clear(); }
    progress(const progress&) = delete;
    progress& operator=(const progress&) = delete;

    /// Shows it, at most twice a second, and not in the first second.
    void show(const tally&);
    /// Takes it away, for other output.
    void clear();

private:
    using clock = std::chrono::steady_clock;

    bool wanted_;
    bool shown_ = false;
    clock::time_point started_ = clock::now(), next_;
};

} // namespace lintel::tool

#endif
