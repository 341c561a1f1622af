// expect: lintel: pattern: it has more than 256 characters
#include <lintel/pattern.hpp>

constexpr auto wrong = lintel::pattern<"a{300}">;
// fix: constexpr auto wrong = lintel::pattern<"a{200}">;

bool use() { return wrong.full("a"); }
