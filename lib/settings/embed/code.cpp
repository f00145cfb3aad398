#include "settings/embed/code.h"

#include "base/text_form.h"
#include "settings/visit.h"

#include <fmt/format.h>

#include <concepts>
#include <optional>
#include <string_view>

namespace bureau::embed {

namespace {

std::string literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n\"\n    \"";  // a line of the file is a line of the source
    } else if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      out += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

/// A list as the text that builtin::lines() divides.
template <class List>
std::string list(const List& values) {
  return literal(fmt::format("{}", fmt::join(values, "\n")));
}

/// `target = value;`, or nothing when it is empty already.
std::string assign(std::string_view target, std::string_view text) {
  return text.empty() ? "" : fmt::format("  {} = {};\n", target, literal(text));
}

std::string assign(std::string_view target, const std::vector<std::string>& values) {
  return values.empty() ? "" : fmt::format("  {} = lines({});\n", target, list(values));
}

std::string assign_if(std::string_view target, bool value) {
  return value ? fmt::format("  {} = true;\n", target) : "";
}

template <class Enum>
std::string assign_enums(std::string_view target, std::string_view type,
                         const std::vector<Enum>& values) {
  std::string numbers;
  for (const Enum value : values) {
    numbers +=
        fmt::format("{}{}{{{}}}", numbers.empty() ? "" : ", ", type, static_cast<int>(value));
  }
  return values.empty() ? "" : fmt::format("  {} = {{{}}};\n", target, numbers);
}

std::string limits(std::string_view target, const std::map<Urgency, Limit>& values) {
  std::string code;
  for (const auto& [urgency, limit] : values) {
    code += fmt::format("  {}.emplace(Urgency{{{}}}, Limit{{{}, LimitUnit{{{}}}}});\n", target,
                        static_cast<int>(urgency), limit.n, static_cast<int>(limit.unit));
  }
  return code;
}

std::string state_code(const Kind& kind, const State& state) {
  std::string code = fmt::format("  {{\n  State& state = add_state(kind, {}, {}, {});\n",
                                 literal(state.id), literal(state.name.en), literal(state.name.zh));
  code += fmt::format("  state.phase = Phase{{{}}};\n  state.ending = Ending{{{}}};\n  }}\n",
                      static_cast<int>(state.phase), static_cast<int>(state.ending));
  if (const auto found = kind.state_limits.find(state.id); found != kind.state_limits.end()) {
    code += limits(fmt::format("kind.state_limits[{}]", literal(state.id)), found->second);
  }
  return code;
}

std::string step_code(const Step& step) {
  std::string code = fmt::format("  {{\n  Step& step = add_step(kind, {}, {}, {});\n",
                                 literal(step.verb), literal(step.name.en), literal(step.name.zh));
  code += assign("step.help.en", step.help.en) + assign("step.help.zh", step.help.zh);
  code += assign("step.from", step.from) + assign("step.to", step.to);
  code += fmt::format("  step.act = Act{{{}}};\n", static_cast<int>(step.act));
  code += assign("step.unit", step.unit);
  code += assign_enums("step.needs", "Condition", step.needs);
  code += assign_enums("step.effects", "Effect", step.effects);
  return code + "  }\n";
}

std::string field_code(const KindField& field) {
  std::string code = fmt::format("  {{\n  KindField& field = add_field(kind, {}, {}, {});\n",
                                 literal(field.id), literal(field.name.en), literal(field.name.zh));
  code += fmt::format("  field.type = FieldType{{{}}};\n  field.required = {};\n",
                      static_cast<int>(field.type), field.required);
  return code + assign("field.choices", field.choices) + "  }\n";
}

std::string kind_code(const Kind& kind) {
  std::string code = fmt::format("  kind.id = {};\n  kind.reg = Register{{{}}};\n",
                                 literal(kind.id), static_cast<int>(kind.reg));
  code += assign("kind.name.en", kind.name.en) + assign("kind.name.zh", kind.name.zh);
  code += assign("kind.initial", kind.initial);
  code += fmt::format("  kind.states.reserve({});\n  kind.steps.reserve({});\n", kind.states.size(),
                      kind.steps.size());
  for (const State& state : kind.states) {
    code += state_code(kind, state);
  }
  for (const Step& step : kind.steps) {
    code += step_code(step);
  }
  for (const KindField& field : kind.fields) {
    code += field_code(field);
  }
  code += assign("kind.required", kind.required) + assign("kind.types", kind.types);
  code += assign("kind.replied", kind.replied);
  code += assign("kind.principal_signs", kind.principal_signs);
  code += assign("kind.opened_by", kind.opened_by);
  code += assign_if("kind.received", kind.received) + assign_if("kind.orders", kind.orders);
  code += assign_if("kind.answer_required", kind.answer_required);
  code += assign_if("kind.answer_when_act", kind.answer_when_act);
  code += assign("kind.number_pattern", kind.number_pattern) +
          assign("kind.number_series", kind.number_series);
  for (const TypeNumbers& one : kind.type_numbers) {
    code += fmt::format("  kind.type_numbers.push_back({{lines({}), {}, {}}});\n", list(one.types),
                        literal(one.pattern), literal(one.series));
  }
  code += assign("kind.serial_pattern", kind.serial_pattern);
  code += limits("kind.limits", kind.limits);
  code += assign("kind.cycle", kind.cycle) + assign("kind.lamps", kind.lamps);
  return code + fmt::format("  kind.source = builtin_file(\"kinds/{}.toml\");\n", kind.id);
}

std::string kinds_code(const std::vector<Kind>& kinds) {
  std::vector<std::string> ids;
  std::map<std::string, std::string> verbs;
  std::string functions;
  std::string chain;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const Kind& kind = kinds[i];
    ids.push_back(literal(kind.id));
    for (const Step& step : kind.steps) {
      std::string& of = verbs[step.verb];
      if (!(of + ' ').ends_with(' ' + kind.id + ' ')) {  // a verb may be two steps of one kind
        of += ' ' + kind.id;
      }
    }
    functions += fmt::format("void build_kind_{}(Kind& kind) {{\n{}}}\n\n", i, kind_code(kind));
    chain += fmt::format("  if (id == {}) {{\n    build_kind_{}(kind);\n    return true;\n  }}\n",
                         literal(kind.id), i);
  }
  std::string defaults = "\n";
  for (const Kind& kind : kinds) {
    defaults += kind.opened_by.empty() ? "" : kind.opened_by + " " + kind.id + "\n";
    defaults += kind.orders ? "orders " + kind.id + "\n" : "";
  }
  std::string steps = "\n";
  for (const auto& [verb, of] : verbs) {
    steps += verb + of + "\n";
  }
  return fmt::format(
      "namespace {{\n\n{}}}  // namespace\n\n"
      "bool build_kind(std::string_view id, Kind& kind) {{\n{}  return false;\n}}\n\n"
      "std::vector<std::string_view> kind_ids() {{\n  return {{{}}};\n}}\n\n"
      "std::string_view steps() {{\n  return {};\n}}\n\n"
      "std::string_view defaults() {{\n  return {};\n}}\n\n",
      functions, chain, fmt::join(ids, ", "), literal(steps), literal(defaults));
}

