#include "render/why.h"

#include "base/json.h"
#include "base/text.h"
#include "base/text_form.h"
#include "render/changed_words.h"
#include "render/matter_view.h"

#include <algorithm>
#include <iterator>

namespace bureau {

namespace {

class Sentences {
 public:
  Sentences(const Why& why, const Screen& screen) : why_{why}, screen_{screen} {}

  std::vector<std::string> all() {
    verdict();
    limit();
    step_limit();
    extensions();
    std::ranges::for_each(why_.happenings, [&](const Happening& one) { tell(one); });
    lamp();
    answer();
    return std::move(lines_);
  }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> text, Values&&... values) {
    lines_.push_back(localized(text, std::forward<Values>(values)...));
  }

  void verdict() {
    const Matter& matter = why_.matter;
    const FindKind kind = [&](const Matter& /*matter*/) { return why_.kind; };
    add("{} {}: {}", matter.ref, matter.title,
        text_of(cell_of({.matter = matter}, "state", why_.now, kind), screen_));
    if (const std::optional<bool> late = was_late(matter)) {
      was_done(*late, to_short_text(*done_at(matter)), to_short_text(*matter.due));
    } else if (is_overdue(matter, why_.now)) {
      add("overdue since {}", to_short_text(*matter.due));
    } else if (matter.due && matter.open) {
      add("not late: due {}", to_short_text(*matter.due));
    } else if (matter.open) {
      add("no due time is set: 'bureau edit {} --due …'", matter.ref);
    }
  }

  /// A paper is answered, or else issued or ended; a task is claimed to be done.
  void was_done(bool late, const std::string& done, const std::string& due) {
    if (why_.matter.ref.reg != Register::doc) {
      late ? add("late: claimed {}, due {}", done, due)
           : add("on time: claimed {}, due {}", done, due);
    } else if (why_.matter.answered_at) {
      late ? add("late: answered {}, due {}", done, due)
           : add("on time: answered {}, due {}", done, due);
    } else {
      late ? add("late: done {}, due {}", done, due) : add("on time: done {}, due {}", done, due);
    }
  }

  void step_limit() {
    const Matter& matter = why_.matter;
    if (matter.open && matter.step_due) {
      is_step_overdue(matter, why_.now)
          ? add("this step should have been taken by {}", to_short_text(*matter.step_due))
          : add("this step is to be taken by {}", to_short_text(*matter.step_due));
    }
  }

  void limit() {
    const Matter& matter = why_.matter;
    if (!matter.due_original) {
      return;
    }
    if (why_.count) {
      add("limit {} counted from {} by calendar version {}", why_.count->limit,
          to_short_text(why_.count->from), why_.count->calendar);
      for (const std::string& step : why_.count->steps) {
        lines_.push_back("  " + step);
      }
    } else {
      add("due {} was {}", to_short_text(*matter.due_original),
          matter.due_source == "given" ? tr("given") : matter.due_source);
    }
    if (matter.due_provisional) {
      add("the count is provisional: a year's schedule was not published");
    }
  }

  void extensions() {
    for (const Item& item : why_.extensions) {
      const std::string until = item.target ? to_short_text(*item.target) : "-";
      if (item.result == "adjusted") {
        add("{}: {} changed the due time to {}: {}", item.ref, item.by, until, item.text);
      } else if (item.result == "filed") {
        add("{}: filed {} until {}, not decided: {}", item.ref, to_short_text(item.at), until,
            item.text);
      } else {
        const bool in_time = filed_in_time(item);
        add("{}: filed {} ({}), {} by {}, until {}: {}", item.ref, to_short_text(item.at),
            in_time ? tr("in time") : tr("after the due time"), tr(item.result.c_str()),
            item.decider, until, item.text);
      }
    }
    if (why_.matter.due_chase) {
      add("chased by {}; the due time stays", to_short_text(*why_.matter.due_chase));
    }
  }

  void tell(const Happening& one) {
    const Entry& entry = one.entry;
    if (!one.corrected.empty()) {
      add("corrected {} by {}: {} ({})", to_short_text(entry.at), entry.actor,
          words_of(one.corrected, why_.kind), one.says_note ? entry.note : "-");
    } else {
      add("{}: {}, act of {}, happened {}, recorded {} by {}", one.called, why_.matter.ref,
          entry.by.empty() ? "-" : entry.by, to_short_text(entry.happened), to_short_text(entry.at),
          entry.actor);
    }
    for (const std::string& said : one.said) {
      lines_.push_back("  " + said);
    }
    for (const auto& [before, after] : one.given_back) {
      add("  waiting given back: due {} → {}", to_short_text(before), to_short_text(after));
    }
    if (one.undone) {
      add("  undone {} by {}", to_short_text(one.undone->at), one.undone->actor);
    }
  }

  void lamp() {
    if (!why_.matter.open) {
      add("lamp {}: the matter has ended", word_of(Lamp::closed));
    } else if (!why_.rule.empty()) {
      add("lamp {}: the rule '{}' holds", word_of(why_.lamp), why_.rule);
    } else {
      add("lamp {}: no rule holds", word_of(why_.lamp));
    }
  }

  void answer() {
    const Matter& matter = why_.matter;
    if (matter.answered_at) {
      add("answered {}: {}", to_short_text(*matter.answered_at), matter.answer);
    } else if (!matter.waiver.empty()) {
      add("no answer: waived, {}", matter.waiver);
    }
  }

  const Why& why_;
  const Screen& screen_;
  std::vector<std::string> lines_{};
};

}  // namespace

std::vector<std::string> reasons(const Why& why, const Screen& screen) {
  return Sentences{why, screen}.all();
}

std::string why_text(const Why& why, const Screen& screen) {
  std::string text;
  for (const std::string& line : reasons(why, screen)) {
    const std::string indent(std::min(line.find_first_not_of(' '), line.size()), ' ');
    text += wrapped(indent, indent + "  ", cleaned(line.substr(indent.size())), screen);
  }
  return text;
}

std::string why_json(const Why& why, const Screen& screen) {
  const Matter& matter = why.matter;
  Json::Array lines;
  std::ranges::transform(reasons(why, screen), std::back_inserter(lines),
                         [](const std::string& line) { return Json{line}; });
  const auto maybe = [](const std::optional<Instant>& at) {
    return at ? Json{to_text(*at)} : Json{};
  };
  return to_pretty_json(
             Json{Json::Object{{"ref", to_text(matter.ref)},
                               {"late", was_late(matter).value_or(is_overdue(matter, why.now))},
                               {"due", maybe(matter.due)},
                               {"claimed_at", maybe(matter.claimed_at)},
                               {"reasons", std::move(lines)}}}) +
         "\n";
}

View why_view(const Why& why, const Screen& screen) {
  View view{.columns = {{.name = "ref", .title = tr("Ref")},
                        {.name = "reason", .title = tr("Reason"), .shrinks = true}}};
  for (const std::string& line : reasons(why, screen)) {
    view.rows.push_back({.cells = {to_text(why.matter.ref), line}});
  }
  return view;
}

}  // namespace bureau
