#include "progress.hpp"

#include <cstdio>

namespace lintel::tool {

using namespace std::chrono_literals;

progress::progress() : wanted_(takes_escapes(stderr)), next_(started_ + 1s) {}

void progress::show(const tally& all) {
    if (!wanted_) return;
    const auto now = clock::now();
    if (now < next_) return;
    next_ = now + 500ms;
    const double seconds = std::chrono::duration<double>(now - started_).count();
    const std::string line =
        plural(all.documents, "document") + ", " +
        std::to_string(static_cast<std::size_t>(static_cast<double>(all.documents) / seconds)) +
        " a second, " + plural(all.errors + all.warnings + all.notes, "finding");
    clear();
    std::fputs(line.c_str(), stderr);
    shown_ = true;
}

void progress::clear() {
    if (shown_) std::fputs("\r\x1b[K", stderr);
    shown_ = false;
}

} // namespace lintel::tool
