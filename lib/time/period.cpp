#include "time/period.h"

#include "base/error.h"
#include "base/text_form.h"
#include "time/day_words.h"
#include "time/scan.h"
#include "time/words.h"

#include <array>
#include <optional>

namespace bureau {

namespace {

constexpr int most_joined = 60;  // a calendar without any workday must not be followed for ever

constexpr std::array<Name, 5> kind_names{{{"day", "day", "日|天"},
                                          {"week", "week", "周|星期|礼拜"},
                                          {"month", "month", "月|月份"},
                                          {"quarter", "quarter", "季度|季"},
                                          {"year", "year", "年|年度"}}};

constexpr std::array<std::string_view, 7> day_ids{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

Date last_day_of(IsoWeek week, const WeekCutoff& cutoff) {
  return monday_of(week) + (static_cast<int>(cutoff.day.iso_encoding()) - 1);
}

Instant end_of(IsoWeek week, const WeekCutoff& cutoff) {
  return at(last_day_of(week, cutoff), cutoff.time);
}

IsoWeek plus_weeks(IsoWeek week, int n) {
  return iso_week(monday_of(week) + 7 * n);
}

/// A Saturday that is worked before a holiday does not make the holiday a week: nobody is there to
/// report when it ends. So Mondays to Fridays decide.
bool has_workday(IsoWeek week, const WorkCalendar& calendar, const WeekCutoff& cutoff) {
  const Date last = last_day_of(week, cutoff);
  for (Date date = last - 6; date <= last; date = date + 1) {
    if (date.weekday().iso_encoding() <= 5 && calendar.works(date)) {
      return true;
    }
  }
  return false;
}

Error out_of_range(std::string_view name) {
  return Error(ErrorKind::usage, "{} is out of range: periods run from 1900 to 9999", name);
}

void check_year(int year) {
  if (year < 1900 || year > 9999) {
    throw out_of_range(fmt::format("{:04}", year));
  }
}

/// The week, or the one it is joined to.
Period week_period(IsoWeek week, const WorkCalendar& calendar, const WeekCutoff& cutoff) {
  check_year(week.year);
  for (int i = 0; i < most_joined && !has_workday(week, calendar, cutoff); ++i) {
    week = plus_weeks(week, 1);
  }
  int joined = 0;
  while (joined < most_joined && !has_workday(plus_weeks(week, -joined - 1), calendar, cutoff)) {
    ++joined;
  }
  return {.kind = PeriodKind::week,
          .name = fmt::format("{:04}-W{:02}", week.year, week.week),
          .from = end_of(plus_weeks(week, -joined - 1), cutoff),
          .to = end_of(week, cutoff),
          .joined = joined};
}

/// The day, or the next one that is worked.
Period day_period(Date day, const WorkCalendar& calendar) {
  check_year(day.year());
  for (int i = 0; i < most_joined && !calendar.works(day); ++i) {
    day = day + 1;
  }
  int joined = 0;
  while (joined < most_joined && !calendar.works(day - joined - 1)) {
    ++joined;
  }
  return {.kind = PeriodKind::day,
          .name = to_text(day),
          .from = at(day - joined, TimeOfDay{}) - 1,
          .to = at(day + 1, TimeOfDay{}) - 1,
          .joined = joined};
}

/// Months are counted from year 0, so that a quarter or a year is a run of them.
Period months_period(PeriodKind kind, int first) {
  const int length = kind == PeriodKind::month ? 1 : kind == PeriodKind::quarter ? 3 : 12;
  first -= first % length;
  const int year = first / 12;
  check_year(year);
  const auto start = [](int month) {
    return at(Date{month / 12, static_cast<unsigned>(month % 12) + 1, 1}, TimeOfDay{}) - 1;
  };
  std::string name = fmt::format("{:04}", year);
  if (kind == PeriodKind::month) {
    name += fmt::format("-{:02}", first % 12 + 1);
  } else if (kind == PeriodKind::quarter) {
    name += fmt::format("-Q{}", first % 12 / 3 + 1);
  }
  return {.kind = kind, .name = std::move(name), .from = start(first), .to = start(first + length)};
}

IsoWeek week_of(const Period& period) {
  return {fixed_digits(period.name, 0, 4).value_or(0), fixed_digits(period.name, 6, 2).value_or(1)};
}

int month_index(Date date) {
  return date.year() * 12 + static_cast<int>(date.month()) - 1;
}

Period current(PeriodKind kind, Instant now, const WorkCalendar& calendar,
               const WeekCutoff& cutoff) {
  const Date today = local(now).date;
  if (kind == PeriodKind::day) {
    return day_period(today, calendar);
  }
  if (kind != PeriodKind::week) {
    return months_period(kind, month_index(today));
  }
  IsoWeek week = iso_week(today - 7);
  while (end_of(week, cutoff) < now) {
    week = plus_weeks(week, 1);
  }
  return week_period(week, calendar, cutoff);
}

/// `n` periods later, or earlier.
Period moved(Period period, int n, const WorkCalendar& calendar, const WeekCutoff& cutoff) {
  for (; n < 0; ++n) {
    period = before(period, calendar, cutoff);
  }
  for (; n > 0; --n) {
    period = after(period, calendar, cutoff);
  }
  return period;
}

constexpr std::array<Word, 17> steps{{{"this", 0},
                                      {"last", -1},
                                      {"next", 1},
                                      {"本", 0},
                                      {"这个", 0},
                                      {"这", 0},
                                      {"今", 0},
                                      {"当", 0},
                                      {"上", -1},
                                      {"上个", -1},
                                      {"去", -1},
                                      {"上上", -2},
                                      {"上上个", -2},
                                      {"下", 1},
                                      {"下个", 1},
                                      {"明", 1},
                                      {"下下个", 2}}};

constexpr int day_unit = static_cast<int>(PeriodKind::day);
constexpr int week_unit = static_cast<int>(PeriodKind::week);
constexpr int month_unit = static_cast<int>(PeriodKind::month);
constexpr int quarter_unit = static_cast<int>(PeriodKind::quarter);
constexpr int year_unit = static_cast<int>(PeriodKind::year);
constexpr std::array<Word, 15> kinds{{{"day", day_unit},
                                      {"日", day_unit},
                                      {"天", day_unit},
                                      {"week", week_unit},
                                      {"month", month_unit},
                                      {"quarter", quarter_unit},
                                      {"year", year_unit},
                                      {"周", week_unit},
                                      {"星期", week_unit},
                                      {"礼拜", week_unit},
                                      {"月", month_unit},
                                      {"月份", month_unit},
                                      {"季度", quarter_unit},
                                      {"季", quarter_unit},
                                      {"年", year_unit}}};

/// The number of the week, quarter or month that the text names, and which of these it is.
struct Part {
  PeriodKind kind = PeriodKind::year;
  int number = 0;
};

/// W47, 第47周, Q4, 四季度, 第四季度, 11, 11月; nothing left over.
std::optional<Part> read_part(Scanner scanner, bool year_given) {
  const bool week = scanner.eat("w");
  const bool quarter = !week && scanner.eat("q");
  const bool ordinal = !week && !quarter && scanner.eat("第");
  const auto number = scanner.number();
  if (!number || number->digits > 2) {
    return std::nullopt;
  }
  const auto part = [&](PeriodKind kind) {
    return scanner.done() ? std::optional{Part{kind, number->value}} : std::nullopt;
  };
  if (week || quarter) {
    return part(week ? PeriodKind::week : PeriodKind::quarter);
  }
  if (scanner.eat_any({"季度", "季"})) {
    return part(PeriodKind::quarter);
  }
  if (ordinal) {
    return scanner.eat_any({"周", "个星期"}) ? part(PeriodKind::week) : std::nullopt;
  }
  return scanner.eat_any({"月份", "月"}) || year_given ? part(PeriodKind::month) : std::nullopt;
}

Period period_of(Part part, int year, std::string_view text, const WorkCalendar& calendar,
                 const WeekCutoff& cutoff) {
  const IsoWeek last_week = iso_week(Date{year, 12, 28});  // always in the last week
  const int most = part.kind == PeriodKind::week      ? last_week.week
                   : part.kind == PeriodKind::quarter ? 4
                                                      : 12;
  if (part.number < 1 || part.number > most) {
    switch (part.kind) {
      case PeriodKind::week:
        throw Error(ErrorKind::usage, "there is no week {}: {} has the weeks W01 to W{}", text,
                    year, most);
      case PeriodKind::quarter:
        throw Error(ErrorKind::usage, "there is no quarter {}: a year has Q1 to Q4", text);
      default: throw Error(ErrorKind::usage, "there is no month {}: write 2026-11", text);
    }
  }
  switch (part.kind) {
    case PeriodKind::week: return week_period({year, part.number}, calendar, cutoff);
    case PeriodKind::quarter: return months_period(part.kind, year * 12 + (part.number - 1) * 3);
    default: return months_period(part.kind, year * 12 + part.number - 1);
  }
}

std::optional<Period> read_named(std::string_view plain, std::string_view text, Instant now,
                                 const WorkCalendar& calendar, const WeekCutoff& cutoff) {
  if (plain.size() == std::string_view{"2026-11-20"}.size() && plain[4] == '-' && plain[7] == '-') {
    return day_period(parse<Date>(plain), calendar);
  }
  Scanner scanner{plain};
  Scanner ahead = scanner;
  const auto number = ahead.number();
  if (!number || number->digits != 4) {
    const auto part = read_part(scanner, false);
    if (!part) {
      return std::nullopt;
    }
    const Date today = local(now).date;
    const int year = part->kind == PeriodKind::week ? iso_week(today).year : today.year();
    return period_of(*part, year, text, calendar, cutoff);
  }
  check_year(number->value);
  static_cast<void>(ahead.eat_any({"年度", "年", "-"}));
  ahead.skip_blanks();
  if (ahead.done()) {
    return plain.ends_with('-')
               ? std::nullopt
               : std::optional{months_period(PeriodKind::year, number->value * 12)};
  }
  const auto part = read_part(ahead, true);
  return part ? std::optional{period_of(*part, number->value, text, calendar, cutoff)}
              : std::nullopt;
}

}  // namespace

std::string to_text(PeriodKind kind) {
  return std::string{kind_names.at(static_cast<std::size_t>(kind)).id};
}

std::string word_of(PeriodKind kind) {
  return std::string{word_of(kind_names.at(static_cast<std::size_t>(kind)))};
}

void from_text(std::string_view text, PeriodKind& kind) {
  kind = static_cast<PeriodKind>(parse_name("period", kind_names, text));
}

std::string to_text(const WeekCutoff& cutoff) {
  return fmt::format("{} {}", day_ids.at(cutoff.day.c_encoding()), to_text(cutoff.time));
}

void from_text(std::string_view text, WeekCutoff& cutoff) {
  const std::string plain = folded(text);
  Scanner scanner{plain};
  const auto day = eat_weekday(scanner);
  scanner.skip_blanks();
  TimeOfDay time;
  if (day) {
    try {
      from_text(scanner.rest(), time);
      cutoff = {.day = *day, .time = time};
      return;
    } catch (const Error&) {
      // The whole is what was not understood.
    }
  }
  throw Error(ErrorKind::usage, "'{}' is not the end of a week: write \"fri 17:00\"", text);
}

Period read_period(std::string_view text, PeriodKind kind, Instant now,
                   const WorkCalendar& calendar, const WeekCutoff& cutoff) {
  const std::string plain = folded(text);
  if (const auto named = read_named(plain, text, now, calendar, cutoff)) {
    return *named;
  }
  Scanner scanner{plain};
  if (const auto step = scanner.eat_of(steps)) {
    scanner.skip_blanks();
    if (const auto unit = scanner.eat_of(kinds)) {
      kind = static_cast<PeriodKind>(*unit);
    }
    if (scanner.done()) {
      return moved(current(kind, now, calendar, cutoff), *step, calendar, cutoff);
    }
  }
  if (kind == PeriodKind::day) {
    const WordContext words{.now = now, .direction = Direction::back, .calendar = &calendar};
    return day_period(read_date(text, words), calendar);
  }
  throw Error(ErrorKind::usage,
              "'{}' is not a period: write this, last, 2026-W47, 2026-11, 2026-Q4 or 2026", text);
}

Period before(const Period& period, const WorkCalendar& calendar, const WeekCutoff& cutoff) {
  if (period.kind == PeriodKind::day) {
    return day_period(parse<Date>(period.name) - period.joined - 1, calendar);
  }
  if (period.kind != PeriodKind::week) {
    return months_period(period.kind, month_index(local(period.from).date));
  }
  return week_period(plus_weeks(week_of(period), -1 - period.joined), calendar, cutoff);
}

Period after(const Period& period, const WorkCalendar& calendar, const WeekCutoff& cutoff) {
  if (period.kind == PeriodKind::day) {
    return day_period(parse<Date>(period.name) + 1, calendar);
  }
  if (period.kind != PeriodKind::week) {
    return months_period(period.kind, month_index(local(period.to + 1).date));
  }
  return week_period(plus_weeks(week_of(period), 1), calendar, cutoff);
}

}  // namespace bureau
