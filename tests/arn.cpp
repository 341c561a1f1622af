#include <lintel/ssm/rules/arn.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace lintel::ssm;

TEST_CASE("an ARN is split into its six parts, and the resource keeps its colons") {
    constexpr auto arn = split_arn("arn:aws:states:eu-west-1:111122223333:stateMachine:SSMs:PROD");
    static_assert(arn.complete);
    CHECK(arn.partition == "aws");
    CHECK(arn.service == "states");
    CHECK(arn.region == "eu-west-1");
    CHECK(arn.account == "111122223333");
    CHECK(arn.resource == "stateMachine:SSMs:PROD");
    CHECK(split_arn("arn:aws:iam::111122223333:role/r").region.empty());
    CHECK(split_arn("arn:::::").complete);
}

TEST_CASE("what has fewer than six parts, or another beginning, is not split") {
    for (const std::string_view text :
         {"", "arn", "arn:", "arn::::", "arn:aws:ssm:r:1", "ARN:aws:ssm:r:1:x", " arn:aws:ssm:r:1:x"}) {
        CHECK_FALSE(split_arn(text).complete);
        CHECK(split_arn(text).partition.empty());
        CHECK(split_arn(text).resource.empty());
    }
}

TEST_CASE("an account has 12 ASCII digits") {
    CHECK(is_account("111122223333"));
    for (const std::string_view text :
         {"", "11112222333", "1111222233334", "account-id", "11112222333x", "1111222233é"})
        CHECK_FALSE(is_account(text));
}

TEST_CASE("a partition begins with aws and has lower-case letters and dashes") {
    for (const std::string_view text : {"aws", "aws-cn", "aws-us-gov", "aws-iso-b"})
        CHECK(is_partition(text));
    for (const std::string_view text : {"", "aw", "AWS", "aws1", "gcp", "aws é"})
        CHECK_FALSE(is_partition(text));
}

TEST_CASE("what stands behind a prefix, and behind the first colon") {
    CHECK(after("role/r", "role/") == "r");
    CHECK(after("role/", "role/").empty());
    CHECK(after("rol", "role/").empty());
    CHECK(split_qualifier("f:1:2").name == "f");
    CHECK(split_qualifier("f:1:2").qualifier == "1:2");
    CHECK(split_qualifier("f").name == "f");
    CHECK(split_qualifier("f").qualifier.empty());
}
