// expect: lintel: this type cannot stand in a document
#include <lintel/validate.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

struct wrong {
    std::optional<int*> it;
    // fix: std::optional<int> it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
    static constexpr auto lintel_shape = lintel::structure("wrong", lintel::member("it"));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
