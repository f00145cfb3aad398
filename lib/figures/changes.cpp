#include "figures/changes.h"

#include "base/text.h"
#include "model/matter_fields.h"
#include "store/matters.h"

#include <algorithm>
#include <array>
#include <set>

namespace bureau {

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

Item with_item_columns(Row row, std::string_view payload) {
  for (auto& [column, value] : columns_of_payload(item_table(), payload)) {
    row[column] = std::move(value);
  }
  return item_of(row);
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

}  // namespace

namespace {

/// The rows of one table that an entry changed and left there: both sides, each the row of now with
/// the columns of then.
template <class Side, class Changed>
std::vector<Changed> changed_rows(Database& database, std::int64_t seq, const Table& table,
                                  Side (*side)(Row row, std::string_view payload)) {
  std::vector<Changed> changes;
  for (const Change& change : read_changes(database, seq)) {
    const bool edits =
        change.table == table.name && !change.before.empty() && !change.after.empty();
    const std::optional<Row> now =
        edits ? current_row(database, table, row_of_key(table, change.key)) : std::nullopt;
    if (now) {
      changes.push_back({side(*now, change.before), side(*now, change.after)});
    }
  }
  return changes;
}

}  // namespace

std::vector<ChangedMatter> changed_matters(Database& database, std::int64_t seq) {
  return changed_rows<Matter, ChangedMatter>(database, seq, matter_table(), with_columns);
}

std::vector<ChangedItem> changed_items(Database& database, std::int64_t seq) {
  return changed_rows<Item, ChangedItem>(database, seq, item_table(), with_item_columns);
}

std::vector<ChangedField> changed_fields(const ChangedMatter& change) {
  std::vector<ChangedField> changes;
  const auto add = [&](const std::string& field, std::string was, std::string is) {
    if (was != is) {
      changes.push_back({field, std::move(was), std::move(is)});
    }
  };
  for (const FilterField& field : matter_filter_fields()) {
    if (std::ranges::find(derived, field.name) == derived.end()) {
      add(field.name, text_of_field(change.before, field.name),
          text_of_field(change.after, field.name));
    }
  }
  for (const std::string& id : own_fields(change.before, change.after)) {
    add(id, own_field(change.before, id), own_field(change.after, id));
  }
  return changes;
}

std::vector<ChangedField> changed_fields(const ChangedItem& change) {
  std::vector<ChangedField> changes;
  const auto text = [](const std::string& value) { return value.empty() ? "-" : value; };
  const auto moment = [](const std::optional<Instant>& at) {
    return at ? to_short_text(*at) : "-";
  };
  const auto fields_of = [&](const Item& item) {
    return std::array{std::pair{"text", text(item.text)},
                      std::pair{"at", moment(item.at)},
                      std::pair{"by", text(item.by)},
                      std::pair{"result", text(item.result)},
                      std::pair{"reason", text(item.reason)},
                      std::pair{"unit", text(item.unit)},
                      std::pair{"due", moment(item.due)},
                      std::pair{"means", text(item.means)},
                      std::pair{"witness", text(item.witness)},
                      std::pair{"percent", item.percent < 0 ? "-" : std::to_string(item.percent)},
                      std::pair{"problem", text(item.problem)},
                      std::pair{"next", text(item.next)}};
  };
  const auto before = fields_of(change.before);
  const auto after = fields_of(change.after);
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i].second != after[i].second) {
      changes.push_back({before[i].first, before[i].second, after[i].second});
    }
  }
  return changes;
}

std::vector<ChangedField> changed_fields(Database& database, std::int64_t seq) {
  std::vector<ChangedField> changes;
  for (const Change& change : read_changes(database, seq)) {
    if (change.table == part_table().name) {
      add_part(change, changes);
    }
  }
  for (const ChangedMatter& matter : changed_matters(database, seq)) {
    const std::vector<ChangedField> fields = changed_fields(matter);
    changes.insert(changes.end(), fields.begin(), fields.end());
  }
  for (const ChangedItem& item : changed_items(database, seq)) {
    const std::vector<ChangedField> fields = changed_fields(item);
    changes.insert(changes.end(), fields.begin(), fields.end());
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

}  // namespace bureau
