#include "figures/changes.h"

#include "base/text.h"
#include "model/item_table.h"
#include "model/matter_fields.h"
#include "model/matter_table.h"
#include "store/rows.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace bureau {

namespace {

std::string text_or_none(const auto& field, const auto& record) {
  const std::string text = text_of(field, record);
  return text.empty() ? "-" : text;
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
  for (const MatterField* field : shown_fields()) {
    if (!field->may(Use::follows)) {
      add(std::string{field->name}, text_or_none(*field, change.before),
          text_or_none(*field, change.after),
          std::holds_alternative<std::optional<Instant> Matter::*>(field->access));
    }
  }
  for (const std::string& id : own_fields(change.before, change.after)) {
    add(id, own_field(change.before, id), own_field(change.after, id));
  }
  return changes;
}

std::vector<ChangedField> changed_fields(const ChangedItem& change) {
  std::vector<ChangedField> changes;
  for (const ItemField& field : item_fields) {
    std::string was = text_or_none(field, change.before);
    std::string is = text_or_none(field, change.after);
    if (!field.corrected.empty() && was != is) {
      const bool is_moment = std::holds_alternative<Instant Item::*>(field.access) ||
                             std::holds_alternative<std::optional<Instant> Item::*>(field.access);
      changes.push_back({std::string{field.name}, std::move(was), std::move(is), is_moment});
    }
  }
  return changes;
}

namespace {

/// Held against the row as it is now; nullptr: there is none.
std::vector<ChangedField> fields_of(const Office& office, const Change& change, const Row* now) {
  std::vector<ChangedField> fields;
  if (change.row().table == &part_table()) {
    add_part(change, fields);
  } else if (now != nullptr) {
    if (const std::optional<ChangedMatter> matter = changed_matter(change, *now)) {
      fields = changed_fields(*matter);
    } else if (const std::optional<ChangedItem> item = changed_item(change, *now)) {
      fields = changed_fields(*item);
    }
  }
  for (ChangedField& one : fields) {
    const ItemField* item = find_item_field(one.field);
    const MatterField* field = item == nullptr ? find_matter_field(one.field) : nullptr;
    if (item != nullptr ? item->may(ItemUse::party) : field != nullptr && field->is_party()) {
      one.before = one.before == "-" ? one.before : office.called(one.before);
      one.after = one.after == "-" ? one.after : office.called(one.after);
    }
  }
  return fields;
}

}  // namespace

std::vector<ChangedField> changed_fields(const Office& office, Database& database,
                                         const Change& change) {
  const auto [table, key] = change.row();
  const std::optional<Row> now = current_row(database, *table, row_of_key(*table, key));
  return fields_of(office, change, now ? &*now : nullptr);
}

ChangesOfEntries::ChangesOfEntries(const Office& office, Database& database,
                                   const std::vector<std::int64_t>& seqs)
    : office_{&office} {
  std::map<const Table*, std::vector<Row>> keys;
  for (Change& change : read_changes(database, seqs)) {
    const auto [table, key] = change.row();
    if (table == &matter_table() || table == &item_table()) {
      keys[table].push_back(row_of_key(*table, key));
    }
    changes_[change.seq].push_back(std::move(change));
  }
  for (const auto& [table, of_table] : keys) {
    for (auto& [key, row] : current_rows(database, *table, of_table)) {
      now_.emplace(std::pair{table, key}, std::move(row));
    }
  }
}

std::vector<ChangedField> ChangesOfEntries::of(std::int64_t seq, Ref matter) const {
  std::vector<ChangedField> all;
  const auto entry = changes_.find(seq);
  if (entry == changes_.end()) {
    return all;
  }
  for (const Change& change : entry->second) {
    if (change.matter == matter) {
      const auto [table, key] = change.row();
      const auto now = now_.find({table, key});
      std::ranges::move(fields_of(*office_, change, now == now_.end() ? nullptr : &now->second),
                        std::back_inserter(all));
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
