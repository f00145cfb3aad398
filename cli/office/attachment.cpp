// bureau attachment: the files that matters keep.

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/listing.h"
#include "ops/around.h"
#include "store/contents.h"

namespace bureau::cli {

namespace {

namespace fs = std::filesystem;

struct Args {
  std::string what{};
  std::string to{};
  DeedOptions deed{};
};

Outcome list_files(const std::string& word, Session& session) {
  View view{.columns = {{.name = "ref", .title = tr("Ref")},
                        {.name = "name", .title = tr("Name"), .shrinks = true},
                        {.name = "size", .title = tr("Size"), .right = true},
                        {.name = "at", .title = tr("When")},
                        {.name = "by", .title = tr("By")}},
            .empty_text = tr("no files")};
  for (const Ref ref : resolve_refs({word}, session.reading())) {
    session.office().check_ceiling(get_matter(session.reading(), ref));
    for (const Item& file : items_of(session.reading(), ref, 'f')) {
      view.rows.push_back({.cells = {to_text(file.ref), file.text, file.size, file.at, file.by}});
    }
  }
  return {.view = std::move(view)};
}

SubRef file_ref(const std::string& word) {
  if (word.find('/') == std::string::npos) {
    throw Error(ErrorKind::usage, "say which file of it: '{}/f1'", word);
  }
  return parse<SubRef>(word);
}

Outcome save(const std::string& word, const std::string& to, Session& session) {
  const SubRef ref = file_ref(word);
  session.office().check_ceiling(get_matter(session.reading(), ref.ref));
  const std::optional<Item> file = find_item(session.reading(), ref);
  if (!file || ref.letter != 'f') {
    throw Error(ErrorKind::not_found,
                "there is no {}: 'bureau attachment list {}' shows what it has", ref, ref.ref);
  }
  fs::path target = to.empty() ? fs::path{safe_file_name(file->text)} : fs::path{to};
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
  session.say(localized("saved {}", target.string()));
  return {};
}

Outcome remove(const std::string& word, const Args& args, Session& session) {
  const SubRef ref = file_ref(word);
  return in_deed(session, session.globals().once, "attachment remove", args.deed, [&](Deed& deed) {
    remove_file(deed, ref);
    return Outcome{};
  });
}

Outcome run(const Args& args, Session& session) {
  const std::vector<std::string> words = split_list(args.what, U" ");
  if (words.size() == 2 && words[0] == "list") {
    return list_files(words[1], session);
  }
  if (words.size() == 2 && words[0] == "save") {
    return save(words[1], args.to, session);
  }
  if (words.size() == 2 && words[0] == "remove") {
    return remove(words[1], args, session);
  }
  throw Error(ErrorKind::usage, "say 'bureau attachment list T1', 'save T1/f1' or 'remove T1/f1'");
}

}  // namespace

Command attachment() {
  return reading<Args>(
      {.noun = Noun::office,
       .verb = "attachment",
       .summary = "List the files of a matter, save one, or take one off",
       .examples = {"bureau attachment list T1", "bureau attachment save T1/f1 --to report.pdf",
                    "bureau attachment remove T1/f1 --reason 附错文件"},
       .usage = "list REF | save REF/fN [--to FILE] | remove REF/fN --reason WHY"},
      [](Fields& fields, Args& args) {
        fields.text("what", args.what, "list, save or remove, and the ref");
        fields.option("--to", args.to, "Where to save it");
        declare(fields, args.deed);
      },
      run);
}

}  // namespace bureau::cli
