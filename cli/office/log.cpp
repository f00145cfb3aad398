// bureau log: what was recorded, of a matter or of all.

#include "cli/session/listing.h"
#include "cli/shell/commands.h"
#include "render/changed_words.h"

#include <algorithm>
#include <iterator>

namespace bureau::cli {

namespace {

struct Args {
  std::vector<std::string> refs{};
  std::int64_t limit = 50;
};

void declare(Fields& fields, Args& args) {
  fields.refs(args.refs, "The matters");
  fields.option("--limit", args.limit, "At most so many, the newest; 0: all");
}

/// The matters that an entry touched.
struct Touched {
  std::vector<Ref> seen{};  ///< those that may be seen, in the order in which they were touched
  bool hides = false;       ///< there are others
};

class Rows {
 public:
  Rows(Session& session, std::vector<Ref> asked)
      : session_{session},
        asked_{std::move(asked)},
        touched_{session.reading().prepare(
            "SELECT change.matter, secrecy > $2 FROM change JOIN matter ON matter.id = "
            "change.matter WHERE seq = $1 GROUP BY change.matter ORDER BY min(n)")} {}

  ViewRow row_of(const Entry& entry) {
    const Touched touched = touched_by(entry);
    const std::string ref = ref_of(entry, touched);
    std::vector<std::string> others;
    for (const Ref other : touched.seen) {
      if (to_text(other) != ref.substr(0, ref.find('/'))) {
        others.push_back(to_text(other));
      }
    }
    // A remark may be about what is hidden.
    const bool says = !entry.note.empty() && !touched.hides;
    return {.cells = {entry.seq, entry.at, entry.happened, entry.actor,
                      entry.by.empty() ? Cell{} : Cell{entry.by},
                      Term{entry.verb, word_of_verb(entry.verb, kind_of(ref))},
                      ref.empty() ? Cell{} : Cell{ref}, std::move(others),
                      entry.undoes ? Cell{*entry.undoes} : Cell{}, changes_of(entry, touched),
                      says ? Cell{entry.note} : Cell{}}};
  }

 private:
  Touched touched_by(const Entry& entry) {
    Touched touched;
    for (touched_.bind(entry.seq, static_cast<std::int64_t>(session_.office().ceiling()));
         touched_.step();) {
      if (touched_.int_at(1) != 0) {
        touched.hides = true;
      } else {
        touched.seen.push_back(Ref::of_key(touched_.int_at(0)));
      }
    }
    return touched;
  }

  /// What the entry is about, or the first that may be seen of what it touched.
  static std::string ref_of(const Entry& entry, const Touched& touched) {
    const bool seen = std::ranges::any_of(touched.seen, [&](Ref ref) {
      return to_text(ref) == entry.ref.substr(0, entry.ref.find('/'));
    });
    return seen || !touched.hides ? entry.ref
           : touched.seen.empty() ? std::string{}
                                  : to_text(touched.seen.front());
  }

  /// The kind of what an entry is about, nullptr when it is about no matter.
  const Kind* kind_of(const std::string& ref) {
    if (language() == Language::en || !looks_like_ref(ref)) {
      return nullptr;
    }
    const std::optional<Matter> matter =
        find_matter(session_.reading(), parse<Ref>(ref.substr(0, ref.find('/'))));
    return matter ? session_.office().find_kind(*matter) : nullptr;
  }

  /// Those of the matters touched that were asked for, or all.
  std::vector<Ref> asked_of(const Touched& touched) const {
    std::vector<Ref> refs;
    std::ranges::copy_if(touched.seen, std::back_inserter(refs), [&](Ref ref) {
      return asked_.empty() || std::ranges::find(asked_, ref) != asked_.end();
    });
    return refs;
  }

  /// What a correction or an edit changed of the matters asked for; what a step changes is said by
  /// its verb.
  Cell changes_of(const Entry& entry, const Touched& touched) {
    const bool is_edit = entry.verb.substr(entry.verb.rfind(' ') + 1) == "edit";
    const bool says = is_edit || (entry.mends && !entry.undoes);
    Term words;
    std::vector<ChangedField> all;
    for (const Ref ref : says ? asked_of(touched) : std::vector<Ref>{}) {
      const std::vector<ChangedField> fields = changed_fields(session_.reading(), entry.seq, ref);
      if (!fields.empty()) {
        const std::string whose = touched.seen.size() > 1 ? to_text(ref) + " " : "";
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
  Statement touched_;
};

/// The entries that touched one of `asked`, or all; not those of which nothing may be seen.
std::vector<Entry> entries_of(Session& session, const std::vector<Ref>& asked, std::int64_t limit) {
  std::vector<Value> parameters{static_cast<std::int64_t>(session.office().ceiling())};
  std::string chosen;
  for (const Ref ref : asked) {
    session.office().check_ceiling(get_matter(session.reading(), ref));
    parameters.emplace_back(ref.key());
    chosen += fmt::format("{}seq IN (SELECT seq FROM change WHERE matter = ${})",
                          chosen.empty() ? "" : " OR ", parameters.size());
  }
  const std::string where = fmt::format(
      "WHERE {}(NOT EXISTS (SELECT 1 FROM change WHERE change.seq = entry.seq AND matter IS NOT "
      "NULL) OR EXISTS (SELECT 1 FROM change JOIN matter ON matter.id = change.matter WHERE "
      "change.seq = entry.seq AND secrecy <= $1)) ORDER BY seq DESC{}",
      chosen.empty() ? "" : fmt::format("({}) AND ", chosen),
      limit > 0 ? fmt::format(" LIMIT {}", limit) : "");
  std::vector<Entry> entries = read_entries(session.reading(), where, parameters);
  std::ranges::reverse(entries);
  return entries;
}

Outcome run(const Args& args, Session& session) {
  check_limit(args.limit);
  const std::vector<Ref> asked = resolve_refs(args.refs, session.reading());
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
  Rows rows{session, asked};
  for (const Entry& entry : entries_of(session, asked, args.limit)) {
    view.rows.push_back(rows.row_of(entry));
  }
  return {.view = std::move(view)};
}

}  // namespace

Command log() {
  return reading<Args>({.noun = Noun::office,
                        .verb = "log",
                        .summary = "What was recorded, of a matter or of all",
                        .examples = {"bureau log T1", "bureau log --limit 10"},
                        .usage = "[REF…] [--limit N]"},
                       declare, run);
}

}  // namespace bureau::cli
