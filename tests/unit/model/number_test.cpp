#include "model/number.h"

#include "test_support.h"

#include <array>
#include <random>

namespace bureau {

using Form = DocumentNumber::Form;

TEST_SUITE_BEGIN("model/number");

TEST_CASE("numbers as they are printed are understood") {
  struct Case {
    const char* printed;
    Form form;
    const char* text;
    int year;
    int sequence;
  };
  // The forms are those of real papers; where they were seen stands in the project's domain notes.
  const auto cases = std::to_array<Case>({
      {"发改投资〔2022〕1652号", Form::standard, "发改投资〔2022〕1652号", 2022, 1652},
      {"粤府办〔2023〕5号", Form::standard, "粤府办〔2023〕5号", 2023, 5},
      {"市府办发[2011]4号", Form::standard, "市府办发〔2011〕4号", 2011, 4},
      {"国发〔2024〕第05号", Form::standard, "国发〔2024〕5号", 2024, 5},
      {"国办发【2012】２ 号", Form::standard, "国办发〔2012〕2号", 2012, 2},
      {"国办发（2026）15", Form::standard, "国办发〔2026〕15号", 2026, 15},
      {"〔1996〕武司字第82号", Form::legacy, "〔1996〕武司字第82号", 1996, 82},
      {"第706号", Form::order, "第706号", 0, 706},
      {"国务院令第706号", Form::order, "国务院令第706号", 0, 706},
      {"第12期", Form::issue, "第12期", 0, 12},
      {"2024年第016期", Form::issue, "2024年第16期", 2024, 16},
      {"二〇二四年第十六期", Form::issue, "二〇二四年第十六期", 2024, 16},
      {"总第120期", Form::issue, "总第120期", 0, 120},
      {"〔15〕第2号", Form::free, "〔15〕第2号", 0, 0},
      {"(2015)002号", Form::free, "(2015)002号", 0, 0},
      {"〈2015〉2号", Form::free, "〈2015〉2号", 0, 0},
      {"无", Form::free, "无", 0, 0},
      {"国办发〔2026〕0号", Form::free, "国办发〔2026〕0号", 0, 0},
      {"国办发〔2026〕12345号", Form::free, "国办发〔2026〕12345号", 0, 0},
      {"督[2026]1号", Form::standard, "督〔2026〕1号", 2026, 1},
      {"INV-2026/88", Form::free, "INV-2026/88", 0, 0},
  });
  for (const Case& one : cases) {
    CAPTURE(one.printed);
    const DocumentNumber number = read_number(one.printed);
    CHECK(number.form == one.form);
    CHECK(number.text == one.text);
    CHECK(number.year == one.year);
    CHECK(number.sequence == one.sequence);
    CHECK((number.text == one.printed || !number.mended.empty()));
  }
  CHECK(read_number("国办发〔2026〕15号").code == "国办发");
  CHECK(read_number("国办发〔2026〕15号").mended.empty());
}

TEST_CASE("what was mended is said, each by itself") {
  const std::vector<std::string> said = read_number("国发[2024]第05 号").mended;
  CHECK(said ==
        std::vector<std::string>{"'国发[2024]第05 号': blanks were taken out",
                                 "'国发[2024]第05 号': the brackets of the year are 〔〕",
                                 "'国发[2024]第05 号': 第 does not belong in a document number",
                                 "'国发[2024]第05 号': leading zeros were taken out"});
}

TEST_CASE("a number of ours follows the grammar or every fault of it is named") {
  const auto check_paper = [](const char* text) {
    return check_number(text, "办发〔{year}〕{n}号");
  };
  CHECK(check_paper("办发〔2022〕9999号").empty());
  CHECK(check_paper("发改投资〔2022〕1652号").empty());
  CHECK(check_paper("粤府办〔2023〕5号").empty());
  CHECK(check_paper("第706号").empty());
  for (const char* wrong :
       {"〔15〕第2号", "(2015)002号", "〈2015〉2号", "市府办发[2011]4号", "国发〔2024〕第05号",
        "〔1996〕武司字第82号", "国办发〔2026〕15", "一二三四五六七八九十一二三〔2026〕1号",
        "办发〔2026〕10000号", "办发〔2026〕0号", "办〔2026〕1号", "无"}) {
    CAPTURE(wrong);
    CHECK_FALSE(check_paper(wrong).empty());
  }
}

TEST_CASE("the grammar of a series is that of its pattern") {
  CHECK(check_number("督〔2026〕15号", "督〔{year}〕{n}号").empty());
  CHECK(check_number("督〔2025〕15号", "督〔{year}〕{n}号").empty());
  CHECK_FALSE(check_number("办〔2026〕15号", "督〔{year}〕{n}号").empty());
  CHECK(check_number("第12期", "第{n}期").empty());
  CHECK(check_number("采-2026-007", "采-{year}-{n:3}").empty());
  CHECK(check_number("采-2026-10000", "采-{year}-{n:3}") ==
        std::vector<std::string>{"'采-2026-10000': numbers of a series run from 1 to 9999"});
  CHECK(check_number("购-2026-007", "采-{year}-{n:3}") ==
        std::vector<std::string>{"'购-2026-007' has not the form 采-{year}-{n:3} of its series"});
}

TEST_CASE("a number names its own place in a series") {
  const auto place = [](const char* pattern, const char* number) {
    const std::optional<SeriesNumber> found = place_in_series(pattern, number);
    return found ? fmt::format("{}/{}", found->year, found->n) : "none";
  };
  CHECK(place("督〔{year}〕{n}号", "督〔2026〕15号") == "2026/15");
  CHECK(place("督〔{year}〕{n}号", "督[1999]第2000号") == "1999/2000");
  CHECK(place("{n:4}-{year}", "2025-2026") == "2026/2025");
  CHECK(place("第{n}期", "第2026期") == "0/2026");
  CHECK(place("督〔{year}〕{n}号", "国办发〔2026〕15号") == "none");
}

TEST_CASE("only nothing and controls are no number") {
  CHECK_FAILS(read_number("  "), usage, "a number may not be empty");
  CHECK(failure_of([] { read_number("国办发\n1号"); }) == ErrorKind::usage);
  CHECK(failure_of([] { read_number("国办发\x1b[31m"); }) == ErrorKind::usage);
}

TEST_CASE("two spellings of a number have one key") {
  const std::string key = number_key("国办发〔2026〕15号");
  for (const char* spelling :
       {"国办发[2026]15号", "国办发(2026)15号", "国办发〔2026〕第015号", " 国办发 〔2026〕 15 号 ",
        "国办发【２０２６】１５号", "国办发〔2026〕15"}) {
    CHECK(number_key(spelling) == key);
  }
  CHECK(number_key("国办发〔2026〕16号") != key);
  CHECK(number_key("国办函〔2026〕15号") != key);
}

TEST_CASE("reading what was read changes nothing more") {
  std::mt19937 random{11};  // NOLINT(cert-msc51-cpp): repeatable
  const std::vector<std::string> pieces{"国",   "办",       "发", "〔", "〕", "[",  "]",
                                        "2026", "二〇二六", "年", "第", "0",  "15", "１",
                                        "号",   "期",       "总", " ",  "令", "x",  "\u200B"};
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (std::size_t n = random() % 9; n > 0; --n) {
      text += pieces[random() % pieces.size()];
    }
    if (text.find_first_not_of(' ') == std::string::npos) {
      continue;
    }
    CAPTURE(text);
    const DocumentNumber once = read_number(text);
    const DocumentNumber twice = read_number(once.text);
    CHECK(twice.text == once.text);
    CHECK(twice.form == once.form);
    CHECK(number_key(once.text) == number_key(text));
  }
}

