// verify STORE: is the store whole, and does its journal verify? One complaint a line; status 1
// when there is any.

#include "complaints.h"

#include <fmt/format.h>

#include <cstdio>

int main(int count, char** words) {
  if (count != 2) {
    fmt::print(stderr, "usage: verify STORE\n");
    return 2;
  }
  const std::vector<std::string> complaints = bureau::complaints_of_store(words[1]);
  for (const std::string& complaint : complaints) {
    fmt::print(stderr, "{}\n", complaint);
  }
  return complaints.empty() ? 0 : 1;
}
