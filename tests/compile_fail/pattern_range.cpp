// expect: lintel: pattern: a range in brackets runs backwards
#include <lintel/pattern.hpp>

constexpr auto wrong = lintel::pattern<"[z-a]">;
// fix: constexpr auto wrong = lintel::pattern<"[a-z]">;

bool use() { return wrong.full("a"); }
