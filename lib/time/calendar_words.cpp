#include "time/calendar_words.h"

#include "base/error.h"
#include "base/text_form.h"

#include <algorithm>
#include <array>
#include <vector>

namespace bureau {

namespace {

/// From its first day to its last.
struct Span {
  Date first{};
  Date last{};
};

Span month_of(Date first, int months = 1) {
  return {first, last_of_month(plus_months(first, months - 1))};
}

Date first_of_month(Date date) {
  return Date{date.year(), date.month(), 1};
}

Span year_of(int year) {
  return {checked_date(year, 1, 1), checked_date(year, 12, 31)};
}

Span week_of(Date today, int weeks) {
  const int from_monday = static_cast<int>(today.weekday().iso_encoding()) - 1;
  const Date monday = plus_days(today, 7 * weeks - from_monday);
  return {monday, plus_days(monday, 6)};
}

Span quarter_of(Date today, int quarters) {
  const int in_quarter = (static_cast<int>(today.month()) - 1) % 3;
  return month_of(plus_months(first_of_month(today), 3 * quarters - in_quarter), 3);
}

/// The month of that number that lies ahead, or behind; this one is both.
Span nearest_month(Date today, int month, Direction direction) {
  const int its = static_cast<int>(today.month());
  const int year = today.year() + (direction == Direction::forward ? (month < its ? 1 : 0)
                                                                   : (month > its ? -1 : 0));
  return month_of(checked_date(year, month, 1));
}

constexpr std::array<Word, 7> steps{
    {{"本", 0}, {"这个", 0}, {"当", 0}, {"下", 1}, {"下个", 1}, {"上", -1}, {"上个", -1}}};
constexpr std::array<Word, 4> years{{{"今年", 0}, {"本年", 0}, {"明年", 1}, {"去年", -1}}};

std::optional<Span> eat_period(Scanner& scanner, Date today, Direction direction) {
  if (const auto year = scanner.eat_of(years)) {
    return year_of(today.year() + *year);
  }
  Scanner ahead = scanner;
  const auto step = ahead.eat_of(steps);
  std::optional<Span> period;
  if (step) {
    if (ahead.eat_any({"月份", "月"})) {
      period = month_of(plus_months(first_of_month(today), *step));
    } else if (ahead.eat_any({"周", "星期"})) {
      period = week_of(today, *step);
    } else if (ahead.eat_any({"季度", "季"})) {
      period = quarter_of(today, *step);
    }
  } else if (ahead.eat_any({"月底", "月末", "月"})) {
    period = month_of(first_of_month(today));
  } else if (ahead.eat_any({"年底", "年末", "年内"})) {
    period = year_of(today.year());
  } else if (const auto month = ahead.number();
             month && month->value >= 1 && month->value <= 12 && ahead.eat_any({"月份", "月"})) {
    static_cast<void>(ahead.eat_any({"底", "末"}));
    period = nearest_month(today, month->value, direction);
  }
  if (period) {
    scanner = ahead;
  }
  return period;
}

/// "this month", "the month", "next quarter", "the year".
std::optional<Span> eat_english_period(Scanner& scanner, Date today) {
  const int step = scanner.eat("next") ? 1 : 0;
  static_cast<void>(step == 0 && scanner.eat_any({"this", "the"}));
  scanner.skip_blanks();
  if (scanner.eat("month")) {
    return month_of(plus_months(first_of_month(today), step));
  }
  if (scanner.eat("week")) {
    return week_of(today, step);
  }
  if (scanner.eat("quarter")) {
    return quarter_of(today, step);
  }
  return scanner.eat("year") ? std::optional{year_of(today.year() + step)} : std::nullopt;
}

/// A period, and which of its worked days is meant.
struct WorkdayOf {
  Span period{};
  bool last = false;
};

std::optional<WorkdayOf> eat_workday_of(Scanner& scanner, Date today, Direction direction) {
  Scanner ahead = scanner;
  const bool last_in_english =
      ahead.eat_any({"last workday of", "last working day of", "last workday in"});
  if (last_in_english ||
      ahead.eat_any({"first workday of", "first working day of", "first workday in"})) {
    ahead.skip_blanks();
    if (const auto period = eat_english_period(ahead, today)) {
      scanner = ahead;
      return WorkdayOf{*period, last_in_english};
    }
    return std::nullopt;
  }
  const auto period = eat_period(ahead, today, direction);
  if (!period) {
    return std::nullopt;
  }
  static_cast<void>(ahead.eat("的"));
  const bool last =
      ahead.eat_any({"最后一个工作日", "最后1个工作日", "最后一工作日", "末个工作日"});
  if (!last && !ahead.eat_any({"第一个工作日", "第1个工作日", "首个工作日"})) {
    return std::nullopt;
  }
  scanner = ahead;
  return WorkdayOf{*period, last};
}

/// The holidays of the law as people say them, and what a schedule calls them.
struct Holiday {
  std::string_view typed;
  std::string_view called;
};
constexpr auto holidays = std::to_array<Holiday>({{"元旦节", "元旦"},
                                                  {"元旦", "元旦"},
                                                  {"春节", "春节"},
                                                  {"清明节", "清明"},
                                                  {"清明", "清明"},
                                                  {"劳动节", "劳动"},
                                                  {"五一节", "劳动"},
                                                  {"五一", "劳动"},
                                                  {"端午节", "端午"},
                                                  {"端午", "端午"},
                                                  {"中秋节", "中秋"},
                                                  {"中秋", "中秋"},
                                                  {"国庆节", "国庆"},
                                                  {"国庆", "国庆"},
                                                  {"十一", "国庆"}});

/// 春节前, 国庆放假前: nothing for the holiday without that, which is many days.
const Holiday* eat_before_holiday(Scanner& scanner) {
  for (const Holiday& holiday : holidays) {
    Scanner ahead = scanner;
    if (ahead.eat(holiday.typed)) {
      static_cast<void>(ahead.eat_any({"假期", "放假"}));
      if (ahead.eat_any({"以前", "之前", "前"})) {
        scanner = ahead;
        return &holiday;
      }
    }
  }
  return nullptr;
}

/// The first days off of a name, in their order.
std::vector<Date> beginnings(const WorkCalendar& calendar, std::string_view name) {
  std::vector<Date> all;
  Date before{1, 1, 1};
  for (const auto& [date, day] : calendar.days) {
    if (!day.off || day.name.find(name) == std::string::npos) {
      continue;
    }
    if (date - before > 1) {
      all.push_back(date);
    }
    before = date;
  }
  return all;
}

CalendarWord before_holiday(const Holiday& holiday, Date today, const WordContext& context,
                            std::string_view text) {
  const std::vector<Date> all = beginnings(*context.calendar, holiday.called);
  std::optional<Date> found;
  for (const Date first : all) {
    const Date day = context.calendar->last_workday_until(plus_days(first, -1));
    if (context.direction == Direction::forward ? !found && day >= today : day <= today) {
      found = day;
    }
  }
  if (!found) {
    throw Error(ErrorKind::usage,
                "'{}': the calendar knows no such holiday {}: write a date, or import its schedule",
                text, context.direction == Direction::forward ? tr("ahead") : tr("before today"));
  }
  return {.date = *found, .known = true};
}

}  // namespace

std::optional<CalendarWord> eat_calendar_word(Scanner& scanner, Date today,
                                              const WordContext& context, std::string_view text) {
  if (const auto asked = eat_workday_of(scanner, today, context.direction)) {
    const WorkCalendar weeks{};
    const WorkCalendar& calendar = context.calendar == nullptr ? weeks : *context.calendar;
    const Date date = asked->last ? calendar.last_workday_until(asked->period.last)
                                  : calendar.next_workday(plus_days(asked->period.first, -1));
    return CalendarWord{.date = date, .known = calendar.knows(date.year())};
  }
  if (const Holiday* holiday = eat_before_holiday(scanner)) {
    return context.calendar == nullptr ? CalendarWord{.date = today}
                                       : before_holiday(*holiday, today, context, text);
  }
  return std::nullopt;
}

}  // namespace bureau
