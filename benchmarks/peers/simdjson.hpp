#ifndef LINTEL_BENCHMARKS_PEERS_SIMDJSON_HPP
#define LINTEL_BENCHMARKS_PEERS_SIMDJSON_HPP

#include <lintel/ssm/shapes.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lintel::bench {

/// simdjson On-Demand, written by hand into the model's structs. It needs padding behind a text, so the
/// documents are copied once, outside of what is measured. The parser is reused.
class simdjson_reader {
public:
    explicit simdjson_reader(const std::vector<std::string>& documents);
    ~simdjson_reader();
    simdjson_reader(const simdjson_reader&) = delete;
    simdjson_reader& operator=(const simdjson_reader&) = delete;

    std::size_t size() const noexcept;
    /// Reads the i-th document into an empty struct; throws on what it cannot read.
    void read(std::size_t i, ssm::GetMaintenanceWindowTaskResult& out);
    /// The instruction set that it uses here.
    static std::string_view implementation();

private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace lintel::bench

#endif
