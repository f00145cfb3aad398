#include "store/sqlite/memory.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>

namespace bureau::memory {

namespace {

constexpr std::size_t step = 16;
constexpr std::size_t largest = 1024;  ///< with its head; larger pieces are malloc's
constexpr std::size_t chunk = std::size_t{32} << 10U;

/// Stands before each piece.
struct Head {
  std::uint64_t whole;  ///< the size with this head
};

struct Free {
  Free* next;
};

/// What was given back, by size, and what is left of the newest chunk.
struct Pool {
  std::array<Free*, largest / step + 1> lists{};
  char* at = nullptr;
  char* end = nullptr;
};
constinit Pool pool{};

std::size_t whole_of(int size) {
  return (static_cast<std::size_t>(size) + sizeof(Head) + step - 1) / step * step;
}

Head* head_of(void* piece) {
  return static_cast<Head*>(piece) - 1;
}

void* begin(void* place, std::size_t whole) {
  return new (place) Head{whole} + 1;
}

}  // namespace

void* take(int size) {
  const std::size_t whole = whole_of(size);
  if (whole > largest) {
    void* place = std::malloc(whole);
    return place == nullptr ? nullptr : begin(place, whole);
  }
  if (Free*& list = pool.lists[whole / step]; list != nullptr) {
    Free* piece = list;
    list = piece->next;
    return piece;
  }
  if (static_cast<std::size_t>(pool.end - pool.at) < whole) {
    char* fresh = static_cast<char*>(std::malloc(chunk));
    if (fresh == nullptr) {
      return nullptr;
    }
    pool.at = fresh;
    pool.end = fresh + chunk;
  }
  void* place = pool.at;
  pool.at += whole;
  return begin(place, whole);
}

void give(void* piece) {
  Head* head = head_of(piece);
  if (head->whole > largest) {
    std::free(head);
    return;
  }
  // The head stays: a piece is taken again in the same size.
  Free*& list = pool.lists[head->whole / step];
  list = new (piece) Free{list};
}

void* resize(void* piece, int size) {
  const std::size_t before = head_of(piece)->whole;
  const std::size_t whole = whole_of(size);
  if (whole <= before && before <= largest) {
    return piece;
  }
  if (before > largest && whole > largest) {
    void* place = std::realloc(head_of(piece), whole);
    return place == nullptr ? nullptr : begin(place, whole);
  }
  void* fresh = take(size);
  if (fresh != nullptr) {
    std::memcpy(fresh, piece, (before < whole ? before : whole) - sizeof(Head));
    give(piece);
  }
  return fresh;
}

int size_of(void* piece) {
  return static_cast<int>(head_of(piece)->whole - sizeof(Head));
}

int rounded(int size) {
  return static_cast<int>(whole_of(size) - sizeof(Head));
}

}  // namespace bureau::memory
