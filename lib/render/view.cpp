#include "render/view.h"

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/text_form.h"
#include "render/writers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace bureau {

namespace {

constexpr std::array<std::string_view, 9> formats{"table", "json", "jsonl", "csv", "tsv",
                                                  "md",    "html", "text",  "refs"};

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

std::string number_text(double value) {
  std::string text = fmt::format("{:.2f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') {
    text.pop_back();
  }
  return text;
}

std::string instant_text(Instant instant, int year) {
  const LocalTime wall = local(instant);
  const std::chrono::year_month_day day = wall.date.civil();
  const int minutes = wall.time.seconds / 60;
  const std::string time =
      fmt::format("{:02}-{:02} {:02}:{:02}", static_cast<unsigned>(day.month()),
                  static_cast<unsigned>(day.day()), minutes / 60, minutes % 60);
  const int its_year = static_cast<int>(day.year());
  return its_year == year ? time : fmt::format("{:04}-{}", its_year, time);
}

std::string joined(const std::vector<std::string>& list) {
  return fmt::format("{}", fmt::join(list, language() == Language::zh ? "、" : ", "));
}

std::string json_text(const Json& value);

std::string object_text(const Json::Object& object) {
  std::string all;
  for (const auto& [key, member] : object) {
    all += all.empty() ? "" : ", ";
    all += key + ": " + json_text(member);
  }
  return all;
}

std::string array_text(const Json::Array& array) {
  const auto is_object = [](const Json& element) { return element.as_object() != nullptr; };
  const bool is_nested = std::ranges::any_of(array, is_object);
  std::string all;
  for (const Json& element : array) {
    all += all.empty() ? "" : is_nested ? "\n" : ", ";
    all += json_text(element);
  }
  return all;
}

/// Nested values in words: "kind: cites, to: D3"; one object of a list a line.
std::string json_text(const Json& value) {
  if (const auto* text = value.as_text()) {
    return *text;
  }
  if (const auto* truth = value.as_bool()) {
    return tr(*truth ? "yes" : "no");
  }
  if (const auto* object = value.as_object()) {
    return object_text(*object);
  }
  if (const auto* array = value.as_array()) {
    return array_text(*array);
  }
  return value.is_null() ? std::string{} : to_json(value);
}

std::string people_text(const Cell& cell, const Screen& screen, bool keep_lines) {
  return std::visit(
      Overloaded{
          [](std::monostate) { return std::string{}; },
          [](std::int64_t value) { return fmt::to_string(value); },
          [](double value) { return number_text(value); },
          [](bool value) { return std::string{tr(value ? "yes" : "no")}; },
          [&](const std::string& value) { return cleaned(value, keep_lines); },
          [](Date value) { return to_text(value); },
          [&](Instant value) { return instant_text(value, screen.year); },
          [&](const Term& value) { return cleaned(value.word.empty() ? value.id : value.word); },
          [](const std::vector<std::string>& value) { return cleaned(joined(value)); },
          [&](const Json& value) { return cleaned(json_text(value), keep_lines); }},
      cell);
}

[[noreturn]] void no_such_field(std::string_view name, const View& view) {
  std::vector<std::string_view> names;
  std::ranges::transform(view.columns, std::back_inserter(names), &Column::name);
  if (const std::string_view near = nearest(name, names); !near.empty()) {
    throw Error(ErrorKind::usage, "there is no field '{}' here: did you mean '{}'?", cleaned(name),
                near);
  }
  throw Error(ErrorKind::usage, "there is no field '{}' here: there are {}", cleaned(name),
              fmt::join(names, ", "));
}

}  // namespace

std::string to_text(Format format) {
  return std::string{formats.at(static_cast<std::size_t>(format))};
}

void from_text(std::string_view text, Format& format) {
  const auto* const found = std::ranges::find(formats, text);
  if (found != formats.end()) {
    format = static_cast<Format>(found - formats.begin());
    return;
  }
  if (const std::string_view near = nearest(text, formats); !near.empty()) {
    throw Error(ErrorKind::usage, "'{}' is not a format: did you mean '{}'?", cleaned(text), near);
  }
  throw Error(ErrorKind::usage, "'{}' is not a format: use one of {}", cleaned(text),
              fmt::join(formats, ", "));
}

namespace {

void write_rows(const View& view, Format format, const Screen& screen, const Sink& sink) {
  switch (format) {
    case Format::json: write_json(view, sink); break;
    case Format::jsonl: write_json_lines(view, sink); break;
    case Format::csv: write_csv(view, screen, sink); break;
    case Format::tsv: write_tsv(view, screen, sink); break;
    case Format::text: write_bare(view, sink); break;
    default: write_refs(view, sink); break;
  }
}

}  // namespace

void each_row(const View& view, const TakeRow& take) {
  if (view.source) {
    view.source(take);
  } else {
    std::ranges::for_each(view.rows, take);
  }
}

