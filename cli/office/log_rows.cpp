#include "cli/office/log_rows.h"

#include "cli/session/listing.h"
#include "render/changed_words.h"

#include <algorithm>
#include <iterator>

namespace bureau::cli {

namespace {

/// Whether it is told what an entry changed: what a step changes is said by its verb.
bool tells_changes(const Entry& entry) {
  const bool is_edit = entry.verb.substr(entry.verb.rfind(' ') + 1) == "edit";
  return is_edit || (entry.mends && !entry.undoes);
}

std::vector<std::int64_t> telling(std::span<const LogEntry> entries) {
  std::vector<std::int64_t> seqs;
  for (const LogEntry& one : entries) {
    if (tells_changes(one.entry)) {
      seqs.push_back(one.entry.seq);
    }
  }
  return seqs;
}

std::optional<Ref> matter_of(const std::string& ref) {
  return looks_like_ref(ref) ? std::optional{parse<Ref>(ref.substr(0, ref.find('/')))}
                             : std::nullopt;
}

/// What the entry is about, or the first that may be seen of what it touched.
std::string ref_of(const LogEntry& one) {
  const std::string& ref = one.entry.ref;
  const bool seen = std::ranges::any_of(
      one.seen, [&](Ref other) { return to_text(other) == ref.substr(0, ref.find('/')); });
  return seen || !one.hides ? ref : one.seen.empty() ? std::string{} : to_text(one.seen.front());
}

}  // namespace

std::vector<Column> log_columns() {
  return {{.name = "seq", .title = tr("No"), .right = true},
          {.name = "at", .title = tr("Recorded")},
          {.name = "happened", .title = tr("Happened")},
          {.name = "actor", .title = tr("Typed by"), .yields = true},
          {.name = "by", .title = tr("Act of"), .yields = true},
          {.name = "verb", .title = tr("Verb")},
          {.name = "ref", .title = tr("Ref")},
          {.name = "also", .title = tr("Also"), .shrinks = true, .spare = true},
          {.name = "undoes", .title = tr("Undoes"), .right = true, .spare = true},
          {.name = "changes", .title = tr("Changes"), .shrinks = true, .spare = true},
          {.name = "note", .title = tr("Note"), .shrinks = true},
          {.name = "via", .title = tr("Via"), .spare = true, .yields = true}};
}

LogRows::LogRows(Session& session, std::vector<Ref> asked, std::span<const LogEntry> entries)
    : session_{session},
      asked_{std::move(asked)},
      changes_{session.office(), session.reading(), telling(entries)} {
  if (language() != Language::en) {
    read_kinds(entries);
  }
}

ViewRow LogRows::row_of(const LogEntry& one) {
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
                    says ? Cell{entry.note} : Cell{},
                    entry.via.empty() ? Cell{} : Cell{entry.via}}};
}

void LogRows::read_kinds(std::span<const LogEntry> entries) {
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

const Kind* LogRows::kind_of(const std::string& ref) const {
  const std::optional<Ref> matter = matter_of(ref);
  const auto found = matter ? kinds_.find(*matter) : kinds_.end();
  return found == kinds_.end() ? nullptr : found->second;
}

std::vector<Ref> LogRows::asked_of(const LogEntry& one) const {
  std::vector<Ref> refs;
  std::ranges::copy_if(one.seen, std::back_inserter(refs), [&](Ref ref) {
    return asked_.empty() || std::ranges::find(asked_, ref) != asked_.end();
  });
  return refs;
}

Cell LogRows::changes_of(const LogEntry& one) {
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

}  // namespace bureau::cli
