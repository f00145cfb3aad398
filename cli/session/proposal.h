// Proposing and confirming: what a command would do is told without doing it, and done when a
// person has seen it and nothing of it has changed. Nothing is kept meanwhile: the digest says it
// all.
#pragma once

#include "cli/session/session.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bureau::cli {

/// What --propose prints and --confirm gives back. Its text form is one word.
struct Digest {
  Instant at{};           ///< the instant that was fixed: now of what is confirmed
  bool by_person = true;  ///< no program (BUREAU_VIA) proposed it
  std::string hash{};     ///< of all that is to be the same: in hexadecimal
};
std::string to_text(const Digest& digest);
void from_text(std::string_view text, Digest& digest);

/// Whether nothing is to be recorded: a proposal, a dry run.
bool only_asks(const Globals& globals);

/// Throws Error: usage where there is nothing to propose or to confirm, conflict for a digest that
/// is older than an hour.
void check_proposal(const Command& command, const Globals& globals, Instant now);

/// Looks at what was done and is not committed yet; `before` is the last entry of others. Proposing
/// gives what to print in its place. Confirming throws Error(conflict) unless it is to the byte
/// what was proposed: by the same command and person and the same settings, the same changes of the
/// same versions of matters.
std::optional<Outcome> weigh(Session& session, Database& database, std::int64_t before);

}  // namespace bureau::cli
