#ifndef LINTEL_BENCHMARKS_CORPUS_HPP
#define LINTEL_BENCHMARKS_CORPUS_HPP

#include <cstddef>
#include <string>
#include <vector>

// The documents that the benchmarks read: made from a fixed seed, the same bytes on every machine. They look
// like answers of the service; nothing in them is chosen for a parser.
namespace lintel::bench {

struct corpus {
    std::string name;
    std::vector<std::string> documents;

    std::size_t bytes() const noexcept; ///< of all documents
};

/// 2,000 tasks of all four types, about 1.4 KB each in the mean. Members are mostly in AWS's order, in one
/// document of five in another. One document of four has its non-ASCII text as \uXXXX. lintel::check finds
/// nothing at all in any.
const corpus& mixed();
/// The documents of mixed(), indented by four spaces.
const corpus& pretty();
/// 2,000 tasks of about 200 bytes with nothing to be found.
const corpus& tiny();
/// Four tasks of about 1 MB of list values with nothing to be found.
const corpus& large();
/// The documents of mixed(), each with ten constraints or rules broken.
const corpus& ten_findings();

} // namespace lintel::bench

#endif
