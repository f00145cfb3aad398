#include "ops/chase.h"

#include "base/error.h"
#include "base/text.h"
#include "ops/authority.h"
#include "ops/open.h"
#include "ops/part.h"
#include "ops/progress.h"
#include "ops/step.h"

#include <algorithm>

namespace bureau {

namespace {

Matter open_matter_of(Deed& deed, Ref ref, std::string_view verb) {
  Matter matter = deed.get(ref);
  if (!matter.open) {
    throw Error(ErrorKind::refused,
                "{} is closed: '{}' is for open matters; 'bureau reopen {}' opens it again", ref,
                verb, ref);
  }
  return matter;
}

/// Why: what was typed as a text, else --reason.
std::string reason_of(const Deed& deed, const std::string& text) {
  return normalized("reason", text.empty() ? deed.options().reason : text);
}

/// "-5", "5.5" and "5.5%": numbers that are no percentage, and not meant as words.
bool is_fraction_or_negative(std::string_view word) {
  for (const std::string_view sign : {"%", "％"}) {
    if (word.ends_with(sign)) {
      word.remove_suffix(sign.size());
    }
  }
  const bool negative = word.starts_with('-');
  word.remove_prefix(negative ? 1 : 0);
  const std::size_t point = std::min(word.find('.'), word.size());
  const auto is_number = [](std::string_view digits) {
    return !digits.empty() &&
           std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
  };
  const bool fraction = point < word.size();
  return is_number(word.substr(0, point)) && (negative || fraction) &&
         (!fraction || is_number(word.substr(point + 1)));
}

/// Takes a leading "60 " or "60%" off the text.
void split_percent(std::string& text, std::string& percent) {
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
    ++digits;
  }
  const std::string_view rest = std::string_view{text}.substr(digits);
  const std::size_t sign = rest.starts_with('%')    ? 1
                           : rest.starts_with("％") ? std::string_view{"％"}.size()
                                                    : 0;
  const std::size_t end = digits + sign;
  const std::string first = text.substr(0, text.find(' '));
  if (is_fraction_or_negative(first)) {
    static_cast<void>(percentage(first));  // refuses it
  }
  if (digits == 0 || (sign == 0 && end < text.size() && text[end] != ' ')) {
    return;
  }
  percent = text.substr(0, digits);
  text = std::string{trimmed(std::string_view{text}.substr(end))};
}

}  // namespace

void declare(Fields& fields, ProgressInput& input) {
  fields.text("text", input.text, "How far it is; a number before it is the percentage");
  fields.option("--percent", input.percent, "How far it is, 0 to 100");
  fields.option("--problem", input.problem, "What stands in the way");
  fields.option("--next", input.next, "What comes next");
}

Item report_progress(Deed& deed, Ref ref, const ProgressInput& input) {
  Matter matter = open_matter_of(deed, ref, "progress");
  std::string text = input.text;
  std::string percent = input.percent;
  if (percent.empty()) {
    split_percent(text, percent);
  }
  Item item{
      .by = deed.by(matter.unit.empty() ? deed.office().name() : deed.office().called(matter.unit)),
      .text = deed.words(matter, "text", text),
      .problem = deed.words(matter, "problem", input.problem),
      .next = deed.words(matter, "next", input.next)};
  if (!percent.empty()) {
    item.percent = percentage(percent);
  }
  if (item.text.empty() && item.percent < 0) {
    throw Error(ErrorKind::usage, "say how far {} is: 'bureau progress {} 60 TEXT'", ref, ref);
  }
  if (!is_in_charge(deed.office(), matter, item.by)) {
    if (std::optional<Part> part = part_of(deed, ref, item.by)) {
      return report_part(deed, matter, *std::move(part), std::move(item));
    }
    check_in_charge(deed, matter, "progress", item.by);
  }
  // A report of before one already recorded is kept, but does not take the matter back.
  const bool newest = !matter.progress_at || *matter.progress_at <= deed.happened();
  if (newest) {
    matter.progress_at = deed.happened();
    matter.progress = item.percent >= 0 ? item.percent : matter.progress;
  }
  const Item report = deed.add_item(ref, 'p', std::move(item));
  if (!newest) {
    follow_reports(deed, matter);
  }
  deed.save(matter);
  take_step_of(deed, ref, "progress", report.text);
  return report;
}

