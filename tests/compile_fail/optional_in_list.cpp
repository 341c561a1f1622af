// expect: lintel: a list or map holds values, not std::optional: null in a list or map is an error
#include <lintel/parse.hpp>

#include <optional>
#include <string>
#include <vector>

struct wrong {
    std::vector<std::optional<std::string>> it;
    // fix: std::vector<std::string> it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
};

bool use(std::string_view text) { return lintel::parse<wrong>(text).has_value(); }
