#include "render/kind_view.h"

#include "base/i18n.h"
#include "base/text.h"
#include "base/text_form.h"
#include "model/kind_words.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace bureau {

namespace {

Json json_of(const Bilingual& name) {
  Json::Object object;
  for (const auto& [language, text] : {std::pair{"en", &name.en}, std::pair{"zh", &name.zh}}) {
    if (!text->empty()) {
      object.emplace_back(language, *text);
    }
  }
  return Json{std::move(object)};
}

Json json_of(const std::map<Urgency, Limit>& limits) {
  Json::Object object;
  for (const auto& [urgency, limit] : limits) {
    object.emplace_back(to_text(urgency), to_text(limit));
  }
  return object.empty() ? Json{} : Json{std::move(object)};
}

Json json_of(const std::string& text) {
  return text.empty() ? Json{} : Json{text};
}

Cell cell_of(const std::string& text) {
  return text.empty() ? Cell{} : Cell{text};
}

Json json_of(const std::vector<std::string>& texts) {
  return Json{Json::Array(texts.begin(), texts.end())};
}

template <class T>
Json ids_of(const std::vector<T>& values) {
  Json::Array all;
  std::ranges::transform(values, std::back_inserter(all),
                         [](const T& value) { return Json{to_text(value)}; });
  return Json{std::move(all)};
}

/// The limit of one state, or nothing.
std::map<Urgency, Limit> limits_in(const Kind& kind, const State& state) {
  const auto found = kind.state_limits.find(state.id);
  return found == kind.state_limits.end() ? std::map<Urgency, Limit>{} : found->second;
}

Json states_of(const Kind& kind) {
  Json::Array all;
  for (const State& state : kind.states) {
    all.emplace_back(Json::Object{{"id", state.id},
                                  {"name", json_of(state.name)},
                                  {"phase", to_text(state.phase)},
                                  {"outcome", state.open() ? Json{} : Json{to_text(state.ending)}},
                                  {"limit", json_of(limits_in(kind, state))}});
  }
  return Json{std::move(all)};
}

Json steps_of(const Kind& kind) {
  Json::Array all;
  for (const Step& step : kind.steps) {
    all.emplace_back(Json::Object{{"verb", step.verb},
                                  {"name", json_of(step.name)},
                                  {"help", json_of(step.help)},
                                  {"from", json_of(step.from)},
                                  {"to", json_of(step.to)},
                                  {"act", step.act == Act::named ? "unit" : to_text(step.act)},
                                  {"unit", json_of(step.unit)},
                                  {"needs", ids_of(step.needs)},
                                  {"effects", ids_of(step.effects)}});
  }
  return Json{std::move(all)};
}

Json fields_of(const Kind& kind) {
  Json::Array all;
  for (const KindField& field : kind.fields) {
    all.emplace_back(Json::Object{{"id", field.id},
                                  {"name", json_of(field.name)},
                                  {"type", to_text(field.type)},
                                  {"required", field.required},
                                  {"choices", json_of(field.choices)}});
  }
  return Json{std::move(all)};
}

std::string joined(const std::vector<std::string>& words, const char* between = ", ") {
  return fmt::format("{}", fmt::join(words, tr(between)));
}

/// "2wd", or from which urgency on there is less time.
std::string words_of(const std::map<Urgency, Limit>& limits) {
  std::vector<std::string> words;
  std::optional<Limit> before;
  for (const auto& [urgency, limit] : limits) {
    if (limit != before) {
      words.push_back(fmt::format("{} {}", word_of(urgency), limit));
    }
    before = limit;
  }
  return words.size() == 1 ? to_text(*before) : joined(words);
}

/// Whether it is said beside the id: another word than that.
std::string beside(const std::string& id, const Bilingual& name) {
  return name.shown() == id ? "" : name.shown();
}

/// Whether who raised such a matter is owed an answer.
const char* answer_owed(const Kind& kind) {
  return kind.answer_required   ? tr("owed to its origin")
         : kind.answer_when_act ? tr("owed to its origin where it is to be acted on")
                                : tr("not owed");
}

const std::string& series_of(const Kind& kind) {
  return kind.number_series.empty() ? kind.id : kind.number_series;
}

class Page {
 public:
  Page(const Kind& kind, const Screen& screen) : kind_{kind}, screen_{screen} {}

