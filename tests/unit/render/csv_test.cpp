#include "base/text.h"
#include "sample.h"

#include <random>

namespace bureau {

namespace {

/// The cells of CSV by the rules of RFC 4180, as another program reads it.
std::vector<std::vector<std::string>> read_csv(std::string_view csv) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row(1);
  bool is_quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (is_quoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"') {
      row.back() += c;
      ++i;
    } else if (c == '"') {
      is_quoted = !is_quoted;
    } else if (!is_quoted && c == ',') {
      row.emplace_back();
    } else if (!is_quoted && c == '\n') {
      rows.push_back(std::move(row));
      row.assign(1, "");
    } else {
      row.back() += c;
    }
  }
  CHECK_FALSE(is_quoted);
  return rows;
}

}  // namespace

TEST_CASE("another reader of CSV finds every text again, one apostrophe apart") {
  std::mt19937 random{41};
  const std::vector<std::string> pieces{"a", "\"", ",", "\n", "=", "'", " ", "＝", "中", "-", ";"};
  for (int i = 0; i < 500; ++i) {
    std::string text;
    for (std::size_t left = random() % 8; left > 0; --left) {
      text += pieces[random() % pieces.size()];
    }
    const auto raw = read_csv(render(one_text(text), Format::csv, {.raw_csv = true}));
    REQUIRE(raw.size() == 2);
    CHECK(raw[1] == std::vector<std::string>{"T1", text});
    const auto guarded = read_csv(render(one_text(text), Format::csv, {}));
    REQUIRE(guarded.size() == 2);
    CHECK((guarded[1][1] == text || guarded[1][1] == "'" + text));
  }
}

TEST_CASE("no padding before a formula hides it, wherever its characters end") {
  for (std::size_t blanks = 250; blanks < 262; ++blanks) {
    const std::string text = std::string(blanks, ' ') + "＝1+1";
    CHECK(read_csv(render(one_text(text), Format::csv, {}))[1][1] == "'" + text);
  }
}

TEST_CASE("every blank, hidden code point and quote is looked through") {
  for (const char* before :
       {"\u2003", "\u202f", "\u205f", "\u00a0", "\u2060", "\u00ad", "\v", "“", "\"'"}) {
    const std::string csv = render(one_text(std::string{before} + "@x"), Format::csv, {});
    CHECK(read_csv(csv)[1][1].front() == '\'');
  }
}

TEST_CASE("numbers under zero are numbers, in nested values too") {
  View view;
  view.columns = {{.name = "whole"}, {.name = "real"}, {.name = "field"}, {.name = "text"}};
  view.rows = {{.cells = {std::int64_t{-5}, -2.5, Json{-7}, std::string{"-7"}}}};
  CHECK(render(view, Format::csv, {.headers = false}) == "-5,-2.5,-7,'-7\n");
}

TEST_CASE("one empty cell is no blank line") {
  View view;
  view.columns = {{.name = "unit"}};
  view.rows = {{.cells = {std::monostate{}}}, {.cells = {std::string{}}}};
  CHECK(render(view, Format::csv, {.headers = false}) == "\"\"\n\"\"\n");
}

}  // namespace bureau