void declare(Fields& fields, ExtendInput& input) {
  fields.text("reason_text", input.text, "Why more time is needed");
  fields.moment("--to", input.to, Direction::forward, "The new due time that is asked for");
  fields.flag("--grant", input.grant, "Grant the extension that is filed");
  fields.flag("--refuse", input.refuse, "Refuse it");
}

namespace {

/// The unit asks for more time.
Item file_extension(Deed& deed, const Matter& matter, const ExtendInput& input,
                    const std::optional<Item>& pending) {
  const Ref ref = matter.ref;
  const std::string reason = reason_of(deed, input.text);
  if (!input.to) {
    throw Error(ErrorKind::usage, "say until when {} is to be extended: --to DAY --reason WHY",
                ref);
  }
  if (reason.empty()) {
    throw Error(ErrorKind::refused, "an extension of {} needs a reason: --reason WHY", ref);
  }
  if (!matter.due) {
    throw Error(ErrorKind::refused, "{} has no due time to extend: 'bureau edit {} --due …'", ref,
                ref);
  }
  if (pending) {
    throw Error(ErrorKind::refused,
                "{} is filed and not decided: 'bureau extend {} --grant' or --refuse", pending->ref,
                ref);
  }
  if (input.to->at <= *matter.due) {
    throw Error(ErrorKind::usage, "{} is no extension: {} is due {}", to_short_text(input.to->at),
                ref, to_short_text(*matter.due));
  }
  if (matter.opened_at && deed.happened() < *matter.opened_at) {
    throw Error(ErrorKind::refused, "{} was opened {}: no extension was filed on {}", ref,
                to_short_text(*matter.opened_at), to_short_text(deed.happened()));
  }
  const std::string by =
      deed.by(matter.unit.empty() ? deed.office().name() : deed.office().called(matter.unit));
  check_in_charge(deed, matter, "extend", by);
  const bool waiting = matter.suspended_at && *matter.suspended_at <= *matter.due;
  return deed.add_item(ref, 'e',
                       {.by = by,
                        .text = reason,
                        .result = "filed",
                        .due = matter.due,
                        .target = input.to->at,
                        .means = waiting ? mark("waiting") : ""});
}

/// Filed in time an extension counts; filed after the due time it only moves the date by which the
/// matter is chased. Neither is moved back: a leader may have given more time since it was filed.
void move_due(Deed& deed, const Item& granted, Matter& matter) {
  if (matter.due && filed_in_time(granted)) {
    if (*granted.target > *matter.due) {
      matter.due = granted.target;
      // Where the due time came from stays: `why` tells the limit first, then what moved it.
      matter.due_provisional = false;
    }
    ++matter.extensions;
  } else {
    matter.due_chase = std::max(matter.due_chase, granted.target);
    deed.say(localized("{} was filed after {} was due: it is chased by {}, and stays late",
                       granted.ref, matter.ref, to_short_text(*matter.due_chase)));
  }
}

/// The office grants or refuses what the unit asked for.
Item decide_extension(Deed& deed, Matter matter, const ExtendInput& input,
                      const std::optional<Item>& pending) {
  const std::string reason = reason_of(deed, input.text);
  if (!pending) {
    throw Error(ErrorKind::refused,
                "no extension of {} is filed: 'bureau extend {} --to DAY --reason WHY' files one",
                matter.ref, matter.ref);
  }
  if (deed.happened() < pending->at) {
    throw Error(ErrorKind::refused, "{} was filed {}: it was not decided on {}", pending->ref,
                to_short_text(pending->at), to_short_text(deed.happened()));
  }
  Item decided = *pending;
  decided.result = input.grant ? "granted" : "refused";
  decided.decider = decider_on(deed, matter, "extend");
  decided.decided_at = deed.happened();
  decided.reason = reason;
  if (input.grant) {
    move_due(deed, decided, matter);
    deed.save(matter);
  }
  deed.save_item(decided);
  return decided;
}

}  // namespace

