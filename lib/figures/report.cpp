#include "figures/report.h"

#include "base/error.h"
#include "figures/walk.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace bureau {

namespace {

/// All of the filters, as they select from one history.
Selects all_of(const Office& office, const History& history, const std::vector<Filter>& filters) {
  std::vector<Selects> selects;
  for (const Filter& filter : filters) {
    if (Selects one = selection(office, history, filter)) {
      selects.push_back(std::move(one));
    }
  }
  if (selects.size() < 2) {
    return selects.empty() ? Selects{} : std::move(selects.front());
  }
  return [selects](const Matter& matter, Instant instant) {
    return std::ranges::all_of(selects, [&](const Selects& one) { return one(matter, instant); });
  };
}

/// Counts one period by one walk. What is asked is said first, what it came to is read afterwards.
class Counting {
 public:
  Counting(const History& history, const Period& period, Instant as_of, const Office& office,
           const std::vector<Filter>& where)
      : history_{history},
        times_{times_of(period, as_of, office)},
        scope_{.office = office, .selects = all_of(office, history_, where)} {}
  Counting(const Counting&) = delete;
  Counting& operator=(const Counting&) = delete;

  Walk& walk() { return walk_; }
  const Times& times() const { return times_; }
  const Scope& scope() const { return scope_; }
  const History& history() const { return history_; }

  void ask(const FigureName& figure) {
    if (figure.is_rate()) {
      walk_.count(*find_figure(figure.part));
      walk_.count(*find_figure(figure.whole));
    } else if (figure.rows != RowType::late_entry) {
      walk_.count(figure);
    }
  }

  FigureValue value_of(const FigureName& figure) {
    if (figure.is_rate()) {
      return rate_of(refs_of(figure.part).size(), refs_of(figure.whole));
    }
    return {.refs = refs_of(figure.name)};
  }

  /// Of each value of the field.
  std::map<std::string, FigureValue> values_by(const FigureName& figure, std::size_t field) {
    std::map<std::string, FigureValue> values;
    const auto grouped = [&](std::string_view name) {
      return walk_.grouped(walk_.count(*find_figure(name)), field);
    };
    if (!figure.is_rate()) {
      for (auto& [name, refs] : grouped(figure.name)) {
        values[name].refs = std::move(refs);
      }
      return values;
    }
    const std::map<std::string, std::vector<AnyRef>> parts = grouped(figure.part);
    for (auto& [name, refs] : grouped(figure.whole)) {
      const auto part = parts.find(name);
      values[name] = rate_of(part == parts.end() ? 0 : part->second.size(), std::move(refs));
    }
    return values;
  }

  const std::vector<EnteredLate>& late_entries() {
    if (!late_) {
      late_ = entered_late(history_, times_.period.from, times_.end, scope_);
    }
    return *late_;
  }

  std::vector<AnyRef> refs_of(std::string_view name) {
    const FigureName& figure = *find_figure(name);
    if (figure.rows != RowType::late_entry) {
      return walk_.count(figure).refs();
    }
    std::vector<AnyRef> refs;
    std::ranges::transform(late_entries(), std::back_inserter(refs), &EnteredLate::ref);
    return refs;
  }

 private:
  static FigureValue rate_of(std::size_t part, std::vector<AnyRef> whole) {
    FigureValue value{.refs = std::move(whole), .is_rate = true};
    if (!value.refs.empty()) {
      value.rate = static_cast<double>(part) / static_cast<double>(value.refs.size());
    }
    return value;
  }

  History history_;
  Times times_;
  Scope scope_;
  Walk walk_{history_, times_, scope_};
  std::optional<std::vector<EnteredLate>> late_{};
};

/// A list that was asked for, and where its matters gather.
struct ListAsked {
  Counted* counted = nullptr;
  MatterList* matters = nullptr;
};

class Maker {
 public:
  Maker(std::shared_ptr<const ReportAsked> asked, const History& history, const Period& period,
        Instant as_of, const Office& office, const std::vector<Filter>& where,
        std::string_view format)
      : format_{format}, now_{history, period, as_of, office, where} {
    report_ = {.asked = std::move(asked), .period = period, .as_of = as_of};
    report_.end = now_.times().end;
    for (const ReportSection& section : report_.asked->sections) {
      if (section.stands_in(format)) {
        report_.parts.push_back({.asked = &section, .over = period.kind});
      }
    }
    if (std::ranges::any_of(report_.parts,
                            [](const ReportPart& part) { return part.asked->compares_before; })) {
      const Period earlier = before(period, office.calendar(), office.settings().week_cutoff);
      before_.emplace(history.at(std::min(earlier.to, as_of)), earlier, as_of, office, where);
    }
  }

