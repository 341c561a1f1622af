// expect: lintel: keep the text in a variable
#include <lintel/open_enum.hpp>

#include <boost/describe/enum.hpp>

#include <string>

BOOST_DEFINE_ENUM_CLASS(wrong, red, green)
using colour = lintel::open_enum<wrong, std::string_view>;

colour prefixed(const std::string& text) {
    return colour("dark-" + text);
    // fix: return colour(text);
}
