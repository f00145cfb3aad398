#include "store/replay.h"

#include "store/erasure.h"
#include "writing.h"

namespace bureau {

namespace {

constexpr Instant noon{1'790'000'000};

/// A task that was made, noted, renamed, and whose note was taken off again.
struct Worked : Writing {
  Matter matter = task(1, "整改消防通道");

  Worked() {
    const Item note{.ref = {matter.ref, 'n', 1}, .text = "已通知后勤处"};
    write(noon, [&](Journal& journal) { journal.insert(matter_table(), row_of(matter)); });
    write(noon + 60, [&](Journal& journal) { journal.insert(item_table(), row_of(note)); });
    write(noon + 120, [&](Journal& journal) {
      matter.title = "整改东楼消防通道";
      journal.update(matter_table(), row_of(matter));
      journal.remove(item_table(), row_of(note));
    });
  }

  std::vector<std::string> after(const std::string& script) {
    database.run_script(script);
    return verify_records(database);
  }
};

}  // namespace

TEST_SUITE_BEGIN("store/replay");

TEST_CASE("records that came about by the journal alone are what it says") {
  const Worked office;
  CHECK(verify_records(office.database).empty());
}

TEST_CASE("a record that was changed, added or taken out past the journal is noticed") {
  CHECK(Worked{}.after("UPDATE matter SET title = '无'") ==
        std::vector<std::string>{"T1 is not what the journal says (matter)"});
  CHECK(Worked{}.after("UPDATE matter SET state = 'closed', open = 0").size() == 1);
  CHECK(Worked{}.after("DELETE FROM matter") ==
        std::vector<std::string>{"T1: a row of matter is missing"});
  CHECK(
      Worked{}.after("INSERT INTO participant (matter, role, n, who) VALUES (6, 'co', 1, '假')") ==
      std::vector<std::string>{"T1: the journal knows nothing of a row of participant"});
}

TEST_CASE("a moment after its recording is noticed") {
  Worked office;
  office.write(noon + 180, [&](Journal& journal) {
    office.matter.claimed_at = noon + 180;
    journal.update(matter_table(), row_of(office.matter));
  });
  CHECK(verify_records(office.database).empty());
  office.write(noon + 240, [&](Journal& journal) {
    office.matter.claimed_at = noon + 241;
    journal.update(matter_table(), row_of(office.matter));
  });
  CHECK(verify_records(office.database) ==
        std::vector<std::string>{"T1 has a moment (claimed_at) after it was recorded"});
}

TEST_CASE("a record whose past was erased is passed over") {
  Worked office;
  erase_past(office.database, office.matter.ref);
  CHECK(verify_records(office.database).empty());
}

TEST_SUITE_END();

}  // namespace bureau
