// The words for dates and moments, in English and Chinese.
#pragma once

#include "time/limit.h"

#include <optional>
#include <string>
#include <string_view>

namespace bureau {

/// Which way a word looks that fits two days: "fri" as a due day is the next, as a date of signing
/// the last.
enum class Direction { forward, back };

/// What the reader of a word has to know.
struct WordContext {
  Instant now{};
  Direction direction = Direction::forward;
  const WorkCalendar* calendar = nullptr;  ///< for +3wd; without it workdays are Monday to Friday
  OfficeHours hours{};
};

/// A word understood.
struct Moment {
  Instant at{};
  Date date{};
  bool has_time = false;     ///< a time of day was given; otherwise `at` is the office's day_end
                             ///< (forward), or now for today and day_end for another day (back)
  bool literal = false;      ///< an ISO date or instant: nothing to echo
  bool provisional = false;  ///< counted over a year without a published schedule
  bool by_calendar = false;  ///< which days are worked was asked: without a calendar it is a guess
};

/// Reads ISO dates and instants; today tomorrow yesterday; mon..sun, monday..sunday, "next fri",
/// "last fri"; eow eom eoq eoy; +3d -3d +2w +1m +5wd +2h +30min; 9:30; a day and a time: "fri
/// 9:30"; 11-20, 11/20; 今天 明天 后天 大后天 昨天 前天; 周五 星期五 礼拜五 本周五 这周五 下周一
/// 下下周三 上周五 本周内; 月底 月末 本月底 下月底 9月底 年底 季度末 四季度末; 上旬 12月中旬 月中;
///  12月5日 12月5号 2026年12月5日; 5日;
/// any of them with 前 or 之前 or 以前 behind (the day is included); 3个工作日内 3天内 两周内
/// 半个月内; 上午 下午 晚上 9点 9点半 9时30分 9:30 behind a day, with 中午 = 12:00. Throws
/// Error(usage) for what it does not understand, with an example; for an impossible day
/// (2026-02-30), which it names; and for what has two readings that no rule decides (03/04/05),
/// giving both.
Moment read_moment(std::string_view text, const WordContext& context);

/// Like read_moment(), for fields that hold a day: a time of day is refused.
Date read_date(std::string_view text, const WordContext& context);

/// What was understood, for people: "2026-11-27 17:00, Friday" / "2026-11-27 17:00 星期五".
std::string understood(const Moment& moment);

/// The same of a day: "2026-11-27, Friday" / "2026-11-27 星期五".
std::string understood(Date date);

}  // namespace bureau
