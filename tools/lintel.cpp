#include "program.hpp"

int main(int argc, char** argv) { return lintel::tool::run_program(argc, argv); }
