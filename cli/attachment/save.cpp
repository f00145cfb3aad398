// bureau attachment save: a file of a matter is written out.

#include "base/error.h"
#include "base/files.h"
#include "cli/attachment/file_ref.h"
#include "cli/session/listing.h"
#include "cli/shell/commands.h"
#include "store/contents.h"

namespace bureau::cli {

namespace {

namespace fs = std::filesystem;

struct Args {
  std::vector<std::string> refs{};
  std::string to{};
};

Outcome run(const Args& args, Session& session) {
  if (args.refs.size() != 1) {
    throw Error(ErrorKind::usage, "say which file: 'bureau attachment save T1/f1'");
  }
  const SubRef ref = file_ref(args.refs.front());
  session.office().check_ceiling(get_matter(session.reading(), ref.ref));
  const std::optional<Item> file = find_item(session.reading(), ref);
  if (!file || ref.letter != 'f') {
    throw Error(ErrorKind::not_found,
                "there is no {}: 'bureau attachment list {}' shows what it has", ref, ref.ref);
  }
  if (args.to == "-") {
    Outcome outcome;
    read_content(session.reading(), file->hash,
                 [&](std::string_view piece) { outcome.text += piece; });
    return outcome;
  }
  fs::path target = args.to.empty() ? fs::path{safe_file_name(file->text)} : fs::path{args.to};
  if (fs::is_directory(target)) {
    target /= safe_file_name(file->text);
  }
  if (fs::exists(target) && !session.globals().yes) {
    throw Error(ErrorKind::conflict, "{} is there already: give --to, or --yes to write over it",
                target.string());
  }
  write_file(target, [&](const std::function<void(std::string_view)>& put) {
    read_content(session.reading(), file->hash, put);
  });
  session.output().say(localized("saved {}", target.string()));
  return {};
}

}  // namespace

Command attachment_save() {
  return reading<Args>(
      {.noun = Noun::attachment,
       .verb = "save",
       .summary = "Write a file of a matter to the disk",
       .examples = {"bureau attachment save T1/f1 --to 报告.pdf"},
       .usage = "REF/fN [--to FILE]"},
      [](Fields& fields, Args& args) {
        fields.refs(args.refs, "The file: T1/f1");
        fields.option("--to", args.to, "Where to save it; -: standard output");
      },
      run);
}

}  // namespace bureau::cli
