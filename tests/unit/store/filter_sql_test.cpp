#include "store/filter_sql.h"

#include "filter_fields.h"
#include "test_support.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>

namespace bureau {

namespace {

FilterField field(std::string name, FilterType type, bool is_stored) {
  FilterField one{.name = name, .type = type};
  one.column = is_stored ? std::move(name) : "";
  return one;
}

const std::vector<FilterField>& fields() {
  static const std::vector<FilterField> all = [] {
    std::vector<FilterField> some{
        field("n", FilterType::number, true),  field("m", FilterType::number, false),
        field("f", FilterType::flag, true),    field("t", FilterType::text, true),
        field("i", FilterType::instant, true), field("d", FilterType::date, true),
        field("c", FilterType::choice, true),  field("l", FilterType::list, false)};
    return some;
  }();
  return all;
}

FilterAt read(std::string_view text) {
  return parse_filter(text, among(fields())).at({.now = at(Date{2026, 11, 16}, {})});
}

std::string sql(std::string_view text) {
  return sql_of(read(text), 3).text;
}

std::int64_t seconds(int month, unsigned day) {
  return at(Date{2026, static_cast<unsigned>(month), day}, {}).seconds;
}

using Record = std::map<std::string, FilterValue, std::less<>>;
enum class Truth { no, unknown, yes };

Truth invert(Truth truth) {
  return truth == Truth::unknown ? truth : truth == Truth::yes ? Truth::no : Truth::yes;
}

/// A filter as text beside what it must say, by the tables of three-valued logic, and of its
/// columns alone.
struct Sample {
  std::string text;
  Truth truth;
};

class Maker {
 public:
  Maker(std::mt19937& random, const Record& record) : random_{random}, record_{record} {}

  Sample make(int depth) {
    if (depth == 0 || random_() % 4 == 0) {
      return leaf();
    }
    const Sample a = make(depth - 1);
    if (random_() % 4 == 0) {
      return {"not (" + a.text + ")", invert(a.truth)};
    }
    const Sample b = make(depth - 1);
    const bool both = random_() % 2 == 0;
    return {"(" + a.text + (both ? ") and (" : ") or (") + b.text + ")",
            both ? std::min(a.truth, b.truth) : std::max(a.truth, b.truth)};
  }

 private:
  std::int64_t number() { return static_cast<std::int64_t>(random_() % 4); }
  static Truth truth(bool holds) { return holds ? Truth::yes : Truth::no; }

  template <class T>
  Sample compared(const char* name, const T& value, const std::string& written) {
    static constexpr auto signs = std::to_array<const char*>({"=", "!=", "<", "<=", ">", ">="});
    const std::size_t sign = random_() % 6;
    const std::string text = fmt::format("{} {} {}", name, signs[sign], written);
    const T* own = std::get_if<T>(&record_.at(name));
    if (own == nullptr) {
      return {text, Truth::unknown};
    }
    const auto holds = std::to_array<bool>(
        {*own == value, *own != value, *own<value, *own <= value, *own> value, *own >= value});
    return {text, truth(holds[sign])};
  }

  Sample leaf() {
    const std::int64_t n = number();
    switch (random_() % 8) {
      case 0: return compared("n", n, std::to_string(n));
      case 1: return compared("m", n, std::to_string(n));
      case 2:
        return compared("t", std::string(1, static_cast<char>('a' + n)),
                        std::string(1, static_cast<char>('a' + n)));
      case 3:
        return compared("d", Date{2026, 11, static_cast<unsigned>(n + 1)},
                        fmt::format("2026-11-{:02}", n + 1));
      case 4: return compared("i", Instant{n}, to_text(Instant{n}));
      case 5: {
        const auto* own = std::get_if<std::int64_t>(&record_.at("n"));
        return {fmt::format("n in ({}, 2)", n),
                own == nullptr ? Truth::unknown : truth(*own == n || *own == 2)};
      }
      case 6: {
        const auto* own = std::get_if<std::int64_t>(&record_.at("f"));
        return {"f", own == nullptr ? Truth::unknown : truth(*own == 1)};
      }
      default: return {"t is null", truth(std::holds_alternative<std::monostate>(record_.at("t")))};
    }
  }

