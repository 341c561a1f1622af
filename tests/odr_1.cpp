// Every public header in two translation units of one program: nothing may be defined twice.
#include "every_header.hpp"

int odr_2();

int main() { return odr_2(); }
