#include "render/matter_view.h"

#include "base/error.h"
#include "base/text_form.h"
#include "model/matter_table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bureau {

namespace {

struct Listing {
  const ListedMatter& listed;
  Instant now;
  const FindKind& kind;
  const Matter& m() const { return listed.matter; }
};

template <class E>
Cell term(E value) {
  return Term{to_text(value), std::string{word_of(value)}};
}

/// The value of a member as a cell.
struct AsCell {
  Cell operator()(Ref ref) const { return to_text(ref); }
  Cell operator()(Register reg) const { return to_text(reg); }
  Cell operator()(bool yes) const { return yes; }
  Cell operator()(std::int64_t number) const { return number; }
  Cell operator()(const std::string& text) const { return text.empty() ? Cell{} : Cell{text}; }
  Cell operator()(const std::vector<std::string>& list) const { return list; }
  Cell operator()(const std::vector<std::pair<std::string, Json>>& own) const {
    return own.empty() ? Cell{} : Cell{Json{Json::Object{own}}};
  }
  Cell operator()(const Secrecy& secrecy) const { return term(secrecy); }
  template <class E>
  requires std::is_enum_v<E> Cell operator()(E value) const { return term(value); }
  Cell operator()(Instant instant) const { return instant; }
  Cell operator()(Date date) const { return date; }
  template <class T>
  Cell operator()(const std::optional<T>& value) const {
    return value ? (*this)(*value) : Cell{};
  }
};

Cell plain_cell(const MatterField& field, const Listing& l) {
  const MatterFacts facts{.matter = l.m(),
                          .now = l.now,
                          .co = &l.listed.co,
                          .unanswered = &l.listed.unanswered,
                          .lamp = l.listed.lamp};
  return std::visit([&](auto access) { return AsCell{}(value_by(access, facts)); }, field.access);
}

Cell state_of(const MatterField& /*state*/, const Listing& l) {
  const std::string& id = l.m().state;
  if (id == cancelled_state) {
    return Term{id, tr("cancelled")};
  }
  if (id == void_state) {
    return Term{id, tr("void")};
  }
  const Kind* kind = language() == Language::en ? nullptr : l.kind(l.m());
  const State* state = kind == nullptr ? nullptr : kind->find_state(id);
  return Term{id, state == nullptr ? id : state->name.shown()};
}

Cell kind_of(const MatterField& /*kind*/, const Listing& l) {
  const Kind* kind = language() == Language::en ? nullptr : l.kind(l.m());
  return Term{l.m().kind, kind == nullptr ? l.m().kind : kind->name.shown()};
}

Cell source_of(const MatterField& /*due_source*/, const Listing& l) {
  const std::string& source = l.m().due_source;
  return source.empty() ? Cell{} : Cell{Term{source, tr(source.c_str())}};
}

Cell number_of(const MatterField& field, const Listing& l) {
  Cell cell = plain_cell(field, l);
  return cell == Cell{std::int64_t{0}} ? Cell{} : cell;
}

using MakeCell = Cell (*)(const MatterField&, const Listing&);

/// Most cells are what the field is; some have a word that the kind, or the language, knows.
MakeCell maker_of(const MatterField& field) {
  return field.name == "state"          ? state_of
         : field.name == "kind"         ? kind_of
         : field.name == "due_source"   ? source_of
         : field.may(Use::zero_is_none) ? number_of
                                        : plain_cell;
}

const MatterField* find_shown(std::string_view name) {
  const MatterField* found = find_matter_field(name);
  return found != nullptr && found->is_shown() ? found : nullptr;
}

bool is_number(const MatterField* field, const KindField* own) {
  return field != nullptr ? std::holds_alternative<std::int64_t Matter::*>(field->access)
                          : own != nullptr &&
                                (own->type == FieldType::number || own->type == FieldType::decimal);
}

Column column_of(const std::string& name, const MatterField* found, const KindField* own) {
  return {.name = found != nullptr ? std::string{found->name} : name,
          .title = found != nullptr ? tr(found->title)
                   : own != nullptr ? own->name.shown()
                                    : name,
          .right = is_number(found, own),
          .shrinks = found != nullptr && found->may(Use::wide),
          .yields = found != nullptr && found->may(Use::narrow)};
}

/// The field of the kind of one of the matters; nullptr: none has it.
const KindField* find_own(const std::string& name, const std::vector<ListedMatter>& matters,
                          const FindKind& find_kind) {
  for (const ListedMatter& listed : matters) {
    const Kind* kind = find_kind(listed.matter);
    const KindField* own = kind == nullptr ? nullptr : kind->find_field(name);
    if (own != nullptr) {
      return own;
    }
  }
  return nullptr;
}

/// A field of some kind, that one of the matters has.
bool is_kept(const std::string& name, const std::vector<ListedMatter>& matters) {
  return std::ranges::any_of(matters, [&](const ListedMatter& listed) {
    return std::ranges::any_of(listed.matter.fields,
                               [&](const auto& field) { return field.first == name; });
  });
}

[[noreturn]] void no_such_field(const std::string& name) {
  std::vector<std::string_view> all;
  std::ranges::transform(shown_fields(), std::back_inserter(all), &MatterField::name);
  const std::string_view near = nearest(name, all);
  throw Error(ErrorKind::usage, "there is no field '{}'{}{}: see bureau-json(5)", name,
              near.empty() ? "" : localized(", did you mean "), near);
}

}  // namespace

