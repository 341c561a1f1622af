// expect: lintel: pattern: braces are not a repetition
#include <lintel/pattern.hpp>

constexpr auto wrong = lintel::pattern<"a{5,2}">;
// fix: constexpr auto wrong = lintel::pattern<"a{2,5}">;

bool use() { return wrong.full("a"); }
