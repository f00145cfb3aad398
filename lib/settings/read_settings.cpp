// The TOML of bureau.toml and of directory.toml.
#include "settings/files.h"
#include "settings/schema.h"
#include "settings/settings.h"
#include "settings/visit.h"
#include "time/zone.h"

#include <type_traits>

namespace bureau::schema {

namespace {

using Table = std::map<std::string, std::string>;

/// The places of the lines of a table, each as "alias.today".
void note_lines(const Document& document, std::string_view key,
                std::map<std::string, std::string>& origins) {
  if (const toml::table* table = document.root()[key].as_table()) {
    for (const auto& [name, node] : *table) {
      origins.insert_or_assign(fmt::format("{}.{}", key, name.str()),
                               document.where(name.source()));
    }
  }
}

void check_timezone(Section& section, const Settings& settings) {
  if (section.has("timezone") && !is_zone(settings.timezone)) {
    section.complain("timezone", no_such_zone(settings.timezone));
  }
}

void check_limit(Section& section, const Settings& settings) {
  if (section.has("task_cycle")) {
    try {
      static_cast<void>(parse<Limit>(settings.task_cycle));
    } catch (const Error& error) {
      section.complain("task_cycle", fmt::format("task_cycle: {}", error.what()));
    }
  }
}

void read_unit(Section& section, Directory& directory) {
  Unit unit;
  section.require("name", unit.name);
  section.read("code", unit.code);
  section.read("aliases", unit.aliases);
  section.read("groups", unit.groups);
  section.read("superior", unit.superior);
  section.read("principal", unit.principal);
  section.read("mail", unit.mail);
  section.read("phone", unit.phone);
  section.read("rank", unit.rank);
  directory.units.push_back(std::move(unit));
}

void read_absence(Section& section, Person& person) {
  Absence absence;
  section.require("from", absence.from);
  section.require("to", absence.to);
  section.read("deputy", absence.deputy);
  if (section.has("from") && section.has("to") && absence.to < absence.from) {
    section.complain("to", localized("the absence ends before it begins"));
  }
  person.absences.push_back(std::move(absence));
}

void read_person(Section& section, Directory& directory) {
  Person person;
  section.require("name", person.name);
  section.read("code", person.code);
  section.read("unit", person.unit);
  section.read("post", person.post);
  section.read("aliases", person.aliases);
  section.read("login", person.login);
  section.read("mail", person.mail);
  section.read("phone", person.phone);
  section.read("deputy", person.deputy);
  section.each("absence", [&](Section& absence) { read_absence(absence, person); });
  section.read("rank", person.rank);
  section.read("leader", person.leader);
  section.read("principal", person.principal);
  directory.people.push_back(std::move(person));
}

}  // namespace

void read_settings_file(Document& document, Settings& settings,
                        std::map<std::string, std::string>* origins) {
  if (!document.good()) {
    return;
  }
  Section section{document, document.root()};
  visit_settings(settings, [&]<class T>(std::string_view key, T& member) {
    if (!section.read(key, member) || origins == nullptr) {
      return;
    }
    if constexpr (std::is_same_v<T, Table>) {
      note_lines(document, key, *origins);
    } else {
      origins->insert_or_assign(std::string{key}, section.where(key));
    }
  });
  check_limit(section, settings);
  check_timezone(section, settings);
  section.finish();
}

Directory read_directory_file(Document& document) {
  Directory directory;
  if (!document.good()) {
    return directory;
  }
  Section section{document, document.root()};
  section.each("unit", [&](Section& unit) { read_unit(unit, directory); });
  section.each("person", [&](Section& person) { read_person(person, directory); });
  section.finish();
  return directory;
}

}  // namespace bureau::schema
