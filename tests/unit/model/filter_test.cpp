#include "model/filter.h"

#include "filter_fields.h"
#include "model/lamp.h"
#include "model/matter.h"
#include "test_support.h"

#include <algorithm>
#include <array>
#include <map>

namespace bureau {

namespace {

FilterField stored(std::string name, FilterType type) {
  FilterField field{.name = name, .type = type};
  field.column = std::move(name);
  return field;
}

std::vector<FilterField> all_fields() {
  FilterField urgency = stored("urgency", FilterType::choice);
  urgency.read = [](std::string_view word) {
    return std::to_string(static_cast<int>(parse<Urgency>(word)));
  };
  urgency.ordered = true;
  FilterField lamp{.name = "lamp", .type = FilterType::choice};
  lamp.read = [](std::string_view word) { return to_text(parse<Lamp>(word)); };
  FilterField need = stored("need", FilterType::choice);
  need.read = [](std::string_view word) { return to_text(parse<Need>(word)); };
  return {stored("unit", FilterType::text),
          stored("title", FilterType::text),
          stored("open", FilterType::flag),
          {.name = "overdue", .type = FilterType::flag},
          stored("due", FilterType::instant),
          stored("step_due", FilterType::instant),
          stored("dated", FilterType::date),
          stored("progress", FilterType::number),
          {.name = "tags", .type = FilterType::list},
          urgency,
          lamp,
          need};
}

/// Monday, at noon.
FilterClock clock() {
  return {.now = at(Date{2026, 11, 16}, {12 * 3600})};
}

FilterAt read(std::string_view text) {
  static const std::vector<FilterField> fields = all_fields();
  return parse_filter(text, among(fields)).at(clock());
}

using Record = std::map<std::string, FilterValue, std::less<>>;

bool passes(std::string_view filter, const Record& record) {
  return read(filter).matches([&](std::string_view field) {
    const auto found = record.find(field);
    return found == record.end() ? FilterValue{} : found->second;
  });
}

Instant wall(std::string_view date, int hour) {
  return at(day(date), {hour * 3600});
}

}  // namespace

TEST_SUITE_BEGIN("model/filter");

TEST_CASE("texts are compared as people see them") {
  const Record record{{"unit", std::string{"财政局"}},
                      {"title", std::string{"Fire Safety（消防）"}}};
  CHECK(passes("unit = 财政局", record));
  CHECK(passes("unit = \" 财 政 局 \"", record));
  CHECK(passes("unit != 审计局", record));
  CHECK(passes("unit in (审计局, 财政局)", record));
  CHECK(passes("unit not in (审计局、教育局)", record));
  CHECK(passes("title ~ 'FIRE safety(消防)'", record));
  CHECK(passes("title ~ “消防”", record));
  CHECK_FALSE(passes("title ~ 水利", record));
}

TEST_CASE("and binds closer than or, and Chinese words join as well") {
  const Record record{{"progress", std::int64_t{50}}, {"open", std::int64_t{1}}};
  CHECK(passes("progress = 50 or progress = 1 and progress = 2", record));
  CHECK_FALSE(passes("(progress = 50 or progress = 1) and progress = 2", record));
  CHECK(passes("open 且 （progress ≥ 50 或 progress = 1） 且 非 progress ＞ 50", record));
  CHECK(passes("NOT progress > 50 AND open", record));
}

TEST_CASE("nothing compares with nothing, also under not") {
  const Record empty;
  for (const char* filter :
       {"progress = 1", "progress != 1", "not progress = 1", "not progress != 1", "unit in (a)",
        "unit not in (a)", "due < today", "not (due < today)", "open", "not open",
        "progress < 1 or progress >= 1"}) {
    CAPTURE(filter);
    CHECK_FALSE(passes(filter, empty));
  }
  CHECK(passes("due is null", empty));
  CHECK_FALSE(passes("due is not null", empty));
  CHECK(passes("not due is not null", empty));
  CHECK(passes("progress = 1 or due is null", empty));
}

TEST_CASE("a list is compared by what it contains, and is never unknown") {
  const Record record{{"tags", std::vector<std::string>{"民生", "Budget"}}};
  CHECK(passes("tags = budget", record));
  CHECK(passes("tags ~ bud", record));
  CHECK(passes("tags in (x, 民生)", record));
  CHECK_FALSE(passes("tags != budget", record));
  CHECK(passes("tags is not null", record));
  CHECK(passes("tags != x", {{"tags", std::vector<std::string>{}}}));
  CHECK(passes("tags is null", {{"tags", std::vector<std::string>{}}}));
  CHECK(passes("tags is null", {}));
}

TEST_CASE("a day stands for all its seconds") {
  const Record record{{"due", wall("2026-11-20", 17)}, {"dated", day("2026-11-20")}};
  for (const char* filter :
       {"due = 2026-11-20", "due = fri", "due <= 2026-11-20", "due >= 2026-11-20", "due = today+4d",
        "due = today + 4wd", "due > today+3wd", "due < 2026-11-21", "due > '2026-11-20 16:59'",
        "due = '2026-11-20 17:00'", "due <= 月底", "due > 月底-11d", "dated = 2026-11-20",
        "dated < 2026-11-20+1d", "dated in (2026-11-19, 2026-11-20)", "due > now", "due < now+1w",
        "due = 周五"}) {
    CAPTURE(filter);
    CHECK(passes(filter, record));
  }
  for (const char* filter : {"due < 2026-11-20", "due > 2026-11-20", "due != 2026-11-20",
                             "due <= '2026-11-20 16:59'", "dated > 2026-11-20"}) {
    CAPTURE(filter);
    CHECK_FALSE(passes(filter, record));
  }
}

TEST_CASE("choices are read in both languages, and ranks compare") {
  const Record record{{"urgency", std::int64_t{2}}, {"lamp", std::string{"red"}}};
  CHECK(passes("urgency >= 加急", record));
  CHECK(passes("urgency in (normal, very-urgent)", record));
  CHECK_FALSE(passes("urgency > 特急", record));
  CHECK(passes("lamp = 红", record));
  CHECK(passes("lamp in (red, yellow)", record));
}

TEST_CASE("a bare flag is a condition") {
  CHECK(passes("overdue", {{"overdue", std::int64_t{1}}}));
  CHECK(passes("not overdue", {{"overdue", std::int64_t{0}}}));
  CHECK(passes("overdue = false", {{"overdue", std::int64_t{0}}}));
  CHECK(passes("overdue = 是 and overdue != no", {{"overdue", std::int64_t{1}}}));
}

TEST_CASE("a mistake is shown where it stands, with what was expected") {
  const auto mistakes = std::to_array<std::pair<const char*, const char*>>({
      {"unit == 财政局", "expected a value at column 7, found '='"},
      {"", "expected a condition at column 1, found the end"},
      {"unit", "expected =, !=, <, <=, >, >=, ~ or 'in' at column 5, found the end"},
      {"单位 = a", "there is no field '单位' at column 1: bureau-filter(7) lists them"},
      {"unti = a", "there is no field 'unti' at column 1: did you mean 'unit'?"},
      {"unit = 财政局 审计局", "expected 'and', 'or' or the end at column 12, found '审计局'"},
      {"(open", "expected 'and', 'or' or ')' at column 6, found the end"},
      {"open)", "expected 'and', 'or' or the end at column 5, found ')'"},
      {"unit in a", "expected '(' at column 9, found 'a'"},
      {"unit in ()", "expected a value at column 10, found ')'"},
      {"unit in (a b)", "expected ',' or ')' at column 12, found 'b'"},
      {"unit = null", "expected a value, or 'is null' at column 8, found 'null'"},
      {"unit is 3", "expected 'null' or 'not null' at column 9, found '3'"},
      {"lamp < red", "expected =, != or 'in' at column 6, found '<'"},
      {"open > true", "expected = or != at column 6, found '>'"},
      {"open in (true)", "expected = or != at column 6, found 'in'"},
      {"tags < a", "expected =, !=, ~ or 'in' at column 6, found '<'"},
      {"progress ~ 3", "expected =, !=, <, <=, >, >= or 'in' at column 10, found '~'"},
      {"progress = many", "column 12: 'many' is no number: give a whole number"},
      {"unit = '财政局", "the quote that opens at column 8 is not closed"},
      {"and open", "there is no field 'and' at column 1: bureau-filter(7) lists them"},
  });
  for (const auto& one : mistakes) {
    CAPTURE(one.first);
    CHECK_FAILS(read(one.first), usage, fmt::format("{}: {}", one.first, one.second));
  }
  CHECK(failure_of([] { read("due < 2026-02-30"); }) == ErrorKind::usage);
  CHECK(failure_of([] { read("dated < '2026-02-03 9:00'"); }) == ErrorKind::usage);
  CHECK(failure_of([] { read("unit = \xff"); }) == ErrorKind::usage);
}

TEST_CASE("nesting has a limit, length has none") {
  const auto nested = [](int n) { return std::string(static_cast<std::size_t>(n), '(') + "open"; };
  CHECK_NOTHROW(read(nested(100) + std::string(100, ')')));
  CHECK(failure_of([&] { read(nested(101) + std::string(101, ')')); }) == ErrorKind::usage);
  CHECK(failure_of([&] { read(nested(1'000'000)); }) == ErrorKind::usage);
  std::string nots;
  std::string chain = "progress = 0";
  for (int i = 1; i < 5000; ++i) {
    nots += "not ";
    chain += fmt::format(" or progress = {}", i);
  }
  CHECK(failure_of([&] { read(nots + "open"); }) == ErrorKind::usage);
  CHECK(passes(chain, {{"progress", std::int64_t{4999}}}));
}

TEST_CASE("a filter knows its fields, and one that is nothing lets everything through") {
  CHECK(read("open and due is null").uses("due"));
  CHECK_FALSE(read("open and due is null").uses("unit"));
  CHECK(Filter{}.empty());
  CHECK(FilterAt{}.matches([](std::string_view) { return FilterValue{}; }));
  CHECK_FALSE(read("open").empty());
}

TEST_CASE("a filter keeps its words, and says what they mean when it is asked") {
  const Filter filter = parse_filter("due <= today+3d", among(all_fields()));
  const auto due = [](Date date) {
    return [date](std::string_view /*field*/) -> FilterValue { return at(date, {}); };
  };
  CHECK(filter.at({.now = at(Date{2026, 11, 16}, {})}).matches(due(Date{2026, 11, 19})));
  CHECK_FALSE(filter.at({.now = at(Date{2026, 11, 15}, {})}).matches(due(Date{2026, 11, 19})));
  CHECK(filter.at({.now = at(Date{2027, 3, 1}, {})}).matches(due(Date{2027, 3, 4})));
}

TEST_CASE("the calendar is asked where working days are counted, however they are written") {
  // Tuesday the 29th of September 2026; from the 1st to the 7th of October nobody works.
  const Instant before = instant("2026-09-29T10:00:00+08:00");
  WorkCalendar calendar;
  calendar.years = {2026};
  for (unsigned day = 1; day <= 7; ++day) {
    calendar.days[Date{2026, 10, day}] = {.off = true, .name = "国庆节"};
  }
  int asked = 0;
  const FilterClock clock{.now = before, .calendar = [&]() -> const WorkCalendar& {
                            ++asked;
                            return calendar;
                          }};
  const FilterRecord due = [](std::string_view /*field*/) -> FilterValue {
    return instant("2026-10-09T17:00:00+08:00");
  };
  for (const char* words : {"today+3wd", "today+3workdays", "\"today+3 working days\"",
                            "\"within 3 workdays\"", "3个工作日内"}) {
    CAPTURE(words);
    asked = 0;
    CHECK(
        parse_filter(fmt::format("due <= {}", words), among(all_fields())).at(clock).matches(due));
    CHECK(asked == 1);
  }
  asked = 0;
  CHECK_FALSE(parse_filter("due <= today+3d", among(all_fields())).at(clock).matches(due));
  CHECK_FALSE(parse_filter("due <= 2026-10-08", among(all_fields())).at(clock).matches(due));
  CHECK_FALSE(parse_filter("title ~ 工作日", among(all_fields())).at(clock).matches(due));
  CHECK(asked == 0);
}

TEST_SUITE_END();

}  // namespace bureau
