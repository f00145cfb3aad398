#include "store/whole.h"

#include "base/error.h"
#include "base/hash.h"
#include "model/matter.h"
#include "store/contents.h"
#include "store/database.h"
#include "store/journal.h"
#include "store/replay.h"
#include "store/search.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

/// Every table there is, in an order in which rows may be inserted, and the order of its rows.
struct Exported {
  std::string_view table;
  std::string_view order;
};
constexpr std::array exported{Exported{"meta", "key"},
                              Exported{"version", "id"},
                              Exported{"calendar_day", "date"},
                              Exported{"party", "since, what, former"},
                              Exported{"series", "name, year"},
                              Exported{"matter", "id"},
                              Exported{"participant", "matter, role, n, who"},
                              Exported{"link", "source, kind, target, sub"},
                              Exported{"item", "matter, letter, n"},
                              Exported{"chunk", "hash, n"},
                              Exported{"booking", "matter, resource"},
                              Exported{"entry", "seq"},
                              Exported{"change", "seq, n"},
                              Exported{"idempotency", "key"}};

/// Bytes are what their hash says, and each file of a record has its bytes.
void check_bytes(Database& database) {
  Statement lost = database.prepare(
      "SELECT matter, n FROM item WHERE letter = 'f' AND hash IS NOT NULL"
      " AND hash NOT IN (SELECT hash FROM chunk)");
  if (lost.bind().step()) {
    throw Error(ErrorKind::rejected, "the export was changed: the bytes of {}/f{} are missing",
                Ref::of_key(lost.int_at(0)), lost.int_at(1));
  }
  Statement kept = database.prepare(
      "SELECT hash, (SELECT matter FROM item WHERE item.hash = chunk.hash),"
      " (SELECT n FROM item WHERE item.hash = chunk.hash) FROM chunk WHERE n = 0 ORDER BY hash");
  std::int64_t files = 0;
  for (kept.bind(); kept.step(); ++files) {
    try {
      read_content(database, kept.string_at(0), [](std::string_view /*bytes*/) {});
    } catch (const Error&) {
      const std::string file =
          kept.is_null(1) ? to_hex(kept.text_at(0))
                          : fmt::format("{}/f{}", Ref::of_key(kept.int_at(1)), kept.int_at(2));
      throw Error(ErrorKind::rejected,
                  "the export was changed: the bytes of {} are not what their hash says", file);
    }
  }
  Statement all = database.prepare("SELECT count(DISTINCT hash) FROM chunk");
  if (all.bind().step() && all.int_at(0) != files) {
    throw Error(ErrorKind::rejected,
                "the export was changed: the bytes of a file have no beginning");
  }
}

/// No ref is given twice: each series is behind what it gave.
void check_series(Database& database) {
  Statement behind = database.prepare(
      "SELECT max(id) FROM matter GROUP BY register HAVING max(id) / 4 >= coalesce((SELECT next"
      " FROM series WHERE year = 0 AND name = substr('DMT', register + 1, 1)), 1)");
  if (behind.bind().step()) {
    throw Error(ErrorKind::rejected, "the export was changed: its series would give {} again",
                Ref::of_key(behind.int_at(0)));
  }
}

/// What rows point to without a reference that the schema keeps.
void check_pins(Database& database) {
  Statement unpinned = database.prepare(
      "SELECT id FROM matter WHERE NOT EXISTS (SELECT 1 FROM version WHERE version.id ="
      " matter.kind_version AND name = kind AND source <> '')");
  if (unpinned.bind().step()) {
    throw Error(ErrorKind::rejected,
                "the export was changed: the version of the kind that {} is pinned to is missing",
                Ref::of_key(unpinned.int_at(0)));
  }
  Statement early = database.prepare(
      "SELECT key FROM idempotency WHERE seq > (SELECT coalesce(max(seq), 0) FROM entry)"
      " OR length(command) <> 32");
  if (early.bind().step()) {
    throw Error(ErrorKind::rejected, "the export was changed: no entry belongs to the key '{}'",
                early.text_at(0));
  }
}

