// bureau import jsonl: a whole exported store into an empty one.

#include "exchange/jsonl.h"

#include "base/error.h"
#include "cli/session/file_lines.h"
#include "cli/session/session.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

namespace {

struct Args {
  std::string file{};
};

Outcome run(const Args& args, Session& session) {
  if (args.file.empty()) {
    throw Error(ErrorKind::usage, "say which file: 'bureau import jsonl FILE'");
  }
  Lines lines{args.file, session.environment().in};
  std::size_t count = 0;
  session.writer().transact({}, [&](Database& database, JournalHead& /*head*/) {
    count = import_store(database, [&](std::string& line) { return lines.next(line); });
    return Outcome{};
  });
  session.output().say(localized("lines imported: {}", count));
  return {};
}

}  // namespace

Command import_jsonl() {
  return reading<Args>(
      {.noun = Noun::import,
       .verb = "jsonl",
       .summary = "Take a whole exported store into an empty one",
       .examples = {"bureau import jsonl office.jsonl"},
       .usage = "FILE",
       .risk = Risk::permanent},
      [](Fields& fields, Args& args) {
        fields.text("file", args.file, "The file; - is standard input");
      },
      run);
}

}  // namespace bureau::cli
