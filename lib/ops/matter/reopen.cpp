#include "ops/matter/reopen.h"

#include "base/error.h"
#include "base/text.h"
#include "ops/deed/state.h"
#include "ops/matter/ties.h"
#include "ops/meeting/place.h"
#include "ops/task/progress.h"
#include "store/past.h"

#include <algorithm>

namespace bureau {

namespace {

/// The matter as it was before it ended, in what ending changes; nothing when the journal cannot
/// say.
std::optional<Matter> last_open(Deed& deed, const Kind& kind, const Matter& matter) {
  const Table& table = matter_table();
  std::optional<Matter> then;
  each_change(deed.database(), matter.ref, [&](const Change& change) {
    if (change.before.empty()) {
      return true;
    }
    const std::map<std::size_t, Value> before = columns_of_payload(table, change.before);
    const auto open = before.find(table.column("open"));
    if (open == before.end() || open->second != Value{std::int64_t{1}}) {
      return true;
    }
    Row row = row_of(matter);
    for (const char* name : {"state", "claimed_at", "progress"}) {
      if (const auto column = before.find(table.column(name)); column != before.end()) {
        row[column->first] = column->second;
      }
    }
    then = matter_of(row);
    return false;
  });
  const State* found = then ? kind.find_state(then->state) : nullptr;
  return found != nullptr && found->open() ? then : std::nullopt;
}

/// Where a matter goes on when the journal does not know it any more: the state before the step
/// that ended it.
std::string state_before_end(const Kind& kind, const Matter& matter) {
  std::string state = kind.initial;
  for (const Step& step : kind.steps) {
    for (const std::string& from :
         step.to == matter.state ? step.from : std::vector<std::string>{}) {
      const State* found = kind.find_state(from);
      state = found != nullptr && found->open() ? from : state;
    }
  }
  return state;
}

}  // namespace

Matter reopen_matter(Deed& deed, Ref ref, std::string_view reason) {
  Matter matter = deed.get(ref);
  const std::string why = deed.reason(reason);
  if (matter.open) {
    throw Error(ErrorKind::refused, "{} is open", ref);
  }
  if (why.empty()) {
    throw Error(ErrorKind::refused,
                "{} is not reopened without a reason: 'bureau reopen {} REASON'", ref, ref);
  }
  const Kind& kind = deed.office().kind_of(matter);
  check_sequence(deed, kind, matter);
  const std::string by = deed.acts_for(deed.office().name());
  const std::optional<Matter> then = last_open(deed, kind, matter);
  const std::string state = then ? then->state : state_before_end(kind, matter);
  matter.claimed_at = then ? then->claimed_at : std::nullopt;
  matter.progress = then ? then->progress : matter.progress;
  follow_reports(deed, matter);
  matter.waiver.clear();
  enter_state(deed, kind, state, matter);
  deed.save(matter);
  say_ended_above(deed, matter);
  book_place(deed, matter);  // its room may have been given to another since it ended
  deed.add_item(ref, 'n', {.by = by, .text = why, .means = "reopen"});
  return get_matter(deed.database(), ref);
}

}  // namespace bureau
