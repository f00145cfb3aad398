#include "store/rows.h"

#include "store/database.h"
#include "writing.h"

#include <doctest/doctest.h>

namespace bureau {

namespace {

struct Noted : Writing {
  Noted() {
    for (const std::int64_t n : {1, 2, 3}) {
      insert(task(n));
    }
  }
  void note(SubRef where, std::string text) {
    write(head.at, [&](Journal& journal) {
      journal.insert(item_table(), row_of(Item{.ref = where, .text = std::move(text)}));
    });
  }
  static Ref ref(std::int64_t n) { return {Register::task, n}; }
};

}  // namespace

TEST_SUITE_BEGIN("store/rows");

TEST_CASE("rows are found by keys of any number of columns, those that are not there are not") {
  Noted office;
  office.note({Noted::ref(1), 'n', 1}, "一");
  office.note({Noted::ref(1), 'n', 12}, "十二");
  office.note({Noted::ref(2), 'f', 1}, "附件");
  const std::map<SubRef, Item> items = items_at(office.database, {{Noted::ref(2), 'f', 1},
                                                                  {Noted::ref(1), 'n', 12},
                                                                  {Noted::ref(1), 'n', 12},
                                                                  {Noted::ref(1), 'f', 1}});
  REQUIRE(items.size() == 2);
  CHECK(items.at({Noted::ref(1), 'n', 12}).text == "十二");
  CHECK(items.at({Noted::ref(2), 'f', 1}).text == "附件");
  CHECK(items_at(office.database, {}).empty());
}

TEST_CASE("more keys than one statement takes are asked for in several") {
  Noted office;
  std::vector<Row> keys;
  for (std::int64_t n = 1; n <= 1201; ++n) {
    keys.push_back({Noted::ref(n == 1201 ? 3 : n + 100).key()});
  }
  const std::int64_t before = office.database.begun();
  const std::map<std::string, Row> rows = current_rows(office.database, matter_table(), keys);
  CHECK(office.database.begun() == before + 3);
  REQUIRE(rows.size() == 1);
  CHECK(matter_of(rows.begin()->second).ref == Noted::ref(3));
}

TEST_CASE("items of many matters stand in the order of these, of each in their own") {
  Noted office;
  office.note({Noted::ref(1), 'f', 10}, "c");
  office.note({Noted::ref(1), 'f', 2}, "b");
  office.note({Noted::ref(1), 'n', 1}, "-");
  office.note({Noted::ref(3), 'f', 1}, "a");
  std::string texts;
  for (const Item& item : items_of(office.database, {Noted::ref(3), Noted::ref(1)}, 'f')) {
    texts += item.text;
  }
  CHECK(texts == "abc");
  CHECK(items_of(office.database, std::vector<Ref>{}, 'f').empty());
}

TEST_SUITE_END();

}  // namespace bureau
