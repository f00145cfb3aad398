// bureau import, export: what comes from elsewhere and goes there.

#include "cli/office/exchange.h"

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/file_lines.h"
#include "cli/kind_words.h"
#include "cli/listing.h"
#include "exchange/csv.h"
#include "exchange/jsonl.h"
#include "ops/import.h"
#include "settings/mapping.h"

#include <algorithm>
#include <istream>
#include <ostream>
#include <set>
#include <span>
#include <sstream>

namespace bureau::cli {

namespace {

struct ImportArgs {
  std::string what{};  ///< "csv FILE"
  std::string kind{};
  std::vector<std::string> map{};
  std::string map_file{};
  std::vector<std::string> split{};
  std::vector<std::string> constants{};
  std::string date_format{};
  std::string on_error = "stop";
  std::string encoding = "utf-8";
  DeedOptions deed{};
};

void declare_import(Fields& fields, ImportArgs& args) {
  fields.text("what", args.what, "csv FILE or jsonl FILE; - is standard input");
  fields.option("--kind", args.kind, "The kind of the matters");
  fields.option("--map", args.map, "FIELD=COLUMN; may be given several times");
  fields.option("--map-file", args.map_file, "A TOML file with [map], [const] and [split]");
  fields.option("--split", args.split, "FIELD=SEPARATOR of a list: co=、");
  fields.option("--const", args.constants, "FIELD=VALUE for every row");
  fields.option("--date-format", args.date_format, "How dates are written: %Y年%m月%d日");
  fields.option("--on-error", args.on_error, "stop: take nothing; skip: take the other rows");
  fields.option("--encoding", args.encoding, "utf-8 or gb18030");
  declare(fields, args.deed);
}

std::pair<std::string, std::string> pair_of(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0) {
    throw Error(ErrorKind::usage, "'{}' is no mapping: write FIELD=COLUMN", text);
  }
  return {text.substr(0, equals), text.substr(equals + 1)};
}

std::string input_of(const std::string& name, Session& session) {
  if (name == "-") {
    std::ostringstream all;
    all << session.environment().in.rdbuf();
    return all.str();
  }
  std::optional<std::string> content = read_file(name);
  if (!content) {
    throw Error(ErrorKind::not_found, "there is no file {}", name);
  }
  return *std::move(content);
}

/// Adds what an option says, which goes before what a file says of the same field.
void add_pairs(const std::vector<std::string>& texts, const char* option,
               std::map<std::string, std::string>& into) {
  std::set<std::string> named;
  for (const std::string& text : texts) {
    const auto [field, value] = pair_of(text);
    if (!named.insert(field).second) {
      throw Error(ErrorKind::usage, "{} names the field '{}' twice: give it once", option, field);
    }
    into[field] = value;
  }
}

ImportPlan plan_of(const ImportArgs& args, Session& session) {
  ImportPlan plan{.kind = args.kind, .date_format = args.date_format};
  if (!args.map_file.empty()) {
    const std::optional<std::string> toml = read_file(args.map_file);
    if (!toml) {
      throw Error(ErrorKind::not_found, "there is no file {}", args.map_file);
    }
    session.note_read(*toml);
    const Mapping mapping = parse_mapping(*toml, args.map_file);
    plan.columns = mapping.columns;
    plan.constants = mapping.constants;
    plan.splits = mapping.splits;
  }
  add_pairs(args.map, "--map", plan.columns);
  add_pairs(args.split, "--split", plan.splits);
  add_pairs(args.constants, "--const", plan.constants);
  if (plan.kind.empty()) {
    throw Error(ErrorKind::usage, "say what the rows are: --kind task, incoming …");
  }
  if (plan.columns.empty()) {
    throw Error(ErrorKind::usage, "say which column is which field: --map title=COLUMN …");
  }
  return plan;
}

/// The head of the table, checked against the plan.
void check_columns(const ImportPlan& plan, const CsvRow& head) {
  for (const auto& [field, column] : plan.columns) {
    if (std::ranges::find(head.cells, column) == head.cells.end()) {
      const std::vector<std::string_view> names(head.cells.begin(), head.cells.end());
      const std::string_view near = nearest(column, names);
      throw Error(ErrorKind::usage, "there is no column '{}' for {}: the file has {}{}{}", column,
                  field, fmt::join(head.cells, ", "),
                  near.empty() ? "" : localized("; did you mean "), near);
    }
    if (std::ranges::count(head.cells, column) > 1) {
      throw Error(ErrorKind::usage,
                  "the file has more than one column '{}': which is '{}'? rename one of them",
                  column, field);
    }
  }
}

std::map<std::string, std::string> by_column(const CsvRow& head, const CsvRow& row) {
  if (row.cells.size() != head.cells.size()) {
    throw Error(ErrorKind::rejected, "{} cells where the head has {}", row.cells.size(),
                head.cells.size());
  }
  std::map<std::string, std::string> cells;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    cells[head.cells[i]] = row.cells[i];
  }
  return cells;
}

