#ifndef LINTEL_SSM_HPP
#define LINTEL_SSM_HPP

// The model of AWS Systems Manager's maintenance-window tasks.
#include <lintel/lintel.hpp>
#include <lintel/ssm/convert.hpp>
#include <lintel/ssm/defaults.hpp>
#include <lintel/ssm/detect.hpp>
#include <lintel/ssm/error.hpp>
#include <lintel/ssm/rules.hpp>
#include <lintel/ssm/shapes.hpp>

#endif
