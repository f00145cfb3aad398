// bureau watch: each entry of the journal once, as it comes.

#include "base/error.h"
#include "base/text.h"
#include "cli/office/log_rows.h"
#include "cli/session/listing.h"
#include "cli/shell/commands.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <ostream>
#include <set>

namespace bureau::cli {

namespace {

struct Args {
  std::optional<std::int64_t> since{};
  bool no_follow = false;
};

void declare(Fields& fields, Args& args) {
  fields.option("--since", args.since,
                "The entries behind this one, by its number; default from now on");
  fields.flag("--no-follow", args.no_follow, "End where the journal ends");
}

/// Reads on in the journal from one entry to the next.
class Watch {
 public:
  Watch(Session& session, std::int64_t behind) : session_{session}, behind_{behind} {}

  /// Gives all that there is by now, a handful at a time.
  void give(const TakeRow& take) {
    check_goes_on();
    constexpr std::int64_t handful = 500;
    for (bool more = true; more;) {
      const std::vector<LogEntry> entries = read_log(
          session_.reading(), {.behind = behind_, .limit = handful}, session_.office().ceiling());
      give(entries, take);
      more = !entries.empty();
    }
  }

  /// Waits until there may be more. False: nobody wants it any more.
  bool wait() {
    constexpr std::chrono::milliseconds pause{200};
    constexpr int settling = 15;  // the clock of a file may stand still for a moment
    for (int i = 0;; ++i) {
      const bool goes_on = session_.environment().pause && session_.environment().pause(pause);
      if (!goes_on) {
        return false;
      }
      std::string marks = Store::marks_of(session_.store_place());
      if (marks != marks_) {
        marks_ = std::move(marks);
        unsettled_ = settling;
      }
      if (unsettled_ > 0) {
        --unsettled_;
        return true;
      }
    }
  }

 private:
  /// What was put back from a copy does not have all that was told already.
  void check_goes_on() {
    const std::int64_t newest = journal_head(session_.reading()).seq;
    if (newest < behind_) {
      throw Error(ErrorKind::conflict,
                  "the journal ends with entry {}, and entry {} was told already: another store, "
                  "or one put back from a copy; begin anew with a smaller --since",
                  newest, behind_);
    }
  }

  void give(const std::vector<LogEntry>& entries, const TakeRow& take) {
    if (entries.empty()) {
      return;
    }
    const std::optional<std::set<Ref>> wanted = selected_among(entries);
    LogRows rows{session_, {}, entries};
    for (const LogEntry& one : entries) {
      const bool is_wanted =
          !wanted || std::ranges::any_of(one.seen, [&](Ref ref) { return wanted->contains(ref); });
      if (is_wanted) {
        take(rows.row_of(one));
      }
      behind_ = one.entry.seq;
    }
  }

  /// Of what they touched, what --where selects as it is now; nothing: all of it.
  std::optional<std::set<Ref>> selected_among(const std::vector<LogEntry>& entries) {
    if (session_.globals().where.empty()) {
      return std::nullopt;
    }
    std::vector<Ref> refs;
    for (const LogEntry& one : entries) {
      refs.insert(refs.end(), one.seen.begin(), one.seen.end());
    }
    std::set<Ref> wanted;
    for (const ListedMatter& row : selected(session_, matters_of(session_.reading(), refs))) {
      wanted.insert(row.matter.ref);
    }
    return wanted;
  }

  Session& session_;
  std::int64_t behind_;
  std::string marks_{};
  int unsettled_ = 0;
};

void check_asked(const Session& session, const Args& args) {
  const Format format = session.output().format(Format::table);
  if (args.since && *args.since < 0) {
    throw Error(ErrorKind::usage, "--since {} is below 0: give the number of an entry, 0 for all",
                *args.since);
  }
  if (args.no_follow) {
    return;
  }
  if (format != Format::jsonl && format != Format::table) {
    throw Error(ErrorKind::usage,
                "'watch' cannot be written as {} while it follows: use jsonl, or --no-follow",
                format);
  }
  if (!session.output().file().empty()) {
    throw Error(ErrorKind::usage,
                "a file of -o is made whole, and 'watch' has no end: use > {}, or --no-follow",
                session.output().file());
  }
}

/// Each time what there is, until nobody wants more.
void follow(Session& session, std::int64_t behind, bool on,
            const std::function<void(Watch&)>& give) {
  Watch watch{session, behind};
  for (bool goes_on = true; goes_on;) {
    give(watch);
    session.stop_reading();  // nothing is held while it waits
    goes_on = on && session.environment().out.flush() && watch.wait();
    session.move_on();
  }
}

/// For people: what comes together is aligned together, below one heading.
void print_pages(Session& session, std::int64_t behind) {
  Screen screen = session.screen();
  follow(session, behind, true, [&](Watch& watch) {
    View page{.columns = log_columns()};
    watch.give([&](const ViewRow& row) { page.rows.push_back(row); });
    if (!session.globals().fields.empty()) {
      page = with_fields(std::move(page), split_list(session.globals().fields, U","));
    }
    session.environment().out << render(page, Format::table, screen);
    screen.headers = screen.headers && page.rows.empty();
  });
}

Outcome run(const Args& args, Session& session) {
  check_asked(session, args);
  const std::int64_t behind = args.since ? *args.since : journal_head(session.reading()).seq;
  const bool is_page = session.output().format(Format::table) == Format::table &&
                       session.globals().template_text.empty();
  if (is_page && !args.no_follow) {
    print_pages(session, behind);
    return {.nothing = true};
  }
  View view{.columns = log_columns()};
  session.output().for_program = !args.no_follow;  // each entry when it comes
  view.source = [&session, behind, on = !args.no_follow](const TakeRow& take) {
    follow(session, behind, on, [&](Watch& watch) { watch.give(take); });
  };
  return {.view = std::move(view)};
}

}  // namespace

Command watch() {
  return reading<Args>(
      {.noun = Noun::office,
       .verb = "watch",
       .summary = "Each entry of the journal once, as it comes",
       .examples = {"bureau watch -o jsonl", "bureau watch --since 1024 --where 'unit = 后勤处'",
                    "bureau watch --since 0 --no-follow -o jsonl"},
       .usage = "[--since SEQ] [--where FILTER] [--no-follow]",
       .takes_where = true},
      declare, run);
}

}  // namespace bureau::cli
