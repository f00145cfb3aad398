#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "settings/files.h"
#include "settings/layers.h"
#include "settings/settings.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>

namespace bureau {

namespace fs = std::filesystem;

namespace {

using Complaints = std::vector<std::string>;

void add(Complaints& all, const schema::Document& document) {
  std::ranges::move(document.complaints(), std::back_inserter(all));
}

/// A file that cannot be read is a complaint like any other.
void try_to(Complaints& all, const std::function<void()>& read) {
  try {
    read();
  } catch (const Error& error) {
    all.emplace_back(error.what());
  }
}

/// Two kinds of one folder that are both what something opens when no kind is named.
void check_default(schema::Document& document, const char* key, const std::string& what,
                   const fs::path& file, std::map<std::string, std::string>& defaults) {
  const std::string stem = file.stem().string();
  const auto [first, is_new] = defaults.emplace((file.parent_path() / what).string(), stem);
  if (!is_new && !what.empty()) {
    document.complain(document.root().get(key)->source(),
                      localized("{} is said by the kind '{}' already", key, first->second));
  }
}

/// Steps that are named like a report: `bureau weekly` could be either.
void check_verbs(schema::Document& document, const std::vector<std::string>& reports) {
  const toml::array* steps = document.root().get_as<toml::array>("step");
  for (std::size_t i = 0; steps != nullptr && i < steps->size(); ++i) {
    const toml::table* step = steps->get(i)->as_table();
    const toml::node* verb = step == nullptr ? nullptr : step->get("verb");
    const std::string name = verb == nullptr ? "" : verb->value_or(std::string{});
    if (std::ranges::find(reports, name) != reports.end()) {
      document.complain(verb->source(),
                        localized("the verb '{}' is reserved: name the step otherwise", name));
    }
  }
}

void check_kinds(const ConfigSources& sources, Complaints& all) {
  std::map<std::string, std::string> defaults;
  const std::vector<std::string> reports = Reports{sources}.ids();
  for (const fs::path& file : files_in_layers(sources, "kinds")) {
    try_to(all, [&] {
      const std::string toml = read_file(file).value_or("");
      schema::Document document{toml, file.string()};
      const Kind kind = schema::read_kind_file(document, toml);
      if (const toml::node* id = document.root().get("id");
          id != nullptr && !kind.id.empty() && kind.id != file.stem().string()) {
        document.complain(id->source(),
                          localized("the kind '{}' must stand in {}.toml", kind.id, kind.id));
      }
      check_default(document, "opened_by", kind.opened_by, file, defaults);
      check_default(document, "orders", kind.orders ? "orders" : "", file, defaults);
      check_verbs(document, reports);
      add(all, document);
    });
  }
}

void check_calendars(const ConfigSources& sources, Complaints& all) {
  for (const fs::path& file : files_in_layers(sources, "calendars")) {
    try_to(all, [&] {
      schema::Document document{read_file(file).value_or(""), file.string()};
      static_cast<void>(schema::read_calendar_file(document));
      add(all, document);
    });
  }
}

/// A kind that is broken is complained of where it stands.
std::vector<std::string> fields_of_kinds(const ConfigSources& sources) {
  Kinds kinds{sources};
  Complaints ignored;
  std::vector<std::string> ids;
  for (const std::string& id : kinds.ids()) {
    try_to(ignored, [&] {
      std::ranges::transform(kinds.get(id).fields, std::back_inserter(ids), &KindField::id);
    });
  }
  return ids;
}

void check_reports(const ConfigSources& sources, Complaints& all) {
  for (const fs::path& file : files_in_layers(sources, "reports")) {
    try_to(all, [&] {
      std::ranges::move(check_report(file, [&] { return fields_of_kinds(sources); }),
                        std::back_inserter(all));
    });
  }
}

/// The place of a key of the n-th [[unit]] or [[person]].
toml::source_region place_of(const schema::Document& document, std::string_view table,
                             std::size_t n, std::string_view key) {
  const toml::node* entry = document.root().at_path(table).node();
  if (const toml::array* entries = entry == nullptr ? nullptr : entry->as_array()) {
    entry = entries->get(n);
  }
  const toml::table* members = entry == nullptr ? nullptr : entry->as_table();
  const toml::node* member = members == nullptr ? nullptr : members->get(key);
  return member != nullptr  ? member->source()
         : entry != nullptr ? entry->source()
                            : document.root().source();
}

void complain_of_unknown_unit(schema::Document& document, const toml::source_region& place,
                              const Directory& directory, const std::string& name) {
  const std::string near = directory.nearest_unit(name);
  document.complain(
      place, near.empty()
                 ? localized("the directory has no unit '{}'", name)
                 : localized("the directory has no unit '{}': did you mean '{}'?", name, near));
}

/// Units that are there twice, by a name or by their code, and superiors that are no unit.
void check_units(schema::Document& document, const Directory& directory) {
  std::map<std::string, std::string> units;  // by every name, whose it is
  std::map<std::string, std::string> codes;
  for (std::size_t n = 0; n < directory.units.size(); ++n) {
    const Unit& unit = directory.units[n];
    const auto note = [&](const std::string& name, std::string_view key) {
      const auto [found, is_new] = units.emplace(compare_key(name), unit.name);
      if (!is_new && key == "name") {
        document.complain(place_of(document, "unit", n, key),
                          localized("the unit '{}' is there twice", unit.name));
      } else if (!is_new && found->second != unit.name) {
        document.complain(place_of(document, "unit", n, key),
                          localized("'{}' is the unit '{}' already", name, found->second));
      }
    };
    note(unit.name, "name");
    for (const std::string& alias : unit.aliases) {
      note(alias, "aliases");
    }
    if (const auto [found, is_new] = codes.emplace(unit.code, unit.name);
        !is_new && !unit.code.empty()) {
      document.complain(place_of(document, "unit", n, "code"),
                        localized("'{}' is the code of '{}' already", unit.code, found->second));
    }
    if (!unit.superior.empty() && directory.find_unit(unit.superior) == nullptr) {
      complain_of_unknown_unit(document, place_of(document, "unit", n, "superior"), directory,
                               unit.superior);
    }
  }
}

/// A principal or a deputy is somebody whom the directory has.
void check_person(schema::Document& document, const toml::source_region& place,
                  const Directory& directory, const std::string& name) {
  if (name.empty() || directory.find_person(name) != nullptr) {
    return;
  }
  const std::string near = directory.nearest_person(name);
  document.complain(
      place, near.empty()
                 ? localized("the directory has no person '{}'", name)
                 : localized("the directory has no person '{}': did you mean '{}'?", name, near));
}

/// People of no unit, codes that are there twice, deputies who are nobody. The same person's name
/// may be another person's too.
void check_people(schema::Document& document, const Directory& directory) {
  std::map<std::string, std::string> codes;
  for (std::size_t n = 0; n < directory.people.size(); ++n) {
    const Person& person = directory.people[n];
    if (!directory.units.empty() && !person.unit.empty() &&
        directory.find_unit(person.unit) == nullptr) {
      complain_of_unknown_unit(document, place_of(document, "person", n, "unit"), directory,
                               person.unit);
    }
    if (const auto [found, is_new] = codes.emplace(person.code, person.name);
        !is_new && !person.code.empty()) {
      document.complain(place_of(document, "person", n, "code"),
                        localized("'{}' is the code of '{}' already", person.code, found->second));
    }
    check_person(document, place_of(document, "person", n, "deputy"), directory, person.deputy);
    for (const Absence& absence : person.absences) {
      check_person(document, place_of(document, "person", n, "absence"), directory, absence.deputy);
    }
  }
  for (std::size_t n = 0; n < directory.units.size() && !directory.people.empty(); ++n) {
    check_person(document, place_of(document, "unit", n, "principal"), directory,
                 directory.units[n].principal);
  }
}

void check_directories(const ConfigSources& sources, Complaints& all) {
  for (const fs::path& folder : folders_of(sources)) {
    try_to(all, [&] {
      const fs::path file = folder / "directory.toml";
      schema::Document document{read_file(file).value_or(""), file.string()};
      const Directory directory = schema::read_directory_file(document);
      check_units(document, directory);
      check_people(document, directory);
      add(all, document);
    });
  }
}

std::vector<std::string> each_once(Complaints all) {
  std::set<std::string> seen;
  std::erase_if(all, [&](const std::string& text) { return !seen.insert(text).second; });
  return all;
}

}  // namespace

std::vector<std::string> check_directory(const ConfigSources& sources) {
  Complaints all;
  check_directories(sources, all);
  return each_once(std::move(all));
}

std::vector<std::string> check_config(const ConfigSources& sources) {
  Complaints all;
  try_to(all, [&] {
    each_settings_file(sources, [&](const std::string& file, const std::string& toml) {
      schema::Document document{toml, file};
      Settings settings;
      schema::read_settings_file(document, settings);
      add(all, document);
    });
  });
  try_to(all, [&] { static_cast<void>(load_settings({.overrides = sources.overrides})); });
  check_kinds(sources, all);
  check_calendars(sources, all);
  check_reports(sources, all);
  check_directories(sources, all);
  try_to(all,
         [&] { static_cast<void>(load_calendar(sources, readable_settings(sources).calendar)); });
  return each_once(std::move(all));  // a calendar with a mistake is the settings' calendar too
}

}  // namespace bureau
