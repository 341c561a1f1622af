// What users do with lintel, twice in one program: as the file with main(), and as another that is compiled
// for another instruction set. Each must do all of it with its own instructions.
#include <lintel/lintel.hpp>
#include <lintel/ssm.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/json/serialize.hpp>

#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The model that both files include.
namespace mixing {

BOOST_DEFINE_ENUM_CLASS(Protocol, http, tcp)
BOOST_DEFINE_ENUM_CLASS(Color, red, green)

inline constexpr lintel::shape Name{"Name", lintel::length{2, 64}, lintel::pattern<R"(^[a-z][a-z0-9\-]*$)">};
inline constexpr lintel::shape Code{"Code", lintel::pattern<R"(^(?!\s*$)[\p{L}\d]{3,7}(-[A-F]+)?$)">};
inline constexpr lintel::shape Codes{"Codes", lintel::count{0, 9}, lintel::elements{Code}, lintel::unordered};
inline constexpr auto word = lintel::pattern<R"(^\w+$)">;

template <class S = lintel::owning> struct Host {
    std::optional<typename S::string> address;
    std::optional<std::uint16_t> port;
    std::optional<double> weight;

    BOOST_DESCRIBE_CLASS(Host, (), (address, port, weight), (), ())
    static constexpr auto lintel_shape = lintel::structure("Host",
                                                           lintel::member("address", lintel::required),
                                                           lintel::member("port", lintel::range{1, 9999}),
                                                           lintel::member("weight"));
    bool operator==(const Host&) const = default;
};

template <class S = lintel::owning> struct Listener {
    std::optional<typename S::string> name, note;
    std::optional<typename S::template list<typename S::string>> codes;
    std::optional<typename S::template list<Host<S>>> hosts;
    std::optional<typename S::template map<typename S::string>> labels;
    std::optional<typename S::template map<Host<S>>> named;
    std::optional<typename S::blob> key;
    std::optional<lintel::open_enum<Protocol, typename S::string>> protocol;
    std::optional<Color> color;
    std::optional<bool> on;

    BOOST_DESCRIBE_CLASS(
        Listener, (), (name, note, codes, hosts, labels, named, key, protocol, color, on), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("Listener",
                          lintel::member("name", Name, lintel::required),
                          lintel::member("note", lintel::sensitive),
                          lintel::member("codes", Codes),
                          lintel::member("hosts"),
                          lintel::member("labels", lintel::keys{Name}, lintel::values{Code}),
                          lintel::member("named"),
                          lintel::member("key", lintel::length{1, 32}),
                          lintel::member("protocol", lintel::deprecated_value{"tcp", "use http"}),
                          lintel::member("color"),
                          lintel::member("on", lintel::deprecated{"leave it out"}));
    bool operator==(const Listener&) const = default;
};

} // namespace mixing

// Of each file alone.
namespace {

template <class T> void http_has_hosts(const T& x, lintel::findings& found) {
    if (x.protocol == mixing::Protocol::http && !x.hosts)
        found.add({"hosts"}, "protocol is http, but hosts is missing", "give hosts");
}

} // namespace

namespace lintel {

template <class S> struct rules_of<mixing::Listener<S>> {
    static constexpr std::array table{
        rule<mixing::Listener<S>>{{"http-has-hosts", severity::warning, "http needs hosts.", "the test"},
                                  http_has_hosts<mixing::Listener<S>>}};
};

} // namespace lintel

namespace {

using listener = mixing::Listener<>;
using task = lintel::ssm::GetMaintenanceWindowTaskResult;

constexpr std::string_view good = R"({
  "name": "front-1", "note": "a note of more than thirty-two bytes, which a block of AVX2 holds",
  "codes": ["abc", "äöü", "x1y2z3", "abc-DEF"],
  "hosts": [{"address": "10.0.0.1", "port": 80, "weight": 0.5}, {"address": "an address with \"quotes\" \u00e4"}],
  "labels": {"one": "abc", "two": "xyz"}, "named": {"a": {"address": "b", "port": 1}},
  "key": "AAECAwQFBgcICQoLDA0ODxAREhM=", "protocol": "http", "color": "green", "on": null
})";
constexpr std::string_view bad = R"({
  "name": "Front_1, which is not a name and longer than thirty-two bytes", "nmae": 1, "codes": ["a", "", 7, "abc-X"],
  "codes": ["a", "", "abc-X"], "hosts": [{"port": 0}, {"port": 70000, "address": "a"}], "labels": {"X": "y"},
  "named": {"a": {}, "a": {}}, "key": "AAEC*", "protocol": "tcp", "color": "blue", "on": true
})";
constexpr std::string_view stored_task =
    R"({"Name":"ab","WindowId":"mw-0","TaskType":"RUN_COMMAND","MaxErrors":"1",
  "Description":"hello hello hello hello hello hello hello hello hello",
  "Targets":[{"Key":"InstanceIds","Values":["i-1234567812345678a","*"]}],
  "TaskParameters":{"a":{"Values":["{{ NO_PARAMETER }}"]}},
  "TaskInvocationParameters":{"RunCommand":{"DocumentHash":"abc","Parameters":{"commands":["echo {{TARGET_ID}}"]}},
  "Lambda":{"Payload":"e30="}}})";

