// expect: lintel: this map cannot be read
#include <lintel/parse.hpp>

#include <map>
#include <string>

struct wrong {
    std::multimap<std::string, int> it;
    // fix: std::map<std::string, int> it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
};

bool use(std::string_view text) { return lintel::parse<wrong>(text).has_value(); }
