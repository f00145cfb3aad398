// bureau import csv: rows of a table become matters.

#include "exchange/csv.h"

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "cli/import/table.h"
#include "cli/shell/commands.h"
#include "office/called.h"
#include "settings/mapping.h"

#include <istream>
#include <set>
#include <sstream>

namespace bureau::cli {

namespace {

struct Args : WriteArgs {
  std::string file{};
  std::string kind{};
  std::vector<std::string> map{};
  std::string map_file{};
  std::vector<std::string> split{};
  std::vector<std::string> constants{};
  std::string date_format{};
  std::string on_error = "stop";
  std::string encoding = "utf-8";
  std::string separator{};
  std::int64_t skip = 0;
};

void declare_import(Fields& fields, Args& args) {
  fields.text("file", args.file, "The file; - is standard input");
  fields.option("--kind", args.kind, "The kind of the matters");
  fields.option("--map", args.map, "FIELD=COLUMN; may be given several times");
  fields.option("--map-file", args.map_file, "A TOML file with [map], [const] and [split]");
  fields.option("--split", args.split, "FIELD=SEPARATOR of a list: co=、");
  fields.option("--const", args.constants, "FIELD=VALUE for every row");
  fields.option("--date-format", args.date_format, "How dates are written: %Y年%m月%d日");
  fields.option("--on-error", args.on_error, "stop: take nothing; skip: take the other rows");
  fields.option("--encoding", args.encoding, "utf-8 or gb18030");
  fields.option("--separator", args.separator,
                "What divides the cells, when it is not seen: | or tab");
  fields.option("--skip", args.skip, "How many lines stand above the head");
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

char separator_of(const std::string& text) {
  if (text == "tab" || text == "\\t") {
    return '\t';
  }
  const bool good = text.size() == 1 && text[0] != '"' && text[0] != '\n' && text[0] != '\r' &&
                    static_cast<unsigned char>(text[0]) < 0x80;
  if (!text.empty() && !good) {
    throw Error(ErrorKind::usage, "--separator {}: give one sign, or tab", text);
  }
  return text.empty() ? '\0' : text[0];
}

ImportPlan plan_of(const Args& args, Session& session) {
  if (args.skip < 0) {
    throw Error(ErrorKind::usage, "--skip {}: give how many lines stand above the head", args.skip);
  }
  ImportPlan plan{.kind = args.kind,
                  .date_format = args.date_format,
                  .separator = separator_of(args.separator),
                  .skip = static_cast<std::size_t>(args.skip)};
  if (!args.map_file.empty()) {
    const std::optional<std::string> toml = read_file(args.map_file);
    if (!toml) {
      throw Error(ErrorKind::not_found, "there is no file {}", args.map_file);
    }
    session.writer().note_read(*toml);
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

Outcome run(const Args& args, Session& session) {
  if (args.file.empty()) {
    throw Error(ErrorKind::usage, "say which file: 'bureau import csv FILE --kind …'");
  }
  if (args.on_error != "stop" && args.on_error != "skip") {
    throw Error(ErrorKind::usage, "--on-error {}: use stop or skip", args.on_error);
  }
  const bool gb18030 = is_gb18030(args.encoding);
  ImportPlan plan = plan_of(args, session);
  plan.kind = kinds_called(plan.kind, session.kinds()).front();
  plan = checked(plan, session.kinds().get(plan.kind));
  std::string content = input_of(args.file, session);
  session.writer().note_read(content);
  if (gb18030) {
    content = from_gb18030(content);
  }
  return import_table(session, plan, content, args.deed, args.on_error == "skip");
}

}  // namespace

Command import_csv() {
  return deeds<Args>(
      {.noun = Noun::import,
       .verb = "csv",
       .summary = "Take rows of a CSV file as matters",
       .examples = {"bureau import csv tasks.csv --kind task --map title=label --map "
                    "unit=lead_unit"},
       .usage = "FILE --kind KIND --map FIELD=COLUMN…"},
      declare_import, run);
}

}  // namespace bureau::cli
