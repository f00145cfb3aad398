// The TOML of a kind.
#include "settings/files.h"
#include "settings/schema.h"
#include "settings/settings.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace bureau {

namespace {

using schema::Document;
using schema::Section;

constexpr auto urgencies =
    std::to_array({Urgency::normal, Urgency::urgent, Urgency::very_urgent, Urgency::top_urgent});

/// limit = "10wd", or limit = { normal = "10wd", urgent = "3wd" }. An urgency that is not named has
/// as much time as the one below it.
void read_limits(Section& section, std::map<Urgency, Limit>& limits) {
  if (section.is_text("limit")) {
    if (Limit limit; section.read("limit", limit)) {
      for (const Urgency urgency : urgencies) {
        limits[urgency] = limit;
      }
    }
    return;
  }
  section.one("limit", [&](Section& table) {
    std::optional<Limit> below;
    for (const Urgency urgency : urgencies) {
      // The names outlive the section: they are what unknown keys are compared with.
      static constexpr auto names =
          std::to_array<std::string_view>({"normal", "urgent", "very-urgent", "top-urgent"});
      Limit limit;
      if (table.read(names.at(static_cast<std::size_t>(urgency)), limit)) {
        below = limit;
      }
      if (below) {
        limits[urgency] = *below;
      }
    }
  });
}

/// What states said of themselves before they had phases.
constexpr auto former_flags = std::to_array<std::pair<std::string_view, Phase>>(
    {{"ended", Phase::ended}, {"suspended", Phase::rest}});

void read_phase(Section& section, State& state) {
  for (const auto& [flag, phase] : former_flags) {
    bool is_so = false;
    if (section.has(flag) && section.read(flag, is_so)) {
      state.phase = is_so ? phase : Phase::in_hand;
      section.complain(
          flag, localized("'{}' is said by the phase: phase = \"{}\"", flag, to_text(state.phase)));
      return;
    }
  }
  section.require("phase", state.phase);
  if (section.read("outcome", state.ending) && state.open()) {
    section.complain("outcome",
                     localized("the state '{}' is not ended and has no outcome", state.id));
  }
}

/// The same of a version that a store has pinned.
void read_former_phase(Section& section, State& state) {
  if (section.has("phase")) {
    section.read("phase", state.phase);
    section.read("outcome", state.ending);
    return;
  }
  for (const auto& [flag, phase] : former_flags) {
    bool is_so = false;
    section.read(flag, is_so);
    state.phase = is_so ? phase : state.phase;
  }
}

void read_state(Section& section, Kind& kind, bool pinned) {
  State state;
  section.require("id", state.id);
  section.require("name", state.name);
  pinned ? read_former_phase(section, state) : read_phase(section, state);
  std::map<Urgency, Limit> limits;
  read_limits(section, limits);
  if (!limits.empty()) {
    kind.state_limits[state.id] = std::move(limits);
  }
  kind.states.push_back(std::move(state));
}

/// act = "office", or act = { unit = "财务处" }.
void read_act(Section& section, Step& step) {
  if (!section.has("act") || section.is_text("act")) {
    section.read("act", step.act);
    return;
  }
  section.one("act", [&](Section& act) {
    step.act = Act::named;
    act.require("unit", step.unit);
  });
}

void read_step(Section& section, Kind& kind) {
  Step step;
  section.require("verb", step.verb);
  section.require("name", step.name);
  section.read("help", step.help);
  section.require("from", step.from);
  section.read("to", step.to);
  read_act(section, step);
  section.read("needs", step.needs);
  section.read("effects", step.effects);
  kind.steps.push_back(std::move(step));
}

void read_type_numbers(Section& section, Kind& kind) {
  TypeNumbers numbers;
  section.require("types", numbers.types);
  section.require("number", numbers.pattern);
  section.read("series", numbers.series);
  kind.type_numbers.push_back(std::move(numbers));
}

void read_field(Section& section, Kind& kind) {
  KindField field;
  section.require("id", field.id);
  section.require("name", field.name);
  section.read("type", field.type);
  section.read("required", field.required);
  section.read("choices", field.choices);
  kind.fields.push_back(std::move(field));
}

void read_kind(Section& section, Kind& kind, bool pinned) {
  section.require("id", kind.id);
  section.require("register", kind.reg);
  section.require("name", kind.name);
  section.read("initial", kind.initial);
  section.read("required", kind.required);
  section.read("types", kind.types);
  section.read("opened_by", kind.opened_by);
  section.read("received", kind.received);
  section.read("orders", kind.orders);
  section.read("replied", kind.replied);
  section.read("principal_signs", kind.principal_signs);
  section.read("answer_required", kind.answer_required);
  section.read("answer_when_act", kind.answer_when_act);
  section.read("number", kind.number_pattern);
  section.read("series", kind.number_series);
  section.read("serial", kind.serial_pattern);
  section.read("cycle", kind.cycle);
  section.read("lamps", kind.lamps);
  read_limits(section, kind.limits);
  section.each("state", [&](Section& state) { read_state(state, kind, pinned); });
  section.each("step", [&](Section& step) { read_step(step, kind); });
  section.each("field", [&](Section& field) { read_field(field, kind); });
  section.each("number_for", [&](Section& numbers) { read_type_numbers(numbers, kind); });
  section.finish();
  if (kind.initial.empty() && !kind.states.empty()) {
    kind.initial = kind.states.front().id;
  }
}

/// What a version meant that was pinned before kinds said it: its first state is new, and what is
/// to be answered when it is to be acted on was received.
void add_what_was_meant(Kind& kind) {
  for (State& state : kind.states) {
    if (state.id == kind.initial && state.phase == Phase::in_hand) {
      state.phase = Phase::fresh;
    }
  }
  kind.received = kind.reg == Register::doc && kind.answer_when_act;
}

bool says_phases(const toml::table& root) {
  const toml::array* states = root.get_as<toml::array>("state");
  return states != nullptr && std::ranges::any_of(*states, [](const toml::node& state) {
           return state.is_table() && state.as_table()->contains("phase");
         });
}

/// How a member of a kind is written in its file.
std::string_view key_of(std::string_view member) {
  static constexpr auto keys = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"states", "state"},
      {"steps", "step"},
      {"fields", "field"},
      {"reg", "register"},
      {"number_pattern", "number"},
      {"number_series", "series"},
      {"type_numbers", "number_for"},
      {"serial_pattern", "serial"},
      {"limits", "limit"},
      {"state_limits", "state"},
  });
  const auto* found =
      std::ranges::find(keys, member, &std::pair<std::string_view, std::string_view>::first);
  return found == keys.end() ? member : found->second;
}

