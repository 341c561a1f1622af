// Holds the model against the SSM service model that botocore installs: every shape, member, limit, pattern,
// enum value, required and sensitive mark.
#include <lintel/ssm.hpp>

#include <boost/json.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <limits>
#include <set>
#include <string>
#include <string_view>

namespace json = boost::json;
using lintel::shape;
using lintel::detail::class_of;
using lintel::detail::type_class;

namespace {

/// Where botocore's model and ours differ, and why. An entry that is not needed fails the test.
struct known_difference {
    std::string_view shape, what, reason;
};
constexpr std::array<known_difference, 0> known_differences{};

const json::object& model() {
    static const json::value parsed = [] {
        const char* const named = std::getenv("LINTEL_SSM_MODEL");
        const std::string path =
            named ? named : "/usr/lib/python3/dist-packages/botocore/data/ssm/2014-11-06/service-2.json";
        std::ifstream file(path, std::ios::binary);
        if (!file) FAIL(path, " is missing: install python3-botocore, or name the model in LINTEL_SSM_MODEL");
        return json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
    }();
    return parsed.as_object();
}
const json::object& peer_shape(std::string_view name) { return model().at("shapes").at(name).as_object(); }

class comparison {
public:
    std::set<std::string> seen;

    /// A structure of ours.
    template <class T> void structure() {
        const std::string name(lintel::shape_name<T>());
        if (!seen.insert(name).second) return;
        INFO(name);
        const auto& peer = peer_shape(name);
        CHECK(peer.at("type") == "structure");
        check(name, "sensitive", lintel::is_sensitive<T>(), peer.contains("sensitive"));
        const auto& members = peer.at("members").as_object();
        check(name, "number of members", lintel::member_shapes<T>.size(), members.size());
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (member<T, I>(name, peer), ...);
        }(std::make_index_sequence<lintel::detail::described_names<T>.size()>{});
    }

    std::size_t checked = 0;
    std::set<std::string> excused;

private:
    template <class A, class B>
    void check(const std::string& in, const std::string& what, const A& ours, const B& theirs) {
        ++checked;
        if (ours == theirs) return;
        for (const auto& d : known_differences)
            if (d.shape == in && d.what == what) {
                excused.insert(in + what);
                return;
            }
        CHECK_MESSAGE(ours == theirs, in, ": ", what);
    }

    template <class T, std::size_t I> void member(const std::string& holder, const json::object& peer) {
        const auto& line = *lintel::member_shapes<T>[I];
        const std::string name(line.name);
        const auto* theirs = peer.at("members").as_object().if_contains(name);
        REQUIRE_MESSAGE(theirs, holder, " has no member ", name);
        bool required = false;
        if (const auto* list = peer.if_contains("required"))
            for (const auto& r : list->as_array()) required |= r.as_string() == name;
        check(holder, name + " required", line.is_required, required);
        using value = lintel::detail::without_optional<lintel::detail::described_type<T, I>>;
        if constexpr (class_of<value> != type_class::structure)
            check(holder,
                  name + " shape",
                  std::string_view(line.shape.name),
                  std::string_view(theirs->at("shape").as_string()));
        compare<value>(std::string(theirs->at("shape").as_string()), line.shape);
    }

    void limits(const std::string& name,
                const json::object& peer,
                std::int64_t min,
                std::int64_t max,
                std::int64_t no_min) {
        const auto* low = peer.if_contains("min");
        const auto* high = peer.if_contains("max");
        check(name, "min", min, low ? low->as_int64() : no_min);
        check(name, "max", max, high ? high->as_int64() : lintel::unlimited);
    }

