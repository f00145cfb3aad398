#include "cli/shell/collector.h"

#include "base/text.h"

#include <algorithm>

namespace bureau::cli {

void declare_globals(Fields& fields, Globals& globals) {
  fields.option("--store", globals.store, "The store's file");
  fields.option("--config", globals.config, "A configuration file above the others");
  fields.option("--set", globals.set, "A setting for this run: key=value");
  fields.option("--as", globals.as, "Who types");
  fields.option("--now", globals.now, "The instant to take for now");
  fields.option("-o,--output", globals.output,
                "A format (table json jsonl csv tsv md html text refs), or a file");
  fields.option("--fields", globals.fields, "Which fields: a,b,c");
  fields.option("--template", globals.template_text, "A Mustache template for each row");
  fields.flag("-n,--dry-run", globals.dry_run, "Show what would be done, change nothing");
  fields.flag("--propose", globals.propose,
              "Show what would change, and a digest with which it is confirmed");
  fields.option("--confirm", globals.confirm, "Do what was proposed: its digest");
  fields.option("--once", globals.once, "A key: the same command with it is done once");
  fields.option("--ceiling", globals.ceiling, "Show nothing above this level of secrecy");
  fields.option("--lang", globals.lang, "en or zh");
  fields.flag("--no-pager", globals.no_pager, "Print all of it at once, also on a terminal");
  fields.option("--color", globals.color, "auto, always or never");
  fields.flag("-q,--quiet", globals.quiet, "Errors only on stderr");
  fields.flag("-v,--verbose", globals.verbose,
              "Say which store and settings, and what was recorded");
  fields.flag("--no-input", globals.no_input, "Never ask");
  fields.option("--where", globals.where, "A filter: lamp = red and unit in (财政局, 审计局)");
  fields.flag("-y,--yes", globals.yes, "Agree beforehand: do not ask");
  fields.flag("--each", globals.each, "One transaction for each, not all or nothing");
  fields.flag("--exit-code", globals.exit_code,
              "End with 8 when a list is not empty, a report has holes");
  fields.option("--headers", globals.headers, "CSV headings for people: zh or en");
  fields.flag("--bom", globals.bom, "CSV begins with a byte order mark");
  fields.flag("--raw", globals.raw, "CSV for programs: no apostrophe before = + - @");
  fields.option("-m,--message", globals.message, "The text of the verb; -: from standard input");
  fields.option("-F,--file", globals.text_file,
                "A file with the text of the verb; -: standard input");
}

std::vector<std::string> names_of(const Fields::Field& field) {
  return split_list(field.names, U",");
}

std::vector<std::string> keys_of(const Fields::Field& field) {
  std::vector<std::string> keys;
  for (std::string_view names = field.names; !names.empty();) {
    const std::size_t end = std::min(names.find(','), names.size());
    std::string_view name = names.substr(0, end);
    name.remove_prefix(name.starts_with("--") ? 2 : 0);
    std::ranges::replace(keys.emplace_back(name), '-', '_');
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  if (field.sort == Fields::Sort::refs) {
    keys.emplace_back("refs");
  }
  if (field.sort == Fields::Sort::text) {
    keys.emplace_back("text");
  }
  if (field.sort == Fields::Sort::pairs) {
    keys.push_back(keys.front() + "s");
  }
  return keys;
}

}  // namespace bureau::cli
