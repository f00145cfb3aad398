// bureau log: what was recorded, of a matter or of all.

#include "store/log.h"

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

class Rows {
 public:
  Rows(Session& session, std::vector<Ref> asked) : session_{session}, asked_{std::move(asked)} {}

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
  /// What the entry is about, or the first that may be seen of what it touched.
  static std::string ref_of(const LogEntry& one) {
    const std::string& ref = one.entry.ref;
    const bool seen = std::ranges::any_of(
        one.seen, [&](Ref other) { return to_text(other) == ref.substr(0, ref.find('/')); });
    return seen || !one.hides ? ref : one.seen.empty() ? std::string{} : to_text(one.seen.front());
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
  std::vector<Ref> asked_of(const LogEntry& one) const {
    std::vector<Ref> refs;
    std::ranges::copy_if(one.seen, std::back_inserter(refs), [&](Ref ref) {
      return asked_.empty() || std::ranges::find(asked_, ref) != asked_.end();
    });
    return refs;
  }

  /// What a correction or an edit changed of the matters asked for; what a step changes is said by
  /// its verb.
  Cell changes_of(const LogEntry& one) {
    const Entry& entry = one.entry;
    const bool is_edit = entry.verb.substr(entry.verb.rfind(' ') + 1) == "edit";
    const bool says = is_edit || (entry.mends && !entry.undoes);
    Term words;
    std::vector<ChangedField> all;
    for (const Ref ref : says ? asked_of(one) : std::vector<Ref>{}) {
      const std::vector<ChangedField> fields =
          changed_fields(session_.office(), session_.reading(), entry.seq, ref);
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
};

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
  for (const Ref ref : asked) {
    session.office().check_ceiling(get_matter(session.reading(), ref));
  }
  Rows rows{session, asked};
  for (const LogEntry& one :
       read_log(session.reading(), asked, session.office().ceiling(), args.limit)) {
    view.rows.push_back(rows.row_of(one));
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
