#include "cli/office/changes.h"

#include "base/text.h"
#include "model/matter_fields.h"
#include "store/matters.h"

#include <algorithm>
#include <array>
#include <set>

namespace bureau::cli {

namespace {

/// They follow from others, or from the clock.
constexpr std::array derived{"version", "lamp",   "overdue",      "step_overdue", "late",
                             "ref",     "open",   "due_original", "extensions",   "step_due",
                             "co",      "fields", "register",     "tag"};  // co: rows of its own

struct Texts {
  std::string operator()(std::monostate /*none*/) const { return "-"; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(const std::string& text) const { return text.empty() ? "-" : text; }
  std::string operator()(Date date) const { return to_text(date); }
  std::string operator()(Instant instant) const { return to_short_text(instant); }
  std::string operator()(const std::vector<std::string>& list) const {
    return list.empty() ? "-" : fmt::format("{}", fmt::join(list, ", "));
  }
};

/// A rank is kept as a number and written as its word.
std::string text_of_field(const Matter& matter, const std::string& field) {
  if (field == "urgency") {
    return to_text(matter.urgency);
  }
  if (field == "importance") {
    return to_text(matter.importance);
  }
  if (field == "secrecy") {
    return to_text(matter.secrecy);
  }
  return std::visit(Texts{}, value_of({.matter = matter}, field));
}

/// A unit that helps came or went: a row of its own.
void add_part(const Change& change, std::vector<ChangedField>& changes) {
  Row row = row_of_key(part_table(), change.key);
  row.resize(part_table().columns.size());
  const Part part = part_of(row);
  if (part.role == "co" && (change.before.empty() || change.after.empty())) {
    changes.push_back(
        {"co", change.before.empty() ? "-" : part.who, change.after.empty() ? "-" : part.who});
  }
}

/// The fields of the kind that stand on either side.
std::set<std::string> own_fields(const Matter& before, const Matter& after) {
  std::set<std::string> ids;
  for (const Matter* matter : {&before, &after}) {
    for (const auto& own : matter->fields) {
      ids.insert(own.first);
    }
  }
  return ids;
}

std::string own_field(const Matter& matter, const std::string& id) {
  for (const auto& [name, value] : matter.fields) {
    if (name == id) {
      return value.as_text() != nullptr ? *value.as_text() : to_json(value);
    }
  }
  return "-";
}

Matter with_columns(Row row, std::string_view payload) {
  for (auto& [column, value] : columns_of_payload(matter_table(), payload)) {
    row[column] = std::move(value);
  }
  return matter_of(row);
}

void add_fields(const Matter& before, const Matter& after, std::vector<ChangedField>& changes) {
  for (const FilterField& field : matter_filter_fields()) {
    if (std::ranges::find(derived, field.name) != derived.end()) {
      continue;
    }
    const std::string was = text_of_field(before, field.name);
    const std::string is = text_of_field(after, field.name);
    if (was != is) {
      changes.push_back({field.name, was, is});
    }
  }
  for (const std::string& id : own_fields(before, after)) {
    const std::string was = own_field(before, id);
    const std::string is = own_field(after, id);
    if (was != is) {
      changes.push_back({id, was, is});
    }
  }
}

}  // namespace

std::vector<ChangedField> changed_fields(Database& database, std::int64_t seq) {
  std::vector<ChangedField> changes;
  for (const Change& change : read_changes(database, seq)) {
    if (change.table == part_table().name) {
      add_part(change, changes);
    }
    const bool edits = change.table == matter_table().name && !change.before.empty();
    const std::optional<Row> now =
        edits ? current_row(database, matter_table(), row_of_key(matter_table(), change.key))
              : std::nullopt;
    if (!now) {
      continue;
    }
    // Columns that the entry left alone are the same on both sides, whatever they are now.
    const Matter before = with_columns(*now, change.before);
    const Matter after = with_columns(*now, change.after);
    add_fields(before, after, changes);
  }
  return changes;
}

std::string text_of(const std::vector<ChangedField>& changes) {
  std::string text;
  for (const ChangedField& one : changes) {
    text +=
        fmt::format("{}{}: {} → {}", text.empty() ? "" : "; ", one.field, one.before, one.after);
  }
  return text;
}

}  // namespace bureau::cli
