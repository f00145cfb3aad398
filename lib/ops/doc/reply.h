// What we wait for (待复): a paper of our own that wants an answer has a part with the role
// `replier` for each recipient, since it was issued, until what they answer with is received.
#pragma once

#include "ops/deed/deed.h"

#include <optional>
#include <vector>

namespace bureau {

/// Whether the recipients of a paper of our own owe an answer to it: it is for them to act on, or
/// its kind says so of its type (请示, 条例 article 8: 批复 answers it).
bool wants_reply(const Kind& kind, const Matter& paper);

/// The recipients are to have answered by then; they owe it from the issue on. Throws
/// Error(usage) for a paper without recipients.
void expect_reply(Deed& deed, const Matter& paper, const Moment& due);

/// Throws Error(refused) unless it is a paper of our own that was issued: nothing else is answered
/// from outside.
void check_answerable(Deed& deed, Ref paper);

/// Whether somebody owes an answer to it now.
bool is_awaited(Deed& deed, Ref paper);

/// A paper of our own is issued: from now on it waits for the answers that it wants.
void await_replies(Deed& deed, const Matter& paper);

/// What came from outside answers a paper of our own: who sent it is not waited for any more. Who
/// is none of the recipients is said to be so, unless there is one alone. Says what it closed.
void take_reply(Deed& deed, Ref received, Ref paper);

}  // namespace bureau
