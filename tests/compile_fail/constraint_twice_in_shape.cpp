// expect: lintel: this shape has two constraints of one kind
#include <lintel/validate.hpp>

#include <string>

inline constexpr lintel::shape letters{"letters", lintel::pattern<"a">, lintel::pattern<"b">};
// fix: inline constexpr lintel::shape letters{"letters", lintel::pattern<"a|b">};

struct wrong {
    std::string it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
    static constexpr auto lintel_shape = lintel::structure("wrong", lintel::member("it", letters));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
