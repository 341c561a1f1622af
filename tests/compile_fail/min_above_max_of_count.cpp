// expect: lintel: this min is above its max
#include <lintel/validate.hpp>

#include <vector>

struct wrong {
    std::vector<int> it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("wrong", lintel::member("it", lintel::count{.min = 3, .max = 2}));
    // fix: lintel::structure("wrong", lintel::member("it", lintel::count{.min = 2, .max = 3}));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
