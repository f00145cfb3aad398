// A matter: anything the office must answer for; one row of a register. A plain value.
#pragma once

#include "base/json.h"
#include "base/text_form.h"
#include "model/item.h"
#include "model/phase.h"
#include "model/ref.h"
#include "model/secrecy.h"
#include "time/instant.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

enum class Urgency { normal, urgent, very_urgent, top_urgent };  ///< 平件 加急 特急 特提
std::string to_text(Urgency urgency);
void from_text(std::string_view text, Urgency& urgency);
std::string word_of(Urgency urgency);
std::span<const Name> names_of(Urgency urgency);  ///< of all of its sort, as of the next two

enum class Importance { low, normal, high };
std::string to_text(Importance importance);
void from_text(std::string_view text, Importance& importance);
std::span<const Name> names_of(Importance importance);
std::string word_of(Importance importance);

enum class Need { act, read };  ///< 办件 阅件
std::string to_text(Need need);
void from_text(std::string_view text, Need& need);
std::span<const Name> names_of(Need need);
std::string word_of(Need need);

struct Matter {
  Ref ref{};
  std::string kind{};             ///< the id of its kind: incoming, task …
  std::int64_t kind_version = 0;  ///< version of its kind that it is pinned to
  std::string type{};             ///< 文种 of a paper, sort of meeting; free
  std::string number{};           ///< official number, normalised; empty: none
  std::string serial{};           ///< our running number in the register of the year
  std::string title{};
  bool title_public = false;  ///< the title of a state secret may be shown as it is
  std::string state{};
  bool open = true;
  std::int64_t state_rank = 0;  ///< place of the state in its kind
  Urgency urgency = Urgency::normal;
  Importance importance = Importance::normal;
  Secrecy secrecy{};
  std::optional<Need> need{};
  std::string origin{};     ///< who or what raised it, as text
  std::string recipient{};  ///< whom it is for: 主送机关 of an outgoing paper
  std::string unit{};       ///< the lead; empty: none is named
  std::string person{};
  std::string leader{};
  std::string officer{};  ///< who in the office minds it
  std::optional<Ref> parent{};
  std::optional<Instant> due{};
  std::optional<Instant> due_original{};
  std::optional<Instant> due_chase{};  ///< chased by, when an extension was filed too late
  std::string due_source{};            ///< how due came about: "10wd", "given", "M1/d1"
  std::optional<Instant> due_from{};   ///< from when a limit was counted
  std::int64_t due_calendar = 0;       ///< version of the calendar that counted it; 0: not counted
  bool due_provisional = false;
  std::optional<Instant> step_due{};  ///< the present state's own limit
  std::string step_due_source{};
  std::int64_t step_due_calendar = 0;
  std::optional<Instant> state_since{};  ///< happened: when it came to its state
  std::optional<Instant> suspended_at{};
  std::int64_t progress = 0;             ///< per cent
  std::optional<Instant> progress_at{};  ///< happened: the last progress report
  std::string cycle{};                   ///< how often progress is owed: a limit, "1w"
  std::string place{};
  std::optional<Instant> starts_at{};
  std::optional<Instant> ends_at{};
  std::optional<Date> dated{};  ///< 成文日期
  std::optional<Instant> received_at{};
  std::optional<Instant> opened_at{};  ///< happened: when it came into being for the office
  std::optional<Instant>
      claimed_at{};  ///< happened: the kind's `done` step; empty again when returned
  std::optional<Instant> closed_at{};  ///< happened: when it came to an end state
  std::optional<Instant> answered_at{};
  std::string answer{};
  std::string waiver{};         ///< why no answer was owed after all
  std::int64_t extensions = 0;  ///< granted
  std::string whereabouts{};
  std::optional<Date> focus_until{};
  std::vector<std::string> tags{};  ///< in order, each once, none with a comma in it
  std::vector<std::pair<std::string, Json>>
      fields{};  ///< what the kind adds; C++ never reads one by name
  std::int64_t version = 0;
  std::optional<Phase> phase{};  ///< what its state means; nothing: written before kinds said so
  std::string standard{};        ///< 完成标准: what the result must be
  std::int64_t copies = 0;       ///< 份数; 0: not said

  friend bool operator==(const Matter&, const Matter&) = default;
};

/// Throws Error(usage) unless the matter may be stored: a title of 1 to 500 characters in one line,
/// other texts of at most 2,000, percentages 0 to 100, an end after its beginning.
void check(const Matter& matter);

/// When what was owed was done, by which it is judged: a paper when its answer was given, one that
/// owes none when it was issued or ended; everything else when what stands was claimed. What the
/// office did after that is the office's own time (product rule 5).
std::optional<Instant> done_at(const Matter& matter);

/// Whether it is late now: open, with a due instant that has passed and not done by then. No limit
/// runs while it is suspended.
bool is_overdue(const Matter& matter, Instant now);

/// When a part of the matter is due: with it, unless it has a time of its own.
std::optional<Instant> due_of(const Part& part, const Matter& matter);

/// Whether it was done after the due instant; nothing without due, or while it is not done.
std::optional<bool> was_late(const Matter& matter);

/// Whether it is overdue, or was done too late.
bool is_late(const Matter& matter, Instant now);

/// Whether the limit of its present state has passed.
bool is_step_overdue(const Matter& matter, Instant now);

}  // namespace bureau