Item extend_matter(Deed& deed, Ref ref, const ExtendInput& input) {
  Matter matter = open_matter_of(deed, ref, "extend");
  const std::vector<Item> extensions = items_of(deed.database(), ref, 'e');
  const auto filed = std::ranges::find(extensions, "filed", &Item::result);
  const std::optional<Item> pending =
      filed == extensions.end() ? std::nullopt : std::optional{*filed};
  if (input.grant && (input.refuse || input.to)) {
    throw Error(ErrorKind::usage, "--grant stands alone: leave out {}",
                input.refuse ? "--refuse" : "--to");
  }
  if (input.refuse && input.to) {
    throw Error(ErrorKind::usage, "--refuse stands alone: leave out --to");
  }
  return input.grant || input.refuse ? decide_extension(deed, std::move(matter), input, pending)
                                     : file_extension(deed, matter, input, pending);
}

void declare(Fields& fields, AdjustInput& input) {
  fields.text("reason_text", input.text, "Why");
  fields.moment("--due", input.due, Direction::forward, "The new due time");
  fields.option("--within", input.within, "A new limit, counted from now");
}

Item adjust_matter(Deed& deed, Ref ref, const AdjustInput& input) {
  Matter matter = open_matter_of(deed, ref, "adjust");
  const std::string reason = reason_of(deed, input.text);
  const std::string by = deed.by("");
  check_leader(deed.office(), matter, "adjust", by);
  if (reason.empty()) {
    throw Error(ErrorKind::refused, "an adjustment of {} needs a reason: --reason WHY", ref);
  }
  if (!input.due && !input.within) {
    throw Error(ErrorKind::usage, "say when {} is due instead: --due DAY or --within LIMIT", ref);
  }
  const std::optional<Instant> before = matter.due;
  // The limit that it had stays on record; only the time moves.
  Matter moved = matter;
  set_due(deed, moved, input.due, input.within, deed.happened());
  if (matter.due) {
    matter.due = moved.due;
    matter.due_provisional = moved.due_provisional;
  } else {
    matter = moved;
  }
  if (matter.suspended_at) {
    matter.suspended_at = deed.happened();  // what was waited before is in the new time
  }
  deed.save(matter);
  return deed.add_item(ref, 'e',
                       {.by = by,
                        .text = reason,
                        .result = "adjusted",
                        .due = before,
                        .target = matter.due,
                        .decider = by,
                        .decided_at = deed.happened()});
}

namespace {

/// Who helps and has not answered, each with the time by which it should.
std::string waited_for(Deed& deed, const Matter& matter) {
  std::string names;
  for (const Part& part : open_parts(deed.database(), matter.ref)) {
    const std::optional<Instant> due = due_of(part, matter);
    names += (names.empty() ? "" : tr(", ")) + deed.office().called(part.who) +
             (due ? " " + to_short_text(*due) : "");
  }
  return names;
}

}  // namespace

void declare(Fields& fields, UrgeInput& input) {
  fields.text("text", input.text, "What was said");
  fields.option("--means", input.means, "How: phone, in writing, on the spot (电话 书面 实地)");
}

Item urge_matter(Deed& deed, Ref ref, const UrgeInput& input) {
  const Matter matter = open_matter_of(deed, ref, "urge");
  if (const std::string names = waited_for(deed, matter); !names.empty()) {
    deed.say(localized("{}: not answered yet by {}", ref, names));
  }
  return deed.add_item(ref, 'u',
                       {.by = deed.by(deed.office().name()),
                        .text = deed.words(matter, "text", input.text),
                        .means = normalized("means", input.means)});
}

}  // namespace bureau
