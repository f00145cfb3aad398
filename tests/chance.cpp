#include "chance.h"

#include "ops/matter/answer.h"
#include "ops/matter/correct_item.h"
#include "ops/matter/edit.h"
#include "ops/matter/reopen.h"
#include "ops/matter/step.h"
#include "ops/matter/ties.h"
#include "ops/meeting/decide.h"
#include "ops/office/calendar.h"
#include "ops/office/undo.h"
#include "ops/task/assign.h"
#include "ops/task/limits.h"
#include "ops/task/progress.h"
#include "ops/task/urge.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

constexpr std::int64_t hour = 3600;
constexpr std::int64_t day_seconds = 24 * hour;

}  // namespace

void Chance::do_one(WorkingOffice& office, Doing doing) {
  office.now = office.now + hour * static_cast<std::int64_t>(upto(9));
  try {
    (this->*doing)(office);
  } catch (const Error&) {
    ++refused;
  }
}

void Chance::do_something(WorkingOffice& office) {
  static const std::array doings{&Chance::make,
                                 &Chance::make,
                                 &Chance::take,
                                 &Chance::take,
                                 &Chance::take,
                                 &Chance::take,
                                 &Chance::say,
                                 &Chance::say,
                                 &Chance::extend,
                                 &Chance::tie,
                                 &Chance::edit,
                                 &Chance::end,
                                 &Chance::decide_some,
                                 &Chance::import_days,
                                 &Chance::correct,
                                 &Chance::correct,
                                 &Chance::correct,
                                 &Chance::undo,
                                 &Chance::correct_inside,
                                 &Chance::undo};
  late_ = true;
  do_one(office, doings.at(upto(doings.size())));
}

void Chance::act(WorkingOffice& office) {
  static const std::array doings{&Chance::make,   &Chance::take,        &Chance::take,
                                 &Chance::take,   &Chance::say,         &Chance::tie,
                                 &Chance::extend, &Chance::edit,        &Chance::end,
                                 &Chance::end,    &Chance::decide_some, &Chance::import_days};
  late_ = false;
  do_one(office, doings.at(upto(doings.size())));
}

std::size_t Chance::upto(std::size_t most) {
  return dice_() % std::max<std::size_t>(most, 1);
}

Ref Chance::some() {
  return {std::array{Register::doc, Register::meeting, Register::task, Register::task}.at(upto(4)),
          static_cast<std::int64_t>(1 + upto(5))};
}

std::string Chance::someday(const WorkingOffice& office, int back, int on) {
  const auto days = static_cast<std::int64_t>(upto(static_cast<std::size_t>(back + on))) - back;
  return to_text(office.now + day_seconds * days);
}

DeedOptions Chance::earlier(const WorkingOffice& office) {
  DeedOptions options{.reason = "补记"};
  if (late_ && upto(2) == 0) {
    options.when = office.moment(someday(office, 6, 1), Direction::back);
  }
  return options;
}

void Chance::make(WorkingOffice& office) {
  NewMatter draft{.kind = std::array{"task", "task", "incoming", "meeting"}.at(upto(4)),
                  .title = "事项",
                  .values = {{"unit", upto(2) == 0 ? "后勤处" : "保卫处"}},
                  .co = {upto(2) == 0 ? "财务处" : "人事处"}};
  if (draft.kind == "task") {
    draft.due = office.moment(someday(office, 0, 9));
  }
  if (draft.kind == "incoming") {
    draft.values["origin"] = "应急局";
    draft.received =
        office.moment(late_ ? someday(office, 5, 1) : to_text(office.now), Direction::back);
  }
  if (draft.kind == "meeting") {
    draft.starts = office.moment(someday(office, 6, 3));
    draft.lasts = parse<Limit>("2h");
    draft.values["place"] = upto(2) == 0 ? "301室" : "302室";
  }
  office.verb = "task add";
  office.open(draft, earlier(office));
}

void Chance::take(WorkingOffice& office) {
  office.verb = "task step";
  const Ref ref = some();
  DeedOptions options = earlier(office);
  options.by = upto(3) == 0 ? "李主任" : "";
  office.act(
      [&](Deed& deed) {
        const std::vector<std::string> possible =
            deed.office().kind(deed.get(ref).kind).steps_from(deed.get(ref).state);
        return take_step(deed, ref, possible.empty() ? "close" : possible[upto(possible.size())],
                         {.text = "办", .waive = upto(2) == 0 ? "不需" : ""});
      },
      options);
}

