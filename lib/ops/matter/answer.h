// The closed loop's answer (rule 1): every matter owes one to its own origin.
#pragma once

#include "ops/deed/deed.h"

#include <optional>
#include <string>
#include <vector>

namespace bureau {

struct AnswerInput {
  std::string text{};
  std::string with{};               ///< the paper that carries it: D2
  std::vector<std::string> also{};  ///< other matters that it answers too
  bool interim = false;             ///< it only says that the answer will follow
  std::string waive{};              ///< why none is owed
};

void declare(Fields& fields, AnswerInput& input);

/// Records the answer of a matter, and of --also; then takes the step `answer` of its kind, where
/// there is one from its state. An answer that a paper of our own carries is given when that is
/// issued. What is interim (先行函复) stands beside it and leaves it owed; so does what is answered
/// again, which is judged by the first. Throws Error(refused) when the same answer was given,
/// nothing is said, or it is the act of another: a paper is answered and an answer waived by the
/// office alone.
Matter answer_matter(Deed& deed, Ref ref, const AnswerInput& input);

/// When a paper of our own was issued (印发): when that was claimed, or where no step of its kind
/// claims it, when it ended, and not in vain. Nothing for what came from outside.
std::optional<Instant> issued_at(const Office& office, const Matter& paper);

/// What an answer is called after the paper that carries it, for who may read the matter: no title
/// of a paper above it.
std::string named_paper(const Matter& matter, const Matter& paper);

/// A paper of our own is issued now: what it was to answer, and is open, has its answer with that.
void answer_by_issue(Deed& deed, const Matter& paper);

/// Records it alone: given with another step, after which that step may follow.
void record_answer(Deed& deed, Ref ref, const AnswerInput& input);

}  // namespace bureau
