#include "store/history.h"

#include "chance.h"
#include "oracle.h"
#include "store/erasure.h"
#include "store/replay.h"
#include "writing.h"

#include <map>
#include <random>

namespace bureau {

namespace {

constexpr Instant start{1'790'000'000};

/// Random changes to a few matters and what stands around them.
class Rows {
 public:
  explicit Rows(unsigned seed) : random_{seed} {}

  void change(Writing& office, Journal& journal) {
    const Ref ref{Register::task, number(1, 8)};
    std::optional<Matter> matter = find_matter(office.database, ref);
    if (!matter) {
      matter = office.task(ref.n, fmt::format("事项{}", number(1, 99)));
      journal.insert(matter_table(), row_of(*matter));
      return;
    }
    switch (number(0, 5)) {
      case 0: change_matter(journal, *matter); break;
      case 1: change_item(office, journal, ref); break;
      case 2:
        toggle(office, journal, part_table(),
               row_of(Part{.ref = ref, .role = "co", .who = fmt::format("单位{}", number(1, 3))}));
        break;
      case 3: change_part(office, journal, ref); break;
      case 4:
        if (const Ref to{Register::task, number(1, 8)}; find_matter(office.database, to)) {
          toggle(office, journal, link_table(),
                 row_of(Link{.from = ref, .kind = "cites", .to = to}));
        }
        break;
      default:
        toggle(office, journal, calendar_day_table(),
               {fmt::format("2027-10-0{}", number(1, 4)), number(0, 1), std::string{"国庆节"}});
    }
  }

  std::int64_t number(std::int64_t low, std::int64_t high) {
    return std::uniform_int_distribution<std::int64_t>{low, high}(random_);
  }

 private:
  void change_matter(Journal& journal, Matter& matter) {
    matter.title = fmt::format("事项{}", number(1, 99));
    matter.unit = number(0, 1) == 0 ? "" : "后勤处";
    matter.due = number(0, 2) == 0 ? std::nullopt : std::optional{start + number(0, 9)};
    matter.open = number(0, 1) == 0;
    journal.update(matter_table(), row_of(matter));
  }

  void change_item(Writing& office, Journal& journal, Ref ref) {
    Item item{.ref = {ref, 'n', number(1, 3)}, .text = fmt::format("记{}", number(1, 99))};
    const bool there = find_item(office.database, item.ref).has_value();
    if (there && number(0, 1) == 0) {
      journal.remove(item_table(), row_of(item));
    } else {
      there ? journal.update(item_table(), row_of(item))
            : journal.insert(item_table(), row_of(item));
    }
  }

  void change_part(Writing& office, Journal& journal, Ref ref) {
    Part part{.ref = ref, .role = "co", .who = fmt::format("处/{}", number(1, 2))};
    part.answered_at = number(0, 1) == 0 ? std::nullopt : std::optional{start + number(1, 9)};
    const bool there = current_row(office.database, part_table(), row_of(part)).has_value();
    there ? journal.update(part_table(), row_of(part)) : journal.insert(part_table(), row_of(part));
  }

  static void toggle(Writing& office, Journal& journal, const Table& table, const Row& row) {
    current_row(office.database, table, row) ? journal.remove(table, row)
                                             : journal.insert(table, row);
  }

  std::mt19937 random_;
};

}  // namespace

TEST_SUITE_BEGIN("store/history");

TEST_CASE("the state as of an instant is what stood in the tables then, over a hundred instants") {
  for (unsigned seed = 1; seed <= 3; ++seed) {
    CAPTURE(seed);
    Writing office;
    Rows chance{seed};
    std::vector<std::pair<Instant, Tables>> snapshots;
    for (std::int64_t step = 0; step < 100; ++step) {
      const Instant at = start + step * 60;
      office.write(at, [&](Journal& journal) {
        for (std::int64_t n = chance.number(1, 4); n > 0; --n) {
          chance.change(office, journal);
        }
      });
      snapshots.emplace_back(at, told_by_history(History{office.database}));
    }
    CHECK(told_by_history(History{office.database, start - 1}) ==
          told_by_history(History{Writing{}.database}));
    for (const std::pair<Instant, Tables>& snapshot : snapshots) {
      const Instant at = snapshot.first;
      CAPTURE(at.seconds);
      REQUIRE(told_by_history(History{office.database, at}) == snapshot.second);
      REQUIRE(told_by_history(History{office.database, at + 59}) == snapshot.second);
    }
    CHECK(verify_journal(office.database).empty());
  }
}

TEST_CASE("the history tells what the law says, at every pair of instants") {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    WorkingOffice office;
    office.settings.leader = "李主任";
    Chance chance{seed};
    chance.secrecy = "internal";
    office.wait_until("2026-11-09T09:00:00+08:00");
    std::vector<Instant> instants;
    for (int i = 0; i < 150; ++i) {
      chance.do_something(office);
      instants.push_back(office.now);
    }
    CHECK(chance.refused < 120);
    CHECK(verify_journal(office.database).empty());
    CHECK(verify_records(office.database).empty());
    std::mt19937 dice{seed};
    for (int i = 0; i < 15; ++i) {
      const auto some = [&] { return instants[dice() % instants.size()] - dice() % 2; };
      const std::optional<Instant> recorded = i % 3 == 0 ? std::nullopt : std::optional{some()};
      Instant happened = some();
      const History history{office.database, recorded, happened};
      const ToldByLaw law{office.database, recorded};
      for (int later = 0; later < 3; ++later) {
        CAPTURE(i);
        CAPTURE(to_text(recorded.value_or(Instant{})));
        CAPTURE(to_text(happened));
        REQUIRE(difference(told_by_history(history.at(happened)), law.at(happened)) == "");
        happened = happened + static_cast<std::int64_t>(dice() % 200'000);
      }
    }
  }
}

TEST_CASE("what had happened when it was recorded is what was recorded") {
  for (unsigned seed = 21; seed <= 24; ++seed) {
    CAPTURE(seed);
    WorkingOffice office;
    office.settings.leader = "李主任";
    Chance chance{seed};
    for (int i = 0; i < 100; ++i) {
      chance.do_something(office);
      if (i % 5 == 0) {
        const Tables now = told_by_history(History{office.database});
        const ToldByLaw law{office.database, std::nullopt};
        REQUIRE(difference(now, law.at(std::nullopt)) == "");
        REQUIRE(difference(now, law.at(office.now)) == "");
        REQUIRE(difference(
                    now, told_by_history(History{office.database, office.now, office.now})) == "");
      }
    }
  }
}

namespace {

/// The records of a table that fit.
template <class Record, class Fits>
std::vector<Record> those(const History& history, const Table& table, Record (*of)(const Row&),
                          Fits fits) {
  std::vector<Record> records;
  for (const Row& row : history.rows(table)) {
    if (Record record = of(row); fits(record)) {
      records.push_back(std::move(record));
    }
  }
  return records;
}

}  // namespace

TEST_CASE("what was erased is told with what there is, and with nothing that happened later") {
  std::int64_t erased = 0;
  for (unsigned seed = 41; seed <= 46; ++seed) {
    CAPTURE(seed);
    WorkingOffice office;
    office.settings.leader = "李主任";
    office.settings.ceiling = Level::secret;
    Chance chance{seed};
    chance.secrecy = "秘密★10年";
    std::vector<Instant> instants;
    for (int i = 0; i < 150; ++i) {
      chance.do_something(office);
      instants.push_back(office.now);
    }
    erased += office.number("SELECT count(*) FROM change WHERE after = ''");
    std::mt19937 dice{seed};
    for (int i = 0; i < 20; ++i) {
      const Instant recorded = instants[dice() % instants.size()];
      const Instant happened = instants[dice() % instants.size()];
      const Instant end = std::min(recorded, happened);
      for (const Matter& matter :
           those(History{office.database, recorded, happened}, matter_table(), matter_of,
                 [](const Matter&) { return true; })) {
        CAPTURE(to_text(matter.ref));
        CHECK(matter.claimed_at.value_or(end) <= end);
        CHECK(matter.answered_at.value_or(end) <= end);
        CHECK(matter.progress_at.value_or(end) <= end);
        CHECK((matter.closed_at.value_or(end) <= end || matter.state == void_state));
        CHECK(matter.secrecy.level >= office.get(matter.ref).secrecy.level);
      }
    }
  }
  CHECK(erased > 10);
}

namespace {

template <class Record>
auto into(std::vector<Record>& records) {
  return [&records](Record&& record) { records.push_back(std::move(record)); };
}

/// Every question that is asked of a history, against all its rows.
void check_queries(const History& history, Ref ref, Instant from) {
  const auto of_ref = [&](const auto& record) { return record.ref == ref; };
  CHECK(those(history, matter_table(), matter_of, of_ref) ==
        (history.matter(ref) ? std::vector{*history.matter(ref)} : std::vector<Matter>{}));
  CHECK(those(history, part_table(), part_of, of_ref) == history.parts_of(ref));
  CHECK(those(history, item_table(), item_of, [&](const Item& item) {
          return item.ref.ref == ref && item.ref.letter == 'p';
        }) == history.items_of(ref, "p"));
  CHECK(those(history, link_table(), link_of, [&](const Link& link) { return link.from == ref; }) ==
        history.links_from(ref));
  CHECK(those(history, link_table(), link_of, [&](const Link& link) { return link.to == ref; }) ==
        history.links_to(ref));
  std::vector<Link> links;
  history.each_link(into(links));
  CHECK(those(history, link_table(), link_of, [](const Link&) { return true; }) == links);
  CHECK(those(history, matter_table(), matter_of, [&](const Matter& matter) {
          return matter.parent == ref;
        }) == history.children_of(ref));
  std::vector<Part> parts;
  history.each_unanswered_part("co", into(parts));
  CHECK(those(history, part_table(), part_of,
              [](const Part& part) { return part.role == "co" && !part.answered_at; }) == parts);
  std::vector<Item> items;
  history.each_item("di", from, into(items));
  CHECK(those(history, item_table(), item_of, [&](const Item& item) {
          return (item.ref.letter == 'd' || item.ref.letter == 'i') && item.at > from;
        }) == items);
  const auto moved = [&](const Matter& matter) {
    return matter.opened_at > from || matter.claimed_at > from || matter.answered_at > from ||
           matter.closed_at > from || matter.received_at > from;
  };
  const auto to_audit = [](const Matter& matter) {
    return !matter.waiver.empty() || (matter.kind == "incoming" && matter.state == "closed");
  };
  for (const bool of_period : {false, true}) {
    for (const bool audited : {false, true}) {
      std::vector<Matter> matters;
      history.each_matter({.since = of_period ? std::optional{from} : std::nullopt,
                           .states = audited ? std::vector<StateOfKind>{{"incoming", "closed"}}
                                             : std::vector<StateOfKind>{},
                           .waived = audited},
                          into(matters));
      CHECK(those(history, matter_table(), matter_of, [&](const Matter& matter) {
              return matter.open || (of_period && moved(matter)) || (audited && to_audit(matter));
            }) == matters);
    }
  }
}

}  // namespace

TEST_CASE("every question gives those rows that fit as they were") {
  for (unsigned seed = 31; seed <= 34; ++seed) {
    CAPTURE(seed);
    WorkingOffice office;
    office.settings.leader = "李主任";
    Chance chance{seed};
    std::vector<Instant> instants;
    for (int i = 0; i < 120; ++i) {
      chance.do_something(office);
      instants.push_back(office.now);
    }
    std::mt19937 dice{seed};
    for (int i = 0; i < 20; ++i) {
      const auto some = [&] { return instants[dice() % instants.size()]; };
      const Ref ref{i % 2 == 0 ? Register::task : Register::doc, 1 + i % 5};
      check_queries(History{office.database}, ref, some());
      check_queries(History{office.database, some()}, ref, some());
      check_queries(History{office.database, std::nullopt, some()}, ref, some());
    }
  }
}

TEST_CASE("what was made later is not there before, also when its payload was erased") {
  Writing office;
  const Matter matter = office.task(1);
  office.write(start, [&](Journal& journal) { journal.insert(matter_table(), row_of(matter)); });
  office.write(start + 60, [&](Journal& journal) {
    journal.insert(part_table(), row_of(Part{.ref = matter.ref, .role = "co", .who = "急"}));
  });
  office.write(start + 120, [&](Journal& journal) {
    journal.remove(part_table(), row_of(Part{.ref = matter.ref, .role = "co", .who = "急"}));
  });
  erase_past(office.database, matter.ref);
  CHECK_FALSE(History{office.database, start - 1}.matter(matter.ref));
  const std::optional<Matter> then = History{office.database, start}.matter(matter.ref);
  REQUIRE(then);
  CHECK(then->title == matter.title);
  // A row that went and is not known any more is left out rather than invented.
  CHECK(History{office.database, start + 60}.rows(part_table()).empty());
}

TEST_SUITE_END();

}  // namespace bureau
