#include <algorithm>
#include <cstdio>

#include "commands.hpp"

namespace lintel::tool {

int run_rules() {
    std::size_t widest = 0;
    for (const auto& r : all_rules()) widest = std::max(widest, r.info.id.size());
    for (const auto& r : all_rules()) {
        std::string line(r.info.id);
        line.resize(widest + 2, ' ');
        line += to_string(r.info.severity);
        line.resize(widest + 11, ' ');
        line += std::string(r.info.why) + "\n" + std::string(widest + 11, ' ') + "shapes: " + r.shapes + "\n";
        std::fwrite(line.data(), 1, line.size(), stdout);
    }
    return std::fflush(stdout) == 0 ? clean : trouble;
}

} // namespace lintel::tool
