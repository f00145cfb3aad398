// The TOML of a report.
#include "base/error.h"
#include "base/files.h"
#include "base/text_form.h"
#include "settings/files.h"
#include "settings/reports.h"
#include "settings/schema.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace bureau {

namespace {

using schema::Document;
using schema::Element;
using schema::Section;

/// Keys of the JSON that every report has: no section can have them.
constexpr auto head_keys =
    std::to_array<std::string_view>({"report", "period", "as_of", "ceiling", "where", "hidden",
                                     "office", "calendar", "version", "config", "count"});

/// "there is no figure 'x', did you mean 'y'".
template <class Names>
std::string no_such(const char* text, std::string_view wrong, const Names& names) {
  const std::string_view near = nearest(wrong, names);
  return fmt::vformat(tr(text), fmt::make_format_args(wrong)) +
         (near.empty() ? "" : localized(", did you mean '{}'", near));
}

const FigureName* figure_called(std::string_view name,
                                const std::function<void(std::string)>& complain) {
  const FigureName* figure = find_figure(name);
  if (figure == nullptr) {
    std::vector<std::string_view> names;
    std::ranges::transform(figure_names, std::back_inserter(names), &FigureName::name);
    complain(no_such(mark("there is no figure '{}'"), name, names));
  }
  return figure;
}

std::string_view without_sign(std::string_view key) {
  return key.substr(key.starts_with('-') ? 1 : 0);
}

/// One section while it is read.
class Reader {
 public:
  Reader(Section& toml, const OwnFields& own) : toml_{toml}, own_{own} {}

  ReportSection read() {
    toml_.require("key", section_.key);
    if (std::ranges::find(head_keys, section_.key) != head_keys.end()) {
      toml_.complain("key", localized("every report has '{}' in its head", section_.key));
    }
    toml_.read("title", section_.title);
    read_formats();
    read_figures();
    read_list();
    const bool has_text = toml_.read("text", section_.text);
    const int sorts = (section_.figures.empty() ? 0 : 1) + (section_.of != nullptr ? 1 : 0) +
                      (section_.reg ? 1 : 0) + (has_text ? 1 : 0);
    if (sorts != 1 && is_sound_) {
      toml_.complain(
          localized("the section '{}' has figures, a list (of, register) or a text: one of them",
                    section_.key));
    }
    return std::move(section_);
  }

 private:
  void read_formats() {
    toml_.each_element("formats", [&](const Element& one) {
      const std::string_view name = one.text == nullptr ? "" : std::string_view{*one.text};
      if (std::ranges::find(report_formats, name) == report_formats.end()) {
        one.complain(localized("'{}' is no format of a report: use {}", name,
                               fmt::join(report_formats, ", ")));
      }
      section_.formats.emplace_back(name);
    });
  }

  /// figures = ["tasks_open", { key = "late", figure = "tasks_overdue" }], or
  /// figures = { open = "tasks_open" }.
  void read_figures() {
    is_sound_ = !toml_.has("figures");
    toml_.each_element("figures", [&](const Element& one) { read_figure(one); });
    const auto need_figures = [&](std::string_view key) {
      if (toml_.has(key) && section_.figures.empty()) {
        toml_.complain(key, localized("'{}' is said of figures", key));
      }
    };
    if (std::string compare; toml_.read("compare", compare)) {
      section_.compares_before = compare == "before";
      if (!section_.compares_before) {
        toml_.complain("compare", localized("'{}' is not known: compare = \"before\"", compare));
      }
    }
    if (toml_.read("by", section_.by)) {
      check_name("by", section_.by, group_fields());
    }
    toml_.read("sort", section_.sort);
    toml_.read("cards", section_.cards);
    read_charts();
    toml_.each_element("lamp", [&](const Element& one) { read_lamp(one); });
    for (const std::string_view key : {"compare", "by", "sort", "cards", "chart", "lamp"}) {
      need_figures(key);
    }
    for (const std::string& key : section_.sort) {
      check_column("sort", key);
    }
    for (const std::string& key : section_.cards) {
      check_column("cards", key);
    }
  }

