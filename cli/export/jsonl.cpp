// bureau export jsonl: the whole store with its journal.

#include "exchange/jsonl.h"

#include "base/error.h"
#include "base/files.h"
#include "cli/session/listing.h"
#include "cli/shell/commands.h"

#include <ostream>

namespace bureau::cli {

namespace {

struct Args {};

Outcome run(const Args& /*args*/, Session& session) {
  format_among(session, "export", {Format::jsonl});
  Database& database = session.reading();
  const Level ceiling = session.office().ceiling();
  if (const std::int64_t secret = count_more_secret(database, ceiling); secret > 0) {
    throw Error(ErrorKind::refused,
                "matters above the ceiling {}: {}; give --ceiling top-secret to export them too",
                word_of(ceiling), secret);
  }
  const auto all = [&](const std::function<void(std::string_view)>& put) {
    export_store(database, put);
  };
  if (session.globals().dry_run) {
    session.output().say(tr("a dry run: nothing was changed"));
  } else if (session.output().file().empty()) {
    all([&](std::string_view line) { session.environment().out << line; });
  } else {
    write_file(session.output().file(), all, false);
  }
  return {.nothing = true};  // the file is written already
}

}  // namespace

Command export_jsonl() {
  return reading<Args>(
      {.noun = Noun::export_,
       .verb = "jsonl",
       .summary = "The whole store with its journal as JSON Lines",
       .examples = {"bureau export jsonl -o office.jsonl"},
       .usage = "[-o FILE]"},
      [](Fields& /*fields*/, Args& /*args*/) {}, run);
}

}  // namespace bureau::cli
