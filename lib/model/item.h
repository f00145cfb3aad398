// What stands inside a matter: decisions, instructions, progress reports, notes … one shape for
// all, told apart by the letter of their sub-ref.
#pragma once

#include "base/text_form.h"
#include "model/ref.h"
#include "time/instant.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// Which members a letter uses:
///   d  decision 议定事项: text, result (decision_result), unit, due, task,
///      reason
///   i  instruction 领导指示: by the leader, text, means (written, oral), witness, task, unit, due
///   p  progress 进展: text, percent, problem, next, unit (of one that helps: of its part)
///   e  extension 延期: due (of then), target (the new due), text (reason), result (filed granted
///      refused), means (waiting: filed while the limit stood still), decided_at, decider
///   u  urging 催办: text, means (电话 …)
///   f  file 附件: text (its name), size, hash; the bytes are shared by content
///   v  voided number 作废号: text (the number), reason
///   y  reply 函复 beside the answer that is judged: text, result (interim, further)
///   n  note, a agenda item: text
struct Item {
  SubRef ref{};
  Instant at{};      ///< happened
  std::string by{};  ///< whose act: a unit or a person
  std::string text{};
  std::string result{};
  std::string unit{};
  std::optional<Instant> due{};
  std::optional<Instant> target{};
  std::int64_t percent = -1;  ///< -1: not said
  std::string problem{};
  std::string next{};
  std::string means{};
  std::string witness{};
  std::string reason{};
  std::string decider{};
  std::optional<Instant> decided_at{};
  std::optional<Ref> task{};  ///< the matter that carries it out
  std::int64_t size = 0;      ///< of a file, in bytes
  std::string hash{};         ///< of its bytes: BLAKE2b-256, 32 bytes

  friend bool operator==(const Item&, const Item&) = default;
};

std::span<const Name> decision_results();
/// The result of a decision by its id or a word of either language; empty text: agreed. Throws
/// Error(usage).
std::string decision_result(std::string_view text);

/// Whether nothing says what becomes of a decision: no task carries it out, no reason says why not,
/// and it asks for something.
bool lacks_task(const Item& decision, bool carried_out);

/// An extension counts when it was filed before the due time of then (rule 5), or while the limit
/// stood still.
bool filed_in_time(const Item& extension);

/// How far a matter is by its reports, without those of units that help: what the newest of those
/// says that give a percentage.
struct Progress {
  std::int64_t percent = 0;
  std::optional<Instant> at{};  ///< of the newest report
};
Progress progress_by(const std::vector<Item>& items);  ///< looks at the reports among them

/// "60", "60%": 0 to 100. Throws Error(usage).
std::int64_t percentage(std::string_view text);

/// What a decision's result is called on the screen; other words as they are.
std::string word_of_result(std::string_view id);

/// A part: one unit's or person's role in a matter.
struct Part {
  Ref ref{};
  std::string role{};  ///< co, attendee, signer, desk
  std::int64_t n = 1;  ///< which time that somebody has it: the same reader twice
  std::string who{};
  std::optional<Instant> since{};  ///< happened: when it was given; nothing: not known any more
  std::optional<Instant> due{};
  std::optional<Instant> accepted_at{};
  std::optional<Instant> answered_at{};
  std::string answer{};
  friend bool operator==(const Part&, const Part&) = default;
};

/// Whether a progress report is of a unit that helps: it says nothing of the whole.
bool is_of_part(const Item& report);

/// A link: `from` answers, implements, decided-at, cites, replaces, part-of `to`.
struct Link {
  Ref from{};
  std::string kind{};
  Ref to{};
  std::string sub{};  ///< the item of `to` that is meant: d1; empty: all of it
  friend auto operator<=>(const Link&, const Link&) = default;
};

}  // namespace bureau
