// The directory (通讯录): units and people, with aliases and former names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

struct Unit {
  std::string name{};
  std::string code{};
  std::vector<std::string> aliases{};  ///< short and former names
  std::string superior{};
  int rank = 0;
};

struct Person {
  std::string name{};
  std::string unit{};
  std::string post{};
  std::vector<std::string> aliases{};  ///< 主任, login name
  std::string login{};
  std::string mail{};
  std::string phone{};
  bool leader = false;
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
