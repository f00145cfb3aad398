// Opening a matter: a paper received or drafted, a meeting planned, a task given.
#pragma once

#include "ops/deed/deed.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// What a new matter may be given. The kind's file says which of it is required.
struct NewMatter {
  std::string kind{};
  std::string title{};
  /// As it was typed, by the names of the table of fields (Use::opened, Use::imported).
  std::map<std::string, std::string, std::less<>> values{};
  bool title_public = false;
  std::vector<std::string> co{};
  std::vector<std::string> attendees{};
  bool names_are_divided = false;  ///< of co and attendees, by who knows better with what
  std::optional<Moment> due{};
  std::optional<Limit> within{};
  std::optional<Moment> starts{};
  std::optional<Limit> lasts{};
  std::optional<Date> dated{};
  std::optional<Moment> received{};
  std::vector<std::string> tags{};
  std::vector<std::string> fields{};   ///< key=value of the kind's own fields
  std::vector<std::string> attach{};   ///< files
  std::optional<Moment> reply_by{};    ///< when the recipients are to have answered
  std::vector<std::string> answers{};  ///< papers of our own that it answers
  std::string like{};                  ///< copy what is not given from this matter

  std::string value(std::string_view field) const;  ///< "" when it is not given
};

/// What each of the opening verbs takes.
void declare_task(Fields& fields, NewMatter& draft);
void declare_incoming(Fields& fields, NewMatter& draft);
void declare_outgoing(Fields& fields, NewMatter& draft);
void declare_meeting(Fields& fields, NewMatter& draft);

/// Throws Error: usage (a value), refused (a missing required field, secrecy, strict units),
/// conflict (the same number twice), not_found (kind, parent).
Matter open_matter(Deed& deed, NewMatter draft);

/// When a meeting begins: a day alone does not say. Throws Error(usage).
Instant start_of(const Moment& moment);

/// The date on a paper; one that lies ahead is said.
void set_dated(Deed& deed, Matter& matter, Date dated);

/// Says what a limit that was typed came to.
void say_counted(Deed& deed, const Limit& limit, const Matter& matter);

/// Sets due, its source and its pinned calendar: a moment given, else a limit, counted from `from`.
void set_due(Deed& deed, Matter& matter, const std::optional<Moment>& due,
             const std::optional<Limit>& within, Instant from);

/// Sets the limit of the state that a matter has just come to.
void set_step_due(Deed& deed, const Kind& kind, Matter& matter);

}  // namespace bureau
