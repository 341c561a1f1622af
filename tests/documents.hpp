#ifndef LINTEL_TESTS_DOCUMENTS_HPP
#define LINTEL_TESTS_DOCUMENTS_HPP

#include <string_view>

// Texts that more than one test reads.
namespace tests {

/// A task as people store them: nothing is wrong with it and nothing deprecated is in it.
inline constexpr std::string_view clean_task = R"({
  "WindowId": "mw-0c50858d01234567f",
  "WindowTaskId": "4f7ca192-7e9a-40fe-9192-5cb15e0123ab",
  "Targets": [
    {"Key": "InstanceIds", "Values": ["i-0123456789abcdef0", "mi-0123456789abcdef0"]},
    {"Key": "Window\u0054argetIds", "Values": ["4f7ca192-7e9a-40fe-9192-5cb15e5f27a1"]}
  ],
  "TaskArn": "AWS-RunShellScript",
  "ServiceRoleArn": "arn:aws:iam::111122223333:role/my-maintenance-window-role",
  "TaskType": "RUN_COMMAND",
  "TaskInvocationParameters": {
    "RunCommand": {
      "Comment": "Weekly update,\nwith a second line",
      "CloudWatchOutputConfig": {"CloudWatchLogGroupName": "/maintenance/weekly", "CloudWatchOutputEnabled": true},
      "DocumentHash": "1c2e8a2e0d7d5d6bd1b1d0ff5d0a01f2c3f4a596877665544332211009f8e7d6",
      "DocumentHashType": "Sha256",
      "DocumentVersion": "$LATEST",
      "NotificationConfig": {
        "NotificationArn": "arn:aws:sns:us-east-2:111122223333:updates",
        "NotificationEvents": ["Success", "Failed", "TimedOut"],
        "NotificationType": "Invocation"
      },
      "OutputS3BucketName": "maintenance-output",
      "OutputS3KeyPrefix": "weekly\/logs",
      "Parameters": {
        "commands": ["yum -y update", "echo \"done\" > \/tmp\/done\t# tab", "echo B\u00fcro Köln \ud83d\udc4d"],
        "workingDirectory": ["\/opt\/app"],
        "executionTimeout": ["3600"]
      },
      "ServiceRoleArn": "arn:aws:iam::111122223333:role/notify",
      "TimeoutSeconds": 600
    }
  },
  "Priority": 1,
  "MaxConcurrency": "10%",
  "MaxErrors": "1",
  "Name": "weekly-update",
  "Description": "Runs every week; ask the operations team before you change it",
  "CutoffBehavior": "CONTINUE_TASK",
  "AlarmConfiguration": {"IgnorePollAlarmFailure": false, "Alarms": [{"Name": "cpu-high"}]}
}
)";

} // namespace tests

#endif
