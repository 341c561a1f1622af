// expect: lintel: this annotated member is not described: correct its spelling in lintel::member(...)
#include <lintel/validate.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

struct wrong {
    std::string it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("wrong", lintel::member("it"), lintel::member("ti"));
    // fix: lintel::structure("wrong", lintel::member("it"));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
