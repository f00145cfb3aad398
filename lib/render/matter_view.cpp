#include "render/matter_view.h"

#include "base/error.h"
#include "base/text_form.h"

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

Cell text(const std::string& value) {
  return value.empty() ? Cell{} : Cell{value};
}

template <class T>
Cell maybe(const std::optional<T>& value) {
  return value ? Cell{*value} : Cell{};
}

template <class E>
Cell term(E value) {
  return Term{to_text(value), std::string{word_of(value)}};
}

Cell state_of(const Listing& l) {
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

Cell kind_of(const Listing& l) {
  const Kind* kind = language() == Language::en ? nullptr : l.kind(l.m());
  return Term{l.m().kind, kind == nullptr ? l.m().kind : kind->name.shown()};
}

Cell fields_of(const Listing& l) {
  return l.m().fields.empty() ? Cell{} : Cell{Json{Json::Object{l.m().fields}}};
}

struct Known {
  std::string_view name;  ///< with its length: each start looks for some dozens
  const char* title;
  Cell (*cell)(const Listing&);
  bool right = false;
};

using L = const Listing&;

constexpr std::array known{
    Known{"ref", mark("Ref"), [](L l) -> Cell { return to_text(l.m().ref); }},
    Known{"register", mark("Register"), [](L l) -> Cell { return to_text(l.m().ref.reg); }},
    Known{"kind", mark("Kind"), kind_of},
    Known{"type", mark("Type"), [](L l) { return text(l.m().type); }},
    Known{"serial", mark("Serial"), [](L l) { return text(l.m().serial); }},
    Known{"number", mark("Number"), [](L l) { return text(l.m().number); }},
    Known{"title", mark("Title"), [](L l) -> Cell { return l.m().title; }},
    Known{"state", mark("State"), state_of},
    Known{"phase", mark("Phase"), [](L l) { return l.m().phase ? term(*l.m().phase) : Cell{}; }},
    Known{"open", mark("Open"), [](L l) -> Cell { return l.m().open; }},
    Known{"urgency", mark("Urgency"), [](L l) { return term(l.m().urgency); }},
    Known{"importance", mark("Importance"), [](L l) { return term(l.m().importance); }},
    Known{"secrecy", mark("Secrecy"),
          [](L l) -> Cell {
            return Term{to_text(l.m().secrecy), word_of(l.m().secrecy)};
          }},
    Known{"need", mark("Need"), [](L l) { return l.m().need ? term(*l.m().need) : Cell{}; }},
    Known{"origin", mark("Origin"), [](L l) { return text(l.m().origin); }},
    Known{"recipient", mark("Recipient"), [](L l) { return text(l.m().recipient); }},
    Known{"unit", mark("Unit"), [](L l) { return text(l.m().unit); }},
    Known{"co", mark("Co-units"), [](L l) -> Cell { return l.listed.co; }},
    Known{"unanswered", mark("Not answered"), [](L l) -> Cell { return l.listed.unanswered; }},
    Known{"person", mark("Person"), [](L l) { return text(l.m().person); }},
    Known{"leader", mark("Leader"), [](L l) { return text(l.m().leader); }},
    Known{"officer", mark("Officer"), [](L l) { return text(l.m().officer); }},
    Known{"parent", mark("Parent"),
          [](L l) { return l.m().parent ? Cell{to_text(*l.m().parent)} : Cell{}; }},
    Known{"due", mark("Due"), [](L l) { return maybe(l.m().due); }},
    Known{"due_original", mark("Due originally"), [](L l) { return maybe(l.m().due_original); }},
    Known{"due_chase", mark("Chased by"), [](L l) { return maybe(l.m().due_chase); }},
    Known{"due_source", mark("Limit"),
          [](L l) -> Cell {
            return l.m().due_source.empty()
                       ? Cell{}
                       : Cell{Term{l.m().due_source, tr(l.m().due_source.c_str())}};
          }},
    Known{"due_provisional", mark("Provisional"),
          [](L l) -> Cell { return l.m().due_provisional; }},
    Known{"step_due", mark("Step due"), [](L l) { return maybe(l.m().step_due); }},
    Known{"overdue", mark("Overdue"), [](L l) -> Cell { return is_overdue(l.m(), l.now); }},
    Known{"step_overdue", mark("Step overdue"),
          [](L l) -> Cell { return l.m().open && l.m().step_due && *l.m().step_due < l.now; }},
    Known{"late", mark("Late"),
          [](L l) -> Cell { return is_overdue(l.m(), l.now) || was_late(l.m()).value_or(false); }},
    Known{"lamp", mark("Lamp"), [](L l) { return term(l.listed.lamp); }},
    Known{"progress", mark("Progress"), [](L l) -> Cell { return l.m().progress; }, true},
    Known{"progress_at", mark("Reported"), [](L l) { return maybe(l.m().progress_at); }},
    Known{"cycle", mark("Cycle"), [](L l) { return text(l.m().cycle); }},
    Known{"place", mark("Place"), [](L l) { return text(l.m().place); }},
    Known{"starts_at", mark("Begins"), [](L l) { return maybe(l.m().starts_at); }},
    Known{"ends_at", mark("Ends"), [](L l) { return maybe(l.m().ends_at); }},
    Known{"dated", mark("Dated"), [](L l) { return maybe(l.m().dated); }},
    Known{"received_at", mark("Received"), [](L l) { return maybe(l.m().received_at); }},
    Known{"opened_at", mark("Opened"), [](L l) { return maybe(l.m().opened_at); }},
    Known{"claimed_at", mark("Claimed"), [](L l) { return maybe(l.m().claimed_at); }},
    Known{"closed_at", mark("Closed"), [](L l) { return maybe(l.m().closed_at); }},
    Known{"answered_at", mark("Answered"), [](L l) { return maybe(l.m().answered_at); }},
    Known{"answer", mark("Answer"), [](L l) { return text(l.m().answer); }},
    Known{"waiver", mark("Waiver"), [](L l) { return text(l.m().waiver); }},
    Known{"extensions", mark("Extensions"), [](L l) -> Cell { return l.m().extensions; }, true},
    Known{"whereabouts", mark("Whereabouts"), [](L l) { return text(l.m().whereabouts); }},
    Known{"tags", mark("Tags"), [](L l) -> Cell { return l.m().tags; }},
    Known{"fields", mark("Fields"), fields_of},
    Known{"version", mark("Version"), [](L l) -> Cell { return l.m().version; }, true},
};

/// Names are mostly asked for in the order of the table: the search goes on behind `last`.
const Known* find_known(std::string_view name, const Known* last = nullptr) {
  const std::size_t first = last == nullptr ? 0 : static_cast<std::size_t>(last - known.data());
  for (std::size_t i = 0; i < known.size(); ++i) {
    const Known& one = known[(first + i) % known.size()];
    if (one.name == name) {
      return &one;
    }
  }
  return nullptr;
}

Column column_of(const std::string& name, const Known* found, const KindField* own) {
  constexpr std::array<std::string_view, 4> titles{"title", "answer", "origin", "recipient"};
  constexpr std::array<std::string_view, 10> names{"number", "unit",       "co",     "person",
                                                   "leader", "place",      "waiver", "officer",
                                                   "tags",   "whereabouts"};
  return {.name = name,
          .title = found != nullptr ? tr(found->title)
                   : own != nullptr ? own->name.shown()
                                    : name,
          .right = found != nullptr && found->right,
          .shrinks = std::ranges::find(titles, name) != titles.end(),
          .yields = std::ranges::find(names, name) != names.end()};
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
  std::ranges::transform(known, std::back_inserter(all), &Known::name);
  const std::string_view near = nearest(name, all);
  throw Error(ErrorKind::usage, "there is no field '{}'{}{}: see bureau-json(5)", name,
              near.empty() ? "" : localized(", did you mean "), near);
}

}  // namespace

std::string title_of_field(std::string_view field) {
  const Known* found = find_known(field);
  return found == nullptr ? std::string{field} : tr(found->title);
}

std::vector<std::string> matter_field_names() {
  std::vector<std::string> names;
  std::ranges::transform(known, std::back_inserter(names),
                         [](const Known& k) { return std::string{k.name}; });
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
  const Known* found = find_known(field);
  return found != nullptr ? found->cell({listed, now, kind}) : cell_of_kind(listed, field, kind);
}

namespace {

/// The columns of a list, and how each row of it is made.
struct Layout {
  std::vector<std::string> names;
  std::vector<const Known*> found{};  ///< nullptr: a field of the kind
  std::vector<Column> columns{};
  Instant now{};
  FindKind kind{};

  ViewRow row_of(const ListedMatter& listed) const {
    ViewRow row{.colour = to_text(listed.lamp)};
    row.cells.reserve(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
      row.cells.push_back(found[i] != nullptr ? found[i]->cell({listed, now, kind})
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
    const Known* last = layout.found.empty() ? nullptr : layout.found.back();
    layout.found.push_back(find_known(name, last));
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
