// The words that name a day, alone. For the readers of lib/time.
#pragma once

#include "time/scan.h"
#include "time/words.h"

#include <chrono>
#include <optional>
#include <string_view>

namespace bureau {

/// mon, monday, 周一, 星期一, 礼拜天.
std::optional<std::chrono::weekday> eat_weekday(Scanner& scanner);

/// A day as it was written. What fits many days is resolved by looking forward or back from one.
struct DayWord {
  enum class Kind {
    fixed,         ///< exactly `date`
    weekday,       ///< any `weekday`
    day_of_month,  ///< any month's `day`
    day_of_year,   ///< any year's `month` and `day`
    end_of_month,  ///< the last day of any `month`, of any month at all when that is 0
    end_of_quarter,
  };

  Kind kind = Kind::fixed;
  Date date{};
  std::chrono::weekday weekday{};
  int month = 0;
  int day = 0;

  static DayWord fixed(Date date) { return {.kind = Kind::fixed, .date = date}; }
  /// These throw Error(usage) for a day that no year, no month has.
  static DayWord day_of_year(int month, int day);
  static DayWord day_of_month(int day);
  static DayWord end_of_month(int month);

  /// Whether there is one a year.
  bool recurs_yearly() const {
    return kind == Kind::day_of_year || (kind == Kind::end_of_month && month != 0);
  }

  /// The first such day from `start` on, `start` included.
  Date resolve(Date start, Direction direction) const;
};

/// Eats today, 明天, next fri, 下周一, 12月5日, 2026-12-05, 11-20, eom, 9月底 …, or nothing. Throws
/// Error(usage) for an impossible day and for 03/04/05; `text` is what the message quotes.
std::optional<DayWord> eat_day(Scanner& scanner, Date today, std::string_view text);

/// The part of eat_day() that is Chinese.
std::optional<DayWord> eat_chinese_day(Scanner& scanner, Date today, std::string_view text);
std::optional<std::chrono::weekday> eat_chinese_weekday(Scanner& scanner);

/// A day of the week that lies `weeks` after this one; Monday is 1.
Date day_in_week(Date today, int weeks, int iso_weekday);

}  // namespace bureau
