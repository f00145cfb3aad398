#include "store/records.h"

#include "store/party_records.h"
#include "writing.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace bureau {

namespace {

constexpr Instant noon{1'790'000'000};

Matter full_matter(const Writing& office) {
  Matter m = office.task(7);
  m.type = "通知";
  m.number = "督〔2026〕15号";
  m.serial = "2026-0007";
  m.title_public = true;
  m.open = false;
  m.state_rank = 3;
  m.urgency = Urgency::top_urgent;
  m.importance = Importance::high;
  m.secrecy = {Level::internal, 6};
  m.need = Need::read;
  m.origin = "市政府";
  m.recipient = "各处室";
  m.unit = "后勤处";
  m.person = "王";
  m.leader = "主任";
  m.officer = "李";
  m.parent = Ref{Register::doc, 1};
  m.due = noon + 1;
  m.due_original = noon + 2;
  m.due_chase = noon + 3;
  m.due_source = "10wd";
  m.due_from = noon + 4;
  m.due_calendar = 5;
  m.due_provisional = true;
  m.step_due = noon + 6;
  m.step_due_source = "2wd";
  m.step_due_calendar = 6;
  m.state_since = noon + 7;
  m.suspended_at = noon + 8;
  m.progress = 60;
  m.progress_at = noon + 9;
  m.cycle = "1w";
  m.place = "301";
  m.starts_at = noon + 10;
  m.ends_at = noon + 11;
  m.dated = day("2026-02-28");
  m.received_at = noon + 12;
  m.opened_at = noon + 13;
  m.claimed_at = noon + 14;
  m.closed_at = noon + 15;
  m.answered_at = noon + 16;
  m.answer = "已整改";
  m.waiver = "无需答复";
  m.extensions = 2;
  m.whereabouts = "档案室";
  m.focus_until = day("2026-12-31");
  m.tags = {"a", "消防", "财务 一科"};
  m.fields = {{"plate", "京A·12345"}, {"seats", 5}, {"own", true}};
  m.version = 9;
  m.phase = Phase::review;
  m.standard = "全部整改到位";
  m.copies = 12;
  return m;
}

Item full_item() {
  return {.ref = {{Register::task, 7}, 'd', 3},
          .at = noon,
          .by = "主任",
          .text = "同意",
          .result = "agreed",
          .unit = "后勤处",
          .due = noon + 1,
          .target = noon + 2,
          .percent = 0,
          .problem = "缺材料",
          .next = "送审",
          .means = "oral",
          .witness = "李",
          .reason = "经费已定",
          .decider = "主任",
          .decided_at = noon + 3,
          .task = Ref{Register::task, 7},
          .size = 3,
          .hash = std::string(32, '\xfe')};
}

/// A column that was forgotten would be null.
std::size_t nulls_in(const Row& row) {
  return static_cast<std::size_t>(std::ranges::count_if(
      row, [](const Value& value) { return std::holds_alternative<std::monostate>(value); }));
}

Row stored(Writing& office, const Table& table, const Row& row) {
  office.write(noon, [&](Journal& journal) { journal.insert(table, row); });
  const std::optional<Row> found = current_row(office.database, table, row);
  REQUIRE(found);
  return *found;
}

template <class Record, class Read>
Record selected(Writing& office, const Table& table, Read read) {
  Statement select = office.database.prepare(fmt::format("SELECT * FROM {}", table.name));
  REQUIRE(select.bind().step());
  return read(select);
}

struct Filled : Writing {
  Filled() {
    insert({.ref = {Register::doc, 1}, .kind = "task", .kind_version = kind, .title = "x"});
  }
};

}  // namespace

TEST_SUITE_BEGIN("store/records");

TEST_CASE("a matter with every member set comes back as it was, and no column of it is null") {
  Filled office;
  const Matter matter = full_matter(office);
  CHECK(nulls_in(row_of(matter)) == 0);
  CHECK(row_of(matter).size() == matter_table().columns.size());
  CHECK(matter_of(stored(office, matter_table(), row_of(matter))) == matter);
  CHECK(get_matter(office.database, matter.ref) == matter);
}

TEST_CASE("a matter with nothing set comes back as it was") {
  Writing office;
  const Matter matter{.kind = "task", .kind_version = office.kind};
  CHECK(matter_of(stored(office, matter_table(), row_of(matter))) == matter);
  CHECK(selected<Matter>(office, matter_table(), read_matter) == matter);
}

TEST_CASE("an item with every member set and one with none come back as they were") {
  Filled office;
  office.insert(full_matter(office));
  CHECK(nulls_in(row_of(full_item())) == 0);
  CHECK(item_of(stored(office, item_table(), row_of(full_item()))) == full_item());
  CHECK(selected<Item>(office, item_table(), read_item) == full_item());
  const Item none{.ref = {{Register::task, 7}, 'n', 1}};
  CHECK(item_of(stored(office, item_table(), row_of(none))) == none);
  CHECK(find_item(office.database, none.ref) == none);
}

TEST_CASE("a part and a link come back as they were") {
  Filled office;
  office.insert(full_matter(office));
  const Ref ref{Register::task, 7};
  const Part part{ref, "co", 2, "财务处/一科", noon - 60, noon + 60, noon, noon + 1, "同意"};
  CHECK(nulls_in(row_of(part)) == 0);
  CHECK(part_of(stored(office, part_table(), row_of(part))) == part);
  CHECK(selected<Part>(office, part_table(), read_part) == part);
  const Part bare{.ref = ref, .role = "reader", .who = "王"};
  CHECK(part_of(stored(office, part_table(), row_of(bare))) == bare);

  const Link link{ref, "implements", {Register::doc, 1}, "d1"};
  CHECK(link_of(stored(office, link_table(), row_of(link))) == link);
  CHECK(selected<Link>(office, link_table(), read_link) == link);
  const Link whole{.from = ref, .kind = "cites", .to = {Register::doc, 1}};
  CHECK(link_of(stored(office, link_table(), row_of(whole))) == whole);
}

TEST_CASE("the columns of a journal table are those of the schema, in its order") {
  Writing office;
  for (const Table* table : journal_tables()) {
    CAPTURE(table->name);
    const std::vector<std::string> in_schema = office.database.backend().columns_of(table->name);
    const std::vector<std::string> in_program(table->columns.begin(), table->columns.end());
    CHECK(in_program == in_schema);
    CHECK(kept_row(table->name, "1").table == table);
  }
  CHECK_FAILS(kept_row("meta", "1"), damaged,
              "the journal names a table 'meta' that the store does not have");
}

TEST_CASE("a row of a table that was renamed since is found under its name and key of today") {
  const KeptRow kept = kept_row("part", "17/co/财务处/二科");
  CHECK(kept.table == &part_table());
  CHECK(kept.key == "17/co/1/财务处/二科");
  const Row row = row_of_payload(kept, R"({"matter":17,"role":"co","who":"财务处/二科"})");
  CHECK(part_of(row) == Part{.ref = Ref::of_key(17), .role = "co", .n = 1, .who = "财务处/二科"});
}

TEST_CASE("what a party came to be called is found where it is kept today") {
  const KeptRow kept = kept_row("renaming", "财务处/二科/2026-09-01");
  CHECK(kept.table == &party_table());
  CHECK(kept.key == "2026-09-01/0/财务处/二科");
  const Row row =
      row_of_payload(kept, R"({"former":"财务处/二科","since":"2026-09-01","name":"审计科"})");
  CHECK(row ==
        row_of(Renaming{.former = "财务处/二科", .since = Date{2026, 9, 1}, .name = "审计科"}));
}

TEST_CASE("a key is written as text and read back, also with a stroke in its last part") {
  Filled office;
  const auto rows = std::to_array<Row>(
      {{std::int64_t{30}},
       {std::int64_t{30}, std::string{"d"}, std::int64_t{3}},
       {std::int64_t{30}, std::string{"co"}, std::int64_t{1}, std::string{"财务处/一科"}},
       {std::int64_t{30}, std::string{"cites"}, std::int64_t{4}, std::string{}}});
  const auto tables =
      std::to_array<const Table*>({&matter_table(), &item_table(), &part_table(), &link_table()});
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(row_of_key(*tables[i], key_of(*tables[i], rows[i])) == rows[i]);
  }
  CHECK(row_of_key(calendar_day_table(), "2026-10-01") == Row{std::string{"2026-10-01"}});
  CHECK_THROWS_AS(matter_table().column("colour"), std::logic_error);
}

TEST_SUITE_END();

}  // namespace bureau
