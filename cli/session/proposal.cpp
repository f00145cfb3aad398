#include "cli/session/proposal.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/session/listing.h"
#include "figures/changes.h"
#include "settings/settings.h"
#include "store/log.h"
#include "store/payload.h"

#include <charconv>
#include <numeric>

namespace bureau::cli {

namespace {

constexpr std::int64_t valid_seconds = 3600;
constexpr std::size_t hash_digits = 32;

std::vector<std::int64_t> entries_behind(Database& database, std::int64_t before) {
  const std::int64_t newest = journal_head(database).seq;
  std::vector<std::int64_t> seqs(static_cast<std::size_t>(newest - before));
  std::iota(seqs.begin(), seqs.end(), before + 1);
  return seqs;
}

/// All that must be the same when it is confirmed. Numbers of entries and when they are recorded
/// are others': they may move.
std::string hash_of_all(Session& session, Database& database, std::int64_t before, Instant at,
                        bool by_person) {
  const Actor actor = session.actor();
  Hasher hasher{journal_head(database).key};
  hasher.add("proposal")
      .add(by_person ? "person" : "program")
      .add(std::to_string(at.seconds))
      .add(session.writer().command)
      .add(actor.name)
      .add(actor.login);
  for (const SettingOrigin& setting : setting_origins(session.sources())) {
    hasher.add(setting.key).add(setting.value);
  }
  hasher.add("read");
  for (const auto& [ref, version] : session.writer().read) {
    hasher.add(to_text(ref)).add(std::to_string(version));
  }
  hasher.add("entries");
  for (const LogEntry& one : read_log(database, {.behind = before}, Level::top_secret)) {
    const Entry& entry = one.entry;
    hasher.add(entry.verb).add(entry.by).add(entry.ref).add(entry.note);
    hasher.add(std::to_string(entry.happened.seconds)).add(entry.actor);
  }
  hasher.add("changes");
  for (const Change& change : read_changes(database, entries_behind(database, before))) {
    hasher.add(std::to_string(change.seq - before)).add(change.table).add(change.key);
    hasher.add(change.before).add(change.after);
  }
  return to_hex(bytes_of(hasher.finish())).substr(0, hash_digits);
}

Cell cell_of(const std::string& text) {
  return text.empty() || text == "-" ? Cell{} : Cell{text};
}

/// A row that comes or goes: its ref, the words by which it is known, and what else it has.
struct WholeRow {
  std::string ref{};
  std::string words{};
  std::vector<ChangedField> fields{};
};

WholeRow whole_row(const Office& office, const Change& change, const std::string& payload) {
  const KeptRow kept = change.row();
  const Row row = row_of_payload(kept, payload);
  if (kept.table == &matter_table()) {
    Matter matter = matter_of(row);
    office.name_parties(matter);
    const Matter blank{.ref = matter.ref, .kind = matter.kind, .title = matter.title};
    return {to_text(matter.ref), matter.title, changed_fields(ChangedMatter{blank, matter})};
  }
  if (kept.table == &item_table()) {
    Item item = item_of(row);
    office.name_parties(item);
    const Item blank{.ref = item.ref, .at = item.at, .text = item.text};
    return {to_text(item.ref), item.text, changed_fields(ChangedItem{blank, item})};
  }
  if (kept.table == &link_table()) {
    const Link link = link_of(row);
    return {to_text(link.from), words_of_link(link, link.from), {}};
  }
  return {change.matter ? to_text(*change.matter) : std::string{}, payload, {}};
}

/// What a change of a row is about: the item, or the matter.
std::string ref_of(const Change& change) {
  const KeptRow kept = change.row();
  if (kept.table == &item_table()) {
    const std::string& payload = change.after.empty() ? change.before : change.after;
    return to_text(item_of(row_of_payload(kept, payload)).ref);
  }
  return change.matter ? to_text(*change.matter) : std::string{};
}

/// The rows of what one change does.
void add_rows(Session& session, Database& database, const Change& change, View& view) {
  const auto add = [&](const std::string& ref, Cell field, const std::string& before,
                       const std::string& after) {
    view.rows.push_back(
        {.cells = {cell_of(ref), std::move(field), cell_of(before), cell_of(after)}});
  };
  std::vector<ChangedField> fields = changed_fields(session.office(), database, change);
  const bool comes = change.before.empty();
  if (fields.empty() && (comes || change.after.empty())) {
    WholeRow row = whole_row(session.office(), change, comes ? change.after : change.before);
    add(row.ref, Term{comes ? "new" : "gone", comes ? tr("new") : tr("gone")},
        comes ? "" : row.words, comes ? row.words : "");
    fields = comes ? std::move(row.fields) : std::vector<ChangedField>{};
  }
  for (const ChangedField& field : fields) {
    add(ref_of(change), field.field, field.before, field.after);
  }
}

/// What would change, field by field; of what lies above the ceiling only how much.
View effects_of(Session& session, Database& database, std::int64_t before) {
  View view{.columns = {{.name = "ref", .title = tr("Ref")},
                        {.name = "field", .title = tr("Field")},
                        {.name = "before", .title = tr("Was"), .shrinks = true},
                        {.name = "after", .title = tr("Becomes"), .shrinks = true}}};
  std::int64_t hidden = 0;
  for (const Change& change : read_changes(database, entries_behind(database, before))) {
    const bool shown =
        !change.matter || session.office().may_show(get_matter(database, *change.matter));
    if (shown) {
      add_rows(session, database, change, view);
    } else {
      ++hidden;
    }
  }
  say_hidden(session, hidden);
  return view;
}

Json rows_of(const View& view) {
  Json::Array rows;
  for (const ViewRow& row : view.rows) {
    Json::Object object;
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
      object.emplace_back(view.columns[i].name, json_of(row.cells.at(i)));
    }
    rows.emplace_back(std::move(object));
  }
  return rows;
}

Outcome told(Session& session, View view, const Digest& digest) {
  const Instant until = digest.at + valid_seconds;
  const std::string way_on = localized("as of {}, until {}: --confirm {}", to_short_text(digest.at),
                                       to_short_text(until), to_text(digest));
  switch (session.output().format(Format::table)) {
    case Format::json:
    case Format::jsonl: {
      Json::Array remarks;
      for (const std::string& remark : session.writer().remarks) {
        remarks.emplace_back(remark);
      }
      const Json json{Json::Object{{"digest", to_text(digest)},
                                   {"at", to_text(digest.at)},
                                   {"until", to_text(until)},
                                   {"effects", rows_of(view)},
                                   {"remarks", std::move(remarks)}}};
      return {.text = (session.output().format(Format::table) == Format::json ? to_pretty_json(json)
                                                                              : to_json(json)) +
                      "\n"};
    }
    case Format::text:
    case Format::refs: return {.text = to_text(digest) + "\n"};
    case Format::table: {
      const std::string text = view.rows.empty() ? std::string{tr("nothing would change")} + "\n"
                                                 : render(view, Format::table, session.screen());
      return {.text = text + way_on + "\n"};
    }
    default: break;
  }
  session.output().say(way_on);
  return {.view = std::move(view)};
}

}  // namespace

