#ifndef LINTEL_BENCHMARKS_PEERS_FLOOR_HPP
#define LINTEL_BENCHMARKS_PEERS_FLOOR_HPP

#include <memory>
#include <string_view>

namespace lintel::bench {

/// boost::json::basic_parser with nobody listening: what reading with Boost.JSON costs before anything is
/// done with it. Reused.
class floor_parser {
public:
    floor_parser();
    ~floor_parser();
    floor_parser(const floor_parser&) = delete;
    floor_parser& operator=(const floor_parser&) = delete;

    /// False when the text cannot be read.
    bool parse(std::string_view text);

private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace lintel::bench

#endif
