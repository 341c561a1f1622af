#include <lintel/check.hpp>
#include <lintel/diff.hpp>
#include <lintel/json_schema.hpp>
#include <lintel/parse.hpp>
#include <lintel/redact.hpp>
#include <lintel/serialize.hpp>
#include <lintel/ssm.hpp>

#include <boost/json/serialize.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <barrier>
#include <string>
#include <thread>
#include <vector>

#include "documents.hpp"

using task = lintel::ssm::GetMaintenanceWindowTaskResult;

// Run under the thread sanitizer by tools/matrix.
TEST_CASE("const values, options and reports serve many threads at once") {
    constexpr int threads = 4, rounds = 20;
    const std::string text(tests::clean_task);
    const std::string bad = R"({"Name":"a","Nmae":1,"Targets":[{"Key":"ü","Values":[7]}],"MaxErrors":"x"})";
    const lintel::options opts{.rules = {{"unknown-member", lintel::severity::error}}};
    const task value = lintel::parse<task>(text).value(), other{};
    const lintel::report expected = lintel::check<task>(bad, opts);
    const std::string written = lintel::serialize(value), redacted = lintel::redact<task>(bad, opts);
    const auto differences = lintel::diff(value, other);
    const std::string schema = boost::json::serialize(lintel::json_schema<task>());
    REQUIRE_FALSE(expected.empty());

    std::atomic<int> wrong = 0;
    std::barrier start(threads); // all begin at once, on what nobody has touched yet
    const auto work = [&] {
        start.arrive_and_wait();
        lintel::checker<task> own(opts);
        for (int i = 0; i < rounds; ++i) {
            const bool right =
                lintel::check<task>(bad, opts) == expected && own(bad) == expected &&
                lintel::parse<task>(text, opts).value() == value && lintel::validate(value, opts).ok() &&
                lintel::serialize(value) == written && lintel::redact<task>(bad, opts) == redacted &&
                lintel::diff(value, other) == differences &&
                lintel::ssm::to_update(value).request == lintel::ssm::to_update(value).request &&
                boost::json::serialize(lintel::json_schema<task>()) == schema;
            if (!right) ++wrong;
        }
    };
    std::vector<std::thread> running;
    for (int i = 0; i < threads; ++i) running.emplace_back(work);
    for (auto& one : running) one.join();
    CHECK(wrong == 0);
}
