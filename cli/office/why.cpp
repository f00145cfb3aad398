// bureau why: why a matter is late or not, and how every day of it was counted.

#include "base/text.h"
#include "cli/session/one_matter.h"
#include "cli/shell/commands.h"
#include "figures/changes.h"
#include "model/matter_fields.h"
#include "ops/open.h"
#include "render/changed_words.h"
#include "store/log.h"
#include "store/past.h"
#include "store/versions.h"

#include <algorithm>
#include <map>

namespace bureau::cli {

namespace {

/// The sentences of `why`, with the refs and instants they rest on.
class Reasons {
 public:
  Reasons(Session& session, const Matter& matter) : session_{session}, matter_{matter} {}

  std::vector<std::string> all() {
    verdict();
    limit();
    extensions();
    claim();
    lamp();
    answer();
    return std::move(lines_);
  }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> text, Values&&... values) {
    lines_.push_back(localized(text, std::forward<Values>(values)...));
  }

  void verdict() {
    add("{} {}: {}", matter_.ref, matter_.title, state_word(session_, matter_));
    if (const std::optional<bool> late = was_late(matter_)) {
      *late ? add("late: claimed {}, due {}", to_short_text(*matter_.claimed_at),
                  to_short_text(*matter_.due))
            : add("on time: claimed {}, due {}", to_short_text(*matter_.claimed_at),
                  to_short_text(*matter_.due));
    } else if (is_overdue(matter_, session_.now())) {
      add("overdue since {}", to_short_text(*matter_.due));
    } else if (matter_.due && matter_.open) {
      add("not late: due {}", to_short_text(*matter_.due));
    } else if (matter_.open) {
      add("no due time is set: 'bureau edit {} --due …'", matter_.ref);
    }
  }

  void limit() {
    if (!matter_.due_original) {
      return;
    }
    if (matter_.due_calendar != 0 && matter_.due_from) {
      const auto counted = parse<Limit>(matter_.due_source);
      add("limit {} counted from {} by calendar version {}", counted,
          to_short_text(*matter_.due_from), matter_.due_calendar);
      const WorkCalendar calendar = pinned_calendar(session_.reading(), matter_.due_calendar);
      for (const std::string& step :
           count(counted, *matter_.due_from, calendar, session_.settings().hours).steps) {
        lines_.push_back("  " + step);
      }
    } else {
      add("due {} was {}", to_short_text(*matter_.due_original),
          matter_.due_source == "given" ? tr("given") : matter_.due_source);
    }
    if (matter_.due_provisional) {
      add("the count is provisional: a year's schedule was not published");
    }
  }

  void extensions() {
    for (const Item& item : items_of(session_.reading(), matter_.ref, 'e')) {
      const std::string until = item.target ? to_short_text(*item.target) : "-";
      if (item.result == "adjusted") {
        add("{}: {} changed the due time to {}: {}", item.ref, item.by, until, item.text);
      } else if (item.result == "filed") {
        add("{}: filed {} until {}, not decided: {}", item.ref, to_short_text(item.at), until,
            item.text);
      } else {
        const bool in_time = filed_in_time(item);
        add("{}: filed {} ({}), {} by {}, until {}: {}", item.ref, to_short_text(item.at),
            in_time ? tr("in time") : tr("after the due time"), tr(item.result.c_str()),
            item.decider, until, item.text);
      }
    }
    if (matter_.due_chase) {
      add("chased by {}; the due time stays", to_short_text(*matter_.due_chase));
    }
  }

  /// Every step and correction. What was taken back stays, marked: it was said to others meanwhile.
  void claim() {
    const std::map<std::int64_t, Entry> undone = undoings_of(session_.reading(), matter_.ref);
    for (const Entry& entry : entries_of(session_.reading(), matter_.ref)) {
      const auto taken_back = undone.find(entry.batch);
      const bool told = tell(entry, taken_back == undone.end());
      if (told && taken_back != undone.end()) {
        add("  undone {} by {}", to_short_text(taken_back->second.at), taken_back->second.actor);
      }
    }
  }