/// The rows of a table on their way in, and what became of them.
class Rows {
 public:
  Rows(Session& session, const ImportPlan& plan, const DeedOptions& options,
       std::vector<CsvRow> rows)
      : session_{session}, plan_{plan}, options_{options}, rows_{std::move(rows)} {}

  void take(Database& database, JournalHead& head) {
    const std::int64_t batch = session_.batch != 0 ? session_.batch : head.seq + 1;
    for (const CsvRow& row : std::span{rows_}.subspan(1)) {
      const JournalHead before = head;
      try {
        take(row, {database, session_.office(), head, session_.actor()}, batch);
      } catch (const Error& error) {
        if (is_of_the_world(error.kind())) {
          throw;
        }
        head = before;
        complaints_.push_back(localized("line {}: {}", row.line, reason_of(error, database, row)));
      }
    }
  }

  std::size_t count() const { return rows_.size() - 1; }
  const std::vector<Ref>& refs() const { return refs_; }
  const std::vector<std::string>& complaints() const { return complaints_; }

 private:
  void take(const CsvRow& row, const Desk& desk, std::int64_t batch) {
    const std::map<std::string, std::string> cells = by_column(rows_.front(), row);
    Transaction part{desk.database};
    Deed deed{desk, options_, "import csv", batch};
    const Ref ref = import_row(deed, plan_, cells).ref;
    deed.finish();
    part.commit();
    refs_.push_back(ref);
    lines_.emplace(ref, row.line);
    for (const std::string& message : deed.messages()) {
      session_.say(localized("line {}: {}", row.line, message));
    }
  }

  /// Why a row cannot be taken. What it clashes with may be a row of the same file, whose ref will
  /// not be there when nothing is taken.
  std::string reason_of(const Error& error, Database& database, const CsvRow& row) const {
    const auto number = plan_.columns.find("number");
    if (error.kind() == ErrorKind::conflict && number != plan_.columns.end()) {
      const std::string text = by_column(rows_.front(), row)[number->second];
      for (const Ref ref : find_number(database, text)) {
        if (const auto first = lines_.find(ref); first != lines_.end()) {
          return localized("{} stands in line {} already", text, first->second);
        }
      }
    }
    return error.what();
  }

  Session& session_;
  const ImportPlan& plan_;
  const DeedOptions& options_;
  std::vector<CsvRow> rows_;
  std::vector<Ref> refs_{};
  std::map<Ref, std::size_t> lines_{};  ///< on which the matter stands
  std::vector<std::string> complaints_{};
};

/// One line for each row that was not taken, of the first so many.
void list_complaints(const std::vector<std::string>& complaints, std::size_t most,
                     std::ostream& err) {
  const std::size_t shown = std::min(most, complaints.size());
  for (const std::string& complaint : std::span{complaints}.first(shown)) {
    err << "bureau: " << cleaned(complaint) << '\n';
  }
  if (complaints.size() > shown) {
    err << "bureau: " << localized("… and {} more rows", complaints.size() - shown) << '\n';
  }
}

}  // namespace

Outcome import_table(Session& session, const ImportPlan& plan, const std::string& csv,
                     const DeedOptions& options, bool skip) {
  constexpr std::size_t most_listed = 20;
  std::vector<CsvRow> table = parse_csv(csv);
  if (table.empty()) {
    throw Error(ErrorKind::rejected, "the table is empty");
  }
  check_columns(plan, table.front());
  Rows rows{session, plan, options, std::move(table)};
  const std::vector<std::string>& complaints = rows.complaints();
  std::ostream& err = session.environment().err;
  Outcome outcome =
      session.transact(session.globals().once, [&](Database& database, JournalHead& head) {
        const JournalHead before = head;
        rows.take(database, head);
        if (!complaints.empty() && !skip) {
          head = before;
          list_complaints(complaints, most_listed, err);
          throw Error(ErrorKind::rejected,
                      "{} of {} rows cannot be taken, so none was: mend them, or take the others "
                      "with --on-error skip",
                      complaints.size(), rows.count());
        }
        Outcome taken = changed(session, database, rows.refs(), true);
        if (taken.view) {
          taken.view->one = false;
        }
        return taken;
      });
  list_complaints(complaints, complaints.size(), err);
  outcome.status = complaints.empty() ? 0 : static_cast<int>(ErrorKind::rejected);
  return outcome;
}

