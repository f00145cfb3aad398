// bureau schema: what each command takes, for programs, from the same declarations as the command
// line and `apply`.

#include "base/error.h"
#include "base/text.h"
#include "cli/session/listing.h"
#include "cli/shell/collector.h"
#include "cli/shell/commands.h"
#include "office/called.h"

#include <algorithm>
#include <set>

namespace bureau::cli {

namespace {

constexpr std::string_view dialect = "https://json-schema.org/draft/2020-12/schema";

struct Args {
  std::vector<std::string> words{};
};

/// All keys that `apply` takes: also what is only held against a matter.
class Keys final : public Fields {
 public:
  Keys() : Fields{{}} {}
  std::vector<Field> fields{};

 private:
  void add(Field field) override { fields.push_back(std::move(field)); }
  void printed(std::string_view name, Printed& /*into*/) override {
    add({.names = std::string{name}, .help = mark("Held against the matter"), .repeatable = true});
  }
};

Json types(std::initializer_list<const char*> names) {
  Json::Array array(names.begin(), names.end());
  return array;
}

/// Ids and the words of both languages, as they are taken.
Json words_of(std::span<const Name> choices, bool may_be_empty) {
  Json::Array words;
  std::set<std::string> seen;
  const auto add = [&](std::string_view spellings) {
    for (const std::string& one : split_list(spellings, U"|")) {
      if (seen.insert(one).second) {
        words.emplace_back(one);
      }
    }
  };
  for (const Name& name : choices) {
    add(name.id);
    add(name.english);
    add(name.chinese);
  }
  if (may_be_empty) {
    words.emplace_back("");
  }
  words.emplace_back(nullptr);
  return words;
}

/// One value.
Json::Object value_of(const Fields::Field& field) {
  if (!field.choices.empty()) {
    return {{"enum", words_of(field.choices, field.may_be_empty)}};
  }
  if (field.sort == Fields::Sort::flag) {
    return {{"type", types({"boolean", "null"})}};
  }
  if (field.form == FieldForm::number) {
    return {{"type", types({"integer", "string", "null"})}, {"pattern", "^-?[0-9]+$"}};
  }
  return {{"type", types({"string", "integer", "null"})}};
}

Json::Object list_of(const Json::Object& value) {
  return {{"type", "array"}, {"items", value}};
}

/// A field as a property of the object.
Json property_of(const Fields::Field& field, const std::string& own) {
  Json::Object property = value_of(field);
  if (field.repeatable) {
    Json::Array ways{property, list_of(property)};
    if (field.sort == Fields::Sort::pairs) {
      ways.emplace_back(Json::Object{{"type", "object"}, {"additionalProperties", property}});
    }
    property = {{"anyOf", std::move(ways)}};
  }
  if (*field.help != '\0') {
    property.emplace_back("description", tr(field.help));
  }
  if (field.form == FieldForm::moment || field.form == FieldForm::day) {
    property.emplace_back("x-form", field.form == FieldForm::day ? "day" : "moment");
  }
  if (field.sort == Fields::Sort::refs || field.sort == Fields::Sort::reference) {
    property.emplace_back("x-form", "ref");
  }
  if (!own.empty()) {
    property.emplace_back("x-stands-for", own);
  }
  return property;
}

/// A field that a kind adds.
Json own_property(const KindField& field) {
  Json::Object property{
      {"type", field.type == FieldType::flag ? types({"boolean", "string", "null"})
                                             : types({"string", "integer", "null"})},
      {"description", field.name.shown()},
      {"x-form", to_text(field.type)}};
  if (!field.choices.empty()) {
    Json::Array choices(field.choices.begin(), field.choices.end());
    property.emplace_back("examples", std::move(choices));
  }
  return property;
}

Json properties_of(const Command& command, const std::vector<Fields::Field>& fields, Kinds& kinds) {
  const bool is_register_verb = is_register(command.noun);
  Json::Array names{command.words()};
  if (is_register_verb) {
    names.emplace_back(command.verb);
  }
  Json::Object properties{{"command", Json::Object{{"enum", std::move(names)}}}};
  if (command.writes) {
    properties.emplace_back(
        "save", Json::Object{{"type", types({"string", "null"})},
                             {"description", tr("The name for what is made: \"@name\" below")}});
    properties.emplace_back("once",
                            Json::Object{{"type", types({"string", "null"})},
                                         {"description", tr("A key: the line is done once")}});
  }
  std::set<std::string> seen{"command", "save", "once"};
  for (const Fields::Field& field : fields) {
    std::string own;
    for (const std::string& key : keys_of(field)) {
      if (seen.insert(key).second) {
        properties.emplace_back(key, property_of(field, own));
      }
      own = own.empty() ? key : own;
    }
  }
  const bool has_pairs =
      std::ranges::find(fields, Fields::Sort::pairs, &Fields::Field::sort) != fields.end();
  for (const KindField* field : has_pairs ? own_fields(kinds) : std::vector<const KindField*>{}) {
    if (seen.insert(field->id).second) {
      properties.emplace_back(field->id, own_property(*field));
    }
  }
  return properties;
}

template <class T>
Json names_of_all(const std::vector<T>& values) {
  Json::Array names;
  for (const T& value : values) {
    names.emplace_back(to_text(value));
  }
  return names;
}

/// What a step does in each of the kinds that have it.
Json steps_of(const Command& command, Kinds& kinds) {
  Json::Array steps;
  for (const std::string& id : kinds.with_step(command.verb)) {
    const Kind& kind = kinds.get(id);
    for (const Step& step : kind.steps) {
      const bool of_noun =
          command.noun == Noun::office || word_of(command.noun) == to_text(kind.reg);
      if (step.verb != command.verb || !of_noun) {
        continue;
      }
      const State* to = kind.find_state(step.to);
      Json::Array from(step.from.begin(), step.from.end());
      steps.emplace_back(Json::Object{{"kind", id},
                                      {"from", std::move(from)},
                                      {"to", to == nullptr ? Json{} : Json{step.to}},
                                      {"ends", to != nullptr && !to->open()},
                                      {"act", to_text(step.act)},
                                      {"needs", names_of_all(step.needs)},
                                      {"effects", names_of_all(step.effects)}});
    }
  }
  return steps;
}

/// What a kind wants of a matter that this verb opens.
Json opens_of(const Command& command, Kinds& kinds) {
  Json::Array opened;
  for (const std::string& id : kinds.ids()) {
    const Kind& kind = kinds.get(id);
    if (kind.opened_by == command.verb && word_of(command.noun) == to_text(kind.reg)) {
      Json::Array required(kind.required.begin(), kind.required.end());
      for (const KindField& field : kind.fields) {
        if (field.required) {
          required.emplace_back(field.id);
        }
      }
      opened.emplace_back(Json::Object{{"kind", id}, {"required", std::move(required)}});
    }
  }
  return opened;
}

Json schema_of(const Command& command, Kinds& kinds) {
  Keys keys;
  static_cast<void>(command.declare(keys));
  Json::Object about{{"risk", to_text(command.risk)},
                     {"apply", command.writes && command.verb != "undo"},
                     {"where", command.takes_where},
                     {"usage", command.usage}};
  about.emplace_back("examples", Json::Array(command.examples.begin(), command.examples.end()));
  about.emplace_back("steps", steps_of(command, kinds));
  about.emplace_back("opens", opens_of(command, kinds));
  Json::Object schema{{"title", command.words()},
                      {"description", tr(command.summary.c_str())},
                      {"type", "object"},
                      {"properties", properties_of(command, keys.fields, kinds)},
                      {"required", Json::Array{"command"}},
                      {"additionalProperties", false},
                      {"x-bureau", std::move(about)}};
  if (command.writes && std::string_view{command.usage}.starts_with("REF")) {
    schema.emplace_back("anyOf", Json::Array{Json::Object{{"required", Json::Array{"ref"}}},
                                             Json::Object{{"required", Json::Array{"refs"}}}});
  }
  return schema;
}

/// Those that the words name: one, all of a noun, or all.
std::vector<Command> named(const Args& args, Session& session) {
  const Line line = split_line(args.words);
  if (!line.rest.empty()) {
    throw Error(ErrorKind::usage, "'schema' takes a noun and a verb: '{}' is too much",
                line.rest.front());
  }
  if (!line.verb.empty()) {
    return {find_command(line.noun, line.verb, {}, session.kinds(), session.reports())};
  }
  std::vector<Command> commands = all_commands(session.kinds(), session.reports());
  std::erase_if(commands, [&](const Command& command) {
    return command.verb.empty() || (line.noun && command.noun != *line.noun);
  });
  return commands;
}

Outcome run(const Args& args, Session& session) {
  const Format format = format_among(session, "schema", {Format::json, Format::jsonl});
  const std::vector<Command> commands = named(args, session);
  const bool is_one = commands.size() == 1 && !args.words.empty();
  Json schema{Json::Object{{"$schema", dialect}}};
  if (is_one) {
    const Json whole = schema_of(commands.front(), session.kinds());
    for (const auto& [key, value] : *whole.as_object()) {
      schema.append(key, value);
    }
  } else {
    Json::Array any;
    Json::Object all;
    for (const Command& command : commands) {
      std::string key = command.words();
      std::ranges::replace(key, ' ', '-');
      any.emplace_back(Json::Object{{"$ref", "#/$defs/" + key}});
      all.emplace_back(std::move(key), schema_of(command, session.kinds()));
    }
    schema.append("title", "bureau");
    schema.append("anyOf", std::move(any));
    schema.append("$defs", std::move(all));
  }
  return {.text = (format == Format::json ? to_pretty_json(schema) : to_json(schema)) + "\n"};
}

}  // namespace

Command schema() {
  return reading<Args>(
      {.noun = Noun::office,
       .verb = "schema",
       .summary = "What commands take and how far they go, as JSON Schema",
       .examples = {"bureau schema task add", "bureau schema approve", "bureau schema -o json"},
       .usage = "[[NOUN] VERB]"},
      [](Fields& fields, Args& args) {
        fields.text("words", args.words, "A verb, with its noun where it has one");
      },
      run);
}

}  // namespace bureau::cli
