// expect: lintel: a structure's table is found under the name lintel_shape only
#include <lintel/validate.hpp>

#include <string>

struct wrong {
    std::string it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
    static constexpr auto lintel_shapes =
        // fix: static constexpr auto lintel_shape =
        lintel::structure("wrong", lintel::member("it", lintel::length{1, 8}));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