std::string title_of_field(std::string_view field) {
  const MatterField* found = find_shown(field);
  return found == nullptr ? std::string{field} : tr(found->title);
}

std::vector<std::string> matter_field_names() {
  std::vector<std::string> names;
  for (const MatterField* field : shown_fields()) {
    names.emplace_back(field->name);
  }
  return names;
}

namespace {

/// As the kind says that the text is meant; what it does not declare, or declared otherwise when it
/// was written, stays a text.
Cell cell_of_text(const std::string& text, const KindField* field) {
  try {
    if (field != nullptr && field->type == FieldType::instant) {
      return parse<Instant>(text);
    }
    if (field != nullptr && field->type == FieldType::date) {
      return parse<Date>(text);
    }
  } catch (const Error&) {
    return text;
  }
  return text;
}

Cell cell_of_kind(const ListedMatter& listed, std::string_view name, const FindKind& find_kind) {
  for (const auto& [key, value] : listed.matter.fields) {
    if (key != name) {
      continue;
    }
    if (const std::string* text = value.as_text()) {
      const Kind* kind = find_kind(listed.matter);
      return cell_of_text(*text, kind == nullptr ? nullptr : kind->find_field(name));
    }
    return value.as_bool() != nullptr ? Cell{*value.as_bool()} : Cell{value};
  }
  return {};
}

}  // namespace

Cell cell_of(const ListedMatter& listed, std::string_view field, Instant now,
             const FindKind& kind) {
  const MatterField* found = find_shown(field);
  return found != nullptr ? maker_of(*found)(*found, {listed, now, kind})
                          : cell_of_kind(listed, field, kind);
}

namespace {

/// The columns of a list, and how each row of it is made.
struct Layout {
  std::vector<std::string> names;
  std::vector<const MatterField*> found{};  ///< nullptr: a field of the kind
  std::vector<MakeCell> makers{};
  std::vector<Column> columns{};
  Instant now{};
  FindKind kind{};

  ViewRow row_of(const ListedMatter& listed) const {
    ViewRow row{.colour = to_text(listed.lamp)};
    row.cells.reserve(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
      row.cells.push_back(found[i] != nullptr ? makers[i](*found[i], {listed, now, kind})
                                              : cell_of_kind(listed, names[i], kind));
    }
    return row;
  }
};

/// `own` gives the field of a kind of that name, nullptr for one that is only kept, or throws.
template <class Own>
Layout layout_of(const std::vector<std::string>& names, Instant now, const FindKind& kind,
                 Own own) {
  Layout layout{.names = names, .now = now, .kind = kind};
  layout.found.reserve(names.size());
  layout.columns.reserve(names.size());
  for (const std::string& name : names) {
    layout.found.push_back(find_shown(name));
    layout.makers.push_back(layout.found.back() != nullptr ? maker_of(*layout.found.back())
                                                           : nullptr);
    layout.columns.push_back(
        column_of(name, layout.found.back(), layout.found.back() == nullptr ? own(name) : nullptr));
  }
  return layout;
}

}  // namespace

View list_view(const std::vector<ListedMatter>& matters, const std::vector<std::string>& fields,
               Instant now, const FindKind& kind) {
  Layout layout = layout_of(fields, now, kind, [&](const std::string& name) {
    const KindField* own = find_own(name, matters, kind);
    if (own == nullptr && !is_kept(name, matters)) {
      no_such_field(name);
    }
    return own;
  });
  View view{.columns = std::move(layout.columns)};
  view.rows.reserve(matters.size());
  for (const ListedMatter& listed : matters) {
    view.rows.push_back(layout.row_of(listed));
  }
  return view;
}

View list_view(EachListed matters, const std::vector<std::string>& fields, Instant now,
               const FindKind& kind, const std::function<const KindField*(std::string_view)>& own) {
  Layout layout = layout_of(fields, now, kind, [&](const std::string& name) {
    const KindField* field = own(name);
    return field != nullptr ? field : (no_such_field(name), nullptr);
  });
  View view{.columns = std::exchange(layout.columns, {})};
  view.source = [layout = std::move(layout), matters = std::move(matters)](const TakeRow& take) {
    matters([&](const ListedMatter& listed) { take(layout.row_of(listed)); });
  };
  return view;
}

}  // namespace bureau
