// The user's own layout: each row of a view through a Mustache template. No code, no files, and no
// escaping for HTML, because the target is text; what comes from records is cleaned.
#include "base/error.h"
#include "base/text.h"
#include "base/text_form.h"
#include "render/view.h"
#include "render/writers.h"

#include <fmt/format.h>
#include <kainjow/mustache.hpp>

#include <algorithm>
#include <iterator>

namespace bureau {

namespace {

using kainjow::mustache::data;
using Context = kainjow::mustache::context<std::string>;

data data_of(const Json& value) {
  if (const auto* array = value.as_array()) {
    data list{data::type::list};
    for (const Json& element : *array) {
      list.push_back(data_of(element));
    }
    return list;
  }
  if (const auto* object = value.as_object()) {
    data members{data::type::object};
    for (const auto& [key, member] : *object) {
      members.set(key, data_of(member));
    }
    return members;
  }
  if (const auto* text = value.as_text()) {
    return text->empty() ? data{false} : data{cleaned(*text)};
  }
  const bool is_no = value.is_null() || (value.as_bool() != nullptr && !*value.as_bool());
  return is_no ? data{false} : data{to_json(value)};
}

/// What a field is in a template: what is empty or false is false in sections, everything else has
/// a text; a list is its elements where the template asks for them, else they are joined.
data data_of(const Cell& cell, bool is_section) {
  if (const auto* list = std::get_if<std::vector<std::string>>(&cell);
      list != nullptr && is_section) {
    data elements{data::type::list};
    for (const std::string& element : *list) {
      elements.push_back(data{cleaned(element)});
    }
    return elements;
  }
  if (const auto* json = std::get_if<Json>(&cell)) {
    return data_of(*json);
  }
  const auto* truth = std::get_if<bool>(&cell);
  if (is_empty(cell) || (truth != nullptr && !*truth)) {
    return data{false};
  }
  return data{cleaned(machine_text_of(cell))};
}

/// A context for which an unknown name is a mistake, not an empty text.
class StrictContext : public Context {
 public:
  StrictContext(const data& row, const std::vector<Column>& columns) : columns_{columns} {
    frames_.push_back(&row);
    Context::push(&row);
  }

  void push(const data* frame) override {
    frames_.push_back(frame);
    Context::push(frame);
  }
  void pop() override {
    frames_.pop_back();
    Context::pop();
  }

  const data* get(const std::string& name) const override {
    // Inside a nested value a member may be absent, as its kind allows.
    const bool is_nested = frames_.size() > 1 && frames_.back()->is_object();
    const std::string first = name == "." ? name : name.substr(0, name.find('.'));
    if (name != "." && !is_nested &&
        std::ranges::find(columns_, first, &Column::name) == columns_.end()) {
      fail(first);
    }
    return Context::get(name);
  }

  const data* get_partial(const std::string& name) const override {
    throw Error(ErrorKind::usage, "the template includes '{}': a template stands alone",
                cleaned(name));
  }

 private:
  [[noreturn]] void fail(std::string_view name) const {
    std::vector<std::string_view> names;
    std::ranges::transform(columns_, std::back_inserter(names), &Column::name);
    if (const std::string_view near = nearest(name, names); !near.empty()) {
      throw Error(ErrorKind::usage, "there is no field '{}' for the template: did you mean '{}'?",
                  cleaned(name), near);
    }
    throw Error(ErrorKind::usage, "there is no field '{}' for the template: there are {}",
                cleaned(name), fmt::join(names, ", "));
  }

  const std::vector<Column>& columns_;
  std::vector<const data*> frames_{};
};

/// True when the template has a section of that name: "{{#tags}}".
bool is_section(std::string_view mustache, std::string_view name) {
  for (std::size_t at = mustache.find('#'); at != std::string_view::npos;
       at = mustache.find('#', at + 1)) {
    const std::string_view rest = mustache.substr(at + 1);
    if (trimmed(rest.substr(0, rest.find('}'))) == name) {
      return true;
    }
  }
  return false;
}

/// The template on a row where everything is there, and on one where nothing is: every name is met,
/// also when the view has no rows.
void check_names(kainjow::mustache::mustache& engine, const View& view) {
  data full{data::type::object};
  data empty{data::type::object};
  for (std::size_t i = 0; i < view.columns.size(); ++i) {
    // A column that never has text may hold members that only its records know.
    const bool has_text = std::ranges::any_of(view.rows, [&](const ViewRow& row) {
      return !std::holds_alternative<Json>(row.cells.at(i)) && !is_empty(row.cells[i]);
    });
    full.set(view.columns[i].name, has_text ? data{"x"} : data{data::type::object});
    empty.set(view.columns[i].name, data{false});
  }
  for (const data& row : {full, empty}) {
    StrictContext context{row, view.columns};
    static_cast<void>(engine.render(context));
  }
}

/// What the library complains of, in the reader's language.
std::string words_of(const std::string& complaint) {
  const std::string at = complaint.substr(complaint.rfind(' ') + 1);
  const std::size_t quote = std::min(complaint.find('"'), complaint.size());
  const std::string name = complaint.substr(quote, complaint.rfind('"') + 1 - quote);
  return complaint.starts_with("Unclosed tag")  ? localized("Unclosed tag at {}", at)
         : complaint.starts_with("Invalid set") ? localized("Invalid set delimiter tag at {}", at)
         : complaint.starts_with("Unopened section")
             ? localized("Unopened section {} at {}", name, at)
         : complaint.starts_with("Unclosed section")
             ? localized("Unclosed section {} at {}", name, at)
             : complaint;
}

}  // namespace

std::size_t render_template(const View& view, std::string_view mustache, const Sink& sink) {
  kainjow::mustache::mustache engine{std::string{mustache}};
  if (!engine.is_valid()) {
    throw Error(ErrorKind::usage, "the template cannot be read: {}",
                cleaned(words_of(engine.error_message())));
  }
  engine.set_custom_escape([](const std::string& text) { return text; });
  check_names(engine, view);
  std::vector<bool> sections;
  for (const Column& column : view.columns) {
    sections.push_back(is_section(mustache, column.name));
  }
  std::size_t rows = 0;
  bool at_start = true;  // of a line
  each_row(view, [&](const ViewRow& row) {
    ++rows;
    data fields{data::type::object};
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
      fields.set(view.columns[i].name, data_of(row.cells.at(i), sections[i]));
    }
    StrictContext context{fields, view.columns};
    std::string text = engine.render(context);
    at_start = text.empty() ? at_start : text.back() == '\n';
    if (!at_start) {
      text += '\n';
      at_start = true;
    }
    sink(text);
  });
  return rows;
}

std::string render_template(const View& view, std::string_view mustache) {
  std::string out;
  render_template(view, mustache, [&](std::string_view piece) { out += piece; });
  return out;
}

}  // namespace bureau
