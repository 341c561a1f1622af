// expect: lintel: `required` needs a member that can be absent
#include <lintel/validate.hpp>

#include <optional>
#include <string>
#include <vector>

inline constexpr lintel::shape few{"few", lintel::count{3, 1}};
// fix: inline constexpr lintel::shape few{"few", lintel::count{1, 3}};

struct wrong {
    std::string first;
    // fix: std::optional<std::string> first;
    std::string second;
    // fix: std::vector<int> second;

    BOOST_DESCRIBE_CLASS(wrong, (), (first, second), (), ())
    static constexpr auto lintel_shape =
        lintel::structure("wrong", lintel::member("first", lintel::required), lintel::member("second", few));
};

bool use(const wrong& x) { return lintel::validate(x).ok(); }
