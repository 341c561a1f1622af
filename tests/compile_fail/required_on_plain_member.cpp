// expect: lintel: `required` needs a member that can be absent: make it std::optional<...>
#include <lintel/validate.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

struct wrong {
    std::string it;
    // fix: std::optional<std::string> it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
    static constexpr auto lintel_shape = lintel::structure("wrong", lintel::member("it", lintel::required));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
