#ifndef LINTEL_TESTS_READ_HPP
#define LINTEL_TESTS_READ_HPP

#include <lintel/parse.hpp>
#include <lintel/ssm/shapes.hpp>

#include <string_view>

namespace tests {

/// A task from a text that can be read.
inline lintel::ssm::GetMaintenanceWindowTaskResult read(std::string_view text) {
    return lintel::parse<lintel::ssm::GetMaintenanceWindowTaskResult>(text).value();
}

} // namespace tests

#endif
