#ifndef LINTEL_TOOLS_PROGRAM_HPP
#define LINTEL_TOOLS_PROGRAM_HPP

namespace lintel::tool {

/// The program: does what its arguments ask and returns its exit status. Says on standard error what went
/// wrong.
int run_program(int argc, const char* const* argv);

} // namespace lintel::tool

#endif
