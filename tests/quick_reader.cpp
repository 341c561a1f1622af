#include <lintel/detail/quick_reader.hpp>
#include <lintel/parse.hpp>
#include <lintel/serialize.hpp>
#include <lintel/ssm.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "documents.hpp"
#include "generate.hpp"
#include "own.hpp"
#include "sanitized.hpp"

using task = lintel::ssm::GetMaintenanceWindowTaskResult;

namespace {

template <class T>
bool reads(T& value, std::string_view text, lintel::arena* memory, bool skip_unknown = false) {
    const lintel::options opts;
    return lintel::detail::quick_reader(text, memory, opts, skip_unknown)
        .read(lintel::detail::type_table_of<T>::value, &value);
}
bool reads(std::string_view text, bool skip_unknown = false) {
    own::Everything value;
    return reads(value, text, nullptr, skip_unknown);
}
/// The push parser never reads quickly.
template <class T> T slowly(std::string_view text) {
    lintel::parser<T> p;
    p.write(text);
    return p.finish().value();
}

} // namespace

TEST_CASE("it reads what holds no surprise") {
    lintel::arena memory;
    task owned;
    lintel::borrowed_t<task> borrowed;
    CHECK(reads(owned, tests::clean_task, nullptr));
    CHECK(reads(borrowed, tests::clean_task, &memory));
    CHECK(owned == slowly<task>(tests::clean_task));
    CHECK(slowly<task>(lintel::serialize(borrowed)) == owned); // its maps are in the order of the text
}

TEST_CASE("it gives the value that the other reader gives, for ten thousand generated ones") {
    tests::generator make(20);
    for (int i = 0; i < (tests::sanitized ? 1000 : 10000); ++i) {
        const auto written = lintel::serialize(make.make<own::Everything>());
        own::Everything quick;
        if (reads(quick, written, nullptr)) CHECK(quick == slowly<own::Everything>(written));
        const auto document = lintel::serialize(make.make<task>());
        lintel::arena memory;
        task owned;
        lintel::borrowed_t<task> borrowed;
        REQUIRE(reads(owned, document, nullptr));
        REQUIRE(reads(borrowed, document, &memory));
        CHECK(owned == slowly<task>(document));
        CHECK(lintel::serialize(borrowed) == document);
    }
}

TEST_CASE("a text with escapes takes no more memory than one without") {
    for (const std::size_t size : {std::size_t{1}, std::size_t{15}, std::size_t{100}, std::size_t{5000}}) {
        std::string text(size, 'x');
        text.back() = '\n';
        const std::string escaped = '"' + std::string(size - 1, 'x') + R"(\n")";
        own::Everything value;
        REQUIRE(reads(value, R"({"text":)" + escaped + R"(,"plain_list":[)" + escaped + "]}", nullptr));
        CHECK(value.text == text);
        CHECK(value.text->capacity() == text.capacity());
        CHECK(value.plain_list.front() == text);
        CHECK(value.plain_list.front().capacity() == text.capacity());
    }
}

TEST_CASE("it gives up at every surprise") {
    CHECK(reads(R"({"i32":1,"text":"a","numbers":[1,2]})"));
    for (const std::string_view surprise : {"",
                                            "[]",
                                            "{\"i32\":1}x",
                                            "{\"i32\":1",
                                            "{\"i32\":1,}",
                                            "{\"i32\":01}",
                                            "{\"i32\":1.0}",
                                            "{\"i32\":\"1\"}",
                                            "{\"i32\":2147483648}",
                                            "{\"i32\":1,\"i32\":1}",
                                            "{\"unknown\":1}",
                                            "{\"text\":1}",
                                            "{\"text\":\"\x80\"}",
                                            "{\"text\":\"\\ud800\"}",
                                            "{\"flag\":tru}",
                                            "{\"numbers\":[1,null]}",
                                            "{\"numbers\":[1,\"2\"]}",
                                            "{\"bytes\":\"Zg=\"}",
                                            "{\"bytes\":\"Zh==\"}",
                                            "{\"closed\":\"nobody\"}"}) {
        INFO(surprise);
        CHECK_FALSE(reads(surprise));
    }
}

TEST_CASE("it gives up where borrowed text has nowhere to live") {
    for (const std::string_view text : {R"({"Key":"a"})", R"({"Values":["a"]})"}) {
        lintel::borrowed_t<lintel::ssm::Target> target;
        CHECK_FALSE(reads(target, text, nullptr));
        lintel::arena memory;
        CHECK(reads(target, text, &memory));
    }
    lintel::borrowed_t<task> t;
    CHECK_FALSE(reads(t, R"({"TaskParameters":{}})", nullptr));
    CHECK_FALSE(reads(t, R"({"TaskParameters":{"a":{}}})", nullptr));
}

TEST_CASE("it gives up at a null of a request, when one is asked for") {
    const lintel::options opts;
    const auto reads_null = [&]<class T>(T value, bool skip_nulls) {
        return lintel::detail::quick_reader(R"({"Name":null})", nullptr, opts, false, skip_nulls)
            .read(lintel::detail::type_table_of<T>::value, &value);
    };
    using request = lintel::ssm::UpdateMaintenanceWindowTaskRequest;
    CHECK(reads_null(request{}, true));
    CHECK_FALSE(reads_null(request{}, false));
    CHECK(reads_null(task{}, false));
}

TEST_CASE("it passes over what tools add to an answer at its top, and nowhere else") {
    for (const std::string_view name : lintel::ssm::added_by_clients) {
        const std::string added = '"' + std::string(name) + R"(":{"a":[1]})";
        task t;
        CHECK(reads(t, '{' + added + R"(,"Name":"n"})", nullptr));
        CHECK(t.Name == "n");
        CHECK_FALSE(reads(t, R"({"LoggingInfo":{)" + added + "}}", nullptr));
        lintel::ssm::UpdateMaintenanceWindowTaskRequest request;
        CHECK_FALSE(reads(request, '{' + added + '}', nullptr));
    }
}

TEST_CASE("what nobody wants to hear of is passed over") {
    CHECK(reads(R"({"unknown":{"a":[1,{"b":null}],"c":"\n"},"i32":1})", true));
    CHECK_FALSE(reads(R"({"unknown":{"a":[1,}]},"i32":1})", true));
    std::string deep = std::string(40, '[') + std::string(40, ']');
    CHECK_FALSE(reads("{\"unknown\":" + deep + "}", true));
}
