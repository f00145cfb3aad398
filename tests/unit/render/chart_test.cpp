#include "render/chart.h"

#include "base/text.h"
#include "test_support.h"

#include <limits>

namespace bureau {

namespace {

Chart two_series(bool stacked) {
  return {.title = "Answers",
          .series = {"on time", "late"},
          .bars = {{"财政局", {8, 4}}, {"Audit", {3, 0}}},
          .stacked = stacked};
}

}  // namespace

TEST_CASE("a bar has its length in eighths and is never invisible") {
  CHECK(text_bar(10, 10, 4) == "████");
  CHECK(text_bar(5, 10, 4) == "██");
  CHECK(text_bar(1, 8, 1) == "▏");
  CHECK(text_bar(7, 8, 1) == "▉");
  CHECK(text_bar(1, 100000, 4) == "▏");
  CHECK(text_bar(0, 10, 4).empty());
  CHECK(text_bar(20, 10, 4) == "████");
  CHECK(text_bar(std::numeric_limits<double>::quiet_NaN(), 10, 4).empty());
  CHECK(text_bar(1, 0, 4).empty());
}

TEST_CASE("a chart in text aligns labels and values") {
  const std::string chart = text_chart(two_series(true), 40);
  CHECK(chart ==
        "Answers\n"
        "财政局  █████████████████████████  8 + 4\n"
        "Audit   ██████▎                    3 + 0\n");
  for (const std::size_t columns : {std::size_t{30}, std::size_t{60}, std::size_t{0}}) {
    for (const std::string& line : wrap(text_chart(two_series(false), columns), 0)) {
      CHECK(width(line) <= (columns == 0 ? 80 : columns));
    }
  }
}

TEST_CASE("an SVG chart is one labelled image whose values are text") {
  for (const bool stacked : {false, true}) {
    const std::string svg = svg_chart(two_series(stacked));
    CHECK(svg.starts_with("<svg "));
    CHECK(svg.find("role=\"img\" aria-label=\"Answers\"") != std::string::npos);
    CHECK(svg.find("<title>Answers</title>") != std::string::npos);
    CHECK(svg.find("<title>财政局, on time: 8</title>") != std::string::npos);
    CHECK(svg.find(stacked ? ">8 + 4</text>" : ">8</text>") != std::string::npos);
    CHECK(svg.ends_with("</svg>\n"));
  }
}

TEST_CASE("hostile labels stay text in a chart") {
  const Chart chart{
      .title = "</svg><script>\"x", .series = {}, .bars = {{"\x1b<b>&", {1}}}, .stacked = false};
  const std::string svg = svg_chart(chart);
  CHECK(svg.find("<script>") == std::string::npos);
  CHECK(svg.find("<b>") == std::string::npos);
  CHECK(svg.find('\x1b') == std::string::npos);
  CHECK(text_chart(chart, 40).find('\x1b') == std::string::npos);
  CHECK(svg_chart({}).ends_with("</svg>\n"));
}

}  // namespace bureau
