// How a limit is counted, and told: 民法典 201 to 203, 行政许可法 82.
#include "base/error.h"
#include "base/text_form.h"
#include "time/limit.h"
#include "time/scan.h"

#include <algorithm>

namespace bureau {

namespace {

/// A stretch of days that one line tells. Ordinary weekends end no stretch of work.
struct Stretch {
  enum class Kind { work, worked_weekend_day, holiday };

  Kind kind = Kind::work;
  Date first{};
  Date last{};
  int days = 0;
  bool over_weekend = false;
  std::string_view name{};
};

bool is_weekend(Date date) {
  return date.weekday().iso_encoding() > 5;
}

class WorkdayCount {
 public:
  WorkdayCount(const WorkCalendar& calendar, Date from, int n) : end_{from} {
    for (int counted = 0; counted < n;) {
      end_ = plus_days(end_, 1);
      counted += take(end_, calendar.find(end_)) ? 1 : 0;
    }
  }

  Date end() const { return end_; }
  std::vector<std::string> steps() const;

 private:
  /// Whether the day is worked.
  bool take(Date date, const CalendarDay* listed) {
    const bool weekend = is_weekend(date);
    if (listed == nullptr && weekend) {
      weekend_before_ = true;
      return false;
    }
    const bool works = listed == nullptr || !listed->off;
    const auto kind = !works    ? Stretch::Kind::holiday
                      : weekend ? Stretch::Kind::worked_weekend_day
                                : Stretch::Kind::work;
    extend(kind, date, kind == Stretch::Kind::work ? std::string_view{} : listed->name);
    weekend_before_ = false;
    return works;
  }

  void extend(Stretch::Kind kind, Date date, std::string_view name) {
    const bool goes_on = !stretches_.empty() && stretches_.back().kind == kind &&
                         stretches_.back().name == name &&
                         (kind == Stretch::Kind::work || !weekend_before_);
    if (!goes_on) {
      stretches_.push_back({.kind = kind, .first = date, .name = name});
    }
    Stretch& stretch = stretches_.back();
    stretch.over_weekend = stretch.over_weekend || (goes_on && weekend_before_);
    stretch.last = date;
    ++stretch.days;
  }

