#include "cli/shell/commands.h"

#include "base/error.h"
#include "base/text_form.h"
#include "cli/shell/habits.h"
#include "cli/shell/parse.h"
#include "model/ref.h"
#include "settings/settings.h"

#include <algorithm>
#include <array>

namespace bureau::cli {

namespace {

/// A command as it is found: made only when it is the one that is meant.
struct Entry {
  Noun noun;
  std::string_view verb;
  Command (*make)(Noun);
};

template <Command (*Make)()>
Command one(Noun /*noun*/) {
  return Make();
}

constexpr std::array entries{
    Entry{Noun::office, "", one<morning>},
    Entry{Noun::doc, "receive", one<doc_receive>},
    Entry{Noun::doc, "draft", one<doc_draft>},
    Entry{Noun::doc, "waiting", one<doc_waiting>},
    Entry{Noun::doc, "list", list},
    Entry{Noun::doc, "show", show},
    Entry{Noun::doc, "present", present},
    Entry{Noun::doc, "instruct", instruct},
    Entry{Noun::doc, "answer", answer},
    Entry{Noun::doc, "assign", assign},
    Entry{Noun::doc, "urge", urge},
    Entry{Noun::doc, "edit", edit},
    Entry{Noun::doc, "correct", correct},
    Entry{Noun::doc, "note", note},
    Entry{Noun::doc, "attach", attach},
    Entry{Noun::doc, "link", link},
    Entry{Noun::doc, "cancel", cancel},
    Entry{Noun::doc, "reopen", reopen},
    Entry{Noun::meeting, "plan", one<meeting_plan>},
    Entry{Noun::meeting, "decide", one<meeting_decide>},
    Entry{Noun::meeting, "decisions", one<meeting_decisions>},
    Entry{Noun::meeting, "list", list},
    Entry{Noun::meeting, "show", show},
    Entry{Noun::meeting, "assign", assign},
    Entry{Noun::meeting, "edit", edit},
    Entry{Noun::meeting, "correct", correct},
    Entry{Noun::meeting, "note", note},
    Entry{Noun::meeting, "attach", attach},
    Entry{Noun::meeting, "link", link},
    Entry{Noun::meeting, "cancel", cancel},
    Entry{Noun::meeting, "reopen", reopen},
    Entry{Noun::task, "add", one<task_add>},
    Entry{Noun::task, "list", list},
    Entry{Noun::task, "show", show},
    Entry{Noun::task, "assign", assign},
    Entry{Noun::task, "progress", one<progress>},
    Entry{Noun::task, "extend", one<extend>},
    Entry{Noun::task, "adjust", one<adjust>},
    Entry{Noun::task, "present", present},
    Entry{Noun::task, "urge", urge},
    Entry{Noun::task, "answer", answer},
    Entry{Noun::task, "edit", edit},
    Entry{Noun::task, "correct", correct},
    Entry{Noun::task, "note", note},
    Entry{Noun::task, "attach", attach},
    Entry{Noun::task, "link", link},
    Entry{Noun::task, "cancel", cancel},
    Entry{Noun::task, "reopen", reopen},
    Entry{Noun::report, "audit", one<report_audit>},
    Entry{Noun::report, "list", one<report_list>},
    Entry{Noun::report, "check", one<report_check>},
    Entry{Noun::office, "init", one<init>},
    Entry{Noun::office, "inbox", one<inbox>},
    Entry{Noun::office, "search", one<search>},
    Entry{Noun::office, "list", list},
    Entry{Noun::office, "show", show},
    Entry{Noun::office, "where", one<where>},
    Entry{Noun::office, "trace", one<trace>},
    Entry{Noun::office, "why", one<why>},
    Entry{Noun::office, "forecast", one<forecast>},
    Entry{Noun::office, "log", one<log>},
    Entry{Noun::office, "watch", one<watch>},
    Entry{Noun::office, "instruct", instruct},
    Entry{Noun::office, "undo", one<undo>},
    Entry{Noun::office, "apply", one<apply>},
    Entry{Noun::office, "handover", one<handover>},
    Entry{Noun::office, "kinds", one<kinds>},
    Entry{Noun::office, "completion", one<completion>},
    Entry{Noun::office, "schema", one<schema>},
    Entry{Noun::calendar, "show", one<calendar_show>},
    Entry{Noun::calendar, "is", one<calendar_is>},
    Entry{Noun::calendar, "count", one<calendar_count>},
    Entry{Noun::calendar, "due", one<calendar_due>},
    Entry{Noun::calendar, "import", one<calendar_import>},
    Entry{Noun::calendar, "recount", one<calendar_recount>},
    Entry{Noun::directory, "list", one<directory_list>},
    Entry{Noun::directory, "show", one<directory_show>},
    Entry{Noun::directory, "check", one<directory_check>},
    Entry{Noun::directory, "away", one<directory_away>},
    Entry{Noun::directory, "rename", one<directory_rename>},
    Entry{Noun::directory, "merge", one<directory_merge>},
    Entry{Noun::attachment, "list", one<attachment_list>},
    Entry{Noun::attachment, "save", one<attachment_save>},
    Entry{Noun::attachment, "remove", one<attachment_remove>},
    Entry{Noun::import, "csv", one<import_csv>},
    Entry{Noun::import, "jsonl", one<import_jsonl>},
    Entry{Noun::export_, "jsonl", one<export_jsonl>},
    Entry{Noun::config, "show", one<config_show>},
    Entry{Noun::config, "check", one<config_check>},
};

const Entry* find_entry(Noun noun, std::string_view verb) {
  const auto found = std::ranges::find_if(
      entries, [&](const Entry& entry) { return entry.noun == noun && entry.verb == verb; });
  return found == entries.end() ? nullptr : &*found;
}

/// Of the nouns that may be left out.
const Entry* find_any(std::string_view verb) {
  const auto found = std::ranges::find_if(entries, [&](const Entry& entry) {
    return entry.verb == verb &&
           (entry.noun == Noun::office || entry.noun == Noun::report || is_register(entry.noun));
  });
  return found == entries.end() ? nullptr : &*found;
}

Noun noun_of(Register reg) {
  return reg == Register::doc ? Noun::doc : reg == Register::meeting ? Noun::meeting : Noun::task;
}

/// The register of a ref; nothing for what has only the shape of one, like the T0 of a schedule.
std::optional<Noun> noun_of_ref(const std::string& word) {
  if (!looks_like_ref(word)) {
    return std::nullopt;
  }
  try {
    return noun_of(parse<Ref>(word.substr(0, word.find('/'))).reg);
  } catch (const Error&) {
    return std::nullopt;
  }
}

/// Without a noun the first ref says which register is meant, whatever options stand before it.
std::optional<Noun> noun_of_words(const std::vector<std::string>& rest) {
  for (const std::string& word : rest) {
    if (const std::optional<Noun> noun = noun_of_ref(word)) {
      return noun;
    }
  }
  return std::nullopt;
}

/// Without a noun the office's own verbs go before those of the register that is meant.
const Entry* named_entry(std::optional<Noun> noun, std::optional<Noun> meant,
                         std::string_view verb) {
  const Entry* entry = find_entry(noun.value_or(Noun::office), verb);
  return entry == nullptr && !noun && meant ? find_entry(*meant, verb) : entry;
}

/// Refuses 'task show D1'. What follows a verb that takes no ref is text, even when it begins like
/// one.
void check_register(Noun noun, const std::string& verb, const std::string& first) {
  constexpr std::array<std::string_view, 5> without_matter{"add", "list", "plan", "receive",
                                                           "draft"};
  const std::optional<Noun> meant = noun_of_ref(first);
  if (meant && noun != *meant && is_register(noun) &&
      std::ranges::find(without_matter, verb) == without_matter.end()) {
    refuse_register(first, noun, verb);
  }
}

/// The steps of the kinds under the noun that can be read: what is wrong with the others is told
/// elsewhere.
void add_steps(std::vector<std::string_view>& verbs, std::optional<Noun> noun, Kinds& kinds) {
  for (const std::string& id : kinds.ids()) {
    try {
      const Kind& kind = kinds.get(id);
      for (const Step& step : kind.steps) {
        if (!noun || noun_of(kind.reg) == *noun) {
          verbs.emplace_back(step.verb);
        }
      }
    } catch (const Error&) {
      continue;
    }
  }
}

[[noreturn]] void refuse(std::optional<Noun> noun, const std::string& verb, Kinds& kinds,
                         const Reports& reports) {
  std::vector<std::string_view> verbs;
  const std::vector<std::string> names = reports.ids();
  if (!noun || noun == Noun::report) {
    verbs.assign(names.begin(), names.end());
  }
  if (!noun) {
    const std::vector<std::string_view> nouns = all_nouns();
    verbs.insert(verbs.end(), nouns.begin(), nouns.end());
  }
  for (const Entry& entry : entries) {
    const bool needs_no_noun = entry.noun == Noun::office || is_register(entry.noun);
    if (noun ? entry.noun == *noun : needs_no_noun) {
      verbs.push_back(entry.verb);
    }
  }
  if (!noun || is_register(*noun)) {
    add_steps(verbs, noun, kinds);
  }
  const std::string habit = habit_of(verb, noun, kinds);
  const std::string_view near = habit.empty() ? nearest(verb, verbs) : std::string_view{habit};
  const std::string words = noun ? fmt::format("{} {}", word_of(*noun), verb) : verb;
  if (asks_for_sheet(verb)) {
    throw Error(ErrorKind::usage, "there is no command '{}': 'bureau' alone is the morning sheet",
                words);
  }
  if (verb == "redo") {
    throw Error(ErrorKind::usage,
                "there is no command '{}': what was undone is entered anew; 'bureau log' tells it",
                words);
  }
  if (near.empty()) {
    throw Error(ErrorKind::usage, "there is no command '{}': 'bureau help' lists them", words);
  }
  throw Error(ErrorKind::usage, "there is no command '{}': did you mean '{}'?", words, near);
}

/// Of a kind, or of an older version of one that matters still go by.
bool is_step_of(const std::string& verb, Kinds& kinds) {
  return !kinds.with_step(verb).empty() ||
         (!find_any(verb) && std::ranges::any_of(kinds.stranded(), [&](const Kind* kind) {
           return kind->has_step(verb);
         }));
}

}  // namespace

void refuse_register(const std::string& ref, Noun noun, const std::string& verb) {
  const Noun meant = noun_of(parse<Ref>(ref.substr(0, ref.find('/'))).reg);
  throw Error(ErrorKind::usage, "{} is a {}, not a {}: 'bureau {} {} {}'", ref,
              tr(std::string{word_of(meant)}.c_str()), tr(std::string{word_of(noun)}.c_str()),
              word_of(meant), verb, ref);
}

std::vector<Register> registers_with(std::string_view verb) {
  std::vector<Register> registers;
  for (const Register reg : {Register::doc, Register::meeting, Register::task}) {
    if (find_entry(noun_of(reg), verb) != nullptr) {
      registers.push_back(reg);
    }
  }
  return find_entry(Noun::office, verb) == nullptr ? registers : std::vector<Register>{};
}

Command find_command(std::optional<Noun> noun, const std::string& verb,
                     const std::vector<std::string>& rest, Kinds& kinds, Reports& reports) {
  if (noun && verb.empty()) {
    throw Error(ErrorKind::usage, "'{}' needs a verb: 'bureau {} --help' lists them",
                word_of(*noun), word_of(*noun));
  }
  const std::optional<Noun> meant = noun ? std::nullopt : noun_of_words(rest);
  const Entry* entry = named_entry(noun, meant, verb);
  // A step named like an operation is taken by it, also where a number stands instead of a ref.
  const Entry* any = noun ? nullptr : find_any(verb);
  // Steps are of registers: behind another noun no kind is looked through for one.
  const bool may_be_step =
      entry == nullptr && (!noun || is_register(*noun)) && (any == nullptr || meant.has_value());
  const bool is_step = may_be_step && is_step_of(verb, kinds);
  if (noun && !rest.empty() && (entry != nullptr || is_step)) {
    check_register(*noun, verb, rest.front());
  }
  if (entry != nullptr) {
    return entry->make(entry->noun);
  }
  if (is_step) {
    return step(verb, noun.value_or(Noun::office), kinds);
  }
  if (any != nullptr) {
    // Without a ref: a number instead of one, or a --where. Any noun that has the verb.
    return any->make(any->noun);
  }
  if (!noun || noun == Noun::report) {
    if (const ReportAsked* report = reports.find(verb)) {
      return report_named(*report);
    }
  }
  refuse(noun, verb, kinds, reports);
}

std::vector<Command> all_commands(Kinds& kinds, Reports& reports) {
  std::vector<Command> all;
  for (const std::string& id : reports.ids()) {
    all.push_back(report_named(reports.get(id)));
  }
  for (const Entry& entry : entries) {
    all.push_back(entry.make(entry.noun));
  }
  for (const std::string& id : kinds.ids()) {
    const Kind& kind = kinds.get(id);
    for (const Step& one_step : kind.steps) {
      const Noun noun = noun_of(kind.reg);
      const bool known = std::ranges::any_of(all, [&](const Command& command) {
        return command.noun == noun && command.verb == one_step.verb;
      });
      if (!known) {
        all.push_back(step(one_step.verb, noun, kinds));
      }
    }
  }
  return all;
}

}  // namespace bureau::cli
