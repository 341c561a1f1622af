// expect: lintel: this min is above its max
#include <lintel/validate.hpp>

#include <optional>

struct wrong {
    int it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("wrong", lintel::member("it", lintel::range{0, -1}));
    // fix: lintel::structure("wrong", lintel::member("it", lintel::range{-1, 0}));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
