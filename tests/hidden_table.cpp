#include <lintel/annotate.hpp>
#include <lintel/detail/hidden_table.hpp>

#include <doctest/doctest.h>

#include <string_view>

namespace {

using lintel::detail::hidden_table_of;

/// A public table under that name, a private one, and a public one of a class that cannot be derived from.
#define TABLES(name)                                                                                         \
    namespace of##name {                                                                                     \
        struct open {                                                                                        \
            int it;                                                                                          \
            BOOST_DESCRIBE_CLASS(open, (), (it), (), ())                                                     \
            [[maybe_unused]] static constexpr auto name = lintel::structure("open", lintel::member("it"));   \
        };                                                                                                   \
        class closed {                                                                                       \
        public:                                                                                              \
            int it;                                                                                          \
                                                                                                             \
        private:                                                                                             \
            BOOST_DESCRIBE_CLASS(closed, (), (it), (), ())                                                   \
            [[maybe_unused]] static constexpr auto name = lintel::structure("closed", lintel::member("it")); \
        };                                                                                                   \
        struct last final {                                                                                  \
            int it;                                                                                          \
            BOOST_DESCRIBE_CLASS(last, (), (it), (), ())                                                     \
            [[maybe_unused]] static constexpr auto name = lintel::structure("last", lintel::member("it"));   \
        };                                                                                                   \
    }

#define EACH_SLIP(f)                                                                                         \
    f(lintel_shapes) f(lintel_shape_) f(_lintel_shape) f(lintelShape) f(lintelshape) f(lintel_Shape)         \
        f(Lintel_shape) f(Lintel_Shape) f(LintelShape) f(LINTEL_SHAPE) f(lintel_shpae) f(lintel_sahpe)       \
            f(lintel_hsape) f(lintel_shap) f(lintel_sape) f(lintel_shae) f(lintle_shape) f(lintl_shape)      \
                f(lintel_table) f(lintelTable) f(lintel_struct) f(lintel_structure) f(lintel_schema)         \
                    f(lintel_annotation) f(lintel_annotations) f(lintel_members) f(lintel_constraints)

EACH_SLIP(TABLES)

class hidden {
public:
    int it;

private:
    BOOST_DESCRIBE_CLASS(hidden, (), (it), (), ())
    [[maybe_unused]] static constexpr auto lintel_shape = lintel::structure("hidden", lintel::member("it"));
};
struct bare {
    int it;

    BOOST_DESCRIBE_CLASS(bare, (), (it), (), ())
};
struct of_another_subject {
    int lintel_table, lintel_members;

    BOOST_DESCRIBE_CLASS(of_another_subject, (), (lintel_table, lintel_members), (), ())
};
struct last_of_another_subject final {
    int lintel_table;

    BOOST_DESCRIBE_CLASS(last_of_another_subject, (), (lintel_table), (), ())
};
#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wfinal-dtor-non-final-class"
#endif
/// No class can be derived from it.
struct polymorphic {
    int it = 0;

    polymorphic() = default;
    polymorphic(const polymorphic&) = default;
    polymorphic& operator=(const polymorphic&) = default;
    virtual ~polymorphic() final = default;
    BOOST_DESCRIBE_CLASS(polymorphic, (), (it), (), ())
};
#ifdef __clang__
#pragma clang diagnostic pop
#endif

} // namespace

TEST_CASE("a table under the name of a likely slip is found, and a private one too") {
#define CHECK_TABLES(name)                                                                                   \
    CHECK(hidden_table_of<of##name::open>() == #name);                                                       \
    CHECK(hidden_table_of<of##name::closed>() == #name);                                                     \
    CHECK(hidden_table_of<of##name::last>() == #name);
    EACH_SLIP(CHECK_TABLES)
    CHECK(hidden_table_of<hidden>() == "lintel_shape");
}

TEST_CASE("a struct without a table has no hidden one, whatever its members are called") {
    CHECK(hidden_table_of<bare>() == "");
    CHECK(hidden_table_of<of_another_subject>() == "");
    CHECK(hidden_table_of<last_of_another_subject>() == "");
    CHECK(hidden_table_of<polymorphic>() == "");
    CHECK(lintel::member_shapes<of_another_subject>[1]->name == "lintel_members");
}
