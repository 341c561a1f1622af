// expect: lintel: `range` applies to integers: use `length` for a string or blob
#include <lintel/validate.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

struct wrong {
    std::string it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("wrong", lintel::member("it", lintel::range{1, 2}));
    // fix: lintel::structure("wrong", lintel::member("it", lintel::length{1, 2}));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
