#include "every_header.hpp"

int odr_2();

int odr_2() { return 0; }
