// A kind: a flow as data. Its TOML is read by lib/settings/kinds; bureau-kinds(5) is its manual.
#pragma once

#include "model/field_type.h"
#include "model/flow.h"
#include "model/matter.h"
#include "time/limit.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bureau {

/// A field that the kind adds to its matters.
struct KindField {
  std::string id{};
  Bilingual name{};
  FieldType type = FieldType::text;
  bool required = false;
  std::vector<std::string> choices{};
  friend bool operator==(const KindField&, const KindField&) = default;
};

/// Official numbers of some types in a series of their own: 函 have 办函〔2026〕1号.
struct TypeNumbers {
  std::vector<std::string> types{};
  std::string pattern{};
  std::string series{};  ///< its name; when empty the kind's id and the first type
  friend bool operator==(const TypeNumbers&, const TypeNumbers&) = default;
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
  std::vector<std::string> replied{};   ///< words of `type` whose recipients owe an answer (请示)
  std::vector<std::string> principal_signs{};  ///< words of `type` that a principal signs (上行文)
  bool answer_required = false;
  bool answer_when_act = false;  ///< answer_required only for need = act
  std::string number_pattern{};  ///< series of official numbers, given by the effect `number`
  std::string number_series{};   ///< name of the series; the kind's id when empty
  std::vector<TypeNumbers> type_numbers{};  ///< other series, by type
  std::string serial_pattern{};             ///< running number in the register, given when created
  std::map<Urgency, Limit> limits{};        ///< whole matter, when no due is given
  std::map<std::string, std::map<Urgency, Limit>> state_limits{};  ///< time to leave a state
  std::string cycle{};                                             ///< how often progress is owed
  std::vector<std::string> lamps{};  ///< "colour: expression", when they differ from the office's
  std::string source{};              ///< its TOML text, for kind_version; empty for tests

  /// Whether who raised it is owed an answer: always, or for what is to be acted on.
  bool wants_answer(const Matter& matter) const {
    return answer_required || (answer_when_act && matter.need == Need::act);
  }
  /// The pattern and the name of the series from which what has this type gets its numbers.
  std::pair<std::string_view, std::string> numbers_of(std::string_view type) const;
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