/// Takes the part of "steps.accept.to" up to the next dot.
std::string_view cut(std::string_view& path) {
  const std::size_t dot = std::min(path.find('.'), path.size());
  const std::string_view part = path.substr(0, dot);
  path.remove_prefix(std::min(dot + 1, path.size()));
  return part;
}

/// Where something named by its path stands, as near as can be.
const toml::node* find_place(const toml::table& root, std::string_view path) {
  const toml::node* node = root.get(key_of(cut(path)));
  if (node != nullptr && node->is_array_of_tables() && !path.empty()) {
    const std::string_view name = cut(path);
    for (const toml::node& element : *node->as_array()) {
      const toml::table& table = *element.as_table();
      if (table["verb"].value_or(std::string_view{}) == name ||
          table["id"].value_or(std::string_view{}) == name) {
        node = &element;
        break;
      }
    }
  }
  if (node != nullptr && node->is_table() && !path.empty()) {
    const toml::node* member = node->as_table()->get(cut(path));
    return member == nullptr ? node : member;
  }
  return node;
}

}  // namespace

namespace schema {

Kind read_kind_file(Document& document, std::string_view toml) {
  Kind kind;
  kind.source = toml;
  if (!document.good()) {
    return kind;
  }
  Section section{document, document.root()};
  read_kind(section, kind, false);
  const bool misread = !document.good();
  std::vector<std::pair<toml::source_region, std::string>> more;
  for (const KindProblem& problem : check(kind)) {
    const toml::node* place = find_place(document.root(), problem.path);
    const toml::source_region& where =
        place == nullptr ? document.root().source() : place->source();
    // What was misread would be complained about twice.
    const bool nameless = problem.path.find("..") != std::string::npos;
    if (!misread || (place != nullptr && !nameless && !document.complains_of(where))) {
      more.emplace_back(where, problem.text);
    }
  }
  for (auto& [where, text] : more) {
    document.complain(where, std::move(text));
  }
  return kind;
}

}  // namespace schema

Kind parse_pinned_kind(std::string_view toml) {
  Document document{toml, "kind", true};
  Kind kind;
  kind.source = toml;
  if (document.good()) {
    Section section{document, document.root()};
    read_kind(section, kind, true);
    if (!says_phases(document.root())) {
      add_what_was_meant(kind);
    }
  }
  document.raise();
  return kind;
}

Kind parse_kind(std::string_view toml, std::string_view file) {
  Document document{toml, file};
  Kind kind = schema::read_kind_file(document, toml);
  document.raise();
  return kind;
}

}  // namespace bureau