/// What no reader of one row can see: that all of it came, is what the journal says, and is
/// something that the program can show.
void check_whole(Database& database) {
  if (journal_head(database).key.empty()) {
    throw Error(ErrorKind::rejected, "the export has no key of the journal: it is not whole");
  }
  for (const auto verify : {verify_journal, verify_records}) {
    if (const std::vector<std::string> complaints = verify(database); !complaints.empty()) {
      throw Error(ErrorKind::rejected, "the export was changed: {}", complaints.front());
    }
  }
  check_bytes(database);
  check_series(database);
  check_pins(database);
  Statement strange = database.prepare(
      "SELECT id FROM matter WHERE secrecy NOT BETWEEN 0 AND $1 OR urgency NOT BETWEEN 0 AND $2 OR "
      "importance NOT BETWEEN 0 AND $3 OR register <> id % 4 OR register NOT BETWEEN 0 AND 2");
  if (strange
          .bind(static_cast<int>(Level::top_secret), static_cast<int>(Urgency::top_urgent),
                static_cast<int>(Importance::high))
          .step()) {
    throw Error(ErrorKind::rejected, "{} has a level or an urgency that there is not",
                Ref::of_key(strange.int_at(0)));
  }
}

}  // namespace

void each_row(Database& database, const std::function<void(const WholeRow&)>& take) {
  for (const Exported& one : exported) {
    const std::vector<std::string> columns = database.backend().columns_of(one.table);
    Row values(columns.size());
    Statement select = database.prepare(fmt::format(
        "SELECT {} FROM {} ORDER BY {}", fmt::join(columns, ", "), one.table, one.order));
    for (select.bind(); select.step();) {
      for (std::size_t i = 0; i < columns.size(); ++i) {
        values[i] = select.value_at(static_cast<int>(i));
      }
      take({one.table, columns, values});
    }
  }
}

Filling::Filling(Database& database) : database_{database} {
  Statement recorded = database.prepare("SELECT 1 FROM entry LIMIT 1");
  if (recorded.bind().step()) {
    throw Error(ErrorKind::refused,
                "the store is not empty: import an export into a new one ('bureau init')");
  }
  // A child may stand before its parent: refs are checked when all is in.
  database.backend().defer_references();
  for (const Exported& one : exported) {
    database.prepare(fmt::format("DELETE FROM {}", one.table)).bind().run();
  }
}

const std::vector<std::string>& Filling::columns_of(std::string_view table) {
  const auto known = columns_.find(table);
  return known != columns_.end()
             ? known->second
             : columns_.emplace(table, database_.backend().columns_of(table)).first->second;
}

void Filling::put(std::string_view table, std::vector<std::pair<std::string, Value>> row) {
  const TableNow now = table_now(table);
  if (std::ranges::find(exported, now.name, &Exported::table) == exported.end()) {
    throw Error(ErrorKind::rejected, "there is no table '{}'", table);
  }
  if (!now.added.empty()) {
    row.emplace_back(now.added, now.value);
  }
  const std::vector<std::string>& known = columns_of(now.name);
  std::string names;
  std::string places;
  std::vector<Value> values;
  for (auto& [column, value] : row) {
    if (std::ranges::find(known, column) == known.end()) {
      throw Error(ErrorKind::rejected, "table {} has no column '{}'", now.name, column);
    }
    values.push_back(std::move(value));
    names += (names.empty() ? "" : ", ") + column;
    places += fmt::format("{}${}", places.empty() ? "" : ", ", values.size());
  }
  database_.prepare(fmt::format("INSERT INTO {} ({}) VALUES ({})", now.name, names, places))
      .bind_all(values)
      .run();
}

void Filling::finish() {
  rebuild_search(database_);
  tell_what_was_not_kept(database_);
  check_whole(database_);
}

}  // namespace bureau
