#ifndef LINTEL_BENCHMARKS_PEERS_ENUMERATORS_HPP
#define LINTEL_BENCHMARKS_PEERS_ENUMERATORS_HPP

#include <lintel/ssm/shapes.hpp>

#include <string_view>

// The enumerators of the model by their names, as one writes them by hand: the length tells most apart, one
// comparison settles it. What is not known goes the long way.
namespace lintel::bench {

inline void read_enumerator(std::string_view s, open_enum<ssm::MaintenanceWindowTaskType>& out) {
    using enum ssm::MaintenanceWindowTaskType;
    switch (s.size()) {
    case 11:
        if (s == "RUN_COMMAND") return void(out = RUN_COMMAND);
        break;
    case 10:
        if (s == "AUTOMATION") return void(out = AUTOMATION);
        break;
    case 14:
        if (s == "STEP_FUNCTIONS") return void(out = STEP_FUNCTIONS);
        break;
    case 6:
        if (s == "LAMBDA") return void(out = LAMBDA);
        break;
    default: break;
    }
    out = open_enum<ssm::MaintenanceWindowTaskType>(s);
}
inline void read_enumerator(std::string_view s, open_enum<ssm::DocumentHashType>& out) {
    if (s == "Sha256") return void(out = ssm::DocumentHashType::Sha256);
    out = open_enum<ssm::DocumentHashType>(s);
}
inline void read_enumerator(std::string_view s, open_enum<ssm::NotificationEvent>& out) {
    using enum ssm::NotificationEvent;
    switch (s.size()) {
    case 3:
        if (s == "All") return void(out = All);
        break;
    case 10:
        if (s == "InProgress") return void(out = InProgress);
        break;
    case 7:
        if (s == "Success") return void(out = Success);
        break;
    case 8:
        if (s == "TimedOut") return void(out = TimedOut);
        break;
    case 9:
        if (s == "Cancelled") return void(out = Cancelled);
        break;
    case 6:
        if (s == "Failed") return void(out = Failed);
        break;
    default: break;
    }
    out = open_enum<ssm::NotificationEvent>(s);
}
inline void read_enumerator(std::string_view s, open_enum<ssm::NotificationType>& out) {
    if (s == "Command") return void(out = ssm::NotificationType::Command);
    if (s == "Invocation") return void(out = ssm::NotificationType::Invocation);
    out = open_enum<ssm::NotificationType>(s);
}
inline void read_enumerator(std::string_view s, open_enum<ssm::MaintenanceWindowTaskCutoffBehavior>& out) {
    using enum ssm::MaintenanceWindowTaskCutoffBehavior;
    if (s == "CANCEL_TASK") return void(out = CANCEL_TASK);
    if (s == "CONTINUE_TASK") return void(out = CONTINUE_TASK);
    out = open_enum<ssm::MaintenanceWindowTaskCutoffBehavior>(s);
}

} // namespace lintel::bench

#endif
