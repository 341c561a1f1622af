// model-diff MODEL [json]: what AWS added, changed and dropped since lintel's model was written.
// tools/model-diff builds and calls it.
#include <lintel/serialize.hpp>

#include <boost/json/parse.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>

#include "input.hpp"
#include "model_comparison.hpp"

namespace lintel::tool {
namespace {

std::string table_of(const std::vector<model_difference>& found) {
    std::vector<std::array<std::string, 5>> rows{{"change", "shape", "what", "lintel", "service"}};
    for (const auto& d : found) rows.push_back({d.change, d.shape, d.what, d.lintel, d.service});
    std::array<std::size_t, 5> widths{};
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
    std::string out;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += row[i] + std::string(widths[i] - row[i].size() + 2, ' ');
        out += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
    }
    return out;
}

int run(const std::string& file, std::string_view format) {
    constexpr std::size_t limit = std::size_t{256} << 20; // bytes
    loaded_file model;
    if (!load(file, limit, model)) return 2;
    const auto parsed = boost::json::parse(model.text);
    const auto compared = compare_model(parsed.as_object());
    std::string out;
    if (format == "json")
        for (const auto& d : compared.found()) out += serialize(d) + '\n';
    else if (compared.found().empty())
        out = std::to_string(compared.checked()) + " facts compared: no difference\n";
    else
        out = table_of(compared.found());
    return !write(stdout, out) ? 2 : compared.found().empty() ? 0 : 1;
}

} // namespace
} // namespace lintel::tool

int main(int argc, char** argv) {
    try {
        if (argc >= 2) return lintel::tool::run(argv[1], argc > 2 ? argv[2] : "table");
        std::fputs("usage: model-diff MODEL [json]\n", stderr);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "model-diff: not a service model: %s\n", e.what());
    }
    return 2;
}
