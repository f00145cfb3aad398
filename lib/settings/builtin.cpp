#include "settings/builtin.h"

namespace bureau::builtin {

std::vector<std::string> lines(std::string_view text) {
  std::vector<std::string> all;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    all.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return all;
}

State& add_state(Kind& kind, std::string_view id, std::string_view en, std::string_view zh) {
  State& state = kind.states.emplace_back();
  state.id = id;
  state.name.en = en;
  state.name.zh = zh;
  return state;
}

Step& add_step(Kind& kind, std::string_view verb, std::string_view en, std::string_view zh) {
  Step& step = kind.steps.emplace_back();
  step.verb = verb;
  step.name.en = en;
  step.name.zh = zh;
  return step;
}

KindField& add_field(Kind& kind, std::string_view id, std::string_view en, std::string_view zh) {
  KindField& field = kind.fields.emplace_back();
  field.id = id;
  field.name.en = en;
  field.name.zh = zh;
  return field;
}

void add_days(WorkCalendar& calendar, int first, int n, bool off, std::string_view name) {
  for (int i = 0; i < n; ++i) {
    const Date date{std::chrono::sys_days{std::chrono::days{first + i}}};
    CalendarDay& day = calendar.days[date];
    day.off = off;
    day.name = name;
  }
}

}  // namespace bureau::builtin
