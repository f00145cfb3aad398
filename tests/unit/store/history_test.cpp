#include "store/history.h"

#include "store/erasure.h"
#include "writing.h"

#include <map>
#include <random>

namespace bureau {

namespace {

constexpr Instant start{1'790'000'000};

using Tables = std::map<std::string, std::vector<Row>>;

Tables all_rows(Database& database, std::optional<Instant> as_of) {
  const History history{database, as_of};
  Tables tables;
  for (const Table* table : journal_tables()) {
    tables[std::string{table->name}] = history.rows(*table, "", {});
  }
  return tables;
}

/// Random changes to a few matters and what stands around them.
class Chance {
 public:
  explicit Chance(unsigned seed) : random_{seed} {}

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
    Chance chance{seed};
    std::vector<std::pair<Instant, Tables>> snapshots;
    for (std::int64_t step = 0; step < 100; ++step) {
      const Instant at = start + step * 60;
      office.write(at, [&](Journal& journal) {
        for (std::int64_t n = chance.number(1, 4); n > 0; --n) {
          chance.change(office, journal);
        }
      });
      snapshots.emplace_back(at, all_rows(office.database, std::nullopt));
    }
    CHECK(all_rows(office.database, start - 1) == all_rows(Writing{}.database, std::nullopt));
    for (const std::pair<Instant, Tables>& snapshot : snapshots) {
      const Instant at = snapshot.first;
      CAPTURE(at.seconds);
      REQUIRE(all_rows(office.database, at) == snapshot.second);
      REQUIRE(all_rows(office.database, at + 59) == snapshot.second);
    }
    CHECK(verify_journal(office.database).empty());
  }
}

TEST_CASE("without an instant it is the present, narrowed by the condition") {
  Writing office;
  Matter one = office.task(1, "甲");
  office.insert(one);
  office.insert(office.task(2, "乙"));
  const History now{office.database, std::nullopt};
  REQUIRE(now.matters("WHERE title = $1", {std::string{"乙"}}).size() == 1);
  CHECK(now.matters("WHERE title = $1", {std::string{"乙"}})[0].ref == Ref{Register::task, 2});
  CHECK(now.entries("", {}).size() == 2);
}

TEST_CASE("rows that a condition no longer fits are given all the same when they changed since") {
  Writing office;
  Matter matter = office.task(1, "甲");
  office.write(start, [&](Journal& journal) { journal.insert(matter_table(), row_of(matter)); });
  office.write(start + 60, [&](Journal& journal) {
    matter.title = "乙";
    matter.open = false;
    journal.update(matter_table(), row_of(matter));
  });
  const std::vector<Matter> then =
      History{office.database, start}.matters("WHERE title = '甲'", {});
  REQUIRE(then.size() == 1);
  CHECK(then[0].title == "甲");
  CHECK(then[0].open);
  CHECK(then[0].version == 1);
}

TEST_CASE("entries after the instant are not given") {
  Writing office;
  office.write(start,
               [&](Journal& journal) { journal.insert(matter_table(), row_of(office.task(1))); });
  office.write(start + 60,
               [&](Journal& journal) { journal.insert(matter_table(), row_of(office.task(2))); });
  CHECK(History{office.database, start + 59}.entries("", {}).size() == 1);
  CHECK(History{office.database, start + 60}.entries("", {}).size() == 2);
  CHECK(History{office.database, start - 1}.entries("", {}).empty());
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
  CHECK(History{office.database, start - 1}.matters("", {}).empty());
  REQUIRE(History{office.database, start}.matters("", {}).size() == 1);
  CHECK(History{office.database, start}.matters("", {})[0].title == matter.title);
  // A row that went and is not known any more is left out rather than invented.
  CHECK(History{office.database, start + 60}.rows(part_table(), "", {}).empty());
}

TEST_SUITE_END();

}  // namespace bureau
