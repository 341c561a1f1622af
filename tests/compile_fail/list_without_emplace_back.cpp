// expect: lintel: this list cannot be read
#include <lintel/parse.hpp>

#include <span>
#include <vector>

struct wrong {
    std::span<const int> it;
    // fix: std::vector<int> it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
};

bool use(std::string_view text) { return lintel::parse<wrong>(text).has_value(); }