void add(std::string& out, const lintel::report& found) {
    for (const lintel::diagnostic& d : found)
        out += d.pointer + ' ' + std::to_string(d.line) + ' ' + std::string(d.rule) + ": " + d.message +
               " (" + d.hint + ")\n";
}

/// How much to do. What compilers make of Boost.JSON, and of copying and moving the model's own structs, has
/// one name for both files, whatever lintel does: it may be for another processor.
enum class scope { everything, no_json, in_place };

/// All that can be called, as a text.
std::string everything(scope how_much = scope::everything) {
    std::string out;
    lintel::checker<listener> check;
    for (const std::string_view text : {good, bad, good, bad.substr(0, bad.size() / 2)}) {
        add(out, check(text));
        add(out, lintel::check<listener>(text));
        out += lintel::redact<listener>(text);
        if (how_much != scope::in_place) {
            lintel::parser<listener> pushed;
            for (std::size_t i = 0; i < text.size(); i += 37) pushed.write(text.substr(i, 37));
            listener read;
            add(out, pushed.finish_into(read));
            add(out, lintel::validate(read));
            out += lintel::serialize(read);
        }
        lintel::arena memory;
        mixing::Listener<lintel::borrowed> borrowed;
        add(out, lintel::parse_borrowed(borrowed, text, memory));
        out += lintel::serialize(borrowed);
        add(out, lintel::format_to<listener>(out, text, {.pretty = true}));
    }
    const auto parsed = lintel::parse<listener>(good);
    auto reread = lintel::parse<listener>(good);
    listener& other = *reread;
    other.codes->front() = "new";
    other.hosts.reset();
    other.protocol = mixing::Protocol::http;
    for (const lintel::difference& d : lintel::diff(*parsed, other))
        out += d.pointer + d.before + d.after + '\n';
    add(out, lintel::validate(other));
    try {
        (void)lintel::parse<listener>(bad).value();
    } catch (const lintel::bad_document& e) {
        out += e.what();
        add(out, e.report());
    }
    out += std::to_string(mixing::word.full("a_word_of_more_than_thirty_two_characters"));
    out += std::to_string(mixing::word.full("two words"));
    if (how_much == scope::everything) out += boost::json::serialize(lintel::json_schema<listener>());

    add(out, lintel::check<task>(stored_task));
    const auto stored = lintel::parse<task>(stored_task);
    if (how_much != scope::in_place) {
        out += lintel::serialize(lintel::ssm::to_register(*stored).request);
        add(out, lintel::ssm::to_update(*stored).left_out);
        add(out, lintel::ssm::to_register(*stored).bound);
        auto live = lintel::ssm::as_request(lintel::ssm::RegisterTaskWithMaintenanceWindowRequest(), *stored);
        lintel::ssm::drop_defaults(live);
        out += lintel::serialize(live, {.blobs = lintel::blob_form::raw});
    }
    add(out, lintel::validate(*stored));
    out += lintel::serialize(*stored);
    out += lintel::ssm::parse_error(R"({"__type":"com.amazonaws.ssm#DoesNotExistException"})")->name;
    for (const char* const text :
         {R"({"WindowId":"w","TaskArn":"a","T\u0061skType":"LAMBDA"})", R"({"windowId":1})"}) {
        const lintel::ssm::detection found = lintel::ssm::detect(text);
        for (const auto shape : found.best.shapes()) out += shape;
        out += lintel::ssm::words_for(found.looks_like).message;
    }
    return out;
}

} // namespace

std::string of_the_other_file();
lintel::report handed_over(lintel::report found); // types have one name in both files

#ifdef MIXING_MAIN
// usage: program            compares what both files do
//        program SCOPE      does what this file does alone, on a processor without AVX
int main(int count, char** arguments) {
    if (count > 1)
        return everything(arguments[1] == std::string_view("in_place") ? scope::in_place : scope::no_json)
            .empty();
    const std::string here = everything();
    std::puts(here.c_str());
    const lintel::report found = lintel::check<listener>(bad);
    return here == of_the_other_file() && handed_over(found) == found ? 0 : 1;
}
#else
std::string of_the_other_file() { return everything(); }
lintel::report handed_over(lintel::report found) {
    lintel::report copy = found;
    copy.add({lintel::severity::note, "a", "/b", "c", "d"});
    copy.leave_out_from(found.size());
    copy = std::move(found);
    return copy;
}
#endif
