#ifndef LINTEL_TOOLS_MODEL_COMPARISON_HPP
#define LINTEL_TOOLS_MODEL_COMPARISON_HPP

#include <lintel/ssm.hpp>

#include <boost/describe/class.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lintel::tool {

/// Where a published service model and lintel's differ: what AWS did since.
struct model_difference {
    std::string change; ///< "added", "changed" or "dropped"
    std::string shape;
    std::string what;    ///< such as "Name required" or "max"; empty: the shape itself
    std::string lintel;  ///< empty when added
    std::string service; ///< empty when dropped

    BOOST_DESCRIBE_CLASS(model_difference, (), (change, shape, what, lintel, service), (), ())
};

/// Holds lintel's reflection of structures against a service model in botocore's form: every shape, member,
/// limit, pattern, enum value, required and sensitive mark.
class model_comparison {
public:
    explicit model_comparison(const boost::json::object& model) : model_(model) {}

    /// Compares all that a structure of ours reaches.
    template <class T> void structure() {
        const std::string name(shape_name<T>());
        const auto* theirs = enter(name, "structure");
        if (!theirs) return;
        compare_marks(name, is_sensitive<T>(), *theirs);
        const auto& members = theirs->at("members").as_object();
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (member<T, I>(name, *theirs), ...);
        }(std::make_index_sequence<detail::described_names<T>.size()>{});
        const auto& names = detail::described_names<T>;
        for (const auto& m : members)
            if (std::find(names.begin(), names.end(), std::string_view(m.key())) == names.end())
                add("added", name, m.key(), {}, m.value().at("shape").as_string());
    }

    /// Compares what an operation of the service reaches, after all structures: shapes of its input, output
    /// and errors that none of them has.
    void operation(std::string_view name) {
        const auto* known = model_.at("operations").as_object().if_contains(name);
        if (!known) return add("dropped", std::string(name), "operation", name, {});
        for (const auto part : {"input", "output"})
            if (const auto* shape = known->as_object().if_contains(part))
                reach(shape->at("shape").as_string());
        if (const auto* errors = known->as_object().if_contains("errors"))
            for (const auto& e : errors->as_array()) reach(e.at("shape").as_string());
    }

    const std::vector<model_difference>& found() const noexcept { return found_; }
    const std::set<std::string, std::less<>>& seen() const noexcept { return seen_; } ///< shapes of ours
    const std::set<std::string, std::less<>>& reached() const noexcept { return reached_; } ///< by operations
    std::size_t checked() const noexcept { return checked_; } ///< facts compared

