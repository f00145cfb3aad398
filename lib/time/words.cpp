#include "time/words.h"

#include "base/error.h"
#include "base/text_form.h"
#include "time/calendar_words.h"
#include "time/clock_words.h"
#include "time/day_words.h"
#include "time/limit_reader.h"

#include <array>

namespace bureau {

namespace {

constexpr std::array<const char*, 7> english_days{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                  "Thursday", "Friday", "Saturday"};
constexpr std::array<const char*, 7> chinese_days{"星期日", "星期一", "星期二", "星期三",
                                                  "星期四", "星期五", "星期六"};

const char* weekday_name(Date date) {
  const unsigned day = date.weekday().c_encoding();
  return language() == Language::zh ? chinese_days.at(day) : english_days.at(day);
}

/// 5日 is the 5th, 5日内 a limit.
bool is_day_number(std::string_view text) {
  return text.ends_with("日") && !text.ends_with("工作日") && !text.ends_with("自然日");
}

/// Where a limit leads from, as said before it: +3d, "in 3 days", -3d; 0 when it is not said.
int eat_sign_before(Scanner& scanner) {
  if (scanner.eat("+") || scanner.eat("in")) {
    return 1;
  }
  return scanner.eat("-") ? -1 : 0;
}

/// The same, said behind it: 3天后, 3天前, "3 days ago".
int eat_sign_behind(Scanner& scanner) {
  Scanner ahead = scanner;
  ahead.skip_blanks();
  const int sign = ahead.eat_any({"以后", "之后", "后"})          ? 1
                   : ahead.eat_any({"以前", "之前", "前", "ago"}) ? -1
                                                                  : 0;
  if (sign != 0) {
    scanner = ahead;
  }
  return sign;
}

/// Reads one text. What a word means is decided here, which words there are in day_words,
/// clock_words and limit.
class Reader {
 public:
  Reader(std::string_view text, const WordContext& context)
      : text_{text},
        plain_{folded(text)},
        context_{context},
        today_{local(context.now).date},
        forward_{context.direction == Direction::forward} {}

  Moment read() const {
    Scanner scanner{plain_};
    if (scanner.eat_any({"now", "现在", "此刻"}) && scanner.done()) {
      return {.at = context_.now, .date = today_, .has_time = true};
    }
    if (const auto literal = read_literal()) {
      return *literal;
    }
    scanner = Scanner{plain_};
    static_cast<void>(scanner.eat("by"));
    scanner.skip_blanks();
    if (const auto worked = read_by_calendar(scanner)) {
      return *worked;
    }
    if (const auto relative = read_relative(scanner)) {
      return *relative;
    }
    return read_day_and_time(scanner);
  }

 private:
  std::optional<Moment> read_literal() const;
  std::optional<Moment> read_by_calendar(Scanner scanner) const;
  std::optional<Moment> read_relative(Scanner scanner) const;
  Moment read_day_and_time(Scanner scanner) const;

  Moment within(const Limit& limit) const;
  Moment away(const Limit& limit, int sign) const;
  Moment at_clock(Moment moment, Scanner scanner) const;
  Moment day_moment(Date date) const;
  Moment occurrence(const DayWord& word, TimeOfDay time) const;
  Moment today_or_next_to_it(TimeOfDay time) const;
  void check_has_been(TimeOfDay time) const;

  Error not_understood() const {
    return Error(ErrorKind::usage, "'{}' is not a date: write 2026-11-20, fri, +3d or \"fri 9:30\"",
                 text_);
  }

