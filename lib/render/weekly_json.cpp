// The weekly report for programs: one JSON object, or one tidy table. And the choice of the format.

#include "base/error.h"
#include "render/matter_view.h"
#include "render/weekly_parts.h"

#include <algorithm>

namespace bureau {

namespace {

Json refs_json(const std::vector<std::string>& refs) {
  return Json{Json::Array(refs.begin(), refs.end())};
}

Json count_json(const std::vector<std::string>& refs) {
  return Json{static_cast<std::int64_t>(refs.size())};
}

Json maybe_json(const std::optional<Instant>& instant) {
  return instant ? Json{to_text(*instant)} : Json{};
}

Json unit_json(const UnitFigures& unit) {
  return Json{
      Json::Object{{"unit", unit.unit},
                   {"open", count_json(unit.open)},
                   {"overdue", count_json(unit.overdue)},
                   {"closed_on_time", count_json(unit.closed_on_time)},
                   {"closed_late", count_json(unit.closed_late)},
                   {"rate", unit.rate() ? Json{*unit.rate()} : Json{}},
                   {"refs", Json{Json::Object{{"open", refs_json(unit.open)},
                                              {"overdue", refs_json(unit.overdue)},
                                              {"closed_on_time", refs_json(unit.closed_on_time)},
                                              {"closed_late", refs_json(unit.closed_late)}}}}}};
}

Json matters_json(const Weekly& weekly, std::string_view figure) {
  Json::Array all;
  for (const std::string& ref : weekly.figure(figure).refs) {
    const Matter* matter = weekly.find(ref);
    if (matter == nullptr) {
      continue;
    }
    all.emplace_back(Json::Object{{"ref", ref},
                                  {"title", matter->title},
                                  {"unit", matter->unit},
                                  {"due", maybe_json(matter->due)},
                                  {"progress", matter->progress},
                                  {"progress_at", maybe_json(matter->progress_at)}});
  }
  return Json{std::move(all)};
}

Json period_json(const Period& period) {
  return Json{Json::Object{{"name", period.name},
                           {"from", to_text(period.from)},
                           {"to", to_text(period.to)},
                           {"joined", period.joined}}};
}

Json holes_json(const Weekly& weekly) {
  Json::Array all;
  for (const Hole& hole : weekly.holes) {
    all.emplace_back(Json::Object{
        {"id", hole.id}, {"ref", hole.ref}, {"text", hole.text}, {"command", hole.command}});
  }
  return Json{std::move(all)};
}

Json entered_late_json(const Weekly& weekly) {
  Json::Array all;
  for (const EnteredLate& late : weekly.entered_late) {
    all.emplace_back(Json::Object{{"ref", late.ref},
                                  {"verb", late.verb},
                                  {"happened", to_text(late.happened)},
                                  {"at", to_text(late.at)},
                                  {"changes", json_of(late.changes)}});
  }
  return Json{std::move(all)};
}

}  // namespace

std::string weekly_json(const Weekly& weekly, const ReportHead& head) {
  Json::Object figures;
  for (const Figure& figure : weekly.figures) {
    figures.emplace_back(figure.name, Json{Json::Object{{"value", figure.value()},
                                                        {"refs", refs_json(figure.refs)}}});
  }
  Json::Array units;
  std::ranges::transform(weekly.by_unit, std::back_inserter(units), unit_json);
  Json::Array decisions;
  std::ranges::transform(weekly.decisions, std::back_inserter(decisions),
                         [](const Item& item) { return json_of(item); });
  return to_pretty_json(Json{Json::Object{{"report", "weekly"},
                                          {"period", period_json(weekly.period)},
                                          {"as_of", to_text(weekly.as_of)},
                                          {"ceiling", to_text(head.ceiling)},
                                          {"where", head.where.empty() ? Json{} : Json{head.where}},
                                          {"hidden", static_cast<std::int64_t>(weekly.hidden)},
                                          {"office", head.office},
                                          {"calendar", head.calendar},
                                          {"version", head.version},
                                          {"config", head.digest},
                                          {"figures", Json{std::move(figures)}},
                                          {"by_unit", Json{std::move(units)}},
                                          {"decisions", Json{std::move(decisions)}},
                                          {"due", matters_json(weekly, "due_next_week")},
                                          {"overdue", matters_json(weekly, "tasks_overdue")},
                                          {"stuck", matters_json(weekly, "stuck")},
                                          {"holes", holes_json(weekly)},
                                          {"entered_late", entered_late_json(weekly)}}}) +
         "\n";
}

View weekly_table(const Weekly& weekly, const ReportHead& head) {
  View view{.columns = {{.name = "section", .title = tr("Section")},
                        {.name = "name", .title = tr("Name")},
                        {.name = "value", .title = tr("Value")},
                        {.name = "refs", .title = tr("Refs")}}};
  const auto add = [&](std::string section, std::string name, Cell value,
                       const std::vector<std::string>& refs = {}) {
    view.rows.push_back({.cells = {std::move(section), std::move(name), std::move(value),
                                   refs.empty() ? Cell{} : Cell{refs}}});
  };
  const auto count = [](const std::vector<std::string>& refs) {
    return Cell{static_cast<std::int64_t>(refs.size())};
  };
  add("report", "period", weekly.period.name);
  add("report", "from", weekly.period.from);
  add("report", "to", weekly.period.to);
  add("report", "as_of", weekly.as_of);
  add("report", "ceiling", to_text(head.ceiling));
  if (!head.where.empty()) {
    add("report", "where", head.where);
  }
  add("report", "hidden", static_cast<std::int64_t>(weekly.hidden));
  for (const Figure& figure : weekly.figures) {
    add("figures", figure.name, figure.value(), figure.refs);
  }
  for (const UnitFigures& unit : weekly.by_unit) {
    add("by_unit.open", unit.unit, count(unit.open), unit.open);
    add("by_unit.overdue", unit.unit, count(unit.overdue), unit.overdue);
    add("by_unit.closed_on_time", unit.unit, count(unit.closed_on_time), unit.closed_on_time);
    add("by_unit.closed_late", unit.unit, count(unit.closed_late), unit.closed_late);
    add("by_unit.rate", unit.unit, unit.rate() ? Cell{*unit.rate()} : Cell{});
  }
  return view;
}

std::string render(const Weekly& weekly, const ReportHead& head, Format format,
                   const Screen& screen) {
  switch (format) {
    case Format::table: return weekly_text(weekly, head, screen);
    case Format::md: return weekly_markdown(weekly, head, screen);
    case Format::html: return weekly_html(weekly, head, screen);
    case Format::json: return weekly_json(weekly, head);
    case Format::csv:
    case Format::tsv: return render(weekly_table(weekly, head), format, screen);
    default: break;
  }
  throw Error(ErrorKind::usage,
              "the report cannot be written as {}: use table, md, html, json, csv or tsv",
              to_text(format));
}

}  // namespace bureau
