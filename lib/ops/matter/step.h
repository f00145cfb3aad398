// Steps: a matter walks through its flow. The kind's file decides which, by whom, and what must
// hold.
#pragma once

#include "ops/deed/deed.h"

#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// What a step may be given.
struct StepInput {
  std::string text{};  ///< the reason of a return, what was done
  std::string whereabouts{};
  std::string waive{};                 ///< why no answer is owed after all
  std::string for_whom{};              ///< the principal for whom it is signed
  std::vector<std::string> without{};  ///< units that help and do not answer any more
  std::vector<std::string> attach{};
};

void declare(Fields& fields, StepInput& input);

/// Throws Error(refused): a paper does not end while a task that implements it is open (rule 1).
void check_may_end(Deed& deed, const Matter& matter, std::string_view verb);

/// Throws Error(refused) for what is said to have happened in a meeting before it began.
void check_begun(const Deed& deed, const Matter& meeting);

/// Takes the step `verb` of the matter's kind. Throws Error(refused) that says the state the matter
/// is in, which steps are possible and what is missing.
Matter take_step(Deed& deed, Ref ref, std::string_view verb, const StepInput& input);

/// The transition of the step that is named like an operation which was just done (answer, assign,
/// progress), where the kind has one from the matter's state; else nothing. What was said with the
/// operation is said for the step too. Throws Error(refused) as take_step() does.
void take_step_of(Deed& deed, Ref ref, std::string_view operation, const std::string& text);

/// Ends a matter without an answer; the reason is the waiver. Where its kind has a step `cancel`
/// from its state, that is how it ends.
Matter cancel_matter(Deed& deed, Ref ref, std::string_view reason);

/// Whether an answer to the origin is still owed (rule 1).
bool owes_answer(const Kind& kind, const Matter& matter);

}  // namespace bureau
