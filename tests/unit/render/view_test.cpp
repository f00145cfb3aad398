#include "render/view.h"

#include "base/text.h"
#include "render/html.h"
#include "render/markdown.h"
#include "sample.h"

#include <algorithm>
#include <random>

namespace bureau {

TEST_CASE("a format has one name, and a wrong one gets a suggestion") {
  for (int i = 0; i <= static_cast<int>(Format::refs); ++i) {
    CHECK(parse<Format>(to_text(static_cast<Format>(i))) == static_cast<Format>(i));
  }
  CHECK_FAILS(parse<Format>("jsn"), usage, "'jsn' is not a format: did you mean 'json'?");
  CHECK(failure_of([] { parse<Format>("parquet-file"); }) == ErrorKind::usage);
}

TEST_CASE("fields are kept in the order asked, also twice") {
  const View view = with_fields(sample(), {"title", "ref", "title"});
  CHECK(render(view, Format::text, {}) ==
        "整改消防通道 T1 整改消防通道\nA plain title T12 A plain title\n");
  CHECK_FAILS(with_fields(sample(), {"tilte"}), usage,
              "there is no field 'tilte' here: did you mean 'title'?");
}

TEST_CASE("people see words, short times and yes or no; programs see ids and RFC 3339") {
  const Screen screen{.year = 2026};
  const Instant due = at(Date{2026, 11, 27}, {17 * 3600});
  CHECK(text_of(due, screen) == "11-27 17:00");
  CHECK(text_of(at(Date{2025, 11, 27}, {17 * 3600}), screen) == "2025-11-27 17:00");
  CHECK(text_of(Date{2026, 1, 2}, screen) == "2026-01-02");
  CHECK(text_of(true, screen) == "yes");
  CHECK(text_of(2.5, screen) == "2.5");
  CHECK(text_of(3.0, screen) == "3");
  CHECK(text_of(Term{"red", "红灯"}, screen) == "红灯");
  CHECK(text_of(Cell{}, screen).empty());
  CHECK(text_of(Json{Json::Object{{"a", 1}, {"b", "x"}}}, screen) == "a: 1, b: x");
  CHECK(json_of(due) == Json{to_text(due)});
  CHECK(json_of(Term{"red", "红灯"}) == Json{"red"});
  CHECK(json_of(std::vector<std::string>{"a"}) == Json{Json::Array{"a"}});
  CHECK(json_of(Cell{}).is_null());
}

TEST_CASE("no format lets a text steer a terminal") {
  const Screen screen{.width = 0};
  for (const Format format : {Format::table, Format::json, Format::jsonl, Format::csv, Format::tsv,
                              Format::md, Format::html, Format::text, Format::refs}) {
    for (const bool one : {false, true}) {
      View view = one_text(hostile);
      view.one = one;
      view.columns[1].title = "\x1b]0;title";
      const std::string out = render(view, format, screen);
      CHECK(is_utf8(out));
      CHECK(out.back() == '\n');
      for (const char32_t code : to_code_points(out)) {
        CHECK((code == '\n' || code == '\t' || !is_hidden(code)));
      }
    }
  }
}

TEST_CASE("JSON of a list is an array with one object a line, and is read back as it was") {
  const View view = sample();
  const std::string out = render(view, Format::json, {});
  CHECK(out.starts_with(
      "[\n  {\"ref\": \"T1\", \"title\": \"整改消防通道\", \"due\": \"2026-11-27T17:00:00"));
  CHECK(std::ranges::count(out, '\n') == 4);
  const Json back = parse_json(out);
  REQUIRE(back.as_array() != nullptr);
  REQUIRE(back.as_array()->size() == 2);
  for (std::size_t row = 0; row < 2; ++row) {
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
      CHECK(*back.as_array()->at(row).find(view.columns[i].name) ==
            json_of(view.rows[row].cells[i]));
    }
  }
  CHECK(render(View{}, Format::json, {}) == "[]\n");
}

TEST_CASE("JSON of one thing is an object") {
  View view = one_text("a\u202eb\U000E0041");
  view.one = true;
  const std::string out = render(view, Format::json, {});
  CHECK(out == "{\n  \"ref\": \"T1\",\n  \"title\": \"a\\u202eb\\udb40\\udc41\"\n}\n");
  CHECK(*parse_json(out).find("title")->as_text() == "a\u202eb\U000E0041");
}

TEST_CASE("JSON keeps every text exactly") {
  std::mt19937 random{12};
  for (int i = 0; i < 500; ++i) {
    std::string text;
    for (std::size_t left = random() % 10; left > 0; --left) {
      append_code_point(text, static_cast<char32_t>(random() % 0x3200));
    }
    const std::string line = render(one_text(text), Format::jsonl, {});
    CHECK(*parse_json(line).find("title")->as_text() == text);
  }
}

TEST_CASE("CSV follows RFC 4180 with LF") {
  CHECK(render(one_text("a,\"b\"\nc"), Format::csv, {}) == "ref,title\nT1,\"a,\"\"b\"\"\nc\"\n");
  CHECK(
      render(sample(), Format::csv, {.headers = false}).find("T12,A plain title,,100,closed,\n") !=
      std::string::npos);
  const std::string for_people =
      render(sample(), Format::csv, {.bom = true, .translated = true, .year = 2026});
  CHECK(for_people.starts_with("\ufeffRef,Title,Due,"));
  CHECK(for_people.find("2026-11-27 17:00,5,red light") != std::string::npos);
}