  Report make() {
    for (const ReportPart& part : report_.parts) {
      ask(*part.asked);
    }
    now_.walk().run(true);
    if (before_) {
      before_->walk().run(true);
    }
    report_.hidden = now_.walk().hidden();
    for (ReportPart& part : report_.parts) {
      fill(part);
    }
    return std::move(report_);
  }

 private:
  void ask(const ReportSection& section) {
    for (const FigureAsked& figure : section.figures) {
      now_.ask(*figure.figure);
      if (section.compares_before) {
        before_->ask(*figure.figure);
      }
    }
    for (const LampAsked& lamp : section.lamps) {
      now_.ask(*lamp.figure);
    }
    if (!section.by.empty()) {
      now_.walk().group_by(section.by);
    }
    if (section.sort_of() == ReportSection::Sort::list && section.rows() != RowType::late_entry) {
      ask_list(section);
    }
  }

  /// Programs of tables get figures and refs and no rows.
  std::optional<std::size_t> limit_of(const ReportSection& section) const {
    return format_ == "csv" || format_ == "tsv" ? std::size_t{0} : section.limit(format_);
  }

  void ask_list(const ReportSection& section) {
    ListAsked& list = lists_[&section];
    if (section.of != nullptr) {
      list.counted = &now_.walk().count(*section.of);
    } else {
      list.counted = &now_.walk().choose(*section.reg, where_of(section));
    }
    if (section.rows() != RowType::matter) {
      list.counted->tell(limit_of(section));
      return;
    }
    std::vector<std::string> order = section.order;
    if (!section.group.empty()) {
      order.insert(order.begin(), section.group);
    }
    Selects narrowed = section.of == nullptr ? Selects{} : where_of(section);
    list.matters = &list.counted->lists.emplace_back(Order{order, now_.scope().office},
                                                     limit_of(section), std::move(narrowed));
  }

  Selects where_of(const ReportSection& section) {
    const Office& office = now_.scope().office;
    return section.where.empty() ? Selects{}
                                 : selection(office, now_.history(),
                                             filter_of(office, section.where, section.where_at));
  }

  void fill(ReportPart& part) {
    switch (part.asked->sort_of()) {
      case ReportSection::Sort::figures: fill_figures(part); break;
      case ReportSection::Sort::table: fill_table(part); break;
      case ReportSection::Sort::list: fill_list(part); break;
      case ReportSection::Sort::text: break;
    }
  }

  void fill_figures(ReportPart& part) {
    for (const FigureAsked& asked : part.asked->figures) {
      FigureLine& line = part.figures.emplace_back();
      line.now = now_.value_of(*asked.figure);
      if (part.asked->compares_before) {
        line.before = before_->value_of(*asked.figure);
      }
    }
  }

  /// A row for each value of the field for which one of the columns is not nought.
  void fill_table(ReportPart& part) {
    const ReportSection& asked = *part.asked;
    const std::size_t field = now_.walk().group_by(asked.by);
    std::map<std::string, GroupLine> lines;
    for (std::size_t i = 0; i < asked.figures.size(); ++i) {
      for (auto& [name, value] : now_.values_by(*asked.figures[i].figure, field)) {
        GroupLine& line = lines[name];
        line.values.resize(asked.figures.size());
        line.values[i] = std::move(value);
      }
    }
    for (auto& [name, line] : lines) {
      line.name = name;
      line.called = asked.by == "kind" ? called_kind(name) : "";
      for (std::size_t i = 0; i < asked.figures.size(); ++i) {
        line.values[i].is_rate = asked.figures[i].figure->is_rate();
      }
    }
    light(lines, asked, field);
    for (auto& one : lines) {
      part.groups.push_back(std::move(one.second));
    }
    std::ranges::stable_sort(part.groups, [&](const GroupLine& a, const GroupLine& b) {
      return stands_before(a, b, asked);
    });
  }

  /// In English a kind goes by its id, as everywhere.
  std::string called_kind(const std::string& id) const {
    const std::vector<std::string> known = now_.scope().office.kinds().ids();
    const bool is_known = std::ranges::find(known, id) != known.end();
    return language() == Language::en || !is_known ? "" : now_.scope().office.kind(id).name.shown();
  }