std::string to_text(const Digest& digest) {
  return fmt::format("{}{:x}-{}", digest.by_person ? 'p' : 'v', digest.at.seconds, digest.hash);
}

void from_text(std::string_view text, Digest& digest) {
  const std::size_t dash = text.find('-');
  const bool has_form = text.size() > 2 && (text[0] == 'p' || text[0] == 'v') &&
                        dash != std::string_view::npos && text.size() - dash - 1 == hash_digits &&
                        bytes_of_hex(text.substr(dash + 1)).has_value();
  const char* const end = text.data() + (has_form ? dash : 0);
  if (!has_form || std::from_chars(text.data() + 1, end, digest.at.seconds, 16).ptr != end) {
    throw Error(ErrorKind::usage, "'{}' is no digest: give the word that --propose printed", text);
  }
  digest.by_person = text[0] == 'p';
  digest.hash = text.substr(dash + 1);
}

bool only_asks(const Globals& globals) {
  return globals.propose || globals.dry_run;
}

void check_proposal(const Command& command, const Globals& globals, Instant now) {
  if (!globals.propose && globals.confirm.empty()) {
    return;
  }
  if (command.risk == Risk::reads || command.risk == Risk::permanent) {
    throw Error(ErrorKind::usage, "'{}' is nothing to propose: leave out --propose and --confirm",
                command.verb.empty() ? "bureau" : command.words());
  }
  if (globals.propose && !globals.confirm.empty()) {
    throw Error(ErrorKind::usage, "--propose and --confirm at once: give one of them");
  }
  if (globals.each) {
    throw Error(ErrorKind::usage, "what is proposed is all or nothing: leave out --each");
  }
  if (globals.propose) {
    return;
  }
  const auto digest = parse<Digest>(globals.confirm);
  if (now < digest.at || now > digest.at + valid_seconds) {
    throw Error(ErrorKind::conflict,
                "what was proposed at {} could be confirmed within an hour: propose it again",
                to_short_text(digest.at));
  }
}

std::optional<Outcome> weigh(Session& session, Database& database, std::int64_t before) {
  if (session.globals().propose) {
    Digest digest{.at = session.now(), .by_person = trimmed(session.actor().via).empty()};
    digest.hash = hash_of_all(session, database, before, digest.at, digest.by_person);
    session.output().say(tr("a proposal: nothing was changed"));
    return told(session, effects_of(session, database, before), digest);
  }
  const auto digest = parse<Digest>(session.globals().confirm);
  if (digest.hash != hash_of_all(session, database, before, digest.at, digest.by_person)) {
    throw Error(ErrorKind::conflict,
                "this is not what was proposed: another command, or something that it read or "
                "changes has moved since; propose it again");
  }
  return std::nullopt;
}

}  // namespace bureau::cli
