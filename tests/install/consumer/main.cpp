#include <lintel/lintel.hpp>

int main() { return 0; }
