// lintel-bench-corpus BYTES: the mixed corpus as NDJSON on standard output, repeated up to that size, then
// what it is made of on standard error.
#include <cstdio>
#include <cstdlib>

#include "corpus.hpp"

int main(int count, char** arguments) {
    const std::size_t wanted = count == 2 ? std::strtoull(arguments[1], nullptr, 10) : 0;
    if (wanted == 0) {
        std::fputs("usage: lintel-bench-corpus BYTES >FILE\n", stderr);
        return 2;
    }
    const auto& documents = lintel::bench::mixed().documents;
    std::size_t written = 0, lines = 0;
    while (written < wanted) {
        const std::string& text = documents[lines++ % documents.size()];
        if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::putchar('\n') == EOF)
            return 2;
        written += text.size() + 1;
    }
    if (std::fflush(stdout) != 0) return 2;
    std::fprintf(stderr, "%zu documents, %zu bytes\n", lines, written);
}