  void read_figure(const Element& one) {
    FigureAsked figure;
    std::string name;
    if (one.text != nullptr) {
      name = *one.text;
    } else if (one.table != nullptr) {
      one.table->require("figure", name);
      one.table->read("key", figure.key);
      one.table->read("title", figure.title);
    } else {
      one.complain(localized("a figure is a name, or a table with its figure"));
      return;
    }
    if (!one.name.empty()) {
      figure.key = one.name;
    }
    figure.figure = figure_called(name, one.complain);
    figure.key = figure.key.empty() ? name : figure.key;
    if (find_key(figure.key)) {
      one.complain(localized("'{}' is there twice", figure.key));
    } else if (figure.figure != nullptr) {
      section_.figures.push_back(std::move(figure));
      is_sound_ = true;
    }
  }

  bool find_key(std::string_view key) const {
    return std::ranges::find(section_.figures, key, &FigureAsked::key) != section_.figures.end();
  }

  /// That it is one of the figures.
  void check_column(std::string_view key, std::string_view column) {
    std::vector<std::string_view> names;
    std::ranges::transform(section_.figures, std::back_inserter(names), &FigureAsked::key);
    check_name(key, without_sign(column), names);
  }

  void check_name(std::string_view key, std::string_view name,
                  const std::vector<std::string_view>& names) {
    if (std::ranges::find(names, name) == names.end()) {
      toml_.complain(key, no_such(mark("there is no '{}' here"), name, names));
    }
  }

  /// chart = "bars": of the first column.
  void read_charts() {
    if (toml_.is_text("chart")) {
      std::string sort;
      toml_.read("chart", sort);
      section_.charts.emplace_back();
      if (sort != "bars") {
        toml_.complain("chart", localized("'{}' is no chart: chart = \"bars\"", sort));
      }
      return;
    }
    toml_.each("chart", [&](Section& toml) {
      ChartAsked& chart = section_.charts.emplace_back();
      toml.read("title", chart.title);
      toml.read("bars", chart.bars);
      toml.read("of", chart.of);
      for (const std::string& bar : chart.bars) {
        check_column("chart", bar);
      }
      if (!chart.of.empty()) {
        check_column("chart", chart.of);
      }
    });
  }

  /// lamp = { red = "tasks_overdue", green = "tasks_open" }
  void read_lamp(const Element& one) {
    LampAsked asked;
    try {
      from_text(one.name, asked.lamp);
    } catch (const Error& error) {
      one.complain(error.what());
      return;
    }
    asked.figure = figure_called(one.text == nullptr ? "" : *one.text, one.complain);
    if (asked.figure != nullptr) {
      section_.lamps.push_back(asked);
    }
  }

  void read_list() {
    if (std::string of; toml_.read("of", of)) {
      section_.of = figure_called(of, [&](std::string text) { toml_.complain("of", text); });
      is_sound_ = is_sound_ && section_.of != nullptr;
      if (section_.of != nullptr && section_.of->is_rate()) {
        toml_.complain("of", localized("'{}' is a rate and has no rows of its own", of));
      }
    }
    if (Register reg{}; toml_.read("register", reg)) {
      section_.reg = reg;
    }
    const bool is_list = section_.of != nullptr || section_.reg;
    if (toml_.read("where", section_.where)) {
      section_.where_at = toml_.where("where");
    }
    toml_.read("columns", section_.columns);
    toml_.read("order", section_.order);
    toml_.read("group", section_.group);
    read_limits();
    section_.is_coloured = toml_.read("colour", section_.colour);
    for (const std::string_view key : {"where", "columns", "order", "group", "limit", "colour"}) {
      if (toml_.has(key) && !is_list && is_sound_) {
        toml_.complain(key, localized("'{}' is said of a list", key));
      }
    }
    if (is_list) {
      check_list();
    }
  }

