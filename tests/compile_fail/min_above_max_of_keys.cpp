// expect: lintel: this min is above its max
#include <lintel/validate.hpp>

#include <map>
#include <string>

inline constexpr lintel::shape short_name{"short_name", lintel::length{8, 1}};
// fix: inline constexpr lintel::shape short_name{"short_name", lintel::length{1, 8}};

struct wrong {
    std::map<std::string, int> it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("wrong", lintel::member("it", lintel::keys{short_name}));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
