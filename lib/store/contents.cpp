#include "store/contents.h"

#include "base/error.h"
#include "base/files.h"
#include "base/hash.h"
#include "store/database.h"

namespace bureau {

namespace {

constexpr std::size_t chunk_size = std::size_t{64} * 1024;

}  // namespace

StoredContent store_content(Database& database, const std::filesystem::path& file,
                            std::int64_t limit) {
  // The hash is known only at the end: the chunks are written under it when it is new, so a file is
  // read twice.
  Hasher hasher;
  const auto most = static_cast<std::uint64_t>(limit);
  const auto size = static_cast<std::int64_t>(
      read_pieces(file, chunk_size, most, [&](std::string_view piece) { hasher.add_raw(piece); }));
  StoredContent content{bytes_of(hasher.finish()), size};
  if (has_content(database, content.hash)) {
    return content;
  }
  Hasher again;
  std::int64_t n = 0;
  const auto keep = [&](std::string_view piece) {
    database.prepare("INSERT INTO chunk (hash, n, data) VALUES ($1, $2, $3)")
        .bind(Blob{content.hash}, n++, Blob{std::string{piece}})
        .run();
  };
  read_pieces(file, chunk_size, most, [&](std::string_view piece) {
    again.add_raw(piece);
    keep(piece);
  });
  if (n == 0) {
    keep({});
  }
  if (bytes_of(again.finish()) != content.hash) {
    throw Error(ErrorKind::failed, "the file {} was changed while it was read: try again",
                file.string());
  }
  return content;
}

bool has_content(Database& database, const std::string& hash) {
  Statement select = database.prepare("SELECT 1 FROM chunk WHERE hash = $1 AND n = 0");
  return select.bind(Blob{hash}).step();
}

void read_content(Database& database, const std::string& hash,
                  const std::function<void(std::string_view)>& take) {
  Hasher hasher;
  Statement select = database.prepare("SELECT data FROM chunk WHERE hash = $1 ORDER BY n");
  for (select.bind(Blob{hash}); select.step();) {
    hasher.add_raw(select.text_at(0));
    take(select.text_at(0));
  }
  if (bytes_of(hasher.finish()) != hash) {
    throw Error(ErrorKind::damaged, "the attachment is damaged in the store: restore a backup");
  }
}

}  // namespace bureau
