#include "figures/inbox.h"

#include "lived.h"

#include <algorithm>

namespace bureau {

namespace {

std::vector<ListedMatter> inbox_of(Reporting& office, std::string who) {
  std::vector<ListedMatter> rows;
  each_in_inbox(office.database, office.house, {.who = std::move(who), .now = office.now},
                [&](const ListedMatter& row) { rows.push_back(row); });
  return rows;
}

std::string refs_in_inbox(Reporting& office, std::string who) {
  std::vector<AnyRef> refs;
  for (const ListedMatter& row : inbox_of(office, std::move(who))) {
    refs.emplace_back(row.matter.ref);
  }
  return joined(refs);
}

/// What one has, matter by matter, in the order of the lists.
std::string had_by(Reporting& office, const std::string& who) {
  std::vector<AnyRef> refs;
  const auto has_part = [&](const Matter& matter) {
    return std::ranges::any_of(parts_of(office.database, matter.ref), [&](const Part& part) {
      return part.who == who && (part.role != "co" || !part.answered_at);
    });
  };
  each_matter(office.database,
              {.overdue_is_urgent = office.settings.overdue_is_urgent, .now = office.now},
              [&](Matter&& matter) {
                if (matter.unit == who || matter.person == who || matter.leader == who ||
                    matter.officer == who || has_part(matter)) {
                  refs.emplace_back(matter.ref);
                }
                return true;
              });
  return joined(refs);
}

}  // namespace

TEST_SUITE_BEGIN("figures/inbox");

TEST_CASE("a unit has what it is in charge of and helps with, in the order of the lists") {
  Reporting office;
  live(office, 91);
  std::size_t longest = 0;
  for (const bool late_is_urgent : {true, false}) {
    office.settings.overdue_is_urgent = late_is_urgent;
    for (const char* unit : {"后勤处", "保卫处", "财务处"}) {
      CAPTURE(unit);
      const std::string had = had_by(office, unit);
      CHECK(refs_in_inbox(office, unit) == had);
      longest = std::max(longest, had.size());
    }
  }
  CHECK(longest > 40);
  for (const ListedMatter& row : inbox_of(office, "后勤处")) {
    CHECK(row.lamp == office.house.lamp(office.get(row.matter.ref), office.now).lamp);
  }
}

TEST_CASE("what lies above the ceiling is in no inbox") {
  Reporting office;
  office.open({.kind = "task", .values = {{"secrecy", "秘密★10年"}, {"unit", "机要处"}}});
  CHECK(inbox_of(office, "机要处").empty());
  office.settings.ceiling = Level::secret;
  CHECK(refs_in_inbox(office, "机要处") == "T1");
}

TEST_SUITE_END();

}  // namespace bureau
