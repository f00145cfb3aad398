// What is wrong with a store, as far as SQLite and the journal can tell.
#pragma once

#include "base/error.h"
#include "store/journal.h"
#include "store/replay.h"
#include "store/select.h"
#include "store/store.h"

#include <filesystem>
#include <string>
#include <vector>

namespace bureau {

/// Opens the store as a reader does, after a crash too, and looks at every page and every entry.
/// Empty: in order.
inline std::vector<std::string> complaints_of_store(const std::filesystem::path& file) {
  try {
    const Store store{Place{file}, Purpose::read};
    std::vector<std::string> complaints = verify_journal(store.database());
    for (std::string& complaint : verify_records(store.database())) {
      complaints.push_back(std::move(complaint));
    }
    for (const char* pragma : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
      Statement check = store.database().prepare(pragma);
      for (check.bind(); check.step();) {
        if (check.text_at(0) != "ok") {
          complaints.push_back(check.string_at(0));
        }
      }
    }
    return complaints;
  } catch (const Error& error) {
    return {error.what()};
  }
}

}  // namespace bureau
