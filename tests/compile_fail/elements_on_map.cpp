// expect: lintel: `elements` applies to lists: use `keys` and `values` for a map
#include <lintel/validate.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

struct wrong {
    std::map<std::string, int> it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("wrong", lintel::member("it", lintel::elements{lintel::unconstrained}));
    // fix: lintel::structure("wrong", lintel::member("it", lintel::values{lintel::unconstrained}));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