  /// limit = 10, or limit = { table = 10 }
  void read_limits() {
    const auto read = [&](Section& from, std::string_view key) {
      std::int64_t n = 0;
      return from.read(key, n) ? std::optional{static_cast<std::size_t>(n)} : std::nullopt;
    };
    if (!toml_.is_table("limit")) {
      const std::optional<std::size_t> limit = read(toml_, "limit");
      for (const std::string_view format : report_formats) {
        if (limit) {
          section_.limits.emplace(format, *limit);
        }
      }
      return;
    }
    toml_.one("limit", [&](Section& by_format) {
      for (const std::string_view format : report_formats) {
        if (const std::optional<std::size_t> limit = read(by_format, format)) {
          section_.limits.emplace(format, *limit);
        }
      }
    });
  }

  void check_list() {
    const RowType rows = section_.rows();
    if (section_.columns.empty()) {
      toml_.complain(localized("the list '{}' needs columns", section_.key));
    }
    if (rows != RowType::matter) {
      for (const std::string_view key : {"where", "order", "group"}) {
        if (toml_.has(key)) {
          toml_.complain(key, localized("'{}' is said of lists of matters", key));
        }
      }
      const auto names = columns_of(rows);
      for (const std::string& column : section_.columns) {
        check_name("columns", column, {names.begin(), names.end()});
      }
      return;
    }
    for (const std::string& column : section_.columns) {
      check_field("columns", column);
    }
    for (const std::string& key : section_.order) {
      check_field("order", without_sign(key));
    }
    if (!section_.group.empty()) {
      check_field("group", section_.group);
    }
  }

  /// That matters have it, or those of some kind.
  void check_field(std::string_view key, std::string_view name) {
    std::vector<std::string_view> names = matter_columns();
    if (std::ranges::find(names, name) != names.end()) {
      return;
    }
    const std::vector<std::string> own = own_ ? own_() : std::vector{std::string{name}};
    names.insert(names.end(), own.begin(), own.end());
    check_name(key, name, names);
  }

  Section& toml_;
  const OwnFields& own_;
  ReportSection section_{};
  bool is_sound_ = true;  ///< what it is a section of was understood
};

/// What is wrong with its name and its place.
void check_name(schema::Document& document, const ReportAsked& report, std::string_view stem) {
  const toml::node* id = document.root().get("id");
  if (id == nullptr || report.id.empty()) {
    return;
  }
  if (report.id != stem) {
    document.complain(id->source(),
                      localized("the report '{}' must stand in {}.toml", report.id, report.id));
  } else if (!is_report_name(report.id)) {
    document.complain(
        id->source(),
        localized("'{}' is no name for a report: small letters, digits, - and _", report.id));
  } else if (is_reserved_report(report.id)) {
    document.complain(id->source(),
                      localized("the name '{}' is reserved: name the report otherwise", report.id));
  }
}

}  // namespace

namespace schema {

ReportAsked read_report_file(Document& document, const OwnFields& own) {
  ReportAsked report;
  if (!document.good()) {
    return report;
  }
  Section toml{document, document.root()};
  toml.require("id", report.id);
  toml.require("period", report.period);
  toml.require("name", report.name);
  toml.read("summary", report.summary);
  if (toml.read("where", report.where)) {
    report.where_at = toml.where("where");
  }
  toml.each("section", [&](Section& section) {
    ReportSection read = Reader{section, own}.read();
    if (std::ranges::find(report.sections, read.key, &ReportSection::key) !=
        report.sections.end()) {
      section.complain("key", localized("the section '{}' is there twice", read.key));
    }
    report.sections.push_back(std::move(read));
  });
  toml.finish();
  return report;
}

}  // namespace schema

ReportAsked parse_report(std::string_view toml, std::string_view file, const OwnFields& own) {
  schema::Document document{toml, file};
  ReportAsked report = schema::read_report_file(document, own);
  check_name(document, report, std::filesystem::path{file}.stem().string());
  document.raise();
  return report;
}

std::vector<std::string> check_report(const std::filesystem::path& file, const OwnFields& own) {
  const std::optional<std::string> toml = read_file(file);
  if (!toml) {
    throw Error(ErrorKind::not_found, "there is no file {}", file.string());
  }
  schema::Document document{*toml, file.string()};
  const ReportAsked report = schema::read_report_file(document, own);
  check_name(document, report, file.stem().string());
  return document.complaints();
}

}  // namespace bureau
