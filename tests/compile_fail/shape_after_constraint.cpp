// expect: lintel: a shape replaces what stands before it in lintel::member(...)
#include <lintel/validate.hpp>

#include <optional>
#include <string>

inline constexpr lintel::shape short_name{"short_name", lintel::length{1, 8}};

struct wrong {
    std::optional<std::string> it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("wrong", lintel::member("it", lintel::required, short_name));
    // fix: lintel::structure("wrong", lintel::member("it", short_name, lintel::required));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
