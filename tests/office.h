// An office for tests: a store in memory, the built-in kinds, the calendar of 2024 to 2026, and a
// clock that stands at Wednesday, 18 November 2026, 10:00 until it is moved.
#pragma once

#include "china.h"
#include "ops/deed/deed.h"
#include "ops/matter/open.h"
#include "store/select.h"
#include "store/store.h"
#include "store/versions.h"
#include "test_support.h"

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace bureau {

struct WorkingOffice {
  Store store = Store::in_memory();
  Database& database = store.database();
  JournalHead head = journal_head(database);
  Office house;
  Settings& settings = house.settings();
  WorkCalendar calendar = china();
  Instant now = instant("2026-11-18T10:00:00+08:00");
  std::string actor = "李";
  std::string verb = "test";
  bool agreed = true;               ///< to what cannot be undone
  std::int64_t batch = 0;           ///< of the next deeds: those of one `apply`
  std::vector<std::string> said{};  ///< by the last deed

  explicit WorkingOffice(ConfigSources sources = {})
      : house{{.leader = "主任"}, std::move(sources), [this] { return &database; }} {
    house.use(calendar);
  }
  WorkingOffice(const WorkingOffice&) = delete;
  WorkingOffice& operator=(const WorkingOffice&) = delete;

  /// One deed in its own transaction; gives what `act` gives.
  template <class Act>
  auto act(Act act, const DeedOptions& options = {}) -> std::invoke_result_t<Act, Deed&> {
    using Result = std::invoke_result_t<Act, Deed&>;
    Transaction transaction{database};
    Deed deed{{database,
               house,
               head,
               {.name = actor, .login = actor, .now = now, .clock = now, .agreed = agreed}},
              options,
              verb,
              batch};
    const auto done = [&] {
      deed.finish();
      transaction.commit();
      said = deed.messages();
    };
    if constexpr (std::is_void_v<Result>) {
      act(deed);
      done();
    } else {
      Result result = act(deed);
      done();
      return result;
    }
  }

  Matter open(NewMatter draft, const DeedOptions& options = {}) {
    return act([&](Deed& deed) { return open_matter(deed, draft); }, options);
  }
  Matter task(std::string title = "整改消防通道", std::string unit = "后勤处") {
    return open({.kind = "task", .title = std::move(title), .values = {{"unit", std::move(unit)}}});
  }
  Matter get(Ref ref) const { return get_matter(database, ref); }

  Moment moment(std::string_view text, Direction direction = Direction::forward) const {
    return read_moment(
        text, {.now = now, .direction = direction, .calendar = &calendar, .hours = house.hours()});
  }
  void wait_until(std::string_view text) { now = instant(text); }

  std::int64_t number(std::string_view sql) const {
    Statement select = database.prepare(sql);
    return select.bind().step() ? select.int_at(0) : -1;
  }
};

}  // namespace bureau