  std::mt19937& random_;
  const Record& record_;
};

Record random_record(std::mt19937& random) {
  const auto n = [&] { return static_cast<std::int64_t>(random() % 4); };
  Record record{{"n", n()},
                {"m", n()},
                {"f", n() % 2},
                {"t", std::string(1, static_cast<char>('a' + n()))},
                {"d", Date{2026, 11, static_cast<unsigned>(n() + 1)}},
                {"i", Instant{n()}}};
  for (auto& [name, value] : record) {
    if (random() % 4 == 0) {
      value = std::monostate{};
    }
  }
  return record;
}

}  // namespace

TEST_SUITE_BEGIN("store/filter_sql");

TEST_CASE("random filters say of random records what three-valued logic says") {
  std::mt19937 random{42};  // NOLINT(cert-msc51-cpp): repeatable
  for (int i = 0; i < 20000; ++i) {
    const Record record = random_record(random);
    const Sample sample = Maker{random, record}.make(4);
    CAPTURE(sample.text);
    const bool passes = read(sample.text).matches([&](std::string_view name) {
      return record.at(std::string{name});
    });
    CHECK(passes == (sample.truth == Truth::yes));
  }
}

TEST_CASE("numbers, flags, dates, instants and choices become columns exactly") {
  CHECK(sql("n = 5") == "n = $3");
  CHECK(sql("n != 5") == "n <> $3");
  CHECK(sql("n in (1, 2)") == "n IN ($3, $4)");
  CHECK(sql("n not in (1, 2)") == "n NOT IN ($3, $4)");
  CHECK(sql("f") == "f = 1");
  CHECK(sql("not f") == "f = 0");
  CHECK(sql("f != true") == "f = 0");
  CHECK(sql("c in (a, b)") == "c IN ($3, $4)");
  CHECK(sql("n is null") == "n IS NULL");
  CHECK(sql("not n is null") == "n IS NOT NULL");
  CHECK(sql("not (n < 5 and f)") == "(n >= $3 OR f = 0)");
  CHECK(sql("not (n < 5 or f)") == "n >= $3 AND f = 0");

  const FilterSql dates = sql_of(read("d >= 2026-11-20"));
  CHECK(dates.text == "d >= $1");
  CHECK(std::get<std::string>(dates.parameters.at(0)) == "2026-11-20");
}

TEST_CASE("a day of an instant becomes its seconds") {
  const FilterSql on = sql_of(read("i = 2026-11-20"));
  CHECK(on.text == "(i BETWEEN $1 AND $2)");
  CHECK(std::get<std::int64_t>(on.parameters.at(0)) == seconds(11, 20));
  CHECK(std::get<std::int64_t>(on.parameters.at(1)) == seconds(11, 21) - 1);
  CHECK(sql("i != 2026-11-20") == "(i NOT BETWEEN $3 AND $4)");
  CHECK(std::get<std::int64_t>(sql_of(read("i <= 2026-11-20")).parameters.at(0)) ==
        seconds(11, 21) - 1);
  CHECK(std::get<std::int64_t>(sql_of(read("i < 2026-11-20")).parameters.at(0)) == seconds(11, 20));
}

TEST_CASE("what columns cannot decide only lets more through") {
  CHECK(sql("t = a") == "t IS NOT NULL");
  CHECK(sql("not t = a") == "t IS NOT NULL");
  CHECK(sql("l = a").empty());
  CHECK(sql("m = 1").empty());
  CHECK(sql("m = 1 and n = 2") == "n = $3");
  CHECK(sql("m = 1 or n = 2").empty());
  CHECK(sql_of(read("m = 1 or n = 2")).parameters.empty());
  CHECK(sql("n = 2 and (n = 3 or m = 1)") == "n = $3");
  CHECK(sql_of(read("n = 2 and (n = 3 or m = 1)")).parameters.size() == 1);
  CHECK(sql("not (m = 1 or n = 2)") == "n <> $3");
  CHECK(sql("not (m = 1 and n = 2)").empty());
  CHECK(sql_of(read("l is null")).text.empty());
}

TEST_CASE("a filter of more conditions than a database takes is tested in the program alone") {
  const auto chain = [](int n) {
    std::string text = "n = 0";
    for (int i = 1; i < n; ++i) {
      text += fmt::format(" or n = {}", i);
    }
    return text;
  };
  CHECK_FALSE(sql(chain(300)).empty());
  CHECK(sql(chain(301)).empty());
}

TEST_SUITE_END();

}  // namespace bureau