std::string calendar_code(const WorkCalendar& calendar) {
  std::string code = fmt::format("    calendar.name = {};\n    calendar.years = {{{}}};\n",
                                 literal(calendar.name), fmt::join(calendar.years, ", "));
  for (auto day = calendar.days.begin(); day != calendar.days.end();) {
    auto end = day;  // a run of days that are alike is one line
    int n = 0;
    while (end != calendar.days.end() && end->first == day->first + n &&
           end->second == day->second) {
      ++end;
      ++n;
    }
    code += fmt::format("    add_days(calendar, {}, {}, {}, {});\n",
                        day->first.days().time_since_epoch().count(), n, day->second.off,
                        literal(day->second.name));
    day = end;
  }
  return code;
}

std::string calendars_code(const std::vector<WorkCalendar>& calendars) {
  std::string chain;
  for (const WorkCalendar& calendar : calendars) {
    chain += fmt::format("  if (name == {}) {{\n{}    return true;\n  }}\n", literal(calendar.name),
                         calendar_code(calendar));
  }
  return fmt::format(
      "bool build_calendar(std::string_view name, WorkCalendar& calendar) {{\n{}  return "
      "false;\n}}\n\n",
      chain);
}

// The statement that gives a setting its value.
std::string set(std::string_view target, const std::string& text) {
  return fmt::format("  {} = {};\n", target, literal(text));
}

