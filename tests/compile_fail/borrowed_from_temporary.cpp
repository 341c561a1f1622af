// expect: lintel: keep the JSON in a variable
#include <lintel/parse.hpp>

#include <string>

template <class S = lintel::owning> struct wrong {
    std::optional<typename S::string> it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
};

bool read(lintel::borrowed_t<wrong<>>& value, const std::string& members, lintel::arena& memory) {
    const std::string json = '{' + members + '}';
    return lintel::parse_borrowed(value, '{' + members + '}', memory).ok();
    // fix: return lintel::parse_borrowed(value, json, memory).ok();
}
