#include "ops/office/import.h"

#include "office.h"

#include <algorithm>

namespace bureau {

namespace {

using Cells = std::map<std::string, std::string>;

struct Importing : WorkingOffice {
  ImportPlan plan{.kind = "task",
                  .columns = {{"title", "事项"},
                              {"unit", "牵头单位"},
                              {"co", "配合单位"},
                              {"due", "完成时限"},
                              {"document", "文件依据"},
                              {"plate", "车牌"}},
                  .constants = {{"tag", "政府工作报告"}}};

  Matter import(const Cells& row) {
    return act([&](Deed& deed) { return import_row(deed, plan, row); });
  }
};

}  // namespace

TEST_SUITE_BEGIN("ops/office/import");

TEST_CASE("a row becomes a matter: columns, lists, dates and constants") {
  Importing office;
  const Matter task = office.import({{"事项", " 改造老旧小区 "},
                                     {"牵头单位", "住建处"},
                                     {"配合单位", "财务处、规划处，城管处"},
                                     {"完成时限", "12月底"}});
  CHECK(task.title == "改造老旧小区");
  CHECK(task.unit == "住建处");
  CHECK(task.due == instant("2026-12-31T17:00:00+08:00"));
  CHECK(task.state == "assigned");
  CHECK(task.tags == std::vector<std::string>{"政府工作报告"});
  CHECK(parts_of(office.database, task.ref).size() == 3);
  CHECK(task.fields.empty());
}

TEST_CASE("a list is divided by what the plan says, and dates are of the form it says") {
  Importing office;
  office.plan.splits["co"] = "/";
  office.plan.date_format = "%d.%m.%Y";
  const Matter task = office.import(
      {{"事项", "x"}, {"配合单位", "财务处/规划、城管处"}, {"完成时限", "31.12.2026"}});
  CHECK(parts_of(office.database, task.ref).size() == 2);
  CHECK(task.due == instant("2026-12-31T17:00:00+08:00"));
  CHECK_FAILS(office.import({{"事项", "x"}, {"完成时限", "2026-12-31"}}), rejected,
              "due: '2026-12-31' is not a date of the form %d.%m.%Y");
  CHECK_FAILS(office.import({{"事项", "x"}, {"完成时限", "31.12.2026 x"}}), rejected,
              "due: '31.12.2026 x' is not a date of the form %d.%m.%Y");
}

TEST_CASE("a date form with hours keeps them") {
  Importing office;
  office.plan.date_format = "%Y/%m/%d %H:%M";
  const Matter task = office.import({{"事项", "x"}, {"完成时限", "2026/11/30 16:50"}});
  CHECK(task.due == instant("2026-11-30T16:50:00+08:00"));
}

TEST_CASE("an impossible day of a date form is refused, not moved to the next month") {
  Importing office;
  office.plan.date_format = "%Y/%m/%d";
  CHECK(failure_of([&] {
          office.import({{"事项", "x"}, {"完成时限", "2026/02/30"}});
        }) == ErrorKind::usage);
}

TEST_CASE("a field that nobody knows is kept as text among the matter's own") {
  Importing office;
  const Matter task = office.import({{"事项", "x"}, {"车牌", "京A·12345"}});
  REQUIRE(task.fields.size() == 1);
  CHECK(task.fields[0].first == "plate");
  CHECK(task.fields[0].second == Json{"京A·12345"});
  CHECK(office.get(task.ref).fields == task.fields);
  CHECK(office.get(task.ref).version == 1);
}

TEST_CASE(
    "the paper that a task implements is linked when it is registered, else it is the origin") {
  Importing office;
  const Ref paper =
      office
          .open({.kind = "incoming", .title = "通知", .values = {{"number", "国办发〔2026〕15号"}}})
          .ref;
  const Matter linked = office.import({{"事项", "x"}, {"文件依据", "国办发[2026]15号"}});
  CHECK(linked.origin == "国办发〔2026〕15号");
  CHECK(links_of(office.database, linked.ref) ==
        std::vector<Link>{{.from = linked.ref, .kind = "implements", .to = paper}});
  const Matter text = office.import({{"事项", "x"}, {"文件依据", "市政府2026年1号文"}});
  CHECK(text.origin == "市政府2026年1号文");
  CHECK(links_of(office.database, text.ref).empty());
}

TEST_CASE("a row that cannot be a matter leaves nothing behind") {
  Importing office;
  CHECK(failure_of([&] { office.import({{"牵头单位", "住建处"}}); }) == ErrorKind::usage);
  CHECK(failure_of([&] {
          office.import({{"事项", "x"}, {"完成时限", "总有一天"}});
        }) == ErrorKind::usage);
  CHECK(office.number("SELECT count(*) FROM matter") == 0);
  CHECK(office.import({{"事项", "x"}}).ref == Ref{Register::task, 1});
}

TEST_CASE("a mapping that cannot be meant is refused") {
  const Importing office;
  const Kind& task = office.house.kind("task");
  const auto refused = [&](ImportPlan plan) {
    plan.columns.emplace("title", "事项");
    return failure_of([&] { static_cast<void>(checked(plan, task)); }) == ErrorKind::usage;
  };
  CHECK_FALSE(refused(
      {.columns = {{"lead_rule", "x"}, {"source", "x"}, {"co", "x"}}, .splits = {{"co", "/"}}}));
  for (const char* kept : {"ref", "state", "progress", "version", "due_source", "fields"}) {
    CHECK(refused({.columns = {{kept, "x"}}}));
    CHECK(refused({.constants = {{kept, "x"}}}));
  }
  for (const char* slip : {"unti", "uni", "unitt", "inut", "Unit1", "plate"}) {
    CHECK_MESSAGE(refused({.columns = {{slip, "x"}}}) == (std::string_view{slip} != "inut"), slip);
  }
  CHECK(refused({.columns = {{"unit", "x"}}, .constants = {{"unit", "x"}}}));
  CHECK(refused({.columns = {{"tag", "x"}, {"tags", "y"}}}));
  CHECK(refused({.splits = {{"co", "/"}}}));
  CHECK(refused({.columns = {{"co", "x"}}, .splits = {{"co", ""}}}));
  CHECK(refused({.columns = {{"unit", "x"}}, .splits = {{"unit", "/"}}}));
  CHECK(failure_of([&] {
          static_cast<void>(checked({.columns = {{"unit", "x"}}}, task));
        }) == ErrorKind::usage);
}

TEST_CASE("a field of the record's own may be insisted on, and tags are tag") {
  const Importing office;
  const ImportPlan plan =
      checked({.columns = {{"title", "a"}, {"fields.plate", "b"}, {"tags", "c"}},
               .splits = {{"tags", "/"}}},
              office.house.kind("task"));
  CHECK(plan.columns.at("plate") == "b");
  CHECK(plan.columns.at("tag") == "c");
  CHECK(plan.splits.at("tag") == "/");
}

TEST_CASE("every field that may be imported is taken by the importer") {
  const std::vector<std::string_view> fields = importable_fields();
  for (const std::string_view field : {"title", "unit", "co", "tag", "due", "dated", "document"}) {
    CHECK(std::ranges::find(fields, field) != fields.end());
  }
}

TEST_SUITE_END();

}  // namespace bureau
