// expect: lintel: this described member has no line in the structure's table: add lintel::member
#include <lintel/validate.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

struct wrong {
    std::string it, other;

    BOOST_DESCRIBE_CLASS(wrong, (), (it, other), (), ())
    static constexpr auto lintel_shape = lintel::structure("wrong", lintel::member("it"));
    // fix: static constexpr auto lintel_shape = lintel::structure("wrong", lintel::member("it"),
    // lintel::member("other"));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
