// A whole matter for machines: what stands in it and around it as nested values.
#include "base/error.h"
#include "base/text_form.h"
#include "model/item_table.h"
#include "render/matter_view.h"

#include <algorithm>
#include <array>

namespace bureau {

Json json_of(const Item& item) {
  Json::Object object{{"ref", to_text(item.ref)}};
  for (const ItemField& field : item_fields) {
    std::string text = field.column == ItemColumn::bytes ? "" : text_of(field, item);
    if (!text.empty()) {
      const auto* number = std::get_if<std::int64_t Item::*>(&field.access);
      object.emplace_back(field.name,
                          number != nullptr ? Json{item.**number} : Json{std::move(text)});
    }
  }
  return Json{std::move(object)};
}

Json json_of(const Link& link) {
  return Json{Json::Object{{"from", to_text(link.from)},
                           {"kind", link.kind},
                           {"to", to_text(link.to) + (link.sub.empty() ? "" : "/" + link.sub)}}};
}

Json json_of(const std::vector<ChangedField>& changes) {
  Json::Array all;
  const auto value = [](const std::string& text) { return text == "-" ? Json{} : Json{text}; };
  for (const ChangedField& one : changes) {
    all.emplace_back(Json::Object{
        {"field", one.field}, {"before", value(one.before)}, {"after", value(one.after)}});
  }
  return Json{std::move(all)};
}

namespace {

Json json_of(const Part& part, const Matter& matter) {
  Json::Object object{{"role", part.role}, {"who", part.who}};
  const auto put_instant = [&](const char* key, const std::optional<Instant>& value) {
    if (value) {
      object.emplace_back(key, to_text(*value));
    }
  };
  put_instant("since", part.since);
  put_instant("due", part.role == "co" ? due_of(part, matter) : part.due);
  put_instant("answered_at", part.answered_at);
  if (!part.answer.empty()) {
    object.emplace_back("answer", part.answer);
  }
  return Json{std::move(object)};
}

constexpr std::array<std::string_view, 4> surroundings{"parts", "items", "links", "files"};
constexpr std::array<const char*, 4> titles{mark("Parts"), mark("Items"), mark("Links"),
                                            mark("Files")};

}  // namespace

bool is_record_field(std::string_view name) {
  return std::ranges::find(surroundings, name) != surroundings.end();
}

View record_view(View rows, const std::vector<WholeMatter>& matters) {
  rows.one = matters.size() == 1;
  for (std::size_t i = 0; i < surroundings.size(); ++i) {
    rows.columns.push_back({.name = std::string{surroundings[i]}, .title = tr(titles[i])});
  }
  for (std::size_t i = 0; i < matters.size(); ++i) {
    const WholeMatter& whole = matters[i];
    Json::Array parts;
    for (const Part& part : whole.parts) {
      parts.push_back(json_of(part, whole.row.matter));
    }
    Json::Array items;
    Json::Array files;
    for (const Item& item : whole.items) {
      if (item.ref.letter == 'f') {
        files.push_back(
            Json::Object{{"ref", to_text(item.ref)}, {"name", item.text}, {"size", item.size}});
      } else {
        items.push_back(json_of(item));
      }
    }
    Json::Array links;
    for (const Link& link : whole.links) {
      links.push_back(json_of(link));
    }
    for (Json::Array* array : {&parts, &items, &links, &files}) {
      rows.rows.at(i).cells.emplace_back(Json{std::move(*array)});
    }
  }
  return rows;
}

}  // namespace bureau
