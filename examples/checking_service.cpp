// A service that checks many documents: one checker a thread, which keeps its memory between documents.
#include <lintel/ssm.hpp>

#include <atomic>
#include <cstddef>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

namespace {

using Task = lintel::ssm::GetMaintenanceWindowTaskResult;

/// The number of errors in each document, found by so many threads.
std::vector<std::size_t> errors_in(const std::vector<std::string>& documents, std::size_t threads) {
    std::vector<std::size_t> errors(documents.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        lintel::checker<Task> check; // not shared: it is not for two threads at a time
        for (std::size_t i = next++; i < documents.size(); i = next++)
            errors[i] = check(documents[i]).count(lintel::severity::error);
    };
    {
        std::vector<std::jthread> workers;
        while (workers.size() < threads) workers.emplace_back(work);
    }
    return errors;
}

} // namespace

int main() {
    std::vector<std::string> documents;
    for (int i = 0; i < 1000; ++i)
        documents.push_back(i % 10 == 3 ? R"({"Priority":-1,"Description":""})" : R"({"TaskType":"LAMBDA"})");

    std::size_t bad = 0, errors = 0;
    for (const std::size_t n : errors_in(documents, 4)) bad += n > 0, errors += n;
    std::cout << bad << " of " << documents.size() << " documents have " << errors << " errors\n";
    return bad == 100 && errors == 200 ? 0 : 1;
}
