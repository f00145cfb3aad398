// bureau log: what was recorded, of a matter or of all.

#include "store/log.h"

#include "cli/session/listing.h"
#include "cli/shell/commands.h"
#include "render/changed_words.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <span>

namespace bureau::cli {

namespace {

struct Args {
  std::vector<std::string> refs{};
  std::int64_t limit = 50;
  std::optional<Moment> since{};
  std::optional<Moment> until{};
  std::string by{};
  std::string verb{};
};

void declare(Fields& fields, Args& args) {
  fields.refs(args.refs, "The matters");
  fields.option("--limit", args.limit, "At most so many, the newest; 0: all");
  fields.moment("--since", args.since, Direction::back, "Only recorded since then", true);
  fields.moment("--until", args.until, Direction::back, "Only recorded until then", true);
  fields.option("--by", args.by, "Only acts of this unit or person, or typed by it");
  fields.option("--verb", args.verb, "Only of this verb: accept");
}

/// Whether it is told what an entry changed: what a step changes is said by its verb.
bool tells_changes(const Entry& entry) {
  const bool is_edit = entry.verb.substr(entry.verb.rfind(' ') + 1) == "edit";
  return is_edit || (entry.mends && !entry.undoes);
}

std::optional<Ref> matter_of(const std::string& ref) {
  return looks_like_ref(ref) ? std::optional{parse<Ref>(ref.substr(0, ref.find('/')))}
                             : std::nullopt;
}

/// Makes rows of entries. What stands in other tables is read for all of them at once.
class Rows {
 public:
  Rows(Session& session, std::vector<Ref> asked, std::span<const LogEntry> entries)
      : session_{session},
        asked_{std::move(asked)},
        changes_{session.office(), session.reading(), telling(entries)} {
    if (language() != Language::en) {
      read_kinds(entries);
    }
  }

  ViewRow row_of(const LogEntry& one) {
    const Entry& entry = one.entry;
    const std::string ref = ref_of(one);
    std::vector<std::string> others;
    for (const Ref other : one.seen) {
      if (to_text(other) != ref.substr(0, ref.find('/'))) {
        others.push_back(to_text(other));
      }
    }
    // A remark may be about what is hidden.
    const bool says = !entry.note.empty() && !one.hides;
    return {.cells = {entry.seq, entry.at, entry.happened, entry.actor,
                      entry.by.empty() ? Cell{} : Cell{entry.by},
                      Term{entry.verb, word_of_verb(entry.verb, kind_of(ref))},
                      ref.empty() ? Cell{} : Cell{ref}, std::move(others),
                      entry.undoes ? Cell{*entry.undoes} : Cell{}, changes_of(one),
                      says ? Cell{entry.note} : Cell{}}};
  }

 private:
  void read_kinds(std::span<const LogEntry> entries) {
    std::vector<Ref> refs;
    for (const LogEntry& one : entries) {
      if (const std::optional<Ref> ref = matter_of(ref_of(one))) {
        refs.push_back(*ref);
      }
      refs.insert(refs.end(), one.seen.begin(), one.seen.end());
    }
    for (const Matter& matter : matters_of(session_.reading(), refs)) {
      kinds_.emplace(matter.ref, session_.office().find_kind(matter));
    }
  }

  /// What the entry is about, or the first that may be seen of what it touched.
  static std::string ref_of(const LogEntry& one) {
    const std::string& ref = one.entry.ref;
    const bool seen = std::ranges::any_of(
        one.seen, [&](Ref other) { return to_text(other) == ref.substr(0, ref.find('/')); });
    return seen || !one.hides ? ref : one.seen.empty() ? std::string{} : to_text(one.seen.front());
  }

  /// The kind of what an entry is about, nullptr when it is about no matter.
  const Kind* kind_of(const std::string& ref) const {
    const std::optional<Ref> matter = matter_of(ref);
    const auto found = matter ? kinds_.find(*matter) : kinds_.end();
    return found == kinds_.end() ? nullptr : found->second;
  }

  static std::vector<std::int64_t> telling(std::span<const LogEntry> entries) {
    std::vector<std::int64_t> seqs;
    for (const LogEntry& one : entries) {
      if (tells_changes(one.entry)) {
        seqs.push_back(one.entry.seq);
      }
    }
    return seqs;
  }

