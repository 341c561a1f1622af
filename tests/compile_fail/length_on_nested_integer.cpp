// expect: lintel: `length` applies to strings and blobs
#include <lintel/validate.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

inline constexpr lintel::shape short_text{"short_text", lintel::length{1, 2}};
// fix: inline constexpr lintel::shape short_text{"short_text", lintel::range{1, 2}};

struct wrong {
    std::vector<int> it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("wrong", lintel::member("it", lintel::elements{short_text}));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