View gathered(View view) {
  if (const auto source = std::exchange(view.source, nullptr)) {
    source([&](const ViewRow& row) { view.rows.push_back(row); });
  }
  return view;
}

std::size_t render(const View& view, Format format, const Screen& screen, const Sink& sink) {
  if (format == Format::table) {
    return write_table(view, screen, sink);
  }
  if (format == Format::md || format == Format::html) {
    const View held = view.source ? gathered(view) : View{};
    const View& whole = view.source ? held : view;
    sink(format == Format::md ? write_markdown(whole, screen) : write_html(whole, screen));
    return whole.rows.size();
  }
  if (!view.source) {
    write_rows(view, format, screen, sink);
    return view.rows.size();
  }
  std::size_t rows = 0;
  View counted = view;
  counted.source = [&](const TakeRow& take) {
    view.source([&](const ViewRow& row) {
      ++rows;
      take(row);
    });
  };
  write_rows(counted, format, screen, sink);
  return rows;
}

std::string render(const View& view, Format format, const Screen& screen) {
  std::string text;
  render(view, format, screen, [&](std::string_view piece) { text += piece; });
  return text;
}

View with_fields(View view, const std::vector<std::string>& names) {
  std::vector<std::size_t> places;
  places.reserve(names.size());
  for (const std::string& name : names) {
    const auto found = std::ranges::find(view.columns, name, &Column::name);
    if (found == view.columns.end()) {
      no_such_field(name, view);
    }
    places.push_back(static_cast<std::size_t>(found - view.columns.begin()));
  }
  std::vector<Column> columns;
  columns.reserve(places.size());
  for (const std::size_t place : places) {
    columns.push_back(view.columns[place]);
    columns.back().spare = false;  // asked for by name
  }
  view.columns = std::move(columns);
  const auto narrowed = [places](const ViewRow& row) {
    ViewRow narrow{.colour = row.colour};
    narrow.cells.reserve(places.size());
    for (const std::size_t place : places) {
      narrow.cells.push_back(row.cells.at(place));  // a name may be given twice
    }
    return narrow;
  };
  std::ranges::transform(view.rows, view.rows.begin(), narrowed);
  if (view.source) {
    view.source = [narrowed, source = std::move(view.source)](const TakeRow& take) {
      source([&](const ViewRow& row) { take(narrowed(row)); });
    };
  }
  return view;
}

Json json_of(const Cell& cell) {
  return std::visit(Overloaded{[](std::monostate) { return Json{}; },
                               [](Date value) { return Json{to_text(value)}; },
                               [](Instant value) { return Json{to_text(value)}; },
                               [](const Term& value) { return Json{value.id}; },
                               [](const std::vector<std::string>& value) {
                                 return Json{Json::Array(value.begin(), value.end())};
                               },
                               [](const auto& value) { return Json{value}; }},
                    cell);
}

std::string text_of(const Cell& cell, const Screen& screen) {
  return people_text(cell, screen, false);
}

std::string lines_of(const Cell& cell, const Screen& screen) {
  return people_text(cell, screen, true);
}

std::string machine_text_of(const Cell& cell) {
  return std::visit(Overloaded{[](std::monostate) { return std::string{}; },
                               [](std::int64_t value) { return fmt::to_string(value); },
                               [](double value) { return fmt::to_string(value); },
                               [](bool value) { return std::string{value ? "true" : "false"}; },
                               [](const std::string& value) { return value; },
                               [](const Term& value) { return value.id; },
                               [](const std::vector<std::string>& value) {
                                 return fmt::format("{}", fmt::join(value, ";"));
                               },
                               [](const Json& value) { return to_json(value); },
                               [](const auto& value) { return to_text(value); }},
                    cell);
}

std::string heading_of(const Column& column) {
  return cleaned(column.title.empty() ? column.name : column.title);
}

bool is_empty(const Cell& cell) {
  return std::visit(
      Overloaded{[](std::monostate) { return true; },
                 [](const std::string& value) { return value.empty(); },
                 [](const Term& value) { return value.id.empty() && value.word.empty(); },
                 [](const std::vector<std::string>& value) { return value.empty(); },
                 [](const Json& value) {
                   return value.is_null() ||
                          (value.as_array() != nullptr && value.as_array()->empty()) ||
                          (value.as_object() != nullptr && value.as_object()->empty());
                 },
                 [](const auto&) { return false; }},
      cell);
}

std::string wrapped(std::string_view first, std::string_view further, std::string_view text,
                    const Screen& screen) {
  constexpr std::size_t least = 16;  // below that a line is no line
  const std::size_t taken = std::max(width(first), width(further));
  if (screen.width < taken + least) {
    return fmt::format("{}{}\n", first, text);
  }
  std::string page;
  for (const std::string& line : wrap(text, screen.width - taken)) {
    page += fmt::format("{}{}\n", page.empty() ? first : further, line);
  }
  return page.empty() ? fmt::format("{}\n", first) : page;
}

}  // namespace bureau
