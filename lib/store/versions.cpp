#include "store/versions.h"

#include "base/error.h"
#include "base/hash.h"
#include "store/database.h"

namespace bureau {

namespace {

constexpr std::string_view calendar_name = "calendar";

/// The version of what is called `name` that has this source; kept when it is new.
std::int64_t pin(Database& database, std::string_view name, std::string_view source) {
  Statement select =
      database.prepare("SELECT id, source FROM version WHERE name = $1 ORDER BY id DESC");
  for (select.bind(name); select.step();) {
    if (select.text_at(1) == source) {
      return select.int_at(0);
    }
  }
  // Counted under the writers' lock: the numbers have no gaps, whatever was rolled back.
  Statement newest = database.prepare("SELECT max(id) FROM version");
  newest.bind().step();
  const std::int64_t id = newest.int_at(0) + 1;
  database.prepare("INSERT INTO version (id, name, source) VALUES ($1, $2, $3)")
      .bind(id, name, source)
      .run();
  return id;
}

/// What is kept of a command. Keyed, for it outlives the words of a matter that becomes a secret,
/// and a plain hash of a short title could be guessed.
std::string digest_of(Database& database, std::string_view command) {
  Statement key = database.prepare("SELECT value FROM meta WHERE key = 'journal_key'");
  key.bind().step();
  return bytes_of(hash_of(command, key.text_at(0)));
}

}  // namespace

std::int64_t pin_kind(Database& database, std::string_view kind, std::string_view source) {
  return pin(database, kind, source);
}

std::string kind_source(Database& database, std::int64_t version) {
  Statement select = database.prepare("SELECT source FROM version WHERE id = $1");
  return select.bind(version).step() ? select.string_at(0) : "";
}

std::int64_t pin_calendar(Database& database, std::string_view effective_days) {
  return pin(database, calendar_name, effective_days);
}

WorkCalendar pinned_calendar(Database& database, std::int64_t version) {
  Statement select = database.prepare("SELECT source FROM version WHERE id = $1");
  if (!select.bind(version).step()) {
    throw Error(ErrorKind::damaged, "the store has no calendar version {}: restore a backup",
                version);
  }
  return WorkCalendar::from_effective_days(select.text_at(0));
}

WorkCalendar imported_calendar(const History& history) {
  WorkCalendar calendar;
  for (const Row& row : history.rows(calendar_day_table())) {
    const auto& date = std::get<std::string>(row[0]);
    if (date.size() == 4) {
      calendar.years.insert(static_cast<int>(parse_number("year", date)));
    } else {
      calendar.days[parse<Date>(date)] = {std::get<std::int64_t>(row[1]) != 0,
                                          std::get<std::string>(row[2])};
    }
  }
  return calendar;
}

std::optional<EarlierResult> earlier_result(Database& database, std::string_view key,
                                            std::string_view command) {
  Statement select = database.prepare(
      "SELECT command, result, CASE WHEN EXISTS (SELECT 1 FROM entry WHERE undoes = "
      "idempotency.seq) "
      "THEN 1 ELSE 0 END FROM idempotency WHERE key = $1");
  if (!select.bind(key).step()) {
    return std::nullopt;
  }
  // Earlier programs kept it without the key.
  const bool same = select.text_at(0) == digest_of(database, command) ||
                    select.text_at(0) == bytes_of(hash_of(command));
  return EarlierResult{same, select.int_at(2) != 0, select.string_at(1)};
}

void keep_result(Database& database, std::string_view key, std::string_view command,
                 std::string_view result, std::int64_t seq) {
  database.prepare("INSERT INTO idempotency (key, command, result, seq) VALUES ($1, $2, $3, $4)")
      .bind(key, Blob{digest_of(database, command)}, result, seq)
      .run();
}

}  // namespace bureau