  Date end_;
  bool weekend_before_ = false;
  std::vector<Stretch> stretches_{};
};

std::string told_work(const Stretch& stretch, int first, int last) {
  if (first == last) {
    return localized("workday {}: {}", first, stretch.first);
  }
  return stretch.over_weekend
             ? localized("workdays {} to {}: {} to {}, without weekends", first, last,
                         stretch.first, stretch.last)
             : localized("workdays {} to {}: {} to {}", first, last, stretch.first, stretch.last);
}

std::string told_holiday(const Stretch& stretch) {
  const std::string name = stretch.name.empty() ? tr("day off") : std::string{stretch.name};
  return stretch.days == 1 ? localized("{} is off ({})", stretch.first, name)
                           : localized("{} to {} are off ({})", stretch.first, stretch.last, name);
}

std::string told_worked_weekend_day(const Stretch& stretch, int number) {
  const std::string name = stretch.name.empty() ? tr("workday") : std::string{stretch.name};
  return localized("workday {}: {}, a weekend day that is worked ({})", number, stretch.first,
                   name);
}

std::vector<std::string> WorkdayCount::steps() const {
  std::vector<std::string> steps;
  int counted = 0;
  for (const Stretch& stretch : stretches_) {
    if (stretch.kind == Stretch::Kind::holiday) {
      steps.push_back(told_holiday(stretch));
      continue;
    }
    const int first = counted + 1;
    counted += stretch.days;
    if (stretch.kind == Stretch::Kind::work) {
      steps.push_back(told_work(stretch, first, counted));
      continue;
    }
    for (int i = 0; i < stretch.days; ++i) {
      Stretch day = stretch;
      day.first = stretch.first + i;
      steps.push_back(told_worked_weekend_day(day, first + i));
    }
  }
  return steps;
}

Date nominal_end(const Limit& limit, Date from) {
  switch (limit.unit) {
    case LimitUnit::month: return plus_months(from, limit.n);
    case LimitUnit::year: return plus_months(from, limit.n * 12);
    default: return plus_days(from, limit.n);
  }
}

/// A limit of working days: its end.
Date count_workdays(const Limit& limit, Date from, const WorkCalendar& calendar, Due& due) {
  const WorkdayCount count{calendar, from, limit.n};
  const Date end = count.end();
  for (int year = (limit.n == 0 ? from : from + 1).year(); year <= end.year(); ++year) {
    due.years.insert(year);
  }
  for (std::string& step : count.steps()) {
    due.steps.push_back(std::move(step));
  }
  return end;
}

/// Day, month and year limits: the end, and where it goes from a day off.
Date count_civil(const Limit& limit, Date from, const WorkCalendar& calendar,
                 const OfficeHours& hours, Due& due) {
  const Date end = nominal_end(limit, from);
  due.steps.push_back(localized("{} from {} ends on {}", limit, from, end));
  if (limit.unit != LimitUnit::day && end.day() != from.day()) {
    due.steps.push_back(localized("that month has no day {}: its last day counts", from.day()));
  }
  if (!hours.rest_day_moves) {
    return end;
  }
  due.years.insert(end.year());
  if (calendar.works(end)) {
    return end;
  }
  const CalendarDay* listed = calendar.find(end);
  const Date moved = calendar.next_workday(end);
  const std::string name = listed == nullptr || listed->name.empty() ? tr("day off") : listed->name;
  due.steps.push_back(localized("{} is off ({}): the end moves to {}", end, name, moved));
  for (int year = end.year(); year <= moved.year(); ++year) {
    due.years.insert(year);
  }
  return moved;
}

Due count_days(const Limit& limit, Instant from, const WorkCalendar& calendar,
               const OfficeHours& hours) {
  Due due;
  due.steps.push_back(localized("from {}; the first day is not counted", to_short_text(from)));
  const Date first = local(from).date;
  const Date end = limit.unit == LimitUnit::workday
                       ? count_workdays(limit, first, calendar, due)
                       : count_civil(limit, first, calendar, hours, due);
  due.at = at(end, hours.day_end);
  for (const int year : due.years) {
    if (!calendar.knows(year)) {
      due.provisional = true;
      due.steps.push_back(localized(
          "the schedule of {} is not published: its days are counted by the week, and may change",
          year));
    }
  }
  due.steps.push_back(localized("ends {} {}", end, hours.day_end));
  return due;
}

std::int64_t seconds_of(const Limit& limit) {
  return std::int64_t{limit.n} * (limit.unit == LimitUnit::hour ? 3600 : 60);
}

Due count_seconds(const Limit& limit, Instant from) {
  Due due{.at = from + seconds_of(limit)};
  due.steps.push_back(
      localized("from {}; hours and minutes run from the moment", to_short_text(from)));
  due.steps.push_back(localized("ends {}", to_short_text(due.at)));
  return due;
}

}  // namespace

Due count(const Limit& limit, Instant from, const WorkCalendar& calendar,
          const OfficeHours& hours) {
  const bool runs = limit.unit == LimitUnit::minute || limit.unit == LimitUnit::hour;
  constexpr int most_days = 8100 * 366;  // so that months of years fit an int
  if (limit.n >= 0 && (runs || limit.n <= most_days)) {
    try {
      Due due = runs ? count_seconds(limit, from) : count_days(limit, from, calendar, hours);
      if (local(due.at).date <= last_date || !runs) {
        return due;
      }
    } catch (const Error&) {
      // The only failure below is a day out of range; the limit says more than the day.
    }
  }
  throw Error(ErrorKind::usage, "a limit of {} from {} is out of range: it must end by 9999-12-31",
              limit, to_short_text(from));
}

Instant end_of(const Limit& limit, Instant from, const WorkCalendar& calendar,
               const OfficeHours& hours) {
  if (limit.unit == LimitUnit::minute || limit.unit == LimitUnit::hour) {
    return from + seconds_of(limit);
  }
  Date end = local(from).date;
  if (limit.unit == LimitUnit::workday) {
    for (int counted = 0; counted < limit.n; ++counted) {
      end = calendar.next_workday(end);
    }
  } else {
    end = nominal_end(limit, end);
    if (hours.rest_day_moves && !calendar.works(end)) {
      end = calendar.next_workday(end);
    }
  }
  return at(end, hours.day_end);
}

}  // namespace bureau