void Chance::say(WorkingOffice& office) {
  const Ref ref = some();
  office.verb = "task note";
  DeedOptions options = earlier(office);
  options.by = upto(4) == 0 ? "财务处" : "";
  office.act(
      [&](Deed& deed) {
        switch (upto(5)) {
          case 0: note_matter(deed, ref, "备注"); break;
          case 1: urge_matter(deed, ref, {.text = "催"}); break;
          case 2: answer_matter(deed, ref, {.text = "答"}); break;
          case 3: report_progress(deed, ref, {.text = "进展"}); break;
          default: report_progress(deed, ref, {.text = std::to_string(upto(101))});
        }
      },
      options);
}

void Chance::extend(WorkingOffice& office) {
  const Ref ref = some();
  office.verb = "task extend";
  DeedOptions options = earlier(office);
  const std::size_t which = upto(4);
  options.by = which == 0 ? "" : "李主任";
  const Moment until = office.moment(someday(office, 0, 15));
  office.act(
      [&](Deed& deed) {
        return which == 0   ? extend_matter(deed, ref, {.text = "延", .to = until})
               : which == 1 ? adjust_matter(deed, ref, {.text = "改", .due = until})
               : which == 2 ? extend_matter(deed, ref, {.refuse = true})
                            : extend_matter(deed, ref, {.grant = true});
      },
      options);
}

void Chance::tie(WorkingOffice& office) {
  const Ref ref = some();
  office.verb = "task link";
  office.act(
      [&](Deed& deed) {
        switch (upto(3)) {
          case 0: link_matters(deed, ref, "implements", "M1/d1"); break;
          case 1: link_matters(deed, ref, "answers", to_text(some())); break;
          default: assign_matter(deed, ref, {.unit = "宣传处", .co = {"机要处"}});
        }
      },
      earlier(office));
}

void Chance::edit(WorkingOffice& office) {
  const Ref ref = some();
  office.verb = "task edit";
  const std::string when = someday(office, 0, 9);
  office.act([&](Deed& deed) {
    switch (!secrecy.empty() && upto(2) == 0 ? 4 : upto(4)) {
      case 0: return edit_matter(deed, ref, {.values = {{"starts_at", when}}});
      case 4: return edit_matter(deed, ref, {.values = {{"secrecy", secrecy}}});
      case 1: return edit_matter(deed, ref, {.tags = {"民生,急"}, .untag = {"急"}});
      case 2: return edit_matter(deed, ref, {.values = {{"title", "事项" + when}}});
      default: return edit_matter(deed, ref, {.values = {{"due", when}}});
    }
  });
}

void Chance::end(WorkingOffice& office) {
  const Ref ref = some();
  office.verb = "task cancel";
  office.act(
      [&](Deed& deed) {
        return upto(3) == 0 ? cancel_matter(deed, ref, "不办") : reopen_matter(deed, ref, "再办");
      },
      {.by = "李主任"});
}

void Chance::decide_some(WorkingOffice& office) {
  office.verb = "meeting decide";
  DeedOptions options = earlier(office);
  options.by = upto(2) == 0 ? "" : "李主任";
  office.act(
      [&](Deed& deed) {
        return upto(2) == 0 ? decide(deed, {Register::meeting, 1}, {.text = "议定"})
                            : instruct(deed, some(), {.text = "请办理", .oral = upto(2) == 0});
      },
      options);
}

void Chance::import_days(WorkingOffice& office) {
  office.verb = "calendar import";
  WorkCalendar days;
  days.days[Date{2026, 12, static_cast<unsigned>(1 + upto(4))}] = {upto(2) == 0, "试"};
  office.act([&](Deed& deed) { return import_calendar(deed, days); });
}

void Chance::correct(WorkingOffice& office) {
  const Ref ref = some();
  office.verb = "task correct";
  static const std::array moments{
      "opened_at=", "received_at=", "claimed_at=", "answered_at=", "closed_at=", "due="};
  const std::string pair = upto(4) == 0   ? "unit=审计处"
                           : upto(6) == 0 ? "co=财务处,后勤处"
                           : upto(6) == 0
                               ? "starts_at=" + someday(office, 3, 3)
                               : moments.at(upto(moments.size())) + someday(office, 6, 1);
  office.act([&](Deed& deed) { return correct_matter(deed, ref, {pair}); }, {.reason = "误记"});
}

void Chance::correct_inside(WorkingOffice& office) {
  const SubRef ref{some(), std::array{'d', 'p', 'i', 'n'}.at(upto(4)),
                   static_cast<std::int64_t>(1 + upto(2))};
  office.verb = "task correct";
  const std::string pair = ref.letter == 'p' && upto(2) == 0
                               ? "percent=" + std::to_string(upto(101))
                               : "at=" + someday(office, 6, 1);
  office.act([&](Deed& deed) { return correct_item(deed, ref, {pair}); }, {.reason = "误记"});
}

void Chance::undo(WorkingOffice& office) {
  office.verb = "undo";
  office.act([](Deed& deed) { return undo_last(deed); });
}

}  // namespace bureau
