#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz.hpp"

// For compilers without a fuzzer: runs a target on each file of the files and directories it is given.
int main(int count, char** names) {
    std::size_t runs = 0;
    const auto run = [&](const std::filesystem::path& name) {
        std::ifstream file(name, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        // Of its own size, so that a byte read too many is seen.
        const std::vector<std::uint8_t> data(bytes.begin(), bytes.end());
        std::cerr << name.string() << '\n';
        LLVMFuzzerTestOneInput(data.data(), data.size());
        ++runs;
    };
    for (int i = 1; i < count; ++i) {
        if (!std::filesystem::is_directory(names[i])) {
            run(names[i]);
            continue;
        }
        for (const auto& entry : std::filesystem::recursive_directory_iterator(names[i]))
            if (entry.is_regular_file()) run(entry.path());
    }
    std::cout << runs << " inputs\n";
    return runs == 0;
}
