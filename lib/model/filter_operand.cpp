// The values of a filter, from their text.
#include "base/error.h"
#include "base/text.h"
#include "base/text_form.h"
#include "model/filter_node.h"
#include "time/limit_reader.h"

#include <array>
#include <utility>

namespace bureau {

namespace {

/// The moment of "today+3wd": what stands before the last sign, moved by the limit behind it.
Moment read_sum(std::string_view text, const WordContext& context) {
  const std::size_t sign = text.find_last_of("+-");
  if (sign != std::string_view::npos && sign > 0) {
    const std::string behind = folded(text.substr(sign + 1));
    Scanner scanner{behind};
    if (eat_limit(scanner) && scanner.done()) {
      const Moment base = read_sum(trimmed(text.substr(0, sign)), context);
      WordContext there = context;
      there.now = base.has_time ? base.at : at(base.date, {});
      Moment sum = read_moment(text.substr(sign), there);
      sum.literal = false;
      sum.by_calendar = sum.by_calendar || base.by_calendar;
      return sum;
    }
  }
  return read_moment(text, context);
}

FilterOperand read_flag(std::string_view text) {
  constexpr std::array<Name, 2> names{{{"false", "no|0|off", "否"}, {"true", "yes|1|on", "是"}}};
  return whole(static_cast<std::int64_t>(parse_name("flag", names, text)));
}

/// Words are tried on some day: whether they are words for a moment does not hang on which.
FilterOperand kept_words(FilterType type, const std::string& text) {
  // A leap year, whose calendar nobody asks for; days off move limits as they do by default. So long
  // ago libc finds a zone's offset in a table instead of reading a rule, at a tenth of the cost.
  const WordContext some_day{.now = {64'324'800}};  // noon of 1972-01-15, UTC
  FilterOperand operand = read_dated(type, text, some_day);
  operand.words = operand.words.empty() ? std::string{} : text;
  return operand;
}

}  // namespace

FilterOperand whole(std::int64_t number) {
  return {.low = number, .last = number};
}

std::int64_t place_of(Ref ref) {
  constexpr int number_bits = 56;
  return static_cast<std::int64_t>(ref.reg) << number_bits | ref.n;
}

FilterOperand read_operand(const FilterField& field, const std::string& text) {
  switch (field.type) {
    case FilterType::number: return whole(parse_number(text));
    case FilterType::decimal: return {.text = text, .decimal = parse<Decimal>(text)};
    case FilterType::ref: return whole(place_of(parse<Ref>(field.read ? field.read(text) : text)));
    case FilterType::flag: return read_flag(text);
    case FilterType::instant:
    case FilterType::date: return kept_words(field.type, text);
    case FilterType::choice: {
      std::string stored = field.read ? field.read(text) : text;
      FilterOperand operand = field.ordered ? whole(parse_number(stored)) : FilterOperand{};
      operand.text = std::move(stored);
      return operand;
    }
    case FilterType::text:
    case FilterType::list: break;
  }
  return {.text = text, .key = compare_key(text)};
}

FilterOperand read_dated(FilterType type, std::string_view text, const WordContext& context) {
  const Moment moment = read_sum(text, context);
  FilterOperand operand;
  if (type == FilterType::date) {
    if (moment.has_time && text != "now" && text != "现在") {
      throw Error(ErrorKind::usage, "'{}' is a time of day: this field is a day", text);
    }
    operand = whole(moment.date.days().time_since_epoch().count());
    operand.text = to_text(moment.date);
  } else if (moment.has_time) {
    operand = whole(moment.at.seconds);
  } else {
    operand = {.low = at(moment.date, {}).seconds, .last = at(moment.date + 1, {}).seconds - 1};
  }
  operand.words = moment.literal ? std::string{} : std::string{text};
  operand.by_calendar = moment.by_calendar;
  return operand;
}

}  // namespace bureau
