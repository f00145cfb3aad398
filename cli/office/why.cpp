// bureau why: why a matter is late or not, and how every day of it was counted.

#include "render/why.h"

#include "cli/session/one_matter.h"
#include "cli/shell/commands.h"

#include <algorithm>
#include <iterator>

namespace bureau::cli {

namespace {

Outcome run_why(const NamedMatters& args, Session& session) {
  const Format format = session.output().format(Format::table);
  const bool is_page = format == Format::table || format == Format::json;
  if (is_page) {
    refuse_columns(session, "why");
  }
  std::vector<std::string> pages;
  std::optional<View> all;
  for (const Ref ref : some_refs(args, session, "why")) {
    const Why told = why(History{session.reading()}, ref, session.office(), session.now());
    if (is_page) {
      pages.push_back(format == Format::json ? why_json(told, session.screen())
                                             : why_text(told, session.screen()));
      continue;
    }
    View view = why_view(told, session.screen());
    if (all) {
      std::ranges::move(view.rows, std::back_inserter(all->rows));
    } else {
      all = std::move(view);
    }
  }
  return {.view = std::move(all), .text = told_together(pages, format == Format::json)};
}

}  // namespace

Command why() {
  return reading<NamedMatters>(
      {.noun = Noun::office,
       .verb = "why",
       .summary = "Explain a verdict: limit, days, extensions, claim, lamp",
       .examples = {"bureau why T1", "bureau why T1 -o md"},
       .usage = "REF…"},
      declare_matters, run_why);
}

}  // namespace bureau::cli
