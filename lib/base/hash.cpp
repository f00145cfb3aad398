#include "base/hash.h"

#include "base/error.h"

#include <sodium/crypto_generichash.h>
#include <sys/random.h>

#include <cerrno>
#include <cstdint>

namespace bureau {

namespace {

static_assert(sizeof(crypto_generichash_state) == 384 && alignof(crypto_generichash_state) <= 64);

template <class Bytes>
const unsigned char* unsigned_bytes(const Bytes& bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

template <class State>
crypto_generichash_state* as_state(State& state) {
  return reinterpret_cast<crypto_generichash_state*>(state.data());
}

}  // namespace

Hash hash_of(std::string_view data, std::string_view key) {
  Hash hash{};
  if (crypto_generichash(hash.data(), hash.size(), unsigned_bytes(data), data.size(),
                         key.empty() ? nullptr : unsigned_bytes(key), key.size()) != 0) {
    throw Error(ErrorKind::failed, "a key of {} bytes cannot be used: it must have 16 to 64",
                key.size());
  }
  return hash;
}

Hasher::Hasher(std::string_view key) {
  if (crypto_generichash_init(as_state(state_), key.empty() ? nullptr : unsigned_bytes(key),
                              key.size(), Hash{}.size()) != 0) {
    throw Error(ErrorKind::failed, "a key of {} bytes cannot be used: it must have 16 to 64",
                key.size());
  }
}

Hasher& Hasher::add(std::string_view part) {
  std::array<char, 8> length{};
  for (std::size_t i = 0; i < length.size(); ++i) {
    length[i] = static_cast<char>((std::uint64_t{part.size()} >> (8 * i)) & 0xFFU);
  }
  return add_raw({length.data(), length.size()}).add_raw(part);
}

Hasher& Hasher::add_raw(std::string_view bytes) {
  crypto_generichash_update(as_state(state_), unsigned_bytes(bytes), bytes.size());
  return *this;
}

Hash Hasher::finish() {
  Hash hash{};
  crypto_generichash_final(as_state(state_), hash.data(), hash.size());
  return hash;
}

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex(bytes.size() * 2, '0');
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    hex[2 * i] = digits[byte >> 4U];
    hex[2 * i + 1] = digits[byte & 0xFU];
  }
  return hex;
}

std::optional<std::string> bytes_of_hex(std::string_view hex) {
  if (hex.size() % 2 != 0 || hex.find_first_not_of("0123456789abcdef") != std::string_view::npos) {
    return std::nullopt;
  }
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string bytes(hex.size() / 2, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<char>(digit(hex[2 * i]) * 16 + digit(hex[2 * i + 1]));
  }
  return bytes;
}

std::string bytes_of(const Hash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

std::string random_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  for (std::size_t done = 0; done < count;) {
    const ssize_t got = getrandom(bytes.data() + done, count - done, 0);
    if (got > 0) {
      done += static_cast<std::size_t>(got);
    } else if (errno != EINTR) {
      throw Error(ErrorKind::failed, "the system gives no random bytes");
    }
  }
  return bytes;
}

}  // namespace bureau
