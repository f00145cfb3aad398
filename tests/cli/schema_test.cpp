// What `schema` says of a command is what `apply` takes for it: the same keys, no more and no less.

#include "base/json.h"
#include "cli/shell/collector.h"
#include "cli/shell/commands.h"
#include "home.h"

#include <algorithm>
#include <set>

namespace bureau {

namespace {

/// Read when the zone is set.
Instant noon() {
  return instant("2026-11-20T12:00:00+08:00");
}

Json schema_of(Home& home, const std::string& words) {
  return parse_json(home.run("bureau schema " + words, noon()).text);
}

std::set<std::string> keys_of(const Json& schema) {
  std::set<std::string> keys;
  for (const auto& [key, value] : *schema.find("properties")->as_object()) {
    keys.insert(key);
  }
  return keys;
}

/// Whether `apply` knows the key, whatever becomes of the line.
bool knows(Home& home, const std::string& words, const std::string& key) {
  const std::string line =
      to_json(Json::Object{{"command", words}, {key, Json::Array{"@nobody"}}}) + "\n";
  return home.run("bureau apply --dry-run", noon(), line).text.find("there is no key") ==
         std::string::npos;
}

std::vector<cli::Command> changing() {
  Kinds kinds;
  Reports reports{{}};
  std::vector<cli::Command> commands = cli::all_commands(kinds, reports);
  std::erase_if(commands, [](const cli::Command& command) {
    return !command.writes || command.verb == "undo";
  });
  return commands;
}

}  // namespace

TEST_SUITE_BEGIN("cli/schema");

TEST_CASE("each key of a schema is one that apply takes, and no other") {
  Home home;
  home.run("bureau init", noon());
  for (const cli::Command& command : changing()) {
    CAPTURE(command.words());
    const Json schema = schema_of(home, command.words());
    for (const std::string& key : keys_of(schema)) {
      CAPTURE(key);
      CHECK(knows(home, command.words(), key));
    }
    CHECK_FALSE(knows(home, command.words(), "no_such_key"));
  }
}

TEST_CASE("each key that a command declares stands in its schema") {
  Home home;
  home.run("bureau init", noon());
  for (const cli::Command& command : changing()) {
    CAPTURE(command.words());
    const std::set<std::string> keys = keys_of(schema_of(home, command.words()));
    const cli::ParseContext context;
    cli::Collector collector{context};
    static_cast<void>(command.declare(collector));
    for (const Fields::Field& field : collector.fields) {
      for (const std::string& key : cli::keys_of(field)) {
        CAPTURE(key);
        CHECK(keys.contains(key));
      }
    }
  }
}

TEST_CASE("the words that a schema lists for a field are those that apply takes") {
  Home home;
  home.run("bureau init", noon());
  const Json schema = schema_of(home, "task add");
  const Json* urgency = schema.find("properties")->find("urgency");
  REQUIRE(urgency != nullptr);
  const Json::Array& words = *urgency->find("enum")->as_array();
  CHECK(std::ranges::find(words, Json{"very-urgent"}) != words.end());
  CHECK(std::ranges::find(words, Json{"特急"}) != words.end());
  for (const Json& word : words) {
    const std::string line = to_json(Json::Object{{"command", "task add"},
                                                  {"title", "甲"},
                                                  {"unit", "后勤处"},
                                                  {"due", "+5wd"},
                                                  {"urgency", word}});
    CAPTURE(line);
    CHECK(home.run("bureau apply --dry-run", noon(), line + "\n").status == 0);
  }
}

TEST_CASE("a schema of all commands has each once, by its words") {
  Home home;
  home.run("bureau init", noon());
  const Json all = parse_json(home.run("bureau schema", noon()).text);
  const Json* defined = all.find("$defs");
  REQUIRE(defined != nullptr);
  CHECK(defined->as_object()->size() == all.find("anyOf")->as_array()->size());
  const auto risk_of = [&](const char* words) {
    return *defined->find(words)->find("x-bureau")->find("risk")->as_text();
  };
  CHECK(risk_of("task-list") == "reads");
  CHECK(risk_of("task-finish") == "changes");
  CHECK(risk_of("task-close") == "ends");
  CHECK(risk_of("doc-cancel") == "ends");
  CHECK(risk_of("import-jsonl") == "permanent");
}

TEST_SUITE_END();

}  // namespace bureau
