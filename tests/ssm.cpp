// Every constraint of the model, found by reflection, at its limits and one past them, on both storages.
#include <lintel/ssm.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>

using lintel::shape;
using lintel::detail::class_of;
using lintel::detail::type_class;
namespace ssm = lintel::ssm;
using task = ssm::GetMaintenanceWindowTaskResult;

namespace {

bool finds(const lintel::report& found, std::string_view rule, std::string_view pointer) {
    for (const auto& d : found)
        if (d.rule == rule && d.pointer == pointer) return true;
    return false;
}

std::string repeated(std::string_view piece, std::int64_t times) {
    std::string text;
    for (; times > 0; --times) text += piece;
    return text;
}

/// Walks a document type and tries each constraint in a document that holds nothing else.
template <class Document> class limits {
public:
    std::size_t tried = 0;

    void run() {
        structure<Document>({[](std::string inside) { return inside; }, ""});
    }

private:
    /// Where a value stands: the document around its JSON text, and its pointer.
    struct place {
        std::function<std::string(std::string)> around;
        std::string pointer;
    };
    std::set<std::string> open_;

    void expect(const place& at, const std::string& value, std::string_view rule, bool fires) {
        ++tried;
        const std::string text = at.around(value);
        const lintel::options all{.max_size = std::size_t{1} << 24};
        const auto parsed = lintel::parse<Document>(text, all);
        if (!parsed.has_value()) {
            FAIL_CHECK(text, " does not parse: ", parsed.error()[0].message);
            return;
        }
        const bool in_memory = finds(lintel::validate(*parsed, all), rule, at.pointer);
        const bool in_text = finds(lintel::check<Document>(text, all), rule, at.pointer);
        CHECK_MESSAGE(in_memory == fires, rule, " at ", at.pointer, " of ", value.substr(0, 80));
        CHECK_MESSAGE(in_text == fires, rule, " at ", at.pointer, " of ", value.substr(0, 80));
    }

    static std::string quoted(const std::string& text) { return '"' + text + '"'; }

    void text_limits(const shape& s, const place& at) {
        for (const std::string_view letter : {"a", "ż", "👍"}) {
            const auto word = [&](std::int64_t n) { return quoted(repeated(letter, n)); };
            if (s.length.min > 0) {
                expect(at, word(s.length.min - 1), "length", true);
                expect(at, word(s.length.min), "length", false);
            }
            if (s.length.max != lintel::unlimited) {
                expect(at, word(s.length.max), "length", false);
                expect(at, word(s.length.max + 1), "length", true);
            }
        }
        if (!s.pattern) return;
        for (const std::string text : {"",
                                       "a",
                                       "abc",
                                       "ż",
                                       "1",
                                       "100%",
                                       "$LATEST",
                                       "foo$LATESTbar",
                                       "!",
                                       " ",
                                       "\u00a0",
                                       "mw-0c50858d01e4a2b97",
                                       "4f7ca192-7e9a-40fe-9192-5cb15e5f27a1",
                                       "!resource-groups:Name"}) {
            const auto how = s.pattern.test(text);
            const bool is_of_length = text.empty() && s.length.min > 0; // one fault, one finding
            expect(at, quoted(text), "pattern", how == lintel::match::none && !is_of_length);
            expect(at, quoted(text), "pattern-partial", how == lintel::match::partial);
        }
    }

    void blob_limits(const shape& s, const place& at) {
        const auto bytes = [](std::int64_t n) {
            std::string text;
            lintel::base64_encode(lintel::blob(static_cast<std::size_t>(n)), text);
            return quoted(text);
        };
        expect(at, bytes(s.length.max), "length", false);
        expect(at, bytes(s.length.max + 1), "length", true);
    }

    void size_limits(const shape& s, const place& at, const std::function<std::string(std::int64_t)>& sized) {
        if (s.count.min > 0) {
            expect(at, sized(s.count.min - 1), "count", true);
            expect(at, sized(s.count.min), "count", false);
        }
        if (s.count.max != lintel::unlimited) {
            expect(at, sized(s.count.max), "count", false);
            expect(at, sized(s.count.max + 1), "count", true);
        }
    }

    template <class T> void value(const shape& s, const place& at) {
        constexpr type_class kind = class_of<T>;
        if constexpr (kind == type_class::string) {
            text_limits(s, at);
        } else if constexpr (kind == type_class::blob) {
            blob_limits(s, at);
        } else if constexpr (kind == type_class::integer) {
            expect(at, std::to_string(s.range.min - 1), "range", true);
            expect(at, std::to_string(s.range.min), "range", false);
            if (s.range.max == lintel::unlimited) return;
            expect(at, std::to_string(s.range.max), "range", false);
            expect(at, std::to_string(s.range.max + 1), "range", true);
        } else if constexpr (kind == type_class::enumeration) {
            for (const auto name : lintel::detail::enumerators_of<typename T::enum_type>::names) {
                expect(at, quoted(std::string(name)), "enum", false);
                expect(at, quoted(std::string(name) + "X"), "enum", true);
            }
            expect(at, quoted("ż"), "enum", true);
            const bool is_absent =
                lintel::role_of<Document>() == lintel::document_role::answer && !at.pointer.ends_with("/0");
            expect(at, quoted(""), "enum", !is_absent);
        } else if constexpr (kind == type_class::structure) {
            structure<T>(at);
        } else if constexpr (kind == type_class::list) {
            list<T>(s, at);
        } else if constexpr (kind == type_class::map) {
            map<T>(s, at);
        }
    }

    template <class T> void list(const shape& s, const place& at) {
        const std::string element =
            class_of<lintel::detail::element_t<T>> == type_class::structure ? "{}" : "\"x\"";
        size_limits(s, at, [&](std::int64_t n) {
            std::string text = repeated(element + ',', n);
            if (n > 0) text.pop_back();
            return '[' + text + ']';
        });
        const place first{[at](std::string inside) { return at.around('[' + inside + ']'); },
                          at.pointer + "/0"};
        value<lintel::detail::element_t<T>>(s.element_shape ? *s.element_shape : lintel::unconstrained,
                                            first);
    }

    template <class T> void map(const shape& s, const place& at) {
        const std::string empty = class_of<lintel::detail::mapped_t<T>> == type_class::list ? "[]" : "{}";
        size_limits(s, at, [&](std::int64_t n) {
            std::string text;
            for (std::int64_t i = 0; i < n; ++i)
                text += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":" + empty;
            return '{' + text + '}';
        });
        if (s.key_shape && s.key_shape->is(shape::has_length)) {
            const auto& key = s.key_shape->length;
            for (const std::string_view letter : {"a", "👍"}) {
                for (const std::int64_t n : {key.min - 1, key.min, key.max, key.max + 1}) {
                    const std::string name = repeated(letter, n);
                    expect({at.around, at.pointer + '/' + name},
                           '{' + quoted(name) + ':' + empty + '}',
                           "length",
                           !key.allows(n));
                }
            }
        }
        const place entry{[at](std::string inside) { return at.around("{\"a/b~\":" + inside + '}'); },
                          at.pointer + "/a~1b~0"};
        value<lintel::detail::mapped_t<T>>(s.value_shape ? *s.value_shape : lintel::unconstrained, entry);
    }

    template <class T> void structure(const place& at) {
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (member<T, I>(at), ...);
        }(std::make_index_sequence<lintel::detail::described_names<T>.size()>{});
    }
    template <class T, std::size_t I> void member(const place& at) {
        const auto& line = *lintel::member_shapes<T>[I];
        const std::string name(line.name);
        const place here{
            [at, name](std::string inside) { return at.around("{\"" + name + "\":" + inside + '}'); },
            at.pointer + '/' + name};
        using member_type = lintel::detail::described_type<T, I>;
        static_assert(lintel::detail::is_optional<member_type>);
        for (const std::string& without : {std::string("{}"), "{\"" + name + "\":null}"})
            expect({at.around, here.pointer}, without, "required", line.is_required);
        value<typename member_type::value_type>(line.shape, here);
    }
};

