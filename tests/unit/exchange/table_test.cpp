#include "exchange/table.h"

#include "office.h"

namespace bureau {

namespace {

struct Importing : WorkingOffice {
  ImportPlan plan{.kind = "incoming",
                  .columns = {{"title", "标题"}, {"number", "文号"}, {"origin", "来文单位"}}};

  TakenRows take(std::string_view csv) {
    const std::vector<CsvRow> table = read_table(csv, plan);
    Transaction transaction{database};
    TakenRows taken = take_rows(
        table, plan,
        {database, house, head, {.name = actor, .login = actor, .now = now, .clock = now}}, {},
        head.seq + 1);
    transaction.commit();
    return taken;
  }
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_SUITE_BEGIN("exchange/table");

TEST_CASE("rows that can be taken are deeds of one batch, of the others nothing stays") {
  Importing office;
  const TakenRows taken = office.take(
      "标题,文号,来文单位\n通知一,市局〔2026〕1号,市局\n,市局〔2026〕2号,市局\n"
      "通知三,市局〔2026〕1号,市局\n通知四\n通知五,市局〔2026〕5号,市局\n");
  CHECK(taken.count == 5);
  REQUIRE(taken.refs.size() == 2);
  CHECK(office.get(taken.refs[0]).title == "通知一");
  CHECK(office.get(taken.refs[1]).title == "通知五");
  REQUIRE(taken.complaints.size() == 3);
  CHECK(taken.complaints[0].starts_with("line 3: "));
  CHECK(taken.complaints[1] == "line 4: 市局〔2026〕1号 stands in line 2 already");
  CHECK(taken.complaints[2] == "line 5: 1 cells where the head has 3");
  CHECK(office.number("SELECT count(*) FROM matter") == 2);
  CHECK(office.number("SELECT count(*) FROM entry") == 2);
  CHECK(office.number("SELECT count(DISTINCT batch) FROM entry") == 1);
  CHECK(verify_journal(office.database).empty());
}

TEST_CASE("a table is held against the plan before any row is taken") {
  const Importing office;
  CHECK_FAILS(read_table("", office.plan), rejected, "the table is empty");
  CHECK_FAILS(
      read_table("标题,文,来文单位\n", office.plan), usage,
      "there is no column '文号' for number: the file has 标题, 文, 来文单位; did you mean 文");
  CHECK_FAILS(read_table("标题,文号,文号,来文单位\n", office.plan), usage,
              "the file has more than one column '文号': which is 'number'? rename one of them");
}

namespace {

std::vector<Texts> cells_of(std::string_view csv, const CsvForm& form = {}) {
  std::vector<Texts> cells;
  for (const CsvRow& row : parse_csv(csv, form)) {
    cells.push_back(row.cells);
  }
  return cells;
}

}  // namespace

TEST_CASE("lines end as any office ends them, and rows without a value are none") {
  const std::vector<Texts> table{{"标题", "单位"}, {"甲", "A"}};
  CHECK(cells_of("标题,单位\n甲,A\n") == table);
  CHECK(cells_of("标题,单位\r\n甲,A\r\n,\r\n , \r\n") == table);
  CHECK(cells_of("标题,单位\r甲,A\r") == table);
}

TEST_CASE("a table says its separator, or is told, and lines may stand above its head") {
  const std::vector<Texts> table{{"标题", "单位"}, {"甲", "A"}};
  CHECK(cells_of("sep=;\r\n标题;单位\r\n甲;A\r\n") == table);
  CHECK(cells_of("标题|单位\n甲|A\n", {.separator = '|'}) == table);
  CHECK(cells_of("导出时间：2026-11-27\n共2条;,,,\n标题;单位\n甲;A\n", {.skip = 2}) == table);
  CHECK(parse_csv("a\nb\n标题,单位\n", {.skip = 2}).front().line == 3);
  CHECK(cells_of("\"标,题,x,\";单位\n甲;A\n") ==
        std::vector<Texts>{{"标,题,x,", "单位"}, {"甲", "A"}});
}

TEST_CASE("what a spreadsheet writes for text is text, and a broken quote is said") {
  CHECK(cells_of("日期\n=\"2026-12-05\"\n\"=\"\"001\"\"\"\n") ==
        std::vector<Texts>{{"日期"}, {"2026-12-05"}, {"001"}});
  CHECK_FAILS(
      parse_csv("标题,单位\n\"乙\"件,A\n"), rejected,
      "line 2 goes on behind a quote that is closed: a quote within a cell is written twice, "
      "and the cell stands in quotes");
  CHECK(cells_of("甲件说\"好\"的,后勤\"处\n") ==
        std::vector<Texts>{{"甲件说\"好\"的", "后勤\"处"}});
}

TEST_CASE("an encoding that is another than it was said to be is refused") {
  CHECK_FAILS(from_gb18030("标题"), rejected, "the file is UTF-8: leave out --encoding");
  CHECK_FAILS(from_gb18030("\xef\xbb\xbf"), rejected, "the file is UTF-8: leave out --encoding");
  CHECK(from_gb18030("title") == "title");
  CHECK(from_gb18030("\xb1\xea\xcc\xe2") == "标题");
  for (const std::string_view text : {"\xff\xfe\x07\x68", "\xfe\xff\x68\x07"}) {
    CHECK_FAILS(parse_csv(text), rejected, "the file is UTF-16: save it as CSV in UTF-8");
    CHECK_FAILS(from_gb18030(text), rejected, "the file is UTF-16: save it as CSV in UTF-8");
  }
}

TEST_CASE("the midnight of a spreadsheet is a day") {
  Importing office;
  office.plan.columns = {{"title", "标题"}, {"dated", "来文日期"}, {"due", "期限"}};
  office.plan.constants = {{"origin", "某局"}};
  const TakenRows taken = office.take(
      "标题,来文日期,期限\n甲,2026/11/5 0:00,2026-12-04 00:00:00\n乙,2026-11-05,2026-12-04\n"
      "丙,2026-11-05T00:00:00,2026-12-04 0:30\n");
  CHECK(taken.complaints == Texts{});
  REQUIRE(taken.refs.size() == 3);
  CHECK(office.get(taken.refs[0]).dated == day("2026-11-05"));
  CHECK(office.get(taken.refs[2]).dated == day("2026-11-05"));
  CHECK(office.get(taken.refs[0]).due == instant("2026-12-04T17:00"));
  CHECK(office.get(taken.refs[1]).due == instant("2026-12-04T17:00"));
  CHECK(office.get(taken.refs[2]).due == instant("2026-12-04T00:30"));
  office.plan.date_format = "%Y/%m/%d";
  const TakenRows by_form = office.take("标题,来文日期,期限\n丁,2026/11/5 0:00,2026/12/4\n");
  CHECK(by_form.complaints == Texts{});
}

TEST_SUITE_END();

}  // namespace bureau
