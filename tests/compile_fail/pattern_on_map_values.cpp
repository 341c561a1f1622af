// expect: lintel: `pattern` applies to strings
#include <lintel/validate.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

inline constexpr lintel::shape letters{"letters", lintel::pattern<"a">};

struct wrong {
    std::map<std::string, int> it;
    // fix: std::map<std::string, std::string> it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("wrong", lintel::member("it", lintel::values{letters}));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
