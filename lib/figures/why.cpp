#include "figures/why.h"

#include "base/error.h"
#include "base/text_form.h"
#include "store/log.h"
#include "store/past.h"
#include "store/versions.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace bureau {

namespace {

class Reasons {
 public:
  Reasons(const History& history, const Matter& matter, const Office& office)
      : history_{history},
        database_{history.database()},
        matter_{matter},
        office_{office},
        kind_{office.find_kind(matter)} {}

  std::optional<DueCount> count() const {
    if (!matter_.due_original || matter_.due_calendar == 0 || !matter_.due_from) {
      return std::nullopt;
    }
    const auto limit = parse<Limit>(matter_.due_source);
    const WorkCalendar calendar = pinned_calendar(database_, matter_.due_calendar);
    return DueCount{
        .limit = limit,
        .from = *matter_.due_from,
        .calendar = matter_.due_calendar,
        .steps = bureau::count(limit, *matter_.due_from, calendar, office_.hours()).steps};
  }

  std::vector<Happening> happenings() const {
    const std::map<std::int64_t, Entry> undone = undoings_of(database_, matter_.ref);
    std::vector<Entry> entries = entries_of(database_, matter_.ref);
    std::vector<std::int64_t> seqs;
    std::ranges::transform(entries, std::back_inserter(seqs), &Entry::seq);
    const Around around{.changes = {office_, database_, seqs},
                        .above = touching_above(database_, seqs, office_.ceiling()),
                        .notes = history_.items_of(matter_.ref, "n")};
    std::vector<Happening> all;
    for (Entry& entry : entries) {
      const auto taken_back = undone.find(entry.batch);
      const bool stands = taken_back == undone.end();
      if (std::optional<Happening> one = happening(entry, stands, around)) {
        if (!stands) {
          one->undone = taken_back->second;
        }
        one->entry = std::move(entry);
        all.push_back(*std::move(one));
      }
    }
    return all;
  }

 private:
  /// What is read for all entries at once.
  struct Around {
    ChangesOfEntries changes;
    std::set<std::int64_t> above;  ///< they touched what lies above the ceiling
    std::vector<Item> notes;
  };

  /// Nothing where there is nothing to tell. What does not stand gave no reason and moved no due
  /// time.
  std::optional<Happening> happening(const Entry& entry, bool stands, const Around& around) const {
    const std::size_t space = entry.verb.rfind(' ');
    const std::string verb = space == std::string::npos ? entry.verb : entry.verb.substr(space + 1);
    Happening one;
    if (entry.mends && !entry.undoes) {
      one.corrected = around.changes.of(entry.seq, matter_.ref);
      one.says_note = !around.above.contains(entry.seq);
      return one.corrected.empty() ? std::nullopt : std::optional{std::move(one)};
    }
    if (kind_ == nullptr || !(kind_->has_step(verb) || verb == "cancel" || verb == "reopen")) {
      return std::nullopt;
    }
    one.called = word_of_verb(verb, kind_);
    if (stands) {
      for (const Item& note : around.notes) {
        if (note.means == verb && note.at == entry.happened) {
          one.said.push_back(note.text);
        }
      }
      one.given_back = waiting_of(around.changes.of(entry.seq, matter_.ref));
    }
    return one;
  }

  /// A step that moved the due time gave back what the matter had waited.
  static std::vector<std::pair<Instant, Instant>> waiting_of(
      const std::vector<ChangedField>& fields) {
    std::vector<std::pair<Instant, Instant>> given_back;
    for (const ChangedField& field : fields) {
      if (field.field == "due" && field.before != "-") {
        given_back.emplace_back(parse<Instant>(field.before), parse<Instant>(field.after));
      }
    }
    return given_back;
  }

  const History& history_;
  Database& database_;
  const Matter& matter_;
  const Office& office_;
  const Kind* kind_;
};

}  // namespace

Why why(const History& history, Ref ref, const Office& office, Instant now) {
  std::optional<Matter> matter = history.matter(ref);
  if (!matter) {
    throw Error(ErrorKind::not_found, "there is no {}", ref);
  }
  const Reasons reasons{history, *matter, office};
  Why told{.kind = office.find_kind(*matter),
           .now = now,
           .count = reasons.count(),
           .extensions = history.items_of(ref, "e"),
           .happenings = reasons.happenings()};
  const LampVerdict verdict = office.lamp(*matter, now);
  told.lamp = matter->open ? verdict.lamp : Lamp::closed;
  told.rule = verdict.rule == nullptr ? "" : verdict.rule->text;
  told.matter = *std::move(matter);
  return told;
}

}  // namespace bureau
