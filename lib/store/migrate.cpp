#include "store/migrate.h"

#include "base/error.h"
#include "base/hash.h"
#include "store/journal.h"
#include "store/search.h"

namespace bureau {

bool is_empty(Database& database) {
  if (database.backend().version() != 0 || database.backend().application() != 0) {
    return false;
  }
  Statement tables = database.prepare("SELECT count(*) FROM sqlite_schema");
  return tables.bind().step() && tables.int_at(0) == 0;
}

bool check_version(Database& database, std::string_view name) {
  const std::int64_t version = database.backend().version();
  const std::int64_t owner = database.backend().application();
  const auto newest = static_cast<std::int64_t>(migrations().size());
  if (owner != application_id) {
    if (is_empty(database)) {
      throw Error(ErrorKind::damaged, "{} is empty: 'bureau init' makes a store of it", name);
    }
    throw Error(ErrorKind::damaged, "{} is not a store of bureau", name);
  }
  if (version > newest) {
    throw Error(ErrorKind::damaged,
                "the store {} was written by a newer bureau: install that version", name);
  }
  return version == newest;
}

void migrate(Database& database, std::string_view name) {
  Transaction transaction{database};
  if (!is_empty(database) && check_version(database, name)) {
    return;
  }
  const auto done = static_cast<std::size_t>(database.backend().version());
  for (const Migration& migration : migrations().subspan(done)) {
    database.run_script(std::string{migration.sql});
  }
  if (done == 1) {
    tell_what_was_not_kept(database);
    rebuild_search(database);
  }
  database.run_script(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}",
                                  application_id, migrations().size()));
  if (done == 0) {
    // The key of the digests: a plain hash of a short title could be guessed.
    database.prepare("INSERT INTO meta (key, value) VALUES ('journal_key', $1)")
        .bind(Blob{random_bytes(32)})
        .run();
  }
  transaction.commit();
}

}  // namespace bureau
