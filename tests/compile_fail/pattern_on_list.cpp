// expect: lintel: `pattern` applies to strings: attach it to the elements, keys or values of a list or map
#include <lintel/validate.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

inline constexpr lintel::shape letters{"letters", lintel::pattern<"a">};

struct wrong {
    std::vector<std::string> it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("wrong", lintel::member("it", lintel::pattern<"a">));
    // fix: lintel::structure("wrong", lintel::member("it", lintel::elements{letters}));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
