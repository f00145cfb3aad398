#include "store/contents.h"

#include "folder.h"
#include "writing.h"

#include <random>

namespace bureau {

namespace {

constexpr std::int64_t most = 1 << 20;
constexpr std::size_t chunk = std::size_t{64} * 1024;

std::string noise(std::size_t size, unsigned seed = 1) {
  std::mt19937 random{seed};
  std::string bytes(size, '\0');
  for (char& c : bytes) {
    c = static_cast<char>(random() & 0xff);
  }
  return bytes;
}

struct Contents : Writing {
  Folder folder{};

  StoredContent keep(std::string_view bytes, std::int64_t limit = most) {
    Transaction transaction{database};
    StoredContent content = store_content(database, folder.write("file", bytes), limit);
    transaction.commit();
    return content;
  }
  std::string read(const std::string& hash) const {
    std::string bytes;
    read_content(database, hash, [&](std::string_view piece) { bytes += piece; });
    return bytes;
  }
};

}  // namespace

TEST_SUITE_BEGIN("store/contents");

TEST_CASE("a file of any size comes back byte for byte, in chunks of 64 KiB") {
  Contents contents;
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, chunk - 1, chunk, chunk + 1, 3 * chunk}) {
    CAPTURE(size);
    contents.database.run_script("DELETE FROM chunk");
    const std::string bytes = noise(size);
    const StoredContent kept = contents.keep(bytes);
    CHECK(kept.size == static_cast<std::int64_t>(size));
    CHECK(kept.hash.size() == 32);
    CHECK(contents.read(kept.hash) == bytes);
    CHECK(contents.number("SELECT count(*) FROM chunk") ==
          static_cast<std::int64_t>(std::max<std::size_t>(1, (size + chunk - 1) / chunk)));
    CHECK(contents.number("SELECT coalesce(max(length(data)), 0) FROM chunk") <=
          static_cast<std::int64_t>(chunk));
  }
}

TEST_CASE("the same bytes are kept once") {
  Contents contents;
  const std::string bytes = noise(2 * chunk);
  const StoredContent first = contents.keep(bytes);
  const StoredContent second = contents.keep(bytes);
  CHECK(first.hash == second.hash);
  CHECK(contents.number("SELECT count(DISTINCT hash) FROM chunk") == 1);
  CHECK(contents.number("SELECT count(*) FROM chunk") == 2);
  CHECK(contents.keep(noise(2 * chunk, 2)).hash != first.hash);
  CHECK(contents.number("SELECT count(DISTINCT hash) FROM chunk") == 2);
}

TEST_CASE("a file that is too large or missing is refused and nothing of it is kept") {
  Contents contents;
  CHECK(failure_of([&] { contents.keep(noise(11), 10); }) == ErrorKind::refused);
  CHECK_NOTHROW(contents.keep(noise(10), 10));
  CHECK(failure_of([&] {
          store_content(contents.database, contents.folder.path() / "none", most);
        }) == ErrorKind::not_found);
  CHECK(contents.number("SELECT count(DISTINCT hash) FROM chunk") == 1);
}

TEST_CASE("a damaged, missing or exchanged chunk is noticed") {
  for (const char* damage :
       {"UPDATE chunk SET data = zeroblob(65536) WHERE n = 1", "DELETE FROM chunk WHERE n = 1",
        "UPDATE chunk SET n = CASE n WHEN 0 THEN 7 ELSE n END", "DELETE FROM chunk"}) {
    CAPTURE(damage);
    Contents contents;
    const StoredContent kept = contents.keep(noise(3 * chunk));
    contents.database.run_script(damage);
    CHECK_FAILS(contents.read(kept.hash), damaged,
                "the attachment is damaged in the store: restore a backup");
  }
}

TEST_SUITE_END();

}  // namespace bureau