template <class... T> std::size_t try_all(ssm::type_list<T...>) {
    std::size_t tried = 0;
    const auto run = [&]<class D>(limits<D> l) {
        l.run();
        tried += l.tried;
    };
    (run(limits<T>()), ...);
    return tried;
}

std::size_t count_of(std::string_view text, std::string_view rule) {
    std::size_t n = 0;
    for (const auto& d : lintel::check<task>(text)) n += d.rule == rule;
    return n;
}

} // namespace

TEST_CASE("every constraint of every document holds at its limits and fires one past them") {
    CHECK(try_all(ssm::documents{}) > 3000);
}

TEST_CASE("the answer has sixteen members, named and ordered as in the documentation") {
    const std::array<std::string_view, 16> names{"WindowId",
                                                 "WindowTaskId",
                                                 "Targets",
                                                 "TaskArn",
                                                 "ServiceRoleArn",
                                                 "TaskType",
                                                 "TaskParameters",
                                                 "TaskInvocationParameters",
                                                 "Priority",
                                                 "MaxConcurrency",
                                                 "MaxErrors",
                                                 "LoggingInfo",
                                                 "Name",
                                                 "Description",
                                                 "CutoffBehavior",
                                                 "AlarmConfiguration"};
    CHECK(lintel::detail::described_names<task> == names);
    CHECK(lintel::detail::described_names<ssm::basic::GetMaintenanceWindowTaskResult<lintel::borrowed>> ==
          names);
}

