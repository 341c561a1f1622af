// expect: lintel: pattern: braces are not a repetition
#include <lintel/pattern.hpp>

constexpr auto wrong = lintel::pattern<"a{5,2}">;

bool use() { return wrong.full("a"); }
