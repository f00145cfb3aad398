#include "base/error.h"
#include "base/text.h"
#include "base/text_form.h"
#include "model/matter_table.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

constexpr std::array<Name, 4> urgency_names{{
    {"normal", "normal", "平件"},
    {"urgent", "urgent", "加急|急件|急"},
    {"very-urgent", "very urgent", "特急"},
    {"top-urgent", "top urgent", "特提"},
}};
constexpr std::array<Name, 3> importance_names{{
    {"low", "low", "次要"},
    {"normal", "normal", "一般"},
    {"high", "high", "重要"},
}};
constexpr std::array<Name, 2> need_names{{
    {"act", "to act on", "办件"},
    {"read", "to read", "阅件"},
}};

constexpr std::size_t longest_title = 500;
constexpr std::size_t longest_text = 2000;

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool is_longer(std::string_view text, std::size_t most) {
  return text.size() > most && characters(text) > most;
}

void check_length(std::string_view name, const std::string& text) {
  if (is_longer(text, longest_text)) {
    throw Error(ErrorKind::usage, "'{}' has {} characters: at most {} are kept", name,
                characters(text), longest_text);
  }
}

void check_not_below_zero(std::string_view name, std::int64_t number) {
  if (number < 0) {
    throw Error(ErrorKind::usage, "{} is not {}: give a whole number from 0 on", name, number);
  }
}

void check_title(std::string_view title) {
  if (trimmed(title).empty()) {
    throw Error(ErrorKind::usage, "a matter needs a title");
  }
  const bool lines = title.find_first_of("\n\r\v\f") != std::string_view::npos ||
                     title.find("\u2028") != std::string_view::npos ||
                     title.find("\u2029") != std::string_view::npos;
  if (lines) {
    throw Error(ErrorKind::usage, "the title of a matter is one line");
  }
  if (is_longer(title, longest_title)) {
    throw Error(ErrorKind::usage, "the title has {} characters: at most {} are kept",
                characters(title), longest_title);
  }
}

}  // namespace

std::string to_text(Urgency urgency) {
  return std::string{urgency_names.at(static_cast<std::size_t>(urgency)).id};
}

void from_text(std::string_view text, Urgency& urgency) {
  urgency = static_cast<Urgency>(parse_name("urgency", urgency_names, text));
}

std::string word_of(Urgency urgency) {
  return std::string{word_of(urgency_names.at(static_cast<std::size_t>(urgency)))};
}

std::span<const Name> names_of(Urgency /*urgency*/) {
  return urgency_names;
}

std::span<const Name> names_of(Importance /*importance*/) {
  return importance_names;
}

std::span<const Name> names_of(Need /*need*/) {
  return need_names;
}

std::string to_text(Importance importance) {
  return std::string{importance_names.at(static_cast<std::size_t>(importance)).id};
}

void from_text(std::string_view text, Importance& importance) {
  importance = static_cast<Importance>(parse_name("importance", importance_names, text));
}

std::string word_of(Importance importance) {
  return std::string{word_of(importance_names.at(static_cast<std::size_t>(importance)))};
}

std::string to_text(Need need) {
  return std::string{need_names.at(static_cast<std::size_t>(need)).id};
}

void from_text(std::string_view text, Need& need) {
  need = static_cast<Need>(parse_name("need", need_names, text));
}

std::string word_of(Need need) {
  return std::string{word_of(need_names.at(static_cast<std::size_t>(need)))};
}

void check(const Matter& matter) {
  check_title(matter.title);
  for (const MatterField& field : matter_fields) {
    if (const auto* text = std::get_if<std::string Matter::*>(&field.access)) {
      check_length(field.name, matter.**text);
    } else if (const auto* number = std::get_if<std::int64_t Matter::*>(&field.access)) {
      check_not_below_zero(field.name, matter.**number);
    }
  }
  for (const std::string& tag : matter.tags) {
    check_length("tag", tag);
  }
  if (matter.progress < 0 || matter.progress > 100) {
    throw Error(ErrorKind::usage, "progress is a percentage from 0 to 100, not {}",
                matter.progress);
  }
  if (matter.starts_at && matter.ends_at && *matter.ends_at <= *matter.starts_at) {
    throw Error(ErrorKind::usage, "the end ({}) must come after the beginning ({})",
                to_short_text(*matter.ends_at), to_short_text(*matter.starts_at));
  }
}

std::optional<Instant> done_at(const Matter& matter) {
  return matter.ref.reg == Register::doc && matter.answered_at ? matter.answered_at
                                                               : matter.claimed_at;
}

bool is_overdue(const Matter& matter, Instant now) {
  if (!matter.open || !matter.due || !(*matter.due < now)) {
    return false;
  }
  const bool waited = matter.suspended_at && *matter.suspended_at <= *matter.due;
  const std::optional<Instant> done = done_at(matter);
  return !waited && (!done || *done > *matter.due);
}

std::optional<Instant> due_of(const Part& part, const Matter& matter) {
  return part.due ? part.due : matter.due;
}

std::optional<bool> was_late(const Matter& matter) {
  const std::optional<Instant> done = done_at(matter);
  if (!matter.due || !done) {
    return std::nullopt;
  }
  return *done > *matter.due;
}

bool is_late(const Matter& matter, Instant now) {
  return is_overdue(matter, now) || was_late(matter).value_or(false);
}

bool is_step_overdue(const Matter& matter, Instant now) {
  return matter.open && matter.step_due && *matter.step_due < now;
}

}  // namespace bureau