  std::string text() {
    head();
    states();
    steps();
    fields();
    return std::move(text_);
  }

 private:
  void line(const char* title, const std::string& value) {
    constexpr std::size_t beside_title = 20;
    if (!value.empty()) {
      text_ += wrapped(pad(title, beside_title), std::string(beside_title, ' '), cleaned(value),
                       screen_);
    }
  }

  void head() {
    line(tr("Kind"), kind_.id);
    line(tr("Name"), beside(kind_.id, kind_.name));
    line(tr("Register"), tr(to_text(kind_.reg).c_str()));
    line(tr("Opened by"), kind_.opened_by.empty()
                              ? "--kind " + kind_.id
                              : fmt::format("bureau {} {}", to_text(kind_.reg), kind_.opened_by));
    line(tr("Must be given"), joined(kind_.required));
    line(tr("Number"), kind_.number_pattern);
    line(tr("Series"), kind_.number_pattern.empty() ? "" : kind_.number_series);
    line(tr("Running number"), kind_.serial_pattern);
    line(tr("Answer"), answer_owed(kind_));
    line(tr("Answers owed to us"), joined(kind_.replied));
    line(tr("Limit"), words_of(kind_.limits));
    line(tr("Progress owed"), kind_.cycle);
    line(tr("Types"), joined(kind_.types));
    line(tr("Lamps"), joined(kind_.lamps, "; "));
  }

  void begin(const char* title) { text_ += fmt::format("\n{}\n", title); }

  /// What is typed, its name, and all that is to be said of it.
  void entry(const std::string& id, const Bilingual& name, std::size_t wide,
             const std::vector<std::string>& said) {
    std::string first = "  " + id;
    if (const std::string word = beside(id, name); !word.empty()) {
      first += " (" + word + ")";
    }
    const std::string further(wide + 4, ' ');
    bool is_first = true;
    for (const std::string& one : said) {
      text_ += wrapped(is_first ? pad(cleaned(first), wide + 4) : further, further, cleaned(one),
                       screen_);
      is_first = false;
    }
  }

  template <class List, class Id>
  static std::size_t widest(const List& list, Id id) {
    std::size_t most = 0;
    for (const auto& one : list) {
      const std::string word = beside(one.*id, one.name);
      most = std::max(most, width(one.*id) + (word.empty() ? 0 : 3 + width(word)));
    }
    return most;
  }

  void states() {
    begin(tr("States"));
    const std::size_t wide = widest(kind_.states, &State::id);
    for (const State& state : kind_.states) {
      std::string said = word_of(state.phase);
      if (!state.open() && state.ending != Ending::done) {
        said += tr(", ") + word_of(state.ending);
      }
      if (const std::string limit = words_of(limits_in(kind_, state)); !limit.empty()) {
        said += tr("; ") + localized("limit {}", limit);
      }
      entry(state.id, state.name, wide, {said});
    }
  }

  void steps() {
    begin(tr("Steps"));
    const std::size_t wide = widest(kind_.steps, &Step::verb);
    for (const Step& step : kind_.steps) {
      const std::string from = joined(step.from);
      std::vector<std::string> said{localized(
          "{}; act of {}", step.to.empty() ? from : from + " → " + step.to, word_of_act(step))};
      if (!step.needs.empty()) {
        said.push_back(localized("needs {}", words_of(step.needs)));
      }
      if (!step.effects.empty()) {
        said.push_back(localized("effect: {}", words_of(step.effects)));
      }
      entry(step.verb, step.name, wide, said);
    }
  }

