// No part of a sensitive value is shown, whatever its kind, whatever is wrong with it, and wherever it lies:
// not by redact, not in a finding, not in a difference, not in an exception.
#include <lintel/check.hpp>
#include <lintel/diff.hpp>
#include <lintel/redact.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "own.hpp"

namespace secrets {
namespace {

/// Names that no message has by chance.
BOOST_DEFINE_ENUM_CLASS(Tint, zaffre, quartz)

using lintel::member;
using lintel::sensitive;

/// A member of every kind, with a constraint where its kind can have one. `Whole`: the structure is
/// sensitive, else each member is.
template <bool Whole> struct Hidden {
    std::optional<bool> flag;
    std::optional<std::int32_t> number;
    std::optional<std::uint8_t> small;
    std::optional<double> real;
    std::optional<std::string> text;
    std::optional<lintel::blob> bytes;
    std::optional<Tint> closed;
    std::optional<lintel::open_enum<Tint>> open, old;
    std::optional<own::Inner> inner;
    std::optional<std::vector<std::int32_t>> numbers;
    std::optional<std::vector<std::string>> texts;
    std::optional<std::map<std::string, std::int32_t>> counts;
    std::optional<std::map<std::string, std::vector<double>>> nested;

    BOOST_DESCRIBE_CLASS(
        Hidden,
        (),
        (flag, number, small, real, text, bytes, closed, open, old, inner, numbers, texts, counts, nested),
        (),
        ())

    static constexpr lintel::shape Small{"Small", lintel::range{0, 5}};
    static constexpr lintel::shape Short{"Short", lintel::length{2, 2}, lintel::pattern<"^[xy]$">};
    static constexpr lintel::deprecated_value old_tint{"quartz", "use another"};
    static constexpr auto lintel_shape =
        Whole ? lintel::structure("Hidden",
                                  sensitive,
                                  member("flag"),
                                  member("number", Small),
                                  member("small"),
                                  member("real"),
                                  member("text", Short),
                                  member("bytes", lintel::length{1, 1}),
                                  member("closed", old_tint),
                                  member("open"),
                                  member("old", old_tint),
                                  member("inner"),
                                  member("numbers", lintel::elements{Small}),
                                  member("texts", lintel::elements{Short}),
                                  member("counts", lintel::values{Small}),
                                  member("nested"))
              : lintel::structure("Hidden",
                                  member("flag", sensitive),
                                  member("number", Small, sensitive),
                                  member("small", sensitive),
                                  member("real", sensitive),
                                  member("text", Short, sensitive),
                                  member("bytes", lintel::length{1, 1}, sensitive),
                                  member("closed", old_tint, sensitive),
                                  member("open", sensitive),
                                  member("old", old_tint, sensitive),
                                  member("inner", sensitive),
                                  member("numbers", lintel::elements{Small}, sensitive),
                                  member("texts", lintel::elements{Short}, sensitive),
                                  member("counts", lintel::values{Small}, sensitive),
                                  member("nested", sensitive));
};
template <bool Whole> struct Holder {
    std::optional<Hidden<Whole>> one;
    std::optional<std::vector<Hidden<Whole>>> list;
    std::optional<std::map<std::string, Hidden<Whole>>> map;

    BOOST_DESCRIBE_CLASS(Holder, (), (one, list, map), (), ())
};

/// Values of all kinds, and their part that must not be shown. A text that is wrong for its member is a
/// secret, too.
struct value {
    std::string_view json, secret;
};
constexpr std::array values{value{"true", "true"},
                            value{"false", "false"},
                            value{"31337", "31337"},
                            value{"-31337", "31337"},
                            value{"99999999999931337", "31337"},
                            value{"3.1337", "1337"},
                            value{"3.1337e999", "1337"},
                            value{R"("31337")", "31337"},
                            value{R"("31337AAA")", "31337"}, // base64
                            value{R"("zaffre")", "zaffre"},
                            value{R"("quartz")", "quartz"},
                            value{R"("quarts")", "quarts"},
                            value{R"("zaff31337")", "31337"},
                            value{R"({"n":31337,"s":"31337"})", "31337"},
                            value{R"({"k":31337})", "31337"},
                            value{R"({"k":[3.1337]})", "1337"},
                            value{"[31337]", "31337"},
                            value{R"(["31337"])", "31337"}};

/// Whether a text shows a secret. What a message says of every boolean is none.
bool shows(std::string text, const value& v) {
    constexpr std::string_view every_boolean = "true or false";
    if (const auto at = text.find(every_boolean); at != text.npos) text.erase(at, every_boolean.size());
    return text.find(v.secret) != text.npos;
}

/// Whether redact left nothing of the values. Names of members and keys stay.
bool is_blank(std::string_view redacted) {
    for (std::size_t i = 0; i < redacted.size(); ++i) {
        if (redacted[i] == '"') { // a name, or a blanked text
            const auto end = redacted.find('"', i + 1);
            const bool is_name = redacted.substr(end + 1, 1) == ":";
            const auto inside = redacted.substr(i + 1, end - i - 1);
            if (!is_name && inside.find_first_not_of('*') != inside.npos) return false;
            i = end;
        } else if (std::isalnum(static_cast<unsigned char>(redacted[i]))) {
            return false;
        }
    }
    return true;
}

template <bool Whole> void try_all() {
    using holder = Holder<Whole>;
    std::size_t found = 0, different = 0;
    for (const std::string_view name : lintel::detail::described_names<Hidden<Whole>>)
        for (const value& v : values) {
            const std::string structure = "{\"" + std::string(name) + "\":" + std::string(v.json) + '}';
            for (const std::string& text : {R"({"one":)" + structure + '}',
                                            R"({"list":[{},)" + structure + "]}",
                                            R"({"map":{"k":)" + structure + "}}"}) {
                INFO(text);
                const std::string redacted = lintel::redact<holder>(text);
                CHECK(redacted.size() == text.size());
                CHECK_MESSAGE(is_blank(redacted), redacted);

                const auto examine = [&](const lintel::report& r) {
                    for (const auto& d : r) {
                        ++found;
                        CHECK_MESSAGE(!shows(d.message, v), d.message);
                        // Of an enum's names one that is near would tell the secret.
                        CHECK_MESSAGE(d.hint.find("did you mean") == std::string::npos, d.hint);
                        CHECK_MESSAGE(!shows(d.hint, v), d.hint);
                        CHECK_MESSAGE(!shows(d.pointer, v), d.pointer);
                    }
                };
                examine(lintel::check<holder>(text));
                const auto read = lintel::parse<holder>(text);
                if (!read) {
                    examine(read.error());
                    CHECK_FALSE(shows(lintel::bad_document(read.error()).what(), v));
                    continue;
                }
                examine(lintel::validate(*read));
                for (const std::string& other :
                     {std::string("{}"), std::string(R"({"one":{},"list":[{},{}],"map":{"k":{}}})")}) {
                    const holder without = lintel::parse<holder>(other).value();
                    for (const auto& differences :
                         {lintel::diff(*read, without), lintel::diff(without, *read)})
                        for (const auto& d : differences) {
                            ++different;
                            CHECK_MESSAGE(!shows(d.before, v), d.before);
                            CHECK_MESSAGE(!shows(d.after, v), d.after);
                        }
                }
            }
        }
    CHECK(found > 500);
    CHECK(different > 200);
}

} // namespace
} // namespace secrets

TEST_CASE("no part of a sensitive member of any kind is shown") { secrets::try_all<false>(); }

TEST_CASE("no part of a sensitive structure's members of any kind is shown") { secrets::try_all<true>(); }
