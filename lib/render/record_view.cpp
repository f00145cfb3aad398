// A whole matter for machines: what stands in it and around it as nested values.
#include "base/error.h"
#include "base/text_form.h"
#include "model/item_table.h"
#include "render/matter_view.h"

#include <algorithm>

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
  if (part.role == "co") {
    put_instant("due", due_of(part, matter));
  }
  put_instant("answered_at", part.answered_at);
  if (!part.answer.empty()) {
    object.emplace_back("answer", part.answer);
  }
  return Json{std::move(object)};
}

}  // namespace

View record_view(const WholeMatter& whole, Instant now, const FindKind& kind) {
  View view = list_view({whole.row}, matter_field_names(), now, kind);
  view.one = true;
  const auto put = [&](const char* name, const char* title, Json::Array array) {
    view.columns.push_back({.name = name, .title = tr(title)});
    view.rows[0].cells.push_back(array.empty() ? Cell{Json{Json::Array{}}}
                                               : Cell{Json{std::move(array)}});
  };
  Json::Array all;
  for (const Part& part : whole.parts) {
    all.push_back(json_of(part, whole.row.matter));
  }
  put("parts", mark("Parts"), std::move(all));
  all = {};
  Json::Array files;
  for (const Item& item : whole.items) {
    if (item.ref.letter == 'f') {
      files.push_back(
          Json::Object{{"ref", to_text(item.ref)}, {"name", item.text}, {"size", item.size}});
    } else {
      all.push_back(json_of(item));
    }
  }
  put("items", mark("Items"), std::move(all));
  all = {};
  for (const Link& link : whole.links) {
    all.push_back(json_of(link));
  }
  put("links", mark("Links"), std::move(all));
  put("files", mark("Files"), std::move(files));
  return view;
}

}  // namespace bureau
