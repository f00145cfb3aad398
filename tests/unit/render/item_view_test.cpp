#include "render/item_view.h"

#include "model/figure.h"
#include "test_support.h"

#include <algorithm>

namespace bureau {

namespace {

std::string said(const Item& item) {
  return line_of(item, {.width = 0, .year = 2026}, nullptr);
}

Instant morning_of(std::string_view date) {
  return at(day(date), TimeOfDay{9 * 3600});
}

}  // namespace

TEST_SUITE_BEGIN("render/item_view");

TEST_CASE("a line of show says every field that has something to say, in its order") {
  Item item{.ref = parse<SubRef>("T1/p2"), .at = morning_of("2026-11-24"), .by = "后勤处"};
  CHECK(said(item) == "  T1/p2     11-24 09:00  后勤处\n");
  item.percent = 0;
  item.text = "开工";
  item.problem = "缺人";
  item.next = "招人";
  CHECK(said(item) == "  T1/p2     11-24 09:00  后勤处  0%  开工  problem: 缺人  next: 招人\n");
}

TEST_CASE("an id is told by its word in the items in which it is one") {
  const Item decision{.ref = parse<SubRef>("M1/d1"),
                      .at = morning_of("2026-11-24"),
                      .by = "办公室",
                      .text = "拨款",
                      .result = "in-principle",
                      .reason = "given up",
                      .task = parse<Ref>("T7")};
  CHECK(said(decision) ==
        "  M1/d1     11-24 09:00  办公室  agreed in principle  拨款  → T7  given up\n");
  const ItemField& result = *find_item_field("result");
  CHECK(cell_of(decision, result, nullptr) == Cell{Term{"in-principle", "agreed in principle"}});
  const Item note{.ref = parse<SubRef>("M1/n1"), .result = "in-principle"};
  CHECK(cell_of(note, result, nullptr) == Cell{std::string{"in-principle"}});
}

TEST_CASE("an extension says until when, and who decided it") {
  const Item item{.ref = parse<SubRef>("T1/e1"),
                  .at = morning_of("2026-11-24"),
                  .by = "后勤处",
                  .text = "等材料",
                  .result = "granted",
                  .target = morning_of("2026-12-01"),
                  .means = "waiting",
                  .decider = "办公室"};
  CHECK(said(item) ==
        "  T1/e1     11-24 09:00  后勤处  granted  等材料  until 12-01 09:00  "
        "decided by 办公室  waiting\n");
}

TEST_CASE("a file says its size also when it is empty, and nothing else has one") {
  Item item{
      .ref = parse<SubRef>("T1/f1"), .at = morning_of("2026-11-24"), .by = "甲", .text = "a.txt"};
  CHECK(said(item) == "  T1/f1     11-24 09:00  甲  a.txt  0 B\n");
  item.ref.letter = 'n';
  CHECK(said(item) == "  T1/n1     11-24 09:00  甲  a.txt\n");
}

TEST_CASE("lists of items may show what every item may say, and no more") {
  const auto columns = columns_of(RowType::item);
  const auto has = [&](std::string_view name) {
    return std::ranges::find(columns, name) != columns.end();
  };
  for (const char* name : {"ref", "at", "text", "target", "decider", "decided_at", "reason"}) {
    CHECK_MESSAGE(has(name), name);
  }
  CHECK_FALSE(has("hash"));
  CHECK_FALSE(has("size"));
}

TEST_SUITE_END();

}  // namespace bureau
