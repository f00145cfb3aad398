// bureau correct: a wrong entry is mended, also of an ended matter.

#include "cli/session/each.h"
#include "cli/shell/commands.h"
#include "ops/matter/correct_item.h"
#include "ops/matter/edit.h"
#include "ops/matter/set_field.h"

#include <algorithm>
#include <functional>

namespace bureau::cli {

namespace {

struct PairArgs : WriteArgs {
  PairArgs() { takes_items = true; }
  std::string pairs{};
};

void declare_pairs(Fields& fields, PairArgs& args) {
  fields.text("pairs", args.pairs,
              "FIELD=VALUE, several divided by blanks that begin a new FIELD=");
}

/// "received_at=2026-11-20 16:50 title=公式 y=x": a pair begins at a word whose left side is a
/// field.
std::vector<std::string> split_pairs(const std::string& text,
                                     const std::function<bool(std::string_view)>& is_field) {
  std::vector<std::string> pairs;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t space = std::min(text.find(' ', from), text.size());
    const std::string word = text.substr(from, space - from);
    const std::size_t equals = word.find('=');
    const bool begins = equals != std::string::npos && is_field(word.substr(0, equals));
    if (begins || pairs.empty()) {
      pairs.push_back(word);
    } else {
      pairs.back() += " " + word;
    }
    from = space + 1;
  }
  return pairs;
}

/// M1/d1 is an item, D1 and 市应急〔2026〕15号 are matters.
Outcome run_correct(const PairArgs& args, const std::vector<std::string>& words, Deed& deed,
                    Session& session) {
  const std::vector<Ref> refs = resolve_refs(words, deed.database());
  need_refs(refs, "correct");
  for (const std::string& word : words) {
    if (looks_like_ref(word) && word.find('/') != std::string::npos) {
      correct_item(deed, parse<SubRef>(word), split_pairs(args.pairs, is_item_field));
      continue;
    }
    const Ref ref = resolve_refs({word}, deed.database()).front();
    const Kind& kind = deed.office().kind_of(get_matter(deed.database(), ref));
    correct_matter(deed, ref, split_pairs(args.pairs, [&](std::string_view field) {
                     const std::vector<std::string_view> fields = settable_fields();
                     return std::ranges::find(fields, field) != fields.end() ||
                            std::ranges::find(kind.fields, field, &KindField::id) !=
                                kind.fields.end();
                   }));
  }
  return changed(session, deed.database(), refs, false);
}

}  // namespace

Command correct(Noun noun) {
  return writing_words<PairArgs>(
      {.noun = noun,
       .verb = "correct",
       .summary = "Mend a wrong entry, also of an ended matter or of an item in it",
       .examples = {"bureau correct D1 received_at=2026-11-20T16:50 --reason 登记笔误",
                    "bureau correct M1/d1 text=后勤处12月8日前完成北楼改造 --reason 日期听错"},
       .usage = "REF… FIELD=VALUE… --reason WHY"},
      declare_pairs, run_correct);
}

}  // namespace bureau::cli
