// A store in memory and its journal, for tests of what is written.
#pragma once

#include "store/journal.h"
#include "store/matters.h"
#include "store/select.h"
#include "store/store.h"
#include "store/versions.h"
#include "test_support.h"

#include <string>
#include <utility>

namespace bureau {

struct Writing {
  Store store = Store::in_memory();
  Database& database = store.database();
  JournalHead head = journal_head(database);
  std::int64_t kind = pin_kind(database, "task", "id = \"task\"");

  /// One entry, recorded at `at`, that does what `change` does with the journal.
  template <class Change>
  Entry write(Instant at, Change change) {
    Transaction transaction{database};
    Journal journal{database,
                    head,
                    {.at = at, .happened = at, .actor = "李", .login = "li", .verb = "task add"}};
    change(journal);
    journal.finish();
    transaction.commit();
    return journal.entry();
  }

  Matter task(std::int64_t n, std::string title = "整改消防通道") const {
    return {.ref = {Register::task, n},
            .kind = "task",
            .kind_version = kind,
            .title = std::move(title),
            .state = "doing",
            .version = 1};
  }

  void insert(const Matter& matter) {
    write(head.at, [&](Journal& journal) { journal.insert(matter_table(), row_of(matter)); });
  }

  std::int64_t number(std::string_view sql) {
    Statement select = database.prepare(sql);
    return select.bind().step() ? select.int_at(0) : -1;
  }
};

}  // namespace bureau