TEST_CASE("a spreadsheet computes nothing that a record says") {
  for (const char* text : {"=1+1", "+1", "-1", "@x", "＝1", "＋1", "－1", "＠x", "\t=1", " =1",
                           "\u200b=1", "\ufeff=1", "\"=1", "\u3000=1", "'=1", "\r1", "\n=1"}) {
    const std::string out = render(one_text(text), Format::csv, {.headers = false});
    CHECK((out.starts_with("T1,'") || out.starts_with("T1,\"'")));
    CHECK_FALSE(render(one_text(text), Format::csv, {.headers = false, .raw_csv = true})
                    .starts_with("T1,''"));
  }
  std::string padded;
  for (int i = 0; i < 300; ++i) {
    padded += "\u200b";
  }
  CHECK(render(one_text(padded + "=1"), Format::csv, {.headers = false}).starts_with("T1,'"));
  CHECK(render(one_text("a=1"), Format::csv, {.headers = false}) == "T1,a=1\n");
  CHECK(render(one_text("=1"), Format::csv, {.headers = false, .raw_csv = true}) == "T1,=1\n");
}

TEST_CASE("TSV has one line a row and its escapes are unambiguous") {
  CHECK(render(one_text("a\tb\nc\\d\r"), Format::tsv, {}) == "ref\ttitle\nT1\ta\\tb\\nc\\\\d\\r\n");
}

TEST_CASE("Markdown cells cannot leave their cell") {
  CHECK(markdown_escape("a|b\\|c\n<x> [l](u) `c` *e* &lt;") ==
        "a\\|b\\\\\\|c<br>&lt;x\\> \\[l\\](u) \\`c\\` \\*e\\* &amp;lt;");
  CHECK(render(with_fields(sample(), {"ref", "progress"}), Format::md, {}) ==
        "| Ref | Progress |\n| --- | ---: |\n| T1 | 5 |\n| T12 | 100 |\n");
}

TEST_CASE("an HTML page loads nothing and shows text as text") {
  const std::string page = render(one_text(hostile), Format::html, {});
  CHECK(page.starts_with("<!DOCTYPE html>\n"));
  CHECK(page.find("Content-Security-Policy\" content=\"default-src 'none'") != std::string::npos);
  CHECK(page.find("</script>") == std::string::npos);
  CHECK(page.find("<b>") == std::string::npos);
  CHECK(html_escape("<'\">&\n") == "&lt;&#39;&quot;&gt;&amp;\n");
  std::string table;
  append_html_table(table, sample(), {.year = 2026});
  CHECK(table.find("<th class=\"right\">Progress</th>") != std::string::npos);
  CHECK(table.find("<td class=\"red\">red light</td>") != std::string::npos);
  CHECK(html_page("a</title>", "<p>x</p>").find("<title>a&lt;/title&gt;</title>") !=
        std::string::npos);
}

TEST_CASE("refs are alone on their lines, each once, and a view without them says so") {
  CHECK(render(sample(), Format::refs, {}) == "T1\nT12\n");
  View twice = sample();
  twice.rows.push_back(twice.rows.front());
  CHECK(render(twice, Format::refs, {}) == "T1\nT12\n");
  CHECK_FAILS(render(with_fields(sample(), {"title"}), Format::refs, {}), usage,
              "this output has no refs: use another format, or --fields with ref");
}

TEST_CASE("bare text keeps its places") {
  CHECK(render(with_fields(sample(), {"ref", "due", "co"}), Format::text, {})
            .ends_with("\nT12 - -\n"));
}

namespace {

/// The same view, its rows out of a source.
View streamed(View view) {
  view.source = [rows = std::exchange(view.rows, {})](const TakeRow& take) {
    std::ranges::for_each(rows, take);
  };
  return view;
}

}  // namespace

TEST_CASE("rows out of a source are written as those that a view has, and counted") {
  for (int i = 0; i <= static_cast<int>(Format::refs); ++i) {
    const auto format = static_cast<Format>(i);
    CAPTURE(to_text(format));
    CHECK(render(streamed(sample()), format, {}) == render(sample(), format, {}));
    const View narrow = with_fields(streamed(sample()), {"title", "ref", "ref"});
    CHECK(render(narrow, format, {}) ==
          render(with_fields(sample(), {"title", "ref", "ref"}), format, {}));
    CHECK(render(streamed(sample()), format, {}, [](std::string_view) {}) == 2);
  }
  CHECK(render_template(streamed(sample()), "{{ref}}") == render_template(sample(), "{{ref}}"));
  CHECK(render(streamed(View{}), Format::json, {}) == "[]\n");
}

TEST_CASE("formats for programs write each row before the next is read") {
  for (const Format format :
       {Format::json, Format::jsonl, Format::csv, Format::tsv, Format::text, Format::refs}) {
    CAPTURE(to_text(format));
    std::string out;
    View view = one_text("");
    view.rows.clear();
    view.source = [&](const TakeRow& take) {
      for (int n = 1; n <= 3; ++n) {
        take({.cells = {fmt::format("T{}", n), std::string{"x"}}});
        CHECK(out.find(fmt::format("T{}", n)) != std::string::npos);
      }
    };
    render(view, format, {}, [&](std::string_view piece) { out += piece; });
  }
}

}  // namespace bureau
