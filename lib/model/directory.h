// The directory (通讯录): units and people, with aliases and former names.
#pragma once

#include "model/renaming.h"
#include "time/date.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

struct Unit {
  std::string name{};
  std::string code{};                  ///< what records keep in place of the name; empty: none
  std::vector<std::string> aliases{};  ///< short and former names
  std::vector<std::string> groups{};   ///< 机关, 直属单位: what it is counted among
  std::string superior{};
  std::string principal{};  ///< who heads it
  std::string mail{};
  std::string phone{};
  int rank = 0;  ///< the order in lists; of equal rank, as the file has them
};

/// Somebody is away from one day to another, both among them.
struct Absence {
  Date from{};
  Date to{};
  std::string deputy{};  ///< in place of the person's usual one
};

struct Person {
  std::string name{};
  std::string code{};
  std::string unit{};
  std::string post{};
  std::vector<std::string> aliases{};  ///< 主任, former names
  std::string login{};
  std::string mail{};
  std::string phone{};
  std::string deputy{};
  std::vector<Absence> absences{};
  int rank = 0;
  bool leader = false;
  bool principal = false;  ///< 主要负责人: signs what goes upward

  /// Who is away on a day; nullptr: they are there.
  const Absence* absence_on(Date day) const;
};

/// An absence that was recorded, of a person by any of their names.
struct KnownAbsence {
  std::string who{};
  Absence absence{};
};

enum class Strictness { strict, ask, free };
std::string to_text(Strictness strictness);
void from_text(std::string_view text, Strictness& strictness);

struct Directory {
  std::vector<Unit> units{};
  std::vector<Person> people{};

  bool empty() const { return units.empty() && people.empty(); }
  const Unit* find_unit(std::string_view name_or_alias) const;  ///< by compare_key
  const Person* find_person(std::string_view name_or_alias) const;
  bool is_leader(std::string_view name) const;

  /// What it is kept as in records: the code of a unit or a person, else the name; the word itself
  /// when the directory has neither.
  std::string kept(std::string_view name) const;
  /// The name to this code; empty when it is nobody's.
  std::string name_of_code(std::string_view code) const;

  /// Takes on the names of a day: what was renamed keeps its former name as an alias, and units or
  /// people that were merged become one, found by the names of all.
  void rename(const Renamings& renamings, std::optional<Date> day);

  /// Adds what was recorded to what the file says; of one who is not in it, nothing.
  void take_absences(const std::vector<KnownAbsence>& known);

  /// The nearest name of a unit for a word that matches none; empty when nothing is near.
  std::string nearest_unit(std::string_view wrong) const;
  std::string nearest_person(std::string_view wrong) const;  ///< likewise
};

/// A unit's name as the directory has it. Without a directory, or with `free`, the word itself, and
/// `warning` says the nearest name when there is one; `strict` throws Error(not_found).
std::string canonical_unit(const Directory& directory, Strictness strictness, std::string_view name,
                           std::string& warning);

/// The same of a person, whose place a unit may hold (an officer's desk).
std::string canonical_person(const Directory& directory, Strictness strictness,
                             std::string_view name, std::string& warning);

/// A person or a unit, for --by: the directory's name when it has one, else the word itself.
std::string canonical_party(const Directory& directory, std::string_view name);

}  // namespace bureau