  /// Those of the matters touched that were asked for, or all.
  std::vector<Ref> asked_of(const LogEntry& one) const {
    std::vector<Ref> refs;
    std::ranges::copy_if(one.seen, std::back_inserter(refs), [&](Ref ref) {
      return asked_.empty() || std::ranges::find(asked_, ref) != asked_.end();
    });
    return refs;
  }

  /// What a correction or an edit changed of the matters asked for.
  Cell changes_of(const LogEntry& one) {
    const Entry& entry = one.entry;
    Term words;
    std::vector<ChangedField> all;
    for (const Ref ref : tells_changes(entry) ? asked_of(one) : std::vector<Ref>{}) {
      const std::vector<ChangedField> fields = changes_.of(entry.seq, ref);
      if (!fields.empty()) {
        const std::string whose = one.seen.size() > 1 ? to_text(ref) + " " : "";
        words.id += (words.id.empty() ? "" : "; ") + whose + text_of(fields);
        words.word +=
            (words.word.empty() ? "" : tr("; ")) + whose + words_of(fields, kind_of(to_text(ref)));
        all.insert(all.end(), fields.begin(), fields.end());
      }
    }
    const Format format = session_.output().format(Format::table);
    if (format == Format::json || format == Format::jsonl) {
      return json_of(all);
    }
    return words.id.empty() ? Cell{} : Cell{std::move(words)};
  }

  Session& session_;
  std::vector<Ref> asked_;
  ChangesOfEntries changes_;
  std::map<Ref, const Kind*> kinds_{};  ///< nothing in English, which has the verbs of the program
};

LogQuery query_of(const Args& args, const std::vector<Ref>& asked, Session& session) {
  LogQuery query{.refs = asked, .verb = args.verb, .limit = args.limit};
  if (args.since) {
    query.since = args.since->has_time ? args.since->at : at(args.since->date, {});
  }
  if (args.until) {
    query.until = args.until->has_time ? args.until->at : end_of_day(args.until->date);
  }
  if (!args.by.empty()) {
    query.by = {args.by, canonical_party(session.office().directory(), args.by)};
  }
  return query;
}

Outcome run(const Args& args, Session& session) {
  check_limit(args.limit);
  std::vector<Ref> asked;
  std::ranges::transform(named_matters(session, args.refs), std::back_inserter(asked),
                         &Matter::ref);
  View view{.columns = {{.name = "seq", .title = tr("No"), .right = true},
                        {.name = "at", .title = tr("Recorded")},
                        {.name = "happened", .title = tr("Happened")},
                        {.name = "actor", .title = tr("Typed by"), .yields = true},
                        {.name = "by", .title = tr("Act of"), .yields = true},
                        {.name = "verb", .title = tr("Verb")},
                        {.name = "ref", .title = tr("Ref")},
                        {.name = "also", .title = tr("Also"), .shrinks = true, .spare = true},
                        {.name = "undoes", .title = tr("Undoes"), .right = true, .spare = true},
                        {.name = "changes", .title = tr("Changes"), .shrinks = true, .spare = true},
                        {.name = "note", .title = tr("Note"), .shrinks = true}},
            .empty_text = tr("nothing is recorded")};
  constexpr std::size_t handful = 500;
  const std::vector<LogEntry> log =
      read_log(session.reading(), query_of(args, asked, session), session.office().ceiling());
  for (std::span<const LogEntry> rest{log}; !rest.empty();) {
    const auto some = rest.first(std::min(rest.size(), handful));
    rest = rest.subspan(some.size());
    Rows rows{session, asked, some};
    for (const LogEntry& one : some) {
      view.rows.push_back(rows.row_of(one));
    }
  }
  return {.view = std::move(view)};
}

}  // namespace

Command log() {
  return reading<Args>({.noun = Noun::office,
                        .verb = "log",
                        .summary = "What was recorded, of a matter or of all",
                        .examples = {"bureau log T1", "bureau log --limit 10",
                                     "bureau log --since 本周一 --by 张局 --verb instruct"},
                        .usage = "[REF…] [OPTIONS]"},
                       declare, run);
}

}  // namespace bureau::cli
