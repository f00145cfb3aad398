// bureau: the morning sheet.

#include "render/morning.h"

#include "cli/session/listing.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

namespace {

struct None {};
void declare_none(Fields& /*fields*/, None& /*args*/) {}

/// A screen has room for the first of each part, programs and paper get all, JSON the refs alone.
std::optional<std::size_t> most_in(Format format) {
  constexpr std::size_t on_screen = 10;
  return format == Format::table  ? std::optional{on_screen}
         : format == Format::json ? std::optional{std::size_t{0}}
                                  : std::nullopt;
}

Outcome run_morning(const None& /*unused*/, Session& session) {
  const Format format = session.output().format(Format::table);
  if (format == Format::table || format == Format::json) {
    refuse_columns(session, "bureau");
  }
  const Morning sheet =
      morning(session.reading(), session.office(), session.now(), most_in(format));
  say_hidden_open(session);
  switch (format) {
    case Format::json: return {.text = morning_json(sheet), .finds = !sheet.is_empty()};
    case Format::table: break;
    default: return {.view = morning_view(sheet, finder(session))};
  }
  if (sheet.is_empty()) {
    session.output().say_nothing_found(tr("nothing is due, nothing is late"));
    return {};
  }
  return {.text = morning_text(sheet, session.settings().office, session.screen(), finder(session)),
          .finds = true};
}

}  // namespace

Command morning() {
  return reading<None>(
      {.noun = Noun::office,
       .summary = "The morning sheet: overdue, due today, to accept, to review, meetings",
       .examples = {"bureau", "bureau -o md"}},
      declare_none, run_morning);
}

}  // namespace bureau::cli
