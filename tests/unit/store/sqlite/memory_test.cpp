#include "store/sqlite/memory.h"

#include <doctest/doctest.h>

#include <cstring>
#include <random>
#include <vector>

namespace bureau {

TEST_CASE(
    "pieces of memory keep what is in them, whatever is taken, given back and resized around "
    "them") {
  struct Piece {
    char* at;
    int size;
    char mark;
  };
  std::mt19937 random{7};
  std::vector<Piece> pieces;
  const auto whole = [](const Piece& piece) {
    for (int i = 0; i < piece.size; ++i) {
      if (piece.at[i] != piece.mark) {
        return false;
      }
    }
    return true;
  };
  bool kept = true;
  bool large_enough = true;
  for (int n = 0; n < 20000; ++n) {
    const int size = 1 + static_cast<int>(random() % (n % 50 == 0 ? 20000 : 900));
    const std::size_t which = pieces.empty() ? 0 : random() % pieces.size();
    if (pieces.size() < 100 || random() % 3 == 0) {
      pieces.push_back({static_cast<char*>(memory::take(size)), size, static_cast<char>(n)});
      std::memset(pieces.back().at, pieces.back().mark, static_cast<std::size_t>(size));
      large_enough = large_enough && memory::size_of(pieces.back().at) >= size &&
                     memory::rounded(size) >= size;
    } else if (random() % 2 == 0) {
      Piece& piece = pieces[which];
      piece.at = static_cast<char*>(memory::resize(piece.at, size));
      piece.size = std::min(piece.size, size);
      kept = kept && whole(piece);
      piece.size = size;
      std::memset(piece.at, piece.mark, static_cast<std::size_t>(size));
    } else {
      kept = kept && whole(pieces[which]);
      memory::give(pieces[which].at);
      pieces[which] = pieces.back();
      pieces.pop_back();
    }
  }
  CHECK(kept);
  CHECK(large_enough);
  for (const Piece& piece : pieces) {
    memory::give(piece.at);
  }
}

}  // namespace bureau
