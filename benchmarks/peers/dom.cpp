#include "dom.hpp"

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>

#include <nlohmann/json.hpp>

#include <array>

namespace lintel::bench {

std::size_t parse_nlohmann(const std::string& text) { return nlohmann::json::parse(text).size(); }

std::size_t parse_boost_json(const std::string& text) {
    std::array<unsigned char, 65536> buffer;
    boost::json::monotonic_resource memory(buffer.data(), buffer.size());
    return boost::json::parse(text, &memory).as_object().size();
}

} // namespace lintel::bench
