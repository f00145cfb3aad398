#include "base/hash.h"

#include "test_support.h"

namespace bureau {

TEST_CASE("a hash is BLAKE2b-256") {
  CHECK(to_hex(bytes_of(hash_of("abc"))) ==
        "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  CHECK(hash_of("abc") != hash_of("abc", "0123456789abcdef"));
}

TEST_CASE("lists that join to the same text have different hashes") {
  CHECK(Hasher{}.add("ab").add("c").finish() != Hasher{}.add("a").add("bc").finish());
  CHECK(Hasher{}.add("").finish() != Hasher{}.finish());
}

TEST_CASE("content in pieces has the hash of the whole") {
  CHECK(Hasher{}.add_raw("ab").add_raw("c").finish() == hash_of("abc"));
  CHECK(Hasher{"0123456789abcdef"}.add_raw("abc").finish() == hash_of("abc", "0123456789abcdef"));
}

TEST_CASE("a key of a wrong length is an error") {
  const std::string long_key(65, 'k');
  CHECK(failure_of([&] { hash_of("abc", long_key); }) == ErrorKind::failed);
  CHECK(failure_of([&] { Hasher{long_key}; }) == ErrorKind::failed);
}

TEST_CASE("hexadecimal has two digits a byte") {
  CHECK(to_hex(std::string_view{"\0\xff\x1a", 3}) == "00ff1a");
  CHECK(bytes_of_hex("00ff1a") == std::string{"\0\xff\x1a", 3});
  CHECK(bytes_of_hex("") == "");
  for (const char* wrong : {"0", "00f", "0g", "FF", " 0"}) {
    CHECK_FALSE(bytes_of_hex(wrong));
  }
}

TEST_CASE("random bytes have the length asked and differ") {
  CHECK(random_bytes(32).size() == 32);
  CHECK(random_bytes(32) != random_bytes(32));
  CHECK(random_bytes(0).empty());
}

}  // namespace bureau