private:
    void add(std::string_view change,
             std::string_view shape,
             std::string_view what,
             std::string_view lintel,
             std::string_view service) {
        found_.push_back({std::string(change),
                          std::string(shape),
                          std::string(what),
                          std::string(lintel),
                          std::string(service)});
    }
    void check(const std::string& in, std::string_view what, std::string_view ours, std::string_view theirs) {
        ++checked_;
        if (ours == theirs) return;
        add(ours.empty() ? "added" : theirs.empty() ? "dropped" : "changed", in, what, ours, theirs);
    }
    void check(const std::string& in, std::string_view what, bool ours, bool theirs) {
        check(in, what, std::string_view(ours ? "yes" : ""), std::string_view(theirs ? "yes" : ""));
    }

    /// The service's shape of that name, when it has not been looked at yet and is of that type.
    const boost::json::object* enter(const std::string& name, std::string_view type) {
        if (!seen_.insert(name).second) return nullptr;
        const auto* theirs = model_.at("shapes").as_object().if_contains(name);
        if (!theirs) {
            add("dropped", name, "", type, {});
            return nullptr;
        }
        const auto& theirs_type = theirs->at("type").as_string();
        check(name, "type", type, theirs_type);
        return theirs_type == type ? &theirs->as_object() : nullptr;
    }

    void compare_marks(const std::string& name, bool sensitive, const boost::json::object& theirs) {
        check(name, "sensitive", sensitive, theirs.contains("sensitive"));
    }

    template <class T, std::size_t I>
    void member(const std::string& holder, const boost::json::object& structure_of_theirs) {
        const auto& line = *member_shapes<T>[I];
        const std::string name(line.name);
        using value = detail::without_optional<detail::described_type<T, I>>;
        const auto* theirs = structure_of_theirs.at("members").as_object().if_contains(name);
        if (!theirs) return add("dropped", holder, name, shape_of<value>(line.shape), {});
        bool required = false;
        if (const auto* list = structure_of_theirs.if_contains("required"))
            for (const auto& r : list->as_array()) required |= r.as_string() == name;
        check(holder, name + " required", line.is_required, required);
        compare<value>(holder, name, theirs->at("shape").as_string(), line.shape);
    }

    template <class T> static std::string_view shape_of(const shape& s) {
        if constexpr (detail::class_of<T> == detail::type_class::structure)
            return shape_name<T>();
        else
            return s.name;
    }

    void limits(const std::string& name,
                const boost::json::object& theirs,
                std::int64_t min,
                std::int64_t max,
                std::int64_t no_min) {
        const auto text = [](std::int64_t n, std::int64_t none) {
            return n == none ? std::string() : std::to_string(n);
        };
        const auto limit = [&](std::string_view which, std::int64_t none) {
            const auto* n = theirs.if_contains(which);
            return text(n ? n->as_int64() : none, none);
        };
        check(name, "min", text(min, no_min), limit("min", no_min));
        check(name, "max", text(max, unlimited), limit("max", unlimited));
    }

    /// A part of a shape: a member, an element, a key or a value.
    template <class T> void
    compare(const std::string& holder, const std::string& part, std::string_view theirs, const shape& s) {
        const std::string_view ours = shape_of<T>(s);
        check(holder, part + " shape", ours, theirs);
        if (ours == theirs) compare_shape<T>(std::string(ours), s);
    }
    template <class T> void compare_shape(const std::string& name, const shape& s) {
        using detail::type_class;
        constexpr type_class kind = detail::class_of<T>;
        constexpr std::string_view type = kind == type_class::structure ? "structure"
                                          : kind == type_class::list    ? "list"
                                          : kind == type_class::map     ? "map"
                                          : kind == type_class::blob    ? "blob"
                                          : kind == type_class::integer
                                              ? (sizeof(T) == 4 ? "integer" : "long")
                                          : kind == type_class::boolean ? "boolean"
                                                                        : "string";
        if constexpr (kind == type_class::structure) {
            structure<T>();
        } else {
            const auto* theirs = enter(name, type);
            if (!theirs) return;
            compare_marks(name, s.is_sensitive, *theirs);
            const auto* pattern = theirs->if_contains("pattern");
            check(name,
                  "pattern",
                  s.pattern ? s.pattern.source() : std::string_view(),
                  pattern ? std::string_view(pattern->as_string()) : std::string_view());
            const auto part = [&](std::string_view of) -> std::string_view {
                return theirs->at(of).at("shape").as_string();
            };
            const auto shape_at = [](const shape* known) -> const shape& {
                return known ? *known : unconstrained;
            };
            if constexpr (kind == type_class::list) {
                limits(name, *theirs, s.count.min, s.count.max, 0);
                compare<detail::element_t<T>>(name, "member", part("member"), shape_at(s.element_shape));
            } else if constexpr (kind == type_class::map) {
                limits(name, *theirs, s.count.min, s.count.max, 0);
                compare<std::string>(name, "key", part("key"), shape_at(s.key_shape));
                compare<detail::mapped_t<T>>(name, "value", part("value"), shape_at(s.value_shape));
            } else if constexpr (kind == type_class::string || kind == type_class::blob) {
                limits(name, *theirs, s.length.min, s.length.max, 0);
                check(name, "enum", false, theirs->contains("enum"));
            } else if constexpr (kind == type_class::integer) {
                limits(name, *theirs, s.range.min, s.range.max, std::numeric_limits<std::int64_t>::min());
            } else if constexpr (kind == type_class::enumeration) {
                compare_values<typename T::enum_type>(name, *theirs);
            }
        }
    }
    template <class E> void compare_values(const std::string& name, const boost::json::object& theirs) {
        const auto& ours = detail::enumerators_of<E>::names;
        std::set<std::string_view> values;
        if (const auto* list = theirs.if_contains("enum"))
            for (const auto& v : list->as_array()) values.insert(v.as_string());
        for (const std::string_view v : values) {
            ++checked_;
            if (std::find(ours.begin(), ours.end(), v) == ours.end()) add("added", name, "enum value", {}, v);
        }
        for (const std::string_view v : ours)
            if (!values.contains(v)) add("dropped", name, "enum value", v, {});
    }

    /// The model's own depth of shapes bounds the list of those still to be looked at.
    void reach(std::string_view first) {
        std::vector<std::string> open{std::string(first)};
        while (!open.empty()) {
            const std::string name = std::move(open.back());
            open.pop_back();
            if (!reached_.insert(name).second) continue;
            const auto* known = model_.at("shapes").as_object().if_contains(name);
            if (!known) continue; // told already, if it is one of ours
            const auto& theirs = known->as_object();
            if (!seen_.contains(name)) add("added", name, "", {}, theirs.at("type").as_string());
            if (const auto* members = theirs.if_contains("members"))
                for (const auto& m : members->as_object())
                    open.emplace_back(m.value().at("shape").as_string());
            for (const auto part : {"member", "key", "value"})
                if (const auto* p = theirs.if_contains(part)) open.emplace_back(p->at("shape").as_string());
        }
    }

    const boost::json::object& model_;
    std::set<std::string, std::less<>> seen_, reached_;
    std::vector<model_difference> found_;
    std::size_t checked_ = 0;
};

/// All documents of the model, and the operations that they are of.
inline model_comparison compare_model(const boost::json::object& model) {
    model_comparison compared(model);
    [&]<class... T>(ssm::type_list<T...>) { (compared.structure<T>(), ...); }(ssm::documents{});
    for (const auto operation : {"GetMaintenanceWindowTask",
                                 "RegisterTaskWithMaintenanceWindow",
                                 "UpdateMaintenanceWindowTask",
                                 "DescribeMaintenanceWindowTasks"})
        compared.operation(operation);
    return compared;
}

} // namespace lintel::tool

#endif
