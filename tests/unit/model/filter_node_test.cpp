// The tree of a filter says in SQL what it says in the program: asked of SQLite itself.
#include "filter_fields.h"
#include "model/filter.h"
#include "store/database.h"
#include "store/filter_sql.h"
#include "test_support.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>

namespace bureau {

namespace {

using Record = std::map<std::string, FilterValue, std::less<>>;

std::string rank(std::string_view word) {
  return word == "high" ? "2" : word == "mid" ? "1" : "0";
}

const std::vector<FilterField>& fields() {
  static const std::vector<FilterField> all{
      {.name = "flag", .type = FilterType::flag, .column = "flag"},
      {.name = "number", .type = FilterType::number, .column = "number"},
      {.name = "due", .type = FilterType::instant, .column = "due"},
      {.name = "dated", .type = FilterType::date, .column = "dated"},
      {.name = "unit", .type = FilterType::text, .column = "unit"},
      {.name = "level",
       .type = FilterType::choice,
       .column = "level",
       .read = rank,
       .ordered = true},
      {.name = "need", .type = FilterType::choice, .column = "need"},
      {.name = "place", .type = FilterType::text},  // in the program only, as the next one
      {.name = "tag", .type = FilterType::list},
  };
  return all;
}

class Maker {
 public:
  std::size_t below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>{0, end - 1}(random_);
  }

  Record record() {
    Record record{{"flag", FilterValue{static_cast<std::int64_t>(below(2))}},
                  {"number", FilterValue{static_cast<std::int64_t>(below(5))}},
                  {"due", FilterValue{some_instant()}},
                  {"dated", FilterValue{some_day()}},
                  {"unit", FilterValue{some_name()}},
                  {"level", FilterValue{static_cast<std::int64_t>(below(3))}},
                  {"need", FilterValue{std::string{below(2) == 0 ? "act" : "read"}}},
                  {"place", FilterValue{some_name()}},
                  {"tag", FilterValue{std::vector<std::string>{}}}};
    for (auto& [name, value] : record) {
      if (below(5) == 0 && name != "tag") {
        value = std::monostate{};
      }
    }
    if (below(2) == 0) {
      record["tag"] = std::vector<std::string>{some_name(), some_name()};
    }
    return record;
  }

  std::string filter(int depth) {
    switch (depth == 0 ? 5 : below(6)) {
      case 0: return "not (" + filter(depth - 1) + ")";
      case 1:
      case 2: return "(" + filter(depth - 1) + ") and (" + filter(depth - 1) + ")";
      case 3: return "(" + filter(depth - 1) + ") or (" + filter(depth - 1) + ")";
      default: return condition();
    }
  }

 private:
  Date some_day() { return Date{2026, 11, 20} + static_cast<int>(below(5)); }

  /// The first second of a day, the last, and one between: where a mistake of one shows.
  Instant some_instant() {
    constexpr std::array seconds{0, 43200, 86399};
    return at(some_day(), TimeOfDay{seconds.at(below(3))});
  }

  std::string some_name() {
    constexpr std::array names{"财政局", "审计局", "IT Office"};
    return names.at(below(3));
  }

  std::string value(const FilterField& field) {
    switch (field.type) {
      case FilterType::number: return std::to_string(below(5));
      case FilterType::date: return to_text(some_day());
      case FilterType::instant:
        return below(2) == 0 ? to_text(some_instant()) : to_text(some_day());
      case FilterType::choice:
        return field.ordered ? std::array{"low", "mid", "high"}.at(below(3))
                             : std::array{"act", "read"}.at(below(2));
      default: return "'" + some_name() + "'";
    }
  }

  std::string condition() {
    const FilterField& field = fields().at(below(fields().size()));
    constexpr std::array signs{"=", "!=", "<", "<=", ">", ">="};
    const std::size_t way = below(6);
    if (way == 0) {
      return field.name + (below(2) == 0 ? " is null" : " is not null");
    }
    if (field.type == FilterType::flag) {
      return field.name;
    }
    if (way == 1) {
      return fmt::format("{} in ({}, {})", field.name, value(field), value(field));
    }
    const bool ordered =
        field.type != FilterType::list && (field.type != FilterType::choice || field.ordered);
    return fmt::format("{} {} {}", field.name, signs.at(below(ordered ? 6 : 2)), value(field));
  }

  std::mt19937 random_{20261125};  // NOLINT(cert-msc51-cpp): repeatable
};

struct Literal {
  std::string operator()(std::monostate /*null*/) const { return "NULL"; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(Instant value) const { return std::to_string(value.seconds); }
  std::string operator()(Date value) const { return "'" + to_text(value) + "'"; }
  std::string operator()(const std::string& value) const { return "'" + value + "'"; }
  std::string operator()(const std::vector<std::string>& /*list*/) const { return "NULL"; }
  std::string operator()(Ref ref) const { return std::to_string(ref.key()); }
  std::string operator()(const Decimal& value) const { return "'" + to_text(value) + "'"; }
};

class Rows {
 public:
  explicit Rows(const std::vector<Record>& records) : database_{driver::make(Place{})} {
    database_.run_script(
        "CREATE TABLE t (n INTEGER, flag INTEGER, number INTEGER, due INTEGER, dated TEXT,"
        " unit TEXT, level INTEGER, need TEXT) STRICT");
    for (std::size_t n = 0; n < records.size(); ++n) {
      std::string values = std::to_string(n);
      for (const char* name : {"flag", "number", "due", "dated", "unit", "level", "need"}) {
        values += ", " + std::visit(Literal{}, records[n].at(name));
      }
      database_.run_script("INSERT INTO t VALUES (" + values + ")");
    }
  }

  /// The rows that SQL lets through; behind an AND, as the store asks.
  std::vector<std::size_t> select(const FilterSql& sql) {
    Statement statement = database_.prepare("SELECT n FROM t WHERE n >= $1 AND $2 IS NULL" +
                                            (sql.text.empty() ? "" : " AND " + sql.text));
    std::vector<Value> values{std::int64_t{0}, Value{}};
    values.insert(values.end(), sql.parameters.begin(), sql.parameters.end());
    std::vector<std::size_t> rows;
    for (statement.bind_all(values); statement.step();) {
      rows.push_back(static_cast<std::size_t>(statement.int_at(0)));
    }
    return rows;
  }

 private:
  Database database_;
};

}  // namespace

TEST_SUITE_BEGIN("model/filter_node");

TEST_CASE("SQLite lets everything through that the program would, and no more where it is exact") {
  Maker maker;
  std::vector<Record> records;
  while (records.size() < 100) {
    records.push_back(maker.record());
  }
  Rows table{records};
  int exact = 0;
  int narrowed = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string text = maker.filter(i % 5);
    CAPTURE(text);
    const FilterAt filter =
        parse_filter(text, among(fields())).at({.now = at(Date{2026, 11, 20}, {})});
    std::vector<std::size_t> wanted;
    for (std::size_t n = 0; n < records.size(); ++n) {
      if (filter.matches([&](std::string_view name) { return records[n].find(name)->second; })) {
        wanted.push_back(n);
      }
    }
    const FilterSql sql = sql_of(filter, 3);
    CAPTURE(sql.text);
    const std::vector<std::size_t> found = table.select(sql);
    CHECK(std::ranges::includes(found, wanted));
    exact += found == wanted ? 1 : 0;
    narrowed += found != wanted && !sql.text.empty() ? 1 : 0;
  }
  CHECK(exact > 200);
  CHECK(narrowed > 200);
}

TEST_SUITE_END();

}  // namespace bureau
