// expect: lintel: pattern: this kind of group is not supported
#include <lintel/pattern.hpp>

constexpr auto wrong = lintel::pattern<"a(?=b)">;
// fix: constexpr auto wrong = lintel::pattern<"a(?:b)">;

bool use() { return wrong.full("a"); }