  std::string_view text_;
  std::string plain_;
  const WordContext& context_;
  Date today_;
  bool forward_;
};

/// ISO and nothing else: a program wrote it, so there is nothing to echo.
std::optional<Moment> Reader::read_literal() const {
  const std::string_view plain = plain_;
  if (!fixed_digits(plain, 0, 4) || plain.size() < 10 || plain[4] != '-' || plain[7] != '-') {
    return std::nullopt;
  }
  if (plain.size() == 10) {
    Date date;
    from_text(plain, date);
    Moment moment = day_moment(date);
    moment.literal = true;
    return moment;
  }
  Moment moment{.has_time = true, .literal = true};
  try {
    from_text(plain, moment.at);
    from_text(plain.substr(0, 10), moment.date);
  } catch (const Error&) {
    return std::nullopt;  // "2026-11-20 下午3点", or wrong: the words' reader says how
  }
  if (plain.substr(11) != "24:00") {
    moment.date = local(moment.at).date;
  }
  return moment;
}

/// 本月最后一个工作日前, 春节前.
std::optional<Moment> Reader::read_by_calendar(Scanner scanner) const {
  const auto word = eat_calendar_word(scanner, today_, context_, text_);
  if (!word) {
    return std::nullopt;
  }
  static_cast<void>(scanner.eat_any({"以前", "之前", "前", "内"}));
  Moment moment = day_moment(word->date);
  moment.provisional = !word->known;
  moment.by_calendar = true;
  return at_clock(moment, scanner);
}

/// +3d, -5wd, 3个工作日内, 两周后, 3天前, "in 2 hours", "3 days ago"; "+3d 9:30".
std::optional<Moment> Reader::read_relative(Scanner scanner) const {
  int sign = eat_sign_before(scanner);
  const bool inside = sign == 0 && scanner.eat("within");
  scanner.skip_blanks();
  const Scanner start = scanner;
  const auto limit = eat_limit(scanner);
  if (!limit) {
    return std::nullopt;
  }
  const std::string_view eaten =
      start.rest().substr(0, start.rest().size() - scanner.rest().size());
  const bool day_number = is_day_number(eaten);
  if (eaten.ends_with("年") && fixed_digits(eaten, 0, 4)) {
    return std::nullopt;  // 2026年
  }
  if (scanner.eat_any({"以内", "之内", "内"}) || (inside && scanner.done())) {
    static_cast<void>(scanner.eat_any({"完成", "办结"}));
    return scanner.done() ? std::optional{forward_ ? within(*limit) : away(*limit, -1)}
                          : std::nullopt;
  }
  if (sign == 0 && !day_number) {
    sign = eat_sign_behind(scanner);
  }
  if (sign == 0) {
    if (scanner.done() && !day_number && forward_) {
      return away(*limit, 1);
    }
    if (scanner.done() && !day_number) {
      throw Error(ErrorKind::usage, "'{}' has two readings: write +{} or -{}", text_, *limit,
                  *limit);
    }
    return std::nullopt;
  }
  return at_clock(away(*limit, sign), scanner);
}

/// The rest of the text is a time of that day, or nothing.
Moment Reader::at_clock(Moment moment, Scanner scanner) const {
  scanner.skip_blanks();
  if (const auto time =
          moment.has_time ? std::nullopt : eat_clock(scanner, context_.hours.day_end, text_)) {
    moment.at = at(moment.date, *time);
    moment.has_time = true;
  }
  if (!scanner.done()) {
    throw not_understood();
  }
  return moment;
}

Moment Reader::read_day_and_time(Scanner scanner) const {
  const auto word = eat_day(scanner, today_, text_);
  scanner.skip_blanks();
  std::optional<std::chrono::weekday> said;
  if (word && scanner.eat("(")) {  // 12月5日(周六)
    said = eat_weekday(scanner);
    if (!said || !scanner.eat(")")) {
      throw not_understood();
    }
    scanner.skip_blanks();
  }
  static_cast<void>(scanner.eat_any({"at", ",", "的"}));
  scanner.skip_blanks();
  const auto time = eat_clock(scanner, context_.hours.day_end, text_);
  scanner.skip_blanks();
  static_cast<void>(scanner.eat_any({"以前", "之前", "前"}));
  if ((!word && !time) || !scanner.done()) {
    throw not_understood();
  }
  Moment moment = !word  ? today_or_next_to_it(*time)
                  : time ? occurrence(*word, *time)
                         : day_moment(word->resolve(today_, context_.direction));
  if (said && moment.date.weekday() != *said) {
    throw Error(ErrorKind::usage, "{} is a {}: '{}' says another day of the week", moment.date,
                weekday_name(moment.date), text_);
  }
  return moment;
}

/// A limit, counted by its rules.
Moment Reader::within(const Limit& limit) const {
  const WorkCalendar no_calendar{};
  const Due due =
      count(limit, context_.now, context_.calendar == nullptr ? no_calendar : *context_.calendar,
            context_.hours);
  const bool has_time = limit.unit == LimitUnit::minute || limit.unit == LimitUnit::hour;
  // The end of a day at 24:00 is read on the wall as the next.
  return {.at = due.at,
          .date = local(has_time ? due.at : due.at - 1).date,
          .has_time = has_time,
          .provisional = due.provisional,
          .by_calendar =
              limit.unit == LimitUnit::workday || (!has_time && context_.hours.rest_day_moves)};
}

/// Plain steps from now or today: no day is moved.
Moment Reader::away(const Limit& limit, int sign) const {
  const int n = sign * limit.n;
  switch (limit.unit) {
    case LimitUnit::minute:
    case LimitUnit::hour: {
      const Instant moment =
          context_.now + std::int64_t{n} * (limit.unit == LimitUnit::hour ? 3600 : 60);
      const Date date = local(moment).date;
      if (date < first_date || date > last_date) {
        throw Error(ErrorKind::usage,
                    "'{}' is out of range: moments run from 1900-01-01 to 9999-12-31", text_);
      }
      return {.at = moment, .date = date, .has_time = true};
    }
    case LimitUnit::day: return day_moment(plus_days(today_, n));
    case LimitUnit::month: return day_moment(plus_months(today_, n));
    case LimitUnit::year: return day_moment(plus_months(today_, n * 12));
    case LimitUnit::workday: break;
  }
  const WorkCalendar no_calendar{};
  const WorkCalendar& calendar = context_.calendar == nullptr ? no_calendar : *context_.calendar;
  Date date = today_;
  bool known = true;
  for (int i = 0; i < limit.n;) {
    date = plus_days(date, sign);
    i += calendar.works(date) ? 1 : 0;
    known = known && calendar.knows(date.year());
  }
  Moment moment = day_moment(date);
  moment.provisional = !known;
  moment.by_calendar = true;
  return moment;
}

Moment Reader::day_moment(Date date) const {
  const bool happened_today = !forward_ && date == today_;
  return {.at = happened_today ? context_.now : at(date, context_.hours.day_end), .date = date};
}

/// The time belongs to what is looked for: "fri 9:30" on a Friday afternoon is the next one's, for
/// fields that look forward. What is a year away is not what is meant.
Moment Reader::occurrence(const DayWord& word, TimeOfDay time) const {
  Date date = word.resolve(today_, context_.direction);
  if (word.kind != DayWord::Kind::fixed && date == today_) {
    check_has_been(time);
    if (forward_ && at(date, time) < context_.now) {
      date = word.resolve(plus_days(today_, 1), context_.direction);
    }
    if (word.recurs_yearly() && date != today_) {
      throw Error(ErrorKind::usage, "'{}' has passed today: write {} or {}", text_, today_, date);
    }
  }
  return {.at = at(date, time), .date = date, .has_time = true};
}

Moment Reader::today_or_next_to_it(TimeOfDay time) const {
  check_has_been(time);
  const bool passed = forward_ && at(today_, time) < context_.now;
  const Date date = plus_days(today_, passed ? 1 : 0);
  return {.at = at(date, time), .date = date, .has_time = true};
}

/// Looking back, a time of today that is still to come is a slip, not that of another day.
void Reader::check_has_been(TimeOfDay time) const {
  if (!forward_ && at(today_, time) > context_.now) {
    throw Error(ErrorKind::refused, "'{}' is still to come today: give when it happened, as {} {}",
                text_, plus_days(today_, -1), to_short_text(at(today_, time)).substr(11));
  }
}

}  // namespace

Moment read_moment(std::string_view text, const WordContext& context) {
  return Reader{text, context}.read();
}

namespace {

std::string with_weekday(std::string_view shown, Date date) {
  return fmt::format("{}{} {}", shown, language() == Language::zh ? "" : ",", weekday_name(date));
}

}  // namespace

Date read_date(std::string_view text, const WordContext& context) {
  const Moment moment = read_moment(text, context);
  if (moment.has_time) {
    throw Error(ErrorKind::usage, "'{}' has a time of day, and a day is wanted: write {}", text,
                moment.date);
  }
  return moment.date;
}

std::string understood(const Moment& moment) {
  const bool whole_day = moment.at == end_of_day(moment.date);
  const std::string shown = whole_day ? to_text(moment.date) + " 24:00" : to_short_text(moment.at);
  return with_weekday(shown, moment.date);
}

std::string understood(Date date) {
  return with_weekday(to_text(date), date);
}

}  // namespace bureau
