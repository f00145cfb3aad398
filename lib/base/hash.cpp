#include "base/hash.h"

#include "base/error.h"

#include <sodium/crypto_generichash.h>

#include <cerrno>
#include <cstring>

#include <sys/random.h>

namespace bureau {

namespace {

const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

Hash hash_of(std::string_view data, std::string_view key) {
  Hash hash{};
  crypto_generichash(hash.data(), hash.size(), raw(data), data.size(), key.empty() ? nullptr : raw(key), key.size());
  return hash;
}

Hasher::Hasher(std::string_view key) {
  static_assert(sizeof(crypto_generichash_state) <= sizeof(state_));
  crypto_generichash_init(reinterpret_cast<crypto_generichash_state*>(state_.data()), key.empty() ? nullptr : raw(key),
                          key.size(), std::tuple_size_v<Hash>);
}

Hasher& Hasher::add(std::string_view part) {
  std::array<char, 8> size{};
  for (std::size_t i = 0; i < size.size(); ++i) {
    size[i] = static_cast<char>((part.size() >> (i * 8)) & 0xffU);
  }
  add_raw({size.data(), size.size()});
  return add_raw(part);
}

Hasher& Hasher::add_raw(std::string_view bytes) {
  crypto_generichash_update(reinterpret_cast<crypto_generichash_state*>(state_.data()), raw(bytes), bytes.size());
  return *this;
}

Hash Hasher::finish() {
  Hash hash{};
  crypto_generichash_final(reinterpret_cast<crypto_generichash_state*>(state_.data()), hash.data(), hash.size());
  return hash;
}

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    hex += digits[byte >> 4U];
    hex += digits[byte & 15U];
  }
  return hex;
}

std::string bytes_of(const Hash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

std::string random_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  for (std::size_t have = 0; have < count;) {
    const ssize_t got = getrandom(bytes.data() + have, count - have, 0);
    if (got < 0 && errno != EINTR) {
      throw Error(ErrorKind::failed, "there are no random bytes to be had: {}", std::strerror(errno));
    }
    have += got > 0 ? static_cast<std::size_t>(got) : 0;
  }
  return bytes;
}

}  // namespace bureau
