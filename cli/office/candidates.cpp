#include "cli/office/candidates.h"

#include "base/error.h"
#include "base/text.h"
#include "cli/session/listing.h"
#include "cli/shell/collector.h"
#include "cli/shell/commands.h"
#include "model/matter_table.h"
#include "office/called.h"
#include "store/matters.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <string_view>

namespace bureau::cli {

namespace {

using Candidates = std::vector<Candidate>;

Candidates of_words(std::initializer_list<std::string_view> words) {
  Candidates all;
  for (const std::string_view word : words) {
    all.push_back({.word = std::string{word}});
  }
  return all;
}

Candidates units(Session& session) {
  Candidates all;
  for (const Unit& unit : session.office().directory().units) {
    all.push_back({.word = unit.name, .told = unit.code});
  }
  return all;
}

Candidates people(Session& session) {
  Candidates all;
  for (const Person& person : session.office().directory().people) {
    all.push_back({.word = person.name, .told = person.post});
  }
  return all;
}

Candidates parties(Session& session) {
  Candidates all = people(session);
  for (Candidate& unit : units(session)) {
    all.push_back(std::move(unit));
  }
  return all;
}

Candidates kinds(Session& session) {
  Candidates all;
  for (const std::string& id : session.kinds().ids()) {
    all.push_back({.word = id, .told = session.kinds().get(id).name.shown()});
  }
  return all;
}

Candidates states(Session& session) {
  Candidates all;
  std::set<std::string> met;
  for (const std::string& id : session.kinds().ids()) {
    for (const State& state : session.kinds().get(id).states) {
      if (met.insert(state.id).second) {
        all.push_back({.word = state.id, .told = state.name.shown()});
      }
    }
  }
  return all;
}

Candidates fields(Session& session) {
  Candidates all;
  for (const std::string& name : matter_field_names()) {
    all.push_back({.word = name});
  }
  for (const KindField* own : own_fields(session.kinds())) {
    all.push_back({.word = own->id, .told = own->name.shown()});
  }
  return all;
}

/// "amount=" of the kinds' own.
Candidates own(Session& session) {
  Candidates all;
  for (const KindField* field : own_fields(session.kinds())) {
    all.push_back({.word = field->id + "=", .told = field->name.shown()});
  }
  return all;
}

Candidates filters(Session& session) {
  Candidates all;
  for (const auto& [name, says] : session.settings().filters) {
    all.push_back({.word = name, .told = says});
  }
  return all;
}

/// What is open and may be shown, with its title; the register of the noun alone.
Candidates open_refs(Session& session, std::optional<Register> reg) {
  constexpr std::size_t most = 200;
  Candidates all;
  if (session.store() == nullptr) {
    return all;
  }
  each_matter(session.reading(), {.reg = reg, .now = session.now()}, [&](Matter&& matter) {
    if (session.office().may_show(matter)) {
      all.push_back({.word = to_text(matter.ref), .told = matter.title});
    }
    return all.size() < most;
  });
  return all;
}

using Values = std::function<Candidates(Session&)>;

/// What options take, by their names.
const std::map<std::string_view, Values>& values_of_options() {
  const auto refs = [](Session& session) { return open_refs(session, std::nullopt); };
  static const std::map<std::string_view, Values> values{
      {"--unit", units},
      {"--co", units},
      {"--no-co", units},
      {"--from", units},
      {"--origin", units},
      {"--attend", parties},
      {"--by", parties},
      {"--person", people},
      {"--leader", people},
      {"--officer", people},
      {"--as", people},
      {"--kind", kinds},
      {"--state", states},
      {"--sort", fields},
      {"--fields", fields},
      {"--field", own},
      {"--where", filters},
      {"--parent", refs},
      {"--with", refs},
      {"--also", refs},
      {"--like", refs},
      {"--lamp",
       [](Session&) {
         return of_words({"green", "yellow", "red", "blue"});
       }},
      {"--urgency",
       [](Session&) {
         return of_words({"normal", "urgent", "very-urgent", "top-urgent"});
       }},
      {"--importance",
       [](Session&) {
         return of_words({"low", "normal", "high"});
       }},
      {"--secrecy",
       [](Session&) {
         return of_words({"open", "internal", "秘密", "机密", "绝密"});
       }},
      {"--output",
       [](Session&) {
         return of_words({"table", "json", "jsonl", "csv", "tsv", "md", "html", "text", "refs"});
       }},
      {"--lang",
       [](Session&) {
         return of_words({"en", "zh"});
       }},
      {"--headers",
       [](Session&) {
         return of_words({"en", "zh"});
       }},
      {"--color",
       [](Session&) {
         return of_words({"auto", "always", "never"});
       }},
      {"--due",
       [](Session&) {
         return of_words(
             {"today", "tomorrow", "fri", "eow", "eom", "+3d", "+5wd", "本周五", "月底"});
       }},
      {"--period", [](Session&) {
         return of_words({"this", "last", "next"});
       }}};
  return values;
}

/// The command that was begun, and its options behind those of every command.
struct Begun {
  Command command;
  std::vector<Fields::Field> fields{};
};

std::optional<Begun> begun(const Line& line, Session& session) {
  try {
    const std::vector<std::string> behind(line.rest.begin() + line.before, line.rest.end());
    Begun found{.command =
                    find_command(line.noun, line.verb, behind, session.kinds(), session.reports())};
    const ParseContext context;
    Globals globals;
    Collector own{context};
    found.command.declare(own);
    Collector common{context};
    declare_globals(common, globals);
    found.fields = std::move(own.fields);
    found.fields.insert(found.fields.end(), common.fields.begin(), common.fields.end());
    return found;
  } catch (const Error&) {
    return std::nullopt;  // it is told when it is run
  }
}

const Fields::Field* find_option(const Begun& line, const std::string& word) {
  const auto found = std::ranges::find_if(line.fields, [&](const Fields::Field& field) {
    const std::vector<std::string> names = names_of(field);
    return word.starts_with('-') && std::ranges::find(names, word) != names.end();
  });
  return found == line.fields.end() ? nullptr : &*found;
}

/// What the value of an option may be; nothing where only the clerk knows it.
Candidates values_of(const Fields::Field& option, Session& session) {
  for (const std::string& name : names_of(option)) {
    const auto found = values_of_options().find(name);
    if (found != values_of_options().end()) {
      return found->second(session);
    }
  }
  return option.sort == Fields::Sort::reference ? open_refs(session, std::nullopt) : Candidates{};
}

Candidates options_of(const Begun& line) {
  Candidates all;
  for (const Fields::Field& field : line.fields) {
    for (const std::string& name : names_of(field)) {
      if (name.starts_with("--")) {
        all.push_back({.word = name, .told = tr(field.help)});
      }
    }
  }
  return all;
}

/// Nouns, verbs of the office, steps and reports; behind a noun its verbs.
Candidates verbs_of(std::optional<Noun> noun, Session& session) {
  Candidates all;
  std::set<std::string> met;
  const auto add = [&](const std::string& word, const std::string& told) {
    if (!word.empty() && met.insert(word).second) {
      all.push_back({.word = word, .told = told});
    }
  };
  if (!noun) {
    for (const std::string_view word : all_nouns()) {
      add(std::string{word}, {});
    }
  }
  for (const Command& command : all_commands(session.kinds(), session.reports())) {
    const bool needs_no_noun =
        command.noun == Noun::office || command.noun == Noun::report || is_register(command.noun);
    if (noun ? command.noun == *noun : needs_no_noun) {
      add(command.verb, tr(command.summary.c_str()));
    }
  }
  for (const auto& [name, stands_for] : session.settings().aliases) {
    if (!noun) {
      add(name, stands_for);
    }
  }
  return all;
}

Candidates offered(const std::vector<std::string>& before, const std::string& last,
                   Session& session) {
  const Line line = split_line(before);
  if (line.verb.empty()) {
    return verbs_of(line.noun, session);
  }
  const std::optional<Begun> command = begun(line, session);
  if (!command) {
    return {};
  }
  const Fields::Field* option = find_option(*command, before.back());
  if (option != nullptr && option->sort != Fields::Sort::flag) {
    return values_of(*option, session);
  }
  if (last.starts_with('-')) {
    return options_of(*command);
  }
  const bool takes_refs = std::ranges::any_of(
      command->fields, [](const Fields::Field& field) { return field.sort == Fields::Sort::refs; });
  if (!takes_refs) {
    const std::string& verb = command->command.verb;
    return verb == "inbox" ? parties(session) : verb == "kinds" ? kinds(session) : Candidates{};
  }
  const Noun noun = line.noun.value_or(Noun::office);
  return open_refs(
      session, is_register(noun) ? std::optional{parse<Register>(word_of(noun))} : std::nullopt);
}

}  // namespace

std::vector<Candidate> candidates(std::vector<std::string> words, Session& session) {
  std::string last = words.empty() ? "" : words.back();
  if (!words.empty()) {
    words.pop_back();
  }
  if (const std::size_t equals = last.find('=');
      equals != std::string::npos && last.starts_with("--")) {
    words.push_back(last.substr(0, equals));
    last.erase(0, equals + 1);
  }
  // The last of several: 后勤处,保
  const std::size_t comma = last.rfind(',');
  const std::string kept = comma == std::string::npos ? "" : last.substr(0, comma + 1);
  const std::string begun_word = last.substr(kept.size());
  Candidates all = offered(words, begun_word, session);
  std::erase_if(all, [&](const Candidate& one) {
    // A ref may be begun in small letters.
    return !one.word.starts_with(begun_word) &&
           !(looks_like_ref(one.word) &&
             compare_key(one.word).starts_with(compare_key(begun_word)));
  });
  for (Candidate& one : all) {
    one.word.insert(0, kept);
  }
  return all;
}

}  // namespace bureau::cli
