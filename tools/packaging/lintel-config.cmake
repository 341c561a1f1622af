# find_package(lintel): the target lintel::lintel. It is headers only; a program that calls json_schema links Boost.JSON
# besides, or includes <boost/json/src.hpp> in one file.
include(CMakeFindDependencyMacro)
find_dependency(Boost 1.81)
include("${CMAKE_CURRENT_LIST_DIR}/lintel-targets.cmake")
