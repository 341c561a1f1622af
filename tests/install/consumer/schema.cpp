#include <lintel/lintel.hpp>

#include <boost/json/src.hpp>

struct point {
    std::optional<int> x;
    BOOST_DESCRIBE_CLASS(point, (), (x), (), ())
};

int main() { return lintel::json_schema<point>().contains("properties") ? 0 : 1; }