  template <class T>
  static std::string words_of(const std::vector<T>& list) {
    std::vector<std::string> words;
    std::ranges::transform(list, std::back_inserter(words),
                           [](const T& value) { return fmt::format("{}", word_of(value)); });
    return joined(words, mark("; "));
  }

  using Limits = std::map<Urgency, Limit>;
  static std::string words_of(const Limits& limits) { return bureau::words_of(limits); }

  void fields() {
    if (kind_.fields.empty()) {
      return;
    }
    begin(tr("Fields of its own"));
    const std::size_t wide = widest(kind_.fields, &KindField::id);
    for (const KindField& field : kind_.fields) {
      std::string said = word_of(field.type);
      said += field.required ? fmt::format("{}{}", tr(", "), tr("required")) : "";
      said += field.choices.empty() ? "" : ": " + joined(field.choices);
      entry(field.id, field.name, wide, {said});
    }
  }

  const Kind& kind_;
  const Screen& screen_;
  std::string text_{};
};

}  // namespace

View kinds_view(const std::vector<const Kind*>& kinds, bool for_people) {
  View view{.columns = {{.name = "id", .title = tr("Kind")},
                        {.name = "name", .title = tr("Name"), .yields = true},
                        {.name = "register", .title = tr("Register")},
                        {.name = "opened_by", .title = tr("Opened by")},
                        {.name = "answer_required", .title = tr("Answer"), .shrinks = true}}};
  if (!for_people) {
    view.columns.push_back({.name = "answer_when_act", .title = tr("Answer when to be acted on")});
  }
  for (const Kind* kind : kinds) {
    const std::string reg = to_text(kind->reg);
    ViewRow& row = view.rows.emplace_back();
    row.cells = {kind->id, for_people ? Cell{kind->name.shown()} : Cell{json_of(kind->name)},
                 Term{reg, tr(reg.c_str())},
                 kind->opened_by.empty() ? Cell{} : Cell{kind->opened_by}};
    if (for_people) {
      row.cells.emplace_back(std::string{answer_owed(*kind)});
    } else {
      row.cells.emplace_back(kind->answer_required);
      row.cells.emplace_back(kind->answer_when_act);
    }
  }
  return view;
}

View kind_view(const Kind& kind) {
  View view{.one = true};
  ViewRow& row = view.rows.emplace_back();
  const auto put = [&](const char* name, const char* title, Cell value) {
    view.columns.push_back({.name = name, .title = title});
    row.cells.emplace_back(std::move(value));
  };
  put("id", tr("Kind"), kind.id);
  put("name", tr("Name"), json_of(kind.name));
  put("register", tr("Register"), Term{to_text(kind.reg), tr(to_text(kind.reg).c_str())});
  put("opened_by", tr("Opened by"), cell_of(kind.opened_by));
  put("initial", tr("Begins in"), kind.initial);
  put("required", tr("Must be given"), kind.required);
  put("types", tr("Types"), kind.types);
  put("received", tr("Comes in"), kind.received);
  put("orders", tr("Opened by orders"), kind.orders);
  put("replied", tr("Answers owed to us"), kind.replied);
  put("answer_required", tr("Answer"), kind.answer_required);
  put("answer_when_act", tr("Answer when to be acted on"), kind.answer_when_act);
  put("number", tr("Number"), cell_of(kind.number_pattern));
  put("series", tr("Series"), kind.number_pattern.empty() ? Cell{} : Cell{series_of(kind)});
  put("serial", tr("Running number"), cell_of(kind.serial_pattern));
  put("cycle", tr("Progress owed"), cell_of(kind.cycle));
  put("limit", tr("Limit"), json_of(kind.limits));
  put("lamps", tr("Lamps"), kind.lamps);
  put("states", tr("States"), states_of(kind));
  put("steps", tr("Steps"), steps_of(kind));
  put("fields", tr("Fields of its own"), fields_of(kind));
  return view;
}

std::string kind_text(const Kind& kind, const Screen& screen) {
  return Page{kind, screen}.text();
}

}  // namespace bureau