    template <class T> void compare(const std::string& name, const shape& s) {
        INFO(name);
        constexpr type_class kind = class_of<T>;
        const auto& peer = peer_shape(name);
        if constexpr (kind == type_class::structure) {
            check(name, "name", std::string(lintel::shape_name<T>()), name);
            structure<T>();
        } else {
            if (!seen.insert(name).second) return;
            const json::string& type = peer.at("type").as_string();
            check(name, "sensitive", s.is_sensitive, peer.contains("sensitive"));
            const auto* pattern = peer.if_contains("pattern");
            check(name,
                  "pattern",
                  std::string(s.pattern ? s.pattern.source() : ""),
                  std::string(pattern ? std::string_view(pattern->as_string()) : ""));
            if constexpr (kind == type_class::list) {
                CHECK(type == "list");
                limits(name, peer, s.count.min, s.count.max, 0);
                compare<lintel::detail::element_t<T>>(std::string(peer.at("member").at("shape").as_string()),
                                                      s.element_shape ? *s.element_shape
                                                                      : lintel::unconstrained);
            } else if constexpr (kind == type_class::map) {
                CHECK(type == "map");
                limits(name, peer, s.count.min, s.count.max, 0);
                compare<std::string>(std::string(peer.at("key").at("shape").as_string()), *s.key_shape);
                compare<lintel::detail::mapped_t<T>>(std::string(peer.at("value").at("shape").as_string()),
                                                     s.value_shape ? *s.value_shape : lintel::unconstrained);
            } else if constexpr (kind == type_class::string || kind == type_class::blob) {
                CHECK(type == (kind == type_class::string ? "string" : "blob"));
                CHECK_FALSE(peer.contains("enum"));
                limits(name, peer, s.length.min, s.length.max, 0);
            } else if constexpr (kind == type_class::integer) {
                CHECK(type == "integer");
                CHECK(sizeof(T) == 4);
                limits(name, peer, s.range.min, s.range.max, std::numeric_limits<std::int64_t>::min());
            } else if constexpr (kind == type_class::boolean) {
                CHECK(type == "boolean");
            } else {
                static_assert(kind == type_class::enumeration);
                std::set<std::string> ours, theirs;
                for (const auto e : lintel::detail::enumerators_of<typename T::enum_type>::names)
                    ours.emplace(e);
                for (const auto& e : peer.at("enum").as_array()) theirs.emplace(e.as_string());
                check(name, "enum", ours, theirs);
            }
        }
    }
};

/// The names of all shapes that a shape of botocore's reaches.
void reach(const std::string& name, std::set<std::string>& found) {
    if (!found.insert(name).second) return;
    const auto& peer = peer_shape(name);
    if (const auto* members = peer.if_contains("members"))
        for (const auto& m : members->as_object())
            reach(std::string(m.value().at("shape").as_string()), found);
    for (const auto part : {"member", "key", "value"})
        if (const auto* p = peer.if_contains(part)) reach(std::string(p->at("shape").as_string()), found);
}

} // namespace

TEST_CASE("the model is botocore's: shapes, members, limits, patterns, enums, required and sensitive marks") {
    comparison c;
    [&]<class... T>(lintel::ssm::type_list<T...>) { (c.structure<T>(), ...); }(lintel::ssm::documents{});
    CHECK(c.checked > 400);
    CHECK(c.excused.size() == known_differences.size());
}

TEST_CASE("nothing that the four operations reach is missing") {
    comparison c;
    [&]<class... T>(lintel::ssm::type_list<T...>) { (c.structure<T>(), ...); }(lintel::ssm::documents{});
    std::set<std::string> wanted;
    for (const auto operation : {"GetMaintenanceWindowTask",
                                 "RegisterTaskWithMaintenanceWindow",
                                 "UpdateMaintenanceWindowTask",
                                 "DescribeMaintenanceWindowTasks"}) {
        const auto& o = model().at("operations").at(operation);
        reach(std::string(o.at("input").at("shape").as_string()), wanted);
        reach(std::string(o.at("output").at("shape").as_string()), wanted);
        for (const auto& e : o.at("errors").as_array()) {
            const std::string name(e.at("shape").as_string());
            reach(name, wanted);
            bool known = false;
            for (const auto& k : lintel::ssm::known_errors) {
                if (k.name != name) continue;
                known = true;
                const auto* about = peer_shape(name).if_contains("fault");
                CHECK((k.fault == lintel::ssm::fault::server) == (about && about->as_bool()));
            }
            CHECK_MESSAGE(known, name);
        }
    }
    for (const auto& name : wanted) CHECK_MESSAGE(c.seen.count(name) == 1, name);
    CHECK(wanted.size() > 80);
}
