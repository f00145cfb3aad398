#include "figures/changes.h"

#include "base/text.h"
#include "model/matter_fields.h"
#include "store/matters.h"

#include <algorithm>
#include <array>
#include <iterator>
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
  std::string operator()(Instant instant) const { return to_text(instant); }
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

Row with_columns(const Table& table, Row row, std::string_view payload) {
  for (auto& [column, value] : columns_of_payload(table, payload)) {
    row[column] = std::move(value);
  }
  return row;
}

/// A unit that helps came or went: a row of its own.
void add_part(const Change& change, std::vector<ChangedField>& changes) {
  Row row = row_of_key(part_table(), change.row().key);
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

}  // namespace

std::optional<ChangedMatter> changed_matter(const Change& change, const Row& row) {
  if (change.table != matter_table().name || change.before.empty() || change.after.empty()) {
    return std::nullopt;
  }
  return ChangedMatter{matter_of(with_columns(matter_table(), row, change.before)),
                       matter_of(with_columns(matter_table(), row, change.after))};
}

std::optional<ChangedItem> changed_item(const Change& change, const Row& row) {
  if (change.table != item_table().name || change.before.empty() || change.after.empty()) {
    return std::nullopt;
  }
  return ChangedItem{item_of(with_columns(item_table(), row, change.before)),
                     item_of(with_columns(item_table(), row, change.after))};
}

std::vector<ChangedField> changed_fields(const ChangedMatter& change) {
  std::vector<ChangedField> changes;
  const auto add = [&](const std::string& field, std::string was, std::string is,
                       bool is_moment = false) {
    if (was != is) {
      changes.push_back({field, std::move(was), std::move(is), is_moment});
    }
  };
  for (const FilterField& field : matter_filter_fields()) {
    if (std::ranges::find(derived, field.name) == derived.end()) {
      add(field.name, text_of_field(change.before, field.name),
          text_of_field(change.after, field.name), field.type == FilterType::instant);
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
  const auto moment = [](const std::optional<Instant>& at) { return at ? to_text(*at) : "-"; };
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
      const bool is_moment =
          std::string_view{before[i].first} == "at" || std::string_view{before[i].first} == "due";
      changes.push_back({before[i].first, before[i].second, after[i].second, is_moment});
    }
  }
  return changes;
}

std::vector<ChangedField> changed_fields(Database& database, const Change& change) {
  std::vector<ChangedField> fields;
  const auto [table, key] = change.row();
  if (table == &part_table()) {
    add_part(change, fields);
  } else if (const std::optional<Row> now =
                 current_row(database, *table, row_of_key(*table, key))) {
    if (const std::optional<ChangedMatter> matter = changed_matter(change, *now)) {
      fields = changed_fields(*matter);
    } else if (const std::optional<ChangedItem> item = changed_item(change, *now)) {
      fields = changed_fields(*item);
    }
  }
  return fields;
}

std::vector<ChangedField> changed_fields(Database& database, std::int64_t seq, Ref matter) {
  std::vector<ChangedField> all;
  for (const Change& change : read_changes(database, seq)) {
    if (change.matter == matter) {
      std::ranges::move(changed_fields(database, change), std::back_inserter(all));
    }
  }
  return all;
}

std::string text_of(const std::vector<ChangedField>& changes) {
  std::string text;
  for (const ChangedField& one : changes) {
    const auto shown = [&](const std::string& value) {
      return one.is_moment && value != "-" ? to_short_text(parse<Instant>(value)) : value;
    };
    text += fmt::format("{}{}: {} → {}", text.empty() ? "" : "; ", one.field, shown(one.before),
                        shown(one.after));
  }
  return text;
}

}  // namespace bureau