TEST_CASE("what is deprecated warns: TaskParameters unless empty, LoggingInfo, Sha1") {
    CHECK(count_of(R"({"TaskParameters":{}})", "deprecated") == 0);
    CHECK(count_of(R"({"TaskParameters":{"k":{"Values":["v"]}}})", "deprecated") == 1);
    CHECK(count_of(R"({"LoggingInfo":{"S3BucketName":"abc","S3Region":"eu-central-1"}})", "deprecated") == 1);
    CHECK(count_of(R"({"TaskInvocationParameters":{"RunCommand":{"DocumentHashType":"Sha1"}}})",
                   "deprecated") == 1);
    CHECK(count_of(R"({"TaskInvocationParameters":{"RunCommand":{"DocumentHashType":"Sha256"}}})",
                   "deprecated") == 0);
}

TEST_CASE("text that only hashes like an enum value is unknown and kept") {
    const auto value = lintel::parse<task>(R"({"TaskType":"LALaDA"})");
    REQUIRE(value.has_value());
    CHECK_FALSE(value->TaskType->known());
    CHECK_FALSE(*value->TaskType == ssm::MaintenanceWindowTaskType::LAMBDA);
    CHECK(lintel::serialize(*value) == R"({"TaskType":"LALaDA"})");
    CHECK(count_of(R"({"TaskType":"LALaDA"})", "enum") == 1);
}

TEST_CASE("the message about a task parameter names it, its size and the limit, not its value") {
    const std::string text = R"({"TaskParameters":{"k":{"Values":[")" + std::string(256, 'q') + R"("]}}})";
    for (const auto& d : lintel::check<task>(text)) {
        CHECK(d.message.find("qq") == d.message.npos);
        if (d.rule == "length")
            CHECK(d.message == "TaskParameters value is 256 characters long; at most 255 are allowed");
    }
    CHECK(count_of(text, "length") == 1);
}

TEST_CASE("some members can be named in an initializer without a warning") {
    const lintel::ssm::Target target{.Key = "InstanceIds"};
    const lintel::ssm::GetMaintenanceWindowTaskResult answer{.TaskArn = "f", .Priority = 1};
    CHECK_FALSE(target.Values);
    CHECK(lintel::serialize(answer) == R"({"TaskArn":"f","Priority":1})");
}