  void light(std::map<std::string, GroupLine>& lines, const ReportSection& asked,
             std::size_t field) {
    std::set<std::string> lit;
    for (const LampAsked& lamp : asked.lamps) {
      for (const auto& [name, value] : now_.values_by(*lamp.figure, field)) {
        const auto line = lines.find(name);
        if (line != lines.end() && value.count() > 0 && lit.insert(name).second) {
          line->second.lamp = lamp.lamp;
        }
      }
    }
  }

  static bool stands_before(const GroupLine& a, const GroupLine& b, const ReportSection& asked) {
    for (const std::string& key : asked.sort) {
      const bool down = key.starts_with('-');
      const auto column = static_cast<std::size_t>(
          std::ranges::find(asked.figures, key.substr(down ? 1 : 0), &FigureAsked::key) -
          asked.figures.begin());
      const auto number = [&](const GroupLine& line) {
        const FigureValue& value = line.values.at(column);
        return value.is_rate ? value.rate.value_or(-1) : static_cast<double>(value.count());
      };
      if (number(a) != number(b)) {
        return (number(a) < number(b)) != down;
      }
    }
    return false;
  }

  void fill_list(ReportPart& part) {
    const ReportSection& asked = *part.asked;
    if (asked.rows() == RowType::late_entry) {
      part.refs = now_.refs_of(asked.of->name);
      part.rows = now_.late_entries();
      return;
    }
    const ListAsked& list = lists_.at(&asked);
    part.refs = list.matters != nullptr ? list.matters->refs() : list.counted->refs();
    switch (asked.rows()) {
      case RowType::item: part.rows = first_items(*list.counted, asked); break;
      case RowType::finding: part.rows = first_findings(*list.counted, limit_of(asked)); break;
      default: part.rows = listed(list.matters->shown(), asked); break;
    }
  }

  /// Another list of the same figure may show more.
  template <class Row>
  static std::vector<Row> first(std::vector<Row> rows, std::optional<std::size_t> limit) {
    rows.erase(rows.begin() +
                   static_cast<std::ptrdiff_t>(std::min(rows.size(), limit.value_or(rows.size()))),
               rows.end());
    return rows;
  }
  std::vector<Item> first_items(const Counted& counted, const ReportSection& asked) {
    std::vector<Item> items = first(counted.items(), limit_of(asked));
    for (Item& item : items) {
      now_.scope().office.name_parties(item);
    }
    return items;
  }
  static std::vector<Finding> first_findings(Counted& counted, std::optional<std::size_t> limit) {
    return first(counted.findings(), limit);
  }

  /// With their lamps, and the units that help where a column says them.
  std::vector<ListedMatter> listed(const std::vector<std::shared_ptr<const Matter>>& matters,
                                   const ReportSection& asked) {
    const auto has = [&](std::string_view column) {
      return std::ranges::find(asked.columns, column) != asked.columns.end();
    };
    const Office& office = now_.scope().office;
    const bool with_co = has("co") || has("unanswered");
    std::vector<ListedMatter> rows;
    for (const auto& matter : matters) {
      ListedMatter& row = rows.emplace_back();
      row.matter = *matter;
      office.name_parties(row.matter);
      row.lamp = has("lamp") ? office.lamp(*matter, report_.end).lamp : Lamp::green;
      if (with_co) {
        CoUnits co = co_units_then(now_.history(), matter->ref, report_.end);
        row.co = std::move(co.all);
        row.unanswered = std::move(co.unanswered);
        office.name_parties(row.co);
        office.name_parties(row.unanswered);
      }
    }
    return rows;
  }

  std::string_view format_;
  Counting now_;
  std::optional<Counting> before_{};
  std::map<const ReportSection*, ListAsked> lists_{};
  Report report_{};
};

}  // namespace

bool ReportPart::is_empty() const {
  switch (asked->sort_of()) {
    case ReportSection::Sort::list: return refs.empty();
    case ReportSection::Sort::table: return groups.empty();
    default: return false;
  }
}

const ReportPart* Report::find(std::string_view key) const {
  const auto found =
      std::ranges::find_if(parts, [&](const ReportPart& part) { return part.asked->key == key; });
  return found == parts.end() ? nullptr : &*found;
}

Filter filter_of(const Office& office, const std::string& where, const std::string& where_at) {
  try {
    return where.empty() ? Filter{} : office.filter(where);
  } catch (const Error& error) {
    throw Error(error.kind(), "{}: {}", where_at, error.what());
  }
}

Report make_report(std::shared_ptr<const ReportAsked> asked, const History& history,
                   const Period& period, Instant as_of, const Office& office,
                   const std::vector<Filter>& where, std::string_view format) {
  return Maker{std::move(asked), history, period, as_of, office, where, format}.make();
}

}  // namespace bureau
