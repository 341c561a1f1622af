// expect: lintel: pattern: this Unicode property is not known
#include <lintel/pattern.hpp>

constexpr auto wrong = lintel::pattern<"\\p{Lu}">;
// fix: constexpr auto wrong = lintel::pattern<"\\p{L}">;

bool use() { return wrong.full("a"); }
