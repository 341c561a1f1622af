// expect: lintel: keep the checker in a variable
#include <lintel/check.hpp>

#include <iostream>

struct wrong {
    std::optional<int> it;

    BOOST_DESCRIBE_CLASS(wrong, (), (it), (), ())
};

void print(std::string_view text) {
    lintel::checker<wrong> kept;
    for (const lintel::diagnostic& d : lintel::checker<wrong>()(text)) std::cout << d.message << '\n';
    // fix: for (const lintel::diagnostic& d : kept(text)) std::cout << d.message << '\n';
}
