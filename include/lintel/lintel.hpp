#ifndef LINTEL_LINTEL_HPP
#define LINTEL_LINTEL_HPP

// Everything generic. It knows of no service: it works on any struct or enum that Boost.Describe describes.
#include <lintel/annotate.hpp>
#include <lintel/check.hpp>
#include <lintel/diff.hpp>
#include <lintel/format.hpp>
#include <lintel/json_schema.hpp>
#include <lintel/parse.hpp>
#include <lintel/redact.hpp>
#include <lintel/rule.hpp>
#include <lintel/serialize.hpp>
#include <lintel/validate.hpp>

#endif
