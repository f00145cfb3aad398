// What figures know of a matter, or of something inside one, as it was when a period ended. What
// costs something to know is asked for when a figure wants it, and once.
#pragma once

#include "figures/scope.h"
#include "model/finding.h"
#include "time/period.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace bureau {

/// The period that is told about, and how far it had come.
struct Times {
  Period period{};
  Period next{};
  Instant
      end{};  ///< that of the period, or the instant as of which it is told when that is earlier
  bool contain(const std::optional<Instant>& instant) const {
    return instant && period.contains(*instant) && *instant <= end;
  }
};
Times times_of(const Period& period, Instant as_of, const Office& office);

/// What a figure is counted from besides what was open or moved in the period.
struct Looks {
  bool ended = false;   ///< at what ended and is not archived
  bool waived = false;  ///< at what owed no answer after all
  bool links = false;
  bool parts = false;
  bool replies = false;        ///< at papers of ours that wait for an answer
  bool signers = false;        ///< at papers that somebody signed for a principal
  bool orderers = false;       ///< at tasks whose orderer has not said the last word
  std::string_view letters{};  ///< at items of these
  bool back = false;           ///< also at those of before the period
};

/// The part of a unit that helps, or of who owes an answer to a paper of ours, and had not
/// answered.
struct OpenPart {
  std::int64_t matter = 0;  ///< its key
  std::string who{};
  std::optional<Instant> due{};  ///< nothing: with the matter
  std::optional<Instant> since{};
  std::string for_whom{};  ///< of a signer who stood in
};

/// What stands between matters, read once for all of them.
class Ties {
 public:
  Ties() = default;
  Ties(const History& history, const Looks& looks);

  /// Whether a task was tied to it that carries it out.
  bool is_carried_out(const AnyRef& item) const;
  /// The papers that a paper is recorded as the answer to.
  std::vector<Ref> answered_with(Ref paper) const;
  std::span<const OpenPart> open_parts(Ref matter) const;
  std::span<const OpenPart> awaited(Ref paper) const;  ///< answers to a paper of ours
  /// Whom a paper was signed for, by who stood in.
  const OpenPart* signed_for(Ref paper) const;
  /// The leader who ordered a task and has not said the last word.
  const OpenPart* unheard(Ref task) const;
  std::vector<Ref> looked_at() const;                       ///< of which these three tell, sorted
  std::span<const OpenPart> handed_over(Ref matter) const;  ///< and not taken over

 private:
  std::vector<AnyRef> carried_out_{};
  std::vector<std::pair<Ref, Ref>> answers_{};
  std::vector<OpenPart> parts_{};
  std::vector<OpenPart> replies_{};
  std::vector<OpenPart> successors_{};
  std::vector<OpenPart> signers_{};
  std::vector<OpenPart> orderers_{};
};

struct Facts {
  const Matter& matter;
  const Times& times;
  const Office& office;
  const Ties& ties;

  bool is(Register reg) const { return matter.ref.reg == reg; }
  bool was_open() const {
    return matter.open && matter.opened_at && *matter.opened_at <= times.end;
  }
  /// Open at the end, or it came, was received, claimed, answered or ended in the period.
  bool is_of_period() const;
  /// Ended by a refusal or called off: neither on time nor late, and not held.
  bool ended_in_vain() const;
  bool is_overdue() const { return bureau::is_overdue(matter, times.end); }
  bool is_stuck() const;
  const Kind* kind() const;  ///< nullptr: it is not known any more
  /// Of units that help with an open task: what was due and not answered, by unit.
  std::vector<OpenPart> late_parts() const;

  // what was asked for once
  mutable std::optional<const Kind*> known_kind{};
  mutable std::optional<bool> known_stuck{};
};

/// What is known of the matter in which something stands.
struct Owner {
  bool shown = false;  ///< it may be, and is not void
  bool open = false;
};

struct ItemFacts {
  const Item& item;
  const Times& times;
  const Office& office;
  const Ties& ties;
  const std::function<Owner(Ref)>& find_owner;

  /// To be asked last: it may have to be read.
  const Owner& owner() const;
  bool is_carried_out() const { return item.task || ties.is_carried_out(item.ref); }

  mutable std::optional<Owner> known_owner{};
};

/// Whether a task had no progress report in its cycle (and is neither claimed nor waiting).
bool is_stuck(const Matter& matter, Instant now, const Office& office);

}  // namespace bureau
