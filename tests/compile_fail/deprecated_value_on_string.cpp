// expect: lintel: `deprecated_value` applies to enums
#include <lintel/validate.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

struct wrong {
    std::string it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("wrong", lintel::member("it", lintel::deprecated_value{"a", "use b"}));
    // fix: lintel::structure("wrong", lintel::member("it", lintel::deprecated{"use b"}));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
