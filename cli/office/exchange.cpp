// bureau import, export: what comes from elsewhere and goes there.

#include "cli/office/exchange.h"

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/kind_words.h"
#include "cli/listing.h"
#include "exchange/csv.h"
#include "exchange/jsonl.h"
#include "ops/import.h"
#include "settings/mapping.h"

#include <algorithm>
#include <istream>
#include <ostream>
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

ImportPlan plan_of(const ImportArgs& args) {
  ImportPlan plan{.kind = args.kind, .date_format = args.date_format};
  if (!args.map_file.empty()) {
    const std::optional<std::string> toml = read_file(args.map_file);
    if (!toml) {
      throw Error(ErrorKind::not_found, "there is no file {}", args.map_file);
    }
    const Mapping mapping = parse_mapping(*toml, args.map_file);
    plan.columns = mapping.columns;
    plan.constants = mapping.constants;
    plan.splits = mapping.splits;
  }
  for (const std::string& text : args.map) {
    const auto [field, column] = pair_of(text);
    plan.columns[field] = column;
  }
  for (const std::string& text : args.split) {
    const auto [field, separator] = pair_of(text);
    plan.splits[field] = separator;
  }
  for (const std::string& text : args.constants) {
    const auto [field, value] = pair_of(text);
    plan.constants[field] = value;
  }
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
      throw Error(ErrorKind::rejected, "there is no column '{}' for {}: the file has {}{}{}",
                  column, field, fmt::join(head.cells, ", "),
                  near.empty() ? "" : localized("; did you mean "), near);
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

}  // namespace

Outcome import_table(Session& session, const ImportPlan& plan, const std::string& csv,
                     const DeedOptions& options, bool skip) {
  const std::vector<CsvRow> rows = parse_csv(csv);
  if (rows.empty()) {
    throw Error(ErrorKind::rejected, "the table is empty");
  }
  check_columns(plan, rows.front());
  std::vector<std::string> complaints;
  Outcome outcome = session.transact(session.globals().once, [&](Database& database,
                                                                 JournalHead& head) {
    Outcome made{.created = true};
    const std::int64_t batch = session.batch != 0 ? session.batch : head.seq + 1;
    const JournalHead before = head;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      const JournalHead row_head = head;
      try {
        const std::map<std::string, std::string> cells = by_column(rows.front(), rows[i]);
        Transaction part{database};
        Deed deed{{database, session.rules(), head, session.actor()}, options, "import csv", batch};
        made.refs.push_back(to_text(import_row(deed, plan, cells).ref));
        deed.finish();
        part.commit();
        for (const std::string& message : deed.messages()) {
          session.say(localized("line {}: {}", rows[i].line, message));
        }
      } catch (const Error& error) {
        if (is_of_the_world(error.kind())) {
          throw;
        }
        head = row_head;
        complaints.push_back(localized("line {}: {}", rows[i].line, error.what()));
      }
    }
    if (!complaints.empty() && !skip) {
      head = before;
      throw Error(
          ErrorKind::rejected,
          "{} of {} rows cannot be taken, so none was (--on-error skip takes the others): {}",
          complaints.size(), rows.size() - 1, fmt::join(complaints, "; "));
    }
    return made;
  });
  for (const std::string& complaint : complaints) {
    session.environment().err << "bureau: " << cleaned(complaint) << '\n';
  }
  outcome.status = complaints.empty() ? 0 : static_cast<int>(ErrorKind::rejected);
  return outcome;
}

namespace {

Outcome import_csv(const ImportArgs& args, const std::string& file, Session& session) {
  if (args.on_error != "stop" && args.on_error != "skip") {
    throw Error(ErrorKind::usage, "--on-error {}: use stop or skip", args.on_error);
  }
  ImportPlan plan = plan_of(args);
  plan.kind = kinds_called(plan.kind, session.kinds()).front();
  std::string content = input_of(file, session);
  if (compare_key(args.encoding) == "gb18030" || compare_key(args.encoding) == "gbk") {
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
  std::istringstream lines{input_of(file, session)};
  std::size_t count = 0;
  session.transact({}, [&](Database& database, JournalHead& /*head*/) {
    count = import_store(
        database, [&](std::string& line) { return static_cast<bool>(std::getline(lines, line)); });
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
  Database& database = session.reading();
  Statement secret = database.prepare("SELECT count(*) FROM matter WHERE secrecy > $1");
  if (secret.bind(static_cast<int>(session.ceiling())).step() && secret.int_at(0) > 0) {
    throw Error(ErrorKind::refused,
                "matters above the ceiling {}: {}; give --ceiling top-secret to export them too",
                word_of(session.ceiling()), secret.int_at(0));
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
      .examples =
          {"bureau import csv tasks.csv --kind task --map title=task_label --map unit=lead_unit",
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
