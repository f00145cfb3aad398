// The demonstration office: real papers and task lists of the State Council, and a week of an
// office of its own, with dates that are near whatever day it is.

#include "base/error.h"
#include "base/text.h"
#include "cli/demo_files.h"
#include "cli/import/table.h"
#include "cli/office/apply.h"
#include "cli/shell/commands.h"
#include "settings/mapping.h"

namespace bureau::cli {

namespace {

ImportPlan plan_of(std::string_view toml, std::string_view file, std::string kind) {
  Mapping mapping = parse_mapping(toml, file);
  return {.kind = std::move(kind),
          .columns = std::move(mapping.columns),
          .constants = std::move(mapping.constants),
          .splits = std::move(mapping.splits)};
}

}  // namespace

void fill_demo(Session& session) {
  session.output().hushed = true;
  // What an office has on its books when it starts: entered once, of a time before.
  const DeedOptions before{.when = read_moment("-20d", session.words(Direction::back)),
                           .reason = tr("taken over from the old ledger")};
  const std::string then = to_text(before.when->at);
  ImportPlan papers = plan_of(demo_files::import_documents, "import-documents.toml",
                              session.office().kinds().opened_by("receive").id);
  papers.constants["received_at"] = then;
  import_table(session, papers, std::string{demo_files::documents}, before, false);
  ImportPlan tasks = plan_of(demo_files::import_tasks, "import-tasks.toml",
                             session.office().kinds().opened_by("add").id);
  tasks.constants["due"] = "eoy";
  tasks.constants["cycle"] = "3m";
  import_table(session, tasks, std::string{demo_files::tasks}, before, false);
  const Outcome week = apply_lines(session, split_list(demo_files::week, U"\n"));
  if (week.status != 0) {
    throw Error(ErrorKind::failed, "the demonstration office cannot be made: {}", week.text);
  }
  session.output().hushed = false;
  session.output().say(
      tr("made a demonstration office: try 'bureau', 'bureau task list', 'bureau report weekly'"));
}

}  // namespace bureau::cli
