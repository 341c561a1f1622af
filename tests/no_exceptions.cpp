// A program without exceptions and without RTTI, which defines and links nothing for lintel.
#include <lintel/ssm.hpp>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>

#ifdef __cpp_exceptions
#error "compile this with -fno-exceptions"
#endif
#ifdef __cpp_rtti
#error "compile this with -fno-rtti"
#endif

namespace {

using task = lintel::ssm::GetMaintenanceWindowTaskResult;

void expect(bool good, int line) {
    if (good) return;
    std::fprintf(stderr, "line %d failed\n", line);
    std::_Exit(1);
}

void parses_and_writes() {
    const std::string text = R"({"TaskType":"LAMBDA","Priority":1,"Name":"ab"})";
    auto read = lintel::parse<task>(text);
    expect(read.has_value(), __LINE__);
    expect(lintel::serialize(read.value()) == text, __LINE__);
    expect(lintel::validate(*read).count(lintel::severity::error) > 0, __LINE__);
    expect(!lintel::check<task>(text).ok(), __LINE__);
    lintel::checker<task> check;
    expect(!check(text).ok(), __LINE__);

    lintel::parser<task> push;
    expect(push.write(text), __LINE__);
    expect(lintel::diff(*push.finish(), *read).empty(), __LINE__);

    lintel::arena memory;
    lintel::borrowed_t<task> view;
    expect(lintel::parse_borrowed(view, text, memory).ok(), __LINE__);
    expect(view.Name == "ab", __LINE__);

    expect(lintel::redact<task>(R"({"Description":"b"})") == R"({"Description":"*"})", __LINE__);
    expect(!lintel::ssm::to_register(*read).left_out.empty() || lintel::ssm::to_update(*read).left_out.ok(),
           __LINE__);
    expect(lintel::ssm::parse_error(R"({"__type":"a#B"})")->name == "B", __LINE__);
}

/// Must end the program by std::abort.
void takes_a_value_that_is_not_there() {
    std::signal(SIGABRT, [](int) { std::_Exit(0); });
    expect(lintel::parse<task>("{").value().Name.has_value(), __LINE__);
    expect(false, __LINE__);
}

} // namespace

int main() {
    parses_and_writes();
    takes_a_value_that_is_not_there();
}
