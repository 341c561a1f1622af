// expect: lintel: this member has two lines in the structure's table: join them into one
#include <lintel/validate.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

struct wrong {
    std::string it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("wrong", lintel::member("it"), lintel::member("it", lintel::length{1}));
    // fix: lintel::structure("wrong", lintel::member("it", lintel::length{1}));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
