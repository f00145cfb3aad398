#include "cli/directory/rows.h"

#include "time/date.h"

namespace bureau::cli {

namespace {

Cell text(const std::string& value) {
  return value.empty() ? Cell{} : Cell{value};
}

/// "2026-11-23..2026-11-27 王建国"
std::vector<std::string> absences_of(const Person& person) {
  std::vector<std::string> all;
  for (const Absence& absence : person.absences) {
    all.push_back(fmt::format("{}..{}{}{}", to_text(absence.from), to_text(absence.to),
                              absence.deputy.empty() ? "" : " ", absence.deputy));
  }
  return all;
}

}  // namespace

View units_view() {
  return {
      .columns = {{.name = "name", .title = tr("Name"), .yields = true},
                  {.name = "code", .title = tr("Code"), .spare = true},
                  {.name = "superior", .title = tr("Superior"), .spare = true, .yields = true},
                  {.name = "principal", .title = tr("Principal"), .spare = true},
                  {.name = "groups", .title = tr("Groups"), .spare = true},
                  {.name = "phone", .title = tr("Phone"), .spare = true},
                  {.name = "mail", .title = tr("Mail"), .spare = true},
                  {.name = "aliases", .title = tr("Also called"), .shrinks = true, .spare = true}}};
}

View people_view() {
  return {
      .columns = {{.name = "name", .title = tr("Name"), .yields = true},
                  {.name = "code", .title = tr("Code"), .spare = true},
                  {.name = "unit", .title = tr("Unit"), .spare = true, .yields = true},
                  {.name = "post", .title = tr("Post"), .spare = true},
                  {.name = "leader", .title = tr("Leader")},
                  {.name = "deputy", .title = tr("Deputy"), .spare = true},
                  {.name = "absences", .title = tr("Away"), .spare = true},
                  {.name = "login", .title = tr("Login"), .spare = true},
                  {.name = "phone", .title = tr("Phone"), .spare = true},
                  {.name = "mail", .title = tr("Mail"), .spare = true},
                  {.name = "aliases", .title = tr("Also called"), .shrinks = true, .spare = true}}};
}

std::vector<Cell> cells_of(const Unit& unit) {
  return {unit.name,   text(unit.code),  text(unit.superior), text(unit.principal),
          unit.groups, text(unit.phone), text(unit.mail),     unit.aliases};
}

std::vector<Cell> cells_of(const Person& person) {
  return {person.name,        text(person.code),   text(person.unit),   text(person.post),
          person.leader,      text(person.deputy), absences_of(person), text(person.login),
          text(person.phone), text(person.mail),   person.aliases};
}

}  // namespace bureau::cli
