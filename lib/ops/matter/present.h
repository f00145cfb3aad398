// Presenting (送批、呈批): a matter lies on the desk of a leader, and then of the next, until each
// has spoken. Meanwhile its phase is `waiting`. A desk is a part with the role `desk`: who has it,
// since when, until when, and what they said.
#pragma once

#include "ops/deed/deed.h"

#include <optional>
#include <string>
#include <string_view>

namespace bureau {

struct PresentInput {
  std::string text{};           ///< what is asked of them: 请阅示
  std::string to{};             ///< leaders, with commas between: one after the other
  std::optional<Moment> due{};  ///< when their word is wanted
  bool deputy = false;          ///< to the deputy of who is away
  std::string back{};           ///< why it is taken back without their words
};
void declare(Fields& fields, PresentInput& input);

/// Lays it on a leader's desk, or takes it back. Throws Error: usage, refused when it lies before
/// somebody already (or, to be taken back, before nobody), when one of them is away or no leader.
Matter present_matter(Deed& deed, Ref ref, const PresentInput& input);

/// A leader has spoken: when it lay on their desk, it goes on to the next, and after the last back
/// to where it stood. Nothing when it did not. True when it came back.
bool take_from_desk(Deed& deed, Ref ref, std::string_view leader, const std::string& words);

/// Throws Error(refused) while it lies on the desk of somebody else than `by`.
void check_not_before(Deed& deed, const Matter& matter, std::string_view verb, std::string_view by);

/// Says of a task that ends without the last word of the leader who ordered it.
void say_unseen(Deed& deed, const Matter& task);

/// Who has it on their desk acts on it: that is their word, and nobody has it after them.
void leave_desk(Deed& deed, const std::string& words, Matter& matter);

}  // namespace bureau