std::string set(std::string_view target, const std::filesystem::path& path) {
  return set(target, path.string());
}

std::string set(std::string_view target, const std::optional<Language>& language) {
  return fmt::format(
      "  {} = {};\n", target,
      language ? fmt::format("Language{{{}}}", static_cast<int>(*language)) : "std::nullopt");
}

std::string set(std::string_view target, const std::vector<std::string>& values) {
  return fmt::format("  {} = lines({});\n", target, list(values));
}

std::string set(std::string_view target, const std::map<std::string, std::string>& table) {
  std::string pairs;
  for (const auto& [key, text] : table) {
    pairs += fmt::format("{{{}, {}}}, ", literal(key), literal(text));
  }
  return fmt::format("  {} = {{{}}};\n", target, pairs);
}

template <std::integral T>
std::string set(std::string_view target, T value) {
  return fmt::format("  {} = {};\n", target, value);
}

template <HasTextForm T>
std::string set(std::string_view target, const T& value) {
  return fmt::format("  from_text({}, {});\n", literal(to_text(value)), target);
}

std::string set(std::string_view target, const IdleDays& idle) {
  std::string code;
  for (int i = 0; i < static_cast<int>(Phase::ended); ++i) {
    if (const std::optional<int> days = idle.of(static_cast<Phase>(i))) {
      code += fmt::format("  {}.set(Phase{{{}}}, {});\n", target, i, *days);
    }
  }
  return code;
}

/// The member of Settings behind a key.
std::string member_of(std::string_view key) {
  static const std::map<std::string_view, std::string_view> others{
      {"day_end", "hours.day_end"},
      {"rest_day_moves", "hours.rest_day_moves"},
      {"alias", "aliases"},
      {"filter", "filters"}};
  const auto found = others.find(key);
  return fmt::format("settings.{}", found == others.end() ? key : found->second);
}

/// What differs from the defaults of the struct.
std::string settings_code(const Settings& settings) {
  std::map<std::string_view, std::string> defaults;
  const Settings plain;
  schema::visit_settings(plain, [&](std::string_view key, const auto& value) {
    defaults[key] = set(member_of(key), value);
  });
  std::string code = "Settings settings() {\n  Settings settings;\n";
  schema::visit_settings(settings, [&](std::string_view key, const auto& value) {
    if (const std::string one = set(member_of(key), value); one != defaults[key]) {
      code += one;
    }
  });
  return code + "  return settings;\n}\n\n";
}

std::string files_code(const std::map<std::string, std::string>& files) {
  std::string chain;
  std::vector<std::string> paths;
  for (const auto& [path, text] : files) {
    paths.push_back(literal(path));
    chain +=
        fmt::format("  if (path == {}) {{\n    return {};\n  }}\n", literal(path), literal(text));
  }
  return fmt::format(
      "std::string_view builtin_file(std::string_view path) {{\n{}  return {{}};\n}}\n\n"
      "std::vector<std::string_view> builtin_files() {{\n  return {{{}}};\n}}\n\n",
      chain, fmt::join(paths, ", "));
}

}  // namespace

std::string code_of(const std::map<std::string, std::string>& files, const Settings& settings,
                    const std::vector<Kind>& kinds, const std::vector<WorkCalendar>& calendars) {
  std::string code =
      "// Made from config/ by bureau_embed.\n"
      "// NOLINTBEGIN\n"
      "#include \"settings/builtin.h\"\n\n"
      "namespace bureau {\n\n";
  code += files_code(files);
  code += "namespace builtin {\n\n";
  code += settings_code(settings);
  code += kinds_code(kinds);
  code += calendars_code(calendars);
  return code + "}  // namespace builtin\n\n}  // namespace bureau\n// NOLINTEND\n";
}

}  // namespace bureau::embed
