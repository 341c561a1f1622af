// expect: lintel: this member has two constraints of one kind
#include <lintel/validate.hpp>

#include <string>

struct wrong {
    std::string it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("wrong", lintel::member("it", lintel::length{1}, lintel::length{.max = 8}));
    // fix: lintel::structure("wrong", lintel::member("it", lintel::length{1, 8}));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
