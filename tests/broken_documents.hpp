#ifndef LINTEL_TESTS_BROKEN_DOCUMENTS_HPP
#define LINTEL_TESTS_BROKEN_DOCUMENTS_HPP

#include <string>
#include <vector>

namespace tests {

/// Answers of Get with findings of constraints at every kind of place.
inline const std::vector<std::string>& broken_documents() {
    static const std::string long_key(300, 'k');
    static const std::vector<std::string> all{
        R"({"Name":"a","WindowId":"b","Priority":-1,"TaskArn":"","AlarmConfiguration":{"Alarms":[]}})",
        R"({"TaskParameters":{")" + long_key + R"(":{"Values":["v"]},"b":{"Values":[""]}}})",
        R"({"TaskInvocationParameters":{"Automation":{"Parameters":{"":["v",""],")" + long_key +
            R"(":[],"c":["x"]},"DocumentVersion":"?"},"RunCommand":{"TimeoutSeconds":1,"DocumentHash":"x"}}})",
        R"({"Targets":[{"Key":"","Values":["x"]},{"Key":"tag:a","Values":[]},{},{"Key":"?","Values":["a","b"]},{},{}]})",
        R"({"TaskType":"LALaDA","CutoffBehavior":"x","TaskInvocationParameters":{"RunCommand":{"NotificationConfig":{"NotificationEvents":["All","Nope","Failed","All"],"NotificationType":"x"}},"Lambda":{"Payload":"","ClientContext":""}}})",
        R"({"LoggingInfo":{"S3BucketName":"a"},"TaskParameters":{"a":{}}})",
    };
    return all;
}

} // namespace tests

#endif
