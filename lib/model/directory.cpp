#include "model/directory.h"

#include "base/error.h"
#include "base/text.h"
#include "base/text_form.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bureau {

namespace {

constexpr std::array<Name, 3> strictness_names{{
    {"strict", "strict", "严格"},
    {"ask", "ask", "询问"},
    {"free", "free", "自由"},
}};

bool is_any(const std::vector<std::string>& names, std::string_view key) {
  return std::ranges::any_of(names,
                             [&](const std::string& name) { return compare_key(name) == key; });
}

std::vector<std::string_view> all_names(const auto& entries) {
  std::vector<std::string_view> names;
  for (const auto& entry : entries) {
    names.emplace_back(entry.name);
    names.insert(names.end(), entry.aliases.begin(), entry.aliases.end());
  }
  return names;
}

/// Of what is called the same now, the first that was so called in the file stays, with the names
/// of the others.
template <class Entry>
void take_names(std::vector<Entry>& entries, const Renamings& renamings, std::optional<Date> day) {
  std::vector<Entry> renamed;
  for (Entry& entry : entries) {
    std::string name = renamings.called(entry.name, day);
    const bool is_own = name == entry.name;
    if (!is_own) {
      entry.aliases.push_back(std::exchange(entry.name, name));
    }
    const auto same = std::ranges::find(renamed, name, &Entry::name);
    if (is_own || same == renamed.end()) {
      if (same != renamed.end()) {
        entry.aliases.insert(entry.aliases.end(), same->aliases.begin(), same->aliases.end());
        renamed.erase(same);
      }
      renamed.push_back(std::move(entry));
    } else {
      same->aliases.insert(same->aliases.end(), entry.aliases.begin(), entry.aliases.end());
    }
  }
  entries = std::move(renamed);
}

/// What becomes of a name that the directory has not: `ask` trusts a wholly new word and doubts one
/// that may be a slip.
std::string unknown_name(Strictness strictness, std::string_view name, std::string_view near,
                         std::string& warning) {
  if (strictness == Strictness::strict || (strictness == Strictness::ask && !near.empty())) {
    if (near.empty()) {
      throw Error(ErrorKind::not_found, "'{}' is not in the directory: add it to directory.toml",
                  name);
    }
    throw Error(ErrorKind::not_found, "'{}' is not in the directory: did you mean '{}'?", name,
                near);
  }
  warning = near.empty()
                ? localized("'{}' is not in the directory", name)
                : localized("'{}' is not in the directory: did you mean '{}'?", name, near);
  return std::string{name};
}

}  // namespace

std::string to_text(Strictness strictness) {
  return std::string{strictness_names.at(static_cast<std::size_t>(strictness)).id};
}

void from_text(std::string_view text, Strictness& strictness) {
  strictness = static_cast<Strictness>(parse_name("strictness", strictness_names, text));
}

// A name goes before an alias: an office that took over a former name is found by its own.
const Unit* Directory::find_unit(std::string_view name_or_alias) const {
  const std::string key = compare_key(name_or_alias);
  if (key.empty()) {
    return nullptr;
  }
  auto found =
      std::ranges::find_if(units, [&](const Unit& unit) { return compare_key(unit.name) == key; });
  if (found == units.end()) {
    found = std::ranges::find_if(units, [&](const Unit& unit) {
      return compare_key(unit.code) == key || is_any(unit.aliases, key);
    });
  }
  return found == units.end() ? nullptr : &*found;
}

const Person* Directory::find_person(std::string_view name_or_alias) const {
  const std::string key = compare_key(name_or_alias);
  if (key.empty()) {
    return nullptr;
  }
  auto found = std::ranges::find_if(
      people, [&](const Person& person) { return compare_key(person.name) == key; });
  if (found == people.end()) {
    found = std::ranges::find_if(people, [&](const Person& person) {
      return compare_key(person.login) == key || compare_key(person.code) == key ||
             is_any(person.aliases, key);
    });
  }
  return found == people.end() ? nullptr : &*found;
}

bool Directory::is_leader(std::string_view name) const {
  const Person* person = find_person(name);
  return person != nullptr && person->leader;
}

std::string Directory::kept(std::string_view name) const {
  if (const Unit* unit = find_unit(name)) {
    return unit->code.empty() ? unit->name : unit->code;
  }
  if (const Person* person = find_person(name)) {
    return person->code.empty() ? person->name : person->code;
  }
  return std::string{name};
}

std::string Directory::name_of_code(std::string_view code) const {
  if (const auto unit = std::ranges::find(units, code, &Unit::code); unit != units.end()) {
    return unit->name;
  }
  const auto person = std::ranges::find(people, code, &Person::code);
  return person == people.end() ? std::string{} : person->name;
}

void Directory::rename(const Renamings& renamings, std::optional<Date> day) {
  if (!renamings.empty()) {
    take_names(units, renamings, day);
    take_names(people, renamings, day);
  }
}

const Absence* Person::absence_on(Date day) const {
  const auto found = std::ranges::find_if(
      absences, [&](const Absence& absence) { return absence.from <= day && day <= absence.to; });
  return found == absences.end() ? nullptr : &*found;
}

void Directory::take_absences(const std::vector<KnownAbsence>& known) {
  for (const KnownAbsence& one : known) {
    const Person* person = find_person(one.who);
    if (person != nullptr) {
      people[static_cast<std::size_t>(person - people.data())].absences.push_back(one.absence);
    }
  }
}

std::string Directory::nearest_unit(std::string_view wrong) const {
  const std::string_view near = nearest(wrong, all_names(units));
  const Unit* unit = find_unit(near);
  return unit != nullptr ? unit->name : std::string{near};
}

std::string Directory::nearest_person(std::string_view wrong) const {
  const std::string_view near = nearest(wrong, all_names(people));
  const Person* person = find_person(near);
  return person != nullptr ? person->name : std::string{near};
}

std::string canonical_unit(const Directory& directory, Strictness strictness, std::string_view name,
                           std::string& warning) {
  if (name.empty() || directory.units.empty()) {
    return std::string{name};
  }
  if (const Unit* unit = directory.find_unit(name)) {
    return unit->name;
  }
  return unknown_name(strictness, name, directory.nearest_unit(name), warning);
}

std::string canonical_person(const Directory& directory, Strictness strictness,
                             std::string_view name, std::string& warning) {
  if (name.empty() || directory.people.empty() || directory.find_person(name) != nullptr ||
      directory.find_unit(name) != nullptr) {
    return canonical_party(directory, name);
  }
  return unknown_name(strictness, name, directory.nearest_person(name), warning);
}

std::string canonical_party(const Directory& directory, std::string_view name) {
  if (const Person* person = directory.find_person(name)) {
    return person->name;
  }
  const Unit* unit = directory.find_unit(name);
  return unit != nullptr ? unit->name : std::string{name};
}

}  // namespace bureau
