#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <clocale>
#include <locale>

// In the environment's locale, as a program of a desktop is: what lintel reads and writes must not change
// with it.
int main(int count, char** arguments) {
    if (std::setlocale(LC_ALL, "")) std::locale::global(std::locale(""));
    return doctest::Context(count, arguments).run();
}
