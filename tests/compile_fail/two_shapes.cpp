// expect: lintel: a shape replaces what stands before it in lintel::member(...)
#include <lintel/validate.hpp>

#include <string>
#include <vector>

inline constexpr lintel::shape short_name{"short_name", lintel::length{1, 8}};

inline constexpr lintel::shape few{"few", lintel::count{0, 3}};
inline constexpr lintel::shape names{"names", lintel::count{0, 3}, lintel::elements{short_name}};

struct wrong {
    std::vector<std::string> it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
    static constexpr auto lintel_shape = lintel::structure("wrong", lintel::member("it", few, names));
    // fix: static constexpr auto lintel_shape = lintel::structure("wrong", lintel::member("it", names));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
