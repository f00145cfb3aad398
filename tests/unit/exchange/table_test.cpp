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

TEST_SUITE_END();

}  // namespace bureau