TEST_CASE("patterns give numbers, and numbers give back their place in the series") {
  CHECK(format_number("督〔{year}〕{n}号", 2026, 15) == "督〔2026〕15号");
  CHECK(format_number("{year}-{n:4}", 2026, 7) == "2026-0007");
  CHECK(format_number("第{n}期", 2026, 12) == "第12期");
  CHECK(counts_by_year("督〔{year}〕{n}号"));
  CHECK_FALSE(counts_by_year("第{n}期"));
  for (const char* pattern : {"督〔{year}〕{n}号", "{year}-{n:4}", "第{n}期", "{n}", "T{n:3}x"}) {
    for (const int n : {1, 9, 10, 9999, 12345}) {
      CHECK(match_number(pattern, 2026, format_number(pattern, 2026, n)) == n);
    }
  }
  CHECK(match_number("督〔{year}〕{n}号", 2026, "督[2026]15号") == 15);
  CHECK(match_number("督办〔{year}〕{n}号", 2026, "督办[2026]第015号") == 15);
  CHECK(match_number("督办〔{year}〕{n}号", 2026, "督办〔2025〕15号") == std::nullopt);
  CHECK(match_number("{n}", 2026, "99999999999999999999") == std::nullopt);
  CHECK(match_number("第{n}期", 2026, "第期") == std::nullopt);
}

TEST_CASE("a pattern that cannot count is refused") {
  CHECK_FAILS(format_number("督〔{year}〕", 2026, 1), usage,
              "the pattern '督〔{year}〕' has no {n}: every number would be the same");
  CHECK_FAILS(format_number("{month}-{n}", 2026, 1), usage,
              "the pattern '{month}-{n}' has an unknown part '{month}': use {year}, {n} or {n:4}");
  for (const char* pattern : {"", "{n", "n}", "{n:0}", "{n:44}", "{n}{n}", "{}"}) {
    CAPTURE(pattern);
    CHECK(failure_of([&] { format_number(pattern, 2026, 1); }) == ErrorKind::usage);
  }
}

TEST_SUITE_END();

}  // namespace bureau
