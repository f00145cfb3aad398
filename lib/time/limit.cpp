#include "time/limit.h"

#include "base/error.h"
#include "base/text_form.h"
#include "time/limit_reader.h"

#include <array>
#include <utility>

namespace bureau {

namespace {

struct Unit {
  std::string_view text;
  LimitUnit unit;
  int times = 1;
};

/// 月 alone is a month's name ("3月"), so a count of months needs 个.
constexpr std::array<Unit, 46> units{{
    {"min", LimitUnit::minute},
    {"mins", LimitUnit::minute},
    {"minute", LimitUnit::minute},
    {"minutes", LimitUnit::minute},
    {"分钟", LimitUnit::minute},
    {"h", LimitUnit::hour},
    {"hour", LimitUnit::hour},
    {"hours", LimitUnit::hour},
    {"小时", LimitUnit::hour},
    {"个小时", LimitUnit::hour},
    {"个钟头", LimitUnit::hour},
    {"d", LimitUnit::day},
    {"day", LimitUnit::day},
    {"days", LimitUnit::day},
    {"天", LimitUnit::day},
    {"日", LimitUnit::day},
    {"自然日", LimitUnit::day},
    {"个自然日", LimitUnit::day},
    {"wd", LimitUnit::workday},
    {"workday", LimitUnit::workday},
    {"workdays", LimitUnit::workday},
    {"working day", LimitUnit::workday},
    {"working days", LimitUnit::workday},
    {"工作日", LimitUnit::workday},
    {"个工作日", LimitUnit::workday},
    {"w", LimitUnit::day, 7},
    {"week", LimitUnit::day, 7},
    {"weeks", LimitUnit::day, 7},
    {"周", LimitUnit::day, 7},
    {"个周", LimitUnit::day, 7},
    {"星期", LimitUnit::day, 7},
    {"个星期", LimitUnit::day, 7},
    {"个礼拜", LimitUnit::day, 7},
    {"m", LimitUnit::month},
    {"mo", LimitUnit::month},
    {"month", LimitUnit::month},
    {"months", LimitUnit::month},
    {"个月", LimitUnit::month},
    {"季度", LimitUnit::month, 3},
    {"个季度", LimitUnit::month, 3},
    {"quarter", LimitUnit::month, 3},
    {"quarters", LimitUnit::month, 3},
    {"y", LimitUnit::year},
    {"year", LimitUnit::year},
    {"years", LimitUnit::year},
    {"年", LimitUnit::year},
}};

constexpr std::array<std::pair<std::string_view, Limit>, 4> halves{{
    {"半个月", {15, LimitUnit::day}},
    {"半个小时", {30, LimitUnit::minute}},
    {"半小时", {30, LimitUnit::minute}},
    {"半年", {6, LimitUnit::month}},
}};

/// What a half behind a number adds: 一个半月, 两个半小时, 一年半. Half a month is fifteen days,
/// and the month before it is thirty then.
struct Half {
  std::string_view text;
  int whole;
  int half;
  LimitUnit unit;
};
constexpr auto with_half = std::to_array<Half>({{"个半月", 30, 15, LimitUnit::day},
                                                {"个半小时", 60, 30, LimitUnit::minute},
                                                {"小时半", 60, 30, LimitUnit::minute},
                                                {"年半", 12, 6, LimitUnit::month}});

constexpr std::array<std::string_view, 6> ids{"min", "h", "d", "wd", "m", "y"};

const Unit* eat_unit(Scanner& scanner) {
  const Unit* longest = nullptr;
  for (const Unit& unit : units) {
    Scanner ahead = scanner;
    if ((longest == nullptr || unit.text.size() > longest->text.size()) && ahead.eat(unit.text)) {
      longest = &unit;
    }
  }
  if (longest != nullptr) {
    scanner.eat(longest->text);
  }
  return longest;
}

}  // namespace

std::optional<Limit> eat_limit(Scanner& scanner) {
  for (const auto& [text, limit] : halves) {
    if (scanner.eat(text)) {
      return limit;
    }
  }
  Scanner ahead = scanner;
  const auto number = ahead.number();
  ahead.skip_blanks();
  for (const Half& half : with_half) {
    if (number && ahead.eat(half.text)) {
      scanner = ahead;
      return Limit{number->value * half.whole + half.half, half.unit};
    }
  }
  const Unit* unit = number ? eat_unit(ahead) : nullptr;
  if (unit == nullptr) {
    return std::nullopt;
  }
  scanner = ahead;
  return Limit{number->value * unit->times, unit->unit};
}

std::string to_text(const Limit& limit) {
  return fmt::format("{}{}", limit.n, ids.at(static_cast<std::size_t>(limit.unit)));
}

void from_text(std::string_view text, Limit& limit) {
  const std::string plain = folded(text);
  Scanner scanner{plain};
  const auto read = eat_limit(scanner);
  static_cast<void>(scanner.eat_any({"以内", "之内", "内"}));
  if (!read || !scanner.done()) {
    throw Error(ErrorKind::usage, "'{}' is not a limit: write 10wd, 10d, 3m, 1y, 2h or 30min",
                text);
  }
  if (read->n < 1) {
    throw Error(ErrorKind::usage, "'{}' is not a limit: the least is 1", text);
  }
  limit = *read;
}

}  // namespace bureau
