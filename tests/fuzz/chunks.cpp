#include <lintel/parse.hpp>
#include <lintel/ssm.hpp>

#include <memory>

#include "../own.hpp"
#include "fuzz.hpp"

// A text in chunks that the input picks gives the value, the findings and the places of the whole.
namespace {

template <class T> void read_as(std::string_view text, fuzz::input in) {
    T expected{};
    const lintel::report said = lintel::parse_into(expected, text);

    lintel::parser<T> p;
    if (in.byte() & 1) p.write("{\"Name\":[\"left from before"), (void)p.finish();
    const std::size_t most = 1 + in.below(40);
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t n = std::min(rest.size(), in.below(most + 1));
        const auto chunk = std::make_unique<char[]>(n); // alone, so that a byte read too many is seen
        std::copy_n(rest.data(), n, chunk.get());
        p.write({chunk.get(), n});
        rest.remove_prefix(n);
        if (n == 0) p.write(rest.substr(0, 1)), rest.remove_prefix(1);
    }
    T value{};
    fuzz::require(p.finish_into(value) == said, "chunks give the findings and the places of the whole");
    fuzz::require(value == expected, "chunks give the value of the whole");
}

} // namespace

FUZZ_TARGET(chunks) {
    fuzz::input in(data, size);
    fuzz::input sizes = in; // of the first chunks; once used up, the text's last bytes are the next sizes
    for (int i = 0; i < 8; ++i) in.byte();
    if (sizes.byte() & 1)
        read_as<lintel::ssm::GetMaintenanceWindowTaskResult>(in.text(), sizes);
    else
        read_as<own::Everything>(in.text(), sizes);
    return 0;
}
