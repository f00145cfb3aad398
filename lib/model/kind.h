// A kind: a flow as data. Its TOML is read by lib/settings/kinds; bureau-kinds(5) is its manual.
#pragma once

#include "model/matter.h"
#include "time/limit.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// Something in both languages.
struct Bilingual {
  std::string en{};
  std::string zh{};
  const std::string& shown() const;  ///< in the language of the process; the other when it is empty
  friend bool operator==(const Bilingual&, const Bilingual&) = default;
};

/// How a matter ended: a refusal is not closed on time.
enum class Ending { done, refused, cancelled, none };
std::string to_text(Ending ending);  ///< done refused cancelled void
void from_text(std::string_view text, Ending& ending);

struct State {
  std::string id{};
  Bilingual name{};
  Phase phase = Phase::in_hand;
  Ending ending = Ending::done;  ///< of a state that is ended

  bool open() const { return phase != Phase::ended; }
  bool rests() const { return phase == Phase::rest; }  ///< waiting time is given back
  friend bool operator==(const State&, const State&) = default;
};

/// Whose act a step is.
enum class Act { unit, office, leader, anyone, named };
std::string to_text(Act act);
void from_text(std::string_view text, Act& act);

/// What must hold before a step. A closed list: a new one is code.
enum class Condition {
  unit,          ///< a lead unit is named
  due,           ///< a due instant is set
  number,        ///< an official number was given
  answer,        ///< the answer to the origin is recorded, or waived (rule 1)
  file,          ///< a file is attached
  reason,        ///< the command gives a text that says why
  text,          ///< the command gives a text
  tasks_closed,  ///< no task that implements it is open
  whereabouts,   ///< the command says where it ended, or it was said before
  not_lead,      ///< not the act of the unit in charge
  progress,      ///< there is a progress report, or the command gives a text
  decisions,     ///< every decision has a task or a stated reason for none
};
std::string to_text(Condition need);
void from_text(std::string_view text, Condition& need);

/// What a step does besides changing the state. A closed list.
enum class Effect {
  claim,        ///< done = true: claimed_at is when it happened
  unclaim,      ///< the claim is taken back: a return
  number,       ///< the next number of the kind's series is given
  whereabouts,  ///< the text says where it ended
  hold,         ///< a meeting took place: progress 100, claimed_at
  back,         ///< to the state that it came from, where the journal knows it; else to `to`
};
std::string to_text(Effect effect);
void from_text(std::string_view text, Effect& effect);

struct Step {
  std::string verb{};
  Bilingual name{};
  Bilingual help{};                 ///< one line for --help
  std::vector<std::string> from{};  ///< states
  std::string to{};                 ///< "": it stays in its state
  Act act = Act::office;
  std::string unit{};  ///< whose act it is when that is a named unit's
  std::vector<Condition> needs{};
  std::vector<Effect> effects{};
  bool has(Effect effect) const;
  bool has(Condition need) const;
  friend bool operator==(const Step&, const Step&) = default;
};

enum class FieldType { text, number, date, instant, flag, choice };
std::string to_text(FieldType type);
void from_text(std::string_view text, FieldType& type);

/// A field that the kind adds to its matters.
struct KindField {
  std::string id{};
  Bilingual name{};
  FieldType type = FieldType::text;
  bool required = false;
  std::vector<std::string> choices{};
  friend bool operator==(const KindField&, const KindField&) = default;
};

struct Kind {
  std::string id{};
  Register reg = Register::task;
  Bilingual name{};
  std::string initial{};  ///< the state in which a matter begins
  std::vector<State>
      states{};  ///< in the order of the flow; the last words of cancel and void are built in
  std::vector<Step> steps{};
  std::vector<KindField> fields{};
  std::vector<std::string> required{};  ///< columns that must be given: unit, due, origin …
  std::vector<std::string> types{};     ///< allowed words of `type` (文种); empty: any
  std::string opened_by{};              ///< the verb that opens it when no kind is named; or ""
  bool received = false;                ///< comes in from outside: has the moment when it did
  bool orders = false;                  ///< what decisions and instructions open
  bool answer_required = false;
  bool answer_when_act = false;       ///< answer_required only for need = act
  std::string number_pattern{};       ///< series of official numbers, given by the effect `number`
  std::string number_series{};        ///< name of the series; the kind's id when empty
  std::string serial_pattern{};       ///< running number in the register, given when created
  std::map<Urgency, Limit> limits{};  ///< whole matter, when no due is given
  std::map<std::string, std::map<Urgency, Limit>> state_limits{};  ///< time to leave a state
  std::string cycle{};                                             ///< how often progress is owed
  std::vector<std::string> lamps{};  ///< "colour: expression", when they differ from the office's
  std::string source{};              ///< its TOML text, for kind_version; empty for tests

  const State* find_state(std::string_view state) const;
  const Step* find_step(std::string_view verb,
                        std::string_view state) const;  ///< that may be taken from `state`
  /// The step with this effect that may be taken from `state`.
  const Step* find_step(Effect effect, std::string_view state) const;
  const KindField* find_field(std::string_view field) const;
  bool has_step(std::string_view verb) const;
  std::vector<std::string> steps_from(std::string_view state) const;  ///< verbs
  std::string word_of(
      std::string_view verb) const;  ///< what people call the step; the verb when it has none
  std::string typed(std::string_view verb) const;  ///< the same with what is typed: "签收(accept)"
  std::string word_of_state(std::string_view state) const;  ///< what people call the state
  std::int64_t rank_of(std::string_view state) const;
  friend bool operator==(const Kind&, const Kind&) = default;
};

/// What the journal calls a verb, for people: "签收", "报告进展"; "task progress" stays as it was
/// typed in English.
std::string word_of_verb(const std::string& verb, const Kind* kind);

/// Built in for every kind: where `cancel` and the undoing of a creation lead.
inline constexpr std::string_view cancelled_state = "cancelled";
inline constexpr std::string_view void_state = "void";

/// A problem of a kind, where it was found by name; the reader adds file and line.
struct KindProblem {
  std::string path{};  ///< "steps.accept.to"
  std::string text{};
};

/// Checks what TOML alone cannot: unknown states, states nobody reaches, open states nobody leaves,
/// reserved verbs, two steps of one verb from one state, no claim on a kind that must be answered
/// by its unit, a way to end without the answer that is owed, patterns. Returns every problem.
std::vector<KindProblem> check(const Kind& kind);

}  // namespace bureau
