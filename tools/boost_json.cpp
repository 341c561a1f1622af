// The definitions of Boost.JSON, compiled once for every program of the build: its headers only declare
// most of the library, and Debian's compiled one would be a further package.
#include <boost/json/src.hpp>
