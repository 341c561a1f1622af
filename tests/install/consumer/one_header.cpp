#include "lintel.hpp"

int main() { return lintel::parse<lintel::ssm::Alarm>(R"({"Name":"a"})")->Name == "a" ? 0 : 1; }
