// verify STORE: is the store whole, and does its journal verify? One complaint a line; status 1
// when there is any.

#include "complaints.h"

#include <cstdio>

int main(int count, char** words) {
  if (count != 2) {
    std::fputs("usage: verify STORE\n", stderr);
    return 2;
  }
  const std::vector<std::string> complaints = bureau::complaints_of_store(words[1]);
  for (const std::string& complaint : complaints) {
    std::fprintf(stderr, "%s\n", complaint.c_str());
  }
  return complaints.empty() ? 0 : 1;
}
