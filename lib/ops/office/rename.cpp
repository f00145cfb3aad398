#include "ops/office/rename.h"

#include "base/error.h"
#include "base/name_text.h"
#include "base/text.h"
#include "base/text_form.h"
#include "store/parties.h"
#include "store/party_records.h"

#include <algorithm>

namespace bureau {

namespace {

/// Who is renamed: known to the directory, or kept by some matter.
class Party {
 public:
  Party(Deed& deed, const std::string& word)
      : office_{deed.office()},
        name_{office_.called(canonical_party(office_.directory(), normalized_name("name", word)))} {
    if (const Unit* unit = office_.directory().find_unit(name_)) {
      code_ = unit->code;
      is_known_ = true;
    } else if (const Person* person = office_.directory().find_person(name_)) {
      code_ = person->code;
      is_known_ = true;
    }
    if (!is_known_) {
      const std::vector<std::string> kept = office_.kept_for(name_);
      is_known_ = std::ranges::any_of(kept_parties(deed.database()), [&](const KeptParty& one) {
        return std::ranges::find(kept, one.text) != kept.end();
      });
    }
  }

  const std::string& name() const { return name_; }
  bool is_known() const { return is_known_; }

  void check_known() const {
    if (is_known_) {
      return;
    }
    std::string near = office_.directory().nearest_unit(name_);
    near = near.empty() ? office_.directory().nearest_person(name_) : near;
    if (near.empty()) {
      throw Error(ErrorKind::not_found, "neither the directory nor a matter has '{}'", name_);
    }
    throw Error(ErrorKind::not_found,
                "neither the directory nor a matter has '{}': did you mean '{}'?", name_, near);
  }

  /// What tells that it is called otherwise from a day on. A code has had the former name until
  /// then, whatever the file says later.
  std::vector<Renaming> become(const std::string& name, Date since) const {
    std::vector<Renaming> all{{name_, since, name}};
    if (!code_.empty()) {
      if (office_.renamings().called(code_, std::nullopt) == code_) {
        all.push_back({code_, std::nullopt, name_});
      }
      all.push_back({code_, since, name});
    }
    return all;
  }

 private:
  const Office& office_;
  std::string name_;
  std::string code_{};
  bool is_known_ = false;
};

void record(Deed& deed, const std::vector<Renaming>& all) {
  std::vector<Renaming> known = deed.office().renamings().all();
  for (const Renaming& one : all) {
    const Row row = row_of(one);
    current_row(deed.database(), party_table(), row) ? deed.journal().update(party_table(), row)
                                                     : deed.journal().insert(party_table(), row);
    std::erase_if(known, [&](const Renaming& other) {
      return other.former == one.former && other.since == one.since;
    });
    known.push_back(one);
  }
  const Renamings now{std::move(known)};
  for (const Renaming& one : all) {
    // A name that is given up and taken back on one day would be followed in a circle.
    if (one.since && (now.called(one.former, one.since) != one.name ||
                      now.called(one.name, one.since) != one.name)) {
      throw Error(ErrorKind::refused,
                  "'{}' is renamed on {} already: take that back first ('bureau undo')", one.name,
                  to_text(*one.since));
    }
  }
  deed.office().forget_party_records();
}

Date day_of(const Deed& deed, std::optional<Date> since) {
  return since ? *since : local(deed.happened()).date;
}

}  // namespace

std::vector<Renaming> rename_party(Deed& deed, const std::string& former, const std::string& name,
                                   std::optional<Date> since) {
  const Party party{deed, former};
  party.check_known();
  const std::string wanted = normalized_name("name", name);
  if (wanted.empty()) {
    throw Error(ErrorKind::usage, "say what '{}' is called from then on", party.name());
  }
  if (wanted == party.name()) {
    throw Error(ErrorKind::usage, "'{}' is its name already", wanted);
  }
  const Party other{deed, wanted};
  if (other.is_known() && !deed.office().is_same(other.name(), party.name())) {
    throw Error(ErrorKind::refused,
                "'{}' is somebody else: 'bureau directory merge {} --into {}' makes them one",
                other.name(), shell_word(party.name()), shell_word(other.name()));
  }
  deed.acts_for(deed.office().name());
  const std::vector<Renaming> all = party.become(wanted, day_of(deed, since));
  record(deed, all);
  return all;
}

std::vector<Renaming> merge_parties(Deed& deed, const std::vector<std::string>& formers,
                                    const std::string& into, std::optional<Date> since) {
  const std::string name = Party{deed, into}.name();
  if (name.empty()) {
    throw Error(ErrorKind::usage, "say what they become: --into NAME");
  }
  std::vector<Renaming> all;
  for (const std::string& former : formers) {
    const Party party{deed, former};
    party.check_known();
    if (!deed.office().is_same(party.name(), name)) {
      std::ranges::move(party.become(name, day_of(deed, since)), std::back_inserter(all));
    }
  }
  if (all.empty()) {
    throw Error(ErrorKind::usage, "nothing becomes '{}': name those that do, with commas between",
                name);
  }
  deed.acts_for(deed.office().name());
  record(deed, all);
  return all;
}

}  // namespace bureau
