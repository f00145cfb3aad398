#include "ops/deed/deed.h"

#include "base/error.h"
#include "base/name_text.h"
#include "base/text.h"
#include "store/series.h"
#include "store/versions.h"

#include <algorithm>

namespace bureau {

namespace {

/// A name with a blank behind it is the same name, and a blank is no reason.
DeedOptions normalized_options(DeedOptions options) {
  options.by = normalized("--by", options.by);
  options.note = normalized("--note", options.note);
  options.reason = normalized("--reason", options.reason);
  return options;
}

Actor normalized_actor(Actor actor) {
  actor.name = normalized("--as", actor.name);
  actor.via = normalized("BUREAU_VIA", actor.via);
  return actor;
}

Entry entry_of(const Actor& actor, const DeedOptions& options, std::string verb,
               std::int64_t batch) {
  std::string note = options.note;
  if (!options.reason.empty()) {
    note += (note.empty() ? "" : "; ") + options.reason;
  }
  // Recorded is what is recorded under the lock: a writer that waited is not dated back.
  return {.at = actor.pretended ? actor.now : std::max(actor.now, actor.clock),
          .happened = options.when ? options.when->at : actor.now,
          .actor = actor.name,
          .login = actor.login,
          .verb = std::move(verb),
          .note = std::move(note),
          .batch = batch,
          .pretended = actor.pretended,
          .via = actor.via};
}

}  // namespace

void declare(Fields& fields, DeedOptions& options) {
  fields.option("--by", options.by, "Whose act it is: a unit or a person");
  fields.moment("--when", options.when, Direction::back, "When it happened; default now");
  fields.option("--note", options.note, "A remark for the journal");
  fields.option("--reason", options.reason, "Why");
  fields.option("--if-version", options.if_version, "Only if the matter still has this version");
}

Deed::Deed(const Desk& desk, const DeedOptions& options, std::string verb, std::int64_t batch)
    : database_{desk.database},
      office_{desk.office},
      actor_{normalized_actor(desk.actor)},
      options_{normalized_options(options)},
      journal_{desk.database, desk.head, entry_of(actor_, options_, std::move(verb), batch)} {
  check_clock(desk.head);
  if (!options_.when) {
    return;
  }
  const Moment& when = *options_.when;
  const Instant now = desk.actor.now;
  journal_.entry().happened = past_moment("--when", when, now);
  if (now > plus_days(when.at, office_.settings().back_days) && options_.reason.empty()) {
    throw Error(ErrorKind::refused, "--when {} is more than {} days ago: say why with --reason",
                to_short_text(when.at), office_.settings().back_days);
  }
}

Instant past_moment(std::string_view option, const Moment& moment, Instant now) {
  if (moment.at <= now) {
    return moment.at;
  }
  if (moment.has_time || moment.date > local(now).date) {
    throw Error(ErrorKind::refused, "{} {} lies in the future: give when it happened", option,
                to_short_text(moment.at));
  }
  return now;
}

void Deed::check_clock(const JournalHead& head) const {
  const bool ahead = actor_.now > actor_.clock;
  const bool long_ago = actor_.clock > plus_days(actor_.now, office_.settings().back_days);
  if (!actor_.pretended || !(ahead || (long_ago && options_.reason.empty()))) {
    return;
  }
  if (!head.real) {
    return;  // an office that is made up, not one that is kept
  }
  if (ahead) {
    throw Error(
        ErrorKind::refused,
        "--now {} lies ahead, and the store has entries of the real time: they would be out "
        "of order",
        to_short_text(actor_.now));
  }
  throw Error(ErrorKind::refused, "--now {} is more than {} days ago: say why with --reason",
              to_short_text(actor_.now), office_.settings().back_days);
}

std::string Deed::acts_for(std::string_view otherwise) {
  std::string who = options_.by.empty()
                        ? std::string{otherwise}
                        : office_.called(canonical_party(office_.directory(),
                                                         normalized_name("--by", options_.by)));
  journal_.entry().by = who;
  return who;
}

Matter Deed::referred(Ref ref) {
  Matter matter = get_matter(database_, ref);
  office_.check_ceiling(matter);
  if (matter.state == void_state) {
    throw Error(ErrorKind::refused, "{} is void: its creation was undone", ref);
  }
  read_.emplace(ref, matter.version);
  return matter;
}

Matter Deed::get(Ref ref) {
  Matter matter = referred(ref);
  // Once: a second step of the same command meets the version that the first one raised.
  if (met_.insert(ref).second && options_.if_version && *options_.if_version != matter.version) {
    throw Error(ErrorKind::conflict,
                "{} has version {} now, not {}: look at it again with 'bureau show {}'", ref,
                matter.version, *options_.if_version, ref);
  }
  if (options_.when && matter.opened_at && happened() < *matter.opened_at) {
    throw Error(ErrorKind::refused, "{} was opened {}: nothing happened to it on {}", ref,
                to_short_text(*matter.opened_at), to_short_text(happened()));
  }
  about(to_text(ref));
  words(matter, "note", options_.note);
  return matter;
}

Matter Deed::get_open(Ref ref, std::string_view verb) {
  Matter matter = get(ref);
  if (!matter.open) {
    throw Error(ErrorKind::refused,
                "{} is closed: '{}' is for open matters; 'bureau reopen {}' opens it again", ref,
                verb, ref);
  }
  return matter;
}

std::string Deed::reason(std::string_view text) const {
  return normalized("reason", text.empty() ? std::string_view{options_.reason} : text);
}

bool Deed::is_wordless(const Matter& matter) const {
  return is_state_secret(matter.secrecy.level) && !office_.settings().secret_bodies;
}

std::string cover_text(const Matter& matter) {
  return fmt::format("〔{}〕", word_of(matter.secrecy.level));
}

std::string Deed::words(const Matter& matter, std::string_view field, std::string_view text) const {
  std::string clean = normalized(field, text);
  if (!clean.empty() && is_wordless(matter)) {
    throw Error(ErrorKind::refused,
                "{} is {}: what is said about it does not belong on an ordinary computer, leave "
                "the words out",
                matter.ref, word_of(matter.secrecy.level));
  }
  return clean;
}

void Deed::must_be_allowed(Risk risk) const {
  check_allowed(actor_.allowed, risk);
  if (risk >= Risk::ends && actor_.must_ask) {
    throw Error(
        ErrorKind::refused,
        "{} acts for {} (BUREAU_VIA), and a person confirms what ends a matter or cannot be "
        "undone: --propose prints a digest, which a person gives back with --confirm",
        actor_.via, actor_.name);
  }
}

bool Deed::finish() {
  const bool changed = journal_.finish();
  if (changed) {
    must_be_allowed(journal_.has_ended() ? Risk::ends : Risk::changes);
  }
  return changed;
}

void Deed::save(const Matter& matter) {
  check(matter);
  words(matter, "note", options_.note);
  journal_.update(matter_table(), row_of(matter));
}

Item Deed::add_item(Ref ref, char letter, Item item) {
  item.ref = {ref, letter, next_item(database_, ref, letter)};
  item.at = happened();
  journal_.insert(item_table(), row_of(item));
  return item;
}

void Deed::save_item(const Item& item) {
  journal_.update(item_table(), row_of(item));
}

void Deed::about(std::string_view ref) {
  if (journal_.entry().ref.empty()) {
    journal_.entry().ref = ref;
  }
}

WordContext Deed::context(Direction direction) const {
  return {.now = now(),
          .direction = direction,
          .calendar = &office_.calendar(),
          .hours = office_.hours()};
}

Moment Deed::moment(std::string_view text, Direction direction) const {
  return read_moment(text, context(direction));
}

Moment Deed::told_moment(std::string_view field, std::string_view text, Direction direction) {
  const Moment read = moment(text, direction);
  if (!read.literal || !read.has_time) {
    say(fmt::format("{}: {}", field, understood(read)));
  }
  return read;
}

Date Deed::day(std::string_view text, Direction direction) const {
  return read_date(text, context(direction));
}

std::string Deed::unit(std::string_view name) {
  if (name.empty()) {
    return {};  // and the directory is not read
  }
  std::string warning;
  std::string found = canonical_unit(office_.directory(), office_.settings().units,
                                     normalized_name("unit", name), warning);
  if (!warning.empty()) {
    say(std::move(warning));
  }
  return office_.directory().kept(found);
}

std::string Deed::person(std::string_view field, std::string_view name) {
  if (name.empty()) {
    return {};
  }
  std::string warning;
  std::string found = canonical_person(office_.directory(), office_.settings().units,
                                       normalized_name(field, name), warning);
  if (!warning.empty()) {
    say(std::move(warning));
  }
  return office_.directory().kept(found);
}

Due Deed::count_limit(const Limit& limit, Instant from, std::int64_t& calendar_version) {
  const WorkCalendar& calendar = office_.calendar();
  Due due = count(limit, from, calendar, office_.hours());
  calendar_version = pin_calendar(database_, calendar.effective_days(due.years));
  if (due.provisional) {
    say(localized("{} counts over a year whose schedule is not published: {} is provisional", limit,
                  to_short_text(due.at)));
  }
  return due;
}

}  // namespace bureau
