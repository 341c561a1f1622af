// expect: lintel: pattern: nothing stands before a repetition
#include <lintel/pattern.hpp>

constexpr auto wrong = lintel::pattern<"a|*">;
// fix: constexpr auto wrong = lintel::pattern<"a|b*">;

bool use() { return wrong.full("a"); }
