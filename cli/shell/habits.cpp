#include "cli/shell/habits.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace bureau::cli {

namespace {

using Words = std::pair<std::string_view, std::string_view>;

constexpr std::array verbs{
    Words{"ls", "list"},        Words{"ll", "list"},        Words{"dir", "list"},
    Words{"all", "list"},       Words{"overdue", "list"},   Words{"pending", "list"},
    Words{"rm", "cancel"},      Words{"del", "cancel"},     Words{"delete", "cancel"},
    Words{"remove", "cancel"},  Words{"abort", "cancel"},   Words{"view", "show"},
    Words{"info", "show"},      Words{"get", "show"},       Words{"open", "show"},
    Words{"display", "show"},   Words{"cat", "show"},       Words{"modify", "edit"},
    Words{"update", "edit"},    Words{"change", "edit"},    Words{"set", "edit"},
    Words{"mod", "edit"},       Words{"annotate", "note"},  Words{"comment", "note"},
    Words{"find", "search"},    Words{"grep", "search"},    Words{"history", "log"},
    Words{"journal", "log"},    Words{"revert", "undo"},    Words{"explain", "why"},
    Words{"tree", "trace"},     Words{"remind", "urge"},    Words{"nudge", "urge"},
    Words{"reply", "answer"},   Words{"respond", "answer"}, Words{"file", "attach"},
    Words{"upload", "attach"},  Words{"batch", "apply"},    Words{"postpone", "extend"},
    Words{"fix", "correct"},    Words{"amend", "correct"},  Words{"tie", "link"},
    Words{"delegate", "assign"}};

/// What opens a matter differs from register to register.
constexpr std::array<std::string_view, 3> creating{"new", "create", "make"};
constexpr std::array<std::string_view, 3> ending{"done", "complete", "completed"};
constexpr std::array<std::string_view, 3> beginning{"start", "begin", "take"};
constexpr std::array<std::string_view, 7> sheet{"status", "next",   "todo", "today",
                                                "home",   "agenda", "st"};

constexpr std::array options{
    Words{"--json", "-o json"},      Words{"--jsonl", "-o jsonl"},   Words{"--csv", "-o csv"},
    Words{"--html", "-o html"},      Words{"--markdown", "-o md"},   Words{"--format", "-o"},
    Words{"--filter", "--where"},    Words{"--query", "--where"},    Words{"--count", "-o refs"},
    Words{"--assignee", "--person"}, Words{"--deadline", "--due"},   Words{"--force", "--yes"},
    Words{"--author", "--by"},       Words{"--max-count", "--limit"}};

template <class List>
bool has(const List& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

/// Of a kind under the noun, in the order of the kinds.
std::string find_step(std::optional<Noun> noun, Kinds& kinds,
                      const std::function<bool(const Kind&, const Step&)>& is_it) {
  for (const std::string& id : kinds.ids()) {
    const Kind* kind = kinds.find(id);
    if (kind == nullptr || !(noun ? to_text(kind->reg) == word_of(*noun) : kind->orders)) {
      continue;
    }
    for (const Step& step : kind->steps) {
      if (is_it(*kind, step)) {
        return step.verb;
      }
    }
  }
  return {};
}

bool begins(const Kind& kind, const Step& step) {
  const auto phase_of = [&](std::string_view id) {
    const auto state = std::ranges::find(kind.states, id, &State::id);
    return state == kind.states.end() ? Phase::ended : state->phase;
  };
  return phase_of(step.to) == Phase::in_hand && std::ranges::any_of(step.from, [&](const auto& id) {
           return phase_of(id) == Phase::fresh;
         });
}

}  // namespace

std::string habit_of(std::string_view word, std::optional<Noun> noun, Kinds& kinds) {
  const bool in_office = !noun || is_register(*noun);
  const auto found = std::ranges::find(verbs, word, &Words::first);
  if (in_office && found != verbs.end()) {
    return std::string{found->second};
  }
  if (in_office && has(ending, word)) {
    return find_step(noun, kinds, [](const Kind& /*kind*/, const Step& step) {
      return step.has(Effect::claim) || step.has(Effect::hold);
    });
  }
  if (in_office && has(beginning, word)) {
    return find_step(noun, kinds, begins);
  }
  if (in_office && has(creating, word)) {
    return noun == Noun::doc       ? "receive"
           : noun == Noun::meeting ? "plan"
           : noun == Noun::task    ? "add"
                                   : "task add";
  }
  return {};
}

bool asks_for_sheet(std::string_view word) {
  return has(sheet, word);
}

std::string_view option_by_habit(std::string_view option) {
  const auto found = std::ranges::find(options, option, &Words::first);
  return found == options.end() ? std::string_view{} : found->second;
}

}  // namespace bureau::cli
