// expect: lintel: pattern: this escape is not known
#include <lintel/pattern.hpp>

constexpr auto wrong = lintel::pattern<"\\q">;
// fix: constexpr auto wrong = lintel::pattern<"\\?">;

bool use() { return wrong.full("a"); }
