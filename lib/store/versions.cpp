#include "store/versions.h"

#include "base/error.h"
#include "base/hash.h"

namespace bureau {

namespace {

std::int64_t pinned(Statement select, Statement insert) {
  if (select.step()) {
    return select.int_at(0);
  }
  insert.step();
  const std::int64_t id = insert.int_at(0);
  insert.run();
  return id;
}

}  // namespace

std::int64_t pin_kind(Database& database, std::string_view kind, std::string_view source) {
  const Blob hash{bytes_of(hash_of(source))};
  Statement select = database.prepare("SELECT id FROM kind_version WHERE kind = $1 AND hash = $2");
  select.bind(kind, hash);
  Statement insert = database.prepare(
      "INSERT INTO kind_version (kind, hash, source) VALUES ($1, $2, $3) RETURNING id");
  insert.bind(kind, hash, source);
  return pinned(std::move(select), std::move(insert));
}

std::int64_t pin_calendar(Database& database, std::string_view effective_days) {
  const Blob hash{bytes_of(hash_of(effective_days))};
  Statement select = database.prepare("SELECT id FROM calendar_version WHERE hash = $1");
  select.bind(hash);
  Statement insert =
      database.prepare("INSERT INTO calendar_version (hash, days) VALUES ($1, $2) RETURNING id");
  insert.bind(hash, effective_days);
  return pinned(std::move(select), std::move(insert));
}

WorkCalendar pinned_calendar(Database& database, std::int64_t version) {
  Statement select = database.prepare("SELECT days FROM calendar_version WHERE id = $1");
  if (!select.bind(version).step()) {
    throw Error(ErrorKind::damaged, "the store has no calendar version {}: restore a backup",
                version);
  }
  return WorkCalendar::from_effective_days(select.text_at(0));
}

WorkCalendar imported_calendar(Database& database) {
  WorkCalendar calendar;
  Statement years = database.prepare("SELECT year FROM calendar_year");
  for (years.bind(); years.step();) {
    calendar.years.insert(static_cast<int>(years.int_at(0)));
  }
  Statement days = database.prepare("SELECT date, off, name FROM calendar_day");
  for (days.bind(); days.step();) {
    calendar.days[parse<Date>(days.text_at(0))] = {days.int_at(1) != 0, days.string_at(2)};
  }
  return calendar;
}

std::optional<EarlierResult> earlier_result(Database& database, std::string_view key,
                                            std::string_view command) {
  Statement select = database.prepare("SELECT command, result FROM idempotency WHERE key = $1");
  if (!select.bind(key).step()) {
    return std::nullopt;
  }
  return EarlierResult{select.text_at(0) == bytes_of(hash_of(command)), select.string_at(1)};
}

void keep_result(Database& database, std::string_view key, std::string_view command,
                 std::string_view result, std::int64_t seq) {
  database.prepare("INSERT INTO idempotency (key, command, result, seq) VALUES ($1, $2, $3, $4)")
      .bind(key, Blob{bytes_of(hash_of(command))}, result, seq)
      .run();
}

}  // namespace bureau
