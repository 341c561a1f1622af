// expect: lintel: `lintel_shape` is not public
#include <lintel/validate.hpp>

#include <string>

class wrong {
public:
    std::string it;

private:
    // fix: public:
    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("wrong", lintel::member("it", lintel::length{1, 8}));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
