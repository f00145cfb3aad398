// bureau log: what was recorded, of a matter or of all.

#include "store/log.h"

#include "cli/office/log_rows.h"
#include "cli/session/listing.h"
#include "cli/shell/commands.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace bureau::cli {

namespace {

struct Args {
  std::vector<std::string> refs{};
  std::int64_t limit = 50;
  std::optional<Moment> since{};
  std::optional<Moment> until{};
  std::string by{};
  std::string verb{};
  std::string via{};
};

void declare(Fields& fields, Args& args) {
  fields.refs(args.refs, "The matters");
  fields.option("--limit", args.limit, "At most so many, the newest; 0: all");
  fields.moment("--since", args.since, Direction::back, "Only recorded since then", true);
  fields.moment("--until", args.until, Direction::back, "Only recorded until then", true);
  fields.option("--by", args.by, "Only acts of this unit or person, or typed by it");
  fields.option("--verb", args.verb, "Only of this verb: accept");
  fields.option("--via", args.via, "Only what this program did for people");
}

LogQuery query_of(const Args& args, const std::vector<Ref>& asked, Session& session) {
  LogQuery query{.refs = asked, .verb = args.verb, .via = args.via, .limit = args.limit};
  if (args.since) {
    query.since = args.since->has_time ? args.since->at : at(args.since->date, {});
  }
  if (args.until) {
    query.until = args.until->has_time ? args.until->at : end_of_day(args.until->date);
  }
  if (!args.by.empty()) {
    query.by = {args.by, canonical_party(session.office().directory(), args.by)};
  }
  return query;
}

Outcome run(const Args& args, Session& session) {
  check_limit(args.limit);
  std::vector<Ref> asked;
  std::ranges::transform(named_matters(session, args.refs), std::back_inserter(asked),
                         &Matter::ref);
  View view{.columns = log_columns(), .empty_text = tr("nothing is recorded")};
  constexpr std::size_t handful = 500;
  const std::vector<LogEntry> log =
      read_log(session.reading(), query_of(args, asked, session), session.office().ceiling());
  for (std::span<const LogEntry> rest{log}; !rest.empty();) {
    const auto some = rest.first(std::min(rest.size(), handful));
    rest = rest.subspan(some.size());
    LogRows rows{session, asked, some};
    for (const LogEntry& one : some) {
      view.rows.push_back(rows.row_of(one));
    }
  }
  return {.view = std::move(view)};
}

}  // namespace

Command log() {
  return reading<Args>({.noun = Noun::office,
                        .verb = "log",
                        .summary = "What was recorded, of a matter or of all",
                        .examples = {"bureau log T1", "bureau log --limit 10",
                                     "bureau log --since 本周一 --by 张局 --verb instruct"},
                        .usage = "[REF…] [OPTIONS]"},
                       declare, run);
}

}  // namespace bureau::cli
