// A report as one tidy table: section, name, value and refs, each number once.

#include "base/i18n.h"
#include "render/report/writers.h"

#include <algorithm>
#include <iterator>

namespace bureau::report {

namespace {

Cell cell_of(const FigureValue& value) {
  if (value.is_rate) {
    return value.rate ? Cell{*value.rate} : Cell{};
  }
  return value.count();
}

Cell cell_of(const std::vector<AnyRef>& refs) {
  std::vector<std::string> all;
  std::ranges::transform(refs, std::back_inserter(all),
                         [](const AnyRef& ref) { return to_text(ref); });
  return all.empty() ? Cell{} : Cell{std::move(all)};
}

class Tidy {
 public:
  explicit Tidy(const Report& report) : report_{report} {}

  void add(std::string section, std::string name, Cell value, Cell refs = {}) {
    view_.rows.push_back(
        {.cells = {std::move(section), std::move(name), std::move(value), std::move(refs)}});
  }

  void add(const ReportPart& part) {
    const ReportSection& asked = *part.asked;
    for (std::size_t i = 0; i < part.figures.size(); ++i) {
      const auto& [now, before] = part.figures[i];
      add(asked.key, asked.figures[i].key, cell_of(now), cell_of(now.refs));
      if (before) {
        add(asked.key + ".before", asked.figures[i].key, cell_of(*before), cell_of(before->refs));
      }
    }
    for (const GroupLine& line : part.groups) {
      for (std::size_t i = 0; i < line.values.size(); ++i) {
        const FigureValue& value = line.values[i];
        add(asked.key + "." + asked.figures[i].key, line.name, cell_of(value),
            value.is_rate ? Cell{} : cell_of(value.refs));
      }
    }
    if (asked.sort_of() == ReportSection::Sort::list && !is_counted(asked)) {
      add(asked.key, asked.of == nullptr ? to_text(*asked.reg) : std::string{asked.of->name},
          static_cast<std::int64_t>(part.refs.size()), cell_of(part.refs));
    }
  }

  View view() {
    view_.columns = {{.name = "section", .title = tr("Section")},
                     {.name = "name", .title = tr("Name")},
                     {.name = "value", .title = tr("Value")},
                     {.name = "refs", .title = tr("Refs")}};
    return std::move(view_);
  }

 private:
  /// Whether the figure that the list is of stands in a table already.
  bool is_counted(const ReportSection& list) const {
    return list.of != nullptr && list.where.empty() &&
           std::ranges::any_of(report_.parts, [&](const ReportPart& part) {
             return part.asked->by.empty() &&
                    std::ranges::find(part.asked->figures, list.of, &FigureAsked::figure) !=
                        part.asked->figures.end();
           });
  }

  const Report& report_;
  View view_{};
};

}  // namespace

View tidy_table(const Printed& printed) {
  const auto& [report, head, screen, kind] = printed;
  Tidy tidy{report};
  tidy.add("report", "period", report.period.name);
  tidy.add("report", "from", report.period.from);
  tidy.add("report", "to", report.period.to);
  tidy.add("report", "as_of", report.as_of);
  tidy.add("report", "ceiling", to_text(head.ceiling));
  if (!head.where.empty()) {
    tidy.add("report", "where", head.where);
  }
  tidy.add("report", "hidden", static_cast<std::int64_t>(report.hidden));
  for (const ReportPart& part : report.parts) {
    tidy.add(part);
  }
  return tidy.view();
}

}  // namespace bureau::report
