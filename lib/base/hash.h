// Hashes: BLAKE2b with 32 bytes, by libsodium, which stays in hash.cpp.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace bureau {

using Hash = std::array<unsigned char, 32>;

/// BLAKE2b-256; `key` is empty or 16 to 64 bytes.
Hash hash_of(std::string_view data, std::string_view key = {});

/// BLAKE2b-256 over several parts, each preceded by its length, so that no two lists look alike.
class Hasher {
 public:
  explicit Hasher(std::string_view key = {});
  Hasher& add(std::string_view part);
  Hasher& add_raw(
      std::string_view bytes);  ///< without a length: for the content of files in pieces
  Hash finish();

 private:
  alignas(64) std::array<unsigned char, 384> state_{};
};

std::string to_hex(std::string_view bytes);
/// Nothing for what to_hex() does not write.
std::optional<std::string> bytes_of_hex(std::string_view hex);
std::string bytes_of(const Hash& hash);

/// Random bytes for keys.
std::string random_bytes(std::size_t count);

}  // namespace bureau
