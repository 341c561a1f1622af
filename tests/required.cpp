// A required member is missing when it is absent or null, and is never called missing when it is there but
// could not be read; for a member of every kind, at every kind of place.
#include <lintel/check.hpp>

#include <boost/describe/class.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "own.hpp"

namespace needs {
namespace {

using lintel::required;

struct Needy {
    std::optional<bool> flag;
    std::optional<std::int32_t> number;
    std::optional<std::uint8_t> small;
    std::optional<double> real;
    std::optional<std::string> text;
    std::optional<lintel::blob> bytes;
    std::optional<own::Color> closed;
    std::optional<lintel::open_enum<own::Color>> open;
    std::optional<own::Inner> inner;
    std::optional<std::vector<std::int32_t>> numbers;
    std::optional<std::vector<own::Inner>> inners;
    std::optional<std::map<std::string, std::int32_t>> counts;
    std::optional<std::map<std::string, own::Inner>> named;

    BOOST_DESCRIBE_CLASS(
        Needy,
        (),
        (flag, number, small, real, text, bytes, closed, open, inner, numbers, inners, counts, named),
        (),
        ())
    static constexpr auto lintel_shape = lintel::structure("Needy",
                                                           lintel::member("flag", required),
                                                           lintel::member("number", required),
                                                           lintel::member("small", required),
                                                           lintel::member("real", required),
                                                           lintel::member("text", required),
                                                           lintel::member("bytes", required),
                                                           lintel::member("closed", required),
                                                           lintel::member("open", required),
                                                           lintel::member("inner", required),
                                                           lintel::member("numbers", required),
                                                           lintel::member("inners", required),
                                                           lintel::member("counts", required),
                                                           lintel::member("named", required));
};

struct Holder {
    std::optional<Needy> one;
    std::optional<std::vector<Needy>> list;
    std::optional<std::map<std::string, Needy>> map;

    BOOST_DESCRIBE_CLASS(Holder, (), (one, list, map), (), ())
};

/// A readable value of each member.
constexpr std::array<std::string_view, 13> readable{
    "true", "1", "1", "1.5", R"("")", R"("")", R"("red")", R"("x")", "{}", "[]", "[]", "{}", "{}"};
constexpr auto& names = lintel::detail::described_names<Needy>;
static_assert(readable.size() == names.size());

/// Some of them can be read as a member of one kind, none as one of every kind.
constexpr std::array<std::string_view, 12> texts{"5",
                                                 "-7",
                                                 "300",
                                                 "1.5",
                                                 "1e999",
                                                 "99999999999999999999",
                                                 "true",
                                                 R"("?")",
                                                 R"("red")",
                                                 "[[[]]]",
                                                 "{}",
                                                 "[]"};

/// A sound structure but for a member, which is written as it is given; nothing: it is left out.
std::string with_member(std::size_t member, std::string_view written) {
    std::string out = "{";
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string line = i != member ? '"' + std::string(names[i]) + "\":" + std::string(readable[i])
                                             : std::string(written);
        if (line.empty()) continue;
        if (out.size() > 1) out += ',';
        out += line;
    }
    return out + '}';
}

std::size_t count(const lintel::report& found, std::string_view rule, std::string_view pointer) {
    return static_cast<std::size_t>(std::count_if(
        found.begin(), found.end(), [&](const auto& d) { return d.rule == rule && d.pointer == pointer; }));
}

/// Calls f(document, pointer of the structure) for a structure at every kind of place.
template <class F> void at_every_place(const std::string& structure, F&& f) {
    const std::string sound = with_member(names.size(), "");
    f(R"({"one":)" + structure + '}', "/one");
    f(R"({"list":[)" + structure + ',' + sound + "]}", "/list/0");
    f(R"({"list":[)" + sound + ',' + structure + "]}", "/list/1");
    f(R"({"list":[7,)" + structure + "]}", "/list/1"); // behind one that could not be read
    f(R"({"map":{"a":)" + sound + R"(,"k/":)" + structure + "}}", "/map/k~1");
    f(R"({"map":{"k/":5,"k/":)" + structure + "}}", "/map/k~1"); // in the place of one that could not be read
}

} // namespace
} // namespace needs

TEST_CASE("a required member that is absent or null is missing") {
    using namespace needs;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string name(names[i]);
        for (const std::string& written :
             {std::string(),
              '"' + name + "\":null",
              '"' + name + "\":" + std::string(readable[i]) + ",\"" + name + "\":null",
              '"' + name + "\":[[]],\"" + name + "\":null"})
            at_every_place(with_member(i, written), [&](const std::string& text, const std::string& at) {
                INFO(text);
                CHECK(count(lintel::check<Holder>(text), "required", at + '/' + name) == 1);
            });
    }
}

TEST_CASE("a required member that is there is not missing, whether it could be read or not") {
    using namespace needs;
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::size_t unread = 0;
        const std::string name(names[i]);
        for (const std::string_view value : texts)
            for (const std::string_view first :
                 std::array<std::string_view, 4>{"", "null", "[[]]", readable[i]}) {
                std::string written = '"' + name + "\":" + std::string(value);
                if (!first.empty()) written = '"' + name + "\":" + std::string(first) + ',' + written;
                at_every_place(with_member(i, written), [&](const std::string& text, const std::string& at) {
                    INFO(text);
                    const auto found = lintel::check<Holder>(text);
                    std::size_t missing = 0;
                    for (const auto& d : found) missing += d.rule == "required";
                    CHECK(missing == 0);
                    for (const std::string_view rule : {"type", "range", "encoding", "enum"}) {
                        const std::size_t n = count(found, rule, at + '/' + name);
                        CHECK(n <= (first.empty() ? 1 : 2));
                        unread += n;
                    }
                });
            }
        CHECK_MESSAGE(unread > 0, name);
    }
}
