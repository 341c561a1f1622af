#ifndef LINTEL_BENCHMARKS_PEERS_RAPIDJSON_HPP
#define LINTEL_BENCHMARKS_PEERS_RAPIDJSON_HPP

#include <lintel/ssm/shapes.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace lintel::bench {

/// RapidJSON with its SSE 4.2 scanning; its readers and buffers are reused.
class rapidjson_peer {
public:
    rapidjson_peer();
    ~rapidjson_peer();
    rapidjson_peer(const rapidjson_peer&) = delete;
    rapidjson_peer& operator=(const rapidjson_peer&) = delete;

    /// SAX into an empty struct; false when it cannot be read. The text is copied into a buffer and parsed in
    /// situ, which is faster than to let the reader copy string by string.
    bool read(const std::string& text, ssm::GetMaintenanceWindowTaskResult& out);
    /// A DOM in a reused pool; the number of members of the root.
    std::size_t parse_dom(const std::string& text);
    /// The text of a struct by Writer, valid until the next call.
    std::string_view write(const ssm::GetMaintenanceWindowTaskResult& task);

private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace lintel::bench

#endif
