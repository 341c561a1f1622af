// A layer of an SDK: it takes an answer's status and body, whoever fetched them, and returns a typed result
// or a typed error.
#include <lintel/ssm.hpp>

#include <iostream>
#include <string_view>
#include <utility>
#include <variant>

namespace sdk {

using Task = lintel::ssm::GetMaintenanceWindowTaskResult;

/// The body is neither a task nor an error of the service: a proxy's page, a cut answer.
struct unreadable {
    lintel::report why;
};

using outcome = std::variant<Task, lintel::ssm::error, unreadable>;

outcome read_task(int status, std::string_view body) {
    if (status == 200) {
        auto task = lintel::parse<Task>(body);
        if (task) return std::move(*task);
        return unreadable{std::move(task).error()};
    }
    auto error = lintel::ssm::parse_error(body);
    if (error) return std::move(*error);
    return unreadable{std::move(error).error()};
}

/// Whether it may help to ask again.
bool worth_a_retry(const lintel::ssm::error& e) { return e.fault == lintel::ssm::fault::server; }

} // namespace sdk

namespace {

void tell(const sdk::outcome& got) {
    if (const auto* task = std::get_if<sdk::Task>(&got))
        std::cout << "the task " << task->Name.value_or("without a name") << '\n';
    else if (const auto* error = std::get_if<lintel::ssm::error>(&got))
        std::cout << error->name << ": " << error->message << (sdk::worth_a_retry(*error) ? "; retry" : "")
                  << '\n';
    else
        for (const lintel::diagnostic& d : std::get<sdk::unreadable>(got).why)
            std::cout << d.line << ':' << d.column << ' ' << d.message << '\n';
}

} // namespace

int main() {
    const sdk::outcome task =
        sdk::read_task(200, R"({"Name":"patch","TaskType":"RUN_COMMAND","Priority":1})");
    const sdk::outcome missing = sdk::read_task(
        400, R"({"__type":"com.amazonaws.ssm#DoesNotExistException","message":"no such task"})");
    const sdk::outcome broken = sdk::read_task(500, R"({"__type":"InternalServerError"})");
    const sdk::outcome page = sdk::read_task(502, "<html>Bad Gateway</html>");
    for (const sdk::outcome* got : {&task, &missing, &broken, &page}) tell(*got);

    const auto* error = std::get_if<lintel::ssm::error>(&missing);
    const bool typed = std::get<sdk::Task>(task).Name == "patch" && error && !sdk::worth_a_retry(*error) &&
                       sdk::worth_a_retry(std::get<lintel::ssm::error>(broken)) && page.index() == 2;
    return typed ? 0 : 1;
}
