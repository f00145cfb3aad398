// What can be wrong with a kind although its TOML is good.
#include "base/error.h"
#include "base/text_form.h"
#include "model/kind.h"
#include "model/lamp.h"
#include "model/matter_table.h"
#include "model/number.h"

#include <algorithm>
#include <array>
#include <set>

namespace bureau {

namespace {

/// Verbs that mean the same for every kind, commands of the office and of reports, and nouns: a
/// step of such a name could not be called. bureau-kinds(5) lists them.
constexpr std::array reserved_verbs = std::to_array<std::string_view>(
    {"list",      "show",       "edit",      "note",       "attach", "link",     "book",
     "log",       "add",        "correct",   "why",        "void",   "init",     "help",
     "inbox",     "search",     "trace",     "undo",       "apply",  "import",   "export",
     "config",    "calendar",   "directory", "attachment", "audit",  "check",    "doc",
     "meeting",   "task",       "report",    "receive",    "draft",  "plan",     "decide",
     "decisions", "instruct",   "urge",      "present",    "where",  "extend",   "adjust",
     "reopen",    "completion", "waiting",   "handover",   "kinds",  "forecast", "watch",
     "schema"});

template <class Range, class T>
bool has(const Range& range, const T& value) {
  return std::ranges::find(range, value) != std::ranges::end(range);
}

/// An id as it stands in JSON, on the command line and in columns.
bool is_word(std::string_view text) {
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto fits = [&](char c) {
    return is_small(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return !text.empty() && is_small(text.front()) && std::ranges::all_of(text, fits);
}

class Checker {
 public:
  explicit Checker(const Kind& kind) : kind_{kind} {}

  std::vector<KindProblem> run() {
    word("id", kind_.id);
    named("name", kind_.name);
    opening();
    states();
    steps();
    ways();
    answer();
    fields();
    patterns();
    words();
    return std::move(problems_);
  }

 private:
  void complain(std::string path, std::string text) {
    problems_.push_back({std::move(path), std::move(text)});
  }

  void word(const std::string& path, std::string_view id) {
    if (!is_word(id)) {
      complain(path, localized("'{}' is not an id: use small letters, digits and '-'", id));
    }
  }

  void named(const std::string& path, const Bilingual& name) {
    if (name.shown().empty()) {
      complain(path, localized("a name is missing: give en, zh or both"));
    }
  }

  /// Which verb opens it, and what goes with its register.
  void opening() {
    constexpr std::array<std::pair<std::string_view, Register>, 4> verbs{
        {{"receive", Register::doc},
         {"draft", Register::doc},
         {"plan", Register::meeting},
         {"add", Register::task}}};
    const auto fits = [&](const auto& verb) {
      return verb.first == kind_.opened_by && verb.second == kind_.reg;
    };
    if (!kind_.opened_by.empty() && std::ranges::none_of(verbs, fits)) {
      std::vector<std::string_view> possible;
      for (const auto& [verb, reg] : verbs) {
        if (reg == kind_.reg) {
          possible.push_back(verb);
        }
      }
      complain("opened_by", localized("'{}' opens nothing in its register: use {}", kind_.opened_by,
                                      fmt::join(possible, ", ")));
    }
    if (kind_.received && kind_.reg != Register::doc) {
      complain("received", localized("only a document is received"));
    }
    if (kind_.orders && kind_.reg != Register::task) {
      complain("orders", localized("only a task is ordered by decisions and instructions"));
    }
  }

  void states() {
    if (kind_.states.empty()) {
      complain("states", localized("a kind needs at least one state"));
    }
    std::set<std::string_view> seen;
    for (const State& state : kind_.states) {
      const std::string path = "states." + state.id;
      word(path + ".id", state.id);
      named(path + ".name", state.name);
      if (!seen.insert(state.id).second) {
        complain(path, localized("the state '{}' is there twice", state.id));
      }
      if (state.id == cancelled_state || state.id == void_state) {
        complain(path, localized("the state '{}' is built in: leave it out", state.id));
      }
    }
    const State* initial = kind_.find_state(kind_.initial);
    if (initial == nullptr && !kind_.states.empty()) {
      unknown_state("initial", kind_.initial);
    } else if (initial != nullptr && !initial->open()) {
      complain("initial",
               localized("a matter cannot begin in the ended state '{}'", kind_.initial));
    }
  }

  void unknown_state(std::string path, std::string_view id) {
    std::vector<std::string_view> ids;
    std::ranges::transform(kind_.states, std::back_inserter(ids), &State::id);
    const std::string_view near = nearest(id, ids);
    complain(std::move(path),
             near.empty()
                 ? localized("there is no state '{}': use one of {}", id, fmt::join(ids, ", "))
                 : localized("there is no state '{}': did you mean '{}'?", id, near));
  }

  void steps() {
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (const Step& step : kind_.steps) {
      const std::string path = "steps." + step.verb;
      word(path + ".verb", step.verb);
      named(path + ".name", step.name);
      if (has(reserved_verbs, step.verb)) {
        complain(path + ".verb",
                 localized("the verb '{}' is reserved: name the step otherwise", step.verb));
      }
      if (step.from.empty()) {
        complain(path + ".from", localized("the step '{}' starts from no state", step.verb));
      }
      for (const std::string& from : step.from) {
        if (kind_.find_state(from) == nullptr) {
          unknown_state(path + ".from", from);
        } else if (!seen.emplace(step.verb, from).second) {
          complain(path + ".from",
                   localized("two steps '{}' start from the state '{}'", step.verb, from));
        }
      }
      if (step.to.empty() && step.effects.empty()) {
        complain(path + ".to", localized("the step '{}' does nothing: say where it leads to, or "
                                         "what it does besides",
                                         step.verb));
      } else if (!step.to.empty() && kind_.find_state(step.to) == nullptr) {
        unknown_state(path + ".to", step.to);
      }
      const State* to = kind_.find_state(step.to);
      if (step.verb == "cancel" && (to == nullptr || to->open())) {
        complain(path + ".to", localized("the step '{}' must lead to an ended state", step.verb));
      }
      if (has(step.effects, Effect::number) && kind_.number_pattern.empty()) {
        complain(path + ".effects",
                 localized("the step '{}' gives a number, but the kind has no pattern", step.verb));
      }
    }
  }

  /// States nobody reaches, open states nobody leaves.
  void ways() {
    const std::set<std::string_view> reached = reached_when(&Checker::is_any);
    for (const State& state : kind_.states) {
      if (!reached.contains(state.id)) {
        complain("states." + state.id, localized("no step leads to the state '{}'", state.id));
      } else if (state.open() && !is_left(state.id)) {
        complain("states." + state.id,
                 localized("no step leads out of the open state '{}'", state.id));
      }
    }
  }

  bool is_left(const std::string& state) const {
    return std::ranges::any_of(kind_.steps, [&](const Step& step) {
      return has(step.from, state) && !step.to.empty() && step.to != state;
    });
  }

  void answer() {
    const bool claims = std::ranges::any_of(kind_.steps, [](const Step& step) {
      return has(step.effects, Effect::claim) || has(step.effects, Effect::hold);
    });
    if (!kind_.answer_required && !kind_.answer_when_act) {
      return;
    }
    if (!claims) {
      complain("steps", localized("an answer is required, but no step has the effect 'claim'"));
    }
    // A way that asks for no answer, to an end that asks for no reason either.
    for (const Step& step : kind_.steps) {
      const State* to = kind_.find_state(step.to);
      const bool ends = to != nullptr && !to->open() && step.verb != "cancel";
      if (ends && !asks_for_answer(step) && !step.has(Condition::reason) &&
          leaves_any(step, reached_when(&Checker::asks_nothing))) {
        complain("steps." + step.verb + ".needs",
                 localized("the step '{}' could end a matter without its answer: needs = "
                           "[\"answer\"], or [\"reason\"], which is the answer then",
                           step.verb));
      }
    }
  }

  static bool asks_for_answer(const Step& step) {
    return step.verb == "answer" || step.has(Condition::answer);
  }
  bool asks_nothing(const Step& step) const {
    const State* to = kind_.find_state(step.to);
    return to != nullptr && to->open() && !asks_for_answer(step);
  }
  bool is_any(const Step& /*step*/) const { return true; }

  static bool leaves_any(const Step& step, const std::set<std::string_view>& states) {
    return std::ranges::any_of(step.from,
                               [&](const std::string& from) { return states.contains(from); });
  }

  /// The states that can be reached by some steps.
  std::set<std::string_view> reached_when(bool (Checker::*counts)(const Step&) const) const {
    std::set<std::string_view> reached{kind_.initial};
    for (bool grew = true; grew;) {
      grew = false;
      for (const Step& step : kind_.steps) {
        grew = (leaves_any(step, reached) && (this->*counts)(step) && !step.to.empty() &&
                reached.insert(step.to).second) ||
               grew;
      }
    }
    return reached;
  }

  void fields() {
    std::set<std::string_view> seen;
    for (const KindField& field : kind_.fields) {
      const std::string path = "fields." + field.id;
      word(path + ".id", field.id);
      named(path + ".name", field.name);
      if (!seen.insert(field.id).second) {
        complain(path, localized("the field '{}' is there twice", field.id));
      }
      if (find_matter_field(field.id) != nullptr) {
        complain(path + ".id",
                 localized("every matter has '{}': name the field otherwise", field.id));
      }
      if ((field.type == FieldType::choice) == field.choices.empty()) {
        complain(path + ".choices",
                 field.choices.empty()
                     ? localized("the field '{}' is a choice and names no choices", field.id)
                     : localized("the field '{}' is no choice and takes no choices", field.id));
      }
    }
    const std::vector<std::string_view> requirable = fields_that_are(Use::required);
    for (const std::string& column : kind_.required) {
      if (!has(requirable, column)) {
        complain("required", localized("'{}' cannot be required: use one of {}", column,
                                       fmt::join(requirable, ", ")));
      }
    }
  }

  void pattern(const std::string& path, const std::string& pattern) {
    if (pattern.empty()) {
      return;
    }
    try {
      format_number(pattern, 2026, 1);
    } catch (const Error& error) {
      complain(path, error.what());
    }
  }

  void limits(const std::string& path, const std::map<Urgency, Limit>& limits) {
    if (std::ranges::any_of(limits, [](const auto& limit) { return limit.second.n <= 0; })) {
      complain(path, localized("a limit must be more than nothing"));
    }
  }

  void patterns() {
    pattern("number_pattern", kind_.number_pattern);
    for (const TypeNumbers& one : kind_.type_numbers) {
      const std::string path = "type_numbers." + (one.types.empty() ? "" : one.types.front());
      pattern(path, one.pattern);
      for (const std::string& type : one.types) {
        if (!kind_.types.empty() && !has(kind_.types, type)) {
          complain(path, localized("'{}' is not a type of {}", type, kind_.name.shown()));
        }
      }
    }
    pattern("serial_pattern", kind_.serial_pattern);
    limits("limits", kind_.limits);
    for (const auto& [state, of_state] : kind_.state_limits) {
      const std::string path = "state_limits." + state;
      if (kind_.find_state(state) == nullptr) {
        unknown_state(path, state);
      }
      limits(path, of_state);
    }
    if (!kind_.cycle.empty()) {
      try {
        static_cast<void>(parse<Limit>(kind_.cycle));
      } catch (const Error& error) {
        complain("cycle", error.what());
      }
    }
  }

  void words() {
    std::set<std::string_view> seen;
    for (const std::string& type : kind_.types) {
      if (type.empty() || !seen.insert(type).second) {
        complain("types", localized("the type '{}' is empty or there twice", type));
      }
    }
    for (const std::string& lamp : kind_.lamps) {
      const std::size_t colon = lamp.find(':');
      if (colon == std::string::npos) {
        complain("lamps",
                 localized("the lamp rule '{}' has no colon: write \"red: overdue\"", lamp));
        continue;
      }
      try {
        static_cast<void>(parse<Lamp>(std::string_view{lamp}.substr(0, colon)));
      } catch (const Error& error) {
        complain("lamps", error.what());
      }
    }
  }

  const Kind& kind_;
  std::vector<KindProblem> problems_{};
};

}  // namespace

std::vector<KindProblem> check(const Kind& kind) {
  return Checker{kind}.run();
}

}  // namespace bureau