  /// Whether there was something to tell. What does not stand gave no reason and
  /// moved no due time.
  bool tell(const Entry& entry, bool stands) {
    const std::size_t space = entry.verb.rfind(' ');
    const std::string verb = space == std::string::npos ? entry.verb : entry.verb.substr(space + 1);
    const Kind* kind = session_.office().find_kind(matter_);
    if (entry.mends && !entry.undoes) {
      const std::string changes =
          words_of(changed_fields(session_.reading(), entry.seq, matter_.ref), kind);
      if (!changes.empty()) {
        const bool says =
            !touches_above(session_.reading(), entry.seq, session_.office().ceiling());
        add("corrected {} by {}: {} ({})", to_short_text(entry.at), entry.actor, changes,
            says ? entry.note : "-");
      }
      return !changes.empty();
    }
    if (kind == nullptr || !(kind->has_step(verb) || verb == "cancel" || verb == "reopen")) {
      return false;
    }
    add("{}: {}, act of {}, happened {}, recorded {} by {}", word_of_verb(verb, kind), matter_.ref,
        entry.by.empty() ? "-" : entry.by, to_short_text(entry.happened), to_short_text(entry.at),
        entry.actor);
    if (stands) {
      reason_of(verb, entry);
      waiting_of(entry);
    }
    return true;
  }

  /// What was said with a step.
  void reason_of(const std::string& verb, const Entry& entry) {
    for (const Item& note : items_of(session_.reading(), matter_.ref, 'n')) {
      if (note.means == verb && note.at == entry.happened) {
        lines_.push_back("  " + note.text);
      }
    }
  }

  /// A step that moved the due time gave back what the matter had waited.
  void waiting_of(const Entry& entry) {
    for (const ChangedField& field : changed_fields(session_.reading(), entry.seq, matter_.ref)) {
      if (field.field == "due" && field.before != "-") {
        add("  waiting given back: due {} → {}", to_short_text(parse<Instant>(field.before)),
            to_short_text(parse<Instant>(field.after)));
      }
    }
  }

  void lamp() {
    if (!matter_.open) {
      add("lamp {}: the matter has ended", word_of(Lamp::closed));
      return;
    }
    const LampVerdict verdict = session_.office().lamp(matter_, session_.now());
    if (verdict.rule != nullptr) {
      add("lamp {}: the rule '{}' holds", word_of(verdict.lamp), verdict.rule->text);
    } else {
      add("lamp {}: no rule holds", word_of(verdict.lamp));
    }
  }

  void answer() {
    if (matter_.answered_at) {
      add("answered {}: {}", to_short_text(*matter_.answered_at), matter_.answer);
    } else if (!matter_.waiver.empty()) {
      add("no answer: waived, {}", matter_.waiver);
    }
  }

  Session& session_;
  const Matter& matter_;
  std::vector<std::string> lines_{};
};

Outcome run_why(const OneMatter& args, Session& session) {
  const Format format = format_among(session, "why", {Format::table, Format::json});
  const Matter matter = get_matter(session.reading(), one_ref(args, session, "why"));
  const std::vector<std::string> lines = Reasons{session, matter}.all();
  Outcome outcome;
  if (format == Format::json) {
    Json::Array reasons;
    std::ranges::transform(lines, std::back_inserter(reasons),
                           [](const std::string& line) { return Json{line}; });
    const std::optional<bool> late = was_late(matter);
    outcome.text =
        to_pretty_json(Json{Json::Object{
            {"ref", to_text(matter.ref)},
            {"late", late ? Json{*late} : Json{is_overdue(matter, session.now())}},
            {"due", matter.due ? Json{to_text(*matter.due)} : Json{}},
            {"claimed_at", matter.claimed_at ? Json{to_text(*matter.claimed_at)} : Json{}},
            {"reasons", std::move(reasons)}}}) +
        "\n";
    return outcome;
  }
  for (const std::string& line : lines) {
    outcome.text += cleaned(line) + "\n";
  }
  return outcome;
}

}  // namespace

Command why() {
  return reading<OneMatter>({.noun = Noun::office,
                             .verb = "why",
                             .summary = "Explain a verdict: limit, days, extensions, claim, lamp",
                             .examples = {"bureau why T1"},
                             .usage = "REF"},
                            declare_matter, run_why);
}

}  // namespace bureau::cli
