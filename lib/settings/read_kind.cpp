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

void read_state(Section& section, Kind& kind) {
  State state;
  bool ended = false;
  section.require("id", state.id);
  section.require("name", state.name);
  section.read("ended", ended);
  section.read("suspended", state.suspended);
  state.open = !ended;
  std::map<Urgency, Limit> limits;
  read_limits(section, limits);
  if (!limits.empty()) {
    kind.state_limits[state.id] = std::move(limits);
  }
  kind.states.push_back(std::move(state));
}

void read_step(Section& section, Kind& kind) {
  Step step;
  section.require("verb", step.verb);
  section.require("name", step.name);
  section.read("help", step.help);
  section.require("from", step.from);
  section.read("to", step.to);
  section.read("act", step.act);
  section.read("needs", step.needs);
  section.read("effects", step.effects);
  kind.steps.push_back(std::move(step));
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

void read_kind(Section& section, Kind& kind) {
  section.require("id", kind.id);
  section.require("register", kind.reg);
  section.require("name", kind.name);
  section.read("initial", kind.initial);
  section.read("required", kind.required);
  section.read("types", kind.types);
  section.read("answer_required", kind.answer_required);
  section.read("answer_when_act", kind.answer_when_act);
  section.read("number", kind.number_pattern);
  section.read("series", kind.number_series);
  section.read("serial", kind.serial_pattern);
  section.read("cycle", kind.cycle);
  section.read("lamps", kind.lamps);
  read_limits(section, kind.limits);
  section.each("state", [&](Section& state) { read_state(state, kind); });
  section.each("step", [&](Section& step) { read_step(step, kind); });
  section.each("field", [&](Section& field) { read_field(field, kind); });
  section.finish();
  if (kind.initial.empty() && !kind.states.empty()) {
    kind.initial = kind.states.front().id;
  }
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
  read_kind(section, kind);
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

Kind parse_kind(std::string_view toml, std::string_view file) {
  Document document{toml, file};
  Kind kind = schema::read_kind_file(document, toml);
  document.raise();
  return kind;
}

}  // namespace bureau
