#include "ops/office/handover.h"

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "model/matter_table.h"
#include "office/whose.h"
#include "store/history.h"
#include "store/work.h"

#include <algorithm>
#include <array>
#include <set>
#include <variant>

namespace bureau {

namespace {

constexpr const char* successor = "successor";

using TextMember = std::string Matter::*;

/// The fields that name who has it: those of units and persons that are assigned, not whose it was.
const TextMember* duty_of(const MatterField& field) {
  const bool names = field.type == FieldType::unit || field.type == FieldType::person;
  return names ? std::get_if<TextMember>(&field.access) : nullptr;
}

bool is_open_part(const Part& part) {
  return (part.role == "co" || part.role == "desk") && !part.answered_at;
}

class Succession {
 public:
  Succession(Deed& deed, std::string from, const std::string& to)
      : deed_{deed}, from_{std::move(from)}, to_{to} {}

  void field(Matter& matter, const MatterField& field) {
    const TextMember& member = *duty_of(field);
    matter.*member = name_for(field.type == FieldType::unit);
  }

  /// Who had it until now stays on record; who has it now stands at the same place of the queue.
  void part(const Part& had) {
    Part has = had;
    has.who = name_for(had.role == "co");
    if (current_row(deed_.database(), part_table(), row_of(has))) {
      return;  // they have it already
    }
    if (had.role == "desk" && had.since) {
      Part closed = had;
      closed.answered_at = deed_.happened();
      closed.answer = "→ " + has.who;
      deed_.journal().update(part_table(), row_of(closed));
      has.since = deed_.happened();
    } else {
      deed_.journal().remove(part_table(), row_of(had));
    }
    deed_.journal().insert(part_table(), row_of(has));
  }

  void succeed(Ref ref) {
    std::int64_t n = 0;
    for (const Part& part : parts_of(deed_.database(), ref)) {
      n = part.role == successor ? std::max(n, part.n) : n;
    }
    deed_.journal().insert(part_table(), row_of(Part{.ref = ref,
                                                     .role = successor,
                                                     .n = n + 1,
                                                     .who = name_for(false),
                                                     .since = deed_.happened()}));
  }

 private:
  std::string name_for(bool unit) {
    std::string& known = unit ? unit_ : person_;
    if (known.empty()) {
      known = unit || deed_.office().directory().find_unit(to_) != nullptr
                  ? deed_.unit(to_)
                  : deed_.person("to", to_);
    }
    return known;
  }

  Deed& deed_;
  std::string from_;
  std::string to_;
  std::string unit_{};
  std::string person_{};
};

}  // namespace

Duties duties_of(Database& database, const Office& office, const std::string& who, Instant now,
                 const std::function<bool(const Matter&)>& wanted) {
  const Directory& directory = office.directory();
  const std::string from = office.called(canonical_party(directory, who));
  const std::vector<Ref> refs =
      open_of_party(database, {.names = office.kept_for(from),
                               .also = {},
                               .overdue_is_urgent = office.settings().overdue_is_urgent,
                               .now = now});
  if (refs.empty() && directory.find_person(from) == nullptr &&
      directory.find_unit(from) == nullptr) {
    throw Error(ErrorKind::not_found, "neither the directory nor an open matter has '{}'", who);
  }
  Duties duties;
  for (Matter& matter : matters_of(database, refs)) {
    if (!office.may_show(matter)) {
      ++duties.hidden;
      continue;
    }
    if (!wanted(matter)) {
      continue;
    }
    for (const MatterField& field : matter_fields) {
      if (const TextMember* member = duty_of(field);
          member != nullptr && office.is_same(matter.**member, from)) {
        duties.all.push_back({matter, std::string{field.name}});
      }
    }
    for (const Part& part : parts_of(database, matter.ref)) {
      if (is_open_part(part) && office.is_same(part.who, from)) {
        duties.all.push_back({matter, part.role});
      }
    }
  }
  return duties;
}

std::string word_of_duty(std::string_view as) {
  const MatterField* field = find_matter_field(as);
  return field != nullptr && field->title != nullptr ? tr(field->title)
                                                     : tr(std::string{as}.c_str());
}

void hand_over(Deed& deed, const std::vector<Duty>& duties, const std::string& who,
               const std::string& to) {
  const Directory& directory = deed.office().directory();
  const std::string from = deed.office().called(canonical_party(directory, who));
  if (from == deed.office().called(canonical_party(directory, to))) {
    throw Error(ErrorKind::usage, "{} and {} are the same: name who hands over and who takes over",
                who, to);
  }
  deed.acts_for(deed.office().name());
  Succession succession{deed, from, to};
  std::set<Ref> done;
  for (const Duty& duty : duties) {
    if (!done.insert(duty.matter.ref).second) {
      continue;
    }
    Matter matter = deed.get(duty.matter.ref);
    for (const Duty& one : duties) {
      const MatterField* field = find_matter_field(one.as);
      if (one.matter.ref == matter.ref && field != nullptr && duty_of(*field) != nullptr) {
        succession.field(matter, *field);
      }
    }
    for (const Part& part : parts_of(deed.database(), matter.ref)) {
      if (is_open_part(part) && deed.office().is_same(part.who, from)) {
        succession.part(part);
      }
    }
    succession.succeed(matter.ref);
    deed.save(matter);
  }
}

std::vector<Ref> accept_handover(Deed& deed, const std::string& name, const std::string& words) {
  const std::string who = deed.office().called(canonical_party(deed.office().directory(), name));
  const std::string by = deed.acts_for(who);
  if (!deed.office().is_same(by, who)) {
    throw Error(ErrorKind::refused, "what was handed to {} is taken over by {}, not by {}", who,
                who, by);
  }
  std::vector<Part> parts;
  History{deed.database()}.each_unanswered_part(successor, [&](Part&& part) {
    if (deed.office().is_same(part.who, who)) {
      parts.push_back(std::move(part));
    }
  });
  std::vector<Ref> refs;
  for (Part& part : parts) {
    Matter matter = get_matter(deed.database(), part.ref);
    if (!deed.office().may_show(matter)) {
      continue;
    }
    part.answered_at = deed.happened();
    part.answer = deed.words(matter, "text", words);
    deed.journal().update(part_table(), row_of(part));
    deed.about(to_text(part.ref));
    refs.push_back(part.ref);
  }
  if (refs.empty()) {
    throw Error(ErrorKind::not_found, "nothing that was handed to {} waits to be taken over", who);
  }
  return refs;
}

}  // namespace bureau
