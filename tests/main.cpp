#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdlib>
#include <ctime>

// Every test reads the clock of one office, wherever it runs.
int main(int argc, char** argv) {
  setenv("TZ", "Asia/Shanghai", 1);
  tzset();
  return doctest::Context{argc, argv}.run();
}
