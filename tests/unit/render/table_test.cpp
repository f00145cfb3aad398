#include "base/text.h"
#include "sample.h"

#include <algorithm>
#include <random>

namespace bureau {

namespace {

std::vector<std::string> lines_in(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    REQUIRE(end != std::string_view::npos);
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  return lines;
}

/// Where a word begins on the screen.
std::size_t column_of(std::string_view line, std::string_view word) {
  const std::size_t at = line.find(word);
  REQUIRE(at != std::string_view::npos);
  return width(line.substr(0, at));
}

}  // namespace

TEST_CASE("columns begin at the same place under Chinese and Latin titles") {
  const auto lines = lines_in(render(sample(), Format::table, {.width = 0, .year = 2026}));
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] == "Ref  Title          Due          Progress  Lamp       Co-units");
  CHECK(lines[1] == "T1   整改消防通道   11-27 17:00         5  red light  财政局, 审计局");
  CHECK(lines[2] == "T12  A plain title  -                 100  closed     -");
  CHECK(column_of(lines[1], "11-27") == column_of(lines[0], "Due"));
}

TEST_CASE("a narrow screen clips titles and never refs, numbers or times") {
  View view = sample();
  view.rows[0].cells[1] = std::string{"关于进一步整改消防通道并加强检查的通知"};
  for (const std::size_t columns : {std::size_t{80}, std::size_t{72}, std::size_t{66}}) {
    for (const std::string& line :
         lines_in(render(view, Format::table, {.width = columns, .year = 2026}))) {
      CHECK(width(line) <= columns);
    }
  }
  const std::string tiny = render(view, Format::table, {.width = 20, .year = 2026});
  CHECK(tiny.find("T12") != std::string::npos);
  CHECK(tiny.find("11-27 17:00") != std::string::npos);
  CHECK(tiny.find("关于进…") != std::string::npos);
}

TEST_CASE("of two titles the wider gives first") {
  View view;
  view.columns = {{.name = "a", .shrinks = true}, {.name = "b", .shrinks = true}};
  view.rows = {{.cells = {std::string(30, 'a'), std::string(12, 'b')}}};
  CHECK(render(view, Format::table, {.width = 30, .headers = false}) ==
        std::string(15, 'a') + "…  " + std::string(12, 'b') + "\n");
  CHECK(render(view, Format::table, {.width = 22, .headers = false}) ==
        std::string(9, 'a') + "…  " + std::string(9, 'b') + "…\n");
}

TEST_CASE("only the lamp is coloured, and only where colour is wanted") {
  const std::string plain = render(sample(), Format::table, {.width = 0});
  CHECK(plain.find('\x1b') == std::string::npos);
  const std::string coloured = render(sample(), Format::table, {.width = 0, .colour = true});
  CHECK(coloured.find("\x1b[31mred light\x1b[0m") != std::string::npos);
  CHECK(coloured.find("\x1b[2mclosed\x1b[0m") != std::string::npos);
  CHECK(std::ranges::count(coloured, '\x1b') == 4);
}

TEST_CASE("without a lamp the ref carries the colour, and a colour that is no lamp is none") {
  View view = with_fields(sample(), {"title", "ref"});
  view.rows[1].colour = "\x1b[5m";
  const std::string out = render(view, Format::table, {.width = 0, .colour = true});
  CHECK(out.find("\x1b[31mT1\x1b[0m") != std::string::npos);
  CHECK(std::ranges::count(out, '\x1b') == 2);
}

TEST_CASE("a tab in a value does not push it out of its place") {
  View view = one_text("a\tb");
  view.one = true;
  CHECK(render(view, Format::table, {.width = 0}) == "ref    T1\ntitle  a b\n");
}

TEST_CASE("an empty list says its sentence or nothing") {
  View view = sample();
  view.rows.clear();
  CHECK(render(view, Format::table, {}).empty());
  view.empty_text = "nothing is open";
  CHECK(render(view, Format::table, {}) == "nothing is open\n");
}

TEST_CASE("one thing is shown as names and values, what is empty left out") {
  View view = with_fields(sample(), {"ref", "title", "due", "co"});
  view.rows = {view.rows[1]};
  view.one = true;
  CHECK(render(view, Format::table, {.width = 0}) == "Ref       T12\nTitle     A plain title\n");
  view.rows[0].cells[1] = std::string{"整改消防通道\n第二行"};
  CHECK(render(view, Format::table, {.width = 20}) ==
        "Ref       T12\nTitle     整改消防通\n          道\n          第二行\n");
}

TEST_CASE("no line of a random table is ragged") {
  std::mt19937 random{13};
  const std::vector<std::string> pieces{"a",    "中", "e\u0301", "👨‍👩‍👧", " ", "…",
                                        "\x1b", "ｶ",  "🇨🇳"};
  for (int i = 0; i < 300; ++i) {
    View view;
    view.columns = {{.name = "title", .shrinks = true}, {.name = "end"}};
    for (std::size_t rows = 1 + random() % 5; rows > 0; --rows) {
      std::string text;
      for (std::size_t left = random() % 30; left > 0; --left) {
        text += pieces[random() % pieces.size()];
      }
      view.rows.push_back({.cells = {text, std::string{"END"}}});
    }
    const auto lines = lines_in(render(view, Format::table, {.width = 30, .headers = false}));
    for (const std::string& line : lines) {
      CHECK(width(line) == width(lines.front()));
      CHECK(width(line) <= 30);
    }
  }
}

TEST_CASE("where titles have given all they can, names give, and the line still fits") {
  View view;
  view.columns = {{.name = "ref"},
                  {.name = "number", .yields = true},
                  {.name = "unit", .yields = true},
                  {.name = "title", .shrinks = true}};
  view.rows = {{.cells = {std::string{"T1"}, std::string(30, 'n'), std::string(44, 'u'),
                          std::string(40, 't')}}};
  const std::string line =
      lines_in(render(view, Format::table, {.width = 80, .headers = false})).front();
  CHECK(width(line) == 80);
  CHECK(line.ends_with(std::string(15, 't') + "…"));
  CHECK(line.find(std::string(27, 'n') + "…  " + std::string(27, 'u') + "…") != std::string::npos);
}

}  // namespace bureau
