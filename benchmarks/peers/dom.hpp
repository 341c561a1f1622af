#ifndef LINTEL_BENCHMARKS_PEERS_DOM_HPP
#define LINTEL_BENCHMARKS_PEERS_DOM_HPP

#include <cstddef>
#include <string>

// Libraries that read into a tree of their own. Each gives the number of members of the root.
namespace lintel::bench {

/// nlohmann::json::parse.
std::size_t parse_nlohmann(const std::string& text);
/// boost::json::parse into a monotonic resource with a buffer of 64 KiB on the stack.
std::size_t parse_boost_json(const std::string& text);

} // namespace lintel::bench

#endif
