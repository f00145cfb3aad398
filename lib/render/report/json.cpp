// A report as one JSON object: bureau-json(5). Every section is there, also without a row.

#include "base/json.h"

#include "base/i18n.h"
#include "render/matter_view.h"
#include "render/report/writers.h"

#include <algorithm>
#include <array>

namespace bureau::report {

namespace {

Json refs_json(const std::vector<AnyRef>& refs) {
  Json::Array all;
  all.reserve(refs.size());
  std::ranges::transform(refs, std::back_inserter(all),
                         [](const AnyRef& ref) { return Json{to_text(ref)}; });
  return Json{std::move(all)};
}

Json value_json(const FigureValue& value) {
  if (value.is_rate) {
    return value.rate ? Json{*value.rate} : Json{};
  }
  return Json{value.count()};
}

Json figure_json(const FigureValue& value) {
  return Json{Json::Object{{"value", value_json(value)}, {"refs", refs_json(value.refs)}}};
}

Json figures_json(const ReportPart& part) {
  Json::Object figures;
  for (std::size_t i = 0; i < part.figures.size(); ++i) {
    const FigureLine& line = part.figures[i];
    Json figure = figure_json(line.now);
    if (line.before) {
      figure.append("before", figure_json(*line.before));
    }
    figures.emplace_back(part.asked->figures[i].key, std::move(figure));
  }
  return Json{std::move(figures)};
}

Json groups_json(const ReportPart& part) {
  Json::Array lines;
  for (const GroupLine& line : part.groups) {
    Json::Object object{{part.asked->by, line.name}};
    Json::Object refs;
    for (std::size_t i = 0; i < line.values.size(); ++i) {
      const std::string& key = part.asked->figures[i].key;
      object.emplace_back(key, value_json(line.values[i]));
      if (!line.values[i].is_rate) {
        refs.emplace_back(key, refs_json(line.values[i].refs));
      }
    }
    object.emplace_back("refs", Json{std::move(refs)});
    lines.emplace_back(std::move(object));
  }
  return Json{std::move(lines)};
}

/// What is always said of a matter, and the columns of the list.
Json matters_json(const std::vector<ListedMatter>& matters, const ReportPart& part,
                  const Printed& printed) {
  std::vector<std::string> columns{"ref", "title", "unit", "due", "progress", "progress_at"};
  for (const std::string& column : part.asked->columns) {
    if (std::ranges::find(columns, column) == columns.end()) {
      columns.push_back(column);
    }
  }
  const View view = view_of_matters(matters, columns, printed);
  Json::Array all;
  for (const ViewRow& row : view.rows) {
    Json::Object object;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      object.emplace_back(columns[i], json_of(row.cells[i]));
    }
    all.emplace_back(std::move(object));
  }
  return Json{std::move(all)};
}

Json finding_json(const Finding& finding) {
  return Json{Json::Object{{"id", finding.id},
                           {"ref", to_text(finding.ref)},
                           {"text", finding.text},
                           {"command", finding.command}}};
}

Json late_json(const EnteredLate& late) {
  return Json{Json::Object{{"ref", to_text(late.ref)},
                           {"verb", late.verb},
                           {"happened", to_text(late.happened)},
                           {"at", to_text(late.at)},
                           {"changes", json_of(late.changes)}}};
}

template <class Row, class Write>
Json array_of(const std::vector<Row>& rows, Write write) {
  Json::Array all;
  std::ranges::transform(rows, std::back_inserter(all), write);
  return Json{std::move(all)};
}

Json list_json(const ReportPart& part, const Printed& printed) {
  if (const auto* matters = std::get_if<std::vector<ListedMatter>>(&part.rows)) {
    return matters_json(*matters, part, printed);
  }
  if (const auto* items = std::get_if<std::vector<Item>>(&part.rows)) {
    return array_of(*items, [](const Item& item) { return json_of(item); });
  }
  if (const auto* findings = std::get_if<std::vector<Finding>>(&part.rows)) {
    return array_of(*findings, finding_json);
  }
  return array_of(std::get<std::vector<EnteredLate>>(part.rows), late_json);
}

Json period_json(const Period& period) {
  return Json{Json::Object{{"name", period.name},
                           {"from", to_text(period.from)},
                           {"to", to_text(period.to)},
                           {"joined", period.joined}}};
}

Json part_json(const ReportPart& part, const Printed& printed) {
  switch (part.asked->sort_of()) {
    case ReportSection::Sort::figures: return figures_json(part);
    case ReportSection::Sort::table: return groups_json(part);
    case ReportSection::Sort::list: return list_json(part, printed);
    case ReportSection::Sort::text: break;
  }
  return Json{part.asked->text.shown()};
}

}  // namespace

std::string write_json(const Printed& printed) {
  const auto& [report, head, screen, kind] = printed;
  Json::Object object{{"report", report.asked->id},
                      {"period", period_json(report.period)},
                      {"as_of", to_text(report.as_of)},
                      {"ceiling", to_text(head.ceiling)},
                      {"where", head.where.empty() ? Json{} : Json{head.where}},
                      {"hidden", static_cast<std::int64_t>(report.hidden)},
                      {"office", head.office},
                      {"calendar", head.calendar},
                      {"version", head.version},
                      {"config", head.digest}};
  Json::Object counts;
  for (const ReportPart& part : report.parts) {
    if (part.asked->limit("json")) {
      counts.emplace_back(part.asked->key, static_cast<std::int64_t>(part.refs.size()));
    }
  }
  if (!counts.empty()) {
    object.emplace_back("count", std::move(counts));
  }
  for (const ReportPart& part : report.parts) {
    object.emplace_back(part.asked->key, part_json(part, printed));
  }
  return to_pretty_json(Json{std::move(object)}) + "\n";
}

}  // namespace bureau::report
