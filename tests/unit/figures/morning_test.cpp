#include "figures/morning.h"

#include "lived.h"

#include <algorithm>
#include <map>

namespace bureau {

namespace {

const MorningPart& part(const Morning& sheet, std::string_view name) {
  return *std::ranges::find(sheet.parts, name, &MorningPart::name);
}

std::string refs(const Morning& sheet, std::string_view name) {
  const std::vector<Ref>& all = part(sheet, name).refs;
  return joined(std::vector<AnyRef>(all.begin(), all.end()));
}

}  // namespace

TEST_SUITE_BEGIN("figures/morning");

TEST_CASE("each matter stands in the parts that it belongs to") {
  Reporting office;  // Wednesday, 2026-11-18, 10:00
  const auto due = [&](std::string_view when) {
    return office
        .open({.kind = "task",
               .title = "整改",
               .values = {{"unit", "后勤处"}},
               .due = office.moment(when)})
        .ref;
  };
  const Ref today = due("17:00");
  const Ref tomorrow = due("2026-11-19 17:00");
  const Ref later = due("2026-12-18");
  const Ref claimed = due("2026-12-18");
  office.step(claimed, "accept", "后勤处");
  office.step(claimed, "finish", "后勤处");
  const Ref paper = office
                        .open({.kind = "incoming",
                               .title = "来文",
                               .values = {{"need", "act"}, {"origin", "市局"}}})
                        .ref;
  office.open(
      {.kind = "incoming", .title = "阅知", .values = {{"need", "read"}, {"origin", "市局"}}});
  office.open({.kind = "meeting", .title = "例会", .starts = office.moment("14:00")});
  office.open({.kind = "meeting", .title = "例会", .starts = office.moment("2026-11-19 9:00")});
  const auto sheet = [&] { return morning(office.database, office.house, office.now, 10); };
  CHECK(refs(sheet(), "due_today") == to_text(today));
  CHECK(refs(sheet(), "due_soon") == to_text(tomorrow));
  CHECK(refs(sheet(), "to_review") == to_text(claimed));
  CHECK(refs(sheet(), "to_handle") == to_text(paper));
  CHECK(refs(sheet(), "to_accept") == fmt::format("{} {} {}", today, tomorrow, later));
  CHECK(refs(sheet(), "meetings") == "M1");
  CHECK(refs(sheet(), "overdue").empty());
  office.wait_until("2026-11-18T17:00:01+08:00");
  CHECK(refs(sheet(), "overdue") == to_text(today));
  CHECK(refs(sheet(), "due_today").empty());
}

TEST_CASE("the first of a part are those of the whole part, in its order, with their lamps") {
  Reporting office;
  live(office, 91);
  const Morning all = morning(office.database, office.house, office.now, std::nullopt);
  std::size_t longest = 0;
  for (const std::size_t most : {0U, 1U, 3U}) {
    const Morning first = morning(office.database, office.house, office.now, most);
    for (std::size_t i = 0; i < all.parts.size(); ++i) {
      const MorningPart& whole = all.parts[i];
      CAPTURE(whole.name);
      CHECK(first.parts[i].refs == whole.refs);
      CHECK(whole.first.size() == whole.refs.size());
      REQUIRE(first.parts[i].first.size() == std::min(most, whole.refs.size()));
      for (std::size_t n = 0; n < first.parts[i].first.size(); ++n) {
        const ListedMatter& row = first.parts[i].first[n];
        CHECK(row.matter.ref == whole.refs[n]);
        CHECK(row.lamp == office.house.lamp(office.get(row.matter.ref), office.now).lamp);
      }
      longest = std::max(longest, whole.refs.size());
    }
  }
  CHECK(longest > 10);
}

TEST_CASE("what lies above the ceiling stands nowhere on the sheet") {
  Reporting office;
  office.open({.kind = "task", .values = {{"secrecy", "秘密★10年"}, {"unit", "机要处"}}});
  CHECK(morning(office.database, office.house, office.now, 10).is_empty());
}

TEST_SUITE_END();

}  // namespace bureau
