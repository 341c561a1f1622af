// expect: lintel: `keys` and `values` apply to maps: use `elements` for a list
#include <lintel/validate.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

struct wrong {
    std::vector<std::string> it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("wrong", lintel::member("it", lintel::keys{lintel::unconstrained}));
    // fix: lintel::structure("wrong", lintel::member("it", lintel::elements{lintel::unconstrained}));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
