#include "store/migrate.h"

#include "base/error.h"
#include "base/hash.h"
#include "store/database.h"
#include "store/journal.h"
#include "store/search.h"

namespace bureau {

namespace {

std::int64_t newest_of(Database& database) {
  return static_cast<std::int64_t>(database.backend().migrations().size());
}

void run_migrations(Database& database, std::string_view name) {
  driver::Connection& backend = database.backend();
  Transaction transaction{database};
  if (!backend.is_empty() && check_version(database, name)) {
    return;
  }
  const auto done = static_cast<std::size_t>(backend.version());
  for (const driver::Migration& migration : backend.migrations().subspan(done)) {
    database.run_script(std::string{migration.sql});
  }
  if (done == 1) {
    tell_what_was_not_kept(database);
    rebuild_search(database);  // its entries were numbered otherwise
  }
  backend.set_version(application_id, newest_of(database));
  if (done == 0) {
    // The key of the digests: a plain hash of a short title could be guessed.
    database.prepare("INSERT INTO meta (key, value) VALUES ('journal_key', $1)")
        .bind(Blob{random_bytes(32)})
        .run();
  }
  transaction.commit();
}

}  // namespace

bool check_version(Database& database, std::string_view name) {
  driver::Connection& backend = database.backend();
  if (backend.application() != application_id) {
    if (backend.is_empty()) {
      throw Error(ErrorKind::damaged, "{} is empty: 'bureau init' makes a store of it", name);
    }
    throw Error(ErrorKind::damaged, "{} is not a store of bureau", name);
  }
  const std::int64_t version = backend.version();
  if (version < 1) {
    // Four bytes of the file; every store of bureau has at least the first version.
    throw Error(ErrorKind::damaged, "the store {} is damaged (schema version {}): restore a backup",
                name, version);
  }
  if (version > newest_of(database)) {
    throw Error(ErrorKind::damaged,
                "the store {} was written by a newer bureau: install that version", name);
  }
  return version == newest_of(database);
}

void must_be_up_to_date(Database& database, std::string_view name) {
  if (!check_version(database, name)) {
    throw Error(ErrorKind::damaged,
                "the store {} was written by an older bureau: any changing command brings it up",
                name);
  }
}

void migrate(Database& database, std::string_view name) {
  if (database.backend().version() != newest_of(database) || !check_version(database, name)) {
    run_migrations(database, name);
  }
  database.expect_version(newest_of(database));
}

}  // namespace bureau
