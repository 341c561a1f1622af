// expect: lintel: pattern: a bracket or brace is not closed
#include <lintel/pattern.hpp>

constexpr auto wrong = lintel::pattern<"[a">;
// fix: constexpr auto wrong = lintel::pattern<"[a]">;

bool use() { return wrong.full("a"); }
