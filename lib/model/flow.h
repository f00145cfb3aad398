// A flow (流程): the states of a kind, and the steps between them with what they need and do. All
// that the program knows of them is in the closed lists here.
#pragma once

#include "model/phase.h"

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
  sign,         ///< who acts is its signer (签发人), and the paper has the date of that day
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

}  // namespace bureau
