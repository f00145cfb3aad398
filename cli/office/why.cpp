// bureau why: why a matter is late or not, and how every day of it was counted.

#include "render/why.h"

#include "cli/session/one_matter.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

namespace {

Outcome run_why(const OneMatter& args, Session& session) {
  const Ref ref = one_ref(args, session, "why");
  const Why told = why(History{session.reading()}, ref, session.office(), session.now());
  const Format format = session.output().format(Format::table);
  if (format == Format::table || format == Format::json) {
    refuse_columns(session, "why");
  }
  switch (format) {
    case Format::table: return {.text = why_text(told, session.screen())};
    case Format::json: return {.text = why_json(told, session.screen())};
    default: return {.view = why_view(told, session.screen())};
  }
}

}  // namespace

Command why() {
  return reading<OneMatter>({.noun = Noun::office,
                             .verb = "why",
                             .summary = "Explain a verdict: limit, days, extensions, claim, lamp",
                             .examples = {"bureau why T1", "bureau why T1 -o md"},
                             .usage = "REF"},
                            declare_matter, run_why);
}

}  // namespace bureau::cli
