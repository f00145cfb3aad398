#include "store/journal.h"

#include "store/erasure.h"
#include "writing.h"

namespace bureau {

namespace {

constexpr std::int64_t day_seconds = 86400;
constexpr Instant noon{1'790'000'000};

/// Three entries: a task is made, noted and renamed.
struct Three : Writing {
  Matter matter = task(1, "整改消防通道");

  Three() {
    write(noon, [&](Journal& journal) {
      journal.entry().note = "第一次";
      journal.insert(matter_table(), row_of(matter));
    });
    write(noon + 60, [&](Journal& journal) {
      journal.insert(item_table(),
                     row_of(Item{.ref = {matter.ref, 'n', 1}, .text = "已通知后勤处"}));
    });
    write(noon + 120, [&](Journal& journal) {
      matter.title = "整改东楼消防通道";
      journal.update(matter_table(), row_of(matter));
    });
    matter = get_matter(database, matter.ref);
  }

  std::vector<std::string> after(const std::string& script) {
    database.run_script(script);
    return verify_journal(database);
  }
};

std::vector<std::string> one(const char* text) {
  return {text};
}

}  // namespace

TEST_SUITE_BEGIN("store/journal");

TEST_CASE("a chain that nobody touched verifies") {
  Three office;
  CHECK(verify_journal(office.database).empty());
  CHECK(office.number("SELECT count(*) FROM entry") == 3);
  const Writing empty;
  CHECK(verify_journal(empty.database).empty());
}

TEST_CASE("a changed byte of any column of an entry is noticed") {
  for (const char* change :
       {"at = at + 1", "happened = happened - 1", "actor = '王'", "login = 'wang'", "by = '主任'",
        "verb = 'task show'", "ref = 'T2'", "note = '第二次'", "batch = 1", "undoes = 1",
        "pretended = 1", "via = 'agent'", "hash = zeroblob(32)"}) {
    CAPTURE(change);
    Three office;
    const std::vector<std::string> complaints =
        office.after(fmt::format("UPDATE entry SET {} WHERE seq = 2", change));
    REQUIRE_FALSE(complaints.empty());
    CHECK(complaints.front() == "entry 2 of the journal was altered");
  }
}

TEST_CASE("a changed byte of a change is noticed where it is") {
  for (const char* change : {R"(before = '{"title":"x"}')", "after = '{}'", "after = NULL",
                             "before = NULL", "table_name = 'item'", "key = '10'"}) {
    CAPTURE(change);
    Three office;
    CHECK(office.after(fmt::format("UPDATE change SET {} WHERE seq = 3 AND n = 1", change)) ==
          one("change 1 of entry 3 was altered"));
  }
  Three office;
  CHECK(office.after("UPDATE change SET digest = zeroblob(32) WHERE seq = 3 AND n = 1") ==
        std::vector<std::string>{"change 1 of entry 3 was altered",
                                 "entry 3 of the journal was altered"});
}

TEST_CASE("an entry that happened after it was recorded is noticed") {
  Three office;
  office.write(noon + 180, [&](Journal& journal) {
    journal.entry().happened = noon + 181;
    journal.insert(part_table(), row_of(Part{.ref = office.matter.ref, .role = "co", .who = "甲"}));
  });
  CHECK(verify_journal(office.database) ==
        one("entry 4 of the journal happened after it was recorded"));
}

TEST_CASE("an entry or a change that was taken out is noticed") {
  Three without_entry;
  CHECK(without_entry.after("DELETE FROM change WHERE seq = 2; DELETE FROM entry WHERE seq = 2") ==
        std::vector<std::string>{"entry 2 of the journal is missing",
                                 "entry 3 of the journal was altered"});
  Three without_change;
  CHECK(without_change.after("DELETE FROM change WHERE seq = 2 AND n = 1") ==
        one("entry 2 of the journal was altered"));
}

TEST_CASE("an entry that was given another number is noticed") {
  Three office;
  const std::vector<std::string> complaints = office.after(
      "PRAGMA foreign_keys = OFF; UPDATE change SET seq = 9 WHERE seq = 3; UPDATE entry SET seq = "
      "9 WHERE seq = 3");
  CHECK(complaints == std::vector<std::string>{"entry 3 of the journal is missing",
                                               "entry 9 of the journal was altered"});
}

TEST_CASE("two entries that changed places are noticed") {
  Three office;
  CHECK_FALSE(
      office
          .after("UPDATE entry SET note = (SELECT note FROM entry WHERE seq = 1) WHERE seq = 2;"
                 "UPDATE entry SET note = NULL WHERE seq = 1")
          .empty());
}

TEST_CASE("the version of a matter rises once for every entry, however much of it changes") {
  Writing office;
  Matter matter = office.task(1);
  office.insert(matter);
  CHECK(get_matter(office.database, matter.ref).version == 1);
  office.write(noon, [&](Journal& journal) {
    journal.insert(item_table(), row_of(Item{.ref = {matter.ref, 'n', 1}, .text = "一"}));
    journal.insert(part_table(), row_of(Part{.ref = matter.ref, .role = "co", .who = "重点"}));
  });
  CHECK(get_matter(office.database, matter.ref).version == 2);
  office.write(noon, [&](Journal& journal) {
    journal.insert(item_table(), row_of(Item{.ref = {matter.ref, 'n', 2}, .text = "二"}));
    matter.unit = "后勤处";
    journal.update(matter_table(), row_of(matter));
    matter.person = "王";
    journal.update(matter_table(), row_of(matter));
    journal.insert(part_table(), row_of(Part{.ref = matter.ref, .role = "co", .who = "急"}));
  });
  matter.version = 3;
  CHECK(get_matter(office.database, matter.ref) == matter);
  office.write(noon, [&](Journal& journal) {
    journal.remove(part_table(), row_of(Part{.ref = matter.ref, .role = "co", .who = "急"}));
  });
  CHECK(get_matter(office.database, matter.ref).version == 4);
  CHECK(verify_journal(office.database).empty());
}

TEST_CASE("what changes nothing is no entry") {
  Three office;
  Transaction transaction{office.database};
  Journal journal{office.database,
                  office.head,
                  {.at = noon + 500, .happened = noon, .actor = "李", .verb = "edit"}};
  journal.update(matter_table(), row_of(office.matter));
  journal.remove(part_table(), row_of(Part{.ref = office.matter.ref, .role = "co", .who = "没有"}));
  CHECK_FALSE(journal.finish());
  CHECK(journal_head(office.database).seq == 3);
}

TEST_CASE("a row that is not there cannot be changed") {
  Three office;
  Journal journal{office.database, office.head, {.at = noon + 500}};
  CHECK_FAILS(journal.update(matter_table(), row_of(office.task(9))), not_found,
              "there is no row 38 of matter");
}

TEST_CASE("a clock that runs back a little records at the time of the newest entry") {
  Three office;
  const Entry entry = office.write(noon - day_seconds + 200, [&](Journal& journal) {
    journal.insert(part_table(), row_of(Part{.ref = office.matter.ref, .role = "co", .who = "急"}));
  });
  CHECK(entry.at == noon + 120);
  CHECK(entry.happened == noon - day_seconds + 200);
  CHECK(entry.seq == 4);
  CHECK(entry.batch == 4);
  const Entry later = office.write(noon + 130, [&](Journal& journal) {
    journal.insert(part_table(),
                   row_of(Part{.ref = office.matter.ref, .role = "co", .who = "重点"}));
  });
  CHECK(later.at == noon + 130);
  CHECK(verify_journal(office.database).empty());
}

TEST_CASE("a clock a day behind the journal is refused, unless it is pretended") {
  Three office;
  const Instant behind = noon + 120 - day_seconds - 1;
  CHECK_FAILS((Journal{office.database, office.head, {.at = behind}}), refused,
              fmt::format("the clock says {}, but the newest entry of the journal was recorded at "
                          "{}: set the clock, "
                          "or give --now",
                          to_short_text(behind), to_short_text(noon + 120)));
  CHECK_NOTHROW((Journal{office.database, office.head, {.at = behind + 1}}));
  const Journal pretended{office.database, office.head, {.at = behind, .pretended = true}};
  CHECK(pretended.entry().at == noon + 120);
}

TEST_CASE("an entry is read back as it was written") {
  Three office;
  Entry entry{.at = noon + 200,
              .happened = noon + 190,
              .actor = "王",
              .login = "wang",
              .by = "主任",
              .verb = "task edit",
              .ref = "T1",
              .note = "说明",
              .batch = 2,
              .undoes = 3,
              .pretended = true};
  Transaction transaction{office.database};
  Journal journal{office.database, office.head, entry};
  journal.insert(part_table(), row_of(Part{.ref = office.matter.ref, .role = "co", .who = "急"}));
  REQUIRE(journal.finish());
  transaction.commit();
  const Entry found = read_entries(office.database, "WHERE actor = $1", {std::string{"王"}}).at(0);
  CHECK(found.seq == 4);
  CHECK(found.at == entry.at);
  CHECK(found.happened == entry.happened);
  CHECK(found.login == "wang");
  CHECK(found.by == "主任");
  CHECK(found.verb == "task edit");
  CHECK(found.ref == "T1");
  CHECK(found.note == "说明");
  CHECK(found.batch == 2);
  CHECK(found.undoes == 3);
  CHECK(found.pretended);
  CHECK(found.hash == office.head.hash);
  CHECK(journal_head(office.database).hash == office.head.hash);
}

TEST_CASE("a change holds what was and what is, of the changed columns only") {
  Three office;
  const std::vector<Change> changes = read_changes(office.database, 3);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].table == "matter");
  CHECK(changes[0].key == "6");
  CHECK(changes[0].matter == office.matter.ref);
  CHECK(changes[0].before == R"({"title":"整改消防通道","version":2})");
  CHECK(changes[0].after == R"({"title":"整改东楼消防通道","version":3})");
  const std::vector<Change> made = read_changes(office.database, 1);
  REQUIRE(made.size() == 1);
  CHECK(made[0].before.empty());
  const auto columns = columns_of_payload(matter_table(), made[0].after);
  CHECK(columns.at(matter_table().column("title")) == Value{std::string{"整改消防通道"}});
  CHECK_FALSE(columns.contains(matter_table().column("unit")));
}

TEST_CASE("payloads that were erased are gone and the chain still verifies") {
  Three office;
  erase_past(office.database, office.matter.ref);
  CHECK(office.number("SELECT count(*) FROM change WHERE before <> '' OR after <> ''") == 0);
  CHECK(verify_journal(office.database).empty());
  CHECK(office.after("UPDATE change SET digest = zeroblob(32) WHERE seq = 2 AND n = 1") ==
        one("entry 2 of the journal was altered"));
}

TEST_CASE("the digests of two stores differ, so that a title cannot be guessed from one") {
  Three office;
  Three other;
  CHECK(read_changes(office.database, 1)[0].after == read_changes(other.database, 1)[0].after);
  CHECK(read_changes(office.database, 1)[0].digest != read_changes(other.database, 1)[0].digest);
}

TEST_SUITE_END();

}  // namespace bureau