namespace {

/// Whether the text is GB18030, of which GBK and GB2312 are parts; else it is UTF-8.
bool is_gb18030(const std::string& encoding) {
  const std::string key = compare_key(encoding);
  if (key == "gb18030" || key == "gbk" || key == "gb2312") {
    return true;
  }
  if (key != "utf-8" && key != "utf8") {
    throw Error(ErrorKind::usage, "--encoding {}: use utf-8 or gb18030", encoding);
  }
  return false;
}

Outcome import_csv(const ImportArgs& args, const std::string& file, Session& session) {
  if (args.on_error != "stop" && args.on_error != "skip") {
    throw Error(ErrorKind::usage, "--on-error {}: use stop or skip", args.on_error);
  }
  const bool gb18030 = is_gb18030(args.encoding);
  ImportPlan plan = plan_of(args, session);
  plan.kind = kinds_called(plan.kind, session.kinds()).front();
  plan = checked(plan, session.kinds().get(plan.kind));
  std::string content = input_of(file, session);
  session.note_read(content);
  if (gb18030) {
    content = from_gb18030(content);
  }
  return import_table(session, plan, content, args.deed, args.on_error == "skip");
}

Outcome run_import(const ImportArgs& args, Session& session) {
  const std::size_t space = args.what.find(' ');
  const std::string format = args.what.substr(0, space);
  const std::string file = space == std::string::npos ? "" : args.what.substr(space + 1);
  if (file.empty() || (format != "csv" && format != "jsonl")) {
    throw Error(
        ErrorKind::usage,
        "say what is imported: 'bureau import csv FILE --kind …' or 'bureau import jsonl FILE'");
  }
  if (format == "csv") {
    return import_csv(args, file, session);
  }
  Lines lines{file, session.environment().in};
  std::size_t count = 0;
  session.transact({}, [&](Database& database, JournalHead& /*head*/) {
    count = import_store(database, [&](std::string& line) { return lines.next(line); });
    return Outcome{};
  });
  session.say(localized("lines imported: {}", count));
  return {};
}

struct ExportArgs {
  std::string what{};
};

Outcome run_export(const ExportArgs& args, Session& session) {
  if (!args.what.empty() && args.what != "jsonl") {
    throw Error(
        ErrorKind::usage,
        "'{}' cannot be exported: 'bureau export jsonl' gives the whole store; lists have -o",
        args.what);
  }
  format_among(session, "export", {Format::jsonl});
  Database& database = session.reading();
  Statement secret = database.prepare("SELECT count(*) FROM matter WHERE secrecy > $1");
  if (secret.bind(static_cast<int>(session.office().ceiling())).step() && secret.int_at(0) > 0) {
    throw Error(ErrorKind::refused,
                "matters above the ceiling {}: {}; give --ceiling top-secret to export them too",
                word_of(session.office().ceiling()), secret.int_at(0));
  }
  const auto all = [&](const std::function<void(std::string_view)>& put) {
    export_store(database, put);
  };
  if (session.globals().dry_run) {
    session.say(tr("a dry run: nothing was changed"));
  } else if (session.output_file().empty()) {
    all([&](std::string_view line) { session.environment().out << line; });
  } else {
    write_file(session.output_file(), all, false);
  }
  return {.nothing = true};  // the file is written already
}

}  // namespace

Command import() {
  Command command{
      .noun = Noun::office,
      .verb = "import",
      .summary = "Take rows of a CSV file as matters, or a whole exported store",
      .examples = {"bureau import csv tasks.csv --kind task --map title=label --map unit=lead_unit",
                   "bureau import jsonl office.jsonl"},
      .usage = "csv FILE --kind KIND --map FIELD=COLUMN… | jsonl FILE"};
  return reading<ImportArgs>(command, declare_import, run_import);
}

Command export_store() {
  return reading<ExportArgs>(
      {.noun = Noun::office,
       .verb = "export",
       .summary = "The whole store with its journal as JSON Lines",
       .examples = {"bureau export jsonl -o office.jsonl"},
       .usage = "[jsonl] [-o FILE]"},
      [](Fields& fields, ExportArgs& args) { fields.text("what", args.what, "jsonl"); },
      run_export);
}

}  // namespace bureau::cli
