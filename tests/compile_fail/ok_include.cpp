// The control: the include path works.
#include <lintel/lintel.hpp>
