#include <lintel/lintel.hpp>

struct point {
    std::optional<int> x;
    BOOST_DESCRIBE_CLASS(point, (), (x), (), ())
};

int main() { return lintel::parse<point>(R"({"x":7})")->x == 7 ? 0 : 1; }
