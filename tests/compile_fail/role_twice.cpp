// expect: lintel: what holds for the whole structure is given twice
#include <lintel/validate.hpp>

#include <string>

struct wrong {
    std::string it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("wrong", lintel::request, lintel::answer, lintel::member("it"));
    // fix: lintel::structure("wrong", lintel::request, lintel::member("it"));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
