// The law of reports: as of an instant they are the same for ever, whatever is recorded later.

#include "figures/weekly.h"
#include "ops/correct_item.h"
#include "ops/undo.h"
#include "reporting.h"

#include <array>
#include <random>

namespace bureau {

namespace {

constexpr std::int64_t hour = 3600;
constexpr std::int64_t day = 24 * hour;

/// An office in which anything may be tried at any time; what is refused changes nothing.
class Busy : public Reporting {
 public:
  explicit Busy(unsigned seed) : dice_{seed} { rules.leader = "李主任"; }

  void do_something() {
    static const std::array deeds{&Busy::make,       &Busy::make, &Busy::take, &Busy::take,
                                  &Busy::take,       &Busy::say,  &Busy::say,  &Busy::correct,
                                  &Busy::correct,    &Busy::end,  &Busy::undo, &Busy::edit,
                                  &Busy::decide_some};
    now = now + hour * static_cast<std::int64_t>(upto(9));
    try {
      (this->*deeds.at(upto(deeds.size())))();
    } catch (const Error&) {
      ++refused;
    }
  }

  int refused = 0;

 private:
  std::size_t upto(std::size_t most) { return dice_() % std::max<std::size_t>(most, 1); }
  Ref some() {
    return {
        std::array{Register::doc, Register::meeting, Register::task, Register::task}.at(upto(4)),
        static_cast<std::int64_t>(1 + upto(5))};
  }
  Instant before() { return now - day * static_cast<std::int64_t>(upto(6)); }
  DeedOptions earlier() {
    DeedOptions options{.reason = "补记"};
    if (upto(2) == 0) {
      options.when = moment(to_text(before()), Direction::back);
    }
    return options;
  }

  void make() {
    NewMatter draft{.kind = std::array{"task", "task", "incoming", "meeting"}.at(upto(4)),
                    .title = "事项",
                    .unit = upto(2) == 0 ? "后勤处" : "保卫处"};
    if (draft.kind == "task") {
      draft.due = moment(to_text(now + day * static_cast<std::int64_t>(upto(9))));
    }
    if (draft.kind == "incoming") {
      draft.origin = "应急局";
      draft.received = moment(to_text(before()), Direction::back);
    }
    if (draft.kind == "meeting") {
      draft.starts = moment(to_text(before()));
    }
    verb = "task add";
    open(draft, earlier());
  }
  void take() {
    verb = "task step";
    const Ref ref = some();
    act(
        [&](Deed& deed) {
          const std::vector<std::string> possible =
              deed.rules().kind(deed.get(ref).kind).steps_from(deed.get(ref).state);
          return take_step(deed, ref, possible.empty() ? "close" : possible[upto(possible.size())],
                           {.text = "办", .waive = "不需"});
        },
        earlier());
  }
  void say() {
    const Ref ref = some();
    verb = "task note";
    act(
        [&](Deed& deed) {
          if (upto(2) == 0) {
            return report_progress(deed, ref, {.text = std::to_string(upto(101))});
          }
          return note_matter(deed, ref, "备注");
        },
        earlier());
  }
  void correct() {
    const Ref ref = some();
    const std::string at = to_text(before());
    verb = "task correct";
    act(
        [&](Deed& deed) {
          switch (upto(6)) {
            case 0: return correct_matter(deed, ref, {"due=" + at});
            case 1: return correct_matter(deed, ref, {"unit=财务处"});
            case 2: return correct_matter(deed, ref, {"claimed_at=" + at});
            case 3: return correct_matter(deed, ref, {"closed_at=" + at});
            case 4: return correct_matter(deed, ref, {"opened_at=" + at});
            default:
              correct_item(deed, {ref, upto(2) == 0 ? 'd' : 'p', 1}, {"at=" + at});
              return deed.get(ref);
          }
        },
        {.reason = "误记"});
  }
  void end() {
    const Ref ref = some();
    verb = "task cancel";
    act([&](Deed& deed) {
      return upto(2) == 0 ? cancel_matter(deed, ref, "不办") : reopen_matter(deed, ref, "再办");
    });
  }
  void undo() {
    verb = "undo";
    act([](Deed& deed) { return undo_last(deed); });
  }
  void edit() {
    const Ref ref = some();
    verb = "task edit";
    act([&](Deed& deed) {
      return edit_matter(deed, ref, {.values = {{"due", to_text(now + day * 5)}}});
    });
  }
  void decide_some() {
    verb = "meeting decide";
    act(
        [&](Deed& deed) {
          return decide(deed, {Register::meeting, 1}, {.text = "议定"});
        },
        earlier());
  }

  std::mt19937 dice_;
};

}  // namespace

TEST_SUITE_BEGIN("figures/as_of");

TEST_CASE("a report as of an instant never changes, whatever is recorded afterwards") {
  for (const unsigned seed : {1U, 2U, 3U, 4U, 5U, 6U}) {
    CAPTURE(seed);
    Busy office{seed};
    office.wait_until("2026-11-09T09:00:00+08:00");
    struct Kept {
      Instant then{};
      std::string present{};
      std::string past{};
    };
    std::vector<Kept> kept;
    for (int i = 0; i < 160; ++i) {
      office.do_something();
      if (i % 8 == 0) {
        kept.push_back({office.now, dump(office.report("this")), dump(office.report("last"))});
        office.now = office.now + 1;
      }
    }
    CHECK(office.refused < 120);
    for (const Kept& one : kept) {
      CAPTURE(one.then);
      CHECK(dump(office.report("this", one.then)) == one.present);
      CHECK(dump(office.report("last", one.then)) == one.past);
    }
  }
}

TEST_SUITE_END();

}  // namespace bureau
