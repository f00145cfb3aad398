// A deed: one thing that somebody does in the office, from its beginning to its entry in the
// journal. Every operation is a free function that takes a Deed; the transaction is the caller's.
#pragma once

#include "model/fields.h"
#include "model/risk.h"
#include "office/office.h"
#include "store/journal.h"
#include "store/matters.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace bureau {

/// Who, when, why: what every changing verb takes.
struct DeedOptions {
  std::string by{};
  std::optional<Moment> when{};
  std::string note{};
  std::string reason{};
  std::optional<std::int64_t> if_version{};
};

void declare(Fields& fields, DeedOptions& options);

/// Who typed, where and with which clock.
struct Actor {
  std::string name{};
  std::string login{};
  std::string via{};  ///< the program that acts for them; empty: they type themselves
  Instant now{};      ///< when the command was given, or what --now says
  Instant clock{};    ///< the time that it is now, under the lock
  bool pretended = false;
  bool agreed = false;                 ///< said yes beforehand to what cannot be undone
  Allowance allowed = Allowance::all;  ///< by BUREAU_ALLOW
  bool must_ask = false;               ///< a program, and nobody has confirmed what it proposed
};

/// Where deeds are done: the store, by which rules, behind which entry, by whom.
struct Desk {
  Database& database;
  const Office& office;
  JournalHead& head;
  Actor actor{};
};

class Deed {
 public:
  /// Throws Error(refused) when --when, or a --now in a store of the real time, lies in the future
  /// or further back than back_days without a reason; usage for a text that is not UTF-8.
  Deed(const Desk& desk, const DeedOptions& options, std::string verb, std::int64_t batch = 0);

  Database& database() { return database_; }
  const Office& office() const { return office_; }
  Journal& journal() { return journal_; }
  Instant now() const { return journal_.entry().at; }
  Instant happened() const { return journal_.entry().happened; }
  const DeedOptions& options() const { return options_; }
  const std::string& actor() const { return actor_.name; }
  bool agreed() const { return actor_.agreed; }

  /// Whose act it is: --by in the directory's spelling, else `otherwise`. Recorded in the entry.
  std::string acts_for(std::string_view otherwise);

  /// The matter that the deed is about, checked against the ceiling and, the first time, against
  /// --if-version. Throws not_found, conflict, refused.
  Matter get(Ref ref);

  /// The same of what is done to open matters only. Throws Error(refused) for one that is closed.
  Matter get_open(Ref ref, std::string_view verb);

  /// Why: what was typed as a text, else --reason.
  std::string reason(std::string_view text) const;

  /// A matter that is only referred to: --if-version does not mean it. Throws not_found, refused.
  Matter referred(Ref ref);

  void save(const Matter& matter);                 ///< checked; recorded as what changed of it
  Item add_item(Ref ref, char letter, Item item);  ///< gives it its number and `by`, `at`
  void save_item(const Item& item);

  void mends() { journal_.entry().mends = true; }  ///< it puts right what was recorded
  /// Names the first thing that the deed is about, for the journal.
  void about(std::string_view ref);

  /// Text for people, on stderr, once it is done.
  void say(std::string text) { messages_.push_back(std::move(text)); }
  std::vector<std::string>& messages() { return messages_; }

  /// What somebody says about a matter, as it is kept. Throws Error(refused) when it is a state
  /// secret, whose register has no words (rule 9), unless the office takes bodies of them.
  std::string words(const Matter& matter, std::string_view field, std::string_view text) const;

  /// Whether acts on a matter are recorded without words.
  bool is_wordless(const Matter& matter) const;

  /// A moment as people write it, by the office's calendar and hours. Throws Error(usage).
  Moment moment(std::string_view text, Direction direction) const;
  /// The same, and says how it was understood, as options do.
  Moment told_moment(std::string_view field, std::string_view text, Direction direction);
  /// A day that has been. Throws Error(usage), for a time of day too.
  Date day(std::string_view text, Direction direction = Direction::back) const;

  /// A unit as records keep it: its code or the directory's spelling; says the nearest when it is
  /// new.
  std::string unit(std::string_view name);
  /// The same of a person; `field` is what it is asked for.
  std::string person(std::string_view field, std::string_view name);

  /// Pins what a limit was counted with and says so when it is provisional.
  Due count_limit(const Limit& limit, Instant from, std::int64_t& calendar_version);

  /// Throws Error(refused) for what who acts is not allowed, or has to ask a person for first.
  void must_be_allowed(Risk risk) const;

  /// The version of each matter that was looked at, as it was when that was done first.
  const std::map<Ref, std::int64_t>& read() const { return read_; }

  /// Writes the entry. False when nothing was changed. Throws Error(refused) for what ends a matter
  /// where who acts may not.
  bool finish();

 private:
  void check_clock(const JournalHead& head) const;
  WordContext context(Direction direction) const;

  Database& database_;
  const Office& office_;
  Actor actor_;
  DeedOptions options_;
  Journal journal_;
  std::set<Ref> met_{};  ///< what --if-version was held against
  std::map<Ref, std::int64_t> read_{};
  std::vector<std::string> messages_{};
};

/// When something happened. A day without a time is that day's end of work; for today that is now.
/// Throws Error(refused) for what lies ahead.
Instant past_moment(std::string_view option, const Moment& moment, Instant now);

/// What stands where a state secret has no words: 〔机密〕.
std::string cover_text(const Matter& matter);

}  // namespace bureau
