#include "office/unknown.h"

#include "base/text.h"
#include "base/text_form.h"
#include "store/parties.h"

namespace bureau {

namespace {

/// What the directory calls it today; nothing when it does not know it.
std::string name_in(const Directory& directory, const std::string& word) {
  if (const Unit* unit = directory.find_unit(word)) {
    return unit->name;
  }
  const Person* person = directory.find_person(word);
  return person == nullptr ? std::string{} : person->name;
}

}  // namespace

std::vector<std::string> unknown_parties(const Office& office, Database& database) {
  const Directory& directory = office.directory();
  std::vector<std::string> sentences;
  for (const KeptParty& party : kept_parties(database)) {
    if (party.is_unit ? directory.units.empty() : directory.people.empty()) {
      continue;
    }
    const std::string called = office.called(party.text);
    const std::string name = name_in(directory, called);
    if (!name.empty() && name != called) {
      sentences.push_back(localized(
          "'{}' stands in {} matters ({} open), and the directory calls it '{}': 'bureau directory "
          "rename {} {}'",
          called, party.matters, party.open, name, shell_word(called), shell_word(name)));
    } else if (name.empty() && compare_key(called) != compare_key(office.name())) {
      sentences.push_back(
          localized("'{}' stands in {} matters ({} open), and the directory does not have it",
                    called, party.matters, party.open));
    }
  }
  return sentences;
}

}  // namespace bureau
